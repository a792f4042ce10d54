"""The Lester case: covered until guessed, then moved by price, couples and the value of an hour."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from case_studies.decision import decide
from case_studies.parse import preset, with_numbers
from case_studies.ranges import Range
from tests.widgets.opened import opened
from widgets.action_button import ActionButton
from widgets.chart import Chart
from widgets.choice import Choice
from widgets.lester import crowd_text
from widgets.lester.case import Case
from widgets.lester.guess import KEY, Guess
from widgets.number_field import NumberField
from widgets.passage import Passage
from widgets.save_file import Saved, write_saved
from widgets.session import Session
from widgets.texts import Texts
from widgets.verdict_heads import PAYS_OPEN
from widgets.verdict_text import HEADLINES

if TYPE_CHECKING:
    from ipywidgets import Widget

NAME = "01_lester"


def inside(panel: Widget, kind: type) -> list[Any]:
    """Give every child of a kind, at any depth, in order."""
    found = []
    for child in panel.children:
        found += (
            [child] if isinstance(child, kind) else inside(child, kind) if hasattr(child, "children") else []
        )
    return found


def hear(widget: Widget, **content: object) -> None:
    """Have the page send something to one widget."""
    opened(widget).handle_msg({"content": {"data": {"method": "custom", "content": content}}, "buffers": []})


def press(panel: Widget) -> None:
    hear(inside(panel, ActionButton)[0], kind="click")


def says(session: Session, kind: str, what: object = None) -> None:
    """Have the browser say something to the keeper."""
    session.keeper._handle_custom_msg({"kind": kind, "with": what}, [])  # noqa: SLF001 - where ipywidgets hands messages over


def uncovered(lang: str = "en", business: str = "lester", **numbers: object) -> Case:
    case = Case(Session(lang, NAME, business, numbers))
    press(case)
    return case


def control(case: Case, place: int) -> NumberField:
    """Give price, couples or value of an hour: 0, 1, 2."""
    found: NumberField = inside(case, NumberField)[place]
    return found


def able(case: Case) -> tuple[float, float]:
    """Give the share able to pay behind posting and behind the half-hour."""
    first, second = crowd_text.counted(case.business, Texts("en"))
    return first.share, second.share


def test_it_is_covered_until_the_learner_asks() -> None:
    case = Case(Session("en", NAME))
    assert inside(case, Chart) == []
    press(case)
    assert len(inside(case, Chart)) == 2
    assert inside(case, ActionButton) == []


def test_it_is_covered_until_the_learner_has_guessed() -> None:
    session = Session("en", NAME)
    guess, case = Guess(session), Case(session)
    press(guess)
    assert len(inside(case, Chart)) == 2


def test_a_guess_of_an_earlier_visit_uncovers_it() -> None:
    session = Session("en", NAME)
    case = Case(session)
    says(session, "start", write_saved(Saved(answers={KEY: 7})))
    assert len(inside(case, Chart)) == 2
    assert "you guessed 7" in inside(case, Chart)[1].sentence


def test_what_is_open_is_not_built_again_when_numbers_come_in() -> None:
    session = Session("en", NAME)
    case = Case(session)
    says(session, "start", write_saved(Saved(answers={KEY: 7})))
    before = case.children
    says(session, "stored", write_saved(Saved(answers={KEY: 9})))
    assert case.children == before
    assert "you guessed 9" in inside(case, Chart)[1].sentence
    says(session, "clear")
    assert case.children == before
    assert "guessed" not in inside(case, Chart)[1].sentence


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_guess_is_said_and_drawn_beside_the_result(lang: str) -> None:
    session = Session(lang, NAME)
    guess, case = Guess(session), Case(session)
    field = inside(guess, NumberField)[0]
    hear(field, kind="typed", box="value", text="12")
    press(guess)
    assert session.keeper.saved.answers == {KEY: 12}
    side = inside(case, Chart)[1]
    traces = {trace["name"]: trace for trace in side.figure["data"]}
    assert traces["guess"]["x"] == [12.0]
    assert re.search(r"\b12\b", side.sentence)
    assert side.sentence in case.sentence
    assert any("12" in cell for row in side.table.rows for cell in row)
    assert "12" in inside(guess, Passage)[1].text


def test_what_could_not_be_read_is_not_taken_for_a_guess() -> None:
    session = Session("en", NAME)
    guess = Guess(session)
    hear(inside(guess, NumberField)[0], kind="typed", box="value", text="a dozen")
    press(guess)
    assert session.answers == {}
    assert inside(guess, NumberField)[0].message.endswith(".")


def test_start_again_takes_the_guess_back() -> None:
    session = Session("en", NAME)
    guess = Guess(session)
    press(guess)
    assert inside(guess, Passage)[1].text.startswith("Noted: 0.")
    says(session, "clear")
    assert inside(guess, Passage)[1].text == ""


@pytest.mark.parametrize("kept", ["twelve", -5.0, 1e9])
def test_a_guess_that_somebody_wrote_into_a_file_breaks_nothing(kept: str | float) -> None:
    session = Session("en", NAME)
    guess, case = Guess(session), Case(session)
    says(session, "start", write_saved(Saved(answers={KEY: kept})))
    assert 0 <= inside(guess, NumberField)[0].value <= 128
    assert (inside(case, Chart) == []) == isinstance(kept, str)


def test_a_higher_price_leaves_fewer_who_could_pay() -> None:
    case = uncovered()
    shares = []
    for price in (50, 100, 300, 1000, 3000):
        control(case, 0).value = price
        shares.append(able(case))
    for posting, half_hour in shares:
        assert posting < half_hour
    assert shares == sorted(shares, reverse=True)
    assert [half for _, half in shares] == sorted((half for _, half in shares), reverse=True)


def test_at_a_tenth_of_the_price_there_are_at_least_ten_times_the_bookings() -> None:
    case = uncovered()
    before = case.decision.question.bookings
    control(case, 0).value = 100
    assert case.decision.question.bookings >= 10 * before
    assert case.decision == decide(with_numbers(preset("lester"), {"price": 100}))


def test_couples_and_the_value_of_an_hour_count_too() -> None:
    case = uncovered()
    before, net = able(case), case.decision.question.net
    control(case, 1).value = 0.3
    assert able(case)[0] > before[0] + 0.05
    assert able(case)[1] == before[1]
    control(case, 2).value = 80
    control(case, 1).value = 0.02
    assert case.decision.question.net == pytest.approx(net - 4 * 40)


def test_what_is_moved_back_leaves_no_trace() -> None:
    case = uncovered()
    sentence, decision = case.sentence, case.decision
    for place, value in ((0, 100), (1, 0.5), (2, 0)):
        before = control(case, place).value
        control(case, place).value = value
        assert case.decision != decision
        control(case, place).value = before
    assert (case.sentence, case.decision) == (sentence, decision)
    assert isinstance(case.business.activities[0].shares["couples"], Range), (
        "the preset's doubt is still there"
    )


def test_the_early_lester_and_back() -> None:
    case = uncovered()
    sentence = case.sentence
    when = inside(case, Choice)[0]
    assert when.value == "lester"
    when.value = "lester_early"
    assert case.decision == decide(preset("lester_early"))
    assert [control(case, place).value for place in range(3)] == [100, 0.02, 10]
    assert Texts("en")(HEADLINES["worth_it"]) in case.sentence
    when.value = "lester"
    assert case.sentence == sentence
    assert case.decision == decide(preset("lester"))


def test_a_prepared_lester_comes_back_as_he_was_prepared() -> None:
    case = uncovered(price=700)
    when = inside(case, Choice)[0]
    when.value = "lester_early"
    assert control(case, 0).value == 100
    when.value = "lester"
    assert control(case, 0).value == 700


def test_a_prepared_early_lester_begins_early() -> None:
    case = uncovered(business="lester_early")
    assert inside(case, Choice)[0].value == "lester_early"
    assert case.decision.verdict == "worth_it"


@pytest.mark.parametrize("price", [1, 20, 5000, 100_000])
def test_a_price_beyond_the_slider_of_today_has_room(price: float) -> None:
    case = uncovered(price=price)
    assert control(case, 0).value == price
    inside(case, Choice)[0].value = "lester_early"
    inside(case, Choice)[0].value = "lester"
    assert control(case, 0).value == price


def test_more_couples_than_the_others_leave_room_for_break_nothing() -> None:
    case = uncovered(share_bookers=0.5)
    hear(control(case, 1), kind="typed", box="value", text="90")
    control(case, 0).value = 100
    assert case.business.offer.price == 100


def test_what_is_tried_on_lester_is_not_the_learners_and_not_kept() -> None:
    session = Session("en", NAME)
    case = Case(session)
    press(case)
    control(case, 0).value = 100
    assert session.business.offer.price == 1000
    assert session.keeper.saved == Saved()
    session.put("price", 500)
    assert case.business.offer.price == 100


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "not even one (about 3 in 1,000)"), ("fr", "pas même une (environ 3 sur 1\u202f000)")],
)
def test_where_not_one_in_a_hundred_could_pay_it_says_how_many_in_more(lang: str, said: str) -> None:
    case = uncovered(lang, price=3400, share_couples=0.3)
    able_posting = able(case)[0]
    assert 0.0025 < able_posting < 0.0035
    assert said in case.sentence
    assert inside(case, Chart)[0].sentence in case.sentence


@pytest.mark.parametrize(("lang", "said"), [("en", "nobody"), ("fr", "aucune")])
def test_where_nobody_at_all_could_pay_it_says_so(lang: str, said: str) -> None:
    case = uncovered(lang, price=100_000)
    assert said in inside(case, Chart)[0].sentence


def test_the_table_holds_both_crowds_and_agrees_with_the_picture() -> None:
    case = uncovered()
    table = inside(case, Chart)[0].table
    assert {row[0] for row in table.rows} == {"Behind posting", "Behind the half-hour"}
    assert table.caption.endswith("€1,000")
    control(case, 0).value = 100
    assert inside(case, Chart)[0].table.caption.endswith("€100")


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_text_form_is_stable_and_says_both_pictures_and_the_verdict(lang: str) -> None:
    one, other = uncovered(lang), Case(Session(lang, NAME))
    assert one.sentence == other.sentence, "covered or not"
    assert one._repr_mimebundle_()["text/plain"] == one.sentence
    for chart in inside(one, Chart):
        assert chart.sentence in one.sentence
    assert one.model_id not in one.sentence
    assert "{" not in one.sentence


def test_its_verdict_has_the_one_form_and_looks_at_what_can_be_moved_here() -> None:
    case = uncovered()
    verdict = inside(case, Passage)[0]
    assert verdict.headline == HEADLINES["redirect"]
    assert "With these numbers" in verdict.text
    assert "It would change if “Couples who plan a wedding” were about" in verdict.text
    control(case, 1).value = 0.5
    assert verdict.headline == PAYS_OPEN
    assert "If you go on" not in verdict.text, "Lester's business is not the learner's"
