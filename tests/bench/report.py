"""Where a run is written: the figures as JSON, and as a table in the page of the docs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tests.bench.bars import Results, verdicts
from tests.bench.table import markdown

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

NAME = "bench"
BEGIN, END = "<!-- the last run -->", "<!-- /the last run -->"


def write(results: Results, machine: Mapping[str, Any], folder: Path) -> str:
    """Write `bench.json` and `bench.md` to a folder; give the tables as text.

    A `bench.md` that is there keeps what it says around its tables.
    """
    said = verdicts(results)
    tables = markdown(results, said, machine)
    folder.mkdir(parents=True, exist_ok=True)
    data = {"machine": machine, "results": results, "bars": [one.as_data() for one in said]}
    (folder / f"{NAME}.json").write_text(
        json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
    )
    page = folder / f"{NAME}.md"
    before = page.read_text(encoding="utf-8") if page.exists() else f"{BEGIN}\n{END}\n"
    page.write_text(within(before, tables), encoding="utf-8")
    return tables


def within(page: str, tables: str) -> str:
    """Put tables into a page, in the place of those that it holds.

    Raises:
        ValueError: where the page has no such place.
    """
    head, begin, rest = page.partition(BEGIN)
    _, end, tail = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"The page needs a line {BEGIN!r} and a line {END!r}.")
    return f"{head}{BEGIN}\n\n{tables}\n{END}{tail}"
