"""Yes or no."""

from __future__ import annotations

from typing import Any

from traitlets import Bool, Unicode

from widgets.assets import script, style
from widgets.lean import LeanWidget
from widgets.panel import label_form, text_form
from widgets.texts import Texts


class Switch(LeanWidget):
    """One thing that is on or off.

    Args:
        label: What is switched, in the reader's language.
        value: Whether it is on to begin with.
        lang: "fr" or "en".
        help: One more plain sentence, or empty.

    Attributes:
        value: Whether it is on. Observable.

    Raises:
        ValueError: For another language.
    """

    _esm = script("switch")
    _css = style("family", "choices")

    value = Bool(False, help="Whether it is on.").tag(sync=True, by_page=True)  # noqa: FBT003 - a trait's default

    label = Unicode(read_only=True).tag(sync=True)
    help = Unicode(read_only=True).tag(sync=True)
    lang = Unicode(read_only=True).tag(sync=True)

    def __init__(self, label: str, *, value: bool = False, lang: str, help: str = "") -> None:  # noqa: A002 - as the schema
        self._t = Texts(lang)
        super().__init__(value=value)
        for name, text in (("label", label), ("help", help), ("lang", self._t.lang)):
            self.set_trait(name, text)

    @property
    def sentence(self) -> str:
        """Give what is switched and whether it is on, as one text."""
        state = self._t("yes") if self.value else self._t("no")
        return label_form(self._t, self.label, state)

    def _repr_mimebundle_(self, **_: object) -> tuple[dict[str, Any], dict[str, Any]]:
        return text_form(self, self.sentence), {}
