"""The table of promises says what the figures say, and names tests that there are."""

from __future__ import annotations

import re

from tests.bench.report import within
from tests.promises import PAGE, table
from workbooks.paths import WORKBOOKS

TESTS = WORKBOOKS.parent / "tests"


def test_the_table_has_the_figures_of_the_last_runs() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert within(page, table()) == page


def test_each_test_that_is_named_is_there() -> None:
    names = {path.name for path in TESTS.rglob("test_*.py")}
    named = set(re.findall(r"test_\w+\.py", table()))
    assert named
    assert named <= names
