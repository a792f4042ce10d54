"""A published test of display ads, in which chance decided who saw them; and the same with fewer people."""

from __future__ import annotations

from dataclasses import dataclass

from case_studies.claims import claim
from case_studies.proportions import Estimate, difference_of_proportions


@dataclass(frozen=True)
class AdTest:
    """People by what they were shown, and how many of them bought.

    Attributes:
        shown: people shown the ads.
        shown_buyers: of those, how many bought.
        other: people shown something else.
        other_buyers: of those, how many bought.
        difference: share of buyers among the first less that among the second, with its 95 % interval.
    """

    shown: int
    shown_buyers: int
    other: int
    other_buyers: int
    difference: Estimate

    @property
    def people(self) -> int:
        """Everybody in the test."""
        return self.shown + self.other

    @property
    def shown_share(self) -> float:
        """Share 0-1 of buyers among those shown the ads."""
        return self.shown_buyers / self.shown

    @property
    def other_share(self) -> float:
        """Share 0-1 of buyers among the others."""
        return self.other_buyers / self.other


def people_in_all() -> int:
    """How many people the published test had."""
    return (claim("ads.buyers_shown").n or 0) + (claim("ads.buyers_not_shown").n or 0)


def ad_test(people: int | None = None) -> AdTest:
    """Give the published test, or the same with fewer people: the same shares in groups as unequal.

    Args:
        people: in all, 100 or more; the published number if left out.

    Raises:
        ValueError: where there are too few people for two groups, or more than there were.
    """
    counted = [claim("ads.buyers_shown"), claim("ads.buyers_not_shown")]
    most = people_in_all()
    wanted = most if people is None else people
    if not 100 <= wanted <= most:  # noqa: PLR2004 - below, the smaller group would be of three people
        raise ValueError(f"{wanted} people; accepted: 100 to {most}.")
    part = wanted / most
    sizes = [max(1, round((one.n or 0) * part)) for one in counted]
    buyers = [round(float(one.values[0]) * part) for one in counted]
    return AdTest(
        sizes[0],
        buyers[0],
        sizes[1],
        buyers[1],
        difference_of_proportions(buyers[0], sizes[0], buyers[1], sizes[1]),
    )
