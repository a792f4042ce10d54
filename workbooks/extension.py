"""Our small part in JupyterLab's server: the chart library, so that Voila's pages find it there too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jupyter_server.utils import url_path_join

from .library import ROUTE, LibraryHandler

if TYPE_CHECKING:
    from jupyter_server.serverapp import ServerApp


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "workbooks.extension"}]


def _load_jupyter_server_extension(server: ServerApp) -> None:
    base = server.web_app.settings["base_url"]
    web_app: Any = server.web_app
    web_app.add_handlers(".*$", [(url_path_join(base, ROUTE), LibraryHandler)])
