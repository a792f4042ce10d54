"""Something to press."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ipywidgets import CallbackDispatcher
from traitlets import Bool, Unicode

from widgets.assets import script, style
from widgets.lean import LeanWidget
from widgets.panel import text_form
from widgets.texts import check_lang

if TYPE_CHECKING:
    from collections.abc import Callable


class ActionButton(LeanWidget):
    """A button of our family.

    Args:
        label: What it does, in the reader's language.
        lang: "fr" or "en".

    Attributes:
        label: What it does; may be set.
        disabled: Whether it can not be pressed.
        about: What it acts on, for those who do not see what stands beside it; may be empty.

    Raises:
        ValueError: For another language.
    """

    _esm = script("action_button")
    _css = style("family")

    label = Unicode().tag(sync=True)
    disabled = Bool(False).tag(sync=True)  # noqa: FBT003 - a trait's default
    about = Unicode().tag(sync=True)
    lang = Unicode(read_only=True).tag(sync=True)

    def __init__(self, label: str, *, lang: str) -> None:
        super().__init__(label=label)
        self.set_trait("lang", check_lang(lang))
        self._clicked = CallbackDispatcher()
        self.on_msg(self._hear)

    def on_click(self, callback: Callable[[], object]) -> None:
        """Call `callback` each time the button is pressed."""
        self._clicked.register_callback(callback)

    def press(self) -> None:
        """Do what a reader's press does."""
        if not self.disabled:
            self._clicked()

    def _hear(self, _widget: object, content: object, _buffers: object) -> None:
        if content == {"kind": "click"}:
            self.press()

    def _repr_mimebundle_(self, **_: object) -> tuple[dict[str, Any], dict[str, Any]]:
        return text_form(self, self.label), {}
