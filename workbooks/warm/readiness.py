"""A client that takes a kernel for ready as soon as it is; the standard one then waits 0.2 s more."""

from __future__ import annotations

import asyncio
import time
from queue import Empty
from typing import Any

from jupyter_client.asynchronous.client import AsyncKernelClient

ASK_AGAIN = 0.2
"""Seconds after which a kernel is asked once more: what it published before we listened is lost."""


class PromptClient(AsyncKernelClient):
    """Waits for the kernel's answer and for the word that it is idle again, which is the last that it says.

    The standard client hears the answer and then listens until nothing more comes for 0.2 s. What it wants to
    have out of the way are the messages about its own question; they end with that word.
    """

    async def _async_wait_for_ready(self, timeout: float | None = None) -> None:  # noqa: ASYNC109 - as jupyter_client has it
        """Wait until the kernel answers and is heard.

        Args:
            timeout: Seconds; None waits for good.

        Raises:
            RuntimeError: where it has died, or has not answered by then.
        """
        end = None if timeout is None else time.monotonic() + timeout
        while not await self._answers():
            if not await self._async_is_alive():
                raise RuntimeError("Kernel died before replying to kernel_info")
            if end is not None and time.monotonic() > end:
                raise RuntimeError(f"Kernel didn't respond in {timeout} seconds")

    async def _answers(self) -> bool:
        """Ask once, and hear both the answer and the word that the kernel is idle again."""
        asked = self.kernel_info()
        answer, idle = await asyncio.gather(
            self._hear(self.shell_channel, asked, lambda message: message["msg_type"] == "kernel_info_reply"),
            self._hear(self.iopub_channel, asked, _idle),
        )
        if answer is None or idle is None:
            return False
        self._handle_kernel_info_reply(answer)
        return True

    async def _hear(self, channel: Any, asked: str, meant: Any) -> dict[str, Any] | None:  # noqa: ANN401 - jupyter_client gives no types
        """Give the message about our question that is meant; None where none comes in time."""
        try:
            while True:
                message: dict[str, Any] = await channel.get_msg(timeout=ASK_AGAIN)
                if message["parent_header"].get("msg_id") == asked and meant(message):
                    return message
        except Empty:
            return None


def _idle(message: dict[str, Any]) -> bool:
    return bool(message["msg_type"] == "status" and message["content"]["execution_state"] == "idle")
