"""The head of a card in a list: a name, what can be said of it in a line, and a press that opens the card."""

from __future__ import annotations

from typing import Any

from traitlets import Bool, Unicode

from widgets.assets import script, style
from widgets.lean import LeanWidget
from widgets.panel import label_form, text_form
from widgets.texts import Texts


class CardHead(LeanWidget):
    """A button as wide as its card; whoever makes the card shows and hides what is below.

    Args:
        title: The name on it.
        line: One quiet line below the name.
        colour: Of the dot before the name, as a picture has it.
        lang: "fr" or "en".

    Attributes:
        title: See above.
        line: See above.
        colour: See above.
        used: Whether the dot is full.
        is_open: Whether the card is open; observable.

    Raises:
        ValueError: For another language.
    """

    _esm = script("paint", "card_head")
    _css = style("family", "cards")

    title = Unicode().tag(sync=True)
    line = Unicode().tag(sync=True)
    colour = Unicode().tag(sync=True)
    used = Bool(True).tag(sync=True)  # noqa: FBT003 - a trait's default
    is_open = Bool(False).tag(sync=True, by_page=True)  # noqa: FBT003 - a trait's default
    lang = Unicode(read_only=True).tag(sync=True)

    def __init__(self, title: str, *, line: str = "", colour: str, lang: str) -> None:
        self._t = Texts(lang)
        super().__init__(title=title, line=line, colour=colour)
        self.set_trait("lang", self._t.lang)

    def say(self, title: str, line: str, *, used: bool, colour: str) -> None:
        """Change all that is read in one message."""
        with self.hold_sync():
            self.title, self.line, self.used, self.colour = title, line, used, colour

    @property
    def sentence(self) -> str:
        """Give name and line as one text."""
        return label_form(self._t, self.title, self.line)

    def _repr_mimebundle_(self, **_: object) -> tuple[dict[str, Any], dict[str, Any]]:
        return text_form(self, self.sentence), {}
