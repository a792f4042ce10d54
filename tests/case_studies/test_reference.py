from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from case_studies.claims import claim
from case_studies.flat import SWITCHES, fields
from case_studies.parse import preset, with_numbers
from case_studies.ranges import likely
from case_studies.reference import EXAMPLE, PAGE, PUBLISHED, main, page

if TYPE_CHECKING:
    from pathlib import Path

BUSINESS = preset(EXAMPLE)


def rows(text: str) -> dict[str, list[str]]:
    found = [line.strip("|").split("|") for line in text.splitlines() if line.startswith("| `")]
    return {cells[0].strip(" `"): [cell.strip() for cell in cells] for cells in found}


def test_the_page_is_fresh() -> None:
    fresh = PAGE.read_text(encoding="utf-8") == page(BUSINESS)
    assert fresh, f"{PAGE.name} is stale; refresh it: python -m case_studies.reference"


def test_every_flat_key_has_its_row() -> None:
    keys = list(rows(page(BUSINESS)))
    assert [key for key in keys if key not in SWITCHES] == list(fields(BUSINESS))
    assert keys.index("second_on") == keys.index("second_margin_ratio") + 1, "the switch is with its product"


def test_a_row_says_everything_about_its_number() -> None:
    found = rows(page(BUSINESS))
    assert found["contacts_per_hour"][2:] == ["an hour", "0 to 200", "`1.5..2.5..4`", "assumed"]
    assert found["price"][2:] == ["EUR", "1 to 100000", "`1000`", "`lester.price`, published"]
    assert found["able_of_ten"][3:5] == ["0 to 10, or left out", "left out"]
    assert found["half_hour_contacts_per_hour"][1] == "People you speak with, in one hour of it."
    shares = found["share_couples"][1]
    assert shares == "Couples who plan a wedding: Their share among those who write to you."
    for key, cells in found.items():
        assert len(cells) == 6, key
        assert all(cells), key


def test_a_default_can_be_pasted_back() -> None:
    defaults = {key: cells[4].strip("`") for key, cells in rows(page(BUSINESS)).items()}
    given = {key: text for key, text in defaults.items() if text != "left out"}
    assert with_numbers(with_numbers(BUSINESS, {"price": 5, "hours": 9}), given) == BUSINESS


def test_another_business_has_a_page_of_its_own() -> None:
    cheaper = with_numbers(BUSINESS, {"price": 7})
    assert page(cheaper) != page(BUSINESS)
    assert rows(page(cheaper))["price"][4] == "`7`"


@pytest.mark.parametrize(("key", "name"), PUBLISHED.items())
def test_what_is_said_to_be_published_is_what_the_ledger_says(key: str, name: str) -> None:
    value = fields(BUSINESS)[key].value
    assert value is not None
    assert [likely(value)] == list(claim(name).values)


def test_headings_never_skip_a_level_and_tables_have_a_header_each() -> None:
    lines = page(BUSINESS).splitlines()
    assert [line for line in lines if re.match("# ", line)] == ["# Every number of a business"]
    assert (
        sum(line.startswith("## ") for line in lines) == sum(line.startswith("|---") for line in lines) == 11
    )


def test_the_command_refreshes_the_page(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("case_studies.reference.PAGE", tmp_path / "numbers.md")
    main()
    assert (tmp_path / "numbers.md").read_text(encoding="utf-8") == page(BUSINESS)


def test_the_page_needs_nothing_from_the_floors_above() -> None:
    above = "[name for name in sys.modules if name.startswith(('widgets', 'workbooks'))]"
    code = f"import sys, case_studies.reference; print({above})"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"
