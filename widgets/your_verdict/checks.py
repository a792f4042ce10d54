"""Three questions to check oneself with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from widgets.cover import is_open
from widgets.self_check import Option, SelfCheck
from widgets.self_checks import SelfChecks
from widgets.your_verdict.findings import findings
from widgets.your_verdict.guess import guessed
from widgets.your_verdict.lent import lent
from widgets.your_verdict.plan_text import luck
from widgets.your_verdict.words import more

if TYPE_CHECKING:
    from collections.abc import Sequence

    from widgets.session import Session


class Checks(SelfChecks):
    """Asks what “more” means, what to do with being known, and what a month without a sale proves."""

    def _asked(self) -> Sequence[SelfCheck]:
        return _put_more_in(self._session), _being_known(self._session), _no_sale(self._session)


def _put_more_in(session: Session) -> SelfCheck:
    t = session.t

    def here(lead: str) -> str:
        if not is_open(session, guessed):
            return lead
        said = more(findings(session.business).overall, t, lent(session)).replace("**", "")
        return f"{lead} {t('With your numbers: {said}', said=said)}"

    return SelfCheck(
        session,
        "verdict_check_more",
        t("One of your reasons earns money, another loses it. You have two hours more. Where do they go?"),
        [
            Option(
                "loses",
                t("To the one that loses, so that it catches up"),
                t("More of what does not pay usually only loses more: the hours are the loss."),
            ),
            Option(
                "both",
                t("Half to each"),
                t(
                    "That takes from what works to feed what does not. Ask what the next hour brings, not"
                    " what is fair."
                ),
            ),
            Option(
                "works",
                t("To the one that earns, as long as the next hour still pays"),
                lambda: here(t("Only what works, and only as far as it goes on working.")),
                right=True,
            ),
        ],
    )


def _being_known(session: Session) -> SelfCheck:
    t = session.t
    return SelfCheck(
        session,
        "verdict_check_known",
        t("“Posting makes my name known.” What makes that an argument?"),
        [
            Option(
                "likes",
                t("More people who like the page"),
                t(
                    "Likes count what people press, not what they buy. The experiments that we cite found"
                    " that a like makes nobody buy."
                ),
            ),
            Option(
                "number",
                t("How many sales it brings later, and by when"),
                t(
                    "With a number and a date, it can be right or wrong. Above, you see which number it"
                    " takes."
                ),
                right=True,
            ),
            Option(
                "never",
                t("Nothing: what can not be measured is worth nothing"),
                t("Hard to measure is not nothing. Give the lowest and the highest that you would believe."),
            ),
        ],
    )


def _no_sale(session: Session) -> SelfCheck:
    t = session.t

    def here(lead: str) -> str:
        if not is_open(session, guessed):
            return lead
        return f"{lead} {luck(findings(session.business).plan, t)}"

    return SelfCheck(
        session,
        "verdict_check_luck",
        t("Your thirty days are over, and nobody bought. What does that prove?"),
        [
            Option(
                "useless",
                t("That it does not work"),
                lambda: here(t("Not by itself: a month is short, and luck is large.")),
            ),
            Option(
                "depends",
                t("It depends on how many were to be expected"),
                lambda: here(t("None where one was expected says little; none where ten were says much.")),
                right=True,
            ),
            Option(
                "nothing",
                t("Nothing at all"),
                t(
                    "Something, if many were expected. That is why the number to beat is set before the month"
                    " begins."
                ),
            ),
        ],
    )
