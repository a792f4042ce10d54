"""What stands in the place of a verdict while every number is still our assumption."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from case_studies.trades import TRADES
from widgets.numbers_form import NumbersForm
from widgets.own_numbers import own_keys
from widgets.panel import Panel
from widgets.passage import Passage
from widgets.result import Result
from widgets.settle import Settle
from widgets.texts import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from widgets.session import Session

P = TypeVar("P", bound=Panel)
NARROW = "hh-waits"

NOT_YET = "not_yet"
"""The verdict's word as long as there is none."""

TRADE: dict[str, str] = {
    "bakery": N_("a bakery"),
    "guest_house": N_("a guest house"),
    "garage": N_("a garage"),
    "hairdresser": N_("a hairdresser"),
    "consultant": N_("a consultant"),
    "marketplace_shop": N_("a shop on a marketplace"),
    "band": N_("a band"),
}


def waits(session: Session, keys: Sequence[str] = ()) -> bool:
    """Tell whether the verdict has to wait: a trade to start from, and no number that is its owner's.

    Args:
        session: whose numbers.
        keys: the numbers that the page is about; without them, all.
    """
    own = own_keys(session)
    return session.start.name in TRADES and not (own & set(keys) if keys else own)


def told(session: Session) -> str:
    """Say that there is no verdict yet, and what it takes."""
    return session.t(
        "**No verdict yet:** every number on this page is our assumption for {title}. Put in one of yours,"
        " and the verdict stands here.",
        title=session.t(TRADE[session.start.name]),
    )


def not_yet(session: Session, workbook: str) -> Result:
    """Give what a workbook records as long as it has no verdict."""
    return Result(
        workbook=workbook, lang=session.lang, verdict=NOT_YET, sentence=told(session).replace("**", "")
    )


class Waiting(Panel, Generic[P]):
    """Holds a panel back until one number is the learner's; it is made when it is first shown.

    Args:
        session: whose numbers.
        make: makes the panel.
        asks: whether the numbers are asked for here; otherwise one line says what it takes.
        also: a sentence of what else comes with the verdict, in the reader's language.
        keys: the numbers that the page is about; without them, all.

    Attributes:
        inside: the panel, once it is there.
        form: the fields, where they are asked for here.
    """

    def __init__(
        self,
        session: Session,
        make: Callable[[Session], P],
        *,
        asks: bool,
        also: str = "",
        keys: Sequence[str] = (),
    ) -> None:
        super().__init__()
        self.remove_class("hh-panel")  # the panel inside is one
        self.add_class(NARROW)
        self._session, self._make, self._keys = session, make, keys
        self.inside: P | None = None
        self.form = NumbersForm(session, keys, more=not keys) if asks else None
        text = (
            told(session) if asks else session.t("This follows as soon as one number on the page is yours.")
        )
        self._note = Passage(" ".join(filter(None, (text, also))), lang=session.lang, kind="note")
        self.children = [self._note, *([self.form] if self.form else [])]
        self.sentence = self._note.sentence
        # When the hand rests: no field goes from under it.
        self._settle = Settle(self._look)
        session.observe(lambda _: self._settle(), ["business", "restored"])

    def gives_away(self) -> bool:
        """Tell whether the panel inside still hides what it says."""
        return self.inside is not None and self.inside.gives_away()

    def _look(self) -> None:
        if self.inside is not None or waits(self._session, self._keys):
            return
        self.inside = self._make(self._session)
        self.inside.observe(lambda change: self.set_trait("sentence", change["new"]), "sentence")
        self.inside.observe(lambda _: self._arrange(), "children")
        self.remove_class(NARROW)
        self._arrange()
        self.sentence = self.inside.sentence

    def _arrange(self) -> None:
        """Leave the fields where they are as long as the panel, which has its own, is covered for a guess."""
        fields = (self.form,) if self.form else ()
        before = fields if self.gives_away() else ()
        self.hidden = tuple if before else lambda: fields
        self.children = [*before, *([self.inside] if self.inside else [])]
