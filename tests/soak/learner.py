"""One learner: opens a page, moves things, and goes away in one of several ways."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from time import perf_counter
from typing import TYPE_CHECKING, Any

from tornado.httpclient import HTTPClientError
from tornado.websocket import WebSocketError

from tests.soak.levers import TOLD, content
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
SILENT = ("looks only", "hangs up")
"""Ways in which nothing is moved."""
MORE = 1.4
"""Places for each learner: some who left without a word hold theirs for a minute."""


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
class Said:
    """What a page has been told in words since the last move.

    Attributes:
        words: All of it.
    """

    words: list[str] = field(default_factory=list)
    _more: asyncio.Event = field(default_factory=asyncio.Event)

    def hear(self, data: dict[str, Any]) -> None:
        """Take what the kernel says of a widget."""
        if data.get("method") == "update":
            self.words += [str(data["state"][key]) for key in TOLD if key in data["state"]]
            self._more.set()

    def forget(self) -> None:
        """Begin anew."""
        self.words.clear()

    async def wait(self, answer: str) -> None:
        """Wait until something is said."""
        while answer not in self.words:
            self._more.clear()
            await self._more.wait()


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
        if page.parts < lever.parts:
            self.tally.broken.append(f"{lever.path}: {page.parts} of {lever.parts} cells show something")
        if page.first_number is not None:
            self.tally.first_numbers.append(page.first_number)
        return True

    async def _use(self, lever: Lever, moves: int, *, comes_back: bool = False) -> None:
        """Open the socket and move the lever, now and then."""
        page, said = self.page, Said()

        def hear(told: str, data: dict[str, Any]) -> None:
            page.hear(told, data)
            said.hear(data)

        line = Line(self.url, page.kernel, page.cookies, hear)
        self._line = line
        await line.open()
        widget = page.names().get(lever.name)
        if widget is None:
            self.tally.broken.append(f"{lever.path}: no {lever.name} among {sorted(page.names())}")
            return
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
            said.forget()
            await line.say("comm_msg", content(page.states[widget], widget, at, turn))
            await self._answer(lever, at, moved, said)

    async def _answer(self, lever: Lever, at: int, moved: float, said: Said) -> None:
        """Wait for the answer; other words may come before it: a part is drawn later than the rest."""
        try:
            async with asyncio.timeout(ANSWER):
                await said.wait(lever.answers[at])
            self.tally.answers.append(perf_counter() - moved)
        except TimeoutError:
            where = f"{lever.path}, {lever.name}, at {at}"
            if said.words:
                self.tally.wrong.append(f"{where}: {said.words!r}, not {lever.answers[at]!r}")
            else:
                self.tally.lost.append(where)

    async def _leave(self, page: Page, line: Line | None) -> None:
        """Go away as a page does: the kernel is given back by a beacon, and the socket closed."""
        await page.leave(self.client, self.url)
        if line is not None:
            await line.close()
