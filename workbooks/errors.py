"""What goes wrong on the command line, said in one sentence."""

from __future__ import annotations

PORT_TAKEN = "port {port} is taken by another program: stop it, or choose another one with --port {other}"


class HalfhourError(Exception):
    """A fault that the person at the keyboard can put right; its text is one plain sentence."""
