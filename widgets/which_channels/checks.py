"""Three questions to check oneself with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from widgets.self_check import Option, SelfCheck

if TYPE_CHECKING:
    from widgets.session import Session


def next_or_average(session: Session) -> SelfCheck:
    """The best channel so far is not always the best for the next hour."""
    t = session.t
    return SelfCheck(
        session,
        "channels_check_next",
        t(
            "So far, your half-hour has brought far more than your page. This month there is nobody left to"
            " spend it on, and you have one hour left. Where does it go?"
        ),
        [
            Option(
                "best_so_far",
                t("To the half-hour: it has brought the most"),
                t(
                    "That is what its hours brought on average. The next one brings nothing: there is nobody"
                    " left to spend it on. Ask what the next hour brings, not what the last ones did."
                ),
            ),
            Option(
                "next",
                t("To whatever the next hour brings most in, or to nothing"),
                t(
                    "The average looks back, the next hour looks ahead. And if it brings less than your hour"
                    " is worth, keep it."
                ),
                right=True,
            ),
            Option(
                "spread",
                t("A little to each"),
                t(
                    "Only where each would bring as much with it. A few minutes on a network that needs an"
                    " hour before anything comes of it are lost."
                ),
            ),
        ],
    )


def all_or_nothing(session: Session) -> SelfCheck:
    """A channel with set-up hours is opened with enough hours or not at all."""
    t = session.t
    return SelfCheck(
        session,
        "channels_check_setup",
        t(
            "A network takes three hours a month before anything comes of it. You could spare two. How many"
            " do you give it?"
        ),
        [
            Option(
                "some",
                t("Two: it is better than nothing"),
                t("Nothing comes of the first three hours, so two bring just as much as none, and are gone."),
            ),
            Option(
                "none_or_enough",
                t("None, or clearly more than three"),
                t(
                    "All or nothing: either take enough hours from elsewhere to get well beyond the three, or"
                    " leave it alone. That is why being everywhere a little is so dear."
                ),
                right=True,
            ),
            Option(
                "half",
                t("One, and one for another such network"),
                t("Then both hours are lost: neither network gets beyond what it takes to begin."),
            ),
        ],
    )


def next_door(session: Session) -> SelfCheck:
    """What works next door may not work for you."""
    t = session.t
    return SelfCheck(
        session,
        "channels_check_next_door",
        t("The shop next door gets most of its orders through Instagram. What does that tell you?"),
        [
            Option(
                "go",
                t("That I should be there too"),
                t(
                    "Perhaps, but not for that reason. Their customers, their prices and their hours are not"
                    " yours. How many of ten who would write to you there could become your customers?"
                ),
            ),
            Option(
                "ask",
                t("That it is worth asking who my own customers are and where they look"),
                t(
                    "It tells you that it can work, for somebody like them. Ask ten of your customers where"
                    " they found you, before you give it an hour."
                ),
                right=True,
            ),
            Option(
                "never",
                t("Nothing at all: such things never work for me"),
                t(
                    "“Never” is more than you know. A count costs little: ask ten of your customers where"
                    " they look."
                ),
            ),
        ],
    )
