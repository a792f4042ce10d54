"""The kernels of a batch: forked, reached through files of its own, and ended with it."""

from __future__ import annotations

import tempfile
import threading
import uuid
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Self

from jupyter_client.manager import AsyncKernelManager
from traitlets import default

from workbooks.kernelspec import OwnKernelSpecManager
from workbooks.paths import WORKBOOKS, sockets_fit
from workbooks.rehearsal import rehearsal
from workbooks.warm.servers import close
from workbooks.warm_kernels import NAME, PRELOAD, WorkbookProvisioner, begin, usable

if TYPE_CHECKING:
    from collections.abc import Collection
    from types import TracebackType

    from jupyter_client.kernelspec import KernelSpec


_users: Counter[tuple[str, ...]] = Counter()
"""How many batches of this process have kernels forked from a parent, by what it has prepared."""
_using = threading.Lock()


class Kernels:
    """Where the kernels of a batch come from; leaving it ends those that still run, and removes its files.

    Args:
        notebooks: What is going to be run. Our own workbooks are rehearsed, which takes as long as two runs.

    Attributes:
        manager_class: To be given to whoever starts kernels: a kernel manager.
    """

    def __init__(self, notebooks: Collection[Path] = ()) -> None:
        ours = sorted({path.resolve() for path in notebooks if WORKBOOKS in path.resolve().parents})
        foreign = len({path.resolve() for path in notebooks}) > len(ours)
        imported = () if ours and not foreign else PRELOAD
        self.specs = _Specs({"preload": [*imported, *map(rehearsal, ours)]})
        self.folder = ""
        self.stopped = False
        self._running: set[Any] = set()
        self._lock = threading.Lock()
        self.manager_class = type("BatchKernelManager", (_BatchKernelManager,), {"kernels": self})

    def __enter__(self) -> Self:
        self._folder = tempfile.TemporaryDirectory(prefix="hh-", ignore_cleanup_errors=True)
        self.folder = self._folder.name
        if usable():
            self._provisioner = WorkbookProvisioner(**self.specs.told)
            with _using:
                self._beginning = begin(self._provisioner, self.specs)
                _users[self._provisioner.prepared] += 1
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.stop()
        if usable():
            # A parent that is still on its way would come after its end.
            self._beginning.join()
            prepared = self._provisioner.prepared
            with _using:
                _users[prepared] -= 1
                if not _users[prepared]:
                    del _users[prepared]
                    close(prepared)
        self._folder.cleanup()

    def stop(self) -> None:
        """End the kernels that run, and start none any more."""
        with self._lock:
            self.stopped = True
            for process in self._running:
                process.kill()

    def started(self, process: Any) -> None:  # noqa: ANN401 - a Popen, or what is alike to it
        """Note the process of a kernel; it is ended at once where the batch has been stopped."""
        with self._lock:
            self._running = {each for each in self._running if each.poll() is None} | {process}
            if self.stopped:
                process.kill()


class _Specs(OwnKernelSpecManager):
    """Knows our kernel, and that it is forked; whatever else this process may be set to.

    Args:
        told: what the provisioner is told.
    """

    def __init__(self, told: dict[str, list[str]]) -> None:
        super().__init__()
        self.told = told

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        found: KernelSpec = super().get_kernel_spec(kernel_name)
        if usable():
            found.metadata["kernel_provisioner"] = {"provisioner_name": NAME, "config": self.told}
        return found


class _BatchKernelManager(AsyncKernelManager):
    """Starts one kernel of the batch `kernels`."""

    kernels: ClassVar[Kernels]

    @default("kernel_spec_manager")
    def _own_specs(self) -> OwnKernelSpecManager:
        return self.kernels.specs

    @default("client_class")
    def _prompt(self) -> str:
        return "workbooks.warm.readiness.PromptClient"

    @default("transport")
    def _private(self) -> str:
        return "ipc" if sockets_fit(self.kernels.folder) else "tcp"

    @default("connection_file")
    def _in_the_folder(self) -> str:
        return str(Path(self.kernels.folder) / f"{uuid.uuid4().hex[:12]}.json")

    async def start_kernel(self, **how: Any) -> None:  # type: ignore[override]  # noqa: ANN401 - jupyter_client's own gap
        """Start the kernel.

        Raises:
            RuntimeError: where the batch has been stopped.
        """
        if self.kernels.stopped:
            raise RuntimeError("the batch has been stopped")
        await super().start_kernel(**how)
        self.kernels.started(self.provisioner.process)  # type: ignore[union-attr]  # a local one has it
