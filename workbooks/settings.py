"""One set of settings for Voila: alone behind `halfhour serve`, and inside JupyterLab or on Binder."""

from __future__ import annotations

import sys
import tempfile
from functools import partial

from traitlets.config import Config

from .kernelspec import OwnKernelSpecManager
from .page import prepare

TEMPLATE = "halfhour"

LABEXTENSIONS = (
    "@jupyter-widgets/jupyterlab-manager",
    "@voila-dashboards/widgets-manager8",
    "anywidget",
)
"""All that our pages use; without the first, Voila's page never finishes."""

IDLE_SECONDS = 20 * 60
"""A kernel that no page has been connected to for this long is ended; the learner's numbers are not in it."""

_SOCKET_ROOM = 32
"""A Unix socket's path holds about 104 characters; Voila's own part of it takes some 70."""


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
            "prelaunch_hook": partial(prepare, trainer=trainer),
        }
    )


def kernel_settings() -> Config:
    """Give the settings of the kernels behind `halfhour serve`: ended when idle, reachable from here only."""
    settings = Config(
        MappingKernelManager={
            "cull_idle_timeout": IDLE_SECONDS,
            "cull_interval": 60,
            "cull_connected": False,
        }
    )
    if sys.platform == "linux" and len(tempfile.gettempdir()) <= _SOCKET_ROOM:
        # TCP on the loopback is open to every user of the machine, and unencrypted.
        settings.KernelManager.transport = "ipc"
    return settings
