"""An address that is answered at, and said once it is; or one sentence why it can not be."""

from __future__ import annotations

import errno
import socket
import sys
import webbrowser
from typing import TYPE_CHECKING

from tornado.httpclient import AsyncHTTPClient
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets

from workbooks.errors import PORT_TAKEN, HalfhourError
from workbooks.limits import LISTEN

if TYPE_CHECKING:
    from tornado.web import Application

ANYWHERE = ("", "0.0.0.0", "::")  # noqa: S104 - recognised to print an address that works, not bound to


def answer(app: Application, host: str, port: int) -> int:
    """Have an application answer, once the event loop runs.

    Args:
        app: The application.
        host: The address to answer on.
        port: The port; 0 takes a free one.

    Returns:
        The port.

    Raises:
        HalfhourError: When the port or the address cannot be used.
    """
    try:
        sockets = bind_sockets(port, host)
    except (OSError, UnicodeError) as error:
        raise HalfhourError(_why_not(error, host, port)) from error
    HTTPServer(app, **LISTEN).add_sockets(sockets)
    found: int = sockets[0].getsockname()[1]
    return found


def address(host: str, port: int, base_url: str) -> str:
    """Give the address at which a browser on this machine finds the server."""
    name = "127.0.0.1" if host in ANYWHERE else host
    return f"http://{f'[{name}]' if ':' in name else name}:{port}{base_url}"


async def announce(site: str, first: str, *, places: int, browser: bool) -> None:
    """Print the address once it answers, and open it.

    The address alone stands on the standard output, where programs read it; for how many learners there is
    room goes to the error stream, just before it.

    Args:
        site: The server's address.
        first: The path of the page to open first, below it.
        places: How many pages can be open at a time.
        browser: Whether to open it in a browser.
    """
    await AsyncHTTPClient().fetch(site, follow_redirects=False, raise_error=False)
    sys.stderr.write(f"Places: {places} pages at a time (--places)\n")
    sys.stdout.write(f"{site}{first}\n")
    sys.stdout.flush()
    if browser:
        webbrowser.open(site + first)


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
