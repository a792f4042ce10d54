"""`halfhour serve`: Voila with our page, our settings, and nothing else in the shop window."""

from __future__ import annotations

import errno
import logging
import shutil
import socket
import sys
import webbrowser
from pathlib import Path
from typing import Any

from jupyter_server.services.kernels.handlers import KernelHandler
from jupyter_server.utils import url_path_join
from jupyterlab_server.themes_handler import ThemesHandler
from tornado.httpclient import AsyncHTTPClient
from tornado.ioloop import IOLoop
from voila.app import Voila
from voila.shutdown_kernel_handler import VoilaShutdownKernelHandler
from voila.static_file_handler import AllowListFileHandler, TemplateStaticFileHandler
from voila.tornado.contentshandler import VoilaContentsHandler
from voila.tornado.handler import TornadoVoilaHandler
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler
from voila.tornado.treehandler import TornadoVoilaTreeHandler

from workbooks.anybody import Anybody
from workbooks.errors import PORT_TAKEN, HalfhourError
from workbooks.faults import log_to_terminal
from workbooks.front import FrontHandler
from workbooks.heads import WORKBOOK, Heads
from workbooks.hub.place import Place, forget_secrets, gate, introduced, place
from workbooks.kernel_routes import KERNEL, Farewell, StillThere
from workbooks.limits import LARGEST_MESSAGE, LISTEN
from workbooks.missing import MissingHandler
from workbooks.page_handler import PageHandler
from workbooks.page_socket import PageSocket
from workbooks.paper import PaperHandler
from workbooks.paths import WORKBOOKS, show_jupyter
from workbooks.places.door import PATIENCE, Patience
from workbooks.places.files import allow_files
from workbooks.places.full import PLACES_ROUTE, PlacesHandler
from workbooks.places.memory import memory, places_in
from workbooks.projector import ProjectorHandler
from workbooks.rendering import render_here
from workbooks.replies import HEADERS, TRANSFORMS
from workbooks.routes import beside
from workbooks.settings import kernel_settings, voila_settings
from workbooks.warm_kernels import start_parent

WORKBOOK_ROUTE = f"/voila/render/({WORKBOOK})"
"""Only workbooks are served: a notebook in a language's folder."""

_NOT_OURS = (
    TornadoVoilaTreeHandler,
    VoilaContentsHandler,
    AllowListFileHandler,
    TornadoVoilaHandler,
    TemplateStaticFileHandler,
    KernelHandler,
    VoilaKernelWebsocketHandler,
    VoilaShutdownKernelHandler,
    ThemesHandler,
)

ANYWHERE = ("", "0.0.0.0", "::")  # noqa: S104 - recognised to print an address that works, not bound to


class Server(Voila):  # type: ignore[misc]  # voila ships no types
    """Voila over a folder with `fr/` and `en/`, answering at one port or saying why not.

    Attributes:
        first: The path of the page to open first, below the server's address.
        place: Where a hub expects this server; None where nobody but us has started it.
    """

    port: int
    first: str = ""
    place: Place | None = None

    def init_settings(self) -> dict[str, Any]:
        """Add what Voila would only set once its application is built, too late to matter."""
        if not self.place:
            self.identity_provider_class = Anybody
        settings: dict[str, Any] = super().init_settings()
        headers = HEADERS
        if self.place:
            forget_secrets(self.identity_provider)
            headers = HEADERS | introduced()
        return settings | {
            "transforms": TRANSFORMS,
            "websocket_compression_options": {},
            "websocket_max_message_size": LARGEST_MESSAGE,
            "headers": headers,
            # Until the browser is closed, and not sent along by other sites.
            "xsrf_cookie_kwargs": {"expires_days": None, "samesite": "Lax"},
            "default_handler_class": MissingHandler,
            "default_handler_args": {"voila_configuration": self.voila_configuration},
        }

    def init_handlers(self) -> list[Any]:
        """Keep Voila's handlers, but for those that list folders and files, and add ours."""
        render_here()
        kept = [route for route in super().init_handlers() if route[1] not in _NOT_OURS]
        # Those of who lets visitors in know nothing of the path.
        below = self.base_url.rstrip("/")
        kept = [(path if path.startswith(self.base_url) else below + path, *rest) for path, *rest in kept]
        page = {
            "template_paths": self.template_paths,
            "config": self.config,
            "voila_configuration": self.voila_configuration,
            "heads": Heads(Path(self.root_dir)),
        }
        renders = url_path_join(self.base_url, "voila/render/")
        way_in = self.place.way_in if self.place else self.base_url
        ours: list[tuple[Any, ...]] = [
            ("/?" if below else "/", FrontHandler, {"renders": renders}),
            ("/(fr|en)/?", FrontHandler, {"renders": renders}),
            ("/paper/(fr|en)/?", PaperHandler),
            ("/projector/?", ProjectorHandler, {"host": self.ip, "below": way_in}),
            (PLACES_ROUTE, PlacesHandler),
            (WORKBOOK_ROUTE, PageHandler, page),
            (r"/voila/templates/(halfhour/static/[\w-]+\.js)", TemplateStaticFileHandler),
            (rf"/api/kernels/{KERNEL}", StillThere),
            (rf"/api/kernels/{KERNEL}/channels", PageSocket),
            (rf"/voila/api/shutdown/{KERNEL}", Farewell),
        ]
        beside_them = beside(self.base_url, renders, self.ip, way_in)
        return [*((below + path, *rest) for path, *rest in ours), *beside_them, *kept]

    def listen(self) -> None:
        """Answer at the port until stopped.

        Raises:
            HalfhourError: When the port or the address cannot be used.
        """
        try:
            server = self.app.listen(self.port, self.ip, **LISTEN)
        except (OSError, UnicodeError) as error:
            shutil.rmtree(self.connection_dir, ignore_errors=True)
            raise HalfhourError(_why_not(error, self.ip, self.port)) from error
        self.port = next(iter(server._sockets.values())).getsockname()[1]  # noqa: SLF001 - tornado tells its port nowhere else
        # Beside all else: neither the address nor, if it can be helped, the first reader waits for it.
        start_parent(self.config, self.kernel_spec_manager)
        self.ioloop = IOLoop.current()
        self.ioloop.add_callback(self.announce)
        try:
            self.ioloop.start()
        except KeyboardInterrupt:
            pass
        finally:
            self.stop()

    async def announce(self) -> None:
        """Print the address once it answers, and open it."""
        host = "127.0.0.1" if self.ip in ANYWHERE else self.ip
        url = f"http://{f'[{host}]' if ':' in host else host}:{self.port}{self.base_url}"
        await AsyncHTTPClient().fetch(url, follow_redirects=False, raise_error=False)
        url += self.first
        sys.stdout.write(f"{url}\n")
        sys.stdout.flush()
        if self.open_browser:
            webbrowser.open(url)


def _why_not(error: Exception, host: str, port: int) -> str:
    """Say in one sentence why an address cannot be answered at."""
    code = getattr(error, "errno", None)
    if code == errno.EADDRINUSE:
        return PORT_TAKEN.format(port=port, other=port + 1)
    if code == errno.EACCES:
        return f"port {port} needs more rights than you have: choose one from 1024 on, such as --port 8866"
    if isinstance(error, (socket.gaierror, UnicodeError)) or code == errno.EADDRNOTAVAIL:
        return (
            f"this machine has no address {host!r}: use --host 127.0.0.1, or 0.0.0.0 for all of its addresses"
        )
    return f"cannot answer at {host}:{port} ({error})"


def serve(  # noqa: PLR0913 - an option each of the command, all by name
    *,
    port: int = 8866,
    host: str = "127.0.0.1",
    browser: bool = True,
    trainer: bool = False,
    projector: bool = False,
    base_url: str = "/",
    hub: bool = False,
    places: int | None = None,
    patience: Patience = PATIENCE,
    root: Path = WORKBOOKS,
) -> None:
    """Serve the workbooks as pages until stopped.

    Args:
        port: Where to answer; 0 takes a free port.
        host: The address to answer on.
        browser: Whether to open the front page in a browser.
        trainer: Whether to show the cells for the trainer.
        projector: Whether the page for the projector is the one to open first.
        base_url: Where all addresses begin, with a slash at both ends: `/course/` behind another web server.
        hub: Whether a JupyterHub has started this, for one visitor: it says where, and lets them in.
        places: For how many learners at a time there is room; by default, for as many as the memory holds.
        patience: How long a place is kept.
        root: The folder with `fr/` and `en/`.

    Raises:
        HalfhourError: When the port or the address cannot be used, or no hub has said where.
    """
    log_to_terminal()
    show_jupyter()
    allow_files()
    config = voila_settings(trainer=trainer)
    config.merge(kernel_settings(root, places or places_in(memory()), patience))
    told = place() if hub else None
    if told:
        host, port, base_url, browser = told.host, told.port, told.base_url, False
        config.merge(gate())
    server = Server(
        config=config,
        port=port,
        ip=host,
        base_url=base_url,
        root_dir=str(root),
        open_browser=browser,
        log_level=logging.ERROR,
        config_file_paths=[],  # a settings file lying about in the current folder is not meant for us
    )
    server.first = "projector" if projector else ""
    server.place = told
    server.initialize([])
    logging.getLogger("tornado").setLevel(logging.ERROR)
    server.start()
