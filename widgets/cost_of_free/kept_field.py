"""A number field whose number is one of this workbook's answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from widgets.lean import Stack
from widgets.number_field import NumberField

if TYPE_CHECKING:
    from collections.abc import Callable

    from case_studies.units import Unit
    from widgets.cost_of_free.answers import Answers
    from widgets.stops import Scale


class KeptField(Stack):
    """Asks for one number and keeps it; shows what is reckoned with until it is given.

    Args:
        answers: where it is kept.
        key: name of the answer.
        now: gives the number that is reckoned with.
        label: what is asked.
        unit: what is counted.
        low: the lowest accepted.
        high: the highest accepted.
        help: one more plain sentence, or empty.
        step: distance between the slider's stops.
        scale: "linear" or "log".
        assumed: whether what is reckoned with until then is our assumption.

    Attributes:
        field: the number field.
    """

    def __init__(  # noqa: PLR0913 - a question is described by all of these, and all but three by name
        self,
        answers: Answers,
        key: str,
        now: Callable[[], float],
        *,
        label: str,
        unit: Unit,
        low: float,
        high: float,
        help: str = "",  # noqa: A002 - the word that the schema uses
        step: float | None = None,
        scale: Scale = "linear",
        assumed: bool = False,
    ) -> None:
        self._answers, self._key, self._now, self._quiet = answers, key, now, False
        self._assumed = assumed
        self._low, self._high = low, high
        self.field = NumberField(
            label,
            min(max(now(), low), high),
            unit=unit,
            low=low,
            high=high,
            help=help,
            step=step,
            scale=scale,
            lang=answers.session.lang,
            key=key,
        )
        self.field.observe(lambda change: self._typed(change["new"]), "value")
        super().__init__([self.field])

    def _typed(self, value: float) -> None:
        if not self._quiet:
            self._answers.give(self._key, value)

    def follow(self) -> None:
        """Show the number that is reckoned with now, and say where it is ours."""
        session = self._answers.session
        ours = self._assumed and self._key not in session.answers
        self.field.note = session.t("Our assumption, until you give your own.") if ours else ""
        shown = min(max(self._now(), self._low), self._high)
        self._quiet = True
        try:
            if self.field.value != shown:
                self.field.value = shown
        finally:
            self._quiet = False
