"""The panels of who spends what, and the whole of it in both languages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from case_studies.claims import claim
from case_studies.parse import preset_names
from case_studies.survey import figure, where_do_i_stand
from widgets.action_button import ActionButton
from widgets.chart import Chart
from widgets.choice import Choice
from widgets.number_field import NumberField
from widgets.passage import Passage
from widgets.result import MIME
from widgets.save_file import Saved, write_saved
from widgets.self_check import SelfCheck
from widgets.session import Session
from widgets.who_spends.checks import Checks
from widgets.who_spends.compared import Compared
from widgets.who_spends.guess import KEY, Guess
from widgets.who_spends.hundred import Hundred
from widgets.who_spends.of_whom import OfWhom
from widgets.who_spends.own import PERIOD, Own
from widgets.who_spends.volunteers import Volunteers
from widgets.who_spends.workbook import CLAIMS, NAME, WhoSpends
from workbooks.paths import WORKBOOKS

if TYPE_CHECKING:
    from ipywidgets import Widget

PANELS = (
    "notice",
    "guess",
    "hundred",
    "of_whom",
    "takes",
    "own",
    "compared",
    "newer",
    "volunteers",
    "checks",
    "promise",
    "sources",
)


def inside(panel: Widget, kind: type) -> list[Any]:
    """Give every child of a kind, at any depth, in order."""
    found = []
    for child in panel.children:
        found += (
            [child] if isinstance(child, kind) else inside(child, kind) if hasattr(child, "children") else []
        )
    return found


def says(session: Session, kind: str, what: object = None) -> None:
    session.keeper._handle_custom_msg({"kind": kind, "with": what}, [])  # noqa: SLF001 - where ipywidgets hands messages over


def seen(choice: Choice) -> bool:
    return bool(choice.layout.display != "none")


# ---- a hundred firms


def test_the_firms_stay_covered_until_there_is_a_guess() -> None:
    session = Session("en", NAME)
    hundred = Hundred(session)
    assert inside(hundred, Chart) == []
    assert len(inside(hundred, ActionButton)) == 1
    guess = Guess(session)
    inside(guess, NumberField)[0].value = 30
    guess._keep()  # noqa: SLF001 - what the button calls
    chart = inside(hundred, Chart)[0]
    assert session.keeper.saved.answers == {KEY: 30}
    assert "You guessed 30" in chart.sentence
    says(session, "clear")
    assert "You guessed" not in chart.sentence


def test_without_a_guess_they_can_be_shown_too() -> None:
    hundred = Hundred(Session("en", NAME))
    hundred._cover.lift()  # noqa: SLF001 - what the button calls
    chart, which = inside(hundred, Chart)[0], inside(hundred, Choice)[0]
    assert "59 spent less than $100" in chart.sentence
    which.value = "asked"
    assert "56 were not on social media at all" in chart.sentence
    assert "has become 18 of 100, or 74 of 100" in inside(hundred, Passage)[0].text
    assert hundred.sentence.startswith(chart.sentence)


@pytest.mark.parametrize("kept", [-5.0, 1000.0, "many"])
def test_a_guess_that_somebody_wrote_into_a_file_breaks_nothing(kept: float | str) -> None:
    session = Session("en", NAME)
    hundred = Hundred(session)
    says(session, "start", write_saved(Saved(answers={KEY: kept})))
    assert hundred.sentence


# ---- of whom


def uncovered_figures() -> OfWhom:
    """Give the six figures as whoever has guessed sees them."""
    session = Session("en", NAME)
    session.answer(KEY, 30)
    return OfWhom(session)


def test_the_six_figures_too_wait_for_the_guess_that_the_first_of_them_answers() -> None:
    session = Session("en", NAME)
    panel = OfWhom(session)
    assert not inside(panel, Choice)
    session.answer(KEY, 30)
    session.restored += 1
    assert inside(panel, Choice)[0].value == "spend_zero"


def test_each_figure_says_who_when_how_many_and_that_the_true_error_is_larger() -> None:
    panel = uncovered_figures()
    which, card = inside(panel, Choice)[0], inside(panel, Passage)[0]
    for name in ("spend_zero", "under_100", "nobody_employed", "wall_posts", "offers_owners", "offers"):
        which.value = name
        one = figure(name)
        assert one.claim.prose("en").says in card.sentence
        assert one.claim.prose("en").hides in card.sentence
        assert "Zoomerang (MarketTools) in the United States, published in 2011" in card.sentence
        assert f"About {one.n} " in card.sentence
        assert f"{100 * one.interval.low:.1f} to {100 * one.interval.high:.1f}" in card.sentence
        assert "they had volunteered for an online panel. The true error is larger" in card.sentence


def test_another_number_of_answers_moves_the_range_of_that_figure_only() -> None:
    panel = uncovered_figures()
    chart, n = inside(panel, Chart)[0], inside(panel, NumberField)[0]
    before = chart.table.rows
    n.value = 100
    after = chart.table.rows
    assert after[0][3] == "100"
    assert after[0][4] == "32.8 to 51.8"
    assert after[1:] == before[1:]
    assert "If 100 had answered" in inside(panel, Passage)[0].text


def test_another_base_brings_its_own_number_and_each_figure_keeps_its_own() -> None:
    panel = uncovered_figures()
    which, *others = inside(panel, Choice)
    n = inside(panel, NumberField)[0]
    [base] = filter(seen, others)
    base.value = "survey.firms"
    assert n.value == 1180
    assert inside(panel, Chart)[0].table.rows[0][2:5] == ("all firms asked", "1,180", "39.2 to 44.9")
    assert "If it were a share of all firms asked, 1,180 of them" in inside(panel, Passage)[0].text
    which.value = "wall_posts"
    assert n.value == 446
    which.value = "offers"
    assert n.value == 500
    assert not any(map(seen, others)), "consumers are consumers"
    which.value = "spend_zero"
    assert n.value == 1180


# ---- where the learner stands


def test_the_learners_hours_and_euros_are_the_sessions() -> None:
    session = Session("en", NAME)
    own = Own(session)
    chart = inside(own, Chart)[0]
    own.form["cash"].value = 50
    assert "with the 17 of 100 firms" in chart.sentence
    assert session.keeper.saved.numbers == {"cash": 50}
    session.put("hours", 10)
    session.put("hour_value", 30)
    assert "and then it is €350 a month" in chart.sentence
    assert own.sentence.startswith(chart.sentence)


def test_a_period_that_nobody_states_is_the_learners_to_try_and_is_kept() -> None:
    session = Session("en", NAME)
    own = Own(session)
    session.put("cash", 50)
    period, aside = inside(own, Choice)[0], inside(own, Passage)[-2]
    assert "You stand elsewhere if the $100 were for a year" in aside.text
    period.value = "year"
    assert "41 of 100 firms that spend $100 or more" in inside(own, Chart)[0].sentence
    assert session.keeper.saved.answers == {PERIOD: "year"}
    other = Session("fr", NAME)
    again = Own(other)
    says(other, "start", session.keeper.file)
    assert inside(again, Choice)[0].value == "year"
    assert other.keeper.unwritten["answers"] == {}
    session.put("cash", 0)
    assert "You stand elsewhere" not in aside.text


# ---- owners against consumers


def test_the_gap_follows_how_many_answered() -> None:
    panel = Compared(Session("en", NAME))
    chart, view = inside(panel, Chart)[0], inside(panel, Choice)[0]
    assert "other people, another thing" in chart.sentence
    view.value = "alike"
    assert "27 apart, 21.7 to 31.9" in chart.sentence
    owners, consumers = inside(panel, NumberField)
    owners.value, consumers.value = 40, 50
    low, high = map(float, re.findall(r"(\d+\.\d) to (\d+\.\d)", chart.sentence)[0])
    assert low < 15
    assert high > 38


def test_volunteers_can_differ_either_way() -> None:
    panel = Volunteers(Session("en", NAME))
    chart, ready = inside(panel, Chart)[0], inside(panel, Choice)[0]
    assert "among all firms it would be 68" in chart.sentence
    ready.value = "alike"
    assert "like everybody else" in chart.sentence
    ready.value = "thrice"
    assert "among all firms it would be 19" in panel.sentence


# ---- checks


@pytest.mark.parametrize(
    ("place", "right", "wrong"),
    [(0, "under", ["sum", "little"]), (1, "users", ["small", "france"]), (2, "no", ["yes", "partly"])],
)
def test_what_is_said_back_depends_on_the_answer(place: int, right: str, wrong: list[str]) -> None:
    session = Session("en", NAME)
    check = inside(Checks(session), SelfCheck)[place]
    choice, said = inside(check, Choice)[0], inside(check, Passage)[0]
    assert (check.state, said.text) == ("open", "")
    texts = set()
    for value in (*wrong, right):
        choice.value = value
        assert check.state == ("right" if value == right else "wrong")
        texts.add(said.text)
    assert len(texts) == 3


# ---- the whole workbook


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_text_forms_are_the_same_each_time_and_hold_no_id(lang: str) -> None:
    one, other = WhoSpends(lang), WhoSpends(lang)
    for name in PANELS:
        text = getattr(one, name)._repr_mimebundle_()["text/plain"]
        assert text == getattr(other, name).sentence
        assert not re.search(r"[0-9a-f]{16}|IPY_MODEL|<[a-z]|object at|[{}]|\bnan\b", text)


def test_both_languages_give_the_same_numbers() -> None:
    given = {"hours": 7, "cash": 120, "hour_value": 25}
    french, english = (WhoSpends(lang, **given).result for lang in ("fr", "en"))
    assert french.numbers == english.numbers
    assert french.verdict == english.verdict == "100_or_more"
    assert english.numbers["cost_per_month"] == 7 * 25 + 120


def test_the_result_is_where_the_learner_stands() -> None:
    spends = WhoSpends("en")
    data = spends.result._repr_mimebundle_()[MIME]
    stand = where_do_i_stand(0)
    assert (data["workbook"], data["verdict"]) == (NAME, "nothing")
    assert data["numbers"]["share_alike_low"] == pytest.approx(stand.alike.low, abs=1e-6)
    assert [round(100 * data["numbers"][f"offers_gap{end}"], 1) for end in ("", "_low", "_high")] == [
        27,
        21.7,
        31.9,
    ]
    spends.own.inside.form["cash"].value = 99
    assert spends.result.verdict == "under_100"
    assert spends.result.sentence in spends.own.sentence


@pytest.mark.parametrize("business", preset_names())
def test_every_business_has_a_place(business: str) -> None:
    spends = WhoSpends("fr", business)
    assert spends.own.sentence
    assert spends.result.sentence


def test_another_business_takes_its_place_on_the_scale() -> None:
    spends = WhoSpends("en")
    spends.session.start_from("lester_early")
    assert spends.own.sentence == WhoSpends("en", "lester_early").own.sentence != WhoSpends("en").own.sentence


def test_every_claim_of_the_prose_has_its_source_on_the_page() -> None:
    import nbformat  # noqa: PLC0415 - slow, and only this test reads a notebook

    cells = nbformat.read(WORKBOOKS / "en" / f"{NAME}.ipynb", as_version=4).cells
    named = {name for cell in cells for name in cell.metadata.get("halfhour", {}).get("claims", [])}
    assert named - set(CLAIMS) == set()
    assert all(map(claim, CLAIMS))
