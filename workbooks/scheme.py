"""The head of every page as far as colours go: `python -m workbooks.scheme` writes it anew after a change.

It is a file because three programs fill our templates, each with an environment of its own.
"""

from __future__ import annotations

from widgets import palette
from workbooks.paths import TEMPLATE_FOLDER

FILE = TEMPLATE_FOLDER / "scheme.html"


def scheme() -> str:
    """Give the colours, and what a browser is to know of them before it draws: nothing flashes white."""
    paper = palette.COLOURS["paper"]
    return f"""<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="{paper.light}" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="{paper.dark}" media="(prefers-color-scheme: dark)">
<style>
:root{{color-scheme:light dark}}
.hh-light{{color-scheme:light}}
{palette.css()}@media print{{:root{{color-scheme:light}}}}
</style>
"""


if __name__ == "__main__":
    FILE.write_text(scheme(), encoding="utf-8")
