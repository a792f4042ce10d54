"""The files that tell of all lines: there once all have ended, and never written over what is not ours."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from workbooks.cohort.task import digest_of
from workbooks.errors import HalfhourError
from workbooks.whole import write

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from widgets.texts import Texts
    from workbooks.cohort.folder import Folder

NAMES = ("summary.csv", "summary.xlsx", "index.html")
YOURS = "yours"
"""What stands behind the name of one that the trainer has changed."""


class Summaries:
    """The files that tell of all lines.

    Args:
        folder: Where they stand; it is taken.
        t: The words of the terminal.
    """

    def __init__(self, folder: Folder, t: Texts) -> None:
        self._root, self._t = folder.root, t
        self._journal = folder.inner / "summaries.json"

    def begin(self, *, anonymous: bool) -> Iterator[str]:
        """Remove those of a run before, for they do not tell of this one; one that was changed is kept.

        One that is open in Excel is told of now, and not after an hour.

        Args:
            anonymous: Whether no file may tell a name: what was changed may hold one.

        Returns:
            What is to be told: which are kept, and as what.

        Raises:
            HalfhourError: where one may hold names that may not stay.
            OSError: where one can not be removed.
        """
        known = self._known()
        there = [path for name in NAMES if (path := self._root / name).exists()]
        changed = [path for path in there if digest_of(path.read_bytes()) != known.get(path.name)]
        if anonymous:
            for path in (*changed, *self._kept()):
                raise HalfhourError(
                    self._t(
                        "“{file}” has been changed by hand and may hold names;"
                        " move it elsewhere, then run again.",
                        file=path,
                    )
                )
        for path in there:
            if path in changed:
                yield self._keep(path)
            else:
                path.unlink()

    def write(self, contents: Mapping[str, bytes]) -> None:
        """Write them, by their names.

        Raises:
            OSError: where one can not be written.
        """
        digests = {name: digest_of(content) for name, content in contents.items()}
        # Before they are there: what a run that was killed has left is known as ours.
        write(self._journal, json.dumps(digests).encode())
        for name, content in contents.items():
            write(self._root / name, content)

    def _known(self) -> dict[str, str]:
        try:
            return dict(json.loads(self._journal.read_bytes()))
        except (OSError, ValueError, TypeError):
            return {}

    def _kept(self) -> Iterator[Path]:
        for name in NAMES:
            stem, ending = name.split(".")
            yield from sorted(self._root.glob(f"{stem}-{YOURS}*.{ending}"))

    def _keep(self, path: Path) -> str:
        place, count = path.with_stem(f"{path.stem}-{YOURS}"), 1
        while place.exists():
            count += 1
            place = path.with_stem(f"{path.stem}-{YOURS}-{count}")
        try:
            path.rename(place)
        except OSError as error:
            # It is the old one that is open elsewhere; the system names both.
            raise type(error)(error.errno, error.strerror, str(path)) from error
        return self._t(
            "“{file}” has been changed by hand: it is kept as “{kept}”, and a new one is written.",
            file=path.name,
            kept=place.name,
        )
