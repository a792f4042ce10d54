"""A crowd of learners, always about as many, who come and go for some minutes."""

from __future__ import annotations

import asyncio
import random
from time import perf_counter
from typing import TYPE_CHECKING

from tornado.simple_httpclient import SimpleAsyncHTTPClient

from tests.soak.learner import WAYS, Learner, Tally
from tests.soak.levers import Lever, find

if TYPE_CHECKING:
    from collections.abc import Sequence

ALONE = 8
"""Pages whose levers are looked for at a time."""
MOVES = (3, 12)
"""How often a learner moves something on one page."""
PAUSE = 4.0


async def levers(url: str, paths: Sequence[str]) -> list[Lever]:
    """Find out what can be moved on pages, and what comes of it.

    Raises:
        RuntimeError: where a page has nothing that could be moved.
    """
    client = SimpleAsyncHTTPClient(force_instance=True, max_clients=ALONE)
    few = asyncio.Semaphore(ALONE)

    async def look(path: str) -> Lever:
        async with few:
            found = await find(client, url, path)
        if found is None:
            raise RuntimeError(f"nothing on {path} answers to anything")
        return found

    try:
        return await asyncio.gather(*map(look, paths))
    finally:
        client.close()


async def crowd(url: str, found: Sequence[Lever], learners: int, seconds: float, *, arrive: float) -> Tally:
    """Let learners come and go, and give what they met.

    Args:
        url: The server's address.
        found: What they may move.
        learners: How many there are at a time.
        seconds: How long new ones come; those who are there then stay to the end of their visit.
        arrive: Seconds within which the first ones come.
    """
    client = SimpleAsyncHTTPClient(force_instance=True, max_clients=4 * learners, max_body_size=1 << 30)
    tally, over = Tally(), perf_counter() + seconds
    ways, weights = list(WAYS), list(WAYS.values())

    async def seat(number: int) -> None:
        chance = random.Random(number)  # noqa: S311 - the same crowd each time
        await asyncio.sleep(arrive * number / learners)
        while perf_counter() < over:
            learner = Learner(client, url, tally, chance, PAUSE, over)
            await learner.visit(found, chance.randint(*MOVES), chance.choices(ways, weights)[0])
            await asyncio.sleep(chance.uniform(0, PAUSE))

    try:
        await asyncio.gather(*map(seat, range(learners)))
    finally:
        client.close()
    return tally
