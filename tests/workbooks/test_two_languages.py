"""Every workbook finds the same in both languages: the stored results are equal, number for number."""

from __future__ import annotations

from typing import Any

import nbformat
import pytest

from widgets.result import MIME
from workbooks.paths import LANGS, WORKBOOKS

NAMES = sorted(path.stem for path in (WORKBOOKS / "en").glob("0[1-9]_*.ipynb"))


def stored(lang: str, name: str) -> dict[str, Any]:
    """Give the one result that a notebook holds, without the language it names."""
    cells = nbformat.read(WORKBOOKS / lang / f"{name}.ipynb", as_version=4).cells
    outputs = [one for cell in cells for one in cell.get("outputs", ())]
    [found] = [one["data"][MIME] for one in outputs if MIME in one.get("data", {})]
    assert found["lang"] == lang
    return {key: value for key, value in found.items() if key != "lang"}


def test_all_eight_are_looked_at() -> None:
    assert len(NAMES) == 8


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_hold_one_result(name: str) -> None:
    one, *others = (stored(lang, name) for lang in LANGS)
    assert one["workbook"] == name
    assert one["verdict"]
    assert one["numbers"]
    assert all(other == one for other in others)
