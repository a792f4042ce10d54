"""What a number of a business is: its unit, its accepted range, its label, where its default comes from."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from pydantic_core import PydanticCustomError, core_schema

from case_studies.ranges import Range

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler

    from case_studies.units import Unit

Value = float | Range

# When a form asks for a number: at once, behind "more", or never.
Asked = Literal["plain", "more", "never"]

# Machine form: what a link, a command line or a TOML file may hold. ASCII digits only, so that
# look-alike digits of other scripts are a plain error and not a surprise.
_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)", re.ASCII)
_BETWEEN = ".."
_POINTS = 3


@dataclass(frozen=True)
class Quantity:
    """One number of the schema, used as pydantic metadata.

    Attributes:
        label: plain English question or name (the key of the catalogues).
        unit: unit of the value.
        low: smallest accepted value.
        high: largest accepted value.
        help: one more plain sentence, or empty.
        origin: where the default comes from: a claim's id, or ``assumed``.
        asked: when a learner's form asks for it. What is never asked can still be given by a link, a pack or
            a business's file.
        asked_elsewhere: the same, where the field belongs to another activity than the one in question.
        log: a slider should move in ratios, because plausible values span decades.
        elsewhere: the label where the field belongs to another activity.
        optional: may be left out (None), and is then worked out from other numbers.
        chosen: the owner decides it, so nobody is unsure of it: a range is taken at its likeliest.
    """

    label: str
    unit: Unit
    low: float
    high: float
    help: str = ""
    origin: str = "assumed"
    asked: Asked = "more"
    asked_elsewhere: Asked = "more"
    log: bool = False
    elsewhere: str = ""
    optional: bool = False
    chosen: bool = False

    @property
    def plain(self) -> bool:
        """Whether it is one of the five numbers that a learner is asked first."""
        return self.asked == "plain"

    def read(self, given: object) -> Value:
        """Turn what was given into a checked value.

        Args:
            given: a number, a text in machine form (``12.5``, ``2..4..6``), or three numbers.

        Returns:
            A float, or a Range where three numbers were given.

        Raises:
            PydanticCustomError: with type ``not_a_number``, ``out_of_range`` or ``range_order``.
        """
        if isinstance(given, str) and _BETWEEN in given:
            given = given.split(_BETWEEN)
        if isinstance(given, dict):
            given = [given.get(name) for name in Range._fields]
        if isinstance(given, list | tuple):
            if len(given) != _POINTS:
                raise PydanticCustomError("not_a_number", "three numbers are accepted")
            span = Range(*(self._read_one(point) for point in given))
            if not span.low <= span.likely <= span.high:
                raise PydanticCustomError("range_order", "lowest, likeliest, highest")
            return span
        return self._read_one(given)

    def _read_one(self, given: object) -> float:
        if isinstance(given, str) and _NUMBER.fullmatch(given.strip()):
            given = float(given.strip())  # float() knows fewer blanks than strip() does
        if isinstance(given, bool) or not isinstance(given, int | float):
            raise PydanticCustomError("not_a_number", "a number is accepted")
        try:
            value = float(given)
        except OverflowError:
            value = math.inf
        # NaN fails both comparisons and is refused with the rest.
        if not self.low <= value <= self.high:
            raise PydanticCustomError("out_of_range", "outside the accepted range")
        return value

    def clip(self, value: float) -> float:
        """Bring a value to the nearest accepted one."""
        return min(max(value, self.low), self.high)

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Let pydantic check a field with `read`."""
        del source, handler
        reader = core_schema.no_info_plain_validator_function(self.read)
        return core_schema.nullable_schema(reader) if self.optional else reader

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Describe the field in JSON Schema: a number, or three of them."""
        del schema, handler
        number = {"type": "number", "minimum": self.low, "maximum": self.high}
        three = {"type": "array", "items": number, "minItems": _POINTS, "maxItems": _POINTS}
        shapes = [number, three, *([{"type": "null"}] if self.optional else [])]
        return {"title": self.label, "description": self.help, "unit": self.unit, "anyOf": shapes}
