"""What this run was made on."""

from __future__ import annotations

import os
import platform
import re
import subprocess
import sys
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psutil

if TYPE_CHECKING:
    from collections.abc import Iterable

BUSY = 0.5
"""Load a core above which a run says more of the machine's other work."""

OURS = ("voila", "ipywidgets", "anywidget", "plotly", "numpy", "ipykernel", "jupyter_client", "papermill")
THEIRS = ("dash", "streamlit", "panel", "bokeh", "plotly", "numpy")
_LIST = "import sys; from importlib.metadata import version as v; print(*(v(n) for n in sys.argv[1:]))"


def load() -> float:
    """Give the load of the last minute, a core."""
    return os.getloadavg()[0] / (os.cpu_count() or 1)


def describe(chromium: str, peers: Path | None) -> dict[str, Any]:
    """Describe machine and versions.

    Args:
        chromium: the browser's version, as it says itself.
        peers: the peers' Python, or None where there are none.
    """
    about = {
        "when": f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC",
        "cores": os.cpu_count(),
        "processor": _processor(),
        "memory": f"{psutil.virtual_memory().total / 2**30:.0f} GB",
        "system": platform.system() + " " + platform.release(),
        "load a core before": f"{load():.2f}",
        "Python": platform.python_version(),
        "Chromium": chromium,
        "here": _listed(OURS, {name: _own(name) for name in OURS}),
    }
    if peers:
        done = subprocess.run(
            [peers, "-c", _LIST, *THEIRS], capture_output=True, text=True, check=False, timeout=60
        )
        about["peers"] = _listed(THEIRS, dict(zip(THEIRS, done.stdout.split(), strict=False)))
    return about


def warn_if_busy() -> None:
    """Say so where the machine has other work."""
    if (now := load()) > BUSY:
        sys.stderr.write(
            f"This machine is busy: a load of {now:.2f} a core. The figures will say more of that.\n"
        )


def _processor() -> str:
    try:
        found = re.search(
            r"^model name\s*:\s*(.+)$", Path("/proc/cpuinfo").read_text(encoding="utf-8"), re.MULTILINE
        )
    except OSError:
        found = None
    return found[1] if found else platform.machine()


def _own(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"


def _listed(names: Iterable[str], versions: dict[str, str]) -> str:
    return ", ".join(f"{name} {versions.get(name, 'none')}" for name in names)
