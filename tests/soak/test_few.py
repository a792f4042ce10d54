"""What the soak holds for a hundred learners and ten minutes, for a few and some seconds."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import random
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
import pytest
from tornado.simple_httpclient import SimpleAsyncHTTPClient

from tests.conftest import ask, running
from tests.soak.crowd import levers
from tests.soak.learner import Learner, Tally
from tests.soak.page import FULL, Page, hang_up, read
from tests.soak.remains import files, kernels
from tests.soak.socket_line import Line
from tests.soak.table import LONG, promises

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

    from tests.soak.levers import Lever

PLACES = 3
BOOK = "voila/render/en/07_did_it_work.ipynb"  # one whose kernel has little to do
SERVE = f"""
from workbooks.places.door import Patience
from workbooks.serve import Options, serve
patience = Patience(unopened=8, away=4, pressed=1, lately=60, look=1)
serve(Options(port=0, browser=False, places={PLACES}, patience=patience))
"""
ENDS = 60.0
"""Seconds after which a condition is not waited for any more."""


@dataclass(frozen=True)
class House:
    """A server with three places.

    Attributes:
        url: Its address.
        process: Its process.
        folder: Where it keeps temporary files.
        lever: What can be moved on one of its pages.
    """

    url: str
    process: psutil.Process
    folder: Path
    lever: Lever

    @property
    def free(self) -> bool:
        """Whether it says that a visitor would get a place."""
        said: bool = json.loads(ask(f"{self.url}/halfhour/places").body)["free"]
        return said

    def empty(self) -> bool:
        """Whether no kernel is left, and nothing of one."""
        return not kernels(self.process) and not files(self.folder)


@pytest.fixture(scope="module")
def house() -> Iterator[House]:
    before = set(psutil.Process().children())
    # A socket's path has room for a short one only.
    with tempfile.TemporaryDirectory(prefix="hh") as folder:
        with running([sys.executable, "-c", SERVE], only=os.environ | {"TMPDIR": folder}) as url:
            process = next(iter(set(psutil.Process().children()) - before))
            (lever,) = asyncio.run(levers(url, [BOOK]))
            yield House(url, process, Path(folder), lever)
        assert files(Path(folder)) == []


@pytest.fixture(autouse=True)
def _empty(house: House) -> Iterator[None]:
    """Begin and end with nobody there."""
    until(house.empty)
    yield
    until(house.empty)


def until(condition: Callable[[], bool]) -> None:
    """Wait for a condition, which must come."""
    end = time.monotonic() + ENDS
    while not condition():
        assert time.monotonic() < end, f"{condition} never came"
        time.sleep(0.1)


def visiting(visit: Callable[[SimpleAsyncHTTPClient], Awaitable[None]]) -> None:
    """Run what browsers do."""

    async def run() -> None:
        with contextlib.closing(SimpleAsyncHTTPClient(force_instance=True, max_clients=20)) as client:
            await visit(client)

    asyncio.run(run())


async def enter(client: SimpleAsyncHTTPClient, house: House) -> tuple[Page, Line]:
    """Open a page and its socket, and keep it open."""
    page = await read(client, f"{house.url}/{BOOK}")
    assert page.whole
    line = Line(house.url, page.kernel, page.cookies, lambda *_: None)
    await line.open()
    return page, line


async def fill(client: SimpleAsyncHTTPClient, house: House) -> tuple[list[Page], list[Line]]:
    """Take all places."""
    entered = [await enter(client, house) for _ in range(PLACES)]
    return [page for page, _ in entered], [line for _, line in entered]


def test_a_run_in_which_nothing_happened_or_somebody_was_turned_away_holds_no_promise() -> None:
    def broken(answers: int, refused: int, visits: int) -> list[str]:
        crowd = {
            "ways": {"leaves": visits},
            "answers": {"count": answers},
            "refused": refused,
            "inside_refused": 0,
        }
        crowd |= {name: [] for name in ("broken", "dropped", "lost", "wrong")}
        after = {"kernels": 0, "orphans": 0, "files of kernels": [], "files open": 9, "files open before": 9}
        run = {"learners": 10, "places": 14, "minutes": LONG, "crowd": crowd, "afterwards": after}
        growth = {"server": -1, "parent": 0, "files": -4000}
        held = promises(run | {"growth": growth, "files left": []})
        return [each.words.split(":")[0] for each in held if not each.holds]

    assert broken(30, 0, 10) == []
    assert broken(0, 0, 0) == ["visits"]
    assert broken(9, 1, 10) == ["moves answered", "visitors told that all places are taken"]


@pytest.mark.parametrize("ways", [["leaves", "leaves", "comes back"], ["reads on", "reloads", "reads on"]])
def test_all_are_served_and_told_what_is_right(house: House, ways: list[str]) -> None:
    tally = Tally()

    async def visit(client: SimpleAsyncHTTPClient) -> None:
        learners = [
            Learner(client, house.url, tally, random.Random(seed), pause=0.3)  # noqa: S311 - no secret
            for seed in range(len(ways))
        ]
        await asyncio.gather(
            *(learner.visit([house.lever], 2, way) for learner, way in zip(learners, ways, strict=True))
        )

    visiting(visit)
    assert (tally.refused, tally.broken, tally.wrong, tally.lost, tally.dropped) == (0, [], [], [], [])
    assert len(tally.answers) == 2 * tally.served


def test_one_too_many_is_told_so_and_let_in_when_one_leaves(house: House) -> None:
    async def visit(client: SimpleAsyncHTTPClient) -> None:
        inside, lines = await fill(client, house)
        assert not house.free
        before = set(kernels(house.process))
        for lang, first in (("en", "All places are taken"), ("fr", "Toutes les places sont prises")):
            reply = ask(f"{house.url}/voila/render/{lang}/01_lester.ipynb?price=90")
            assert (reply.status, reply.headers["retry-after"]) == (FULL, "10")
            assert f'<html lang="{lang}">' in reply.text
            assert f"<h1>{first}</h1>" in reply.text
            assert {"All places are taken", "Toutes les places sont prises"} <= set(
                reply.text.replace("<", ">").split(">")
            )
        assert set(kernels(house.process)) == before, "a kernel was started for nobody"
        assert ask(f"{house.url}/voila/render/en/00_start.ipynb").status == 200
        await inside[0].leave(client, house.url)
        assert house.free
        last = await read(client, f"{house.url}/{BOOK}")
        assert last.whole
        for page, line in zip([*inside[1:], last], [*lines[1:], None], strict=True):
            await page.leave(client, house.url)
            if line:
                await line.close()
        await lines[0].close()

    visiting(visit)


def test_who_is_inside_goes_on_to_the_next_page_of_a_full_house(house: House) -> None:
    async def visit(client: SimpleAsyncHTTPClient) -> None:
        inside, lines = await fill(client, house)

        # All at once, each with the old page still open; only two places are kept back for that.
        async def go_on(page: Page, line: Line) -> Page:
            following = await read(client, f"{house.url}/{BOOK}", page.cookies)
            await page.leave(client, house.url)
            await line.close()
            return following

        onward = await asyncio.gather(*map(go_on, inside, lines))
        assert [page.status for page in onward] == [200] * PLACES
        for page in onward:
            await page.leave(client, house.url)

    visiting(visit)


def test_whoever_is_gone_longest_makes_room_for_who_stands_at_the_door(house: House) -> None:
    async def visit(client: SimpleAsyncHTTPClient) -> None:
        inside, lines = await fill(client, house)
        lines[1].cut()
        until(lambda: house.free)
        new = await read(client, f"{house.url}/{BOOK}")
        assert new.whole
        for page in (inside[0], inside[2]):
            assert ask(f"{house.url}/api/kernels/{page.kernel}", Cookie=page.cookies).status == 200
        assert ask(f"{house.url}/api/kernels/{inside[1].kernel}").status == 404
        for page in (*inside, new):
            await page.leave(client, house.url)
        for line in (lines[0], lines[2]):
            await line.close()

    visiting(visit)


def test_a_kernel_that_is_killed_leaves_nothing(house: House) -> None:
    """Neither under an open page, nor under one that is away; nor files that the server keeps open for it."""

    async def visit(client: SimpleAsyncHTTPClient) -> None:
        _, lines = await fill(client, house)
        lines[0].cut()
        for kernel in kernels(house.process):
            kernel.kill()
        await asyncio.to_thread(until, house.empty)
        assert house.free
        # The open pages hang up too: what a browser holds open the server does.
        for line in lines[1:]:
            line.cut()

    # Once for what is opened only once.
    visiting(visit)
    before = house.process.num_fds()
    visiting(visit)
    until(lambda: house.process.num_fds() <= before)


def test_what_nobody_comes_back_to_is_given_up(house: House) -> None:
    """A preview of a link, a phone that is locked for good, who hangs up in the middle of the page."""

    async def visit(client: SimpleAsyncHTTPClient) -> None:
        await read(client, f"{house.url}/{BOOK}")
        _, line = await enter(client, house)
        line.cut()
        await hang_up(house.url, BOOK, 0.1)
        assert kernels(house.process)

    visiting(visit)
    until(house.empty)
    assert house.free
