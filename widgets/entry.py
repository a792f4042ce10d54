"""What stands in the boxes of a number field, and which value that makes; knows no widget."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import TYPE_CHECKING

from case_studies.ranges import Range
from widgets.amounts import AmountError, format_amount, format_number, parse_amount
from widgets.texts import Texts

if TYPE_CHECKING:
    from case_studies.units import Unit

_SURE = "value"  # the one box of a value that its owner is sure of
_MOST_DECIMALS = 4
_FEWEST_DIGITS = 2


class Entry:
    """The boxes of one quantity: one, or lowest, likeliest and highest.

    Every box keeps what was typed last. The value follows as soon as all boxes hold numbers that fit
    together; until then the last good one stays.

    Args:
        value: To begin with; a float or a Range.
        unit: What is counted.
        low: The lowest accepted, in the unit of the model.
        high: The highest accepted.
        lang: "fr" or "en".
        ranged: Whether its owner may say that they are not sure.

    Attributes:
        value: The value in use: a float or a Range within `low` and `high`.
    """

    def __init__(  # noqa: PLR0913 - a field is described by all of these, and all but one by name
        self,
        value: float | Range,
        *,
        unit: Unit,
        low: float,
        high: float,
        lang: str,
        ranged: bool = False,
    ) -> None:
        self.t = Texts(lang)
        self._ranged = ranged
        self.unit, self.low, self.high = unit, low, high
        self.put(value)

    def check(self, value: object) -> float | Range:
        """Give `value` back as a float or a Range.

        Raises:
            ValueError: If it is neither, out of range or not in order, in one sentence.
        """
        if isinstance(value, (tuple, list)) and len(value) == len(Range._fields):
            low, likely, high = (self._check_one(part) for part in value)
            if not low <= likely <= high:
                raise AmountError("not_in_order", self.spoken(likely), self.t.lang)
            return Range(low, likely, high)
        return self._check_one(value)

    def _check_one(self, value: object) -> float:
        try:
            number = math.nan if isinstance(value, (bool, str)) else float(value)  # type: ignore[arg-type]  # the try is for that
        except (TypeError, ValueError, OverflowError):
            number = math.nan
        if not math.isfinite(number):
            raise AmountError("not_a_number", repr(value), self.t.lang, example=self._show(self.low))
        return self._fit(number, self.spoken(number))

    def _fit(self, number: float, typed: str) -> float:
        if not self.low <= number <= self.high:
            bounds = {"low": self.spoken(self.low), "high": self.spoken(self.high)}
            raise AmountError("out_of_range", typed, self.t.lang, **bounds)
        return number

    def put(self, value: float | Range) -> None:
        """Use `value`, which is checked, and forget what was typed."""
        self.value = value
        parts = value._asdict() if isinstance(value, Range) else {_SURE: value}
        self._parts: dict[str, float] = parts
        self._texts = {box: self._show(number) for box, number in parts.items()}
        self._problems: dict[str, AmountError] = {}

    def type(self, box: str, text: str) -> None:
        """Take the text of one box; a wrong one stays as typed and the value as it was."""
        if box not in self._parts:
            return
        self._problems.pop(box, None)
        try:
            number = self._fit(parse_amount(text, self.t.lang, self.unit), text)
        except AmountError as problem:
            self._texts[box] = text
            self._problems[box] = problem
            return
        # While all three are one number, nothing was said yet about lowest and highest: they go along.
        boxes = self._parts if box == "likely" and len(set(self._parts.values())) == 1 else (box,)
        for name in boxes:
            self._parts[name] = number
            if name not in self._problems:
                self._texts[name] = self._show(number)
        self._agree(box)

    def slide(self, number: float) -> None:
        """Take the number of the slider; lowest and highest make way for it."""
        number = min(max(number, self.low), self.high)
        if not isinstance(self.value, Range):
            self.put(number)
            return
        drafts = {box: self._texts[box] for box in self._problems if box != "likely"}
        low, _, high = self.value
        self.put(Range(min(low, number), number, max(high, number)))
        for box, text in drafts.items():
            self.type(box, text)

    def be_unsure(self, *, unsure: bool) -> None:
        """Go between one box and three, without a change in what is meant."""
        if unsure == isinstance(self.value, Range):
            return
        old, new = (_SURE, "likely") if unsure else ("likely", _SURE)
        draft = self._texts[old] if old in self._problems else None
        self.put(self.value.likely if isinstance(self.value, Range) else Range(*[self.value] * 3))
        if draft is not None:
            self.type(new, draft)

    def _agree(self, box: str) -> None:
        """Use what the boxes hold if they hold it together; `box` is blamed if they do not."""
        for name in [name for name, problem in self._problems.items() if problem.reason == "not_in_order"]:
            del self._problems[name]
        if self._problems:
            return
        if _SURE in self._parts:
            self.value = self._parts[_SURE]
            return
        wanted = Range(**self._parts)
        if wanted.low <= wanted.likely <= wanted.high:
            self.value = wanted
        else:
            self._problems[box] = AmountError("not_in_order", self._texts[box], self.t.lang)

    @property
    def message(self) -> str:
        """What is wrong at the moment, in one sentence, or an empty text."""
        problem = next(reversed(self._problems.values()), None)
        if problem is None:
            return ""
        if _SURE not in self._parts:
            return problem.sentence(self.t)
        return problem.sentence(self.t, kept=self.sentence, unsure=self._ranged)

    @property
    def faulty(self) -> list[str]:
        """The boxes that are not taken."""
        return list(self._problems)

    @property
    def texts(self) -> dict[str, str]:
        """What stands in each box."""
        return dict(self._texts)

    @property
    def likely(self) -> float:
        """Where the slider stands."""
        return self.value.likely if isinstance(self.value, Range) else self.value

    @property
    def bounds(self) -> tuple[float, float]:
        """The lowest and the highest in use; the same number twice for a learner who is sure."""
        return (
            (self.value.low, self.value.high) if isinstance(self.value, Range) else (self.value, self.value)
        )

    @property
    def sentence(self) -> str:
        """The value in use with its unit: `1 000 €`, or `800 € à 1 200 €, probablement 1 000 €`."""
        if not isinstance(self.value, Range):
            return self.spoken(self.value)
        low, likely, high = (self.spoken(part) for part in self.value)
        if low == high:
            return likely
        return self.t("{low} to {high}, most likely {likely}", low=low, high=high, likely=likely)

    def spoken(self, number: float) -> str:
        """Print a number with its unit and all the decimals that matter."""
        return format_amount(number, self.unit, self.t.lang, decimals=self._decimals(number))

    def _show(self, number: float) -> str:
        return format_number(number, self.unit, self.t.lang, decimals=self._decimals(number))

    def _decimals(self, number: float) -> int:
        """Count the decimals a box needs so that what it shows is what is used."""
        exact = Decimal(repr(float(number))).scaleb(2 if self.unit == "share" else 0)
        deepest = max(_MOST_DECIMALS, _FEWEST_DIGITS - 1 - exact.adjusted()) if exact else 0
        needed = -int(round(exact, deepest).normalize().as_tuple().exponent)
        return max(needed, 2) if self.unit == "EUR" and needed > 0 else max(needed, 0)
