"""A page's socket to its kernel, which tells no reader how a kernel came to fail."""

from __future__ import annotations

from typing import Any
from weakref import WeakKeyDictionary

from workbooks.backlog import Paced
from workbooks.faults import frames_in, note_some
from workbooks.messages import PROTOCOL

_KIND = b'"error"'
_BUSY = "busy"
_CONTENT = 3  # the place of the content among the parts of a message
_noted: WeakKeyDictionary[Any, list[str]] = WeakKeyDictionary()  # the names of faults, by kernel


class Channels(Paced):
    """Passes messages on; in those about an exception, a fault's name stands in place of all else."""

    _over = False

    def connect(self) -> Any:  # noqa: ANN401 - jupyter_server gives no type
        """Count as one of the kernel's sockets; one that the browser hung up on meanwhile does not."""
        if not self._over:
            self.multi_kernel_manager.connected(self.kernel_id, self)
        return super().connect()

    def nudge(self) -> Any:  # noqa: ANN401 - as above
        """Wait until what the kernel says is heard here; only then is a page's first message read.

        jupyter_server waits for no kernel that is busy: its shell would not answer. Its control channel does,
        and a page that opens its socket meanwhile may else miss the answer to its first question.
        """
        kernel = self.kernel_manager
        state = getattr(kernel, "execution_state", None)
        if state != _BUSY:
            return super().nudge()
        kernel.execution_state = "idle"
        try:
            return super().nudge()
        finally:
            kernel.execution_state = state

    def disconnect(self) -> Any:  # noqa: ANN401 - as above
        """Count no more; jupyter_server calls this for one that was never open, too."""
        self._over = True
        self.multi_kernel_manager.disconnected(self.kernel_id, self)
        return super().disconnect()

    @property
    def subprotocol(self) -> str:
        """The one that sockets have here, also where one has closed and is not asked for it any more."""
        return PROTOCOL

    def _on_error(self, channel: str, msg: dict[str, Any], msg_list: list[Any]) -> None:
        """Take out of a message what only the log may have; jupyter_server calls this with each one."""
        if channel != "iopub" or _KIND not in bytes(msg_list[0]):
            return
        if self._part("header", msg, msg_list)["msg_type"] != "error":
            return
        told = self._part("content", msg, msg_list)
        page = getattr(self.kernel_manager, "halfhour_page", "")
        noted = _noted.setdefault(self.kernel_manager, [])
        frames = frames_in("\n".join(told.get("traceback", ())))
        fault = note_some(noted, page, str(told.get("ename")), frames)
        msg["content"] = {"ename": "ExecutionError", "evalue": fault, "traceback": []}
        msg_list[_CONTENT] = self.session.pack(msg["content"])

    def _part(self, name: str, msg: dict[str, Any], msg_list: list[Any]) -> dict[str, Any]:
        part: dict[str, Any] = self.get_part(name, msg[name], msg_list)  # type: ignore[no-untyped-call]
        return part
