"""What somebody typed, written into a table so that no spreadsheet takes it for a formula."""

from __future__ import annotations

_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""The last four are the same signs as wide as a Chinese character, which an Excel of the East takes too."""
_MARK = "'"


def safe_cell(text: str) -> str:
    """Give a text as it may stand in a CSV file: before what begins a formula stands an apostrophe.

    Excel and LibreOffice run ``=HYPERLINK(...)`` in a CSV file that somebody opens.
    """
    return _MARK + text if text.startswith(_STARTS) else text


def as_typed(text: str) -> str:
    """Give the text that `safe_cell` was given."""
    return text[1:] if text.startswith(_MARK) and text[1:].startswith(_STARTS) else text
