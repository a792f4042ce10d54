"""A kernel is taken for ready as soon as it answers and is heard; one that dies or is mute is told of."""

from __future__ import annotations

import asyncio
from queue import Empty
from typing import TYPE_CHECKING, Any

import pytest
from jupyter_client.manager import AsyncKernelManager, KernelManager

from workbooks.kernelspec import OwnKernelSpecManager
from workbooks.warm import readiness
from workbooks.warm.readiness import PromptClient

if TYPE_CHECKING:
    from collections.abc import Callable

LONG = 60


class Channel:
    """Gives what is put into it, and tells by `Empty` that nothing has come for a moment."""

    def __init__(self) -> None:
        self.coming: list[dict[str, Any]] = []
        self.silences = 0

    def put(self, kind: str, about: str, **content: object) -> None:
        self.coming.append({"msg_type": kind, "parent_header": {"msg_id": about}, "content": content})

    async def get_msg(self, timeout: float) -> dict[str, Any]:  # noqa: ASYNC109 - as jupyter_client has it
        await asyncio.sleep(0)
        if not self.coming:
            await asyncio.sleep(timeout / 100)
            self.silences += 1
            raise Empty
        return self.coming.pop(0)


class Told(PromptClient):
    """A client whose kernel is played by `answer`, which is called with the number of each question."""

    def __init__(
        self, answer: Callable[[Told, int], None], *, alive: bool = True, managed: bool = True
    ) -> None:
        super().__init__(parent=KernelManager() if managed else None)
        self.answer, self.alive, self.asked = answer, alive, 0
        self.shell, self.iopub = Channel(), Channel()
        self.ready: dict[str, Any] | None = None

    shell_channel = property(lambda self: self.shell)
    iopub_channel = property(lambda self: self.iopub)

    def kernel_info(self, **_: object) -> str:
        self.asked += 1
        self.answer(self, self.asked)
        return str(self.asked)

    async def _async_is_alive(self) -> bool:
        return self.alive

    def _handle_kernel_info_reply(self, msg: dict[str, Any]) -> None:
        self.ready = msg

    def wait(self, seconds: float | None = LONG) -> int:
        asyncio.run(self.wait_for_ready(timeout=seconds))
        assert self.ready is not None
        return int(self.ready["parent_header"]["msg_id"])


def answers(client: Told, number: int) -> None:
    client.iopub.put("status", str(number), execution_state="busy")
    client.iopub.put("status", str(number), execution_state="idle")
    client.shell.put("kernel_info_reply", str(number))


def test_one_question_is_enough_for_a_kernel_that_is_there() -> None:
    client = Told(answers)
    assert client.wait() == 1
    assert client.asked == 1


def test_a_kernel_that_greets_us_is_asked_again_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    # So long that a question out of silence is a fault.
    monkeypatch.setattr(readiness, "ASK_AGAIN", LONG)

    def answer(client: Told, number: int) -> None:
        if number == 1:
            # What it published before we listened is lost.
            client.shell.put("kernel_info_reply", "1")
            client.iopub.put("iopub_welcome", "")
        else:
            answers(client, number)

    client = Told(answer)
    assert client.wait() == 2
    assert client.asked == 2
    assert client.shell.silences == 0


def test_the_word_and_the_answer_must_be_about_the_same_question_of_ours() -> None:
    def answer(client: Told, number: int) -> None:
        if number == 1:
            client.shell.put("kernel_info_reply", "1")
            client.iopub.put("status", "another's", execution_state="idle")
        else:
            answers(client, number)

    assert Told(answer).wait() == 2


def test_an_answer_to_another_is_none_to_us() -> None:
    def answer(client: Told, number: int) -> None:
        if number == 1:
            client.shell.put("kernel_info_reply", "another's")
            client.iopub.put("status", "another's", execution_state="idle")
        else:
            answers(client, number)

    assert Told(answer).wait() == 2


def test_a_kernel_that_has_died_is_told_of() -> None:
    with pytest.raises(RuntimeError, match="died"):
        Told(lambda *_: None, alive=False).wait()


def test_one_whose_heart_is_not_heard_yet_may_be_on_its_way() -> None:
    def answer(client: Told, number: int) -> None:
        if number == 3:
            answers(client, number)

    assert Told(answer, alive=False, managed=False).wait() == 3


def test_a_kernel_that_stays_mute_is_told_of() -> None:
    with pytest.raises(RuntimeError, match="didn't respond in 0"):
        Told(lambda *_: None).wait(0)


def test_a_real_kernel_that_is_ready_runs_a_cell_of_which_everything_is_heard() -> None:
    async def said() -> list[str]:
        manager = AsyncKernelManager(
            kernel_spec_manager=OwnKernelSpecManager(),
            client_class=f"{PromptClient.__module__}.{PromptClient.__name__}",
        )
        await manager.start_kernel()
        client = manager.client()
        client.start_channels()
        try:
            await client.wait_for_ready(timeout=LONG)
            heard: list[str] = []
            await client.execute_interactive(
                "print('one'); print('two')",
                output_hook=lambda message: heard.append(message["content"].get("text", "")),
                timeout=LONG,
            )
            return heard
        finally:
            client.stop_channels()
            await manager.shutdown_kernel(now=True)

    assert "".join(asyncio.run(said())).split() == ["one", "two"]
