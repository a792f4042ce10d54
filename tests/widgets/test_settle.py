"""Work that waits until the hand rests."""

from __future__ import annotations

import asyncio

import pytest

from widgets.lean import Stack
from widgets.settle import WAITING, Settle


def test_without_a_loop_the_work_is_done_at_once_each_time() -> None:
    done: list[int] = []
    settle = Settle(lambda: done.append(1))
    settle()
    settle()
    assert done == [1, 1]


def test_several_calls_make_one_work_after_the_last() -> None:
    done: list[str] = []
    state = ""

    async def hand() -> None:
        nonlocal state
        rested = asyncio.Event()

        def work() -> None:
            done.append(state)
            rested.set()

        settle = Settle(work, rest=0.01)
        for state in ("first", "second", "last"):  # noqa: B007 - read by the work
            settle()
        assert done == [], "nothing is done while the hand moves"
        await asyncio.wait_for(rested.wait(), 30)
        rested.clear()
        state = "later"
        settle()
        await asyncio.wait_for(rested.wait(), 30)

    asyncio.run(hand())
    assert done == ["last", "later"]


@pytest.mark.parametrize("fails", [False, True])
def test_a_widget_is_marked_as_waiting_until_its_work_is_done_or_has_failed(*, fails: bool) -> None:
    seen: list[bool] = []

    class Panel(Stack):
        def waits(self) -> bool:
            return WAITING in self.get_state("_dom_classes")["_dom_classes"]

        def work(self) -> None:
            seen.append(self.waits())
            rested.set()
            if fails:
                raise ValueError

    async def hand() -> None:
        asyncio.get_running_loop().set_exception_handler(lambda *_: None)
        panel = Panel()
        settle = Settle(panel.work, rest=0.01)
        seen.append(panel.waits())
        settle()
        settle()
        seen.append(panel.waits())
        await asyncio.wait_for(rested.wait(), 30)
        await asyncio.sleep(0)
        seen.append(panel.waits())

    rested = asyncio.Event()
    asyncio.run(hand())
    assert seen == [False, True, True, False]
