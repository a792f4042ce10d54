"""What is wrong in one place of a sheet."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """A place of the sheet, and what is wrong there.

    Attributes:
        line: The row of the sheet, as Excel counts it.
        column: The column by its title and its letter, such as ``Hours a month (E)``; empty for a whole row.
        sentence: One plain sentence in the trainer's language.
    """

    line: int
    column: str
    sentence: str
