"""Voila with our page, our settings, and nothing else in the shop window."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from jupyter_events import EventLogger
from jupyter_server.base.handlers import FileFindHandler
from jupyter_server.utils import url_path_join
from tornado.ioloop import IOLoop
from traitlets import Instance
from voila.app import Voila
from voila.static_file_handler import MultiStaticFileHandler, TemplateStaticFileHandler

from workbooks.anybody import Anybody
from workbooks.errors import HalfhourError
from workbooks.front import FrontHandler
from workbooks.heads import WORKBOOK, Heads
from workbooks.hub.berth import Berth, forget_secrets
from workbooks.kernel_routes import KERNEL, Farewell, StillThere
from workbooks.limits import LARGEST_MESSAGE
from workbooks.listening import address, announce, answer
from workbooks.missing import MissingHandler
from workbooks.page_handler import PageHandler
from workbooks.page_socket import PageSocket
from workbooks.paper import PaperHandler
from workbooks.places.full import PLACES_ROUTE, PlacesHandler
from workbooks.projector import ProjectorHandler
from workbooks.rendering import render_here
from workbooks.replies import HEADERS, TRANSFORMS
from workbooks.routes import beside
from workbooks.unlogged import unlogged
from workbooks.warm_kernels import start_parent

WORKBOOK_ROUTE = f"/voila/render/({WORKBOOK})"
"""Only workbooks are served: a notebook in a language's folder."""

VOILAS = {
    "voila/static/(.*)": MultiStaticFileHandler,
    "voila/labextensions/(.*)": FileFindHandler,
}
"""What is left of Voila's own addresses; what a newer one brings beside these is not served."""


class Server(Voila):  # type: ignore[misc]  # voila ships no types
    """Voila over a folder with `fr/` and `en/`, answering at one port or saying why not.

    Attributes:
        first: The path of the page to open first, below the server's address.
        places: How many pages can be open at a time, to be said at the start.
        berth: Where a hub expects this server; None where nobody but us has started it.
        event_logger: Told of each kernel's start and end; without one here, each kernel would have its own,
            and read anew what events there are.
    """

    port: int
    event_logger = Instance(EventLogger, ())
    first: str = ""
    places: int = 0
    berth: Berth | None = None

    def init_settings(self) -> dict[str, Any]:
        """Add what Voila would only set once its application is built, too late to matter."""
        if not self.berth:
            self.identity_provider_class = Anybody
        settings: dict[str, Any] = super().init_settings()
        if self.berth:
            forget_secrets(self.identity_provider)
        return settings | {
            "log_function": unlogged,
            "transforms": TRANSFORMS,
            "websocket_compression_options": {},
            "websocket_max_message_size": LARGEST_MESSAGE,
            "headers": HEADERS,
            # Until the browser is closed, and not sent along by other sites.
            "xsrf_cookie_kwargs": {"expires_days": None, "samesite": "Lax"},
            "default_handler_class": MissingHandler,
            "default_handler_args": {"voila_configuration": self.voila_configuration},
        }

    def init_handlers(self) -> list[Any]:
        """Give our routes, Voila's for the few files that its own front end needs, and a hub's way in."""
        render_here()
        below = self.base_url.rstrip("/")
        page = {
            "template_paths": self.template_paths,
            "config": self.config,
            "voila_configuration": self.voila_configuration,
            "heads": Heads(Path(self.root_dir)),
        }
        renders = url_path_join(self.base_url, "voila/render/")
        way_in = self.berth.way_in if self.berth else self.base_url
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
            # Those of who lets visitors in know nothing of the path.
            *self.identity_provider.get_handlers(),
        ]
        voilas = [
            route
            for route in super().init_handlers()
            if VOILAS.get(route[0].removeprefix(self.base_url)) is route[1]
        ]
        beside_them = beside(self.base_url, renders, self.ip, way_in)
        return [*((below + path, *rest) for path, *rest in ours), *beside_them, *voilas]

    def listen(self) -> None:
        """Answer at the port until stopped.

        Raises:
            HalfhourError: When the port or the address cannot be used.
        """
        try:
            self.port = answer(self.app, self.ip, self.port)
        except HalfhourError:
            shutil.rmtree(self.connection_dir, ignore_errors=True)
            raise
        # Beside all else: neither the address nor, if it can be helped, the first reader waits for it.
        start_parent(self.config, self.kernel_spec_manager)
        self.ioloop = IOLoop.current()
        site = address(self.ip, self.port, self.base_url)
        self.ioloop.add_callback(announce, site, self.first, places=self.places, browser=self.open_browser)
        try:
            self.ioloop.start()
        except KeyboardInterrupt:
            pass
        finally:
            self.stop()
