"""The words of the trade and the plain words for them, in both languages.

Usage: python -m workbooks.glossary writes docs/glossary.md from `glossary.toml`.
"""

from __future__ import annotations

import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from widgets.texts import Texts, check_lang, typeset
from widgets.verdict_text import HEADLINES
from workbooks.paths import LANGS, WORKBOOKS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

SOURCE = Path(__file__).with_name("glossary.toml")
WRITTEN = WORKBOOKS.parent / "docs" / "glossary.md"


@dataclass(frozen=True)
class Term:
    """One term, or a few that belong together.

    Attributes:
        section: key of the section that it stands in.
        names: language -> its names, parted by commas.
        plain: language -> what it means in words that anybody understands.
        also: other names that the notes for trainers use.
        kept_off: whether the learner's pages never use the name itself.
    """

    section: str
    names: Mapping[str, str]
    plain: Mapping[str, str]
    also: tuple[str, ...] = ()
    kept_off: bool = False

    def called(self) -> Iterator[str]:
        """Give every name that it goes by, in either language, abbreviations apart."""
        for names in (*self.names.values(), *self.also):
            for name in names.replace("(", ",").replace(")", ",").replace(":", ",").split(","):
                if name.strip():
                    yield name.strip()


@cache
def sections() -> dict[str, dict[str, str]]:
    """Key -> the heading of each section, by language, in order."""
    return {row["key"]: {lang: row[lang] for lang in LANGS} for row in _file()["section"]}


@cache
def terms() -> tuple[Term, ...]:
    """Give every term, in the order of the file."""
    return tuple(
        Term(
            row["section"],
            {lang: typeset(row[lang], lang) for lang in LANGS},
            {lang: typeset(row[f"{lang}_plain"], lang) for lang in LANGS},
            tuple(row.get("also", ())),
            row.get("kept_off", False),
        )
        for row in _file()["term"]
    )


def sorted_terms(section: str, lang: str) -> tuple[Term, ...]:
    """Give a section's terms as a reader of this language looks for them.

    Raises:
        ValueError: for another language.
    """
    known = check_lang(lang)
    found = (term for term in terms() if term.section == section)
    return tuple(sorted(found, key=lambda term: _without_accents(term.names[known])))


def markdown() -> str:
    """Give the page of the docs, in both languages side by side."""
    parts = [str(_file()["head"])]
    for key, heading in sections().items():
        rows = [term for term in terms() if term.section == key]
        parts.append(f"## {heading['en']} · {heading['fr']}\n")
        lines = [(term.names["en"], term.names["fr"], term.plain["en"], term.plain["fr"]) for term in rows]
        parts.append(_table(("Term", "Terme", "In plain words", "En mots simples"), lines))
    parts.append("## Verdicts · Réponses\n")
    said = [(f"`{code}`", Texts("en")(text), Texts("fr")(text)) for code, text in HEADLINES.items()]
    parts.append(_table(("Code", "On the page", "Sur la page"), said))
    return "\n".join(parts)


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = [f"| {' | '.join(row)} |" for row in (head, *rows)]
    return "\n".join([lines[0], "|" + "---|" * len(head), *lines[1:], ""])


def _without_accents(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


@cache
def _file() -> dict[str, Any]:
    with SOURCE.open("rb") as file:
        return tomllib.load(file)


if __name__ == "__main__":
    WRITTEN.write_text(markdown(), encoding="utf-8")
