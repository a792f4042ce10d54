"""Three questions to check oneself with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case_studies.claims import claim
from case_studies.sizes import visible_difference
from widgets.amounts import format_amount
from widgets.self_check import Option, SelfCheck
from widgets.self_checks import SelfChecks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from widgets.session import Session
    from widgets.texts import Texts


class Checks(SelfChecks):
    """What a large difference shows, what a small one shows, and what to do with a winner among five."""

    def _asked(self) -> Sequence[SelfCheck]:
        return _fans(self._session, self._t), _few(self._session, self._t), _five(self._session, self._t)


def _fans(session: Session, t: Texts) -> SelfCheck:
    more = format_amount(float(claim("groups.published_case").values[0]) / 100, "share", t.lang)
    return SelfCheck(
        session,
        "groups_check_fans",
        t(
            "A firm reports {more} more sign-ups among people who reacted to it on social media. What does"
            " that show?",
            more=more,
        ),
        [
            Option(
                "effect",
                t("Its posts bring {more} more sign-ups", more=more),
                t(
                    "People chose to react. Whoever does was keener to begin with, and might have signed up"
                    " anyway."
                ),
            ),
            Option(
                "keener",
                t("That keen people react more, and sign up more"),
                t(
                    "Both may come from being fond of the firm. What the posts added, only two groups made by"
                    " chance can show."
                ),
                right=True,
            ),
            Option(
                "lie",
                t("That the firm made it up"),
                t("The number may well be true. It is what people read into it that does not follow."),
            ),
        ],
    )


def _few(session: Session, t: Texts) -> SelfCheck:
    base, n = 0.1, 100
    points = t.n("{n} point", "{n} points", n=round(100 * (visible_difference(base, n) or 0)))
    return SelfCheck(
        session,
        "groups_check_few",
        t(
            "You counted {n} people in each group; {first} bought with social media, {second} without."
            " What do you say?",
            n=n,
            first=14,
            second=10,
        ),
        [
            Option(
                "works",
                t("It works: four more in a hundred"),
                t(
                    "So few people differ by that much through luck alone: only about {points} would show.",
                    points=points,
                ),
            ),
            Option(
                "fails",
                t("It does not work"),
                t(
                    "Not seeing a difference is not the same as there being none. So few people could not"
                    " have shown it."
                ),
            ),
            Option(
                "cannot_tell",
                t("Nobody can tell yet"),
                t(
                    "That is an honest result, and it ends in something to do: count on until a date, or"
                    " decide by what you expect."
                ),
                right=True,
            ),
        ],
    )


def _five(session: Session, t: Texts) -> SelfCheck:
    return SelfCheck(
        session,
        "groups_check_five",
        t("Your main measure shows nothing, but another of the five looks clearly better. What now?"),
        [
            Option(
                "report",
                t("Take the better one: it counts too"),
                t("With five measures, one often looks better by luck. Whoever takes that one always wins."),
            ),
            Option(
                "again",
                t("Make it the main measure, and count once more"),
                t("A hint is a reason to look, not a result. New people will tell."),
                right=True,
            ),
            Option(
                "forget",
                t("Forget it"),
                t("That would waste a hint. Make it the main measure of the next count."),
            ),
        ],
    )
