"""What stands in one cell of a file, before anybody reads it as a name or a number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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
        rows: Gives those that hold anything, one after the other, each time from the first: nobody has to
            hold them all.
        text: Whether it comes from a text file, where a stray separator moves all that follows it.
        title: What is written on its tab; empty for a text file.
    """

    rows: Callable[[], Iterator[RawRow]]
    text: bool
    title: str = ""
