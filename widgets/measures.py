"""The layouts of our widgets: one for all that have no measures of their own, until one is given some."""

from __future__ import annotations

from typing import Any

import ipywidgets
from ipywidgets.widgets.trait_types import InstanceDict

from widgets.hearing import Hearing

_shared: dict[str, Shared] = {}


class Shared(Hearing, ipywidgets.Layout):  # type: ignore[misc]  # ipywidgets ships no types
    """The layout of many widgets; nobody but this module has it in hand."""


def shared(display: str) -> Shared:
    """Give the layout that all widgets share which have no measures of their own."""
    known = _shared.get(display)
    # One that was closed, or made for another page by the process that we were forked from, speaks to nobody.
    if known is None or known.comm is None:
        known = _shared[display] = Shared(**({"display": display} if display else {}))
    return known


def show(widget: ipywidgets.DOMWidget, shown: bool) -> None:  # noqa: FBT001 - the one thing it is told
    """Have a widget stand on the page, or keep its place without being seen."""
    trait = type(widget).layout
    if isinstance(trait, SharedUntilChanged) and isinstance(trait.held(widget), Shared):
        widget.layout = shared("" if shown else "none")
    else:
        widget.layout.display = None if shown else "none"


class Lent(Hearing, ipywidgets.Layout):  # type: ignore[misc]  # ipywidgets ships no types
    """What a widget that shares its layout gives as its own: it is, from the first change on.

    Until then the page knows nothing of it.

    Attributes:
        owned: Whether it was changed, and so has become its widget's layout.
    """

    owned = True

    def __init__(self, widget: ipywidgets.DOMWidget, like: Shared) -> None:
        super().__init__(**({"display": like.display} if like.display else {}))
        self.like, self.owned, self._widget = like, False, widget

    def open(self) -> None:
        """Wait: whoever needs the channel asks for the id."""

    @property
    def model_id(self) -> str | None:
        """The id by which the page knows it."""
        if self.comm is None:
            super().open()
        return self.comm.comm_id if self.comm else None

    def notify_change(self, change: Any) -> None:  # noqa: ANN401 - ipywidgets gives no types
        """Tell of a change; the first makes it the layout of its widget, and of no other."""
        super().notify_change(change)
        if not self.owned:
            self.owned = True
            held = type(self._widget).layout.held(self._widget)
            if isinstance(held, Shared):
                if held is not self.like and change["name"] != "display":
                    self.display = held.display  # it was hidden, or shown, since it was asked for
                self._widget.layout = self

    def __repr__(self) -> str:
        """As any layout says of itself."""
        return str(super().__repr__()).replace(type(self).__name__, "Layout", 1)


class SharedUntilChanged(InstanceDict):  # type: ignore[misc]  # the same
    """The trait of such a layout."""

    def get(self, obj: Any, cls: Any = None) -> ipywidgets.Layout:  # noqa: ANN401 - as traitlets has it
        """Give a layout that may be changed without changing that of others."""
        found = super().get(obj, cls)
        if obj.telling or not isinstance(found, Shared):
            return found
        if obj.lent is None or obj.lent.like is not found or obj.lent.owned:
            obj.lent = Lent(obj, found)
        return obj.lent

    def held(self, obj: Any) -> ipywidgets.Layout:  # noqa: ANN401 - as traitlets has it
        """Give the layout that a widget has, shared or not."""
        return super().get(obj)
