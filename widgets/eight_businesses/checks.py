"""Three questions to check oneself with: a good reason that may not pay, a thing bought once, watching."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case_studies.gallery import row, turns
from case_studies.parse import preset
from case_studies.ranges import likely
from widgets.amounts import format_amount
from widgets.eight_businesses import words
from widgets.self_check import Option, SelfCheck
from widgets.self_checks import SelfChecks

if TYPE_CHECKING:
    from collections.abc import Sequence


class Checks(SelfChecks):
    """What a disagreement says, what one sale may pay for, and what does not grow with the firm."""

    def _asked(self) -> Sequence[SelfCheck]:
        return self._maker(), self._house(), self._watching()

    def _maker(self) -> SelfCheck:
        t, business = self._t, preset("maker_on_a_marketplace")
        nearest = turns(business, ("keep",))[0]
        return SelfCheck(
            self._session,
            "eight_check_maker",
            t("For the maker, the author says yes and our numbers can not settle it. What follows?"),
            [
                Option(
                    "author",
                    t("The author is wrong"),
                    t("He gives no numbers, and speaks of makers in general. Some sell dearer pieces."),
                ),
                Option(
                    "count",
                    t("The maker should count: who sees a post, who buys because of it"),
                    t(
                        "It hangs on numbers that nobody knows but the maker. The nearest: {turn}.",
                        turn=words.turn_sentence(business, nearest, t),
                    ),
                    right=True,
                ),
                Option(
                    "numbers",
                    t("Our numbers are wrong"),
                    t("Perhaps; they are assumptions. But which of them? That is what counting would tell."),
                ),
            ],
        )

    def _house(self) -> SelfCheck:
        t, lang = self._t, self._session.lang
        keep = row("house_seller").overall.streams[1]
        sale, year = (
            format_amount(round(value, -1), "EUR", lang)
            for value in (keep.brings / keep.new, 12 * keep.costs)
        )
        return SelfCheck(
            self._session,
            "eight_check_house",
            t("A house is bought once. Why could staying in touch still pay for who sells houses?"),
            [
                Option(
                    "again",
                    t("Some buy a second house"),
                    t("Hardly ever, and not because of a post. The author is right about that."),
                ),
                Option(
                    "friend",
                    t("A past buyer may send a friend, and one sale is large"),
                    t(
                        "One sale leaves about {sale}; by our numbers a whole year of posts costs {year}.",
                        sale=sale,
                        year=year,
                    ),
                    right=True,
                ),
                Option(
                    "known",
                    t("The seller becomes well known"),
                    t("To whom? Being known counts here when it sends somebody who sells a house."),
                ),
            ],
        )

    def _watching(self) -> SelfCheck:
        t, lang = self._t, self._session.lang
        large, small = (preset(key).support for key in ("internet_provider", "small_firm_support"))
        each = [
            format_amount(
                round(60 * likely(one.watching_hours) / likely(one.contacts_per_month)), "count", lang
            )
            for one in (large, small)
        ]
        return SelfCheck(
            self._session,
            "eight_check_watching",
            t("Helping online pays for the large provider, not for the small firm. What differs?"),
            [
                Option(
                    "watching",
                    t("Somebody has to watch all the time, however few ask"),
                    t(
                        "For each call for help, watching alone takes about {large} minutes at the provider"
                        " and {small} at the small firm.",
                        large=each[0],
                        small=each[1],
                    ),
                    right=True,
                ),
                Option(
                    "wages",
                    t("Large firms pay less for an hour"),
                    t("No: in our numbers they even pay more. What differs is how many ask."),
                ),
                Option(
                    "unkind",
                    t("Customers of small firms never complain"),
                    t("They do, and some in public. They are too few for somebody to wait for them."),
                ),
            ],
        )
