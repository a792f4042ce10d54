"""A file to try it with: a list as a shop keeps it, a few slips included."""

from __future__ import annotations

from typing import TYPE_CHECKING

from widgets.amounts import format_number
from widgets.file_field import Example

if TYPE_CHECKING:
    from widgets.texts import Texts

_PEOPLE = 90


def example(t: Texts) -> Example:
    """Give the file, parted and written as the reader's own spreadsheet would; the people are made up."""
    mark = ";" if t.lang == "fr" else ","
    titles = (t("Heard of us by"), t("Asked for a quote"), t("Bought"), t("Amount"), t("Still a customer"))
    lines = [mark.join(titles)]
    yes, no = t("yes"), t("no")
    for i in range(_PEOPLE):
        social = i % 5 in {1, 3}
        asked = i % 3 != 0
        bought = asked and i % (5 if social else 4) == 1
        cents = 1900 + 137 * i % 4100
        amount = format_number(cents / 100, "EUR", t.lang, decimals=2) if bought else ""
        stayed = bought and i // 7 % 2 == 0
        source = t("social media") if social else t("word of mouth")
        row = [source, yes if asked else no, yes if bought else no, amount, yes if stayed else no]
        if i == 20:  # noqa: PLR2004 - three slips, as they happen
            row[0] = ""
        if i == 41:  # noqa: PLR2004
            row[2] = t("perhaps")
        if i == 67:  # noqa: PLR2004
            row[3] = "?"
        lines.append(mark.join(row))
    return Example(t("my_customers.csv"), "\N{ZERO WIDTH NO-BREAK SPACE}" + "\r\n".join(lines) + "\r\n")
