"""A file of the learner's own, read by this page and forgotten with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ipywidgets import CallbackDispatcher
from traitlets import Dict, Int, Unicode

from case_studies.errors import shown
from widgets.assets import script, style
from widgets.lean import LeanWidget
from widgets.panel import text_form
from widgets.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Callable


class Example(NamedTuple):
    """A file to try it with: its name and its text."""

    name: str
    text: str


class FileField(LeanWidget):
    """Lets the learner choose a file; its bytes go to whoever listens, and are not kept here.

    Args:
        label: What is asked, in the reader's language.
        lang: "fr" or "en".
        help: One more plain sentence, or empty.
        kinds: The endings that are offered first, such as `.csv`; any other file can still be chosen.
        most: The largest file, in bytes; a larger one is not even sent.
        example: A file to download and try, or None.

    Attributes:
        name: The name of the file that was chosen, shortened; empty where there is none.
        message: One sentence on what was wrong, or empty; may be set.

    Raises:
        ValueError: For another language.
    """

    _esm = script("file_field")
    _css = style("family", "file_field")

    name = Unicode("", help="The name of the chosen file.").tag(sync=True)
    message = Unicode("", help="What was wrong, in one sentence.").tag(sync=True)

    label = Unicode(read_only=True).tag(sync=True)
    help = Unicode(read_only=True).tag(sync=True)
    lang = Unicode(read_only=True).tag(sync=True)
    _kinds = Unicode().tag(sync=True)
    _most = Int().tag(sync=True)
    _words = Dict().tag(sync=True)
    _example = Dict().tag(sync=True)

    def __init__(  # noqa: PLR0913 - all but one by name
        self,
        label: str,
        *,
        lang: str,
        help: str = "",  # noqa: A002 - the word that the schema uses
        kinds: tuple[str, ...] = (".csv", ".txt", ".tsv", ".xlsx"),
        most: int,
        example: Example | None = None,
    ) -> None:
        self._t = Texts(lang)
        super().__init__(
            _kinds=",".join(kinds),
            _most=most,
            _words={
                "choose": self._t("Choose a file"),
                "forget": self._t("Forget this file"),
                "example": self._t("Download an example"),
            },
            _example=example._asdict() if example else {},
        )
        for trait, text in (("label", label), ("help", help), ("lang", self._t.lang)):
            self.set_trait(trait, text)
        self._came, self._went = CallbackDispatcher(), CallbackDispatcher()
        self.on_msg(self._hear)

    def on_file(self, callback: Callable[[bytes], object]) -> None:
        """Call `callback` with the bytes of each file that is chosen; it may set `message`."""
        self._came.register_callback(callback)

    def on_forget(self, callback: Callable[[], object]) -> None:
        """Call `callback` when there is no file any longer: forgotten, or followed by one too large."""
        self._went.register_callback(callback)

    def _hear(self, _widget: object, content: object, buffers: list[Any]) -> None:
        match content:
            case {"kind": "file", "name": str(name)} if len(buffers) == 1 and len(buffers[0]) <= self._most:
                self.name, self.message = shown(name), ""
                self._came(bytes(buffers[0]))
            case {"kind": "file", "name": str()} | {"kind": "too_big"}:
                self.name = ""
                self._went()
                self.message = self._t(
                    "This file is too large; up to {most} MB are accepted.", most=self._most // 1_000_000
                )
            case {"kind": "unreadable"}:
                self.name = ""
                self._went()
                self.message = self._t("This file could not be opened. Choose it again, or another one.")
            case {"kind": "forget"}:
                self.name, self.message = "", ""
                self._went()

    @property
    def sentence(self) -> str:
        """Give what is asked, and the file's name where there is one."""
        return f"{self.label} ({self.name})" if self.name else self.label

    def _repr_mimebundle_(self, **_: object) -> tuple[dict[str, Any], dict[str, Any]]:
        return text_form(self, self.sentence), {}
