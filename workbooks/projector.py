"""The page for the projector: the way in as a QR code, in both languages, readable from the last row."""

from __future__ import annotations

import ipaddress
import re
import socket
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlencode, urlsplit

import segno
from jupyter_server.auth.decorator import allow_unauthenticated
from tornado.web import HTTPError

from widgets.links import LONGEST_QUERY, read_query
from widgets.palette import light
from widgets.texts import Texts
from workbooks.paths import LANGS
from workbooks.sheet import SheetHandler, render

if TYPE_CHECKING:
    from collections.abc import Mapping

PROJECTOR_ROUTE = r"/halfhour/projector/?"

LONGEST_LINK = 500  # characters; a longer one makes a code that no camera reads from the last row
Trouble = Literal["", "wrong", "long_link", "long_numbers"]
"""Why the page does not show what was asked for: no web address, or too long for a code."""

_NOWHERE = ("192.0.2.1", 9)  # an address kept for examples; nothing is sent to it


def is_link(text: str) -> bool:
    """Tell whether this is a web address that fits into a code."""
    if len(text) > LONGEST_LINK or not re.fullmatch(r"https?://[^\s<>\"]+", text):
        return False
    try:
        return bool(urlsplit(text).hostname)
    except ValueError:
        return False


def is_here_only(link: str) -> bool:
    """Tell whether only this machine can follow a link."""
    host = urlsplit(link).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def own_address() -> str | None:
    """Give this machine's address in the room's network, or nothing where it is in none."""
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
            # Nothing goes out: this only asks which of our addresses would be used.
            asked.connect(_NOWHERE)
            found = str(asked.getsockname()[0])
    except OSError:
        return None
    return None if ipaddress.ip_address(found).is_loopback else found


def way_in(opened: str, numbers: Mapping[str, str], *, everywhere: bool, below: str = "/") -> str:
    """Give the link that learners open.

    Args:
        opened: Where this page was opened, such as `http://127.0.0.1:8866`.
        numbers: Numbers that the link starts everyone from.
        everywhere: Whether the server answers on all of the machine's addresses; its own replaces one that
            only this machine can reach.
        below: The path of the way in.
    """
    if everywhere and is_here_only(opened) and (own := own_address()):
        parts = urlsplit(opened)
        opened = f"{parts.scheme}://{own}" + (f":{parts.port}" if parts.port else "")
    return f"{opened}{below}" + (f"?{urlencode(numbers)}" if numbers else "")


def code(link: str) -> str:
    """Draw a link as a QR code: an SVG element with the quiet border that cameras need."""
    drawn = segno.make(link, error="m", micro=False)
    return str(drawn.svg_inline(border=4, omitsize=True, dark=light("code"), light=light("code-ground")))


def projector(link: str, *, asked: str = "", trouble: Trouble = "") -> str:
    """Give the page.

    Args:
        link: The web address to show.
        asked: The link that somebody asked for instead, for them to mend, or empty.
        trouble: Why another one is shown.
    """
    return render(
        "projector.html.j2",
        link=link,
        code=code(link),
        here_only=is_here_only(link),
        asked=asked,
        trouble=trouble,
        words={lang: _words(Texts(lang)) for lang in LANGS},
    )


def _words(t: Texts) -> dict[str, str]:
    return {
        "brand": t("The half-hour"),
        "question": t("Is social media worth your time?"),
        "scan": t("Scan the code, or type the address."),
        "private": t("Your numbers stay in your phone: the server keeps none."),
        "code": t("The address as a QR code"),
        "here_only": t(
            "Only this machine can open this address. Start with --host 0.0.0.0, or put another link below."
        ),
        "wrong": t("This is no web address: it begins with http:// or https://."),
        "long_link": t(
            "This address has more than {most} characters, too many for a code.", most=LONGEST_LINK
        ),
        "long_numbers": t(
            "With these numbers the address has more than {most} characters, too many for a code: "
            "it stands here without them.",
            most=LONGEST_LINK,
        ),
        "other": t("Another link"),
        "show": t("Show"),
    }


class ProjectorHandler(SheetHandler):
    """Serves the page; `?link=` puts another address on it, any other key goes along as a number.

    Args:
        host: The address that the server answers on.
        below: The path of the way in.
    """

    def initialize(self, host: str = "", below: str = "/") -> None:
        """Take the handler's arguments, as Tornado hands them over."""
        self._everywhere = host in {"", "0.0.0.0", "::"}  # noqa: S104 - recognised, not bound to
        self._below = below

    @allow_unauthenticated
    async def get(self) -> None:
        """Send the page; one sentence on it says so where something else is shown than was asked for."""
        opened = f"{self.request.protocol}://{self.request.host}"
        if not is_link(opened):
            raise HTTPError(400)
        query = self.request.query
        asked = self.get_query_argument("link", "").strip()
        numbers = {key: value for key, value in read_query(query).items() if key != "link"}
        own = way_in(opened, numbers, everywhere=self._everywhere, below=self._below)
        trouble: Trouble = ""
        if asked and not is_link(asked):
            trouble = "long_link" if is_link(asked[:LONGEST_LINK]) else "wrong"
        elif not asked and (len(own) > LONGEST_LINK or len(query) > LONGEST_QUERY):
            trouble = "long_numbers"
        if len(own) > LONGEST_LINK:
            own = way_in(opened, {}, everywhere=self._everywhere, below=self._below)
        self.set_header("Cache-Control", "no-store")
        bad = asked if trouble in {"wrong", "long_link"} else ""
        self.finish(projector(own if trouble else asked or own, asked=bad, trouble=trouble))
