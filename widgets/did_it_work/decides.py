"""Which one measure shall decide: asked wherever a result depends on it, and the same everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from widgets.choice import Choice
from widgets.did_it_work.questions import METRICS
from widgets.did_it_work.study import PRIMARY

if TYPE_CHECKING:
    from widgets.did_it_work.study import Study


class Decides(Choice):
    """The main measure; follows what is chosen elsewhere on the page.

    Args:
        study: keeps the choice.
    """

    def __init__(self, study: Study) -> None:
        t = study.session.t
        super().__init__(
            t("Which one measure shall decide?"),
            [(name, t(text)) for name, text in METRICS.items()],
            study.chosen,
            lang=t.lang,
        )
        self._study, self._quiet = study, False
        self.observe(lambda change: self._chose(change["new"]), "value")
        study.observe(lambda _: self._follow(), "changed")

    def _chose(self, value: str | None) -> None:
        if not self._quiet and value is not None:
            self._study.choose(PRIMARY, value)

    def _follow(self) -> None:
        self._quiet = True
        try:
            self.value = self._study.chosen
        finally:
            self._quiet = False
