"""Style sheets by idea: a widget brings only those that it needs, in one text."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent / "css"


def style(*names: str) -> str:
    """Give the style sheets of these names, such as "family", one after the other.

    Several widgets bring the same sheet, and whichever comes last to the page stands last there. So a rule
    that corrects one of another sheet has to be the more specific of the two.

    Raises:
        FileNotFoundError: For a name that has no sheet.
    """
    return "\n".join((FOLDER / f"{name}.css").read_text(encoding="utf-8") for name in names)
