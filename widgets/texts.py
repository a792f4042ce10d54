"""What the learner reads, in French or in English: gettext catalogues, read with Babel."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Self, get_args

from babel import Locale
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

if TYPE_CHECKING:
    from collections.abc import Mapping

Lang = Literal["fr", "en"]

LOCALES = Path(__file__).parent / "locale"

_NARROW, _NO_BREAK = "\u202f", "\u00a0"

# What must stay as it is comes first: tags, code, addresses, placeholders. Then, one rule an alternative.
_FRENCH = re.compile(
    r"""
    (?P<keep> </?[a-zA-Z][^<>]*> | `[^`]*` | (?:\w+://|www\.)\S* | &\#?\w+; | \{[^{}]*\} )
  | (?P<open> « ) [ \u00a0\u202f]* (?=\S)
  | (?<=\S) [ \u00a0\u202f]+ (?P<wide> [»:%€$] )
  | (?<=\S) [ \u00a0\u202f]+ (?P<thin> [;!?] )
  | (?<=[^\s«(\[:;!?]) (?P<bare_close> » )
  | (?<=[\w)\]}»”*…]) (?P<bare_wide> : ) (?= [*]*(?:[ \n]|$) )
  | (?<=[\w)\]}»”*…]) (?P<bare_thin> [;!?] ) (?= [;!?]*[*”»)\]]*(?:[ \n]|$) )
  | (?<=[\d}]) (?P<unit> [%€] ) (?!\w)
  | (?<![\d,.]) (?P<number> \d{1,3}(?:[ \u00a0\u202f]\d{3})+ ) (?!\d)
    """,
    re.VERBOSE,
)


class Tongue(str):
    """A language, with the words that take the place of others in it: a figure takes it for a language.

    Equal to the plain language, so whoever only prints amounts sees no difference.

    Args:
        lang: "fr" or "en".
        instead: English sentence -> the English sentence that is shown in its place.
    """

    __slots__ = ("instead",)
    instead: Mapping[str, str]

    def __new__(cls, lang: str, instead: Mapping[str, str]) -> Self:
        """Make the text, and keep the words beside it."""
        made = super().__new__(cls, lang)
        made.instead = instead
        return made


def N_(text: str) -> str:  # noqa: N802 - gettext's own name for "translate this later"
    """Mark a literal for the catalogues where it is written, to be translated where it is shown."""
    return text


def check_lang(lang: str) -> Lang:
    """Give `lang` back if it is one of ours.

    Raises:
        ValueError: For any other language, in one sentence.
    """
    for known in get_args(Lang):
        if lang == known:
            return known  # type: ignore[no-any-return]  # get_args forgets that these are the literals
    raise ValueError(f'The language is {lang!r}; it can be "fr" or "en".')


def typeset(text: str, lang: str) -> str:
    """Put the no-break spaces of French where French wants them; other languages pass unchanged.

    Before `: % € $ »`, after `«` and (narrow) before `; ! ?` and between thousands. Addresses, times, tags,
    code between backquotes and `{placeholders}` are left alone.
    """
    return _FRENCH.sub(_space, text) if lang == "fr" else text


def _space(match: re.Match[str]) -> str:
    kind, found = match.lastgroup, match[match.lastgroup or 0]
    if kind == "keep":
        return found
    if kind == "open":
        return found + _NO_BREAK
    if kind == "number":
        return re.sub(r"\s", _NARROW, found)
    return (_NARROW if kind in {"thin", "bare_thin"} else _NO_BREAK) + found


@cache
def _catalogue(lang: Lang) -> dict[str, tuple[str, ...]]:
    """Read every catalogue of one language: English sentence -> its translations, singular first."""
    merged: dict[str, tuple[str, ...]] = {}
    for path in sorted((LOCALES / lang / "LC_MESSAGES").glob("*.po")):
        with path.open("rb") as lines:
            catalogue = read_po(lines, locale=lang, abort_invalid=True)
        for entry in catalogue:
            if not entry.id or entry.fuzzy:
                continue
            key = entry.id if isinstance(entry.id, str) else entry.id[0]
            forms = (entry.string,) if isinstance(entry.string, str) else tuple(entry.string or ())
            if forms and all(forms):
                merged[key] = tuple(typeset(form, lang) for form in forms)
    return merged


class Texts:
    """The texts of one language; call it with the English sentence.

    Values are put in with `str.format`. Braces are read only when values are given, so that
    `t("Type {example}")` gives the template itself, for JavaScript to fill. A sentence that no catalogue
    holds is shown in English: better read than missing.

    Args:
        lang: "fr" or "en", or one of these as a `Tongue`.
        instead: English sentence -> the English sentence that is shown in its place, see `widgets.ways`;
            those of a `Tongue` where none are given.

    Raises:
        ValueError: For another language.

    Example:
        >>> t = Texts("en")
        >>> t("Type a number, such as {example}.", example="1,200")
        'Type a number, such as 1,200.'
        >>> t.n("{n} booking", "{n} bookings", n=3)
        '3 bookings'
    """

    def __init__(self, lang: str, instead: Mapping[str, str] | None = None) -> None:
        self.lang: Lang = check_lang(lang)
        self._instead: Mapping[str, str] = getattr(lang, "instead", {}) if instead is None else instead
        self._forms = _catalogue(self.lang)

    def says_otherwise(self, text: str) -> bool:
        """Tell whether another sentence stands in the place of this one."""
        return text in self._instead

    @property
    def tongue(self) -> Tongue:
        """This language with the words of these texts, for a figure that makes texts of its own."""
        return Tongue(self.lang, self._instead)

    def __call__(self, text: str, /, **values: object) -> str:
        """Give `text` in this language, its placeholders filled."""
        text = self._instead.get(text, text)
        template = self._forms.get(text, (text,))[0]
        return template.format(**values) if values else template

    def n(self, one: str, many: str, /, *, n: float, **values: object) -> str:
        """Give the form that this language uses for `n` things; `{n}` prints `n` the reader's way.

        French counts 0 and 1,5 as singular, English does not.
        """
        count = int(n) if float(n).is_integer() else n
        plural = 0 if Locale(self.lang).plural_form(count) == "one" else 1
        one, many = self._instead.get(one, one), self._instead.get(many, many)
        forms = self._forms.get(one, (one, many))
        if len(forms) == 1:
            forms = (one, many)
        return forms[plural].format(n=format_decimal(count, locale=self.lang), **values)

    def __repr__(self) -> str:
        return f"Texts({self.lang!r})"
