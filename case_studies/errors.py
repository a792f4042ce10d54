"""What was wrong with a number that somebody gave, as data; said in the reader's language upstairs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from case_studies.quantity import Quantity

Reason = Literal[
    "not_a_number", "out_of_range", "range_order", "unknown_key", "unknown_business", "unreadable"
]

LONGEST_SHOWN = 40


def shown(given: object) -> str:
    """Give a short, printable form of whatever was given; never longer than 40 characters."""
    try:
        text = " ".join(str(given).split())
    except (ValueError, RecursionError):  # Python will not print a number of 5,000 digits, nor endless lists
        return "…"
    text = "".join(c for c in text if c.isprintable())
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"


# Not frozen: Python itself sets a traceback on what is raised.
@dataclass(eq=False)
class FieldError(ValueError):
    """One field's number cannot be used.

    Attributes:
        key: the flat key of the field, such as ``price``.
        given: what was given, shortened for print.
        reason: which rule it broke.
        quantity: the field's unit, range and label, or None where no field has that key.
        accepted: the choices, where the field takes one of a few words.
    """

    key: str
    given: str
    reason: Reason
    quantity: Quantity | None = None
    accepted: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Say it in one English sentence, for a terminal or a log."""
        if self.reason == "unknown_key":
            return f"{self.key} is not a number that a business has; accepted: {', '.join(self.accepted)}."
        if self.reason == "unknown_business":
            return f"{self.given} is not a business we know; accepted: {', '.join(self.accepted)}."
        if self.quantity is None and self.accepted:
            return f"{self.key}: {self.given} cannot be used; accepted: {', '.join(self.accepted)}."
        if self.quantity is None:
            return (
                f"{self.key}: {self.given} cannot be read; accepted: a file with numbers saved by Halfhour."
            )
        bounds = f"{self.quantity.low:g} to {self.quantity.high:g} ({self.quantity.unit})"
        if self.reason == "range_order":
            order = "lowest, likeliest, highest"
            return f"{self.key}: {self.given} is out of order; accepted: {order}, within {bounds}."
        return f"{self.key}: {self.given} cannot be used; accepted: a number from {bounds}."


class FieldErrors(ValueError):  # noqa: N818 - several FieldError, and named so
    """Several fields cannot be used; ``errors`` holds each."""

    def __init__(self, errors: tuple[FieldError, ...]) -> None:
        super().__init__(" ".join(str(error) for error in errors))
        self.errors = errors
