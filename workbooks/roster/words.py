"""What a heading or a choice may be called: in either language, by its key, or as people shorten it."""

from __future__ import annotations

import re
import unicodedata
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING

from babel.dates import get_month_names

from case_studies.flat import SWITCHES, fields
from case_studies.parse import preset, preset_names
from widgets.texts import N_, Texts
from workbooks.paths import LANGS
from workbooks.roster.columns import FIRST_NAME, KIND, NAME, columns, kind_title

if TYPE_CHECKING:
    from collections.abc import Collection

MARKS = (N_("(unit)"), N_("(accepted)"), N_("(example)"))
"""What stands in place of a name in the rows that explain the columns; nobody is called so."""

YES, NO = N_("yes"), N_("no")

_SHORT = {
    NAME: (
        *("name", "nom", "nom et prénom", "prénom et nom", "full name", "participante", "participant(e)"),
        *("nom de famille", "last name", "surname"),
    ),
    FIRST_NAME: ("prénom", "prenom", "first name", "given name"),
    KIND: ("business", "trade", "kind", "métier", "activité", "entreprise", "type d'activité"),
}


def plain(text: str) -> str:
    """Give a text as it is compared: whatever spaces, apostrophes and capitals it was typed with."""
    text = unicodedata.normalize("NFKC", text).replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    return " ".join(text.casefold().split())


_ARTICLE = re.compile(r"^(?:an? |une? |l')")


@cache
def headings() -> dict[str, tuple[str, str]]:
    """Give for each heading, compared plainly, its column's key and its language; none for a key itself."""
    found: dict[str, tuple[str, str]] = {}
    for name in preset_names():
        found |= {plain(key): (key, "") for key in (*fields(preset(name)), *SWITCHES)}
    for key, words in _SHORT.items():
        found |= {plain(word): (key, "") for word in words}
    for lang in LANGS:
        for column in columns():
            word = plain(column.title(lang))
            found[word] = (column.key, "" if word in found else lang)
    return found


def near_heading(title: str, lang: str, taken: Collection[str]) -> str | None:
    """Give the heading that a title was meant for, where it is misspelt or the beginning of one alone.

    Args:
        title: What stands in the file.
        lang: The language of the answer.
        taken: Keys of the columns that the file has already.

    Returns:
        A column's heading; None where none is near, or several are.
    """
    word, known = plain(title), {heading: key for heading, (key, tongue) in headings().items() if tongue}
    # One word begins many: “price” would be that of the cheaper product.
    begun = {key for heading, key in known.items() if " " in word and heading.startswith(f"{word} ")}
    close = get_close_matches(word, known, n=1, cutoff=0.8)
    key = begun.pop() if len(begun) == 1 else known[close[0]] if close else None
    return next((each.title(lang) for each in columns() if each.key == key and key not in taken), None)


@cache
def kinds_by_word() -> dict[str, str]:
    """Give for each name of a business, compared plainly, with its article and without, the business."""
    known = {
        plain(word): name
        for name in preset_names()
        for word in (name, *(kind_title(name, lang) for lang in LANGS))
    }
    return {_ARTICLE.sub("", word): name for word, name in known.items()} | known


@cache
def marks() -> frozenset[str]:
    """Give the marks of the explaining rows in both languages, compared plainly."""
    return frozenset(plain(Texts(lang)(mark)) for lang in LANGS for mark in MARKS)


@cache
def month_words() -> tuple[str, ...]:
    """Give the months in either language, whole or shortened, with and without accents, the longest first."""
    words = {
        word.rstrip(".").casefold()
        for lang in LANGS
        for width in ("wide", "abbreviated")
        for word in get_month_names(width, locale=lang).values()
    }
    bare = {"".join(sign for sign in unicodedata.normalize("NFD", word) if sign.isalnum()) for word in words}
    return tuple(sorted(words | bare, key=lambda word: (-len(word), word)))


@cache
def yes_and_no() -> dict[str, bool]:
    """Give for each word for a switch, compared plainly, whether it is on."""
    words = {plain(Texts(lang)(word)): word == YES for lang in LANGS for word in (YES, NO)}
    return words | {"true": True, "false": False, "vrai": True, "faux": False, "1": True, "0": False}
