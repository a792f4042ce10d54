"""The eight businesses of the article: what its author says, what our assumptions give, where that flips.

The model is one, and no number was chosen for the answer it gives. Where the two disagree, the disagreement
is the lesson.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

import numpy as np

from case_studies.claims import claim
from case_studies.draws import numbers_of
from case_studies.flat import fields
from case_studies.flips import Flip
from case_studies.joint import SERVE, hours_now, uses_of
from case_studies.kept import kept
from case_studies.moving import movable, moved, stands_at
from case_studies.overall import Overall, overall
from case_studies.parse import preset
from case_studies.reasons import best_plan, names, weigh_all
from case_studies.uncertainty import DRAWS
from case_studies.use import earned
from case_studies.weighing import yields_of
from case_studies.why import across_the_trade

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from case_studies.business import Business
    from case_studies.stream import Reason
    from case_studies.uncertainty import Numbers
    from case_studies.weighing import Verdict

    Array = NDArray[np.float64]

Agreement = Literal["agree", "disagree", "open"]
Target = Literal["beat_half_hour", "pay", "lose"]

# Business -> the claim of the ledger that holds what the author says of it.
EIGHT = {
    "lester": "businesses.lester.verdict",
    "maker_on_a_marketplace": "businesses.maker.verdict",
    "restaurant": "businesses.restaurant.verdict",
    "course_publisher": "businesses.course_publisher.verdict",
    "house_seller": "businesses.house_seller.verdict",
    "b2b_software": "businesses.b2b_software.verdict",
    "internet_provider": "businesses.internet_provider.verdict",
    "small_firm_support": "businesses.small_support.verdict",
}
_FEW = 400  # draws: enough for an average
_HALVINGS = 14
_CENT = 0.01  # EUR
_NEARLY_ALL = 0.999  # of the hours there are: plans are made of rounded parts
SAYS_YES = {"keep", "yes"}  # codes of those claims; the others are some kind of no

# The numbers on which each reason hangs most, and that somebody can find out or choose.
_MATTER: dict[Reason, tuple[str, ...]] = {
    "reach": ("contacts_per_hour", "able_of_ten", "price", "hour_value", "later_per_100_hours"),
    "keep": (
        "customers_count",
        "customers_seen_share",
        "customers_buying_share",
        "customers_recommended_per_1000",
        "customers_hours_each",
        "price",
        "hour_value",
    ),
    "serve": (
        "support_contacts_per_month",
        "support_watching_hours",
        "support_leaving_share",
        "support_lost_per_1000",
        "hour_value",
    ),
}


@dataclass(frozen=True)
class Back:
    """EUR that come back for one EUR of time and money: 1 pays for itself.

    Attributes:
        low: one draw in ten is below.
        likely: expected EUR over expected costs; the verdict's side of 1.
        high: one draw in ten is above.
        p_pays: share of draws, 0-1, above 1.
    """

    low: float
    likely: float
    high: float
    p_pays: float


@dataclass(frozen=True)
class Row:
    """One of the eight businesses.

    Attributes:
        key: name of the preset.
        claim: id of the claim with the author's verdict.
        author: the code of that verdict: `stop`, `keep`, `yes`, `probably_not`, `usually_not`.
        asked: the reasons that the author speaks of.
        verdict: ours, on these reasons: have they a place in the best plan for all hours?
        back: what comes back for one EUR spent on these reasons.
        net: EUR a month of these reasons, expected.
        net_low: EUR a month; one draw in ten is below.
        net_high: EUR a month; one draw in ten is above.
        agreement: whether the author and these numbers say the same; `open` where the numbers can not tell.
        trade_pays: share 0-1 of draws over our ranges for the trade in which it pays; no share of businesses.
    """

    key: str
    claim: str
    author: str
    asked: tuple[Reason, ...]
    verdict: Verdict
    back: Back
    net: float
    net_low: float
    net_high: float
    agreement: Agreement
    trade_pays: float

    @property
    def author_says_yes(self) -> bool:
        """Whether the author is for it, hedged as he is."""
        return self.author in SAYS_YES

    @property
    def overall(self) -> Overall:
        """The verdict over all three reasons, and each of them."""
        return _overall(self.key)


@cache
def _overall(key: str) -> Overall:
    return overall(preset(key))


def gallery() -> tuple[Row, ...]:
    """Give all eight businesses, in the order in which the article tells of them."""
    return tuple(row(key) for key in EIGHT)


@cache
def row(key: str) -> Row:
    """Give one of the eight businesses, as the kit has it.

    Raises:
        KeyError: where it is none of the eight.
    """
    said = claim(EIGHT[key])
    code, asked = str(said.code), reasons_asked(key)
    business = preset(key)
    nets, costs = _nets(business, asked)
    low, high = np.quantile(nets, [0.1, 0.9])
    verdict = verdict_on(business, asked)
    return Row(
        key=key,
        claim=said.id,
        author=code,
        asked=asked,
        verdict=verdict,
        back=_back(nets, costs),
        net=float(nets.mean()),
        net_low=float(low),
        net_high=float(high),
        agreement=agreement(yes=code in SAYS_YES, verdict=verdict),
        trade_pays=float((_nets(across_the_trade(key), asked)[0] > 0).mean()),
    )


def reasons_asked(key: str) -> tuple[Reason, ...]:
    """Give the reasons that the author speaks of for one of the eight businesses."""
    said = claim(EIGHT[key]).reasons
    return tuple(reason for reason in ("reach", "keep", "serve") if reason in said)


def verdict_on(business: Business, asked: tuple[Reason, ...]) -> Verdict:
    """Judge whether some reasons have a place in the best plan for all hours."""
    numbers = numbers_of(business)
    return weigh_all(business, numbers, yields_of(business, numbers), asked).verdict


def back(business: Business, asked: tuple[Reason, ...]) -> Back:
    """Give what comes back for one EUR spent on some reasons, at today's hours."""
    return _back(*_nets(business, asked))


def _back(nets: Array, costs: Array) -> Back:
    # Of what costs nothing no ratio could be told: it is taken to cost a cent.
    brings, spent = nets + costs, np.maximum(costs, _CENT)
    low, high = np.quantile(brings / spent, [0.1, 0.9])
    return Back(
        low=float(low),
        likely=float(brings.mean() / spent.mean()),
        high=float(high),
        p_pays=float((nets > 0).mean()),
    )


def _nets(business: Business, asked: tuple[Reason, ...]) -> tuple[Array, Array]:
    """Give EUR a month that today's hours for some reasons leave and cost, draw by draw."""
    numbers = numbers_of(business)
    wanted = {name for reason, name in names(business).items() if reason in asked}
    plan = {name: hours for name, hours in hours_now(business, numbers).items() if name in wanted}
    uses = uses_of(business, plan, yields_of(business, numbers), numbers).values()
    brings, spent = np.zeros(DRAWS), np.zeros(DRAWS)
    brings += earned(uses, numbers)
    spent += sum((use.cost for use in uses), start=np.zeros(()))
    return brings - spent, spent


def agreement(*, yes: bool, verdict: Verdict) -> Agreement:
    """Say whether an author's yes or no and a verdict come to the same."""
    if verdict in {"test_first", "cannot_tell"}:
        return "open"
    return "agree" if yes == (verdict == "worth_it") else "disagree"


def matters(business: Business, asked: tuple[Reason, ...]) -> tuple[str, ...]:
    """Name the numbers on which some reasons hang most, by flat key, each once."""
    known = fields(business)
    return tuple(dict.fromkeys(key for reason in asked for key in _MATTER[reason] if key in known))


def turns(business: Business, asked: tuple[Reason, ...], keys: Sequence[str] = ()) -> tuple[Flip, ...]:
    """Find the value of each number at which, on average, some reasons gain or lose their place.

    Unlike the verdict this takes a side however great the doubt: `worth_it` where the best plan has hours
    for one of the reasons, else `not_worth_it`.

    Args:
        business: the numbers now.
        asked: the reasons.
        keys: flat keys to try; those on which the reasons hang most where none are named.

    Returns:
        One Flip for each number that turns it within its accepted range, nearest (as a ratio) first.
    """
    return _turns(business, asked, tuple(keys) or matters(business, asked))


@kept(32)
def target(business: Business, asked: tuple[Reason, ...]) -> Target:
    """Say what the turning points of `turns` are points of.

    `lose`: the reasons have a place in the best plan, and lose it there. Else they have to earn one: against
    the better half-hour where that takes every hour there is (`beat_half_hour`), or where it leaves hours
    over, only against leaving them alone (`pay`).
    """
    numbers = numbers_of(business, _FEW)
    if has_place(business, asked, numbers):
        return "lose"
    beside = set(names(business).values())
    plan = best_plan(business, numbers, yields_of(business, numbers))
    better = sum(hours for name, hours in plan.items() if name not in beside)
    now = sum(hours for name, hours in hours_now(business, numbers).items() if name != SERVE)
    return "beat_half_hour" if better > 0 and sum(plan.values()) >= now * _NEARLY_ALL else "pay"


@kept(32)
def _turns(business: Business, asked: tuple[Reason, ...], keys: tuple[str, ...]) -> tuple[Flip, ...]:
    found = (_turn(business, asked, key) for key in keys)
    return tuple(sorted(filter(None, found), key=lambda flip: flip.distance))


def _turn(business: Business, asked: tuple[Reason, ...], key: str) -> Flip | None:
    now, quantity = stands_at(business, key), fields(business)[key].quantity
    business = movable(business, key)
    numbers = numbers_of(business, _FEW)

    def pays(value: float) -> bool:
        return has_place(business, asked, moved(numbers, key, now, value, quantity))

    today, found = pays(now), list[float]()
    for end in (quantity.low, quantity.high):
        if pays(end) == today:
            continue
        near, far = 0.0, 1.0
        for _ in range(_HALVINGS):
            middle = (near + far) / 2
            near, far = (middle, far) if pays(_between(now, end, middle)) == today else (near, middle)
        found.append(_between(now, end, far))
    turned: Verdict = "not_worth_it" if today else "worth_it"
    return min((Flip(key, now, at, turned) for at in found), key=lambda flip: flip.distance, default=None)


def _between(now: float, end: float, part: float) -> float:
    """Go part of the way: in ratios where both ends have one, else slowly at first."""
    return now * (end / now) ** part if now > 0 and end > 0 else now + (end - now) * part**3


def has_place(business: Business, asked: tuple[Reason, ...], numbers: Numbers) -> bool:
    """Tell whether the best plan for all hours, on average, has hours for one of some reasons."""
    wanted = {name for reason, name in names(business).items() if reason in asked}
    plan = best_plan(business, numbers, yields_of(business, numbers))
    return not wanted.isdisjoint(plan)
