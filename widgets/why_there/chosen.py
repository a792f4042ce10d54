"""The learner's reasons for being there, and their answers to the questions of each: how they are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast, get_args

from case_studies.diagnosis import QUESTIONS, REASONS, Answer, Question, Why
from case_studies.errors import shown
from widgets.texts import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from widgets.session import Session
    from widgets.texts import Texts

KEY = "why_reasons"
"""The answer that holds the reasons, with commas between: `reach,keep`."""

LABELS: dict[Why, str] = {
    "reach": N_("To find customers"),
    "keep": N_("To keep those I have"),
    "serve": N_("To help them"),
    "competitors": N_("Because competitors are"),
    "likes": N_("For the likes"),
    "unknown": N_("I do not know"),
}


def reasons_of(session: Session) -> tuple[Why, ...]:
    """Give the reasons that are kept, in our order; none where none is chosen yet."""
    kept = session.answers.get(KEY, "")
    given = _split(kept)
    return tuple(why for why in REASONS if why in given)


def _split(kept: str | float) -> list[str]:
    return [why.strip() for why in kept.split(",")] if isinstance(kept, str) else [str(kept)]


def keep_reasons(session: Session, reasons: Sequence[str]) -> None:
    """Keep these reasons, and tell every panel."""
    session.answer(KEY, ",".join(reasons))
    session.restored += 1


def answers_of(session: Session) -> dict[Question, Answer]:
    """Give the learner's answers to the questions of the good reasons; those not answered are left out."""
    kept = {
        question: session.answers.get(f"why_{question}")
        for questions in QUESTIONS.values()
        for question in questions
    }
    return {
        question: cast("Answer", answer)
        for question, answer in kept.items()
        if answer in {"yes", "unsure", "no"}
    }


def keep_answer(session: Session, question: str, answer: str) -> None:
    """Keep one answer, and tell every panel."""
    session.answer(f"why_{question}", answer)
    session.restored += 1


def refused(key: str, value: str | float, t: Texts) -> str:
    """Say why an answer that the page was given can not be used; nothing where it can.

    Only the answers that make the diagnosis are looked at: a slip there would give another one in silence.
    """
    names, accepted = (
        [f"why_{question}" for asked in QUESTIONS.values() for question in asked],
        get_args(Answer),
    )
    if key == KEY and (unknown := [why for why in _split(value) if why not in REASONS]):
        return t(
            "“{given}” is no reason that can be chosen; accepted: {names}.",
            given=shown(unknown[0]),
            names=", ".join(REASONS),
        )
    if key in names and value not in accepted:
        return t(
            "“{given}” is no answer to {key}; accepted: {names}.",
            given=shown(value),
            key=key,
            names=", ".join(accepted),
        )
    if key not in names and key.startswith(tuple(f"why_{reason}_" for reason in QUESTIONS)):
        return t(
            "“{given}” is no question of this workbook; it asks: {names}.",
            given=shown(key),
            names=", ".join(names),
        )
    return ""
