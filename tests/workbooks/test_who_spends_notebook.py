"""The workbook on who spends what as it is stored: nothing gives the guess away, and dollars stay dollars."""

from __future__ import annotations

from typing import Any

import nbformat
import pytest

from case_studies.claims import claim
from widgets.who_spends.workbook import NAME
from workbooks.paths import LANGS, WORKBOOKS


def cells(lang: str) -> list[Any]:
    return list(nbformat.read(WORKBOOKS / lang / f"{NAME}.ipynb", as_version=4).cells)


@pytest.mark.parametrize("lang", LANGS)
def test_the_figure_that_is_guessed_is_not_told_before_the_guess(lang: str) -> None:
    [asked] = claim("myths.spend_zero").values
    before = ""
    for cell in cells(lang):
        before += cell.source if cell.cell_type == "markdown" else str(cell.get("outputs", ""))
        if cell.id == "guess":
            break
    assert f"{asked:.0f}" not in before


@pytest.mark.parametrize("lang", LANGS)
def test_what_the_survey_counted_in_dollars_stands_in_dollars(lang: str) -> None:
    [opening] = [cell.source for cell in cells(lang) if cell.id == "opening"]
    assert "100 dollars" in opening
    assert "€" not in opening
