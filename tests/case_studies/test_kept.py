"""Answers that are kept: by value, so many of them, one for all who ask."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from pydantic import BaseModel

from case_studies.kept import kept
from case_studies.parse import preset, with_numbers


class Part(BaseModel):
    """A model with a dict, which can not be hashed."""

    shares: dict[str, float]


class Other(Part):
    """Another model, written alike."""


def test_equal_arguments_give_the_very_same_answer_however_they_are_given() -> None:
    asked = []

    @kept(4)
    def total(part: Part, more: float = 1.0) -> list[float]:
        """Add up."""
        asked.append(part)
        return [sum(part.shares.values()) + more]

    first = total(Part(shares={"a": 1}))
    assert first == [2.0]
    assert total(Part(shares={"a": 1}), 1.0) is first
    assert total(more=1.0, part=Part(shares={"a": 1})) is first
    assert total.__doc__ == "Add up."
    assert len(asked) == 1


def test_other_numbers_and_other_kinds_give_another_answer() -> None:
    @kept(4)
    def kind(part: Part) -> tuple[str, float]:
        return type(part).__name__, part.shares["a"]

    assert kind(Part(shares={"a": 1})) == ("Part", 1)
    assert kind(Part(shares={"a": 2})) == ("Part", 2)
    assert kind(Other(shares={"a": 1})) == ("Other", 1)


def test_what_is_done_to_an_argument_afterwards_is_no_matter() -> None:
    given = Part(shares={"a": 1})

    @kept(4)
    def same(part: Part) -> Part:
        return part

    answer = same(given)
    given.shares["a"] = 5
    assert answer.shares == {"a": 1}
    assert same(given).shares == {"a": 5}


def test_the_oldest_answer_is_let_go() -> None:
    asked = []

    @kept(2)
    def twice(number: int) -> int:
        asked.append(number)
        return 2 * number

    assert [twice(number) for number in (1, 2, 1, 3, 1, 2)] == [2, 4, 2, 6, 2, 4]
    assert asked == [1, 2, 3, 2]


def test_what_fails_is_not_kept_and_a_wrong_call_says_so() -> None:
    asked = []

    @kept(2)
    def no(number: int) -> int:
        asked.append(number)
        raise ValueError("no")

    for _ in range(2):
        with pytest.raises(ValueError, match="no"):
            no(1)
    assert asked == [1, 1]
    with pytest.raises(TypeError, match="missing"):
        no()  # type: ignore[call-arg]


def test_threads_may_ask_at_once() -> None:
    @kept(8)
    def twice(number: int) -> int:
        return 2 * number

    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(twice, [n % 16 for n in range(2000)])) == [2 * (n % 16) for n in range(2000)]


def test_a_business_is_told_from_another_by_any_of_its_numbers() -> None:
    @kept(2)
    def hours(of: object) -> object:
        return of

    lester = preset("lester")
    assert hours(lester) == lester
    assert hours(lester) is hours(preset("lester"))
    assert hours(with_numbers(lester, {"half_hour_cap_hours": 2})) != lester
