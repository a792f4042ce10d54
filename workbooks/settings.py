"""One set of settings for Voila: alone behind `halfhour serve`, and inside JupyterLab or on Binder."""

from __future__ import annotations

import tempfile
from functools import partial
from typing import TYPE_CHECKING, Any

from traitlets.config import Config

from workbooks.channels import Channels
from workbooks.compiled import KeepTemplates
from workbooks.kernelspec import OwnKernelSpecManager
from workbooks.page import prepare
from workbooks.paths import TEMPLATE, WORKBOOKS, sockets_fit
from workbooks.places.door import PATIENCE, Patience
from workbooks.places.kernels import PlacedKernels
from workbooks.rehearsal import rehearsals
from workbooks.states import widget_states
from workbooks.warm_kernels import warm_settings

if TYPE_CHECKING:
    from pathlib import Path

LABEXTENSIONS = (
    "@jupyter-widgets/jupyterlab-manager",
    "@voila-dashboards/widgets-manager8",
    "anywidget",
    "jupyterlab-plotly",
)
"""What our pages use, and plotly's own figures in a trainer's notebook; without the first, Voila's page never
finishes."""


def local_only(config: dict[str, Any], **_: object) -> dict[str, Any]:
    """Take the address of MathJax out of a page's settings: nothing is fetched from elsewhere."""
    return config | {"fullMathjaxUrl": None, "mathjaxConfig": None}


def voila_settings(*, trainer: bool = False) -> Config:
    """Give Voila's settings.

    Args:
        trainer: Whether the cells for the trainer are shown.
    """
    return Config(
        VoilaConfiguration={
            "template": TEMPLATE,
            "theme": "light",
            "extension_allowlist": list(LABEXTENSIONS),
            "allow_template_override": "NO",
            "allow_theme_override": "NO",
            "show_tracebacks": False,
            "strip_sources": True,
            "file_allowlist": [],
            "kernel_spec_manager_class": OwnKernelSpecManager,
            "page_config_hook": local_only,
            "prelaunch_hook": partial(prepare, trainer=trainer),
        },
        TemplateExporter={
            # What our template asks for, beside what nbconvert knows.
            "filters": {"widget_states": widget_states},
            "preprocessors": [KeepTemplates],
            # Once, not after each step of the preparation.
            "optimistic_validation": True,
        },
    )


def kernel_settings(
    root: Path = WORKBOOKS, places: int = 0, patience: Patience = PATIENCE, memory: int = 0
) -> Config:
    """Give the settings of the kernels behind `halfhour serve`: so many of them, reachable from here only.

    Args:
        root: The folder with `fr/` and `en/`.
        places: For how many learners at a time there is room; 0 for as many as come.
        patience: How long a place is kept.
        memory: MB that a kernel may take beside what it shares; 0 for as many as there are.
    """
    settings = Config(
        VoilaConfiguration={"multi_kernel_manager_class": PlacedKernels},
        MappingKernelManager={
            # Any time will do to have them looked at, so often: each place knows its own.
            "cull_idle_timeout": 1,
            "cull_interval": max(1, round(patience.look)),
            # A page that comes back asks for everything anew; what was kept for it would have no limit.
            "buffer_offline_messages": False,
        },
        PlacedKernels={"most": places, "patience": patience},
    )
    # A kernel that died is not started anew: that one would know nothing of the page, which is told at once.
    settings.KernelRestarter.restart_limit = 0
    settings.KernelRestarter.time_to_dead = 1.0
    settings.Voila.kernel_websocket_connection_class = Channels
    if sockets_fit(tempfile.gettempdir()):
        settings.KernelManager.transport = "ipc"
    settings.merge(warm_settings(rehearsals(root)))
    settings.WorkbookProvisioner.memory = memory
    return settings
