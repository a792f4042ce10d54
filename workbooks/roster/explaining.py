"""The rows below the headings that explain each column: its unit, what is accepted, an example."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from case_studies.ability import mean_able
from case_studies.parse import preset
from case_studies.ranges import likely
from widgets.amounts import format_amount, format_number, unit_sign
from workbooks.roster.cell import bounds
from workbooks.roster.columns import EXAMPLE, KIND, NAME, columns, kind_title
from workbooks.roster.words import MARKS, NO, YES

if TYPE_CHECKING:
    from case_studies.flat import Field
    from widgets.texts import Texts
    from workbooks.roster.columns import Column


class Explaining(NamedTuple):
    """One such row.

    Attributes:
        texts: Its cells, a column each.
        values: The same as numbers, where it is the example.
    """

    texts: tuple[str, ...]
    values: tuple[str | float, ...]


def explaining(t: Texts) -> tuple[Explaining, ...]:
    """Give the three rows."""
    made = []
    for mark, tell in zip(MARKS, (_unit, _accepted, _example), strict=True):
        texts = tuple(t(mark) if one.key == NAME else tell(one, t) for one in columns())
        values = tuple(
            example_of(one.field) if tell is _example and one.field else text
            for one, text in zip(columns(), texts, strict=True)
        )
        made.append(Explaining(texts, values))
    return tuple(made)


def _unit(column: Column, t: Texts) -> str:
    if column.field is None:
        return t("from the list") if column.key == KIND else t("yes or no")
    before, after = unit_sign(column.field.quantity.unit, t.lang)
    return before or after or t("a number")


def _accepted(column: Column, t: Texts) -> str:
    if column.field is None:
        return t("one of the list") if column.key == KIND else f"{t(YES)} / {t(NO)}"
    low, high = bounds(column.field.quantity, t)
    return t("{low} to {high}", low=low, high=high)


def _example(column: Column, t: Texts) -> str:
    if column.field is None:
        return kind_title(EXAMPLE, t.lang) if column.key == KIND else t(NO)
    unit, value = column.field.quantity.unit, example_of(column.field)
    return format_amount(value, unit, t.lang) if unit == "share" else format_number(value, "plain", t.lang)


def example_of(field: Field) -> float:
    """Give a number that somebody might type there: that of the example's business."""
    quantity, business = field.quantity, preset(EXAMPLE)
    if field.value is None:
        value: float = round(mean_able(business, business.activities[int(field.path[1])]) * 10)
    else:
        # Where it has none of it, a small number says better than nought how one is typed.
        value = likely(field.value) or float(f"{min(quantity.high, 100) / 10:.1g}")
    return quantity.clip(float(value))
