"""The page for an address that leads nowhere."""

from __future__ import annotations

from tornado.web import HTTPError
from voila.handler import BaseVoilaHandler

from workbooks.policy import page_policy


class MissingHandler(BaseVoilaHandler):  # type: ignore[misc]  # voila ships no types
    """Answers every address that no other handler knows, with our own 404 page."""

    @property
    def content_security_policy(self) -> str:
        """What the page may do; jupyter_server puts it into the header."""
        return page_policy(self.request.host)

    async def prepare(self) -> None:
        """Answer whatever the request's method."""
        await super().prepare()
        raise HTTPError(404)
