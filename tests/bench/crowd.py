"""A room of learners who open the link within seconds: when does each of them have a first number?

They are plain HTTP clients: thirty browsers on one machine would measure the browsers. So what counts is what
stands in the HTML: the number as a reader will see it, and the first output of the learner's own kernel.
"""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass, field
from time import perf_counter
from typing import TYPE_CHECKING

from tornado.simple_httpclient import SimpleAsyncHTTPClient

from tests.bench.contestants import OUTPUT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

PATIENCE = 240.0  # seconds for one page


@dataclass
class Learner:
    """When a mark first stood in what came: seconds since this learner arrived; None where it did not."""

    number: float | None = None
    output: float | None = None
    _text: str = field(default="", repr=False)

    def hear(self, chunk: bytes, said: re.Pattern[str], since: float) -> None:
        """Take the next part of the page."""
        self._text += chunk.decode("utf-8", "replace")
        if self.number is None and said.search(self._text):
            self.number = since
        if self.output is None and OUTPUT in self._text:
            self.output = since


async def crowd(urls: Sequence[str], said: str, learners: int, seconds: float) -> list[Learner]:
    """Let learners arrive evenly, and give what each of them met.

    Args:
        urls: what each of them asks for, one after the other.
        said: how the number reads, a pattern.
        learners: how many.
        seconds: within which they arrive.
    """
    client = SimpleAsyncHTTPClient(force_instance=True, max_clients=2 * learners)
    pattern = re.compile(said)

    async def come(number: int) -> Learner:
        await asyncio.sleep(number * seconds / learners)
        learner, arrived = Learner(), perf_counter()
        for url in urls:
            await client.fetch(
                url,
                streaming_callback=_heard(learner, pattern, arrived),
                connect_timeout=PATIENCE,
                request_timeout=PATIENCE,
                raise_error=False,
            )
        return learner

    try:
        return await asyncio.gather(*(come(number) for number in range(learners)))
    finally:
        client.close()


def _heard(learner: Learner, said: re.Pattern[str], arrived: float) -> Callable[[bytes], None]:
    return lambda chunk: learner.hear(chunk, said, perf_counter() - arrived)
