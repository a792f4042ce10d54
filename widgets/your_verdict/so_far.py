"""What this page stands on: which numbers are the learner's, and what the other workbooks would add."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from case_studies.flat import fields
from widgets.amounts import format_amount
from widgets.deck import Card, Deck
from widgets.door import STARTS
from widgets.form_groups import plain_keys
from widgets.own_numbers import own_keys
from widgets.passage import Passage
from widgets.texts import N_
from widgets.waiting import TRADE
from widgets.why_there.chosen import LABELS, reasons_of
from widgets.your_verdict.follower import Follower

if TYPE_CHECKING:
    from widgets.texts import Texts


class Part(NamedTuple):
    """Another workbook, and what it gives to this page.

    Attributes:
        name: the file's name without its ending.
        title: as the learner knows it.
        gives: what it adds.
        keys: beginnings of the flat keys that it asks for; empty for the plain ones.
        answers: beginnings of the answers that show that it was opened.
    """

    name: str
    title: str
    gives: str
    keys: tuple[str, ...]
    answers: tuple[str, ...]


PARTS = (
    Part(
        "01_lester",
        N_("Lester and his half-hour"),
        N_("What you sell, what an hour is worth, who writes and who could pay."),
        (),
        ("lester_",),
    ),
    Part(
        "02_why_are_you_there",
        N_("Why are you there?"),
        N_("Your reason: the customers that you could keep in touch with, the help that they ask for."),
        ("customers_", "support_"),
        ("why_",),
    ),
    Part(
        "03_cost_of_free",
        N_("The cost of free"),
        N_("What you pay beside your time, and what is left of a sale to earn it back."),
        ("cash", "margin_ratio", "manager_", "friend_"),
        ("cost_",),
    ),
)


EXAMPLES = {
    "lester": N_("an entertainer like Lester"),
    "lester_early": N_("an entertainer like Lester, at his beginnings"),
    "maker_on_a_marketplace": N_("a maker who sells on a marketplace"),
    "restaurant": N_("a small restaurant"),
    "course_publisher": N_("a small publisher of courses"),
    "house_seller": N_("somebody who sells houses"),
    "b2b_software": N_("a firm that sells software to other firms"),
    "internet_provider": N_("a large internet provider"),
    "small_firm_support": N_("a small firm that helps its customers"),
    "shop": N_("a shop or a bakery"),
    "offers": N_("somebody who makes offers, such as a craftsman"),
    "visits": N_("somebody who calls on customers, such as a consultant"),
    **TRADE,
}
_ANY = N_("a business of this kind")


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


class SoFar(Follower):
    """Says whose numbers these are, and links to where they come from.

    Args:
        session: whose numbers.
    """

    def _build(self) -> None:
        self._said = Passage("", lang=self._session.lang, kind="plain")
        self._cards = Deck((), lang=self._session.lang)
        self.children = [self._said, self._cards]

    def _follow(self) -> None:
        t = self._session.t
        typed = own_keys(self._session)
        if typed:
            said = t.n(
                "**{n} number on this page is yours**; the others are still our assumptions for {title}.",
                "**{n} numbers on this page are yours**; the others are still our assumptions for {title}.",
                n=len(typed),
                title=self._example(),
            )
        else:
            said = t(
                "**Nothing of yours yet.** So this page works on our example: {title}. All of it will follow"
                " as soon as you change a number, here or in another workbook.",
                title=self._example(),
            )
        if self._session.business.name in STARTS.values():
            said += "\n\n" + t(
                "A trainer's report, if you have one, goes by the kind of business chosen in the sheet, such"
                " as a bakery: where your numbers are missing, its verdict may be another."
            )
        self._said.say(said)
        self._cards.cards = [self._card(part, typed, t) for part in PARTS]
        self.sentence = f"{self._said.sentence}\n{self._cards.sentence}"

    def _example(self) -> str:
        return self._session.t(EXAMPLES.get(self._session.business.name, _ANY))

    def _answered(self, part: Part, t: Texts) -> str:
        """Say what was answered there, where no number is the learner's."""
        named = [_small(t(LABELS[why])) for why in reasons_of(self._session)]
        if "why_" in part.answers and named:
            return t(
                "Your reasons: {reasons}; its numbers are still our assumptions",
                reasons=t(" and ").join(named),
            )
        count = sum(key.startswith(part.answers) for key in self._session.answers)
        return t.n(
            "{n} answer of yours is kept; its numbers are still our assumptions",
            "{n} answers of yours are kept; its numbers are still our assumptions",
            n=count,
        )

    def _card(self, part: Part, typed: frozenset[str], t: Texts) -> Card:
        known = fields(self._session.business)
        keys = (
            {key for key in known if key.startswith(part.keys)}
            if part.keys
            else set(plain_keys(self._session.business))
        )
        mine, opened = len(typed & keys), any(key.startswith(part.answers) for key in self._session.answers)
        if mine:
            state = (
                t("{mine} of its numbers are yours", mine=format_amount(mine, "count", t.lang))
                if mine > 1
                else t("One of its numbers is yours")
            )
        else:
            state = self._answered(part, t) if opened else t("Still our assumptions")
        return Card(
            title=t(part.title),
            text=t(part.gives),
            note=state,
            link=t("Go there again") if mine or opened else t("Go there"),
            href=f"{part.name}.ipynb",
            tone="yes" if mine else "plain",
        )
