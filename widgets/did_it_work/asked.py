"""Fields for the numbers of a study: they show what is in use and keep what is typed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from case_studies.ranges import Range
from widgets.assets import style
from widgets.number_field import NumberField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from traitlets import Bunch

    from widgets.did_it_work.study import Study


class CountField(NumberField):
    """A number field for a list of counts: label and box in one line where it stands in `hh-compact`."""

    _css = style("family", "number_field", "explorer", "compact")


class Asked:
    """Fields for some numbers of a study.

    Args:
        study: whose numbers.
        names: which, as in `questions.all_questions`.
        compact: whether they are boxes in a list, without sliders.
        help: what is told to a screen reader with every one of them, such as the group's name.

    Attributes:
        fields: name -> its field.
    """

    def __init__(
        self,
        study: Study,
        names: Sequence[str],
        *,
        compact: bool = False,
        help: str = "",  # noqa: A002 - the word that the fields use
    ) -> None:
        self._study, self._quiet = study, False
        make = CountField if compact else NumberField
        t = study.session.t
        self.fields: dict[str, NumberField] = {}
        for name in names:
            asked = study.questions[name]
            field = make(
                t(asked.label),
                study.value(name),
                unit=asked.unit,
                low=asked.low,
                high=asked.high,
                help=help or (t(asked.help) if asked.help else ""),
                scale=asked.scale,
                step=asked.step,
                lang=study.session.lang,
                key=name,
            )
            field.observe(partial(self._typed, name), "value")
            self.fields[name] = field
        study.observe(self._follow, "changed")

    def _typed(self, name: str, change: Bunch) -> None:
        value = change["new"]
        if not self._quiet:
            self._study.put(name, value.likely if isinstance(value, Range) else value)

    def _follow(self, _: Bunch) -> None:
        """Show what came from elsewhere: kept numbers, or another business."""
        self._quiet = True
        try:
            for name, field in self.fields.items():
                if field.value != (value := self._study.value(name)):
                    field.value = value
        finally:
            self._quiet = False

    @property
    def sentence(self) -> str:
        """Give every field's label and number, a line each."""
        return "\n".join(field.sentence for field in self.fields.values())
