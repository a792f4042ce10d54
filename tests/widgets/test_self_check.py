"""Questions to check oneself with, and one's guess before the answer."""

from __future__ import annotations

from typing import Any

import pytest

from widgets.action_button import ActionButton
from widgets.choice import Choice
from widgets.guess_first import GuessFirst, guessed
from widgets.lester.case import Case
from widgets.lester.guess import KEY
from widgets.number_field import NumberField
from widgets.passage import Passage
from widgets.save_file import Saved, write_saved
from widgets.self_check import Option, SelfCheck
from widgets.self_checks import SelfChecks
from widgets.session import Session

OPTIONS = (
    Option("hours", "My hours", "Hours are not all of it.", right=False),
    Option("both", "Hours and cash", "Both leave your pocket.", right=True),
)


def says(session: Session, kind: str, what: object = None) -> None:
    """Have the browser say something to the keeper."""
    session.keeper._handle_custom_msg({"kind": kind, "with": what}, [])  # noqa: SLF001 - where ipywidgets hands messages over


def opens_with(session: Session, **answers: str | float) -> None:
    says(session, "start", write_saved(Saved(answers=answers)))


def asked(session: Session) -> SelfCheck:
    return SelfCheck(session, "cost_check", "What does it cost?", OPTIONS)


def child(panel: Any, kind: type) -> Any:  # noqa: ANN401 - whichever child
    return next(one for one in panel.children if isinstance(one, kind))


def test_not_attempted_is_not_wrong_and_nothing_is_said() -> None:
    check = asked(Session("en", "01_lester"))
    assert check.state == "open"
    assert child(check, Passage).text == ""
    assert check.sentence == "What does it cost? no answer yet"


@pytest.mark.parametrize(
    ("lang", "value", "state", "said"),
    [
        ("en", "hours", "wrong", "Not quite. Hours are not all of it."),
        ("en", "both", "right", "Yes. Both leave your pocket."),
        ("fr", "hours", "wrong", "Pas tout à fait. Hours are not all of it."),
        ("fr", "both", "right", "Oui. Both leave your pocket."),
    ],
)
def test_what_is_said_depends_on_the_answer_which_is_kept(
    lang: str, value: str, state: str, said: str
) -> None:
    session = Session(lang, "01_lester")
    check = asked(session)
    child(check, Choice).value = value
    assert (check.state, session.answers["cost_check"]) == (state, value)
    assert check.sentence.endswith(f"\n{said}")
    assert session.keeper.saved.answers == {"cost_check": value}


def test_a_kept_answer_comes_back_and_goes_when_one_starts_again() -> None:
    session = Session("en", "01_lester")
    check = asked(session)
    opens_with(session, cost_check="both")
    assert check.state == "right"
    says(session, "clear")
    assert check.state == "open"
    opens_with(session, cost_check="an answer of another day")
    assert check.state == "open"


def test_what_is_said_follows_the_numbers() -> None:
    session = Session("en", "01_lester")
    told = Option("yes", "Yes", lambda: f"At {session.business.offer.price:.0f}.", right=True)
    check = SelfCheck(session, "k", "Dear?", (told, OPTIONS[0]))
    child(check, Choice).value = "yes"
    session.put("price", 900)
    assert check.sentence.endswith("At 900.")


def test_a_question_without_a_right_or_a_wrong_answer_is_none() -> None:
    for right in (True, False):
        with pytest.raises(ValueError, match="needs a right answer and a wrong one"):
            SelfCheck(
                Session("en", "01_lester"), "k", "Q?", [option._replace(right=right) for option in OPTIONS]
            )


def guess(session: Session) -> GuessFirst:
    return GuessFirst(
        session, "cost_guess", question="How much?", label="A month", unit="EUR", low=0, high=9000, start=50
    )


def test_a_guess_is_kept_once_it_is_given_and_told() -> None:
    session = Session("fr", "01_lester")
    panel, told = guess(session), []
    session.observe(lambda change: told.append(change["new"]), "restored")
    child(panel, NumberField).value = 300.0
    assert guessed(session, "cost_guess") is None
    child(panel, ActionButton)._handle_custom_msg({"kind": "click"}, [])  # noqa: SLF001 - as a browser does
    assert guessed(session, "cost_guess") == 300
    assert told == [1]
    assert "300\u00a0€" in panel.children[-1].text
    says(session, "clear")
    assert child(panel, NumberField).value == 50
    assert panel.children[-1].text == ""


def test_a_kept_guess_out_of_bounds_is_shown_at_the_end_of_the_slider() -> None:
    session = Session("en", "01_lester")
    panel = guess(session)
    opens_with(session, cost_guess=1e9)
    assert child(panel, NumberField).value == 9000
    opens_with(session, cost_guess="much")
    assert guessed(session, "cost_guess") is None


class Two(SelfChecks):
    def _asked(self) -> list[SelfCheck]:
        return [SelfCheck(self._session, f"cost_{key}", f"{key}?", OPTIONS) for key in ("one", "two")]


def test_a_workbooks_questions_say_together_what_each_of_them_says() -> None:
    session = Session("en", "01_lester")
    both = Two(session)
    assert both.sentence == "one? no answer yet\ntwo? no answer yet"
    child(both.checks[1], Choice).value = "both"
    assert both.sentence == "one? no answer yet\ntwo? Hours and cash\nYes. Both leave your pocket."
    assert session.answers == {"cost_two": "both"}
    assert list(both.children) == list(both.checks)


@pytest.mark.parametrize(("kept", "drawn"), [(-5, 0), (3, 3), (1e308, 1e9)])
def test_a_guess_out_of_a_damaged_file_can_still_be_drawn(kept: float, drawn: float) -> None:
    session = Session("fr", "01_lester")
    case = Case(session)
    opens_with(session, lester_guess=kept)
    assert guessed(session, KEY) == drawn
    assert case.sentence
