"""Warm kernels for the workbooks: what they find imported, and how Jupyter's programs get them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from traitlets import List, Unicode, default
from traitlets.config import Config

from workbooks.warm.provisioner import WarmProvisioner

if TYPE_CHECKING:
    from collections.abc import MutableMapping

NAME = "halfhour-warm"
"""What the provisioner is called in this distribution's entry points."""

VARIABLE = "JUPYTER_DEFAULT_PROVISIONER_NAME"
"""Read by whatever starts kernels through `jupyter_client`: papermill, nbval, JupyterLab."""

PRELOAD = (
    "numpy",
    "scipy.stats",
    "pandas",
    "pydantic",
    "plotly.graph_objects",
    "anywidget",
    "widgets.lester.workbook",
    "widgets.why_there.workbook",
    "widgets.cost_of_free.workbook",
    "widgets.your_verdict.workbook",
    "widgets.who_spends.workbook",
    "widgets.which_channels.workbook",
    "widgets.did_it_work.workbook",
    "widgets.eight_businesses.workbook",
)


class WorkbookProvisioner(WarmProvisioner):
    """Forks kernels that have imported all that a workbook of this course uses."""

    preload = List(Unicode(), help="Modules that kernels find imported.").tag(config=True)

    @default("preload")
    def _preload(self) -> list[str]:
        return list(PRELOAD)


def warm(environ: MutableMapping[str, str] | None = None) -> None:
    """Have this process, and those that it starts, fork their kernels; a choice made already stands.

    Args:
        environ: The environment to change; that of this process by default.
    """
    (os.environ if environ is None else environ).setdefault(VARIABLE, NAME)


def warm_settings() -> Config:
    """Give the settings of a server's kernels: forked, and taken for ready as soon as they are."""
    return Config(
        KernelProvisionerFactory={"default_provisioner_name": NAME},
        KernelManager={"client_class": "workbooks.warm.readiness.PromptClient"},
    )
