"""The trainer's guide, in both languages.

Usage: python -m workbooks.guide writes docs/trainer_guide.{en,fr}.md from `guide.en.md` and `guide.fr.md`.
"""

from __future__ import annotations

from pathlib import Path

from widgets.texts import check_lang
from workbooks.paths import LANGS, WORKBOOKS

_HERE = Path(__file__).parent


def source(lang: str) -> str:
    """Give the guide as it is written: Markdown, its links as they hold in `docs`.

    Args:
        lang: "fr" or "en".

    Raises:
        ValueError: for another language.
    """
    return (_HERE / f"guide.{check_lang(lang)}.md").read_text(encoding="utf-8")


def written(lang: str) -> Path:
    """Give the file of the docs that is made from it."""
    return WORKBOOKS.parent / "docs" / f"trainer_guide.{lang}.md"


def markdown(lang: str) -> str:
    """Give the page of the docs."""
    note = f"Written from workbooks/guide.{lang}.md by python -m workbooks.guide; edit that file instead."
    return f"<!-- {note} -->\n\n{source(lang)}"


if __name__ == "__main__":
    for each in LANGS:
        written(each).write_text(markdown(each), encoding="utf-8")
