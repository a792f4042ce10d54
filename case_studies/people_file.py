"""People out of a table that somebody keeps: which column is which, who can be counted, and who can not."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from case_studies.cells import amount, decimal_mark, flag, name
from case_studies.errors import shown
from case_studies.people import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    import pandas as pd

    from case_studies.cells import Mark
    from case_studies.sheet import Cell, Row, Sheet

Column = Literal["group", "opportunity", "customer", "spend", "retained"]
Person = dict[Column, str | bool | float | None]
Reason = Literal["no_group", "no_mark", "no_amount", "amount_missing", "too_many_cells"]

_LIKELY: dict[Column, tuple[str, ...]] = {
    "group": ("group", "source", "origin", "canal", "channel", "heard", "connu", "réseau"),
    "opportunity": ("opportunity", "opportunité", "prospect", "lead", "quote", "devis", "contact"),
    "retained": ("retained", "stayed", "still", "resté", "encore", "fidèle", "again"),
    "customer": ("customer", "client", "bought", "buyer", "achat", "acheté", "acheteur", "sale", "vente"),
    "spend": ("spend", "spent", "amount", "montant", "euro", "dépens", "revenue", "price", "prix", "€"),
}
_SOCIAL = (
    *("social", "réseau", "facebook", "insta", "tiktok", "linkedin", "youtube", "follower", "abonné"),
    *("twitter", "pinterest", "snapchat", "whatsapp", "xing", "bluesky", "threads"),
)
_SOCIAL_IN_SHORT = frozenset({"fb", "ig", "x", "insta", "yt"})
_NOT = ("no ", "non", "not ", "without", "sans", "pas ", "hors", "aucun", "except", "sauf")
_UNKNOWN = frozenset(
    {
        "?",
        "??",
        "???",
        "-",
        "n/a",
        "na",
        "unknown",
        "don't know",
        "don\N{RIGHT SINGLE QUOTATION MARK}t know",
        "not known",
        "inconnu",
    }
    | {"inconnue", "ne sait pas", "nsp", "je ne sais pas"}
)


@dataclass(frozen=True)
class Wrong:
    """A row that can not be counted, or not in all.

    Attributes:
        line: where it stands in the file.
        column: which column is wrong; None where it is the row itself.
        given: what stands there, shortened.
        reason: why it can not be counted.
    """

    line: int
    column: Column | None
    given: str
    reason: Reason


@dataclass(frozen=True)
class Roster:
    """Everybody who can be counted, and the rows that can not.

    Attributes:
        people: column -> what each person has there: a group's name, marks, EUR or None.
        groups: name -> how many belong to it, the largest first.
        wrong: the other rows, as they stand in the file.
        no_spend: rows of customers without an amount: they count as people, but nothing is known of what
            they spent.
    """

    people: dict[Column, list[str | bool | float | None]]
    groups: dict[str, int]
    wrong: tuple[Wrong, ...]
    no_spend: tuple[Wrong, ...] = ()

    def table(self, parts: Mapping[str, Collection[str]]) -> pd.DataFrame:
        """Give people as `comparison.compare_groups` takes them, several groups of the file put into one.

        Args:
            parts: name of a group to compare -> the groups of the file that make it up; whoever is in none
                of them is left out.

        Raises:
            ValueError: where one of the groups is not there, is in two parts, or a part has none.
        """
        into = {one: part for part, names in parts.items() for one in names}
        whole = sum(len(names) for names in parts.values())
        if not all(parts.values()) or len(into) < whole or not into.keys() <= self.groups.keys():
            raise ValueError(f"{dict(parts)} does not part the groups; there are {', '.join(self.groups)}.")
        import pandas as pd  # noqa: PLC0415 - most of a second, for a file only

        table = pd.DataFrame(self.people, dtype=object)
        table["group"] = table["group"].map(into)
        return table[table["group"].notna()]

    def likely_social(self) -> tuple[str, ...]:
        """Give the groups that seem to be social media's, by their names."""
        return tuple(one for one in self.groups if _seems_social(one.casefold()))

    def likely_unknown(self) -> tuple[str, ...]:
        """Give the groups whose name says that nobody knows."""
        return tuple(one for one in self.groups if one.casefold() in _UNKNOWN)


def _seems_social(name: str) -> bool:
    if name.startswith(_NOT):
        return False
    return name in _SOCIAL_IN_SHORT or any(word in name for word in _SOCIAL)


def likely_columns(sheet: Sheet) -> dict[Column, int | None]:
    """Guess from the header which column is which; each is used once."""
    taken: set[int] = set()
    found: dict[Column, int | None] = {}
    for what, words in _LIKELY.items():
        hits = (
            i
            for word in words
            for i, title in enumerate(sheet.columns)
            if i not in taken and word in title.casefold()
        )
        found[what] = next(hits, None)
        if found[what] is not None:
            taken.add(found[what])  # type: ignore[arg-type]  # it was looked at
    return found


def read_people(sheet: Sheet, columns: Mapping[Column, int | None]) -> Roster:
    """Read everybody's row, and list those that can not be read. A row blank in all columns is nobody.

    Args:
        sheet: the table.
        columns: where each of `people.COLUMNS` stands, counted from 0; None where the table lacks it.

    Raises:
        ValueError: where the group has no column, or one is not in the table.
    """
    used = {what: at for what, at in columns.items() if at is not None}
    if "group" not in used:
        raise ValueError("The group needs a column; accepted: one that says who belongs where.")
    if any(not 0 <= at < len(sheet.columns) for at in used.values()) or not used.keys() <= set(COLUMNS):
        raise ValueError(f"A column is not in the table; accepted: 0 to {len(sheet.columns) - 1}.")
    spend = used.get("spend")
    mark = None if spend is None else decimal_mark(_at(row, spend) for row in sheet.rows)
    reader = _Reader(used, len(sheet.columns), mark)
    people: dict[Column, list[str | bool | float | None]] = {what: [] for what in used}
    wrong: list[Wrong] = []
    no_spend: list[Wrong] = []
    for row in sheet.rows:
        found = reader.read(row)
        if isinstance(found, Wrong):
            wrong.append(found)
        elif found:
            if _spend_is_unknown(found):
                no_spend.append(Wrong(row.line, "spend", "", "amount_missing"))
            for what, value in found.items():
                people[what].append(value)
    groups = Counter(str(one) for one in people["group"])
    return Roster(people, dict(groups.most_common()), tuple(wrong), tuple(no_spend))


class _Reader:
    """Reads one row after the other; groups that differ in capitals only are one, called as at first."""

    def __init__(self, used: dict[Column, int], width: int, mark: Mark | None) -> None:
        self._used, self._width, self._mark = used, width, mark
        self._names: dict[str, str] = {}

    def read(self, row: Row) -> Person | Wrong | None:
        """Give a person, what is wrong with the row, or None for nobody."""
        if any(cell is not None for cell in row.cells[self._width :]):
            return Wrong(row.line, None, "", "too_many_cells")
        cells = {what: _at(row, at) for what, at in self._used.items()}
        if all(cell is None for cell in cells.values()):
            return None
        group = name(cells["group"])
        if not group:
            return Wrong(row.line, "group", "", "no_group")
        person: Person = {"group": self._names.setdefault(group.casefold(), group)}
        for what, cell in cells.items():
            if what == "spend" and cell is not None:
                euros = amount(cell, self._mark)
                if not 0 <= euros < math.inf:
                    return Wrong(row.line, what, shown(cell), "no_amount")
                person[what] = euros
            elif what == "spend":
                person[what] = None
            elif what != "group":
                person[what] = flag(cell)
        return self._fault(row.line, person, cells) or person

    @staticmethod
    def _fault(line: int, person: Person, cells: Mapping[Column, Cell]) -> Wrong | None:
        for what in ("opportunity", "customer", "retained"):
            if what in person and person[what] is None:
                return Wrong(line, what, shown(cells[what]), "no_mark")
        return None


def _spend_is_unknown(person: Person) -> bool:
    buys = bool(person.get("customer") or person.get("retained"))
    return buys and "spend" in person and person["spend"] is None


def _at(row: Row, place: int) -> Cell:
    return row.cells[place] if place < len(row.cells) else None
