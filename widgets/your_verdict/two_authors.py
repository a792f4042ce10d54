"""Two authors, one business: what each would say, and the number that decides between them."""

from __future__ import annotations

from widgets.deck import Deck
from widgets.drawn import drawn
from widgets.figures import later_sales
from widgets.layout import explorer
from widgets.numbers_form import NumbersForm
from widgets.your_verdict.authors_text import cards
from widgets.your_verdict.follower import Follower
from widgets.your_verdict.words import LATER


class TwoAuthors(Follower):
    """Both authors' answers for the learner's business, and the number that decides between them.

    Args:
        session: whose numbers.

    Attributes:
        form: the field of later sales.
    """

    def _build(self) -> None:
        lang = self._session.lang
        self._cards = Deck(cards(self._session), lang=lang)
        self.form = NumbersForm(self._session, (LATER,), more=False)
        self._picture = self._chart(
            self._session.t("How many would have to come later?"),
            later_sales,
            self.found.zones,
            self.found.later,
        )
        # The explorer's panel measures its own width, so the cards stand outside of it.
        self._after_guess(
            lambda: [self._cards, *explorer([self.form], [self._picture], lead=self.form)], wide=True
        )

    def _follow(self) -> None:
        self._cards.cards = cards(self._session)
        self._picture.show(*drawn(later_sales, self.found.zones, self.found.later, lang=self._session.lang))
        self.sentence = f"{self._cards.sentence}\n{self._picture.sentence}"
