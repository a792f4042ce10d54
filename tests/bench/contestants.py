"""Who is measured: how each is served, and how to tell what its page shows."""

from __future__ import annotations

import sys
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.notebooks import NAME, write_ours, write_stock
from tests.bench.processes import Server, environment

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
PEERS = HERE / "peers"

LIKE = r"pays in \d"
"""How the like work says its number."""
LESTER = r"loses about €\d"
OUTPUT = "application/vnd.voila.cell-output+json"
"""What marks a kernel's output in the HTML of Voila, ours and as it comes."""

_SLIDER = "[role=slider], input[type=range]"
_PRICE = "input[type=range][aria-label='What a customer pays you for one sale']"

_SERVE = "from pathlib import Path; from workbooks.serve import Options, serve; "
_QUIET_STREAMLIT = ["--server.headless", "true", "--browser.gatherUsageStats", "false"]


@dataclass(frozen=True)
class Contestant:
    """One page.

    Attributes:
        key: its name in the results.
        server: the server that it comes from.
        path: its address there.
        said: how its number reads, a pattern.
        slider: what is moved.
        charts: how many are drawn at first; 0 where the warm-up is to count them.
        kernels: whether each learner has a process of their own.
        grows: whether to look at the memory of its server.
    """

    key: str
    server: str
    path: str = "/"
    said: str = LIKE
    slider: str = _SLIDER
    charts: int = 2
    kernels: bool = False
    grows: bool = True


ALL = (
    Contestant("lester", "course", "/voila/render/en/01_lester.ipynb", LESTER, _PRICE, 0, kernels=True),
    Contestant(
        "lester_link",
        "course",
        "/voila/render/en/01_lester.ipynb?hours=5",
        LESTER,
        _PRICE,
        0,
        kernels=True,
        grows=False,
    ),
    Contestant("ours", "ours", f"/voila/render/en/{NAME}", kernels=True),
    Contestant("floor", "floor", slider="", grows=False),
    Contestant("dash", "dash"),
    Contestant("streamlit", "streamlit"),
    Contestant("panel", "panel"),
    Contestant("voila", "voila", kernels=True),
)

PEER_NAMES = ("dash", "streamlit", "panel")


def commands(folder: Path, peers: Path) -> dict[str, list[str]]:
    """Give the command of each server.

    Args:
        folder: where the notebooks of the like work are, or will be.
        peers: the Python that has the peers.
    """
    course, stock = folder / "course", folder / "stock" / NAME
    if not course.exists():
        write_ours(course)
        write_stock(stock.parent)
    here, there = sys.executable, str(peers)
    streamlit = [there, "-m", "streamlit", "run", str(PEERS / "streamlit_app.py"), *_QUIET_STREAMLIT]
    return {
        "course": [here, "-m", "workbooks.cli", "serve", "--no-browser", "--port", "{port}"],
        "ours": [
            here,
            "-c",
            f"{_SERVE}serve(Options(port={{port}}, browser=False, root=Path({str(course)!r})))",
        ],
        "floor": [here, "-m", "tests.bench.floor", "{port}"],
        "dash": [there, str(PEERS / "dash_app.py"), "{port}"],
        "streamlit": [*streamlit, "--server.address", "127.0.0.1", "--server.port", "{port}"],
        "panel": [there, str(PEERS / "panel_app.py"), "{port}"],
        "voila": [here, "-m", "voila", str(stock), "--no-browser", "--port={port}"],
    }


@contextmanager
def serving(names: list[str], folder: Path, peers: Path) -> Iterator[dict[str, Server]]:
    """Run these servers; give them by name. All are ended, whatever happens.

    Args:
        names: of the servers.
        folder: for notebooks and what the servers say; the same one may be given again.
        peers: the Python that has the peers.
    """
    logs = folder / "logs"
    logs.mkdir(parents=True, exist_ok=True)
    apart = environment(folder / "apart")
    made = commands(folder, peers)
    ours = apart | {"PYTHONPATH": str(ROOT)}
    with ExitStack() as stack:
        yield {
            name: stack.enter_context(
                Server(
                    made[name],
                    # What is ours finds this copy; stock Voila and the peers know nothing of it.
                    env=ours if name in {"course", "ours", "floor"} else apart,
                    cwd=ROOT if name == "floor" else folder,
                    # Voila starts a kernel for its front page: asked for a file, it answers without.
                    path="/voila/static/none" if name == "voila" else "/",
                    log=logs / f"{name}.log",
                )
            )
            for name in names
        }
