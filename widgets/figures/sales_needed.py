"""How many further sales a month each way needs to be earned back, beside those that are expected."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from math import ceil, floor, isinf
from typing import TYPE_CHECKING

from widgets.chart import Table
from widgets.figures.house_style import HALF_HOUR, INK, POSTING, house_style
from widgets.figures.labels import SELDOM, counted, euros, number
from widgets.figures.rows import BARE, NARROW, WIDE, Row, Rows
from widgets.figures.way_names import WAYS
from widgets.palette import light
from widgets.picture import Picture
from widgets.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from case_studies.outsourcing import Way
    from case_studies.prospect import Prospect

_PALE = light("pale")  # of posting, for ways that are not the learner's
_TEN, _HUNDRED = 10, 100
_NEAR = 0.05  # of a person: nearer, it is the whole one


def draw(ways: Mapping[Way, Prospect], *, lang: str, who: Way | None = None) -> Picture:
    """Draw the sales that are expected as a bar, and below it those that each way needs.

    Args:
        ways: what each way needs; all expect the same sales. The first one on top.
        lang: "fr" or "en".
        who: the learner's own way, which is marked.

    Returns:
        A trace `sales`, a month: those expected, then those needed; none for a way that nothing pays for.

    Raises:
        ValueError: For another language.
    """
    t = Texts(lang)
    expected = next(iter(ways.values())).sales
    own = f"<b>{t('What you expect')}</b>  {_large(expected_a_month(expected, lang))}"
    rows = [
        Row(own, above=(t("a month, once it is under way"),)),
        *(_row(way, found, t, mine=way == who) for way, found in ways.items()),
    ]
    wide, narrow = Rows(rows, WIDE), Rows(rows, NARROW)
    needs = [0.0 if isinf(found.needed.likely) else found.needed.likely for found in ways.values()]
    most = max(*needs, expected) or 1
    layout = house_style(
        height=wide.height,
        margin={"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0},
        xaxis=BARE | {"range": [0, 1.003 * most]},
        yaxis=BARE | {"range": [0, wide.height]},
        annotations=wide.notes,
        meta={
            "narrow": {
                "height": narrow.height,
                "yaxis.range": [0, narrow.height],
                "annotations": narrow.notes,
                "data[0].y": narrow.middles,
                "data[0].width": NARROW.bar,
            }
        },
    )
    bars = {
        "type": "bar",
        "name": "sales",
        "orientation": "h",
        "x": [expected, *needs],
        "y": wide.middles,
        "width": WIDE.bar,
        "marker": {"color": [HALF_HOUR, *(POSTING if way == who else _PALE for way in ways)]},
        "hoverinfo": "skip",
    }
    return Picture([bars], layout)


def sales_a_month(value: float, lang: str) -> str:
    """Print a number of sales a month with the decimals that decide: two below ten, one below a hundred.

    Where `lang` is a `Tongue` that counts new customers in their place, they print as the whole people that
    they are, as "4 or 5" where that is nearer the truth.
    """
    if isinf(value):
        return "∞"
    t = Texts(lang)
    if t.says_otherwise("Sales needed") and value >= 1 - _NEAR:
        low, high = floor(value + _NEAR), ceil(value - _NEAR)
        if low < high <= _TEN:
            return t("{low} or {high}", low=number(low, t.lang), high=number(high, t.lang))
        return number(round(value), t.lang)
    places = 2 if value < _TEN else 1 if value < _HUNDRED else 0
    kept = float(Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))
    return number(kept or counted(value), lang)


def expected_a_month(value: float, lang: str) -> str:
    """Print the sales expected in a month; fewer than one in a thousand months are "next to none"."""
    return Texts(lang)("next to none") if 0 < value < SELDOM else sales_a_month(value, lang)


def _row(way: Way, found: Prospect, t: Texts, *, mine: bool) -> Row:
    name = f"<b>{t(WAYS[way])}</b>" + (f" {t('(your way)')}" if mine else "")
    return Row(
        f"{name}  {_large(_needed(found, t))}", above=(_about(found, t),), colour=POSTING if mine else INK
    )


def _large(text: str) -> str:
    return f'<span style="font-size:1.2em"><b>{text}</b></span>'


def _needed(found: Prospect, t: Texts) -> str:
    return sales_a_month(found.needed.likely, t.tongue)


def _about(found: Prospect, t: Texts) -> str:
    cost = euros(found.month.likely, t.lang)
    if not found.possible:
        return t(
            "a month, for {cost}; more than the {capacity} that you could take on",
            cost=cost,
            capacity=sales_a_month(found.capacity, t.tongue),
        )
    return t("a month, for {cost}", cost=cost)


def reading(ways: Mapping[Way, Prospect], *, lang: str, who: Way | None = None) -> str:
    """Say in one sentence what the picture shows; the arguments are those of `draw`."""
    t = Texts(lang)
    del who
    any_one = next(iter(ways.values()))
    numbers = {way: _needed(found, t) for way, found in ways.items()} | {
        "margin": euros(any_one.margin, lang),
        "expected": expected_a_month(any_one.sales, lang),
    }
    if any_one.later > 0:
        return t(
            "At {margin} a sale, what new customers buy later included, a month is earned back with"
            " {own_time} further sales if you do it yourself, {in_house} with an employee, {freelance} with a"
            " freelancer, {agency} with an agency; you expect {expected}.",
            **numbers,
        )
    return t(
        "At {margin} a sale, a month is earned back with {own_time} further sales if you do it yourself,"
        " {in_house} with an employee, {freelance} with a freelancer, {agency} with an agency;"
        " you expect {expected}.",
        **numbers,
    )


def table(ways: Mapping[Way, Prospect], *, lang: str, who: Way | None = None) -> Table:
    """Give the numbers behind the picture; the arguments are those of `draw`."""
    t = Texts(lang)
    del who
    rows = [
        (
            t(WAYS[way]),
            euros(found.month.likely, lang),
            euros(found.margin, lang),
            _needed(found, t),
            expected_a_month(found.sales, lang),
        )
        for way, found in ways.items()
    ]
    return Table(
        t("Further sales a month that pay for it"),
        ("", t("Cost a month"), t("A sale leaves"), t("Sales needed"), t("Sales expected")),
        tuple(rows),
    )
