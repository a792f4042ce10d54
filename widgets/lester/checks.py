"""Three questions to check oneself with, after Lester's case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case_studies.funnel import cost
from case_studies.intervals import zero_of
from case_studies.ranges import likely
from widgets.amounts import format_amount
from widgets.lester.luck import EXAMPLE
from widgets.self_check import Option, SelfCheck
from widgets.self_checks import SelfChecks

if TYPE_CHECKING:
    from collections.abc import Sequence


class Checks(SelfChecks):
    """Messages are not customers; an evening hour is not free; nought is not never."""

    def _asked(self) -> Sequence[SelfCheck]:
        return self._messages(), self._evening(), self._nobody()

    def _messages(self) -> SelfCheck:
        t = self._session.t
        return SelfCheck(
            self._session,
            "lester_check_messages",
            t(
                "A florist posts every day. Many people write to her, hardly anybody buys. What does she"
                " need to know?"
            ),
            [
                Option(
                    "more",
                    t("How to get more messages"),
                    t(
                        "More messages of the same kind are more work of the same kind. First comes the"
                        " question"
                        " who writes."
                    ),
                ),
                Option(
                    "able",
                    t("How many of those who write could pay her price"),
                    t(
                        "That one number decides more than all the others: with few who could pay,"
                        " neither messages"
                        " nor likes help."
                    ),
                    right=True,
                ),
                Option(
                    "likes",
                    t("How many likes the others have"),
                    t("Likes are no sales: the experiments that we cite found that liking makes nobody buy."),
                ),
            ],
        )

    def _evening(self) -> SelfCheck:
        t = self._session.t
        return SelfCheck(
            self._session,
            "lester_check_evening",
            t("You post in the evening, when nobody pays you anyway. What does that hour cost?"),
            [
                Option(
                    "nothing",
                    t("Nothing"),
                    t(
                        "It is an hour that you no longer have: for the half-hour, for your family, for"
                        " sleep. Ask"
                        " what you would pay to have it back."
                    ),
                ),
                Option("worth", t("What you would give to have it back"), self._worth, right=True),
                Option(
                    "sale",
                    t("As much as a sale brings"),
                    t("Only if that hour would have brought you a whole sale for certain."),
                ),
            ],
        )

    def _worth(self) -> str:
        business, lang = self._session.business, self._session.lang
        hours, value = likely(business.question.hours), likely(business.hour_value)
        return self._session.t(
            "At {value} an hour, your {hours} a month come to {cost}, whether an invoice comes or not.",
            value=format_amount(value, "EUR", lang),
            hours=format_amount(hours, "hours", lang),
            cost=format_amount(float(cost(hours, value)), "EUR", lang),
        )

    def _nobody(self) -> SelfCheck:
        t, lang = self._session.t, self._session.lang
        tries = format_amount(EXAMPLE, "count", lang)
        high = format_amount(zero_of(int(EXAMPLE)), "share", lang)
        return SelfCheck(
            self._session,
            "lester_check_nobody",
            t("{tries} people wrote, nobody bought. What may one say?", tries=tries),
            [
                Option(
                    "never",
                    t("Posting never brings a customer"),
                    t(
                        "So few people cannot tell that: as many as {high} of those who write could"
                        " still be buyers.",
                        high=high,
                    ),
                ),
                Option(
                    "bounded",
                    t("Buyers are probably fewer than one in ten"),
                    t(
                        "With more of them, somebody would very probably have bought by now; {high} is"
                        " about as high as"
                        " it can be.",
                        high=high,
                    ),
                    right=True,
                ),
                Option(
                    "silent",
                    t("Nothing at all"),
                    t(
                        "A little can be said: if half of them were buyers, you would know by now. Write"
                        " down every"
                        " message, and the picture gets sharper."
                    ),
                ),
            ],
        )
