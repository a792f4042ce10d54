"""What keeps a report from being written, in one sentence."""

from __future__ import annotations

from workbooks.errors import HalfhourError


class ReportError(HalfhourError):
    """The notebook holds nothing to report, or something else than its numbers come to."""
