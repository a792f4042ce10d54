"""One of many answers, folded into one line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from traitlets import List, TraitError, Unicode, validate

from widgets.assets import script, style
from widgets.lean import LeanWidget
from widgets.panel import label_form, text_form
from widgets.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from traitlets import Bunch


class DropDown(LeanWidget):
    """A labelled list to choose one from; which ones there are may change.

    Args:
        label: What is asked, in the reader's language.
        options: The answers as (value, label) pairs, in order; at least one.
        value: The answer to begin with; the first one where it is none of them.
        lang: "fr" or "en".

    Attributes:
        value: The value of the chosen answer. Observable. Setting one that is not among the options raises
            TraitError with one sentence.

    Raises:
        ValueError: For options or a language that make no list.
    """

    _esm = script("drop_down")
    _css = style("family", "drop_down")

    value = Unicode("", help="The chosen answer.").tag(sync=True, by_page=True)

    label = Unicode(read_only=True).tag(sync=True)
    lang = Unicode(read_only=True).tag(sync=True)
    _options: List[Any] = List(help="Pairs of value and label.").tag(sync=True)

    def __init__(
        self, label: str, options: Sequence[tuple[str, str]], value: str | None = None, *, lang: str
    ) -> None:
        self._t = Texts(lang)
        super().__init__()
        self.set_trait("label", label)
        self.set_trait("lang", self._t.lang)
        self.offer(options, value)

    def offer(self, options: Sequence[tuple[str, str]], value: str | None = None) -> None:
        """Offer other answers; `value` is chosen, the first one where it is none of them.

        Raises:
            ValueError: Where there is none, or one stands twice.
        """
        values = [option for option, _ in options]
        if not values or len(set(values)) < len(values):
            raise ValueError(f"A list needs answers, each of them once, not {values}.")
        with self.hold_sync():
            self._options = [list(pair) for pair in options]
            self.value = value if value in values else values[0]

    @property
    def sentence(self) -> str:
        """Give the question and the answer as one text."""
        return label_form(self._t, self.label, dict(self._options)[self.value])

    def _repr_mimebundle_(self, **_: object) -> tuple[dict[str, Any], dict[str, Any]]:
        return text_form(self, self.sentence), {}

    @validate("value")
    def _check_value(self, proposal: Bunch) -> str:
        values = [option for option, _ in self._options]
        value: str = proposal["value"]
        if value not in values:
            raise TraitError(f"{self.label}: the answer can be {', '.join(values)}, not {value!r}.")
        return value
