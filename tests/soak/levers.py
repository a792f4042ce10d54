"""What can be moved on a page, and what must come of it: found out by one who is alone on the server.

Who moves the same thing to the same place later, among a hundred others, must be told the same.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.soak.page import read
from tests.soak.socket_line import PATIENCE, Line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tornado.httpclient import AsyncHTTPClient

    from tests.soak.page import Page

FIELD, CHOICE = "widgets.number_field.NumberField", "widgets.choice.Choice"
TOLD = ("sentence", "text", "headline")
"""What of a widget is an answer in words."""
WAITING = "hh-waiting"
"""The mark of a panel whose words are still to come."""
TRIED = 12
"""Widgets of a page that are tried before it is said to have no lever."""


@dataclass
class Lever:
    """One thing to move, where to, and the answer.

    Attributes:
        path: The page's address below the server's.
        name: The widget, as `Page.names` has it.
        parts: How many cells of the page show something.
        answers: The answer by where the lever stands: one of the texts on the page.
    """

    path: str
    name: str
    parts: int
    answers: dict[int, str] = field(default_factory=dict)


def content(state: dict[str, Any], widget: str, at: int, turn: int) -> dict[str, Any]:
    """Give what a page sends when a widget is moved to a place: a slider's stop, a choice's option."""
    if state["_anywidget_id"] == FIELD:
        data: dict[str, Any] = {"method": "custom", "content": {"kind": "slid", "at": at, "seq": turn}}
    else:
        data = {"method": "update", "state": {"value": state["_options"][at][0]}, "buffer_paths": []}
    return {"comm_id": widget, "data": data}


def places(state: dict[str, Any]) -> Sequence[int]:
    """Give where a widget can stand, a few of it; nothing where it can not be moved."""
    match state.get("_anywidget_id"):
        case str(kind) if kind == FIELD:
            stops = len(state["_stops"])
            return sorted({round(stops * part / 5) for part in range(1, 5)} - {state["_at"]})
        case str(kind) if kind == CHOICE and len(state["_options"]) > 1:
            return range(len(state["_options"]))
    return ()


async def find(client: AsyncHTTPClient, url: str, path: str) -> Lever | None:
    """Look for a lever on a page, and note its answers; None where nothing answers to anything."""
    page = await read(client, f"{url}/{path}")
    if not page.whole:
        raise RuntimeError(f"{path} does not come whole (status {page.status})")
    hand = Hand(page)
    try:
        async with Line(url, page.kernel, page.cookies, hand.hear) as line:
            return await _look(line, hand, page, path)
    finally:
        await page.leave(client, url)


async def _look(line: Line, hand: Hand, page: Page, path: str) -> Lever | None:
    # Sliders first: a choice makes less work.
    movable = {name: page.states[widget] for name, widget in page.names().items()}
    tried = sorted(filter(lambda name: places(movable[name]), movable), key=lambda name: FIELD not in name)
    for name in tried[:TRIED]:
        first, second, *_ = stands = list(places(movable[name]))
        # The first one twice: what answers to anything else differs between the two.
        once, other, again = [await hand.move(line, name, at) for at in (first, second, first)]
        answering = [key for key, words in once.items() if again.get(key) == words != other.get(key)]
        if not answering:
            continue
        said = {at: await hand.move(line, name, at) for at in stands}
        for watched in answering:
            answers = {at: words[watched] for at, words in said.items()}
            if len(set(answers.values())) == len(answers):
                return Lever(path, name, page.parts, answers)
    return None


class Hand:
    """What moves the widgets of a page, and reads what they say when all have come to rest.

    Args:
        page: The page, whose states are kept up to date.
    """

    def __init__(self, page: Page) -> None:
        self._page = page
        self._heard = asyncio.Event()
        self._turn = 0

    def hear(self, widget: str, data: dict[str, Any]) -> None:
        """Take what the kernel says."""
        self._heard.set()
        self._page.hear(widget, data)

    async def move(self, line: Line, name: str, at: int) -> dict[tuple[str, str], str]:
        """Move a widget, and give all words on the page once nothing more is to come."""
        self._turn += 1
        widget = self._page.names()[name]
        await line.ask(content(self._page.states[widget], widget, at, self._turn))
        while self._waiting():
            self._heard.clear()
            await asyncio.wait_for(self._heard.wait(), PATIENCE)
            if not self._waiting():
                # What was put off may have put off something in its turn.
                await line.catch_up()
        return {
            (widget, key): state[key]
            for widget, state in self._page.states.items()
            for key in TOLD
            if isinstance(state.get(key), str)
        }

    def _waiting(self) -> bool:
        return any(WAITING in state.get("_dom_classes", ()) for state in self._page.states.values())
