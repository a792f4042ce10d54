"""Whose numbers a learner begins with who has chosen none."""

from __future__ import annotations

LESTERS = ("lester", "lester_early")
"""What a learner starts from who has chosen nothing."""
