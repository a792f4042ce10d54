"""File names from any name: safe on every system, and no two alike."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 40
"""Letters of a name that a file name has; with a number before it and an ending, below any system's limit."""


def stem(number: int, name: str) -> str:
    """Give a file's name without its ending: `0012-marie-helene-dupont`, or `0012` where no letter is left.

    The number of the line stands first, so that homonyms, names that differ in capitals only, and names that
    a system keeps for itself (`CON`, `..`) are names like any other.

    Args:
        number: The line of the roster.
        name: The participant's name as typed; empty for none.
    """
    found = _slug(unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode())
    # Where a name has none of the letters of this alphabet, it keeps its own.
    found = found or _slug(unicodedata.normalize("NFC", name))
    return f"{number:04d}-{found}" if found else f"{number:04d}"


def _slug(text: str) -> str:
    words = re.findall(r"[^\W_]+", text.lower())
    return "-".join(words)[:LONGEST].strip("-")
