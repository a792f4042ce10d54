"""The base of what is made of several controls: a box that can also be read as one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from traitlets import Unicode

from widgets.lean import Stack
from widgets.silence import is_silent

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import ipywidgets

    from widgets.texts import Texts

_ENDS = ("?", "!", ":", "…")

VIEW = "application/vnd.jupyter.widget-view+json"

COVERED = "application/vnd.halfhour.covered+json"
"""Stands beside a text form that gives away what the panel still hides: no page shows it before the panel."""


def text_form(widget: ipywidgets.Widget, sentence: str) -> dict[str, Any]:
    """Give a widget's MIME bundle with `sentence` as its text form.

    The text form is what nbval compares, what a screen reader meets first and what stands on the page
    before the widget is drawn; so it holds no object id and no random name. Where nobody looks it
    stands alone.
    """
    model_id = widget.model_id  # asking for it is what opens the channel
    if is_silent(widget.comm):
        return {"text/plain": sentence}
    view = {"version_major": 2, "version_minor": 0, "model_id": model_id}
    return {"text/plain": sentence, VIEW: view}


def label_form(t: Texts, label: str, value: str) -> str:
    """Give a label and its value as one text: `Prix : 1 000 €`; a question is not followed by a colon."""
    if label.endswith(_ENDS):
        return f"{label} {value}"
    return t("{label}: {value}", label=label, value=value)


class Panel(Stack):
    """A column of widgets whose text form is its `sentence`.

    Set `sentence` whenever the answer changes, or override it with a property.

    Attributes:
        sentence: What this panel says at the moment, in the reader's language; observable.
        hidden: Gives what it holds and does not show.
        covered: Whether a cover hides what it holds.
    """

    sentence = Unicode("", help="What this panel says, in one sentence.")
    covered: bool = False

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.add_class("hh-panel")
        self.hidden: Callable[[], Sequence[ipywidgets.Widget]] = tuple

    def _repr_mimebundle_(self, **_: object) -> dict[str, Any]:
        return text_form(self, self.sentence) | ({COVERED: {}} if self.gives_away() else {})

    def gives_away(self) -> bool:
        """Tell whether its sentence says what it does not show yet."""
        return self.covered
