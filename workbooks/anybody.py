"""Who a visitor is: anybody. No name is made up for them, and none is kept in their browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jupyter_server.auth.identity import IdentityProvider, User

if TYPE_CHECKING:
    from tornado.web import RequestHandler

ANYBODY = User(username="anybody", name="Anybody", display_name="Anybody", initials="", color=None)


class Anybody(IdentityProvider):
    """Lets everybody in, as the same person: others set a cookie that tells one visitor from another."""

    def get_user(self, handler: RequestHandler) -> User:  # noqa: ARG002 - as jupyter_server calls it
        """Give the one user that there is."""
        return ANYBODY

    def is_token_authenticated(self, handler: RequestHandler) -> bool:  # noqa: ARG002 - as jupyter_server calls it
        """Say no: a token would have a request from another site let in."""
        return False

    def get_handlers(self) -> list[tuple[str, object]]:
        """Give no addresses to log in or out at."""
        return []
