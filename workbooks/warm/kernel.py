"""An IPython kernel that leaves the memory which it shares alone."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from ipykernel import ipkernel

if TYPE_CHECKING:
    from collections.abc import Iterator

_files: list[str] = []


def note_modules() -> None:
    """Note, before a fork, the files of all modules that are there: what a debugger is not to step into."""
    _files[:] = [str(module.__file__) for module in sys.modules.values() if getattr(module, "__file__", None)]


class SparingKernel(ipkernel.IPythonKernel):
    """A kernel that takes the list of its modules' files from its parent.

    An ordinary one goes through all modules while it starts, some two thousand here, each in other pages of
    memory: counting its look at each would copy them, ten megabytes a kernel.
    """

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - whatever ipykernel gives
        with _no_modules():
            super().__init__(**kwargs)  # type: ignore[no-untyped-call]  # ipykernel's own
        self._kernel_modules = _files
        if getattr(self, "debugger", None):
            self.debugger.kernel_modules = _files


@contextmanager
def _no_modules() -> Iterator[None]:
    """Have ipykernel's one module, and no other, see a `sys` without modules."""
    names: dict[str, Any] = vars(ipkernel)
    names["sys"] = SimpleNamespace(**{**vars(sys), "modules": {}})
    try:
        yield
    finally:
        names["sys"] = sys
