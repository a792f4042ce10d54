"""The columns of a sheet of participants: all but the name are read off the schema."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from case_studies.business import SHARE
from case_studies.flat import SWITCHES, fields
from case_studies.parse import preset, preset_names
from case_studies.trades import TRADES
from widgets.door import STARTS
from widgets.form_groups import label, part_of, plain_keys
from widgets.texts import N_, Texts
from widgets.your_verdict.whose import LESTERS

if TYPE_CHECKING:
    from case_studies.flat import Field
    from case_studies.quantity import Quantity

NAME, KIND = "name", "business"
FIRST_NAME = "first_name"
"""A column of its own in many lists; no sheet of ours has it."""
EXAMPLE = STARTS["ask"]
"""The business whose words and numbers stand in the examples."""

_TITLES = {
    NAME: N_("Participant"),
    KIND: N_("Kind of business"),
    "second_on": N_("Also sells a cheaper product"),
}
_PARTS = {
    "": N_("Your time"),
    "offer": N_("Your sale"),
    "activities": N_("Your posting"),
    "half_hour": N_("Your half-hour"),
    "second": N_("A cheaper product"),
    "trying_again": N_("Somebody else posts for you"),
    "customers": N_("Those who have bought already"),
    "support": N_("Help that customers ask for"),
}
# Beside the numbers that a learner is asked first: what the other two reasons, the bill and the half-hour
# stand on. Everything else is behind the fold.
_ALSO = frozenset(
    {
        "margin_ratio",
        "cash",
        "half_hour_contacts_per_hour",
        "half_hour_able_of_ten",
        "half_hour_cap_hours",
        "customers_count",
        "customers_hours",
        "support_contacts_per_month",
    }
)


@dataclass(frozen=True)
class Column:
    """One column.

    Attributes:
        key: `name`, `business`, a switch, or the flat key of a number.
        field: The number, in the example's business; None for the others.
        first: Whether it is on show at once.
    """

    key: str
    field: Field | None
    first: bool

    def title(self, lang: str) -> str:
        """Give its heading, which no other column has."""
        t = Texts(lang)
        if self.field is None:
            return t(_TITLES[self.key])
        words = label(self.field, t)
        if part_of(self.field) != "activities" or self.field.asked == "plain":
            return words
        return t("{label}: {value}", label=self.part(lang), value=words[0].lower() + words[1:])

    def part(self, lang: str) -> str:
        """Give the heading of the part of the business that it belongs to; empty for who they are."""
        if self.field is None:
            return Texts(lang)(_PARTS["second"]) if self.key in SWITCHES else ""
        return Texts(lang)(_PARTS["half_hour" if self.field.elsewhere else part_of(self.field)])


@cache
def columns() -> tuple[Column, ...]:
    """Give all columns, those on show first, each part of them in the order of the schema.

    Numbers that only some businesses have, such as those of one audience, have no column; how many of ten
    could pay says the same for each of them.
    """
    everywhere = set.intersection(*(set(fields(preset(name))) for name in preset_names()))
    plain = {key for name in STARTS.values() for key in plain_keys(preset(name))}
    numbers = [
        Column(key, field, key in plain or key in _ALSO)
        for key, field in fields(preset(EXAMPLE)).items()
        if key in everywhere and _worth_asking(field)
    ]
    cheaper = next(at for at, one in enumerate(numbers) if one.key.startswith("second_"))
    numbers[cheaper:cheaper] = [Column(key, None, first=False) for key in SWITCHES]
    shown = [one for one in numbers if one.first]
    return (
        Column(NAME, None, first=True),
        Column(KIND, None, first=True),
        *shown,
        *(one for one in numbers if not one.first),
    )


def _worth_asking(field: Field) -> bool:
    """Leave out what no workbook asks of the half-hour, and the price that goes with a count by itself."""
    return field.path[-1] != "able_at_price" and not (field.elsewhere and field.asked == "never")


@cache
def quantities() -> dict[str, Quantity]:
    """Give what is asked for in each number that a heading can name, also in those of some businesses."""
    return {
        key: SHARE if "shares" in field.path else field.quantity
        for name in preset_names()
        for key, field in fields(preset(name)).items()
    }


@cache
def kinds() -> tuple[str, ...]:
    """Name the businesses that a participant can start from: trades, what any trade fits into, the others."""
    first = (*TRADES, *STARTS.values())
    return (*first, *(name for name in preset_names() if name not in {*first, *LESTERS}))


def kind_title(name: str, lang: str) -> str:
    """Give a business's name as the sheet has it."""
    return Texts(lang)(preset(name).title)
