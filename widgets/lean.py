"""Widgets that tell the page of themselves once: when they are first shown, as they are by then."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import anywidget
import comm
import ipywidgets
from traitlets import TraitType, Unicode, default

from widgets.hearing import Hearing
from widgets.measures import Lent, SharedUntilChanged, shared
from widgets.silence import undrawn

if TYPE_CHECKING:
    from collections.abc import Iterable


class Lean(Hearing, ipywidgets.DOMWidget):  # type: ignore[misc]  # ipywidgets ships no types
    """A widget whose channel to the page opens when its id is first asked for.

    An ordinary one opens it while it is made, and sends what is then added to it in further messages, of
    which a page of panels has hundreds; each costs the kernel, the server and the browser some time.

    Attributes:
        closed: Whether it was closed, and so is on no page any more.
        layout: Shared with all others that have no measures of their own; who changes it has one of its own.
    """

    closed = False
    telling = False
    lent: Lent | None = None

    layout = SharedUntilChanged(ipywidgets.Layout).tag(sync=True, **ipywidgets.widget_serialization)

    def open(self) -> None:
        """Wait: whoever needs the channel asks for the id."""

    def send_state(self, key: str | Iterable[str] | None = None) -> None:
        """Send what has changed, to a page that may be there."""
        if not undrawn():
            super().send_state(key)

    def close(self) -> None:
        """Close the channel, if it was ever opened."""
        self.closed = True
        super().close()

    @property
    def model_id(self) -> str | None:
        """The id by which the page knows this widget; None once it is closed."""
        if self.comm is None and not self.closed:
            if undrawn():
                # A name, for the text form; the state of all that is within would reach nobody.
                self.set_trait("comm", comm.create_comm(target_name="jupyter.widget"))
            else:
                super().open()
        return self.comm.comm_id if self.comm else None

    def _repr_mimebundle_(self, **kwargs: object) -> Any:  # noqa: ANN401 - ipywidgets gives no types
        _ = self.model_id
        return super()._repr_mimebundle_(**kwargs)

    def get_state(self, *values: Any, **named: Any) -> Any:  # noqa: ANN401 - ipywidgets gives no types
        """Give what the page is told: a layout that is shared as what it is."""
        before, self.telling = self.telling, True
        try:
            return super().get_state(*values, **named)
        finally:
            self.telling = before

    @default("layout")
    def _plain(self) -> ipywidgets.Layout:
        return shared("")


class LeanWidget(Lean, anywidget.AnyWidget):
    """A widget with a script of its own, given as class attributes `_esm` and `_css`.

    Every AnyWidget makes a class for itself, to hold these; here all of one kind share theirs.
    """

    def __init_subclass__(cls, **kwargs: Any) -> None:  # noqa: ANN401 - as Python has it
        super().__init_subclass__(**kwargs)
        texts = {name: cls.__dict__[name] for name in ("_esm", "_css") if name in cls.__dict__}
        for name, text in {**texts, "_anywidget_id": f"{cls.__module__}.{cls.__name__}"}.items():
            trait = Unicode(text).tag(sync=True)
            setattr(cls, name, trait)
            trait.class_init(cls, name)

    def add_traits(self, **traits: TraitType[Any, Any]) -> None:
        """Add traits to this one widget, but for those that its class has."""
        missing = {name: trait for name, trait in traits.items() if not self.has_trait(name)}
        if missing:
            super().add_traits(**missing)


class Stack(Lean, ipywidgets.VBox):  # type: ignore[misc]  # ipywidgets ships no types
    """Widgets below one another."""
