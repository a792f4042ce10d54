"""Our small part in JupyterLab's server: the way in, the pages, the sheets, the scripts, warm kernels."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from jupyter_server.utils import url_path_join
from traitlets.config import Config
from voila.configuration import VoilaConfiguration
from voila.paths import collect_template_paths
from voila.server_extension import load_config_file

from workbooks.heads import WORKBOOK, Heads
from workbooks.page_handler import PageHandler
from workbooks.paths import LANGS
from workbooks.routes import beside
from workbooks.warm_kernels import start_parent

if TYPE_CHECKING:
    from jupyter_server.serverapp import ServerApp


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "workbooks.extension"}]


def _load_jupyter_server_extension(server: ServerApp) -> None:
    # Beside all that the server has still to do, so that the first reader need not wait for it.
    if server.kernel_spec_manager is not None:
        start_parent(server.config, server.kernel_spec_manager)
    web_app: Any = server.web_app
    base = web_app.settings["base_url"]
    # A clone, as on Binder, is served from its root; a workspace holds the languages' folders itself.
    below = "workbooks/" if (Path(server.root_dir) / "workbooks" / LANGS[0]).is_dir() else ""
    renders = url_path_join(base, "voila/render/", below)
    way_in = url_path_join(base, "halfhour")
    web_app.add_handlers(".*$", [_pages(server, base, below), *beside(base, renders, server.ip, way_in)])
    # Voila's own handler knows the same addresses, and is there already: who comes first answers.
    rules = web_app.default_router.rules
    rules.insert(0, rules.pop(-2))


def _pages(server: ServerApp, base: str, below: str) -> tuple[str, type[PageHandler], dict[str, Any]]:
    """Give the route of the course's own pages, which are Voila's with our policy and kept beginnings.

    Args:
        server: The server, whose settings for Voila hold.
        base: Where its addresses begin.
        below: The folder of the workbooks below its root, with a slash at the end, or nothing.
    """
    configuration = VoilaConfiguration(parent=server)
    configuration.update_config(load_config_file() or Config())
    options = {
        "template_paths": collect_template_paths(["voila", "nbconvert"], configuration.template),
        "config": server.config,
        "voila_configuration": configuration,
        "heads": Heads(Path(server.root_dir) / below),
    }
    return url_path_join(base, f"/voila/render/({below}{WORKBOOK})"), PageHandler, options
