"""A business as flat keys (``price``, ``hours``, ``half_hour_cap_hours``): one name for every number.

Links, papermill parameters, roster columns and save files all use these keys. Numbers of the
activity in question have bare names; those of another activity or of an audience carry its name.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from case_studies.business import (
    SHARE,
    Activity,
    Audience,
    Business,
    Offer,
    SecondOffer,
    TryingAgain,
)
from case_studies.customers import Customers
from case_studies.quantity import Quantity
from case_studies.support import Support

if TYPE_CHECKING:
    from collections.abc import Iterator

    from case_studies.part import Part
    from case_studies.quantity import Asked, Value

Path = tuple[str | int, ...]
FlatValue = float | tuple[float, float, float] | bool | None

SWITCHES = ("second_on",)


class Field(NamedTuple):
    """One number of one business: its flat key, what it is, and where it stands in the schema.

    Attributes:
        key: flat key.
        quantity: what it is.
        path: where it stands in the schema.
        value: what it is now; None where it is left out.
        elsewhere: whether it belongs to another activity than the one in question.
        whose: title of the audience that it describes, or empty.
    """

    key: str
    quantity: Quantity
    path: Path
    value: Value | None
    elsewhere: bool
    whose: str = ""

    @property
    def asked(self) -> Asked:
        """When a learner's form asks for it."""
        return self.quantity.asked_elsewhere if self.elsewhere else self.quantity.asked

    @property
    def label(self) -> str:
        """English label; the key of the catalogues."""
        return self.quantity.elsewhere if self.elsewhere and self.quantity.elsewhere else self.quantity.label


@cache
def quantities(part: type[Part]) -> tuple[tuple[str, Quantity], ...]:
    """Give name and quantity of every number that a part of the schema holds directly."""
    return tuple(
        (name, note)
        for name, info in part.model_fields.items()
        for note in (*info.metadata, *_inside(info.annotation))
        if isinstance(note, Quantity)
    )


def _inside(annotation: Any) -> list[Quantity]:  # noqa: ANN401 - an annotation may be anything
    """Find a quantity one level down, in ``Annotated[...] | None``; a dict of shares is not looked into."""
    if getattr(annotation, "__origin__", None) is dict:
        return []
    return [
        note
        for choice in getattr(annotation, "__args__", ())
        for note in getattr(choice, "__metadata__", ())
        if isinstance(note, Quantity)
    ]


def fields(business: Business) -> dict[str, Field]:
    """Give every number of this business by its flat key, in the order of the schema."""
    return {field.key: field for field in _all(business)}


def clashes(business: Business) -> tuple[str, ...]:
    """Name the flat keys that two numbers would share, such as those of an activity called `manager`."""
    counted = Counter(field.key for field in _all(business))
    return tuple(key for key, times in counted.items() if times > 1)


def _all(business: Business) -> list[Field]:
    titles = {audience.name: audience.title for audience in business.audiences}
    # In the order in which they are best asked for: what is sold comes before what an hour is worth.
    found = [*_part(business.offer, Offer, ("offer",), "")]
    found += _part(business, Business, (), "")
    for index, activity in enumerate(business.activities):
        prefix = f"{activity.name}_" if index else ""
        path: Path = ("activities", index)
        # How long another activity is done is the answer that the models find, not a number to ask for.
        found += (
            field
            for field in _part(activity, Activity, path, prefix, elsewhere=bool(index))
            if not (index and field.path[-1] == "hours")
        )
        found += [
            Field(f"{prefix}share_{name}", SHARE, (*path, "shares", name), value, bool(index), titles[name])
            for name, value in activity.shares.items()
        ]
    for index, audience in enumerate(business.audiences):
        found += (
            field._replace(whose=audience.title)
            for field in _part(audience, Audience, ("audiences", index), f"{audience.name}_")
        )
    found += _part(business.second, SecondOffer, ("second",), "second_")
    found += _part(business.trying_again, TryingAgain, ("trying_again",), "")
    found += _part(business.customers, Customers, ("customers",), "customers_")
    found += _part(business.support, Support, ("support",), "support_")
    return found


def _part(
    part: Part, kind: type[Part], path: Path, prefix: str, *, elsewhere: bool = False
) -> Iterator[Field]:
    for name, quantity in quantities(kind):
        yield Field(prefix + name, quantity, (*path, name), getattr(part, name), elsewhere)


def flat(business: Business) -> dict[str, FlatValue]:
    """Give every number of this business, by flat key: floats, triples for ranges, None where left out."""
    numbers: dict[str, FlatValue] = {key: field.value for key, field in fields(business).items()}
    return numbers | {"second_on": business.second.on}
