"""Which workbook is meant, and whether it can be run for a roster."""

from __future__ import annotations

from typing import TYPE_CHECKING

from widgets.texts import N_, Texts
from workbooks.course import course
from workbooks.errors import HalfhourError
from workbooks.paths import FRONT_PAGE, WORKBOOKS

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

NOT_OF_A_ROSTER = {
    "02_why_are_you_there": N_(
        "it is about the reasons that each participant chooses, and a roster holds numbers only."
    ),
    "07_did_it_work": N_(
        "it is about what each participant has counted with and without posting, and a roster has no column"
        " for that."
    ),
    "08_eight_businesses": N_("it is about eight businesses of ours, the same for everybody."),
}
"""Workbooks that nothing in a roster is an answer to, and why."""


def meant(asked: str, t: Texts) -> Path:
    """Give the notebook that is meant.

    Args:
        asked: Its name, such as `04_your_verdict`; its number, its words and the file's name do too.
        t: The words of the language to run it in.

    Raises:
        HalfhourError: One sentence, where there is no such workbook, or a roster says nothing to it.
    """
    known = [one.name for one in course(WORKBOOKS / t.lang) if one.file != FRONT_PAGE]
    name = _named(asked, known)
    if name is None:
        raise HalfhourError(
            t(
                "There is no workbook “{name}”; there are {names}.",
                name=asked,
                names=", ".join(known),
            )
        )
    if name in NOT_OF_A_ROSTER:
        raise HalfhourError(
            t(
                "“{name}” can not be run for a roster: {why} For a roster there are {names}.",
                name=name,
                why=t(NOT_OF_A_ROSTER[name]),
                names=", ".join(each for each in known if each not in NOT_OF_A_ROSTER),
            )
        )
    return WORKBOOKS / t.lang / f"{name}.ipynb"


def _named(asked: str, known: Collection[str]) -> str | None:
    """Give the one name that is meant; None where it is none, or several."""
    bare = asked.strip().removesuffix(".ipynb").lower()
    named = [
        name
        for name in known
        if bare == name or bare == name.split("_", 1)[1] or (bare.isdecimal() and int(bare) == int(name[:2]))
    ]
    return named[0] if len(named) == 1 else None
