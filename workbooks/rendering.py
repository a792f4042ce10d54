"""Voila's rendering of one page, in which a fault is one sentence to the reader and one line in the log."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import nbformat
from markupsafe import Markup
from nbclient.exceptions import CellExecutionError, DeadKernelError
from voila import handler as voila_handler
from voila.notebook_renderer import NotebookRenderer

from workbooks.faults import frames_in, frames_of, kind_of, note

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from nbformat import NotebookNode

BROKEN = Markup('<hh-now data-does="broken" data-what="{fault}"></hh-now>\n')
"""What ends a page that can not be ended otherwise (`page.js`)."""

SHOWN_WITHIN = 120
"""Seconds in which all that a cell shows has to be read, once it has run: many pages are made at a time."""


class NotedError(TimeoutError):
    """A cell failed, and all is said of it: where one is only late, Voila ends the page and adds nothing."""


class Rendering(NotebookRenderer):  # type: ignore[misc]  # voila ships no types
    """One page from its notebook.

    Attributes:
        dead: The fault by which the page's kernel has ended, if it has.
    """

    dead = ""

    async def generate_content_generator(
        self,
        kernel_id: str | None = None,
        kernel_future: Any = None,  # noqa: ANN401 - Voila's own, which has no types
    ) -> AsyncIterator[tuple[str, Any]]:
        """Give the page piece by piece; where that fails, its last piece says so.

        Voila would leave its reader waiting: what goes wrong between two pieces ends nothing there.
        """
        try:
            async for piece in super().generate_content_generator(kernel_id, kernel_future):
                yield piece
        except Exception as error:  # noqa: BLE001 - whatever it is, the page has to end
            if not self._left:
                self.dead = note(self._page, kind_of(error), frames_of(error))
        if self.dead:
            yield BROKEN.format(fault=self.dead), {}

    async def _jinja_kernel_start(self, nb: NotebookNode, kernel_id: str, kernel_future: Any) -> str:  # noqa: ANN401
        """Have the page's name with its kernel, for what its socket tells, and failed cells told of by us."""
        started: str = await super()._jinja_kernel_start(nb, kernel_id, kernel_future)
        self.executor.km.halfhour_page = self._page
        # nbclient goes on without what a cell shows where that is read late, and throws away what comes then.
        self.executor.iopub_timeout = SHOWN_WITHIN
        self.executor.raise_on_iopub_timeout = True
        run = self.executor.execute_cell

        async def execute_cell(cell: NotebookNode, *args: Any, **kwargs: Any) -> NotebookNode:  # noqa: ANN401
            try:
                ran: NotebookNode = await run(cell, *args, **kwargs)
            except Exception as error:
                # The kernel of a page that nobody waits for has been ended under it.
                fault = "" if self._left else self._note(cell, error)
                cell.outputs = [nbformat.v4.new_output("error")]  # type: ignore[no-untyped-call]  # nbformat's own
                cell.metadata["fault"] = fault
                raise NotedError from error
            return ran

        self.executor.execute_cell = execute_cell
        return started

    def _note(self, cell: NotebookNode, error: Exception) -> str:
        where = f"{self._page} cell {cell.get('id', '-')}"
        if isinstance(error, CellExecutionError):
            return note(where, error.ename, frames_in(error.traceback))
        fault = note(where, kind_of(error), frames_of(error))
        if isinstance(error, DeadKernelError):
            self.dead = fault
        return fault

    @property
    def _left(self) -> bool:
        """Whether the page's reader has hung up."""
        return getattr(self.request_handler, "gone", False)

    @property
    def _page(self) -> str:
        """The page's name in the log."""
        return str(self.notebook_path).removesuffix(".ipynb")


def render_here() -> None:
    """Have Voila render all pages of this process so: it names the class to do it nowhere else."""
    voila_handler.NotebookRenderer = Rendering
