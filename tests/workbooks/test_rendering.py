"""What a cell shows is waited for, however late it is read: a page of a busy server lacks no panel."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import nbformat
import pytest
from voila.execute import VoilaExecutor
from voila.notebook_renderer import NotebookRenderer

from workbooks.rendering import NotedError, Rendering

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

ASKED = "asked"


def message(kind: str, **content: object) -> dict[str, Any]:
    """Give a message of the kernel about the one cell."""
    told = {"msg_type": kind, "msg_id": kind}
    return {"header": told, "parent_header": {"msg_id": ASKED}, **told, "content": content, "metadata": {}}


class Kernel:
    """A kernel that has run its cell at once; what the cell shows is read as late as a test wants it.

    Args:
        late: Waits until what is shown may be read.
    """

    def __init__(self, late: Callable[[], Awaitable[object]]) -> None:
        shown = message("display_data", data={"text/plain": "7"}, metadata={})
        said = iter([shown, message("status", execution_state="idle")])

        async def answer(**_: object) -> dict[str, Any]:
            return message("execute_reply", status="ok", execution_count=1)

        async def show(**_: object) -> dict[str, Any]:
            await late()
            return next(said)

        self.shell_channel, self.iopub_channel = (
            SimpleNamespace(get_msg=answer),
            SimpleNamespace(get_msg=show),
        )

    def execute(self, *_: object, **__: object) -> str:
        """Take the cell."""
        return ASKED

    def is_alive(self) -> bool:
        """Be there."""
        return True


async def run(kernel: Kernel, monkeypatch: pytest.MonkeyPatch) -> Any:  # noqa: ANN401 - a cell, which has no type
    """Run one cell as our pages do."""
    notebook: Any = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("7")])  # type: ignore[no-untyped-call]

    async def start(self: Rendering, *_: object) -> str:
        self.executor = VoilaExecutor(notebook, km=SimpleNamespace())
        self.executor.kc = kernel
        # As little of its own patience as four seconds are beside a hundred pages.
        self.executor.iopub_timeout = 0
        return "kernel"

    monkeypatch.setattr(NotebookRenderer, "_jinja_kernel_start", start)
    rendering = Rendering.__new__(Rendering)
    rendering.notebook_path, rendering.request_handler = "en/01_lester.ipynb", SimpleNamespace()
    await rendering._jinja_kernel_start(notebook, "kernel", None)  # noqa: SLF001 - Voila's template calls it
    return await rendering.executor.execute_cell(notebook.cells[0], None, 0)


def test_what_is_read_long_after_a_cell_has_run_is_on_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    async def late() -> None:
        for _ in range(100):
            await asyncio.sleep(0)

    cell = asyncio.run(run(Kernel(late), monkeypatch))
    assert [output.data["text/plain"] for output in cell.outputs] == ["7"]


def test_what_is_never_read_is_a_fault_that_the_page_tells(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("workbooks.rendering.SHOWN_WITHIN", 0)
    with pytest.raises(NotedError):
        asyncio.run(run(Kernel(asyncio.Event().wait), monkeypatch))
    assert "en/01_lester cell" in caplog.text
