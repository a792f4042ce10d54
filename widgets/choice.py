"""One of a few answers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

import anywidget
from traitlets import List, TraitError, Unicode, validate

from widgets.assets import style
from widgets.panel import label_form, text_form
from widgets.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from traitlets import Bunch

_HERE = Path(__file__).parent

Style = Literal["buttons", "big"]


class Choice(anywidget.AnyWidget):
    """A question with a few answers, all of them in sight.

    Args:
        label: The question, in the reader's language.
        options: The answers as (value, label) pairs, in order.
        value: The answer to begin with, or None for none yet.
        lang: "fr" or "en".
        style: "buttons" side by side, or "big" for the one question of a page.
        help: One more plain sentence below the question, or empty.

    Attributes:
        value: The value of the chosen answer, or None. Observable. Setting one that is not among the options
            raises TraitError with one sentence.

    Raises:
        ValueError: For options, a style or a language that make no choice.
        TraitError: For a value that is not among the options.
    """

    _esm = _HERE / "js" / "choice.js"
    _css = style("family", "choices")

    value = Unicode(None, allow_none=True, help="The chosen answer.").tag(sync=True)

    label = Unicode(read_only=True).tag(sync=True)
    help = Unicode(read_only=True).tag(sync=True)
    lang = Unicode(read_only=True).tag(sync=True)
    _options: List[Any] = List(help="Pairs of value and label.").tag(sync=True)
    _style = Unicode("buttons").tag(sync=True)

    def __init__(  # noqa: PLR0913 - all but the first three by name
        self,
        label: str,
        options: Sequence[tuple[str, str]],
        value: str | None = None,
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
        self.value = value

    @property
    def sentence(self) -> str:
        """Give the question and the answer as one text."""
        chosen = dict(self._options).get(self.value, self._t("no answer yet"))
        return label_form(self._t, self.label, chosen)

    def _repr_mimebundle_(self, **_: object) -> tuple[dict[str, Any], dict[str, Any]]:
        return text_form(self, self.sentence), {}

    @validate("value")
    def _check_value(self, proposal: Bunch) -> str | None:
        values = [option for option, _ in self._options]
        value: str | None = proposal["value"]
        if value is not None and value not in values:
            raise TraitError(f"{self.label}: the answer can be {', '.join(values)}, not {value!r}.")
        return value
