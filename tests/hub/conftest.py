"""A JupyterHub with our settings, as `docs/hub.md` starts it on one machine."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.request import Request, urlopen

import pytest

from tests.browser.conftest import chromium  # noqa: F401 - a fixture
from tests.conftest import running
from tests.hub.pages import templates
from tests.missing import missing
from workbooks.hub import settings
from workbooks.lab import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Environment

OURS = Path(settings.__file__).parent
CONFIG = """
load_subconfig({ours!r})
c.JupyterHub.services.append({{"name": "keeper", "api_token": {token!r}}})
keeper = {{"name": "keeper", "scopes": ["admin:servers", "list:users"], "services": ["keeper"]}}
c.JupyterHub.load_roles.append(keeper)
"""


@dataclass(frozen=True)
class Hub:
    """A hub that runs.

    Attributes:
        url: Its address, without a slash at the end.
        token: What lets whoever looks after it ask it.
    """

    url: str
    token: str

    def ask(self, path: str, method: str = "GET") -> tuple[int, object]:
        """Ask the hub as who looks after it; give the status and what it said."""
        request = Request(  # noqa: S310 - our own hub
            f"{self.url}/hub/api/{path}", method=method, headers={"Authorization": f"token {self.token}"}
        )
        with urlopen(request, timeout=60) as reply:  # noqa: S310 - as above
            said = reply.read()
            return reply.status, json.loads(said) if said else None


@pytest.fixture(scope="session")
def hub_templates() -> Path:
    """Give the folder of JupyterHub's own pages."""
    try:
        from jupyterhub._data import DATA_FILES_PATH  # noqa: PLC0415 - an extra, which may be missing
    except ImportError:
        missing("JupyterHub is not installed")
    return Path(DATA_FILES_PATH) / "templates"


@pytest.fixture(scope="session")
def pages(hub_templates: Path) -> Environment:
    """Give the hub's pages, to be filled in."""
    return templates(hub_templates)


@pytest.fixture(scope="session")
def with_proxy(hub_templates: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Give a PATH that has the hub's proxy on it: brought by npm, as pinned and hashed."""
    assert hub_templates.is_dir()
    folder = tmp_path_factory.mktemp("proxy")
    for name in ("package.json", "package-lock.json"):
        shutil.copy(OURS / "proxy" / name, folder)
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    npm = shutil.which("npm", path=path)
    if npm is None:
        missing("there is no npm: `make test` brings it")
    bring = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    done = subprocess.run(
        bring, cwd=folder, env=os.environ | {"PATH": path}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return os.pathsep.join([str(folder / "node_modules" / ".bin"), path])


@pytest.fixture(scope="session")
def hub(with_proxy: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    """Give a hub, with nobody on it yet."""
    folder = tmp_path_factory.mktemp("hub")
    token = secrets.token_hex(16)
    config = folder / "config.py"
    config.write_text(CONFIG.format(ours=str(OURS / "jupyterhub_config.py"), token=token))
    command = [
        *(sys.executable, "-m", "jupyterhub", f"--config={config}", "--ip=127.0.0.1"),
        f"--port={free_port(0)}",
        f"--JupyterHub.hub_port={free_port(0)}",
        f"--ConfigurableHTTPProxy.api_url=http://127.0.0.1:{free_port(0)}",
    ]
    with running(
        command, r"(?<=now running at )http://\S+", cwd=folder, only=os.environ | {"PATH": with_proxy}
    ) as url:
        yield Hub(url, token)
