"""The files that the trainer opens: which are ours, what each is made of, and when to write it anew."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from workbooks.cohort.task import digest_of
from workbooks.errors import HalfhourError
from workbooks.whole import part, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from widgets.texts import Texts
    from workbooks.cohort.folder import Folder
    from workbooks.cohort.task import Task


@dataclass(frozen=True)
class Entry:
    """What is known of the files of one line.

    Attributes:
        stem: Their name.
        of: What they are made of; empty while they are being written.
        files: Their digests, by the folder that they stand in.
    """

    stem: str
    of: str
    files: dict[str, str]


class Published:
    """The files that the trainer opens, and a journal of them: one line before they are written, one after.

    Args:
        folder: Where they stand.
        t: The words of the terminal.
        write_report: Writes a report: executed notebook, where to, for whom.
    """

    def __init__(self, folder: Folder, t: Texts, write_report: Callable[[Path, Path, str], None]) -> None:
        self._folder, self._t, self._write_report = folder, t, write_report
        self._journal = folder.inner / "published.jsonl"
        self._known: dict[str, Entry] = {}
        self._read()

    def look(self, tasks: Iterable[Task], finished: Callable[[Task], bool]) -> Sequence[Entry]:
        """Find what is not made of these lines any more, or not whole.

        Args:
            tasks: The lines.
            finished: Tells whether a line needs no run; one that does has its files written anew.

        Raises:
            HalfhourError: where a file that would be removed or written over is not ours, or was changed.
        """
        every = list(tasks)
        current = {task.stem for task in every if self.stands(task) and finished(task)}
        old = [entry for entry in self._known.values() if entry.stem not in current]
        for entry in (*old, *(Entry(task.stem, "", {}) for task in every if task.stem not in self._known)):
            self._check(entry)
        return old

    def remove(self, old: Sequence[Entry]) -> None:
        """Remove what `look` has found; the finished work behind it stays."""
        for entry in old:
            for path in self._files(entry.stem):
                path.unlink(missing_ok=True)
            del self._known[entry.stem]
        self._compact()

    def stands(self, task: Task) -> bool:
        """Tell whether the files of a finished line are there."""
        known = self._known.get(task.stem)
        return (
            known is not None
            and known.of == task.of
            and all((self._folder.root / place / name).exists() for place, name in _places(known))
        )

    def publish(self, task: Task, notebook: bytes | None, *, report: bool) -> None:
        """Write the files of a line.

        Args:
            task: The line.
            notebook: The executed notebook; None where there is none.
            report: Whether there is a report to be made of it.

        Raises:
            OSError: where they can not be written.
        """
        # Each digest is noted before its file is there: what a run that was killed has left is known as ours.
        executed, readable = self._files(task.stem)
        for path in (executed, readable):
            path.unlink(missing_ok=True)
        digests = {} if notebook is None else {executed.parent.name: digest_of(notebook)}
        self._note(Entry(task.stem, "", digests))
        if notebook is not None:
            write(executed, notebook)
        if report:
            made = part(readable)
            try:
                self._write_report(executed, made, task.who)
                digests |= {readable.parent.name: digest_of(made.read_bytes())}
                # A line that failed is run again, so that its files are never what they should be.
                self._note(Entry(task.stem, task.of, digests))
                made.replace(readable)
            finally:
                made.unlink(missing_ok=True)

    def _files(self, stem: str) -> tuple[Path, Path]:
        return self._folder.notebooks / f"{stem}.ipynb", self._folder.reports / f"{stem}.html"

    def _check(self, entry: Entry) -> None:
        """Raise where a file is not as we have left it."""
        for path in self._files(entry.stem):
            if not path.exists():
                continue
            ours = entry.files.get(path.parent.name)
            if ours is None:
                raise HalfhourError(
                    self._t("“{file}” is not ours; move it elsewhere, then run again.", file=path)
                )
            if digest_of(path.read_bytes()) != ours:
                raise HalfhourError(
                    self._t(
                        "“{file}” has been changed by hand; move it elsewhere, then run again.", file=path
                    )
                )

    def _note(self, entry: Entry) -> None:
        with self._journal.open("ab") as journal:
            journal.write(json.dumps(asdict(entry)).encode() + b"\n")
        self._known[entry.stem] = entry

    def _read(self) -> None:
        if not self._journal.exists():
            return
        for line in self._journal.read_bytes().splitlines():
            try:
                entry = Entry(**json.loads(line))
            except (ValueError, TypeError):
                continue  # the last line of a run that was killed
            self._known[entry.stem] = entry

    def _compact(self) -> None:
        lines = [json.dumps(asdict(entry)) + "\n" for entry in self._known.values()]
        write(self._journal, "".join(lines).encode())


def _places(entry: Entry) -> list[tuple[str, str]]:
    endings = {"notebooks": ".ipynb", "participants": ".html"}
    return [(place, entry.stem + endings[place]) for place in entry.files]
