"""The other panels of the Lester workbook, and the whole of it over one set of numbers."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING, Any

import pytest

from case_studies import flips as flips_module
from case_studies.decision import decide
from case_studies.flips import flips, main_inputs
from case_studies.intervals import zero_of
from case_studies.parse import from_dict, preset, with_numbers
from widgets import session as session_module
from widgets.changes_text import changes
from widgets.chart import Chart
from widgets.lester import takes as takes_module
from widgets.lester.checks import Checks
from widgets.lester.guess import KEY, Guess
from widgets.lester.luck import BOOKED, EXAMPLE, TRIES, LuckAndCounts
from widgets.lester.own import Own
from widgets.lester.takes import Takes
from widgets.lester.workbook import NAME, Lester
from widgets.number_field import NumberField
from widgets.passage import Passage
from widgets.plausibility import Plausibility
from widgets.promise import WHAT, WHEN, Promise
from widgets.result import MIME
from widgets.save_file import Saved, write_saved
from widgets.session import Session
from widgets.text_field import TextField
from widgets.wrong_number import WrongNumberError

if TYPE_CHECKING:
    from ipywidgets import Widget

    from case_studies.business import Business


def inside(panel: Widget, kind: type) -> list[Any]:
    """Give every child of a kind, at any depth, in order."""
    found = []
    for child in panel.children:
        found += (
            [child] if isinstance(child, kind) else inside(child, kind) if hasattr(child, "children") else []
        )
    return found


def says(session: Session, kind: str, what: object = None) -> None:
    """Have the browser say something to the keeper."""
    session.keeper._handle_custom_msg({"kind": kind, "with": what}, [])  # noqa: SLF001 - where ipywidgets hands messages over


def opens_with(session: Session, **answers: str | float) -> None:
    says(session, "start", write_saved(Saved(answers=answers)))


# ---- the learner's own numbers


def test_own_numbers_move_verdict_and_picture() -> None:
    session = Session("en", NAME)
    own = Own(session)
    side = inside(own, Chart)[0]
    before = side.sentence
    own.form["price"].value = 100
    assert own.verdict.decision == decide(with_numbers(preset("lester"), {"price": 100}))
    assert side.sentence != before
    assert own.sentence == f"{own.verdict.sentence}\n{side.sentence}"


def test_the_picture_follows_the_hand_at_once() -> None:
    own = Own(Session("en", NAME))

    async def hand() -> None:
        own.form["hours"].value = 2
        assert "…" in own.verdict.sentence
        assert inside(own, Chart)[0].sentence.startswith("With 2 hours a month")
        assert "With 2 hours a month" in own.sentence

    asyncio.run(hand())


def test_lesters_half_hour_is_lent_until_the_learner_gives_theirs() -> None:
    session = Session("fr", NAME)
    own = Own(session)
    lent = inside(own, Passage)[-1]
    assert "nos hypothèses pour quelqu\N{RIGHT SINGLE QUOTATION MARK}un comme Lester" in lent.text
    assert "12 personnes" in lent.text
    assert "environ 8 sur 100 pourraient payer" in lent.text, "nobody can picture 0,7 of 10"
    session.put("price", 900)
    assert lent.text
    session.put("half_hour_cap_hours", 2)
    assert "**La demi-heure est encore la nôtre.**" in lent.text, (
        "whom one meets there is still the example's"
    )
    assert "si la vôtre ressemble" in own.verdict.sentence, "and the verdict says so"
    session.put("half_hour_contacts_per_hour", 10)
    session.put("half_hour_able_of_ten", 1)
    assert lent.text == ""
    assert "si la vôtre ressemble" not in own.verdict.sentence
    says(session, "clear")
    assert lent.text


def test_a_number_that_looks_like_a_slip_is_asked_about_beside_the_form() -> None:
    session = Session("en", NAME)
    (second_look,) = inside(Own(session), Plausibility)
    assert second_look.findings == ()
    session.put("hours", 120)
    assert [one.kind for one in second_look.findings] == ["hours_many"]
    assert "120\N{NO-BREAK SPACE}h" in second_look.sentence


def baking(baker: Business, monkeypatch: pytest.MonkeyPatch, *others: dict[str, Any]) -> Session:
    """Give a baker's session, with these half-hours: each what differs from his tasting."""
    data = baker.model_dump()
    posting, tasting = data["activities"]
    business = from_dict(data | {"activities": (posting, *(tasting | other for other in others))})
    monkeypatch.setattr(session_module, "preset", lambda _: business)
    return Session("en", NAME)


def test_without_a_half_hour_a_plain_sentence_stands_for_the_picture(
    baker: Business, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = baking(baker, monkeypatch)
    own = Own(session)
    assert inside(own, Chart) == []
    said = inside(own, Passage)[-1].text
    assert said.startswith("No half-hour of yours is known here")
    assert own.sentence == f"{own.verdict.sentence}\n{said}"
    own.form["price"].value = 8
    assert own.sentence == f"{own.verdict.sentence}\n{said}"


def test_the_bakers_own_half_hour_is_not_called_lesters(
    baker: Business, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = Own(baking(baker, monkeypatch, {}))
    assert len(inside(own, Chart)) == 1
    assert inside(own, Passage)[-1].text == ""


def test_of_several_half_hours_the_best_is_shown_and_named(
    baker: Business, monkeypatch: pytest.MonkeyPatch
) -> None:
    calling = {"name": "calling", "title": "Calling old customers", "contacts_per_hour": 1.0}
    session = baking(baker, monkeypatch, calling, {})
    own = Own(session)
    aside, side = inside(own, Passage)[-1], inside(own, Chart)[0]
    assert aside.text == "The half-hour shown here is the one that brings you most: A tasting at the door."
    before = side.sentence
    session.put("calling_contacts_per_hour", 100)
    assert aside.text.endswith("Calling old customers.")
    assert side.sentence != before


# ---- what it would take


def test_what_it_takes_follows_the_numbers_and_agrees_with_the_verdict() -> None:
    session = Session("en", NAME)
    takes = Takes(session)
    tips, line, ways = inside(takes, Chart)
    assert "about 3 in 100 could pay" in line.sentence
    assert f"€{decide(session.business).question.per_hour:.0f}" in line.sentence
    assert takes.sentence == f"{tips.sentence}\n{line.sentence}\n{ways.sentence}"
    session.put("able_of_ten", 4)
    assert "about 40 in 100 could pay" in line.sentence, "of the crowd that the other counts are of"
    before = ways.sentence
    session.put("hour_value", 80)
    assert ways.sentence != before


def test_what_would_tip_it_follows_the_numbers_and_agrees_with_the_verdict() -> None:
    session = Session("en", NAME)
    takes, own = Takes(session), Own(session)
    tips = inside(takes, Chart)[0]
    assert "about €3,300 (now €1,000)" in tips.sentence
    session.put("price", 100)
    nearest = changes(session.business, own.verdict.flips, session.t)[0]
    assert nearest.condition in tips.sentence
    assert tips.table.rows[0][0] == nearest.name


def test_where_nothing_tips_it_a_plain_sentence_stands_for_the_picture(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    session = Session("en", NAME)
    takes = Takes(session)
    tips, note = inside(takes, Chart)[0], inside(takes, Passage)[0]
    assert (tips.layout.display, note.text) == (None, "")
    with monkeypatch.context() as nothing:
        nothing.setattr(takes_module, "flips", lambda _: ())
        session.put("price", 900)
    assert tips.layout.display == "none"
    assert note.text == "None of the main numbers would change the verdict by itself."
    assert takes.sentence.startswith(note.text)
    session.put("price", 1000)
    assert (tips.layout.display, note.text) == (None, "")


def test_what_verdict_and_picture_both_ask_for_is_looked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    session = Session("en", NAME)
    panels = Own(session), Takes(session)
    looks = []
    look = flips_module._flip  # noqa: SLF001 - the slow part
    monkeypatch.setattr(flips_module, "_flip", lambda *of: looks.append(of[1]) or look(*of))
    session.put("price", 321.0)
    assert panels[0].verdict.flips
    assert sorted(looks) == sorted(main_inputs(session.business))


@pytest.mark.parametrize("price", [1.0, 100_000.0])
def test_what_it_takes_holds_at_the_ends_of_the_price(price: float) -> None:
    session = Session("en", NAME)
    takes = Takes(session)
    session.put("price", price)
    assert takes.sentence


# ---- luck, and what a count still allows


def counted(luck: LuckAndCounts, tries: float, booked: float) -> str:
    first, second = inside(luck, NumberField)
    first.value, second.value = tries, booked
    text: str = inside(luck, Passage)[-1].text
    return text


@pytest.mark.parametrize(
    ("lang", "tries", "booked", "parts"),
    [
        ("en", 30, 0, ["None out of 30", "**9.5%**"]),
        ("fr", 30, 0, ["Aucun sur 30", "**9,5\u00a0%**"]),
        ("en", 1, 0, ["None out of 1", "**95%**"]),
        ("en", 20, 5, ["5 of 20 is 25%", "**11.2%**", "**46.9%**"]),
        ("en", 3, 3, ["3 of 3 is 100%", "**43.9%**", "**100%**"]),
        ("en", 3, 5, ["More buyers than people", "at most 3 can"]),
        ("fr", 3, 5, ["plus d\u2019acheteurs que de personnes", "3 au plus"]),
        ("fr", 1000, 1000, ["1\u202f000 sur 1\u202f000"]),
    ],
)
def test_a_count_is_told_with_what_it_still_allows(
    lang: str, tries: float, booked: float, parts: list[str]
) -> None:
    luck = LuckAndCounts(Session(lang, NAME))
    text = counted(luck, tries, booked)
    for part in parts:
        assert part in text
    assert text.replace("**", "") in luck.sentence


def test_counts_are_kept_come_back_and_go_with_start_again() -> None:
    session = Session("en", NAME)
    luck = LuckAndCounts(session)
    example = luck.sentence
    counted(luck, 20, 5)
    assert session.keeper.saved.answers == {TRIES: 20, BOOKED: 5}
    other = Session("en", NAME)
    again = LuckAndCounts(other)
    says(other, "start", session.keeper.file)
    assert again.sentence == luck.sentence
    assert other.keeper.unwritten["answers"] == {}
    says(session, "clear")
    assert luck.sentence == example
    assert session.keeper.saved.answers == {}


@pytest.mark.parametrize("answers", [{TRIES: 0, BOOKED: -1}, {TRIES: 1e9}, {TRIES: "many", BOOKED: "few"}])
def test_counts_that_somebody_wrote_into_a_file_break_nothing(answers: dict[str, Any]) -> None:
    session = Session("en", NAME)
    luck = LuckAndCounts(session)
    opens_with(session, **answers)
    assert [field.value for field in inside(luck, NumberField)] == [30, 0]


def test_luck_follows_the_numbers() -> None:
    session = Session("en", NAME)
    luck = LuckAndCounts(session)
    before = inside(luck, Chart)[0].sentence
    assert re.search(r"Of 1,000 owners .* \d+ sell nothing", before)
    session.put("price", 100)
    assert inside(luck, Chart)[0].sentence != before
    assert inside(luck, Chart)[0].sentence in luck.sentence


# ---- my half-hour


@pytest.mark.parametrize(
    ("lang", "empty", "filled"),
    [
        (
            "en",
            "My half-hour is ___; I will try it on ___.",
            "My half-hour is a tasting; I will try it on March 3, 2026.",
        ),
        (
            "fr",
            "Ma demi-heure, c\u2019est ___\u202f; je l\u2019essaierai le ___.",
            "Ma demi-heure, c\u2019est a tasting\u202f; je l\u2019essaierai le 3 mars 2026.",
        ),
    ],
)
def test_a_promise_is_said_the_readers_way_and_kept(lang: str, empty: str, filled: str) -> None:
    session = Session(lang, NAME)
    promise = Promise(session)
    assert promise.sentence == empty
    what, when = inside(promise, TextField)
    what.value, when.value = "a tasting", "2026-03-03"
    assert promise.sentence == filled
    assert session.keeper.saved.answers == {WHAT: "a tasting", WHEN: "2026-03-03"}
    other = Session(lang, NAME)
    again = Promise(other)
    says(other, "start", session.keeper.file)
    assert again.sentence == filled
    assert other.keeper.unwritten["answers"] == {}
    says(session, "clear")
    assert promise.sentence == empty


@pytest.mark.parametrize(
    "answers", [{WHEN: "next week"}, {WHAT: "x" * 400}, {WHAT: "two\nlines"}, {WHEN: 3.0}]
)
def test_a_promise_that_somebody_wrote_into_a_file_breaks_nothing(answers: dict[str, Any]) -> None:
    session = Session("en", NAME)
    promise = Promise(session)
    other = LuckAndCounts(session)
    opens_with(session, **answers, **{TRIES: 20})
    assert promise.sentence == "My half-hour is ___; I will try it on ___."
    assert inside(other, NumberField)[0].value == 20, "the panels after it still hear"


# ---- the whole workbook


PANELS = ("notice", "guess", "case", "own", "takes", "luck", "checks", "promise", "sources")


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_text_forms_are_the_same_each_time_and_hold_no_id_nor_date(lang: str) -> None:
    one, other = Lester(lang), Lester(lang)
    for name in PANELS:
        panel = getattr(one, name)
        text = panel._repr_mimebundle_()["text/plain"]
        assert text == getattr(other, name).sentence
        assert not re.search(r"[0-9a-f]{16}|IPY_MODEL|<[a-z]|object at", text)
        assert not re.search(r"[{}]|\bnan\b", text)
        if name != "sources":
            assert not re.search(r"\b20[0-9]{2}\b", text.replace("\u202f", ""))
    assert one.notice.sentence == ""
    assert one.notice.children == ()


@pytest.mark.parametrize(
    ("given", "verdict"),
    [({}, "redirect"), ({"price": 100}, "redirect"), ({"business": "lester_early"}, "worth_it")],
)
def test_the_result_agrees_with_the_decision(given: dict[str, Any], verdict: str) -> None:
    lester = Lester("en", **given)
    numbers = {key: value for key, value in given.items() if key != "business"}
    business = with_numbers(preset(given.get("business", "lester")), numbers)
    decision = decide(business)
    data = lester.result._repr_mimebundle_()[MIME]
    assert (data["workbook"], data["lang"], data["verdict"]) == (NAME, "en", verdict)
    assert decision.verdict == verdict
    expected = {
        "bookings_per_month": decision.question.bookings,
        "net_per_month": decision.question.net,
        "p_pays": decision.question.p_pays,
        "break_even_bookings_per_month": decision.question.break_even,
        "plan_net_per_month": decision.plan_net,
        "better_hours_per_month": decision.plan.get("half_hour", 0),
        "able_share": decision.question.able,
    }
    assert {name: data["numbers"][name] for name in expected} == pytest.approx(expected, abs=1e-6)
    assert lester.result.sentence == lester.own.inside.verdict.sentence
    assert lester.own.inside.verdict.flips == flips(business)


def test_lesters_story_comes_out() -> None:
    today, cheap, early = Lester("fr"), Lester("fr", price=100), Lester("fr", business="lester_early")
    bookings = [one.result.numbers["bookings_per_month"] for one in (today, cheap, early)]
    assert bookings[0] < 0.1
    assert bookings[1] >= 10 * bookings[0]
    assert early.result.numbers["net_per_month"] > 0 > cheap.result.numbers["net_per_month"]


def test_the_result_is_of_the_numbers_as_they_stand() -> None:
    lester = Lester("en")
    lester.own.inside.form["price"].value = 100
    assert lester.result.numbers == pytest.approx(Lester("en", price=100).result.numbers)


def test_further_numbers_and_the_links_come_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUERY_STRING", "price=100&hours=lots&voila-theme=dark")
    lester = Lester("fr", more={"half_hour_cap_hours": 2})
    assert lester.own.inside.form["price"].value == 100
    assert lester.case.inside.business.activities[1].cap_hours == 2
    assert lester.notice.sentence.count("lots") == 1
    assert lester.notice.sentence == inside(lester.notice, Passage)[0].sentence
    assert lester.own.inside.form["hours"].value == 4


def test_further_numbers_come_as_json_text_too() -> None:
    assert Lester("en", more='{"half_hour_cap_hours": 2}').case.inside.business.activities[1].cap_hours == 2
    for wrong in ("{", "[1]", "3"):
        with pytest.raises(WrongNumberError, match="attend des nombres par leur nom"):
            Lester("fr", more=wrong)


def test_start_again_takes_the_guess_out_of_its_box() -> None:
    session = Session("en", NAME)
    guess = Guess(session)
    field = inside(guess, NumberField)[0]
    session.keeper.keep(answers={KEY: 7})
    session.answers[KEY] = 7
    session.restored += 1
    assert field.value == 7
    session.answers.clear()
    session.restored += 1
    assert field.value == 0


# ---- questions to check oneself with


def test_what_is_said_of_the_evening_hour_is_the_learners_own_cost() -> None:
    session = Session("en", NAME)
    checks = Checks(session)
    session.put("hour_value", 30)
    session.put("hours", 10)
    checks.children[1].children[0].value = "worth"
    assert "At €30 an hour, your 10\u00a0h a month come to €300" in checks.sentence


def test_nought_of_as_many_as_in_the_example_still_allows_nearly_one_in_ten() -> None:
    checks = Checks(Session("fr", NAME))
    assert 0.09 < zero_of(int(EXAMPLE)) < 0.1
    checks.children[2].children[0].value = "bounded"
    assert checks.children[2].state == "right"
    assert "9,5\u00a0%" in checks.sentence


def test_each_answer_says_something_of_its_own() -> None:
    for lang in ("fr", "en"):
        for check in Checks(Session(lang, NAME)).children:
            said = set()
            for value, _ in check.children[0]._options:  # noqa: SLF001 - every answer
                check.children[0].value = value
                said.add(check.children[1].text)
            assert len(said) == 3
            assert all(len(text) > 40 for text in said)
