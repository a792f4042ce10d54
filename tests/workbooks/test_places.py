"""Who gets a place, who does not, and whose is given up."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
import zmq
from hypothesis import given
from hypothesis import strategies as st
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager

from workbooks.alive import runs_code
from workbooks.cli import parser
from workbooks.places import memory
from workbooks.places.door import Door, Patience, Place
from workbooks.places.kernels import PlacedKernels
from workbooks.places.memory import kernel_most, places_in, reserve
from workbooks.server import Server

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
    door.connect(place, place.browser)
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
    assert door.take("anna")
    assert door.take("anna") is None, "one browser has all that is kept back"
    assert door.take("ben")
    assert door.take("claire") is None
    assert door.take("dora") is None


def test_who_has_had_of_the_reserve_has_of_it_again_once_nobody_needs_it(door: Door) -> None:
    first, *_ = [opened(door, name) for name in ("anna", "ben", "claire")]
    assert door.take("anna")
    door.give_back(first)
    assert door.take("ben")
    assert door.take("anna")
    assert door.take("anna") is None


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
    assert not door.over(place), "its page is still on its way"
    door.send(place)
    if lived != "never opened":
        door.connect(place, 1)
    if lived == "closed":
        door.disconnect(place, 1)
    clock.now += kept
    assert not door.over(place)
    clock.now += 1
    assert door.over(place)


def test_a_page_that_is_open_and_in_use_is_never_given_up(door: Door, clock: Clock) -> None:
    place = opened(door, "anna")
    for _ in range(10):
        clock.now += KEPT.forgotten
        assert not door.over(place)
        door.move(place)
    assert door.away() == []


def test_a_forgotten_page_that_comes_back_now_and_then_is_given_up_all_the_same(
    door: Door, clock: Clock
) -> None:
    place = opened(door, "anna")
    for _ in range(4):
        door.disconnect(place, "anna")
        clock.now += KEPT.forgotten / 4
        door.connect(place, "anna")
    assert not door.over(place)
    clock.now += 1
    assert door.over(place)


def test_of_two_tabs_on_one_kernel_the_last_to_close_counts(door: Door, clock: Clock) -> None:
    place = opened(door, "anna")
    door.connect(place, 2)
    door.disconnect(place, 2)
    clock.now += KEPT.away + 1
    assert not door.over(place)


def test_a_socket_that_broke_before_it_was_open_takes_none_away(door: Door, clock: Clock) -> None:
    place = opened(door, "anna")
    door.disconnect(place, "broken")
    clock.now += KEPT.away + 1
    assert not door.over(place), "a socket is open"
    assert door.away() == []
    door.disconnect(place, "anna")
    clock.now += KEPT.away + 1
    door.disconnect(place, "anna")
    assert door.over(place), "none is"
    place.going = True
    assert not door.over(place), "it is given up already"


def test_a_page_that_lost_its_socket_before_its_end_came_is_away_since_then(door: Door, clock: Clock) -> None:
    place = door.take("anna")
    assert place
    door.connect(place, 1)
    door.disconnect(place, 1)
    clock.now += KEPT.away + 1
    door.send(place)
    assert door.over(place)


def test_where_somebody_waits_the_one_that_is_away_longest_goes_first(door: Door, clock: Clock) -> None:
    anna, ben, _ = [opened(door, name) for name in ("anna", "ben", "claire")]
    door.disconnect(ben, "ben")
    clock.now += 1
    door.disconnect(anna, "anna")
    clock.now += KEPT.pressed - 1
    assert door.away() == []
    assert not door.free()
    clock.now += 2
    assert door.away() == [ben, anna]
    assert door.give_way("dora") == [ben]
    assert door.free()
    ben.going = True
    assert door.away() == [anna]


@given(
    st.integers(1, 5),
    st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from(["take", "leave", "away"])), max_size=60),
    st.sampled_from(["", "a", "z"]),
)
def test_nobody_loses_a_page_for_nothing_and_what_is_said_to_be_free_is(
    most: int, does: list[tuple[str, str]], asks: str
) -> None:
    clock = Clock()
    door = Door(most, KEPT, clock)
    for browser, what in does:
        mine = [place for place in door.places if place.browser == browser]
        if what == "take" and (place := door.take(browser)):
            door.send(place)
            door.connect(place, place)
        elif what == "leave" and mine:
            door.give_back(mine[0])
        elif what == "away" and mine:
            door.disconnect(mine[0], mine[0])
    clock.now += KEPT.pressed + 1
    free, way = door.free(), door.give_way(asks)
    for place in way:
        place.going = True
    given = door.take(asks)
    assert given or not way, "a page was ended, and nobody let in for it"
    if not asks:
        assert free == (given is not None)
    assert way == [] or door.taken > most - 1  # no more of them than are wanted


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from(["take", "leave"])), max_size=60))
def test_there_are_never_more_than_the_places_and_the_reserve(does: list[tuple[str, str]]) -> None:
    door = Door(3, KEPT, Clock())
    for browser, what in does:
        mine = [place for place in door.places if place.browser == browser]
        if what == "take":
            before, inside = door.taken, door.inside(browser)
            place = door.take(browser)
            if before < 3:
                assert place, "a place is free"
            elif place:
                assert inside
                assert before < 3 + reserve(3)
        elif mine:
            door.give_back(mine[0])
        assert door.taken <= 3 + reserve(3)


def test_without_a_number_everybody_is_let_in() -> None:
    door = Door(None)
    assert all(door.take("") for _ in range(1000))
    assert door.free()


def test_the_default_is_what_the_memory_holds(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert places_in(1 << 20) == 1
    for gigabytes in (1, 2, 4, 8):
        places = places_in(gigabytes << 30)
        taken = memory.BASE_MB + memory.KERNEL_MB * (places + reserve(places))
        assert taken <= memory.USED * (gigabytes << 30) / 1e6 < taken + 2 * memory.KERNEL_MB
    assert 20 < places_in(2 << 30) < places_in(4 << 30) < 100
    assert places_in(1 << 40) == memory.MOST
    whole = memory.memory()
    limit = tmp_path / "memory.max"
    monkeypatch.setattr(memory, "_LIMITS", (limit, tmp_path / "none"))
    limit.write_text("max\n")
    assert memory.memory() >= whole
    limit.write_text("1048576\n")
    assert memory.memory() == 1048576


@pytest.fixture
def kernels(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> PlacedKernels:
    """Give kernels for three, of which none is a process."""
    monkeypatch.setattr(AsyncMappingKernelManager, "_async_shutdown_kernel", never_was)
    kernels = PlacedKernels()
    kernels.door = Door(3, KEPT, clock)
    return kernels


async def never_was(kernels: PlacedKernels, kernel_id: str, **_: object) -> None:
    """End a kernel that is no process."""
    kernels.remove_kernel(kernel_id)


def lived_in(kernels: PlacedKernels, browser: str) -> Place:
    """Let somebody in, whose kernel is none."""
    place = opened(kernels.door, browser)
    place.kernel = browser
    kernels._places[browser] = place  # noqa: SLF001 - as `start_in` does, without a process
    return place


def exists(kernels: PlacedKernels, kernel_id: str) -> None:
    """Have a kernel on the list."""
    kernels._kernels[kernel_id] = None  # noqa: SLF001 - as jupyter_client does, without a process


def test_places_that_come_free_are_given_in_turn_and_nobody_comes_in_between(kernels: PlacedKernels) -> None:
    async def run() -> list[str]:
        mine = [lived_in(kernels, name) for name in ("anna", "ben", "claire")]
        extra = [await kernels.take(name) for name in ("anna", "ben")]
        assert all(extra)
        first, second = (asyncio.ensure_future(kernels.take(name)) for name in ("claire", "claire"))
        await asyncio.sleep(0)
        await kernels.give_up(mine[0])
        assert kernels.door.taken == 5, "the place is given at once"
        assert (await first) is not None
        assert not second.done()
        second.cancel()
        return [place.browser for place in kernels.door.places]

    assert sorted(asyncio.run(run())) == ["anna", "ben", "ben", "claire", "claire"]


def test_who_goes_away_in_the_moment_of_being_let_in_leaves_the_place_to_the_next(
    kernels: PlacedKernels,
) -> None:
    async def run() -> None:
        mine = [lived_in(kernels, name) for name in ("anna", "ben", "claire")]
        for name in ("anna", "ben"):
            await kernels.take(name)
        gone, waits = (asyncio.ensure_future(kernels.take(name)) for name in ("claire", "claire"))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        # The kernel ends by itself.
        kernels.remove_kernel(mine[0].kernel)
        gone.cancel()
        with suppress(asyncio.CancelledError):
            await gone
        assert await waits
        assert kernels.door.taken == 5

    asyncio.run(run())


def test_a_place_is_not_lost_where_another_ones_kernel_does_not_end(
    kernels: PlacedKernels, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor is the kernel: it is ended when kernels are looked at again."""

    async def stuck(*_: object, **__: object) -> None:
        raise RuntimeError("it does not end")

    async def run() -> None:
        mine = [lived_in(kernels, name) for name in ("anna", "ben", "claire")]
        for place in mine:
            exists(kernels, place.kernel)
        kernels.door.disconnect(mine[0], "anna")
        clock.now += KEPT.pressed + 1
        with monkeypatch.context() as broken:
            broken.setattr(AsyncMappingKernelManager, "_async_shutdown_kernel", stuck)
            assert await kernels.take("dora")
        assert kernels.door.taken == 3
        assert "anna" in kernels
        await kernels.cull_kernel_if_idle("anna")
        assert "anna" not in kernels
        assert mine[0] not in kernels.door.places

    asyncio.run(run())


def test_a_page_on_which_something_is_moved_is_not_forgotten(
    kernels: PlacedKernels, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[str] = []

    async def end(place: Place, **_: object) -> None:
        ended.append(place.kernel)

    monkeypatch.setattr(kernels, "_end", end)

    async def run() -> None:
        for name in ("anna", "ben"):
            lived_in(kernels, name)
            exists(kernels, name)
        clock.now += KEPT.forgotten
        kernels.moved("anna")
        kernels.moved("nobody")
        clock.now += 1
        await kernels.cull_kernels()
        assert ended == ["ben"]

    asyncio.run(run())


def test_a_kernel_that_ends_slowly_holds_up_no_other(
    kernels: PlacedKernels, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def run() -> None:
        go = asyncio.Event()

        async def look(kernel_id: str) -> None:
            if kernel_id == "slow":
                await go.wait()
            else:
                go.set()

        exists(kernels, "slow")
        exists(kernels, "next")
        monkeypatch.setattr(kernels, "cull_kernel_if_idle", look)
        await asyncio.wait_for(kernels.cull_kernels(), 10)

    asyncio.run(run())


def test_no_sockets_are_wanting_before_places_are() -> None:
    assert PlacedKernels().context.get(zmq.MAX_SOCKETS) > 10 * memory.MOST


def test_kernels_share_the_list_of_events() -> None:
    server = Server()
    kernels = PlacedKernels(parent=server)
    one, other = (kernels.kernel_manager_factory(parent=kernels) for _ in range(2))
    assert one.event_logger is other.event_logger is server.event_logger


def test_one_kernel_takes_no_more_than_half_of_a_machine_and_no_less_than_a_workbook_needs() -> None:
    assert kernel_most(24 << 30) == memory.KERNEL_MOST
    assert kernel_most(768_000_000) == 384
    assert kernel_most(1 << 20) == memory.KERNEL_LEAST


def test_the_command_takes_what_a_kernel_may_take(capsys: pytest.CaptureFixture[str]) -> None:
    assert parser().parse_args(["serve", "--kernel-memory", "0"]).kernel_memory == 0
    assert parser().parse_args(["serve"]).kernel_memory is None
    for wrong in ("-1", "abc", "1.5", "", str(memory.KERNEL_LEAST - 1)):
        with pytest.raises(SystemExit):
            parser().parse_args(["serve", "--kernel-memory", wrong])
        assert f"a whole number from {memory.KERNEL_LEAST} on" in capsys.readouterr().err


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
