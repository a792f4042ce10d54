"""Who gets a place, who does not, and whose is given up."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
import zmq
from hypothesis import given
from hypothesis import strategies as st

from workbooks.alive import runs_code
from workbooks.cli import parser
from workbooks.places import memory
from workbooks.places.door import Door, Patience, Place
from workbooks.places.kernels import PlacedKernels
from workbooks.places.memory import places_in, reserve

KEPT = Patience(unopened=90, away=1200, pressed=60, forgotten=14400, lately=60)


@dataclass
class Clock:
    now: float = 0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def door(clock: Clock) -> Door:
    return Door(3, KEPT, clock)


def opened(door: Door, browser: str) -> Place:
    """Let somebody in, whose page comes to its end and opens its socket."""
    place = door.take(browser)
    assert place
    door.send(place)
    door.connect(place)
    return place


def test_so_many_are_let_in_and_one_more_once_one_has_left(door: Door) -> None:
    first, *_ = [opened(door, name) for name in ("anna", "ben", "claire")]
    assert door.take("dora") is None
    assert not door.free()
    door.give_back(first)
    assert door.free()
    assert door.take("dora")
    assert door.take("emil") is None


def test_who_is_inside_gets_a_second_page_before_the_first_is_given_back(door: Door) -> None:
    for name in ("anna", "ben", "claire"):
        opened(door, name)
    assert [bool(door.take("anna")) for _ in range(reserve(3) + 1)] == [True, True, False]
    assert door.take("dora") is None


def test_who_has_just_left_is_let_back_in_and_after_a_minute_is_a_stranger(door: Door, clock: Clock) -> None:
    place = opened(door, "anna")
    for name in ("ben", "claire"):
        opened(door, name)
    door.give_back(place)
    opened(door, "dora")
    clock.now += KEPT.lately
    assert door.take("anna")
    assert not door.inside("emil")
    clock.now += 1
    door.give_back(next(place for place in door.places if place.browser == "anna"))
    clock.now += KEPT.lately + 1
    assert not door.inside("anna")


def test_nobody_without_a_name_is_inside(door: Door) -> None:
    for _ in range(3):
        assert door.take("")
    assert door.take("") is None


def test_what_is_being_given_up_counts_no_more(door: Door) -> None:
    first, *_ = [opened(door, name) for name in ("anna", "ben", "claire")]
    first.going = True
    assert door.take("dora")


@pytest.mark.parametrize(
    ("lived", "kept"),
    [("never opened", KEPT.unopened), ("closed", KEPT.away), ("open", KEPT.forgotten)],
)
def test_a_place_is_kept_for_its_time_and_no_longer(
    door: Door, clock: Clock, lived: str, kept: float
) -> None:
    place = door.take("anna")
    assert place
    clock.now += 100_000
    assert not door.over(place, clock.now), "its page is still on its way"
    door.send(place)
    began = clock.now
    if lived != "never opened":
        door.connect(place)
    if lived == "closed":
        door.disconnect(place)
    clock.now += kept
    assert not door.over(place, clock.now - began)
    clock.now += 1
    assert door.over(place, clock.now - began)


def test_a_page_that_is_open_and_in_use_is_never_given_up(door: Door, clock: Clock) -> None:
    place = opened(door, "anna")
    clock.now += 10 * KEPT.forgotten
    assert not door.over(place, idle=1)
    assert door.longest_away() is None


def test_of_two_tabs_on_one_kernel_the_last_to_close_counts(door: Door, clock: Clock) -> None:
    place = opened(door, "anna")
    door.connect(place)
    door.disconnect(place)
    clock.now += KEPT.away + 1
    assert not door.over(place, idle=0)


def test_where_somebody_waits_the_one_that_is_away_longest_goes_first(door: Door, clock: Clock) -> None:
    anna, ben, _ = [opened(door, name) for name in ("anna", "ben", "claire")]
    door.disconnect(ben)
    clock.now += 1
    door.disconnect(anna)
    clock.now += KEPT.pressed - 1
    assert door.longest_away() is None
    assert not door.free()
    clock.now += 2
    assert door.longest_away() is ben
    assert door.free()
    ben.going = True
    assert door.longest_away() is anna


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from(["take", "leave"])), max_size=60))
def test_there_are_never_more_than_the_places_and_the_reserve(does: list[tuple[str, str]]) -> None:
    door = Door(3, KEPT, Clock())
    for browser, what in does:
        mine = [place for place in door.places if place.browser == browser]
        if what == "take":
            before, inside = door.taken, door.inside(browser)
            assert bool(door.take(browser)) == (before < 3 + (reserve(3) if inside else 0))
        elif mine:
            door.give_back(mine[0])
        assert door.taken <= 3 + reserve(3)


def test_without_a_number_everybody_is_let_in() -> None:
    door = Door(None)
    assert all(door.take("") for _ in range(1000))
    assert door.free()


def test_the_default_is_what_the_memory_holds(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert places_in(1 << 20) == 1
    assert 20 < places_in(2 << 30) < places_in(4 << 30) < 100
    assert places_in(1 << 40) == memory.MOST
    whole = memory.memory()
    limit = tmp_path / "memory.max"
    monkeypatch.setattr(memory, "_LIMITS", (limit, tmp_path / "none"))
    limit.write_text("max\n")
    assert memory.memory() >= whole
    limit.write_text("1048576\n")
    assert memory.memory() == 1048576


def test_no_sockets_are_wanting_before_places_are() -> None:
    assert PlacedKernels().context.get(zmq.MAX_SOCKETS) > 10 * memory.MOST


def test_the_command_takes_a_number_of_places(capsys: pytest.CaptureFixture[str]) -> None:
    assert parser().parse_args(["serve", "--places", "60"]).places == 60
    assert parser().parse_args(["serve"]).places is None
    for wrong in ("0", "-1", "many", "1.5"):
        with pytest.raises(SystemExit):
            parser().parse_args(["serve", "--places", wrong])
        assert "a whole number from 1 on" in capsys.readouterr().err


def test_a_page_runs_code_where_a_cell_that_comes_onto_it_does(tmp_path: Path, small_course: Path) -> None:
    course = Path(__file__).parents[2] / "workbooks"
    assert not runs_code(small_course / "fr/00_start.ipynb")
    assert runs_code(small_course / "fr/01_bread.ipynb")
    # The real front page has cells, which only JupyterLab shows.
    assert [runs_code(course / lang / "00_start.ipynb") for lang in ("fr", "en")] == [False, False]
    assert runs_code(tmp_path / "none.ipynb")
    broken = tmp_path / "broken.ipynb"
    broken.write_text("{")
    assert runs_code(broken)
