"""Where the house keeps what is read, and how Jupyter is told to find it."""

from __future__ import annotations

import os
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import MutableMapping

WORKBOOKS = Path(__file__).resolve().parent
"""The folder with `fr/` and `en/`: the root of what is served."""

JUPYTER = WORKBOOKS / "jupyter"
"""Our page template and our settings for Jupyter; both a data folder and a configuration folder."""

TEMPLATE = "halfhour"
"""What our page template is called."""

TEMPLATE_FOLDER = JUPYTER / "voila" / "templates" / TEMPLATE

LANGS = ("fr", "en")

FRONT_PAGE = "00_start.ipynb"


_SOCKET_ROOM = 36
"""A Unix socket's path holds about 104 characters, of which Jupyter's own part takes some 68."""


def sockets_fit(folder: str) -> bool:
    """Say whether kernels can be spoken to through socket files in this folder, rather than over TCP.

    TCP on the loopback is open to every user of the machine, and unencrypted.
    """
    return sys.platform == "linux" and len(folder) <= _SOCKET_ROOM


def library(name: str) -> Path:
    """Give the path of a third-party script that the build put into `widgets/static`; it may be missing."""
    widgets = find_spec("widgets")
    folder = Path(widgets.origin).parent if widgets and widgets.origin else WORKBOOKS.parent / "widgets"
    return folder / "static" / name


def show_jupyter(environ: MutableMapping[str, str] | None = None) -> None:
    """Put our folder first on Jupyter's data and configuration paths.

    Nothing is copied into the environment, so an edited template is never stale.

    Args:
        environ: The environment to change; that of this process by default.
    """
    environ = os.environ if environ is None else environ
    for variable in ("JUPYTER_PATH", "JUPYTER_CONFIG_PATH"):
        known = [entry for entry in environ.get(variable, "").split(os.pathsep) if entry]
        others = [entry for entry in known if entry != str(JUPYTER)]
        environ[variable] = os.pathsep.join([str(JUPYTER), *others])
