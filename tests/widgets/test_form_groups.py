"""Which fields a business gets: read off the schema, for a baker as for Lester."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from case_studies.flat import fields
from case_studies.parse import from_dict, preset
from widgets import session as session_module
from widgets.form_groups import groups, label, plain_keys
from widgets.numbers_form import NumbersForm
from widgets.passage import Passage
from widgets.session import Session
from widgets.switch import Switch
from widgets.texts import Texts

if TYPE_CHECKING:
    from case_studies.business import Business

EN, FR = Texts("en"), Texts("fr")
ELSEWHERE = ["contacts_per_hour", "able_of_ten", "closing_rate", "cap_hours", "cash"]


def with_activities(baker: Business, *names: str) -> Business:
    """Give the baker these half-hours instead of his tasting; their names are their titles."""
    data = baker.model_dump()
    posting, tasting = data["activities"]
    others = (tasting | {"name": name, "title": name.title()} for name in names)
    return from_dict(data | {"activities": (posting, *others)})


def grouped(business: Business, t: Texts = EN) -> dict[str, list[str]]:
    return {group.title: [field.key for field in group.fields] for group in groups(business, t)}


def test_the_baker_has_a_group_for_each_of_his_activities(baker: Business) -> None:
    assert grouped(baker) == {
        "Your sale": ["margin_ratio", "capacity", "repeat_purchases"],
        "Your posting": ["closing_rate", "cash", "likes_per_hour", "sales_per_1000_likes"],
        "A tasting at the door": [f"tasting_{key}" for key in ELSEWHERE],
        "The people you reach": ["passers_by_wtp_median", "regulars_wtp_median"],
        "": ["second_price", "second_margin_ratio"],
        "Somebody else posts for you": ["friend_hours", "manager_hours", "manager_cash"],
    }


def test_three_activities_make_three_groups_and_one_makes_one(baker: Business) -> None:
    three = grouped(with_activities(baker, "tasting", "calling"))
    assert list(three)[1:4] == ["Your posting", "Tasting", "Calling"]
    assert three["Calling"] == [f"calling_{key}" for key in ELSEWHERE]
    one = grouped(with_activities(baker))
    assert list(one)[1:3] == ["Your posting", "The people you reach"]
    assert not [key for keys in one.values() for key in keys if "tasting" in key]


@pytest.mark.parametrize(("t", "title"), [(EN, "Your half-hour"), (FR, "Votre demi-heure")])
def test_lesters_half_hour_is_the_learners(t: Texts, title: str) -> None:
    assert "half_hour_cap_hours" in grouped(preset("lester"), t)[title]


def test_every_plain_number_is_of_the_question_and_every_business_has_the_same(baker: Business) -> None:
    assert plain_keys(baker) == plain_keys(preset("lester")) == plain_keys(with_activities(baker))


@pytest.mark.parametrize("name", ["lester", "lester_early"])
def test_what_other_workbooks_ask_or_nobody_can_guess_is_never_asked(name: str) -> None:
    business = preset(name)
    asked = {*plain_keys(business), *(key for keys in grouped(business).values() for key in keys)}
    never = {key for key in fields(business) if key.startswith(("customers_", "support_"))}
    never |= {key for key in fields(business) if key.endswith(("able_at_price", "wtp_spread"))}
    never |= {key for key in fields(business) if "share_" in key}
    never |= {key for key in fields(business) if key.endswith(("_per_100_hours", "_months", "_brings"))}
    never |= {key for key in fields(business) if key.endswith("setup_hours")}
    never |= {"cap_hours", "half_hour_likes_per_hour", "half_hour_sales_per_1000_likes"}
    assert asked == fields(business).keys() - never


def test_an_audiences_number_says_whose_it_is(baker: Business) -> None:
    known = fields(preset("lester"))
    assert label(known["share_couples"], EN) == (
        "Couples who plan a wedding: their share among those who write to you"
    )
    assert label(known["half_hour_share_couples"], FR) == (
        "Futurs mariés\u00a0: leur part parmi ceux à qui vous parlez"
    )
    assert label(known["price"], EN) == "What a customer pays you for one sale"
    theirs = label(fields(baker)["regulars_wtp_median"], FR)
    assert theirs == "People who come every week\u00a0: ce que la moitié d\u2019entre eux paierait au plus"


def inside(panel: Any, kind: type) -> list[Any]:  # noqa: ANN401 - any box
    found = list(panel.children)
    for one in found:
        found += getattr(one, "children", ())
    return [one for one in found if isinstance(one, kind)]


@pytest.mark.parametrize("others", [(), ("tasting",), ("tasting", "calling")])
def test_each_activity_of_the_form_has_its_heading_and_its_numbers_reach_the_business(
    baker: Business, monkeypatch: pytest.MonkeyPatch, others: tuple[str, ...]
) -> None:
    business = with_activities(baker, *others)
    monkeypatch.setattr(session_module, "preset", lambda _: business)
    session = Session("en", "01_baker")
    form = NumbersForm(session)
    inside(form, Switch)[0].value = True
    titles = [heading.text.strip("*") for heading in inside(form, Passage)]
    assert titles == [title for title in grouped(business) if title]
    for index, name in enumerate(others, start=1):
        form[f"{name}_cap_hours"].value = index
        form[f"{name}_able_of_ten"].value = index
    assert [(a.cap_hours, a.able_of_ten) for a in session.business.activities[1:]] == [
        (index, index) for index, _ in enumerate(others, start=1)
    ]


def test_a_count_is_of_its_own_activity_also_where_one_name_begins_with_another(
    baker: Business, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = with_activities(baker, "bread", "bread_club").model_dump()
    data["activities"][2]["shares"] = {"regulars": 1.0}
    business = from_dict(data)
    monkeypatch.setattr(session_module, "preset", lambda _: business)
    form = NumbersForm(Session("en", "01_baker"), ["bread_able_of_ten", "bread_club_able_of_ten"], more=False)
    assert form["bread_club_able_of_ten"].value > form["bread_able_of_ten"].value
