"""How much room each panel of a page takes, measured beforehand: it is kept before the panel is there."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from workbooks.paths import WORKBOOKS

HEIGHTS = WORKBOOKS / "heights.json"

WIDTHS = (360, 414, 560, 768, 1024, 1280)
"""Screens, in pixels, that panels are measured on; `static/workbook.css` says where each holds."""


@cache
def _measured() -> dict[str, dict[str, Any]]:
    measured: dict[str, dict[str, Any]] = json.loads(HEIGHTS.read_text(encoding="utf-8"))
    return measured


def rooms(lang: str, name: str) -> dict[str, dict[str, Any]]:
    """Give the room of each panel of a workbook, by its cell's id; nothing for a workbook that is not ours.

    Each has its `wide`, whether it is wider than the prose, and its `style`, its height in pixels for each of
    `WIDTHS` as variables of the style sheet.
    """
    return {
        cell: {
            "wide": room["wide"],
            "style": ";".join(f"--h{number}:{height}px" for number, height in enumerate(room["heights"])),
        }
        for cell, room in _measured().get(f"{lang}/{name}", {}).items()
    }
