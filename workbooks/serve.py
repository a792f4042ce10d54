"""`halfhour serve`: the workbooks as pages."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbooks.faults import log_to_terminal
from workbooks.hub.berth import berth, gate
from workbooks.paths import WORKBOOKS, show_jupyter
from workbooks.places.door import PATIENCE, Patience
from workbooks.places.files import allow_files
from workbooks.places.memory import kernel_most, memory, places_in
from workbooks.server import Server
from workbooks.settings import kernel_settings, voila_settings
from workbooks.unlogged import keep_addresses_out

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Options:
    """What is asked for.

    Attributes:
        port: Where to answer; 0 takes a free port.
        host: The address to answer on.
        browser: Whether to open the front page in a browser.
        trainer: Whether to show the cells for the trainer.
        projector: Whether the page for the projector is the one to open first.
        base_url: Where all addresses begin, with a slash at both ends: `/course/` behind another web server.
        hub: Whether a JupyterHub has started this, for one visitor: it says where, and lets them in.
        places: For how many learners at a time there is room; by default, for as many as the memory holds.
        kernel_memory: How many MB a page's kernel may take beside what all share; 0 for as many as there are;
            by default some hundreds, on a small machine fewer.
        patience: How long a place is kept.
        root: The folder with `fr/` and `en/`.
    """

    port: int = 8866
    host: str = "127.0.0.1"
    browser: bool = True
    trainer: bool = False
    projector: bool = False
    base_url: str = "/"
    hub: bool = False
    places: int | None = None
    kernel_memory: int | None = None
    patience: Patience = PATIENCE
    root: Path = WORKBOOKS


def serve(wanted: Options) -> None:
    """Serve the workbooks as pages until stopped.

    Raises:
        HalfhourError: When the port or the address cannot be used, or no hub has said where.
    """
    log_to_terminal()
    keep_addresses_out()
    show_jupyter()
    allow_files()
    config = voila_settings(trainer=wanted.trainer)
    places = wanted.places or places_in(memory())
    most = kernel_most(memory()) if wanted.kernel_memory is None else wanted.kernel_memory
    config.merge(kernel_settings(wanted.root, places, wanted.patience, most))
    # A hub says where to answer; there is nobody to look at a browser.
    told = berth() if wanted.hub else None
    if told:
        config.merge(gate())
    where = told or wanted
    server = Server(
        config=config,
        port=where.port,
        ip=where.host,
        base_url=where.base_url,
        root_dir=str(wanted.root),
        open_browser=wanted.browser and not told,
        log_level=logging.ERROR,
        config_file_paths=[],  # a settings file lying about in the current folder is not meant for us
    )
    server.first = "projector" if wanted.projector else ""
    server.places = places
    server.berth = told
    server.initialize([])
    logging.getLogger("tornado").setLevel(logging.ERROR)
    server.start()
