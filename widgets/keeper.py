"""The learner's numbers live with the learner: in their browser, a file, a link; never on the server."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from traitlets import Bool, Dict, Int, Unicode

from widgets.assets import script, style
from widgets.brought import Brought
from widgets.field_sentences import sentence
from widgets.lean import LeanWidget
from widgets.links import from_hash, to_hash
from widgets.panel import text_form
from widgets.save_file import LONGEST_ANSWER, Saved, read_saved, write_saved
from widgets.save_file_error import SaveFileError
from widgets.texts import Texts
from widgets.unwritten import Unwritten, patched

if TYPE_CHECKING:
    from widgets.field_sentences import Source

_FROM_THE_CARD = frozenset({"file", "clear", "undo"})
Callback = Callable[[Saved], object]


class Keeper(LeanWidget):
    """Keeps the numbers of one page in the learner's browser, and gives them back when the page opens again.

    One a page. The browser's copy (localStorage, key `halfhour`) is shared by all workbooks and both
    languages. Nothing is decided by a clock: what changes on this page is *unwritten* until the browser says
    that it wrote it. What the browser sends (when the page opens, when it is reloaded beside a living kernel,
    when another tab wrote) is the truth for every key but the unwritten ones, which are newer here. So a
    reload brings no old number back, and a kernel writes no old number over a newer one.

    Args:
        lang: "fr" or "en".
        workbook: Name of the workbook, such as "01_lester"; the link leads to its page.

    Attributes:
        message: What happened last or what was wrong, in one sentence, or empty; observable.
        news: The same in paragraphs, where it came with the page, a link or another tab, and so belongs at
            the top of the page; observable. What the card's own buttons brought about is read on the card.
        keeps: False where this browser refuses to keep anything; observable.

    Example:
        >>> keeper = Keeper(lang="en", workbook="01_lester")
        >>> keeper.keep(numbers={"price": 1200})
        >>> keeper.saved.numbers
        {'price': 1200.0}
    """

    _esm = script("store", "keeper")
    _css = style("keeper")

    page = Unicode(help="Path of the notebook below the folder of workbooks.").tag(sync=True)
    met = Bool(help="Whether what the browser kept has been taken.").tag(sync=True)
    texts = Dict(help="The words on the card.").tag(sync=True)
    message = Unicode(help="One sentence on what happened last.").tag(sync=True)
    news = Unicode(help="The message in paragraphs, where no button of the card brought it about.")
    replaced = Int(help="How often numbers came in on purpose; what stood half typed goes.").tag(sync=True)
    keeps = Bool(default_value=True, help="Whether the browser keeps anything; the browser says.").tag(
        sync=True, by_page=True
    )
    can_undo = Bool(default_value=False, help="Whether there are numbers to bring back.").tag(sync=True)
    file = Unicode(help="Everything, as the text of a save file.").tag(sync=True)
    fragment = Unicode(help="Everything, as the end of a link.").tag(sync=True)
    unwritten = Dict(help="Changes for the browser to write, see `widgets.unwritten`.").tag(sync=True)

    def __init__(self, *, lang: str, workbook: str) -> None:
        self._t = Texts(lang)
        self._saved, self._before = Saved(), Saved()
        self._unwritten = Unwritten()
        self._brought, self._met = Brought(), False
        self._said: list[str] | None = None
        self._at_top: list[str] = []
        self._restored = False
        self._unreadable = False
        self._callbacks: list[Callback] = []
        super().__init__(
            page=f"{self._t.lang}/{workbook}.ipynb",
            texts=_texts(self._t),
            file=write_saved(self._saved),
            fragment=to_hash(self._saved),
            unwritten=self._unwritten.as_data(),
        )
        self.on_msg(self._heard)
        self.observe(self._say_whether_kept, "keeps")

    @property
    def saved(self) -> Saved:
        """Every number and answer, those of other workbooks included."""
        return self._saved

    @property
    def waiting(self) -> Mapping[str, Any]:
        """The numbers of the page's link, as long as they are in its address and nowhere else."""
        return self._brought.numbers

    def bring(self, brought: Brought) -> None:
        """Take the numbers of the page's own link, before the browser is heard.

        Where the browser has numbers of its own when it is first heard, those of the link go over them, once.
        Where it has none they wait in the address, below all that comes, until the first number is kept.
        """
        self._brought = brought

    def bring_back(self) -> None:
        """Bring back the numbers that stood before the last link or file, or before all was cleared."""
        self._do("undo", None, at_top=True)

    def say(self, sentence: str) -> None:
        """Say a sentence, after what is said already of the numbers that are just coming in."""
        if self._said is None:
            self._tell([sentence])
        else:
            self._said.append(sentence)

    def on_restore(self, callback: Callback) -> None:
        """Have `callback` called with everything when numbers come in from outside of this page's fields.

        That is: from the browser when the page opens, a link, a file, another tab, "start again". Where a key
        is missing the learner has no number of their own: show the default. Where numbers came in before, it
        is called now. Calling `keep` from within it is safe.
        """
        self._callbacks.append(callback)
        if self._restored:
            callback(self._saved)

    def keep(
        self,
        numbers: Mapping[str, Any] | None = None,
        answers: Mapping[str, str | float | None] | None = None,
    ) -> None:
        """Keep what the learner changed, beside what is kept already.

        Args:
            numbers: flat key -> a number, (low, likely, high), or true or false; None forgets the key.
            answers: key -> a text, of which 500 characters are kept, or a number; None forgets the key.

        Raises:
            SaveFileError: With reason `wrong_types`, where the caller gave something else.
        """
        tidy = {key: _tidy(answer) for key, answer in (answers or {}).items()}
        self._change(patched(self._saved, numbers or {}, tidy))

    def _change(self, after: Saved) -> bool:
        """Go over to `after` and have the browser write the difference; False where it is too much."""
        before = self._saved
        brought = self._brought if after.numbers else Brought()
        if after == before and not brought:
            return True
        try:
            after = brought.under(after)
            self._show(after)
        except SaveFileError:
            self.say(self._t("This is more than can be kept: shorten some of your answers."))
            return False
        if brought:
            # Kept beside the others from now on; were they still in the address, the next reload would put
            # them over what is typed until then.
            self._brought = Brought()
            self._unwritten = self._unwritten.without(brought.keys)
        if self._unreadable:
            self._unreadable = False
            self._write(self._unwritten.instead(after, "set_aside"))
        else:
            self._write(self._unwritten.plus(before, after))
        return True

    def _show(self, after: Saved) -> None:
        file, fragment = write_saved(after), to_hash(after)
        self._saved = after
        with self.hold_sync():
            self.file, self.fragment = file, fragment

    def _write(self, unwritten: Unwritten) -> None:
        self._unwritten = unwritten
        self.unwritten = unwritten.as_data()

    def _heard(self, _: object, content: Any, __: object) -> None:  # noqa: ANN401 - whatever a browser sends
        """Do what the browser asks; what is not of the agreed form is passed over."""
        if not isinstance(content, dict):
            return
        kind = content.get("kind")
        if isinstance(kind, str):
            self._do(kind, content.get("with"), at_top=kind not in _FROM_THE_CARD)

    def _do(self, kind: str, what: object, *, at_top: bool) -> None:
        """Do one thing, tell those who asked to be told of new numbers, and say all of it at once."""
        does: dict[str, Callable[[Any], None]] = {
            "start": self._start,
            "stored": self._take_stored,
            "link": self._take_link,
            "file": self._take_file,
            "clear": self._clear,
            "undo": self._undo,
            "written": self._written,
        }
        if kind not in does:
            return
        before, replaced, self._said = self._saved, self.replaced, []
        try:
            does[kind](what)
            if self._saved.numbers and self._brought:
                self._change(self._saved)
            if self._saved != before or self.replaced != replaced:
                self._restored = True
                for callback in self._callbacks:
                    callback(self._saved)
        finally:
            said, self._said = self._said, None
            if said:
                self._tell(said, at_top=at_top)
            # After what follows from the numbers, so that a page never uncovers those of the example.
            self.met = self.met or kind == "start"

    def _start(self, stored: object) -> None:
        """A page opened: first take what it has, then have it write what it lacks."""
        if isinstance(stored, str):
            self._take_stored(stored)
        elif self._saved != Saved():
            # This browser has nothing, and somebody typed before it came: a new device, or a cleared one.
            self._unwritten = self._unwritten.plus(Saved(), self._saved)
        if not self._met:
            self._say_brought(self._brought)
        self._met = True
        if self._unwritten:
            self._write(self._unwritten.again())

    def _written(self, turn: object) -> None:
        if turn == self._unwritten.turn:
            self._write(Unwritten(self._unwritten.turn))

    def _say_brought(self, brought: Brought) -> None:
        """Take the numbers of the page's link over those that the browser kept, and say which they are."""
        before, said = self._saved, [brought.told] if brought.told else []
        taken = before.numbers and brought and self._change(brought.over(before))
        if taken and self._saved != before:
            self._remember(before)
            said.append(self._t("Your own earlier numbers can be brought back."))
        if said:
            self.say(" ".join(said))

    def _take_link(self, text: object) -> None:
        self._take(from_hash, text, "link", self._t("The numbers of this link are in place."))

    def _take_file(self, text: object) -> None:
        self._take(read_saved, text, "file", self._t("The numbers of your file are in place."))

    def _clear(self, _: object) -> None:
        self._replace(Saved(), self._t("Everything is cleared: the numbers shown are only examples again."))

    def _undo(self, _: object) -> None:
        if self.can_undo:
            self._replace(self._before, self._t("Your earlier numbers are back."))

    def _take_stored(self, text: object) -> None:
        """Take the browser's copy, but for what is newer here."""
        if not isinstance(text, str):
            return
        try:
            self._show(self._unwritten.over(read_saved(text)))
            self._unreadable = False
        except SaveFileError as error:
            self._unreadable = True
            self.say(sentence(error, self._t, source="browser"))

    def _take(self, read: Callable[[str], Saved], text: object, source: Source, done: str) -> None:
        """Take the numbers of a link or a file over those that are here; keys that it lacks stay."""
        if not isinstance(text, str):
            return
        try:
            given = read(text)
            after = patched(self._saved, given.numbers, given.answers)
        except SaveFileError as error:
            self.say(sentence(error, self._t, source=source))
            return
        before = self._saved
        if self._change(after):
            self._remember(before)
            self.say(done)

    def _replace(self, after: Saved, done: str) -> None:
        before = self._saved
        self._show(after)
        self._unreadable = False
        self._write(self._unwritten.instead(after, "replace"))
        self._remember(before)
        self.say(done)

    def _remember(self, before: Saved) -> None:
        """Hold on to what went, where anything went."""
        if before not in (self._saved, Saved()):
            self._before = before
        self.can_undo = self._before not in (self._saved, Saved())
        self.replaced += 1

    def _say_whether_kept(self, _: object = None) -> None:
        """Say at the top of the page, too, that nothing is kept; the card's own line is what is read out."""
        self.news = "\n\n".join([*([] if self.keeps else [self.texts["refused"]]), *self._at_top])

    def _tell(self, sentences: list[str], *, at_top: bool = False) -> None:
        self.message = ""  # the same sentence twice is said twice
        self.message = " ".join(sentences)
        self._at_top = sentences if at_top else []
        self._say_whether_kept()

    def _repr_mimebundle_(self, **_: object) -> dict[str, Any]:  # type: ignore[override]  # IPython takes a dict too
        return text_form(self, self.texts["heading"])


def _tidy(answer: str | float | None) -> str | float | None:
    """Cut an answer to what is kept, and drop half a character (a lone surrogate), which no file can hold."""
    if isinstance(answer, str):
        return answer[:LONGEST_ANSWER].encode("utf-8", "ignore").decode()
    return answer


def _texts(t: Texts) -> dict[str, str]:
    return {
        "heading": t("Your numbers stay with you"),
        "where": t("They are kept in this browser only: the server keeps nothing."),
        "refused": t("This browser keeps nothing: save your numbers as a file before you close the page."),
        "copy": t("Copy a link with my numbers"),
        "copied": t("Link copied. It holds your numbers and answers: whoever has it can read them."),
        "by_hand": t("Copy this link; whoever has it can read your numbers and answers."),
        "save": t("Save as a file"),
        "file_saved": t("Your numbers are in the file {name}, among your downloads."),
        "open": t("Open a file"),
        "clear": t("Start again"),
        "ask": t("Clear all your numbers and answers, in every workbook?"),
        "yes": t("Yes, clear everything"),
        "no": t("No, keep them"),
        "undo": t("Bring back my earlier numbers"),
    }
