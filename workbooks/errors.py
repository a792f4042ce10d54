"""What goes wrong on the command line, said in one sentence."""

from __future__ import annotations


class HalfhourError(Exception):
    """A fault that the person at the keyboard can put right; its text is one plain sentence."""
