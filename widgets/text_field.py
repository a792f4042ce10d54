"""A few words or a date."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, get_args

from traitlets import Int, TraitError, Unicode, observe, validate

from widgets.assets import script, style
from widgets.calendar_day import long_date
from widgets.lean import LeanWidget
from widgets.panel import label_form, text_form
from widgets.texts import Texts

if TYPE_CHECKING:
    from traitlets import Bunch


Kind = Literal["text", "date"]


class TextField(LeanWidget):
    """A labelled box for one line of text, or for a date.

    Args:
        label: What is asked, in the reader's language.
        value: To begin with; a date as "2026-03-31".
        lang: "fr" or "en".
        kind: "text" or "date".
        max_length: The longest text, in characters.
        placeholder: An example, shown while the box is empty.

    Attributes:
        value: The text; a date as "2026-03-31", or empty. Observable. Setting a longer text, one of several
            lines, or what is no date raises TraitError with one sentence.
        message: One sentence on what was wrong, or empty; may be set, and goes with the next change of value.

    Raises:
        ValueError: For a kind, a length or a language that make no field.
        TraitError: For a value that is not accepted.
    """

    _esm = script("text_field")
    _css = style("family", "text_field")

    value = Unicode("", help="The text.").tag(sync=True, by_page=True)
    message = Unicode("", help="What was wrong, in one sentence.").tag(sync=True)

    label = Unicode(read_only=True).tag(sync=True)
    lang = Unicode(read_only=True).tag(sync=True)
    kind = Unicode("text", read_only=True).tag(sync=True)
    max_length = Int(200, read_only=True).tag(sync=True)
    placeholder = Unicode(read_only=True).tag(sync=True)

    def __init__(  # noqa: PLR0913 - all but two by name
        self,
        label: str,
        value: str = "",
        *,
        lang: str,
        kind: Kind = "text",
        max_length: int = 200,
        placeholder: str = "",
    ) -> None:
        if kind not in get_args(Kind):
            raise ValueError(f'The kind is {kind!r}; it can be "text" or "date".')
        if max_length < 1:
            raise ValueError(f"The longest text must be of one character or more, not {max_length}.")
        self._t = Texts(lang)
        super().__init__()
        given = {"label": label, "lang": self._t.lang, "kind": kind, "placeholder": placeholder}
        for name, content in {**given, "max_length": max_length}.items():
            self.set_trait(name, content)
        self.value = value

    @property
    def sentence(self) -> str:
        """Give the label and the text as one text; a date the reader's way."""
        shown = self.value or self._t("no answer yet")
        if self.kind == "date" and self.value:
            shown = long_date(date.fromisoformat(self.value), self._t.lang)
        return label_form(self._t, self.label, shown)

    def _repr_mimebundle_(self, **_: object) -> tuple[dict[str, Any], dict[str, Any]]:
        return text_form(self, self.sentence), {}

    @validate("value")
    def _check_value(self, proposal: Bunch) -> str:
        text: str = proposal["value"].strip()
        if len(text) > self.max_length:
            raise TraitError(f"{self.label}: {self.max_length} characters are accepted, not {len(text)}.")
        if len(text.splitlines()) > 1:
            raise TraitError(f"{self.label}: one line is accepted, not several.")
        if self.kind == "date" and text and not _is_date(text):
            raise TraitError(f'{self.label}: a date such as "2026-03-31" is accepted, not {text!r}.')
        return text

    @observe("value")
    def _value_changed(self, _: Bunch) -> None:
        self.message = ""


def _is_date(text: str) -> bool:
    """Tell whether this is a day of the calendar; fromisoformat also reads weeks, which no page sends."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text) is not None
