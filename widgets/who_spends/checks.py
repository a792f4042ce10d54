"""Three questions to check oneself with: never add, of whom, and what more answers cure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case_studies.claims import claim
from case_studies.survey import nesting
from widgets.amounts import format_amount
from widgets.figures.hundred_firms import counts
from widgets.figures.labels import dollars
from widgets.self_check import Option, SelfCheck
from widgets.self_checks import SelfChecks

if TYPE_CHECKING:
    from collections.abc import Sequence


class Checks(SelfChecks):
    """Shares that hold each other are not added; a share is of somebody; volunteers stay volunteers."""

    def _asked(self) -> Sequence[SelfCheck]:
        return self._adding(), self._of_whom(), self._more()

    def _adding(self) -> SelfCheck:
        t, found = self._session.t, counts(nesting())
        values = {
            "zero": found.zero,
            "some": found.some,
            "under": found.under_100,
            "limit": dollars(nesting().threshold, t.lang),
        }
        return SelfCheck(
            self._session,
            "spends_check_adding",
            t(
                "{zero} of 100 spend nothing, {under} of 100 spend less than {limit}. How many of 100 spend"
                " less than {limit}?",
                **values,
            ),
            [
                Option(
                    "sum",
                    t("{sum}: both together", sum=found.zero + found.under_100),
                    t(
                        "More than a hundred of a hundred: the same firms were counted twice. Whoever spends"
                        " nothing spends less than {limit} too.",
                        **values,
                    ),
                ),
                Option(
                    "under",
                    str(found.under_100),
                    t(
                        "The {zero} are very probably among them; that leaves {some} who spend a little.",
                        **values,
                    ),
                    right=True,
                ),
                Option(
                    "little",
                    str(found.some),
                    t(
                        "Those {some} spend something, but less than {limit}. Those who spend nothing belong"
                        " in it too.",
                        **values,
                    ),
                ),
            ],
        )

    def _of_whom(self) -> SelfCheck:
        t, one = self._session.t, claim("myths.spend_zero")
        share = format_amount(one.shares[0], "share", t.lang)
        return SelfCheck(
            self._session,
            "spends_check_of_whom",
            t(
                "“{share} of small businesses spend nothing.” Very probably, of whom is it {share}?",
                share=share,
            ),
            [
                Option(
                    "small",
                    t("Of all small businesses"),
                    t(
                        "So the article puts it. But more than half of the firms asked were not on social"
                        " media at all, and the question on spending was very probably not theirs."
                    ),
                ),
                Option(
                    "users",
                    t(
                        "Of firms on an online panel in the United States in {year}, that used social media",
                        year=one.year,
                    ),
                    t("Long, but honest. Each of these words changes what the figure says about you."),
                    right=True,
                ),
                Option(
                    "france",
                    t("Of small businesses in France"),
                    t(
                        "The article is French, the survey is not. The newer French figures are others, of"
                        " others."
                    ),
                ),
            ],
        )

    def _more(self) -> SelfCheck:
        t = self._session.t
        return SelfCheck(
            self._session,
            "spends_check_more",
            t("A panel of volunteers is suspect. Would a hundred times as many answers cure that?"),
            [
                Option(
                    "yes",
                    t("Yes, the range becomes very narrow"),
                    t(
                        "Narrow it becomes, but around what volunteers say. If they differ from the others,"
                        " it is narrow around the wrong place."
                    ),
                ),
                Option(
                    "partly",
                    t("Partly: luck matters less then"),
                    t(
                        "Luck does. But the question was whether volunteers are like everybody, and on that"
                        " more volunteers say nothing."
                    ),
                ),
                Option(
                    "no",
                    t("No: ask fewer, but drawn by lot"),
                    t(
                        "A few hundred drawn by lot, most of whom answer, usually tell more than a million"
                        " who came by themselves."
                    ),
                    right=True,
                ),
            ],
        )
