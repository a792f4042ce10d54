"""A page for whoever wants to know more: folded until asked for, and made only then."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from widgets.action_button import ActionButton
from widgets.panel import Panel
from widgets.passage import Passage

if TYPE_CHECKING:
    from collections.abc import Callable

    from widgets.session import Session


def _name(invitation: str) -> str:
    """Give the words in bold that an invitation begins with, or nothing."""
    found = re.match(r"\*\*(.+?)\.?\*\*", invitation)
    return found[1] if found else ""


class Folded(Panel):
    """A sentence on what is inside, and a button that shows it.

    Args:
        session: gives the reader's language.
        invitation: what is inside, in a sentence or two.
        make: makes what is inside, once.
    """

    def __init__(self, session: Session, invitation: str, make: Callable[[], Panel]) -> None:
        self._t, self._make, self._open = session.t, make, False
        self._inside: Panel | None = None
        self._told = Passage(invitation, lang=session.lang, kind="plain", live=False)
        self._button = ActionButton(self._t("Show it"), lang=session.lang)
        self._button.about = _name(invitation)
        self._button.add_class("hh-unfolds")
        self._button.on_click(self.toggle)
        super().__init__([self._told, self._button])
        self.sentence = self._told.sentence

    def toggle(self) -> None:
        """Show what is inside, or fold it away."""
        self._open = not self._open
        if self._inside is None:
            self._inside = self._make()
            self._inside.observe(lambda _: self._say(), "sentence")
        inside = self._inside
        self.children = [self._told, self._button, *([inside] if self._open else [])]
        self.hidden = tuple if self._open else lambda: [inside]
        self._button.label = self._t("Hide it") if self._open else self._t("Show it")
        for name in ("hh-explorer", "hh-wide", "hh-unfolded"):
            (self.add_class if self._open else self.remove_class)(name)
        self._say()

    def _say(self) -> None:
        inside = self._inside.sentence if self._inside is not None and self._open else ""
        self.sentence = "\n".join(filter(None, [self._told.sentence, inside]))
