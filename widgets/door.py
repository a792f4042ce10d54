"""How do people come to you? One question on arrival, so that the forms speak the learner's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case_studies.ranges import likely
from widgets.amounts import format_amount
from widgets.choice import Choice
from widgets.panel import Panel
from widgets.passage import Passage
from widgets.texts import N_

if TYPE_CHECKING:
    from traitlets import Bunch

    from case_studies.business import Way
    from widgets.session import Session

STARTS: dict[Way, str] = {"ask": "offers", "walk_in": "shop", "visit": "visits"}
"""For each way, the business of the kit whose numbers are nearest."""
_CASES = ("lester", "lester_early")
_LABELS: dict[Way, str] = {
    "ask": N_("They write, or ask for an offer"),
    "walk_in": N_("They walk in, or order straight away"),
    "visit": N_("I call on them"),
}
_STARTED: dict[Way, str] = {
    "ask": N_(
        "So you start from our assumptions for somebody who makes offers, such as a craftsman, a caterer or a"
        " photographer. One sale is one job. What you change is yours, in every workbook."
    ),
    "walk_in": N_(
        "So you start from our assumptions for a shop or a bakery. What we count is new customers, not"
        " purchases: each of them comes again about {again} times, as we assume. What you change is yours, in"
        " every workbook."
    ),
    "visit": N_(
        "So you start from our assumptions for somebody who calls on customers, such as a consultant. One"
        " sale is one contract. What you change is yours, in every workbook."
    ),
}


class Door(Panel):
    """Asks how customers come; the answer chooses the business to start from, and with it the words.

    A business that comes that way already, such as one that the learner chose elsewhere, stays.

    Args:
        session: takes the business to start from.
    """

    def __init__(self, session: Session) -> None:
        self._session, t = session, session.t
        self._choice = Choice(
            t("How do people come to you?"),
            [(way, t(label)) for way, label in _LABELS.items()],
            lang=session.lang,
            style="big",
            help=t("The questions below then speak of your kind of sale. You can change it at any time."),
        )
        self._said = Passage("", lang=session.lang, kind="note")
        super().__init__([self._choice, self._said])
        self._quiet = False
        self._choice.observe(self._chosen, "value")
        session.on_start(self._show)
        self._show()

    def _chosen(self, change: Bunch) -> None:
        way: Way | None = change["new"]
        if not self._quiet and way is not None:
            if self._is_case() or self._session.start.way != way:
                self._session.start_from(STARTS[way])
            self._show()

    def _is_case(self) -> bool:
        """Tell whether this page still works on somebody else's story."""
        return self._session.start.name in _CASES

    def _show(self) -> None:
        start, t = self._session.start, self._session.t
        self._quiet = True
        try:
            self._choice.value = None if self._is_case() else start.way
        finally:
            self._quiet = False
        started = start.name == STARTS[start.way]
        again = format_amount(likely(start.offer.repeat_purchases), "count", t.lang)
        self._said.say(t(_STARTED[start.way], again=again) if started else "")
        self.sentence = f"{self._choice.sentence}\n{self._said.sentence}".strip()
