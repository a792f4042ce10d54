"""One participant of a sheet, as plain data."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Line:
    """A participant who can be reckoned with.

    Attributes:
        number: The row of the sheet, as Excel counts it.
        name: The participant's name as typed.
        parameters: Values for a workbook's cell of parameters: `business`, and the numbers that were typed in
            `more`, by their flat keys. Those that were left empty are not in it: they stay our assumptions.
    """

    number: int
    name: str
    parameters: dict[str, Any] = field(default_factory=dict)
