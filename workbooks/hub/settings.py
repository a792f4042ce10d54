"""A JupyterHub for this course: what its settings file merges, on one machine and in a cluster."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from traitlets.config import Config

if TYPE_CHECKING:
    from jupyterhub.handlers import BaseHandler

PLACES = 5
"""How many pages a visitor may have open at once, each with its kernel: what a container has room for."""

COMMAND = ("halfhour", "serve", "--hub", f"--places={PLACES}")
"""What a hub starts for a visitor, in place of JupyterLab."""

IDLE_MINUTES = 30
"""A visitor's server that nobody has used for so long is ended; its kernels are ended before that."""

CHECK_SECONDS = 60
"""How often the hub takes note of who is there, and idle servers are looked for."""

START_SECONDS = 60
"""A server has to answer within this time."""

TEMPLATES = Path(__file__).parent / "templates"
"""The few pages of the hub that a visitor may see, in both languages."""

CULLER_SCOPES = ("list:users", "read:users:activity", "read:servers", "delete:servers")


def front_door(handler: BaseHandler) -> str:
    """Lead who comes to the hub's own address to a server of theirs; the numbers of a link go along.

    Args:
        handler: The request, which is JupyterHub's.
    """
    query = f"?{handler.request.query}" if handler.request.query else ""
    return f"{handler.hub.base_url}user-redirect/{query}"


def course_settings() -> Config:
    """Give what makes a hub's servers this course, whatever starts them and whoever logs in."""
    return Config(
        Spawner={
            "cmd": list(COMMAND),
            "default_url": "/halfhour",
            "http_timeout": START_SECONDS,
            "start_timeout": START_SECONDS,
        },
        JupyterHub={
            "template_paths": [str(TEMPLATES)],
            "default_url": front_door,
            # Who comes back to a page whose server was ended gets a new one, and is asked nothing.
            "implicit_spawn_seconds": 1,
            "last_activity_interval": CHECK_SECONDS,
            "services": [
                {
                    "name": "idle-culler",
                    "command": [
                        sys.executable,
                        "-m",
                        "jupyterhub_idle_culler",
                        f"--timeout={IDLE_MINUTES * 60}",
                        f"--cull-every={CHECK_SECONDS}",
                    ],
                }
            ],
            "load_roles": [
                {"name": "idle-culler", "scopes": list(CULLER_SCOPES), "services": ["idle-culler"]},
            ],
        },
    )


def one_machine() -> Config:
    """Give the rest for one machine and an open door: a visitor is given a name, and asked for nothing.

    All servers run as the user that runs the hub: they show workbooks only, so no visitor has a program of
    their own here. Settings that follow may name another authenticator or spawner.
    """
    return Config(
        JupyterHub={
            "authenticator_class": "tmp",
            "spawner_class": "simple",
            "hub_ip": "127.0.0.1",
            # Eleven seconds of a core until the first page: a room that comes at once waits its turn.
            "concurrent_spawn_limit": 10,
        },
        Authenticator={"allow_all": True},
        # One for all: nothing of a visitor's is written there.
        SimpleLocalProcessSpawner={
            "home_dir_template": str(Path.cwd() / "visitors"),
            # It has nothing to save; below a hub in the background it does not hear an interrupt at all.
            "interrupt_timeout": 2,
        },
        # The command stands beside the Python that runs the hub, in an environment that may not be active.
        Spawner={"cmd": [sys.executable, "-m", "workbooks.cli", *COMMAND[1:]]},
    )
