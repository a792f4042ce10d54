"""A place on the page for a panel that is made anew when the learner starts from another business."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from widgets.panel import Panel

if TYPE_CHECKING:
    from collections.abc import Callable

    from ipywidgets import Widget
    from traitlets import Bunch

    from widgets.session import Session

P = TypeVar("P", bound=Panel)


class Shell(Panel, Generic[P]):
    """Holds one panel; says what that panel says.

    A panel asks for the numbers of one business, and another business has others: so the panel goes, and its
    like for the other business comes, at the same place.

    Args:
        session: tells when the business to start from changes.
        make: makes the panel.

    Attributes:
        inside: the panel as it is now.
    """

    def __init__(self, session: Session, make: Callable[[Session], P]) -> None:
        super().__init__()
        self.remove_class("hh-panel")  # the panel inside is one
        self._session, self._make = session, make
        self.inside: P = self._made()
        session.on_start(self._remake)

    def gives_away(self) -> bool:
        """Tell whether the panel inside still hides what it says."""
        return self.inside.gives_away()

    def _made(self) -> P:
        made = self._make(self._session)
        made.observe(self._follow, "sentence")
        self.children, self.sentence = [made], made.sentence
        return made

    def _remake(self) -> None:
        before = self.inside
        before.unobserve(self._follow, "sentence")
        self.inside = self._made()
        _close(before)

    def _follow(self, change: Bunch) -> None:
        self.sentence = change["new"]


def _close(widget: Widget) -> None:
    """Let go of a widget and all that it holds; open ones are held for as long as the page is."""
    hidden = widget.hidden() if isinstance(widget, Panel) else ()
    for child in (*getattr(widget, "children", ()), *hidden):
        _close(child)
    widget.close()
