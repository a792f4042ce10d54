"""Write `docs/numbers.md`, the reference of every number: `python -m case_studies.reference` refreshes it."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from case_studies.claims import claim
from case_studies.flat import fields, flat
from case_studies.parse import preset
from case_studies.ranges import Range

if TYPE_CHECKING:
    from case_studies.business import Business
    from case_studies.flat import Field
    from case_studies.quantity import Quantity, Value

PAGE = Path(__file__).parents[1] / "docs" / "numbers.md"
EXAMPLE = "lester"

# What the schema can not know: which of this business's own numbers were published.
PUBLISHED = {"price": "lester.price", "fans_wtp_median": "lester.expected_price"}

_UNITS = {
    "EUR": "EUR",
    "share": "share, 0.4 for 40 %",
    "hours": "hours a month",
    "per_hour": "an hour",
    "of_ten": "of ten",
    "count": "number",
    "plain": "number",
}
_PARTS = {
    "offer": "What is sold",
    "second": "A cheaper product",
    "customers": "Those who have bought already",
    "support": "Help that customers ask for",
    "trying_again": "Having somebody else do the posting",
}
_INTRODUCTION = """\
# Every number of a business

Written from the schema by `python -m case_studies.reference`; edit `case_studies/business.py` instead.

One key for each number, the same everywhere: in a link (`?price=1200`), in a saved file, and for papermill.
The numbers that a workbook has as parameters (`papermill --help-notebook FILE`) are given one by one
(`-p price 1200`), all others in `more` (`-p more '{"margin_ratio": 0.5}'`): papermill itself drops what a
notebook has no parameter for, with a warning. The keys below are those of the business `lester`. Numbers of
the activity in question have bare keys; those of another activity, or of an audience, begin with its name: a
baker with a `tasting` has `tasting_contacts_per_hour`.

A number is written `12.5`. Where you are not sure, give the lowest, the likeliest and the highest:
`2..4..6`. One number in place of three keeps their doubt in proportion; three equal ones say that there is
none. A wrong number is answered with one sentence that says what is accepted, and the default stays.

*Assumed* is our own assumption, to be replaced by yours. A name such as `lester.price` is a claim of the
ledger, `case_studies/claims.toml`, which tells who said so, when, and of whom.
"""
_HEADER = """\
| key | what it is | unit | accepted | default | comes from |
|---|---|---|---|---|---|
"""


def page(business: Business) -> str:
    """Write the whole page, as Markdown, with this business's numbers as defaults."""
    parts = [_INTRODUCTION]
    for title, rows in groupby(fields(business).values(), lambda field: _part(business, field)):
        table = "".join(_row(field) for field in rows)
        parts.append(f"## {title}\n\n{_HEADER}{table}{_switch(title, business)}")
    return "\n".join(parts)


def _part(business: Business, field: Field) -> str:
    first, *rest = field.path
    if first in {"activities", "audiences"}:
        part = (business.activities if first == "activities" else business.audiences)[int(rest[0])]
        return f"{part.title} (`{part.name}`)"
    return _PARTS.get(str(first), "The business")


def _row(field: Field) -> str:
    quantity = field.quantity
    cells = (
        f"`{field.key}`",
        f"{_whose(field)}{field.label}. {quantity.help}".strip(),
        _UNITS[quantity.unit],
        _accepted(quantity),
        _written(field.value),
        _origin(field),
    )
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |\n"


def _whose(field: Field) -> str:
    """Name the audience that a share is of; a section of its own names it already."""
    return f"{field.whose}: " if "shares" in field.path else ""


def _switch(title: str, business: Business) -> str:
    if title != _PARTS["second"]:
        return ""
    now = str(flat(business)["second_on"]).lower()
    return f"| `second_on` | Whether it is sold at all. | switch | `true` or `false` | `{now}` | assumed |\n"


def _accepted(quantity: Quantity) -> str:
    bounds = f"{_number(quantity.low)} to {_number(quantity.high)}"
    return f"{bounds}, or left out" if quantity.optional else bounds


def _written(value: Value | None) -> str:
    if value is None:
        return "left out"
    points = value if isinstance(value, Range) else (value,)
    return f"`{'..'.join(map(_number, points))}`"


def _number(value: float) -> str:
    return f"{value:.10g}"


def _origin(field: Field) -> str:
    name = PUBLISHED.get(field.key, field.quantity.origin)
    if name == "assumed":
        return name
    known = f"`{name}`, {claim(name).sure}"
    return f"the middle one: {known}; the others assumed" if isinstance(field.value, Range) else known


def main() -> None:
    """Refresh the page."""
    PAGE.write_text(page(preset(EXAMPLE)), encoding="utf-8")


if __name__ == "__main__":
    main()
