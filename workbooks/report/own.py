"""The numbers behind a report: which are the participant's own, and which the course assumed for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case_studies.ability import mean_able
from case_studies.draws import prefix_of
from case_studies.flat import fields
from case_studies.ranges import Range, likely
from case_studies.trades import TRADES
from widgets.amounts import format_amount
from widgets.form_groups import activity_title, label, plain_keys
from widgets.own_numbers import own_keys
from widgets.waiting import TRADE, waits
from workbooks.report.blocks import Grid

if TYPE_CHECKING:
    from collections.abc import Iterable

    from case_studies.business import Business
    from case_studies.drivers import Driver
    from case_studies.flat import Field
    from case_studies.quantity import Value
    from case_studies.units import Unit
    from widgets.session import Session
    from widgets.texts import Texts

_HALF_OF_ONE = 0.005
_DECIMALS = 4  # of a share that prints as a percentage with two
_OF_THE_HALF_HOUR = ("contacts_per_hour", "able_of_ten", "closing_rate", "cap_hours")


def own_numbers(session: Session, further: Iterable[str] = (), doubts: Iterable[Driver] = ()) -> Grid:
    """Tabulate the numbers: all of the participant's own, the plain ones, and some further ones.

    A number given as sure, which the course still reckons with as a range, is theirs with our doubt.

    Args:
        session: whose numbers.
        further: flat keys of numbers that the report speaks of.
        doubts: what the report draws as in doubt; the range is the drawn one.
    """
    t, business, own = session.t, session.business, own_keys(session)
    wanted = {*own, *plain_keys(business), *further}
    drawn = {one.key: (one.low, one.high) for one in doubts}
    rows = []
    for key, field in fields(business).items():
        value = _counted(business, field) if field.value is None else field.value
        if key not in wanted or value is None:
            continue
        unit = field.quantity.unit
        said, between = printed(value, unit, t)
        if not between and key in drawn:
            between = _between(*drawn[key], unit, t)
        rows.append((named(field, business, t), said, between, _whose(key, own, session, bool(between))))
    headers = (t("Number"), t("Value"), t("Reckoned from … to"), t("Whose"))
    return Grid(t("The numbers behind it"), headers, tuple(rows))


def other_pages(session: Session) -> str:
    """Say why the course's pages may come to another verdict on the same numbers; empty where they may not.

    A sheet of participants knows single trades. The pages ask how customers come, and start from what holds
    for many trades.

    Args:
        session: whose numbers.
    """
    t, name = session.t, session.start.name
    if name not in TRADES or waits(session):
        return ""
    return t(
        "Whatever is not yours is our assumption for {title}. The pages of the course start from a wider kind"
        " of business, unless they are opened for this trade: with the same numbers of yours, their verdict"
        " may be another.",
        title=t(TRADE[name]),
    )


def half_hour_keys(business: Business) -> tuple[str, ...]:
    """Name the numbers that make what a half-hour would leave."""
    open_to_all = [one for one in business.activities[1:] if likely(one.cap_hours) > 0]
    return tuple(f"{prefix_of(business, one)}{name}" for one in open_to_all for name in _OF_THE_HALF_HOUR)


def of_hundred(share: float, t: Texts) -> str:
    """Print a chance: what rounds to none or to all, and is neither, is said to be nearly so."""
    if 0 < share < _HALF_OF_ONE:
        return t("less than 1 of 100")
    if 1 - _HALF_OF_ONE < share < 1:
        return t("more than 99 of 100")
    return t("{n} of 100", n=format_amount(round(share * 100), "count", t.lang))


def _counted(business: Business, field: Field) -> float | None:
    """Give the count of ten that the price makes of our audiences, where nobody has given one."""
    if field.path[0] != "activities" or field.path[-1] != "able_of_ten":
        return None
    return round(10 * mean_able(business, business.activities[int(field.path[1])]), 1)


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
    return format_amount(value.likely, unit, t.lang), _between(value.low, value.high, unit, t)


def _between(least: float, most: float, unit: Unit, t: Texts) -> str:
    # The unit is said once: in a column of ranges it would only be in the way.
    bare = "count" if unit in {"per_hour", "of_ten"} else unit
    low, high = (format_amount(round(point, _DECIMALS), bare, t.lang) for point in (least, most))
    return t("{low} to {high}", low=low, high=high)


def _whose(key: str, own: frozenset[str], session: Session, in_doubt: bool) -> str:  # noqa: FBT001 - whether its range is printed
    t = session.t
    if key not in own:
        return t("assumed by us")
    given = session.typed.get(key, session.given_numbers.get(key))
    sure = not (isinstance(given, list | tuple | Range) or ".." in str(given))
    if sure and in_doubt:
        return t("**yours**, its doubt ours")
    return t("**yours**")
