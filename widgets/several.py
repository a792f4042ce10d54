"""Any number of a few answers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import anywidget
from traitlets import List, TraitError, Unicode, validate

from widgets.assets import style
from widgets.choice import Style
from widgets.panel import label_form, text_form
from widgets.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from traitlets import Bunch

_HERE = Path(__file__).parent


class Several(anywidget.AnyWidget):
    """A question with a few answers, all of them in sight, of which any number may be chosen.

    Args:
        label: The question, in the reader's language.
        options: The answers as (value, label) pairs, in order.
        value: The answers to begin with.
        lang: "fr" or "en".
        style: "buttons" side by side, or "big" for the one question of a page.
        help: One more plain sentence below the question, or empty.

    Attributes:
        value: The values of the chosen answers, in the order of the options. Observable. Setting one that is
            not among the options raises TraitError with one sentence.

    Raises:
        ValueError: For options, a style or a language that make no choice.
        TraitError: For a value that is not among the options.
    """

    _esm = _HERE / "js" / "several.js"
    _css = style("family", "choices")

    value: List[Any] = List(Unicode(), help="The chosen answers.").tag(sync=True)

    label = Unicode(read_only=True).tag(sync=True)
    help = Unicode(read_only=True).tag(sync=True)
    lang = Unicode(read_only=True).tag(sync=True)
    _options: List[Any] = List(help="Pairs of value and label.").tag(sync=True)
    _style = Unicode("buttons").tag(sync=True)

    def __init__(  # noqa: PLR0913 - all but the first three by name
        self,
        label: str,
        options: Sequence[tuple[str, str]],
        value: Sequence[str] = (),
        *,
        lang: str,
        style: Style = "buttons",
        help: str = "",  # noqa: A002 - the word that the schema uses
    ) -> None:
        values = [option for option, _ in options]
        if len(set(values)) < 2 or len(set(values)) < len(values):  # noqa: PLR2004 - a choice is between two
            raise ValueError(f"A choice needs two different answers or more, not {values}.")
        if style not in get_args(Style):
            raise ValueError(f'The style is {style!r}; it can be "buttons" or "big".')
        self._t = Texts(lang)
        super().__init__(_options=[list(pair) for pair in options], _style=style)
        for name, text in (("label", label), ("help", help), ("lang", self._t.lang)):
            self.set_trait(name, text)
        self.value = list(value)

    @property
    def sentence(self) -> str:
        """Give the question and the answers as one text."""
        chosen = ", ".join(label for option, label in self._options if option in self.value)
        return label_form(self._t, self.label, chosen or self._t("no answer yet"))

    def _repr_mimebundle_(self, **_: object) -> tuple[dict[str, Any], dict[str, Any]]:
        return text_form(self, self.sentence), {}

    @validate("value")
    def _check_value(self, proposal: Bunch) -> list[str]:
        """Put the answers in order, each once: so two ways of choosing the same are the same value."""
        values = [option for option, _ in self._options]
        unknown = [value for value in proposal["value"] if value not in values]
        if unknown:
            raise TraitError(
                f"{self.label}: the answers can be {', '.join(values)}, not {', '.join(unknown)}."
            )
        return [value for value in values if value in proposal["value"]]
