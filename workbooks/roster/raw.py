"""What stands in one cell of a file, before anybody reads it as a name or a number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Note = Literal["", "percent", "formula", "date", "error", "merged"]


@dataclass(frozen=True)
class Raw:
    """A cell that holds something.

    Attributes:
        value: What it holds.
        note: What else the file says of it: shown as a percentage, a formula whose result is not in the file,
            a date, an error of Excel's, or one cell made of several.
    """

    value: str | float | bool
    note: Note = ""


@dataclass(frozen=True)
class RawRow:
    """A row, empty or not.

    Attributes:
        number: As Excel counts it.
        cells: What stands in it, from column A on; None where nothing does.
    """

    number: int
    cells: tuple[Raw | None, ...]

    def __bool__(self) -> bool:
        """Tell whether anything stands in it."""
        return any(cell is not None for cell in self.cells)


@dataclass(frozen=True)
class Table:
    """One sheet of a file.

    Attributes:
        rows: Those that hold anything.
        text: Whether it comes from a text file, where a stray separator moves all that follows it.
    """

    rows: tuple[RawRow, ...]
    text: bool
