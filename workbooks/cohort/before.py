"""The words before a run: what is to be said of a roster, by line and column."""

from __future__ import annotations

import sys
from itertools import chain
from typing import TYPE_CHECKING

from widgets.texts import N_, Texts
from workbooks.roster.second_look import second_look

if TYPE_CHECKING:
    from workbooks.roster.reading import Roster

OTHER_LANGUAGE = N_("This sheet is in English: add --lang {lang} for reports and messages in English.")


def tell(roster: Roster, t: Texts) -> None:
    """Say all that is to be said of the roster, by line and column, and how many it has."""
    told_of = sorted((*roster.problems, *roster.notices), key=lambda one: one.line)
    for told in chain(told_of, second_look(roster, t.lang)):
        place = {"line": told.line, "column": told.column, "sentence": told.sentence}
        said = t("Row {line}, {column}: {sentence}" if told.column else "Row {line}: {sentence}", **place)
        sys.stderr.write(f"{said}\n")
    if roster.lang and roster.lang != t.lang:
        # To whoever wrote or chose that sheet.
        sys.stderr.write(f"{Texts(roster.lang)(OTHER_LANGUAGE, lang=roster.lang)}\n")
    refused = len(roster.refused)
    sys.stderr.write(
        t.n("{n} participant", "{n} participants", n=roster.count)
        + (t.n(", {n} of them refused", ", {n} of them refused", n=refused) if refused else "")
        + "\n"
    )
    sys.stderr.flush()
