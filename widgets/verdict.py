"""A verdict, kept up to date as numbers change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case_studies.flips import flips
from widgets.judged import decide
from widgets.panel import Panel
from widgets.passage import Passage
from widgets.settle import Settle
from widgets.verdict_text import words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from case_studies.business import Business
    from case_studies.decision import Decision
    from case_studies.flips import Flip
    from widgets.texts import Texts


class Verdict(Panel):
    """Says: with these numbers, probably ..., because ...; it would change if ... .

    What follows from the numbers is said with every move of a slider. What would change it takes longer to
    find, so it is said when the learner's hand rests.

    Args:
        business: the numbers to begin with.
        t: the reader's texts.
        keys: flat keys whose changes are looked for; the main inputs where none are named.
        action: whether a verdict in doubt ends in what to do; not where the business is somebody else's.
        lent: gives the flat keys of the half-hour's numbers that are the example's, as they stand.
        brief: gives what is repeated of a headline at the foot of the screen.

    Attributes:
        business: the numbers that it is about.
        decision: the verdict and its figures, as they stand.
        flips: what would change it, nearest first; observe `sentence` to hear of them.
    """

    def __init__(  # noqa: PLR0913 - what a page may want of it, each by name
        self,
        business: Business,
        t: Texts,
        *,
        keys: Sequence[str] = (),
        action: bool = True,
        lent: Callable[[], Collection[str]] = tuple,
        brief: Callable[[str], str] = lambda _: "",
    ) -> None:
        self.business, self._t, self._keys, self._acts = business, t, tuple(keys), action
        self._lent, self._brief = lent, brief
        self.decision: Decision = decide(business)
        self.flips: tuple[Flip, ...] = flips(business, self._keys)
        self._card = Passage("", lang=t.lang, kind="verdict")
        super().__init__([self._card])
        self._settle = Settle(self._look_around)
        self._say()

    def follow(self, business: Business) -> None:
        """Decide about these numbers from now on."""
        self.business = business
        self.decision = decide(business)
        self.flips = ()
        self._say(waiting=True)
        self._settle()

    def _look_around(self) -> None:
        self.flips = flips(self.business, self._keys)
        self._say()

    def _say(self, *, waiting: bool = False) -> None:
        said = words(self.business, self.decision, self.flips, self._t, lent=self._lent())
        if waiting:  # not yet "none of these numbers would change that"
            said = said._replace(
                change=self._t("One moment: what would turn this answer round is being worked out…")
            )
        if not self._acts:
            said = said._replace(action="")
        self._card.say(
            "\n\n".join(said.paragraphs),
            headline=said.headline,
            tone=said.tone,
            brief=self._brief(said.headline),
        )
        self.sentence = f"{said.headline}. {said.sentence}"
