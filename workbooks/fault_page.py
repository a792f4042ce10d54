"""The page that says that the server could not make another: with the name by which its log tells why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tornado.web import HTTPError

from workbooks.faults import frames_of, kind_of, note

if TYPE_CHECKING:
    from types import TracebackType

_SERVERS = 500


class FaultPage:
    """Goes before one of Voila's handlers."""

    fault = ""

    def log_exception(
        self, typ: type[BaseException] | None, value: BaseException | None, tb: TracebackType | None
    ) -> None:
        """Log one line, which holds nothing of the request but its path."""
        if isinstance(value, HTTPError) and value.status_code < _SERVERS:
            super().log_exception(typ, value, tb)  # type: ignore[misc]  # the handler's
        elif value is not None:
            self.fault = note(self.request.path, kind_of(value), frames_of(value))  # type: ignore[attr-defined]

    def render_template(self, name: str, **values: object) -> str:
        """Have the fault's name in the page that tells of it."""
        page: str = super().render_template(name, fault=self.fault, **values)  # type: ignore[misc]  # the handler's
        return page
