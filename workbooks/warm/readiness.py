"""A client that takes a kernel for ready as soon as it is; the standard one then waits 0.2 s more."""

from __future__ import annotations

import asyncio
import time
from contextlib import aclosing
from queue import Empty
from typing import TYPE_CHECKING, Any

import zmq
from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.manager import KernelManager

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

ASK_AGAIN = 0.2
"""Seconds of silence after which a kernel is asked once more."""


TRY_AGAIN_MS = 5
TRY_AT_LAST_MS = 500
"""Milliseconds before a new attempt to reach a kernel: at first, and once many have failed."""


class PromptClient(AsyncKernelClient):
    """Waits for the kernel's answer and for the word that it is idle again, which is the last that it says.

    The standard client hears the answer and then listens until nothing more comes for 0.2 s. What it wants to
    have out of the way are the messages about its own question; they end with that word. It is lost where the
    kernel published it before we listened; a kernel greets who begins to listen, and is then asked again.
    """

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - as jupyter_client has it
        super().__init__(**kwargs)
        # A kernel listens some hundredths of a second after we try to reach it; ZeroMQ tries again after ten.
        self.context.setsockopt(zmq.RECONNECT_IVL, TRY_AGAIN_MS)
        self.context.setsockopt(zmq.RECONNECT_IVL_MAX, TRY_AT_LAST_MS)

    async def _async_wait_for_ready(self, timeout: float | None = None) -> None:  # noqa: ASYNC109 - as jupyter_client has it
        """Wait until the kernel answers and is heard.

        Args:
            timeout: Seconds; None waits for good.

        Raises:
            RuntimeError: where its manager knows that it has died, or it has not answered by then.
        """
        end = None if timeout is None else time.monotonic() + timeout
        # A manager knows the process. Without one there is only the heart, and one that is not heard yet may
        # be that of a kernel which is still on its way.
        managed = isinstance(self.parent, KernelManager)
        asked = {self.kernel_info()}
        answers: dict[str, dict[str, Any]] = {}
        over: set[str] = set()
        async with aclosing(self._heard()) as heard:
            async for message in heard:
                about = str(message["parent_header"].get("msg_id")) if message else ""
                if message is None:
                    if managed and not await self._async_is_alive():
                        raise RuntimeError("Kernel died before replying to kernel_info")
                    if end is not None and time.monotonic() > end:
                        raise RuntimeError(f"Kernel didn't respond in {timeout} seconds")
                    asked.add(self.kernel_info())
                elif message["msg_type"] == "iopub_welcome":
                    asked.add(self.kernel_info())
                elif message["msg_type"] == "kernel_info_reply" and about in asked:
                    answers[about] = message
                elif _idle(message):
                    over.add(about)
                if both := answers.keys() & over:
                    self._handle_kernel_info_reply(answers[both.pop()])
                    return

    # Its base class names the method once more, for good: by that name it would be the standard one.
    wait_for_ready = _async_wait_for_ready

    async def _heard(self) -> AsyncGenerator[dict[str, Any] | None, None]:
        """Give what comes on both channels; None for each while in which nothing does."""
        channels: dict[asyncio.Future[dict[str, Any] | None], Any] = {}
        try:
            while True:
                for channel in (self.shell_channel, self.iopub_channel):
                    if channel not in channels.values():
                        channels[asyncio.ensure_future(_next(channel))] = channel
                done, _ = await asyncio.wait(channels, return_when=asyncio.FIRST_COMPLETED)
                for task in done:
                    channel = channels.pop(task)
                    message = task.result()
                    # One clock is enough, and the answer comes on the shell channel.
                    if message is not None or channel is self.shell_channel:
                        yield message
        finally:
            for task in channels:
                task.cancel()
            await asyncio.gather(*channels, return_exceptions=True)


async def _next(channel: Any) -> dict[str, Any] | None:  # noqa: ANN401 - jupyter_client gives no types
    """Give the next message on a channel; None where none comes for a while."""
    try:
        message: dict[str, Any] = await channel.get_msg(timeout=ASK_AGAIN)
    except Empty:
        return None
    return message


def _idle(message: dict[str, Any]) -> bool:
    return bool(message["msg_type"] == "status" and message["content"]["execution_state"] == "idle")
