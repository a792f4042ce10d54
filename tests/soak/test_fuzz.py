"""What the long run counts: nothing that was tried is no promise that was held."""

from __future__ import annotations

import pytest

from tests.fuzz import Fuzzed, counted, table

NEW = "    - Typical runtimes: < 1ms\n    - {} passing, {} failing, and 2 invalid\n"
OLD = "    - {} passing examples, {} failing examples, 2 invalid examples\n"


@pytest.mark.parametrize("line", [NEW, OLD])
def test_what_was_tried_is_counted_as_each_hypothesis_says_it(line: str) -> None:
    assert counted("links", line.format(98, 0) + line.format(2, 0), 0) == Fuzzed("links", 100, 0, passed=True)
    assert counted("links", line.format(98, 1), 1) == Fuzzed("links", 99, 1, passed=False)


@pytest.mark.parametrize(("said", "code"), [("3 passed", 0), (NEW.format(0, 0), 0), (NEW.format(9, 0), 5)])
def test_where_nothing_was_tried_nothing_was_held(said: str, code: int) -> None:
    assert not counted("links", said, code).passed


def test_the_table_says_how_much_was_tried_and_what_did_not_hold() -> None:
    said = table([Fuzzed("links", 1234, 0, passed=True), Fuzzed("rosters", 10, 2, passed=False)])
    assert "| links | 1,234 | 0 | yes |" in said
    assert "| rosters | 10 | 2 | **no** |" in said
    assert "| all | 1,244 | 2 |" in said
