"""One quantity, typed the reader's way or set with a slider, sure or not."""

from __future__ import annotations

import math
from bisect import bisect_left
from decimal import Decimal
from typing import TYPE_CHECKING, Any, get_args

from traitlets import Bool, Dict, Int, List, TraitError, TraitType, Unicode, observe, validate

from case_studies.ranges import Range
from case_studies.units import Unit
from widgets.amount_error import AmountError
from widgets.amounts import format_amount, unit_sign
from widgets.assets import script, style
from widgets.entry import Entry
from widgets.lean import LeanWidget
from widgets.panel import label_form, text_form
from widgets.stops import Scale, slider_stops

if TYPE_CHECKING:
    from traitlets import Bunch

_PERCENT = 100


class NumberField(LeanWidget):
    """A labelled box and slider for one number; with `ranged`, also its lowest, likeliest and highest.

    The page sends what was typed as it was typed; this side reads it. A text that is not taken stays in its
    box, `message` says in one sentence what was wrong, and `value` keeps the last good number.

    Args:
        label: What is asked, in the reader's language.
        value: To begin with, in the unit of the model: EUR, share 0-1, hours a month, and so on.
        unit: What is counted.
        low: The lowest accepted.
        high: The highest accepted.
        lang: "fr" or "en".
        help: One more plain sentence below the label, or empty.
        step: Distance between the slider's stops; by default about a hundred round ones. Typing is not
            bound to it.
        scale: "linear", or "log" where plausible values span decades.
        ranged: Whether the learner may say that they are not sure.
        key: The number's own name, by which the page knows a field again that is made anew in other words.

    Attributes:
        value: A float, or a Range if the learner is not sure; always within `low` and `high`. Observable.
            Setting another raises TraitError with one sentence.
        message: One sentence on what was wrong, or empty; may be set, and goes with the next good number.
        note: One quiet line below, for what follows from the number.

    Raises:
        ValueError: For bounds, a step or a language that make no field.
        TraitError: For a value outside the bounds.
    """

    _esm = script("number_field")
    _css = style("family", "number_field", "explorer")

    value: TraitType[Any, Any] = TraitType(0.0, help="The number in use: a float or a Range.")
    message = Unicode("", help="What was wrong, in one sentence.").tag(sync=True)
    note = Unicode("", help="One quiet line below.").tag(sync=True)

    label = Unicode(read_only=True).tag(sync=True)
    help = Unicode(read_only=True).tag(sync=True)
    lang = Unicode(read_only=True).tag(sync=True)
    _before = Unicode().tag(sync=True)
    _after = Unicode().tag(sync=True)
    _spoken = Unicode(help="How a number is said with its unit, {n} being the number.").tag(sync=True)
    _cents = Bool(help="Whether a broken number shows two decimals.").tag(sync=True)
    _words = Dict().tag(sync=True)
    _ranged = Bool().tag(sync=True)
    _key = Unicode().tag(sync=True)
    _stops: List[Any] = List(help="Where the slider can stand, as shown (a share as percentage).").tag(
        sync=True
    )
    _at = Int(help="At which stop the slider stands.").tag(sync=True)
    _band: List[Any] = List(help="From which stop to which the range goes.").tag(sync=True)
    _texts = Dict(help="What stands in each box.").tag(sync=True)
    _faulty: List[Any] = List(help="The boxes that are not taken.").tag(sync=True)
    _seen = Int(0, help="The newest message of the page that is answered.").tag(sync=True)

    def __init__(  # noqa: PLR0913 - a field is described by all of these, and all but two by name
        self,
        label: str,
        value: float | Range,
        *,
        unit: Unit,
        low: float,
        high: float,
        lang: str,
        help: str = "",  # noqa: A002 - the word that the schema uses
        step: float | None = None,
        scale: Scale = "linear",
        ranged: bool = False,
        key: str = "",
    ) -> None:
        _check(label, unit, low, high, scale)
        self._unit = unit
        self._entry = Entry(low, unit=unit, low=low, high=high, lang=lang, ranged=ranged)
        t = self._entry.t
        before, after = unit_sign(unit, lang)
        super().__init__(
            _before=before,
            _after=after,
            _spoken=format_amount(0, unit, lang).replace("0", "{n}", 1),
            _cents=unit == "EUR",
            _ranged=ranged,
            _key=key,
            _stops=slider_stops(self._shown(low), self._shown(high), step and self._shown(step), scale),
            _words={
                "unsure": t("Not sure?"),
                "sure": t("One number is enough"),
                "low": t("At the lowest"),
                "likely": t("Most likely"),
                "high": t("At the highest"),
            },
        )
        for name, text in (("label", label), ("help", help), ("lang", t.lang)):
            self.set_trait(name, text)
        self.value = value
        self._start = self.value
        self._use(self._start)
        self.on_msg(self._hear)

    def forget(self) -> None:
        """Show the value in use; what was typed and not taken goes."""
        self._entry.put(self.value)
        self._draw()

    def reset(self) -> None:
        """Go back to the value of the beginning; what was typed and not taken goes too."""
        self._use(self._start)

    @property
    def sentence(self) -> str:
        """Give the label and the value as one text: `Prix : 1 000 €`."""
        return label_form(self._entry.t, self.label, self._entry.sentence)

    def _repr_mimebundle_(self, **_: object) -> tuple[dict[str, Any], dict[str, Any]]:
        return text_form(self, self.sentence), {}

    @validate("value")
    def _check_value(self, proposal: Bunch) -> float | Range:
        try:
            value = self._entry.check(proposal["value"])
        except AmountError as problem:
            raise TraitError(f"{self.label}: {problem.sentence(self._entry.t)}") from None
        if isinstance(value, Range) and not self._ranged:
            raise TraitError(f"{self.label}: one number is accepted here, not a range.")
        return value

    @observe("value")
    def _value_changed(self, change: Bunch) -> None:
        if change["new"] != self._entry.value or type(change["new"]) is not type(self._entry.value):
            self._entry.put(change["new"])
        self._draw()

    def _use(self, value: float | Range) -> None:
        self._entry.put(value)
        self._draw()
        self.value = value

    def _hear(self, _widget: object, content: Any, _buffers: object) -> None:  # noqa: ANN401 - a page may send anything
        """Take one message of the page: typed text, a slider's stop, "not sure?", or that drafts go."""
        match content:
            case {"kind": "typed", "box": str(box), "text": str(text)}:
                self._entry.type(box, text)
            case {"kind": "slid", "at": int(at)} if 0 <= at < len(self._stops):
                self._entry.slide(self._stops[at] / (_PERCENT if self._unit == "share" else 1))
            case {"kind": "unsure", "open": bool(unsure)} if self._ranged:
                self._entry.be_unsure(unsure=unsure)
            case {"kind": "forget"}:
                self.forget()
            case _:
                return
        # One answer goes back, whatever those who watch the value do: the page must not wait for ever.
        try:
            with self.hold_sync():
                self._draw()
                self.value = self._entry.value
        finally:
            if isinstance(content.get("seq"), int):
                self._seen = content["seq"]

    def _draw(self) -> None:
        entry = self._entry
        with self.hold_sync():
            self._texts, self._faulty, self.message = entry.texts, entry.faulty, entry.message
            self._at = self._nearest(entry.likely)
            low, high = entry.bounds
            self._band = [self._nearest(low), self._nearest(high)]

    def _shown(self, number: float) -> float:
        """Give a number as it is shown: a share as its percentage, without a trace of binary fractions."""
        return float(Decimal(repr(float(number))).scaleb(2)) if self._unit == "share" else float(number)

    def _nearest(self, number: float) -> int:
        """Find the stop nearest to a number; between two, the slider stands at the nearer."""
        shown = self._shown(number)
        at = bisect_left(self._stops, shown)
        near = [place for place in (at - 1, at) if 0 <= place < len(self._stops)]
        return min(near, key=lambda place: abs(self._stops[place] - shown))


def _check(label: str, unit: str, low: float, high: float, scale: str) -> None:
    if not label.strip():
        raise ValueError("A number field needs a label.")
    if unit not in get_args(Unit):
        raise ValueError(f"The unit is {unit!r}; it can be {', '.join(get_args(Unit))}.")
    if not (math.isfinite(low) and math.isfinite(high) and low < high):
        raise ValueError(f"The lowest must be below the highest, and both finite, not {low} and {high}.")
    if scale not in get_args(Scale):
        raise ValueError(f'The scale is {scale!r}; it can be "linear" or "log".')
