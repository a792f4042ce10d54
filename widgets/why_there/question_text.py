"""The questions of each good reason, and their answers, from what convinces to what does not."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from widgets.texts import N_

if TYPE_CHECKING:
    from case_studies.diagnosis import Question
    from case_studies.stream import Reason


class Asked(NamedTuple):
    """One question and its three answers.

    Attributes:
        question: what is asked.
        yes: the answer that speaks for being there.
        unsure: the one that leaves it open.
        no: the one that speaks against it.
        against: what that answer means, said after the reason's name.
    """

    question: str
    yes: str
    unsure: str
    no: str
    against: str


ASKED: dict[Question, Asked] = {
    "reach_there": Asked(
        N_("Are the people you want as customers on there?"),
        N_("Yes, I have seen them there"),
        N_("I suppose so"),
        N_("Hardly"),
        N_("the people you want are hardly there"),
    ),
    "reach_way": Asked(
        N_("Is it the best way you know to meet them?"),
        N_("Yes"),
        N_("I have never compared"),
        N_("No, I know a better one"),
        N_("you know a better way to meet them"),
    ),
    "reach_path": Asked(
        N_("Can you bring them from a like or a comment to a purchase?"),
        N_("Yes, I can name some who bought"),
        N_("I hope so"),
        N_("I do not see how"),
        N_("you see no way from a like to a purchase"),
    ),
    "keep_there": Asked(
        N_("Can you stay in touch with your customers there?"),
        N_("Yes, they follow me"),
        N_("I suppose so"),
        N_("No, they are not there for such things"),
        N_("your customers are not there for such things"),
    ),
    "keep_offer": Asked(
        N_("Have you something to offer them?"),
        N_("Yes, regularly"),
        N_("Now and then"),
        N_("It is more for the pleasure of it"),
        N_("you have nothing to offer them, only the pleasure of it"),
    ),
    "keep_again": Asked(
        N_("Do they buy from you again, or send others?"),
        N_("Yes, often"),
        N_("Some do"),
        N_("Usually they buy only once"),
        N_("they usually buy only once and send nobody"),
    ),
    "serve_place": Asked(
        N_("Is it really the best place to help them?"),
        N_("Yes, they ask there, and I can solve it there"),
        N_("I am not sure"),
        N_("No, I send them on: a page, a phone, a mail"),
        N_("you send those who ask on to somewhere else"),
    ),
    "serve_need": Asked(
        N_("Do many of your customers need help at once?"),
        N_("Yes, many"),
        N_("A few"),
        N_("Hardly anybody"),
        N_("hardly anybody needs help at once"),
    ),
    "serve_excuse": Asked(
        N_("If nobody ever asked for help there, would you still post?"),
        N_("No, help is why I am there"),
        N_("Perhaps"),
        N_("Yes, just the same"),
        N_("you would be there anyway, so help is rather an excuse"),
    ),
}

TITLES: dict[Reason, str] = {
    "reach": N_("Finding customers"),
    "keep": N_("Keeping customers"),
    "serve": N_("Helping customers"),
}
