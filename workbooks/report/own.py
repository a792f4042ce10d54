"""The numbers behind a report: which are the participant's own, and which the course assumed for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case_studies.flat import fields
from case_studies.ranges import Range
from widgets.amounts import format_amount
from widgets.form_groups import activity_title, label, plain_keys
from widgets.own_numbers import own_keys
from workbooks.report.blocks import Grid

if TYPE_CHECKING:
    from collections.abc import Iterable

    from case_studies.business import Business
    from case_studies.flat import Field
    from case_studies.quantity import Value
    from case_studies.units import Unit
    from widgets.session import Session
    from widgets.texts import Texts


def own_numbers(session: Session, further: Iterable[str] = ()) -> Grid:
    """Tabulate the numbers: all of the participant's own, the plain ones, and some further ones.

    A number given as sure, which the course still reckons with as a range, is theirs with our doubt.

    Args:
        session: whose numbers.
        further: flat keys of numbers that the report speaks of.
    """
    t, business, own = session.t, session.business, own_keys(session)
    wanted = {*own, *plain_keys(business), *further}
    rows = tuple(
        (named(field, business, t), *printed(field.value, field.quantity.unit, t), _whose(key, own, session))
        for key, field in fields(business).items()
        if key in wanted and field.value is not None
    )
    headers = (t("Number"), t("Value"), t("Reckoned from … to"), t("Whose"))
    return Grid(t("The numbers behind it"), headers, rows)


def named(field: Field, business: Business, t: Texts) -> str:
    """Give a number's name; that of another activity begins with which one it is."""
    if not field.elsewhere:
        return label(field, t)
    whose = activity_title(business.activities[int(field.path[1])], t)
    return t("{label}: {value}", label=whose, value=label(field, t))


def printed(value: Value, unit: Unit, t: Texts) -> tuple[str, str]:
    """Print a number, and the range that it stands for, if any."""
    if not isinstance(value, Range):
        return format_amount(value, unit, t.lang), ""
    # The unit is said once: in a column of ranges it would only be in the way.
    bare = "count" if unit in {"per_hour", "of_ten"} else unit
    low, high = (format_amount(point, bare, t.lang) for point in (value.low, value.high))
    return format_amount(value.likely, unit, t.lang), t("{low} to {high}", low=low, high=high)


def _whose(key: str, own: frozenset[str], session: Session) -> str:
    t = session.t
    if key not in own:
        return t("assumed by us")
    given = session.typed.get(key, session.given_numbers.get(key))
    sure = not (isinstance(given, list | tuple | Range) or ".." in str(given))
    if sure and isinstance(fields(session.business)[key].value, Range):
        return t("**yours**, its doubt ours")
    return t("**yours**")
