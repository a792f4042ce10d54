"""Three questions to check oneself with: on margin, on own time, on what the published bill leaves out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from widgets.self_check import Option, SelfCheck
from widgets.self_checks import SelfChecks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from widgets.session import Session


class Checks(SelfChecks):
    """The three questions, below each other."""

    def _asked(self) -> Sequence[SelfCheck]:
        return _margin(self._session), _own_time(self._session), _left_out(self._session)


def _margin(session: Session) -> SelfCheck:
    t = session.t
    return SelfCheck(
        session,
        "cost_check_margin",
        t(
            "A page costs €900 a month. A sale brings in €300, and €100 of it stays with you. How many"
            " further sales pay for the month?"
        ),
        [
            Option(
                "revenue",
                t("3: three times €300 makes €900"),
                t(
                    "Three sales bring in €900, but €600 of it goes out again for what they cost you. You"
                    " would be €600 short."
                ),
            ),
            Option(
                "margin",
                t("9: nine times €100 makes €900"),
                t(
                    "Only what stays with you can pay for anything. And only sales that would not have come"
                    " anyway count among the nine."
                ),
                right=True,
            ),
            Option(
                "followers",
                t("It depends on how many followers it has"),
                t(
                    "Followers may make the sales more or less likely. How many sales it takes depends on the"
                    " cost and on what a sale leaves, and on nothing else."
                ),
            ),
        ],
    )


def _own_time(session: Session) -> SelfCheck:
    t = session.t
    return SelfCheck(
        session,
        "cost_check_own_time",
        t(
            "A florist posts for 10 hours a month herself and pays nobody. She could make bouquets in those"
            " hours that leave her €30 an hour. What does it cost her?"
        ),
        [
            Option(
                "nothing",
                t("Nothing: she pays nobody"),
                t("No invoice comes, but the bouquets are not made: €300 a month that she does not earn."),
            ),
            Option(
                "value",
                t("€300 a month"),
                t(
                    "What the hours would have earned elsewhere is what they cost. If the shop is empty then"
                    " and nothing else is to be done, the hour is worth less: say so, and the bill shrinks."
                ),
                right=True,
            ),
            Option(
                "both",
                t("€300, and a wage for herself on top"),
                t(
                    "That counts the same hours twice. Take what they would earn elsewhere, or what you would"
                    " pay to have them back: one of the two."
                ),
            ),
        ],
    )


def _left_out(session: Session) -> SelfCheck:
    t = session.t
    return SelfCheck(
        session,
        "cost_check_left_out",
        t("Somebody quotes the €4,500 a month of the article. What is not in it?"),
        [
            Option(
                "nothing",
                t("Nothing: it is the price for the whole thing"),
                t("The article says itself that strategy and content, such as videos, are not in it."),
            ),
            Option(
                "content",
                t("Strategy, blog posts, infographics and videos"),
                t(
                    "So says the article. Advertising, and your own hours to see to it, are probably not in"
                    " it either. And it is probably an American price of 2011: ask for one of today."
                ),
                right=True,
            ),
            Option(
                "twitter",
                t("The second network"),
                t("Facebook and Twitter are both in it. What is not: the strategy and the content."),
            ),
        ],
    )
