"""Read a business from what somebody gave: a dict, a TOML file, or flat keys such as ``price=100``."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError
from pydantic_core import PydanticCustomError

from case_studies.business import Business
from case_studies.errors import FieldError, FieldErrors, shown
from case_studies.flat import SWITCHES, clashes, fields
from case_studies.ranges import Range, likely

if TYPE_CHECKING:
    from collections.abc import Mapping

    from case_studies.flat import Field
    from case_studies.flat import Path as FieldPath
    from case_studies.quantity import Quantity, Value

BUSINESSES = Path(__file__).parent / "businesses"
LARGEST_FILE = 100_000  # bytes; a business's file has about 2,000
_REASONS = {"not_a_number", "out_of_range", "range_order"}
_ON = {
    "true": True,
    "1": True,
    "on": True,
    "yes": True,
    "false": False,
    "0": False,
    "off": False,
    "no": False,
}


def preset_names() -> tuple[str, ...]:
    """Name every business that comes with the kit."""
    return tuple(sorted(path.stem for path in BUSINESSES.glob("*.toml")))


@cache
def preset(name: str) -> Business:
    """Give one of the businesses that come with the kit.

    Raises:
        FieldError: where no business has that name; it lists those that there are.
    """
    if name not in preset_names():
        raise FieldError("business", shown(name), "unknown_business", accepted=preset_names())
    return from_toml(BUSINESSES / f"{name}.toml")


def from_toml(path: Path) -> Business:
    """Read a business's TOML file.

    Raises:
        FieldError: where the file can not be read as TOML.
        FieldErrors: where its numbers can not be used; every one is named.
    """
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise FieldError("file", path.name, "unreadable")
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    # ValueError is TOML's own error, bad UTF-8 and a number of thousands of digits.
    except (OSError, ValueError, RecursionError) as error:
        raise FieldError("file", path.name, "unreadable") from error
    return from_dict(data)


def from_dict(data: Mapping[str, Any]) -> Business:
    """Read a business from nested data in the schema's shape.

    Raises:
        FieldErrors: naming every field that can not be used, what was given and what is accepted.
    """
    try:
        business = Business.model_validate(data)
    except ValidationError as error:
        raise FieldErrors(tuple(_field_error(item) for item in error.errors())) from error
    if clashing := clashes(business):
        raise FieldErrors(tuple(FieldError(key, key, "unreadable") for key in clashing))
    return _dated(business)


def _dated(business: Business) -> Business:
    """Take today's price for the one at which a count was made, where nobody said which."""
    price = likely(business.offer.price)
    activities = tuple(
        activity
        if activity.able_of_ten is None or activity.able_at_price is not None
        else activity.model_copy(update={"able_at_price": price})
        for activity in business.activities
    )
    return business.model_copy(update={"activities": activities})


def _field_error(item: Any) -> FieldError:  # noqa: ANN401 - pydantic's ErrorDetails
    """Say pydantic's complaint in our own terms."""
    path: FieldPath = tuple(item["loc"])
    key = ".".join(map(shown, path)) or "business"
    if item["type"] in _REASONS:
        return FieldError(key, shown(item["input"]), item["type"], _quantity_at(path))
    if item["type"] == "extra_forbidden":
        return FieldError(key, shown(path[-1]), "unknown_key", accepted=_siblings(path))
    return FieldError(key, shown(item["input"]), "unreadable")


def _quantity_at(path: FieldPath) -> Quantity | None:
    """Find the quantity of a place in the schema, by the same place in a business that comes with the kit."""
    like = preset("lester")
    for field in fields(like).values():
        same_place = [p for p in field.path if isinstance(p, str)] == [p for p in path if isinstance(p, str)]
        if same_place or (field.path[-2:-1] == ("shares",) and path[-2:-1] == ("shares",)):
            return field.quantity
    return None


def _siblings(path: FieldPath) -> tuple[str, ...]:
    """Name what may stand where an unknown key stood."""
    part: Any = preset("lester")
    for step in path[:-1]:
        part = part[0] if isinstance(step, int) else getattr(part, str(step))
    return tuple(type(part).model_fields)


def with_numbers(base: Business, given: Mapping[str, object]) -> Business:
    """Put flat numbers into a business.

    Args:
        base: the business to start from.
        given: flat key -> a number, a text in machine form or three numbers (low, likely, high).
            One number given where the base is unsure keeps the base's doubt, in proportion:
            2 in place of [1, 4, 6] is [0.5, 2, 3]. Three equal numbers say that there is no doubt.

    Returns:
        A new business.

    Raises:
        FieldErrors: naming every key that can not be used.
    """
    business, errors = try_numbers(base, given)
    if errors:
        raise FieldErrors(errors)
    return business


def try_numbers(base: Business, given: Mapping[str, object]) -> tuple[Business, tuple[FieldError, ...]]:
    """Put in the flat numbers that can be used; give back the others as errors, never raise.

    A wrong value leaves the base's own in place.
    """
    known, errors = fields(base), []
    data = base.model_dump()
    for key, value in given.items():
        if value is None:
            continue
        try:
            if key in SWITCHES:
                _put(data, ("second", "on"), _switch(key, value))
            elif key in known:
                _put(data, known[key].path, _value(known[key], value))
            else:
                errors.append(
                    FieldError(shown(key), shown(value), "unknown_key", accepted=(*known, *SWITCHES))
                )
        except FieldError as error:
            errors.append(error)
    try:
        return _dated(Business.model_validate(data)), tuple(errors)
    except ValidationError:
        # Each number is fine alone, so only the shares of an activity can fail together.
        refused = {error.key for error in errors if error.reason != "unknown_key"}
        shares = [key for key in given if key in known and key not in refused and _too_much(known[key], data)]
        errors += [FieldError(key, shown(given[key]), "out_of_range", known[key].quantity) for key in shares]
        rest = {key: value for key, value in given.items() if key not in shares}
        return try_numbers(base, rest)[0], tuple(errors)


def _too_much(field: Field, data: dict[str, Any]) -> bool:
    """Tell whether a field is one of an activity's shares that add up to more than the whole."""
    if field.path[-2:-1] != ("shares",):
        return False
    shares = data["activities"][field.path[1]]["shares"].values()
    # A dumped range is a plain triple, its likeliest in the middle.
    return bool(sum(share[1] if isinstance(share, tuple) else share for share in shares) > 1)


def _switch(key: str, value: object) -> bool:
    found = value if isinstance(value, bool) else _ON.get(shown(value).lower())
    if found is None:
        raise FieldError(key, shown(value), "not_a_number", accepted=("true", "false"))
    return found


def _value(field: Field, given: object) -> Value:
    try:
        value = field.quantity.read(given)
    except PydanticCustomError as error:
        raise FieldError(field.key, shown(given), error.type, field.quantity) from error  # type: ignore[arg-type]  # read() uses only our reasons
    if isinstance(value, Range) or not isinstance(field.value, Range):
        return value
    return scaled(field.value, value, field.quantity)


def scaled(doubt: Range, value: float, quantity: Quantity) -> Range:
    """Move a range onto a new likeliest value, keeping how unsure it is in proportion.

    Where either likeliest value is zero there is no proportion to keep: the new value stands without doubt.
    """
    if doubt.likely == 0 or value == 0:
        return Range(value, value, value)
    # Divided first: at most 1 and at least 1, so that rounding never puts the three out of order.
    down, up = doubt.low / doubt.likely, doubt.high / doubt.likely
    return Range(quantity.clip(down * value), value, quantity.clip(up * value))


def _put(data: dict[str, Any], path: FieldPath, value: object) -> None:
    place: Any = data
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
