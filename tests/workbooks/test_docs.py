"""What the docs say of the house is so: every page, panel, function and test that they name exists."""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING

import pytest

from workbooks.paths import LANGS, WORKBOOKS

if TYPE_CHECKING:
    from pathlib import Path

DOCS = WORKBOOKS.parent / "docs"
TABLES = {
    "rows.md": [*(f"A{number}" for number in range(1, 11)), *(f"B{number}" for number in range(1, 6))],
    "critiques.md": [str(number) for number in range(1, 11)],
}


def rows(name: str) -> dict[str, str]:
    """Give a table's lines by what stands in their first column."""
    text = (DOCS / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^\| ([AB]?\d+) \| (.*)$", text, flags=re.MULTILINE))


LINES = [(name, key) for name in TABLES for key in rows(name)]


@pytest.mark.parametrize("name", TABLES)
def test_no_line_is_missing(name: str) -> None:
    assert list(rows(name)) == TABLES[name]


@pytest.mark.parametrize(("name", "key"), LINES)
def test_everything_that_a_line_names_exists(name: str, key: str) -> None:
    line = rows(name)[key]
    pages = re.findall(r"`(\d\d_\w+)`", line)
    named = re.findall(r"`((?:case_studies|widgets)\.[\w.]+)`", line)
    tests = re.findall(r"\[([^\]]+)\]\((\.\./tests/[^)]+)\)", line)
    assert pages
    assert any(one.startswith("widgets.") for one in named)
    assert any(one.startswith("case_studies.") for one in named)
    assert tests
    for page in pages:
        assert all((WORKBOOKS / lang / f"{page}.ipynb").exists() for lang in LANGS), page
    for one in named:
        module, _, attribute = one.rpartition(".")
        assert hasattr(import_module(module), attribute), one
    for words, path in tests:
        source = (DOCS / path).read_text(encoding="utf-8")
        assert f"def test_{words.replace(' ', '_')}(" in source, words


@pytest.mark.parametrize(
    "page", [*sorted(DOCS.glob("*.md")), DOCS.parent / "README.md"], ids=lambda page: page.name
)
def test_every_link_of_the_docs_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    missing = [link for link in links if "://" not in link and not (page.parent / link).exists()]
    assert missing == []
