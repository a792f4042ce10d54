"""Whose number it is, alike in every workbook."""

from __future__ import annotations

import re

import pytest

from widgets.cost_of_free.workbook import CostOfFree
from widgets.lester.own import Own
from widgets.numbers_form import NumbersForm
from widgets.own_numbers import own_keys
from widgets.session import Session
from widgets.why_there.chosen import keep_reasons
from widgets.why_there.workbook import WhyThere
from widgets.your_verdict.verdict_panel import YourVerdict
from widgets.your_verdict.workbook import Verdict


def test_numbers_that_came_with_the_page_and_typed_ones_are_own_in_every_workbook() -> None:
    for kind in (WhyThere, CostOfFree, Verdict):
        page = kind("en", price=1234)
        page.session.put("contacts_per_hour", 7)
        assert own_keys(page.session) == {"price", "contacts_per_hour"}
    why = WhyThere("en", price=1234)
    keep_reasons(why.session, ["reach"])
    (reach,) = why.own.inside.inside.diagnosis.good
    assert "price" not in reach.assumed
    assert CostOfFree("en", cash=90).answers.own == ("cash",)


def test_a_count_is_one_number_whatever_the_price_it_was_made_at() -> None:
    page = WhyThere("en")
    page.session.put("able_of_ten", 3)
    assert own_keys(page.session) == {"able_of_ten"}


def test_another_example_is_not_the_learners() -> None:
    page = WhyThere("en", price=1234)
    page.session.start_from("restaurant")
    assert own_keys(page.session) == set()


def test_what_is_given_is_given_even_where_it_is_what_the_example_has() -> None:
    page = WhyThere("en", price=1000, more={"half_hour_able_of_ten": 1})
    assert own_keys(page.session) == {"price", "half_hour_able_of_ten"}
    page.session.start_from("lester")
    assert "price" in own_keys(page.session)
    assert own_keys(WhyThere("en").session) == set()


def test_what_nobody_knows_is_said_of_our_assumptions_only() -> None:
    """The price is sure in the example; the count of people is ours and a range, until somebody gives one."""

    def said(page: WhyThere) -> str:
        fields = NumbersForm(page.session)._fields
        return "\n".join(made.note for made in fields.values())

    def given(**numbers: float | str) -> str:
        return said(WhyThere("en", "lester", None, **numbers))

    ours, lent = "we reckon with", "your number may be is our assumption"
    assert ours in given()
    assert lent not in given()
    assert not re.search(f"{ours}|{lent}", given(contacts_per_hour="2..3..5"))
    assert not re.search(f"{ours}|{lent}", given(contacts_per_hour="1.5..2.5..4")), "as the example has it"
    assert ours not in given(contacts_per_hour=5)
    assert lent in given(contacts_per_hour=5)
    count = "Our assumption, until you give your own count."
    assert count in given()
    assert count not in given(able_of_ten=3)
    mine = WhyThere("en")
    mine.session.put("contacts_per_hour", 4.0)
    assert ours not in said(mine)
    assert lent in said(mine)


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "Our example: "), ("fr", "Notre exemple\N{NO-BREAK SPACE}: ")]
)
def test_a_conclusion_away_from_its_page_says_whose_it_is_until_it_is_the_learners(
    lang: str, said: str
) -> None:
    for panel in (Own, YourVerdict):
        session = Session(lang, "01_lester")
        shown = panel(session)
        if isinstance(shown, YourVerdict):
            shown._cover.lift()  # noqa: SLF001 - as who asks to see it without a guess
            card = shown._card  # noqa: SLF001 - the one that stays in sight
        else:
            card = shown.verdict._card  # noqa: SLF001 - the same
        assert card.brief == f"{said}{card.headline}"
        session.put("price", 900)
        assert card.brief == ""
