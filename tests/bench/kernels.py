"""How long a kernel takes to be ready, and to do its first cells: started and forked, with either client.

Run as a program it measures one round after the other and prints the seconds as JSON.
"""

from __future__ import annotations

import ast
import asyncio
import json
import sys
from time import perf_counter
from typing import TYPE_CHECKING, Any

from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning import KernelProvisionerFactory

from tests.bench.metrics import KERNELS
from tests.bench.runs import LESTER as WORKBOOK
from workbooks.warm.readiness import PromptClient
from workbooks.warm_kernels import NAME

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

ORDINARY = "local-provisioner"
LESTER = "lester = Lester('en', 'lester')\nlester.notice"
PATIENCE = 120
WAYS: dict[str, tuple[str, type[AsyncKernelClient]]] = {
    "ordinary": (ORDINARY, AsyncKernelClient),
    "forked": (NAME, AsyncKernelClient),
    "prompt": (NAME, PromptClient),
}


def imports(notebook: Path) -> str:
    """Give all that the cells of a notebook import, and nothing else: its first cell here."""
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    sources = ("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
    lines = [line for source in sources for line in ast.parse(source).body]
    return "\n".join(ast.unparse(line) for line in lines if isinstance(line, ast.Import | ast.ImportFrom))


async def start(way: str) -> dict[str, float]:
    """Start one kernel in one of the ways; give the seconds until it was ready and had done its cells.

    Raises:
        RuntimeError: where a cell fails.
    """
    provisioner, client_class = WAYS[way]
    KernelProvisionerFactory.instance().default_provisioner_name = provisioner
    manager = AsyncKernelManager(kernel_name="python3", transport="ipc")
    manager.client_factory = client_class
    began = perf_counter()
    await manager.start_kernel()
    client = manager.client()
    client.start_channels()
    try:
        await client.wait_for_ready(timeout=PATIENCE)
        took = {"ready": perf_counter() - began}
        for name, cell in (("cell", imports(WORKBOOK)), ("lester", LESTER)):
            answer = await client.execute_interactive(cell, timeout=PATIENCE, output_hook=_unheard)
            took[name] = perf_counter() - began
            if answer["content"]["status"] != "ok":
                raise RuntimeError("\n".join(answer["content"]["traceback"]))
        return took
    finally:
        client.stop_channels()
        await manager.shutdown_kernel(now=True)


def _unheard(_: dict[str, Any]) -> None:
    """Leave outputs alone."""


async def rounds(count: int) -> list[dict[str, dict[str, float]]]:
    """Start a kernel in each way by turns; the first counts for nothing: it also starts the parent."""
    made = [{way: await start(way) for way in KERNELS} for _ in range(count + 1)]
    return made[1:]


def main(argv: Sequence[str]) -> None:
    """Print the seconds of as many rounds."""
    sys.stdout.write(json.dumps(asyncio.run(rounds(int(argv[0])))))


if __name__ == "__main__":
    main(sys.argv[1:])
