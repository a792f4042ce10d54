"""Where plotly.js, which draws every chart, comes from: pinned by hash, never committed.

Our wheel holds the basic bundle, four times smaller than the whole library; `hatch_build.py` brings it when
the wheel is built. Where it is missing or is not the file we pinned, the bundle inside the installed `plotly`
package does the same work, more slowly. Standard library only, so that the build can read the pins from here.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.util import find_spec
from pathlib import Path

PACKAGE = "plotly.js-basic-dist-min"
VERSION = "4.1.1"  # the one that plotly 7.1 writes figures for
INTEGRITY = "sha512-1oNF8PeQx2hv/y7tqEVWKD3JGwn/MGEMQ8mL9HUwsaqG9FGy/OU5FHUHvzqbqxN4mnwZGI9abTiE775C4kkjMQ=="

STATIC = Path(__file__).parent / "static"
BUNDLE, LICENCE = "plotly-basic.min.js", "plotly-basic.LICENSE"
FILES = {
    BUNDLE: (
        "sha512-orZ6OgVLrRp8vSfEJ9XXGswEzLgmW4nqH1ja1cWJRPqwAkyU0GcrM42aDvIcJjrK9EmGWyVZ3tpMmHXbCrrIaA=="
    ),
    LICENCE: (
        "sha512-K2IC4s2ntmpV2M4dix/Jx1RbzrX2/Q2uyEZ5XqlujEJsFyRVvhXns7Ps+V3zyezwhMSC3sBK7HRsVoHQOnsByA=="
    ),
}


def integrity(content: bytes) -> str:
    """Give the `sha512-...` form that npm and browsers use to name a file by its content."""
    return "sha512-" + base64.b64encode(hashlib.sha512(content).digest()).decode()


def is_genuine(folder: Path) -> bool:
    """Tell whether `folder` holds the bundle and its licence exactly as we pinned them."""
    return all(
        (folder / name).is_file() and integrity((folder / name).read_bytes()) == pinned
        for name, pinned in FILES.items()
    )


@cache
def find_library(static: Path = STATIC) -> Path:
    """Give the file of plotly.js to draw with; its hash is checked at the first call only.

    Args:
        static: The folder where the build leaves the basic bundle.

    Returns:
        The basic bundle if it is there and is the pinned one, else the bundle of the `plotly` package.

    Raises:
        FileNotFoundError: If neither is there.
    """
    if is_genuine(static):
        return static / BUNDLE
    plotly = find_spec("plotly")
    for folder in (plotly.submodule_search_locations or ()) if plotly else ():
        whole = Path(folder) / "package_data" / "plotly.min.js"
        if whole.is_file():
            return whole
    raise FileNotFoundError("No plotly.js on this machine: install the plotly package again.")
