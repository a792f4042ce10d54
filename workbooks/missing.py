"""The page for an address that leads nowhere."""

from __future__ import annotations

from tornado.web import HTTPError
from voila.handler import BaseVoilaHandler

from workbooks.policy import OwnPolicy


class MissingHandler(OwnPolicy, BaseVoilaHandler):  # type: ignore[misc]  # voila ships no types
    """Answers every address that no other handler knows, with our own 404 page."""

    async def prepare(self) -> None:
        """Answer whatever the request's method."""
        await super().prepare()
        if not self._finished:  # else sent to where a hub lets visitors in
            raise HTTPError(404)
