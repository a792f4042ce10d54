"""A line to be run: what it is made of, and what its files are called."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import case_studies
import widgets
from workbooks.cohort.stems import stem
from workbooks.paths import WORKBOOKS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from widgets.texts import Texts
    from workbooks.roster.line import Line


@dataclass(frozen=True)
class Task:
    """A line to be run.

    Attributes:
        number: The line of the roster.
        who: The participant as files tell them: by name, or by number.
        stem: The name of their files, without an ending.
        key: What the run is made of, as a digest: parameters, notebook, language, version, our own code. Of
            two lines that are made of the same, the second has a 2 behind it.
        of: What the files are made of, as a digest.
        parameters: The notebook's parameters.
    """

    number: int
    who: str
    stem: str
    key: str
    of: str
    parameters: dict[str, Any]


def tasks(lines: Iterable[Line], notebook: Path, t: Texts, *, anonymous: bool) -> list[Task]:
    """Give what is to be run, in the order of the roster.

    Args:
        lines: The lines of the roster that can be reckoned with.
        notebook: What to run.
        t: The words of the participants' language.
        anonymous: Whether no file may tell a name.
    """
    base = [digest_of(notebook.read_bytes()), notebook.stem, t.lang, version("halfhour"), models()]
    seen: Counter[str] = Counter()
    found = []
    for line in lines:
        key = digest(*base, line.parameters)
        seen[key] += 1
        key += f"-{seen[key]}" if seen[key] > 1 else ""
        who = t("Participant {n}", n=line.number) if anonymous or not line.name else line.name
        name = stem(line.number, "" if anonymous else line.name)
        of = digest(key, who, reports())
        found.append(Task(line.number, who, name, key, of, line.parameters))
    return found


def digest(*parts: object) -> str:
    """Give a digest of plain values."""
    return digest_of(json.dumps(parts, sort_keys=True, ensure_ascii=False, allow_nan=True).encode())


def digest_of(content: bytes) -> str:
    """Give a digest of bytes."""
    return hashlib.sha256(content).hexdigest()[:32]


@cache
def models() -> str:
    """Give a digest of our own code that a result comes from: another version may find other numbers."""
    return _code([Path(str(package.__file__)).parent for package in (case_studies, widgets)])


@cache
def reports() -> str:
    """Give a digest of our own code, style sheets and templates that a report comes from."""
    return _code([WORKBOOKS / "report", WORKBOOKS / "sheets"])


def _code(folders: Sequence[Path]) -> str:
    whole = hashlib.sha256()
    for folder in folders:
        kinds = ("*.py", "*.toml", "*.po", "*.js", "*.css", "*.j2")
        found = sorted(path for kind in kinds for path in folder.rglob(kind))
        # What a build brings is others' code, and not on every machine.
        for path in (path for path in found if path.parent != folder / "static"):
            whole.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return whole.hexdigest()[:32]
