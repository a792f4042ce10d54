"""One learner: opens a page, moves things, and goes away in one of several ways."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from time import perf_counter
from typing import TYPE_CHECKING, Any

from tornado.httpclient import HTTPClientError
from tornado.websocket import WebSocketError

from tests.soak.levers import content
from tests.soak.page import FULL, Page, hang_up, read
from tests.soak.socket_line import ClosedError, Line

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

    from tornado.httpclient import AsyncHTTPClient

    from tests.soak.levers import Lever

ANSWER = 30.0
"""Seconds after which an answer is taken for lost."""
WAYS = {
    # How a visit goes, and how many of a hundred do.
    "leaves": 50,  # the page says so as it goes
    "reads on": 20,  # to another workbook: the new page is asked for while the old one is open
    "reloads": 10,
    "comes back": 8,  # a network that breaks, a phone that sleeps
    "vanishes": 6,  # without a word
    "looks only": 3,  # a preview of a link: the socket is never opened
    "hangs up": 3,  # in the middle of the page
}


@dataclass
class Tally:
    """What a crowd met.

    Attributes:
        served: Pages that came whole.
        broken: Pages that did not, and why.
        refused: How often a page said that all places are taken.
        inside_refused: How often that was said to a learner who had a place.
        answers: Seconds from each move to its answer.
        wrong: What was said in place of the answer.
        lost: Moves without an answer.
        dropped: Sockets that the server ended under a learner, or that could not be opened.
        first_numbers: Seconds to the first number of each page.
        ways: How the visits went.
    """

    served: int = 0
    broken: list[str] = field(default_factory=list)
    refused: int = 0
    inside_refused: int = 0
    answers: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    first_numbers: list[float] = field(default_factory=list)
    ways: dict[str, int] = field(default_factory=lambda: dict.fromkeys(WAYS, 0))


@dataclass
class Learner:
    """A browser with one page open at a time.

    Args:
        client: Asks for pages.
        url: The server's address.
        tally: Where it is noted what came.
        chance: Decides everything.
        pause: Seconds between two moves.
        over: The time, as `perf_counter` has it, when everybody is sent home.
    """

    client: AsyncHTTPClient
    url: str
    tally: Tally
    chance: random.Random
    pause: float = 4.0
    over: float = float("inf")
    page: Page = field(default_factory=Page)
    _line: Line | None = None

    async def visit(self, levers: Sequence[Lever], moves: int, way: str) -> None:
        """Open a page, move something so many times, and go away."""
        self.tally.ways[way] += 1
        lever = self.chance.choice(levers)
        if way == "hangs up":
            await hang_up(self.url, lever.path, self.chance.uniform(0, 1))
            return
        if not await self.open(lever) or way == "looks only":
            return
        try:
            await self._use(lever, moves, comes_back=way == "comes back")
            if way in {"reads on", "reloads"}:
                following = lever if way == "reloads" else self.chance.choice(levers)
                left, line = self.page, self._line
                # As a browser does it: the old page goes when the new one begins to come.
                if await self.open(following):
                    await self._leave(left, line)
                    lever = following
                    await self._use(lever, moves)
                else:
                    self.tally.inside_refused += 1
                    await self._leave(left, line)
                    return
        except (ClosedError, WebSocketError, HTTPClientError, OSError, TimeoutError) as error:
            self.tally.dropped.append(f"{lever.path}: {error!r}")
            return
        if way == "vanishes":
            if self._line is not None:
                self._line.cut()
        else:
            await self._leave(self.page, self._line)

    async def open(self, lever: Lever) -> bool:
        """Open a page; whether it is there."""
        page = await read(self.client, f"{self.url}/{lever.path}", self.page.cookies)
        if page.status == FULL:
            self.tally.refused += 1
            self.page.cookies = page.cookies
            return False
        if not page.whole:
            self.tally.broken.append(f"{lever.path}: status {page.status}")
            return False
        self.page, self._line = page, None
        self.tally.served += 1
        if page.first_number is not None:
            self.tally.first_numbers.append(page.first_number)
        return True

    async def _use(self, lever: Lever, moves: int, *, comes_back: bool = False) -> None:
        """Open the socket and move the lever, now and then."""
        names = list(self.page.states)
        widget, (number, key) = names[lever.number], lever.watched
        state = self.page.states[widget]
        said: dict[str, str] = {}
        heard = asyncio.Event()

        def hear(told: str, data: dict[str, Any]) -> None:
            if told == names[number] and key in data.get("state", {}):
                said["last"] = data["state"][key]
                heard.set()

        line = Line(self.url, self.page.kernel, self.page.cookies, hear)
        self._line = line
        await line.open()
        at = None
        for turn in range(1, moves + 1):
            await asyncio.sleep(self.pause * self.chance.uniform(0.5, 1.5))
            if perf_counter() > self.over:
                return
            if comes_back and turn == moves // 2 + 1:
                line.cut()
                await asyncio.sleep(self.pause)
                await line.open()
            at = self.chance.choice([place for place in lever.answers if place != at])
            moved = perf_counter()
            heard.clear()
            said.clear()
            await line.say("comm_msg", content(state, widget, at, turn))
            await self._answer(lever, at, moved, said, heard)

    async def _answer(
        self, lever: Lever, at: int, moved: float, said: dict[str, str], heard: asyncio.Event
    ) -> None:
        """Wait for the answer; others may come before it, as where a part is drawn later than the rest."""
        try:
            async with asyncio.timeout(ANSWER):
                while said.get("last") != lever.answers[at]:
                    heard.clear()
                    await heard.wait()
            self.tally.answers.append(perf_counter() - moved)
        except TimeoutError:
            if said:
                self.tally.wrong.append(f"{lever.path}, at {at}: {said['last']!r}, not {lever.answers[at]!r}")
            else:
                self.tally.lost.append(f"{lever.path}, at {at}")

    async def _leave(self, page: Page, line: Line | None) -> None:
        """Go away as a page does: the kernel is given back by a beacon, and the socket closed."""
        await page.leave(self.client, self.url)
        if line is not None:
            await line.close()
