"""Programs of ours that are measured: each run to its end, from the project's own folder."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT = Path(__file__).parents[2]


def ran(arguments: Sequence[str], env: Mapping[str, str], patience: float | None = None) -> str:
    """Run this Python with arguments, on this copy of the project; give what it prints.

    Args:
        arguments: what stands behind `python`.
        env: its environment.
        patience: seconds that it may take; None for any time.

    Raises:
        RuntimeError: where it fails, with the end of what it says of that.
        subprocess.TimeoutExpired: where it takes longer.
    """
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**env, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=patience,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    return done.stdout
