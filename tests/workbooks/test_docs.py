"""What the docs say of the house is so: every page, panel, function and test that they name exists."""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING

import pytest

from workbooks.course import Workbook, course
from workbooks.library import HOST, packed
from workbooks.paths import FRONT_PAGE, LANGS, WORKBOOKS

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


def workbooks(lang: str) -> list[Workbook]:
    """Give the course's workbooks in a language, in their order."""
    return [one for one in course(WORKBOOKS / lang) if one.file != FRONT_PAGE]


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


def test_the_readme_lists_the_course_as_it_is() -> None:
    text = (DOCS.parent / "README.md").read_text(encoding="utf-8")
    cells = r"\[([^\]]+)\]\(workbooks/en/(\w+)\.ipynb\) \| \[([^\]]+)\]\(workbooks/fr/(\w+)\.ipynb\)"
    said = re.findall(rf"^\| (\**)\d\1 \| {cells} \| (\d+) \|$", text, flags=re.MULTILINE)
    listed = [workbooks(lang) for lang in ("en", "fr")]
    assert [(english, name, int(minutes)) for _, english, name, _, _, minutes in said] == [
        (one.title, one.name, one.minutes) for one in listed[0]
    ]
    assert [(french, name) for _, _, _, french, name, _ in said] == [
        (" ".join(one.title.split()), one.name) for one in listed[1]
    ]
    assert [mark == "**" for mark, *_ in said] == [one.part == "core" for one in listed[0]]


@pytest.mark.parametrize(
    "page", [*sorted(DOCS.glob("*.md")), *sorted(DOCS.parent.glob("README*.md"))], ids=lambda page: page.name
)
def test_every_link_of_the_docs_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    missing = [link for link in links if "://" not in link and not (page.parent / link).exists()]
    assert missing == []


def test_the_docs_say_what_our_host_weighs() -> None:
    body, _ = packed(HOST) or (b"", "")
    [said] = re.findall(r"\| our host: [^|]+ \| (\d+) \|", (DOCS / "speed.md").read_text(encoding="utf-8"))
    assert abs(len(body) / 1000 - int(said)) < 1
