"""What a hub tells the server that it starts for a visitor: where to answer, and who may come in."""

from __future__ import annotations

import os
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from traitlets.config import Config

from workbooks.errors import HalfhourError

if TYPE_CHECKING:
    from collections.abc import Mapping, MutableMapping

    from jupyter_server.auth.identity import IdentityProvider

SERVICE_URL = "JUPYTERHUB_SERVICE_URL"
PREFIX = "JUPYTERHUB_SERVICE_PREFIX"
HUB_URL = "JUPYTERHUB_BASE_URL"
SECRETS = ("JUPYTERHUB_API_TOKEN", "JPY_API_TOKEN")


@dataclass(frozen=True)
class Berth:
    """Where the hub expects a visitor's server.

    Attributes:
        host: The address to answer on.
        port: The port.
        base_url: Where the server's addresses begin, with a slash at both ends: `/user/anna/`.
        way_in: The path that leads each visitor to a server of their own.
    """

    host: str
    port: int
    base_url: str
    way_in: str


def berth(environ: Mapping[str, str] = os.environ) -> Berth:
    """Read what the hub has put into the environment.

    Raises:
        HalfhourError: Where no hub has, or its part in this Python is missing.
    """
    url = urlsplit(environ.get(SERVICE_URL, ""))
    if not (url.hostname and url.port and environ.get(PREFIX)):
        raise HalfhourError(
            f"--hub is for a server that JupyterHub starts: it tells where in {SERVICE_URL} and {PREFIX},"
            " which are not both set"
        )
    if find_spec("jupyterhub") is None:
        raise HalfhourError("--hub needs JupyterHub's own part here too: install halfhour[hub]")
    base = environ[PREFIX].strip("/")
    hub = environ.get(HUB_URL, "/").strip("/")
    return Berth(
        host=url.hostname,
        port=url.port,
        base_url=f"/{base}/" if base else "/",
        way_in=f"/{hub}/hub/user-redirect/" if hub else "/hub/user-redirect/",
    )


def gate() -> Config:
    """Give Voila's settings that let in only whom the hub lets in.

    Both classes are JupyterHub's own, made for any server that asks as Jupyter's does.
    """
    return Config(
        Voila={
            "identity_provider_class": "jupyterhub.singleuser.extension.JupyterHubIdentityProvider",
            "authorizer_class": "jupyterhub.singleuser.extension.JupyterHubAuthorizer",
            # The hub's token is the only one; Voila would otherwise set an empty one.
            "auto_token": True,
        }
    )


def forget_secrets(provider: IdentityProvider, environ: MutableMapping[str, str] = os.environ) -> None:
    """Take the hub's token out of the environment, which kernels inherit, once the server has read it.

    Args:
        provider: JupyterHub's, which reads the token when it is first asked for it.
        environ: The environment to change; that of this process by default.
    """
    _ = provider.hub_auth.api_token  # type: ignore[attr-defined]  # JupyterHub's own has it
    for name in SECRETS:
        environ.pop(name, None)
