"""The folder that results go to: ours, or nobody's."""

from __future__ import annotations

import contextlib
import json
import shutil
from typing import TYPE_CHECKING, Self

from workbooks.errors import HalfhourError
from workbooks.whole import clear, write

if TYPE_CHECKING:
    from pathlib import Path
    from typing import IO

    from widgets.texts import Texts

FORM = 1
"""How a folder is laid out; another number for another way."""

_LEFT_BY_SYSTEMS = {".DS_Store", "desktop.ini", "Thumbs.db"}


class Folder:
    """The folder that results go to; from its opening until it is left, no other run may write there.

    Args:
        root: Where it is; it may not be there yet.
        t: The words of the terminal.

    Attributes:
        notebooks: Executed notebooks.
        reports: The participants' reports.
        inner: What only we read: finished lines, what is published.
    """

    def __init__(self, root: Path, t: Texts) -> None:
        self.root, self._t = root, t
        self.notebooks, self.reports, self.inner = (
            root / "notebooks",
            root / "participants",
            root / ".halfhour",
        )
        self.work, self.running = self.inner / "work", self.inner / "running"
        self._marker = self.inner / "cohort.json"
        self._lock: IO[bytes] | None = None

    def open(self, workbook: str, *, resume: bool) -> None:
        """Make the folder ours, or take it up again.

        Args:
            workbook: What is run, with its language.
            resume: Whether results that are there may be taken up.

        Raises:
            HalfhourError: where it holds somebody else's files, or results that are not to be taken up.
            OSError: where it can not be written to.
        """
        t, where = self._t, self.root
        if where.exists() and not where.is_dir():
            raise HalfhourError(t("“{out}” is a file; the reports need a folder.", out=where))
        held = {path.name for path in where.iterdir()} - _LEFT_BY_SYSTEMS if where.exists() else set()
        if self._marker.exists() and self.finished:
            self._look(workbook, resume=resume)
        elif held - {self.inner.name} and not self._marker.exists():
            raise HalfhourError(
                t("“{out}” holds other files; name a folder that is empty, or is not there yet.", out=where)
            )
        self.inner.mkdir(parents=True, exist_ok=True)
        self._take()
        # Before anything else is there: a folder without it is not ours.
        write(self._marker, json.dumps({"form": FORM, "workbook": workbook}).encode())
        for folder in (self.notebooks, self.reports, self.work, self.running):
            folder.mkdir(exist_ok=True)
        shutil.rmtree(self.running)
        self.running.mkdir()
        for folder in (self.root, self.inner, self.notebooks, self.reports):
            clear(folder)

    @property
    def kept(self) -> bool:
        """Whether a finished line is kept."""
        return any(self.work.glob("*.gz"))

    @property
    def finished(self) -> bool:
        """Whether anything of a run is there; one that ended before its first line left nothing to keep."""
        inside = (self.work, self.notebooks, self.reports)
        return any(path.is_dir() and any(path.iterdir()) for path in inside) or any(
            path.name not in _LEFT_BY_SYSTEMS and path not in {self.inner, *inside}
            for path in (self.root.iterdir() if self.root.is_dir() else ())
        )

    def _look(self, workbook: str, *, resume: bool) -> None:
        t = self._t
        try:
            told = json.loads(self._marker.read_text(encoding="utf-8"))
            form, there = told["form"], str(told["workbook"])
        except (ValueError, KeyError, TypeError):
            form, there = None, ""
        if form != FORM:
            raise HalfhourError(
                t("“{out}” was written by another version of Halfhour; name another folder.", out=self.root)
            )
        if there != workbook:
            raise HalfhourError(
                t(
                    "“{out}” holds the results of {there}, and this is {workbook}; name another folder.",
                    out=self.root,
                    there=there,
                    workbook=workbook,
                )
            )
        if not resume:
            raise HalfhourError(
                t(
                    "“{out}” already holds results; add --resume to go on with them, or name another folder.",
                    out=self.root,
                )
            )

    def _take(self) -> None:
        """Keep other runs out; the system lets go of it when this process ends, however it does."""
        self._lock = (self.inner / "lock").open("wb")
        with contextlib.suppress(ImportError):
            import fcntl  # noqa: PLC0415 - not on Windows, where two runs are the trainer's own care

            try:
                fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise HalfhourError(
                    self._t("Another run is writing to “{out}” now; wait for its end.", out=self.root)
                ) from None
            except OSError:
                pass  # a file system without locks

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._lock:
            self._lock.close()
