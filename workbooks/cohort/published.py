"""The files that the trainer opens: which are ours, what each is made of, and when to write it anew."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from workbooks.cohort.files import part, write
from workbooks.cohort.task import digest_of
from workbooks.errors import HalfhourError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
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

    def begin(self, tasks: Iterable[Task]) -> None:
        """Remove what is not made of these lines any more; the finished work behind it stays.

        Raises:
            HalfhourError: where a file that would be removed or written over is not ours.
        """
        wanted = {task.stem: task.of for task in tasks}
        old = [entry for entry in self._known.values() if wanted.get(entry.stem) != entry.of]
        for stem in wanted.keys() - self._known.keys():
            for path in self._files(stem):
                if path.exists():
                    raise HalfhourError(
                        self._t("“{file}” is not ours; move it elsewhere, then run again.", file=path)
                    )
        for entry in old:
            self._check(entry)
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
        self._note(Entry(task.stem, "", {}))
        executed, readable = self._files(task.stem)
        digests = {}
        if notebook is not None:
            write(executed, notebook)
            digests[executed.parent.name] = digest_of(notebook)
        if report:
            made = part(readable)
            try:
                self._write_report(executed, made, task.who)
                digests[readable.parent.name] = digest_of(made.read_bytes())
                made.replace(readable)
            finally:
                made.unlink(missing_ok=True)
            # A line that failed is run again, so that its files are never what they should be.
            self._note(Entry(task.stem, task.of, digests))

    def _files(self, stem: str) -> tuple[Path, Path]:
        return self._folder.notebooks / f"{stem}.ipynb", self._folder.reports / f"{stem}.html"

    def _check(self, entry: Entry) -> None:
        """Raise where somebody has changed a file of ours by hand."""
        for place, name in _places(entry):
            path = self._folder.root / place / name
            if path.exists() and digest_of(path.read_bytes()) != entry.files[place]:
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
