"""Warm kernels for the workbooks: what they find imported, and how Jupyter's programs get them."""

from __future__ import annotations

import os
from functools import cache
from importlib.metadata import entry_points
from threading import Thread
from typing import TYPE_CHECKING

from jupyter_client.manager import KernelManager
from jupyter_client.provisioning.factory import KernelProvisionerFactory
from traitlets import List, Unicode, default
from traitlets.config import Config

from workbooks.warm.errors import ForkError, say_ordinary
from workbooks.warm.provisioner import WarmProvisioner

if TYPE_CHECKING:
    from collections.abc import MutableMapping, Sequence

    from jupyter_client.kernelspec import KernelSpecManager

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


def known() -> bool:
    """Whether this installation names our provisioner; an older one does not, until made anew."""
    return bool(entry_points(group=KernelProvisionerFactory.GROUP_NAME, name=NAME))


def warm(environ: MutableMapping[str, str] | None = None) -> None:
    """Have this process, and those that it starts, fork their kernels; a choice made already stands.

    Args:
        environ: The environment to change; that of this process by default.
    """
    if usable():
        (os.environ if environ is None else environ).setdefault(VARIABLE, NAME)


def warm_settings(rehearse: Sequence[str] = ()) -> Config:
    """Give the settings of a server's kernels: forked, and taken for ready as soon as they are.

    Whoever has named other kernels in the environment gets those (`VARIABLE`).

    Args:
        rehearse: What the process that they are forked from does beforehand (`workbooks.rehearsal`).
    """
    settings = Config(KernelManager={"client_class": "workbooks.warm.readiness.PromptClient"})
    if usable():
        if VARIABLE not in os.environ:
            settings.KernelProvisionerFactory.default_provisioner_name = NAME
        settings.WorkbookProvisioner.rehearse = list(rehearse)
    return settings


def start_parent(config: Config, specs: KernelSpecManager) -> Thread | None:
    """Start the process that kernels are forked from, beside whatever else is to be done.

    Args:
        config: The server's settings.
        specs: What knows the server's kernels; the server's own, with its settings: the first one to be asked
            for a kernel decides for the whole process where kernels come from.

    Returns:
        What waits for it, for who wants to; None where the settings ask for other kernels.
    """
    if KernelProvisionerFactory(config=config).default_provisioner_name != NAME or not usable():
        return None
    return begin(WorkbookProvisioner(config=config), specs)


def begin(provisioner: WorkbookProvisioner, specs: KernelSpecManager) -> Thread:
    """Start the process that such kernels are forked from; give what waits for it."""
    manager = KernelManager(kernel_spec_manager=specs)
    starting = Thread(target=_start, args=(provisioner, manager.format_kernel_cmd()), daemon=True)
    starting.start()
    return starting


def _start(provisioner: WorkbookProvisioner, command: list[str]) -> None:
    try:
        provisioner.start_parent(command)
    except ForkError as error:
        say_ordinary(error)


@cache
def usable() -> bool:
    """Whether our provisioner can be named; where not, that is said once."""
    if known():
        return True
    say_ordinary(f"this installation is older than {NAME}; `pip install -e .` renews it")
    return False
