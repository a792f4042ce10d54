"""A few sentences that change with the numbers: what a page concludes, or says beside its controls."""

from __future__ import annotations

import re
from typing import Any

from traitlets import Bool, Dict, Enum, Unicode

from widgets.assets import script, style
from widgets.lean import LeanWidget
from widgets.panel import text_form
from widgets.texts import Texts

KINDS = ("verdict", "plain", "note")
TONES = ("yes", "no", "unsure", "plain")


class Passage(LeanWidget):
    """Text that a screen reader announces once it has changed and come to rest: headline and first paragraph.

    The text knows three marks: `**bold**`, an empty line between paragraphs (a single line break stays one),
    and `- ` before each item of a list. All else is shown as it is typed; nothing is ever read as HTML.
    Its text form is the headline and the text without the stars.

    Attributes:
        text: What it says, with the marks above.
        headline: The conclusion in a few words, shown large; may be empty.
        brief: What is repeated of it at the foot of the screen; the headline where it is empty.
        tone: "yes", "no", "unsure" or "plain": the colour at the edge of a verdict. The words say the same.
        kind: "verdict" (the page's conclusion, a card), "plain", or "note" (an aside).
        live: Whether a change is announced.
        foreign: Words of the text in another language, such as a title, and which one that is.

    Args:
        text: See above.
        lang: "fr" or "en".
        kind: See above.
        headline: See above.
        tone: See above.
        live: See above.

    Raises:
        ValueError: For another language.
        TraitError: For another kind or tone.
    """

    _esm = script("announce", "passage")
    _css = style("passage")

    text = Unicode().tag(sync=True)
    headline = Unicode().tag(sync=True)
    brief = Unicode().tag(sync=True)
    tone = Enum(TONES, default_value="plain").tag(sync=True)
    kind = Enum(KINDS, default_value="verdict").tag(sync=True)
    live = Bool(default_value=True).tag(sync=True)
    lang = Unicode().tag(sync=True)
    foreign = Dict(Unicode()).tag(sync=True)

    def __init__(  # noqa: PLR0913 - each is one thing that a page may want to say
        self,
        text: str,
        *,
        lang: str,
        kind: str = "verdict",
        headline: str = "",
        tone: str = "plain",
        live: bool = True,
    ) -> None:
        super().__init__(text=text, headline=headline, tone=tone, kind=kind, live=live, lang=Texts(lang).lang)

    def say(
        self, text: str, *, headline: str | None = None, tone: str | None = None, brief: str | None = None
    ) -> None:
        """Change text, headline, tone and brief in one message; what is not given stays."""
        with self.hold_sync():
            self.text = text
            if headline is not None:
                self.headline = headline
            if tone is not None:
                self.tone = tone
            if brief is not None:
                self.brief = brief

    @property
    def sentence(self) -> str:
        """Headline and text without the marks of bold."""
        said = "\n\n".join(part for part in (self.headline, self.text) if part)
        return re.sub(r"\*\*(.+?)\*\*", r"\1", said)

    def _repr_mimebundle_(self, **_: object) -> tuple[dict[str, Any], dict[str, Any]]:
        return text_form(self, self.sentence), {}
