"""What it would take: from where on each chosen reason just pays for its hours, or stops to."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from case_studies.diagnosis import GOOD
from case_studies.flat import fields
from case_studies.just_pays import just_pays
from widgets.amounts import format_amount, format_count_of_ten, say_count_of_ten
from widgets.changes_text import Change, rounded
from widgets.chart import Chart, Table
from widgets.figures import tipping
from widgets.form_groups import label
from widgets.panel import Panel
from widgets.passage import Passage
from widgets.settle import Settle
from widgets.texts import N_
from widgets.why_there.chosen import reasons_of
from widgets.why_there.question_text import TITLES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from case_studies.flips import Flip
    from case_studies.units import Unit
    from case_studies.weighing import Verdict
    from widgets.session import Session


THEN: dict[Verdict, str] = {
    "worth_it": N_("then it would just pay"),
    "not_worth_it": N_("then it would no longer pay"),
}


class Takes(Panel):
    """Shows how far the numbers of the chosen reasons would have to move; a sentence where none can.

    Args:
        session: whose reasons and numbers.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._chart = Chart(
            tipping.draw((), lang=session.lang, says=THEN),
            title=session.t("From where on it would just pay, or no longer"),
            sentence="",
            table=self._table(()),
            lang=session.lang,
        )
        self._none = Passage("", lang=session.lang, kind="note")
        super().__init__([self._none])
        self._settle = Settle(self._draw)
        session.observe(lambda _: self._settle(), ["business", "restored"])
        self._draw()

    def _changes(self) -> tuple[Change, ...]:
        business, t = self._session.business, self._session.t
        chosen = [reason for reason in GOOD if reason in reasons_of(self._session)]
        known = fields(business)
        flips = [(reason, flip) for reason in chosen for flip in just_pays(business, reason)]
        several = len({reason for reason, _ in flips}) > 1
        found = []
        for reason, flip in sorted(flips, key=lambda one: one[1].distance):
            name = label(known[flip.key], t)
            if several:
                name = t("{label}: {value}", label=t(TITLES[reason]), value=name[0].lower() + name[1:])
            found.append(self._change(flip, name, known[flip.key].quantity.unit))
        return tuple(filter(None, found))

    def _change(self, flip: Flip, name: str, unit: Unit) -> Change | None:
        """Put one into words; nothing where no digit that we print tells it from today."""
        t = self._session.t
        for digits in (2, 3):
            now, at = (
                format_count_of_ten(value, t.lang, beside=other)
                if unit == "of_ten"
                else format_amount(value, "count" if unit == "per_hour" else unit, t.lang)
                for value, other in ((flip.now, flip.at), (rounded(flip.at, digits), flip.now))
            )
            if now != at:
                if unit == "of_ten":
                    now = say_count_of_ten(flip.now, t.lang, beside=flip.at)
                said = t("“{name}”, about {at} in place of {now}", name=name, at=at, now=now)
                ratio = flip.at / flip.now if flip.now > 0 else inf
                return Change(name, now, at, ratio, said, flip.verdict)
        return None

    def _table(self, found: Sequence[Change]) -> Table:
        t = self._session.t
        return Table(
            t("From where on it would just pay, or no longer"),
            (t("Number"), t("Now"), t("Turns at about"), t("Then")),
            tuple(
                (change.name, change.now, change.at, t(THEN[change.verdict]))
                for change in found[: tipping.ROWS]
            ),
        )

    def _draw(self) -> None:
        t, lang = self._session.t, self._session.lang
        chosen = [reason for reason in GOOD if reason in reasons_of(self._session)]
        found = self._changes()
        if not found:
            self._none.say(
                t("None of these numbers, moved by itself, would make it pay or stop paying.")
                if chosen
                else t(
                    "One of the three reasons would have to be yours first: without one there is no number"
                    " that could make it pay."
                )
            )
            self.children, self.sentence = [self._none], self._none.sentence
            return
        first = found[0]
        sentence = t.n(
            "{n} number could turn it by itself: {condition}; {then}.",
            "Each of these {n} numbers could turn it by itself. The nearest: {condition}; {then}.",
            n=len(found[: tipping.ROWS]),
            condition=first.condition,
            then=t(THEN[first.verdict]),
        )
        self._chart.show(tipping.draw(found, lang=lang, says=THEN), sentence, self._table(found))
        self.children, self.sentence = [self._chart], sentence
