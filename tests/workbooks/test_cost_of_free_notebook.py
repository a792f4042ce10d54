"""The cost workbook as it is stored: the same result in both languages, and a source for each figure."""

from __future__ import annotations

from typing import Any

import nbformat
import pytest

from tests.workbooks.notebook_form import RESULT
from widgets.cost_of_free.workbook import CLAIMS, NAME
from workbooks.paths import LANGS, WORKBOOKS


def cells(lang: str) -> list[Any]:
    return list(nbformat.read(WORKBOOKS / lang / f"{NAME}.ipynb", as_version=4).cells)


def stored(lang: str) -> dict[str, Any]:
    return dict(cells(lang)[-1].outputs[0].data[RESULT])


def test_both_languages_store_the_same_result_number_for_number() -> None:
    english, french = stored("en"), stored("fr")
    assert (english.pop("lang"), french.pop("lang")) == ("en", "fr")
    assert english == french
    assert english["numbers"]["agency_per_month"] == 4500
    assert english["numbers"]["agency_sales_needed"] == pytest.approx(6.43, abs=0.005)


@pytest.mark.parametrize("lang", LANGS)
def test_each_claim_that_the_prose_names_has_its_source_on_the_page(lang: str) -> None:
    named = {claim for cell in cells(lang) for claim in cell.metadata.get("halfhour", {}).get("claims", [])}
    assert named
    assert named - set(CLAIMS) == set()


@pytest.mark.parametrize("lang", LANGS)
def test_the_published_bill_is_not_told_before_the_guess(lang: str) -> None:
    before = []
    for cell in cells(lang):
        if cell.cell_type == "markdown":
            before.append(cell.source)
        if cell.id == "guess":
            break
    assert "500" not in "".join(before)
