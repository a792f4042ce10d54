"""Our small part in JupyterLab's server: the way in, Voila's chart library, the sheets, warm kernels."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from jupyter_server.utils import url_path_join

from workbooks.front import FRONT_ROUTE, FrontHandler
from workbooks.glossary_page import GLOSSARY_ROUTE, GlossaryHandler
from workbooks.guide_page import GUIDE_ROUTE, GuideHandler
from workbooks.library import ROUTE, LibraryHandler
from workbooks.paper import PAPER_ROUTE, PaperHandler
from workbooks.paths import LANGS
from workbooks.projector import PROJECTOR_ROUTE, ProjectorHandler
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
    web_app.add_handlers(
        ".*$",
        [
            (url_path_join(base, ROUTE), LibraryHandler),
            (url_path_join(base, FRONT_ROUTE), FrontHandler, {"renders": renders}),
            (url_path_join(base, PAPER_ROUTE), PaperHandler),
            (url_path_join(base, GLOSSARY_ROUTE), GlossaryHandler),
            (url_path_join(base, GUIDE_ROUTE), GuideHandler),
            (
                url_path_join(base, PROJECTOR_ROUTE),
                ProjectorHandler,
                {"host": server.ip, "below": url_path_join(base, "halfhour")},
            ),
        ],
    )
