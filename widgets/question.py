"""The base of a question with a few answers, all of them in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, get_args

from traitlets import List, Unicode

from widgets.assets import style as sheets
from widgets.lean import LeanWidget
from widgets.panel import label_form, text_form
from widgets.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Sequence

Style = Literal["buttons", "big"]


class Question(LeanWidget):
    """What `Choice` and `Several` share: the question, its answers, and how it reads as one text.

    A subclass gives the trait `value`, checked, the script, and `_chosen`.

    Args:
        label: The question, in the reader's language.
        options: The answers as (value, label) pairs, in order.
        value: What is chosen to begin with.
        lang: "fr" or "en".
        style: "buttons" side by side, or "big" for the one question of a page.
        help: One more plain sentence below the question, or empty.

    Raises:
        ValueError: For options, a style or a language that make no choice.
        TraitError: For a value that is not among the options.
    """

    _css = sheets("family", "choices")

    label = Unicode(read_only=True).tag(sync=True)
    help = Unicode(read_only=True).tag(sync=True)
    lang = Unicode(read_only=True).tag(sync=True)
    _options: List[Any] = List(help="Pairs of value and label.").tag(sync=True)
    _style = Unicode("buttons").tag(sync=True)

    def __init__(  # noqa: PLR0913 - all but the first three by name
        self,
        label: str,
        options: Sequence[tuple[str, str]],
        value: object,
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
        """Give the question and what is chosen as one text."""
        chosen = ", ".join(label for option, label in self._options if option in self._chosen())
        return label_form(self._t, self.label, chosen or self._t("no answer yet"))

    def _chosen(self) -> Sequence[str]:
        """Give the chosen values."""
        raise NotImplementedError

    def _values(self) -> list[str]:
        return [option for option, _ in self._options]

    def _repr_mimebundle_(self, **_: object) -> tuple[dict[str, Any], dict[str, Any]]:
        return text_form(self, self.sentence), {}
