"""Why a business of the kit has the numbers it has: a reason for each assumption, and what is plausible."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from case_studies.flat import fields
from case_studies.parse import BUSINESSES, preset, with_numbers
from case_studies.ranges import Range, likely

if TYPE_CHECKING:
    from case_studies.business import Business

WHY = BUSINESSES / "why"
COMMON = "common"


class Why(NamedTuple):
    """The reason for one or a few numbers of a business.

    Attributes:
        keys: flat keys that it covers.
        en: the reason, one or two sentences.
        fr: the same in French.
        within: lowest and highest in the trade, of the covered numbers that the business itself would know.
        claims: ids of claims of the ledger that it leans on.
    """

    keys: tuple[str, ...]
    en: str
    fr: str
    within: tuple[float, float] | None = None
    claims: tuple[str, ...] = ()

    def says(self, lang: str) -> str:
        """Give the reason in the reader's language."""
        return self.fr if lang == "fr" else self.en


@cache
def whys(name: str) -> tuple[Why, ...]:
    """Give the reasons for the numbers of a business of the kit, its own first, then those shared by several.

    A business without a file of reasons, such as a second version of another, has none.
    """
    own = _read(name)
    if not own:
        return ()
    known, covered = fields(preset(name)), {key for why in own for key in why.keys}
    nobody = known["customers_count"].value == 0  # then what they see is no number of this business

    def fits(why: Why) -> bool:
        return not covered.intersection(why.keys) and not (nobody and "customers_seen_share" in why.keys)

    return (*own, *filter(fits, _read(COMMON)))


def plausible(name: str) -> dict[str, Range]:
    """Give lowest, likeliest and highest of every number that a business of the kit has a reason for.

    Where the business doubts a number itself, its own range; where it would know it, what there is in the
    trade.
    """
    found = {}
    known = fields(preset(name))
    for why in whys(name):
        for key in why.keys:
            value = known[key].value
            if isinstance(value, Range):
                found[key] = value
            elif value is not None and why.within is not None:
                found[key] = Range(why.within[0], likely(value), why.within[1])
    return found


def across_the_trade(name: str) -> Business:
    """Give a business of the kit as any of its trade: what one of them would know differs between them.

    Hours stand as they are, for each owner chooses them.
    """
    known = fields(preset(name))
    open_to_doubt = {
        key: list(span)
        for key, span in plausible(name).items()
        if not known[key].quantity.chosen and span.low < span.high
    }
    return with_numbers(preset(name), open_to_doubt)


def _read(name: str) -> tuple[Why, ...]:
    path = WHY / f"{name}.toml"
    if not path.is_file():
        return ()
    return tuple(
        Why(
            keys=tuple(one["keys"]),
            en=one["en"],
            fr=one["fr"],
            within=(float(one["within"][0]), float(one["within"][1])) if "within" in one else None,
            claims=tuple(one.get("claims", ())),
        )
        for one in tomllib.loads(path.read_text(encoding="utf-8"))["why"]
    )
