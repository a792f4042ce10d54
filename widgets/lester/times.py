"""Lester today, and Lester long ago."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case_studies.parse import preset
from widgets.texts import N_

if TYPE_CHECKING:
    from case_studies.business import Business
    from widgets.session import Session

TIMES = (("lester", N_("Today")), ("lester_early", N_("At the start of his career")))
"""The businesses that are Lester's, and what they are called on his page."""


def lester_of(session: Session) -> Business:
    """Give the Lester that the page was opened with; Lester today where it was opened with somebody else."""
    return session.given if session.given.name in dict(TIMES) else preset("lester")
