"""Style sheets and scripts by idea: a widget brings only those that it needs, in one text."""

from __future__ import annotations

import json
from pathlib import Path

from widgets import palette

_HERE = Path(__file__).parent

SHARED = "// One run of this script serves all of its widgets."
"""How our scripts begin: they keep nothing outside of a view, so a page may run each of them once."""


def style(*names: str) -> str:
    """Give the style sheets of these names, such as "family", one after the other, after the palette.

    Several widgets bring the same sheet, and whichever comes last to the page stands last there. So a rule
    that corrects one of another sheet has to be the more specific of the two.

    Raises:
        FileNotFoundError: For a name that has no sheet.
    """
    return palette.css() + _joined("css", names)


def script(*names: str) -> str:
    """Give the scripts of these names as one module; what one exports, those after it may use.

    `keys` comes first in all of them, and `paint` with the palette's names.

    Raises:
        FileNotFoundError: For a name that has no script.
    """
    given = f"const PALETTE = {json.dumps(palette.names())};\n" if "paint" in names else ""
    return f"{SHARED}\n{given}{_joined('js', ('keys', *names))}"


def _joined(kind: str, names: tuple[str, ...]) -> str:
    return "\n".join((_HERE / kind / f"{name}.{kind}").read_text(encoding="utf-8") for name in names)
