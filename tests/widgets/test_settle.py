"""Work that waits until the hand rests."""

from __future__ import annotations

import asyncio

from widgets.settle import Settle


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
