"""Three questions to check oneself with: a reason or an excuse, whom to reach, what keeping is worth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case_studies.claims import claim
from case_studies.ranges import likely
from widgets.amounts import format_amount
from widgets.self_check import Option, SelfCheck
from widgets.self_checks import SelfChecks
from widgets.texts import typeset

if TYPE_CHECKING:
    from collections.abc import Sequence


class Checks(SelfChecks):
    """A competitor is no reason; the right people count; the easiest sale is to whoever bought before."""

    def _asked(self) -> Sequence[SelfCheck]:
        return self._rival(), self._right_ones(), self._followers()

    def _rival(self) -> SelfCheck:
        t = self._session.t
        return SelfCheck(
            self._session,
            "why_check_rival",
            t("The shop across the street posts every day. What does that tell you?"),
            [
                Option(
                    "pays",
                    t("That it pays"),
                    t("It tells you what they spend. What it brings them you would have to ask."),
                ),
                Option(
                    "time",
                    t("That they have the time, or take it"),
                    self._hours,
                    right=True,
                ),
                Option(
                    "follow",
                    t("That one has to keep up"),
                    t(
                        "Only if it brings something that you want too. Otherwise you compete for who"
                        " wastes more time."
                    ),
                ),
            ],
        )

    def _hours(self) -> str:
        business, lang = self._session.business, self._session.lang
        hours, value = likely(business.question.hours), likely(business.hour_value)
        return self._session.t(
            "No more than that can be seen from outside. Your own {hours} a month come to {cost}: that one"
            " you can know.",
            hours=format_amount(hours, "hours", lang),
            cost=format_amount(hours * value, "EUR", lang),
        )

    def _right_ones(self) -> SelfCheck:
        t = self._session.t
        return SelfCheck(
            self._session,
            "why_check_right_ones",
            t("A firm that sells software to other firms collects page likes. When could that work?"),
            [
                Option(
                    "many",
                    t("When there are enough of them"),
                    t("A thousand people who will never buy are still nobody who buys."),
                ),
                Option(
                    "path",
                    t("When buyers are among them, and there is a way on to a purchase"),
                    t("Both are needed. It can happen now and then; it is probably not the best road."),
                    right=True,
                ),
                Option(
                    "never",
                    t("Never"),
                    t("The author does not go so far: it can work now and then. Count it in your own case."),
                ),
            ],
        )

    def _followers(self) -> SelfCheck:
        t, lang = self._session.t, self._session.lang
        reach, followers = claim("reach.facebook_2025"), claim("businesses.maker.followers")
        count = int(followers.value or 0)
        seen = format_amount(round(count * reach.shares[0]), "count", lang)
        return SelfCheck(
            self._session,
            "why_check_followers",
            t(
                "{followers} of your customers follow you. By a figure of {year}, how many see one post?",
                followers=format_amount(count, "count", lang),
                year=reach.year,
            ),
            [
                Option(
                    "all",
                    t("Nearly all of them"),
                    t("Following is not seeing: the network shows a post to few of those who follow."),
                ),
                Option(
                    "half",
                    t("About half"),
                    t(
                        "By that figure it is about {seen}. Yours may differ: your page shows it.",
                        seen=seen,
                    ),
                ),
                Option(
                    "few",
                    t("About {seen}", seen=seen),
                    typeset(f"{reach.prose(lang).says} ({reach.provenance(lang)}.)", lang),
                    right=True,
                ),
            ],
        )
