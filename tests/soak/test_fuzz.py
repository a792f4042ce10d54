"""What the long run counts: nothing that was tried is no promise that was held."""

from __future__ import annotations

import pytest

from tests.fuzz import Fuzzed, counted

NEW = "    - Typical runtimes: < 1ms\n    - {} passing, {} failing, and 2 invalid\n"
OLD = "    - {} passing examples, {} failing examples, 2 invalid examples\n"


@pytest.mark.parametrize("line", [NEW, OLD])
def test_what_was_tried_is_counted_as_each_hypothesis_says_it(line: str) -> None:
    assert counted("links", line.format(98, 0) + line.format(2, 0), 0) == Fuzzed("links", 100, 0, passed=True)
    assert counted("links", line.format(98, 1), 1) == Fuzzed("links", 99, 1, passed=False)


@pytest.mark.parametrize(("said", "code"), [("3 passed", 0), (NEW.format(0, 0), 0), (NEW.format(9, 0), 5)])
def test_where_nothing_was_tried_nothing_was_held(said: str, code: int) -> None:
    assert not counted("links", said, code).passed
