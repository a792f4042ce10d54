"""The ledger: every published figure with its provenance. The data is in `claims.toml`, read once."""

from __future__ import annotations

import difflib
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from case_studies.claim import Claim
from case_studies.prose import Prose

if TYPE_CHECKING:
    from collections.abc import Mapping

LEDGER = Path(__file__).with_name("claims.toml")
LANGS = ("en", "fr")

# What a claim takes over from its source unless it says otherwise.
_INHERITED = ("article", "asked", "title", "year", "year_end", "place", "n", "n_shape", "n_of", "seen")
_GROUP_MARK = {"en": ",", "fr": " "}


class UnknownClaimError(KeyError):
    """No claim has this id; the message names the nearest ones."""

    def __init__(self, unknown: str, known: Mapping[str, Claim]) -> None:
        near = difflib.get_close_matches(unknown, known, n=3, cutoff=0.4)
        hint = f"the nearest are {', '.join(near)}" if near else "claims() lists them all"
        super().__init__(f'No claim is called "{unknown}"; {hint}.')

    def __str__(self) -> str:
        # KeyError would print the quotes and backslashes of repr().
        return str(self.args[0])


def claim(name: str) -> Claim:
    """Give the claim with this id, such as ``lester.price``.

    Raises:
        UnknownClaimError: If there is none.
    """
    known = claims()
    if name not in known:
        raise UnknownClaimError(name, known)
    return known[name]


@cache
def claims() -> Mapping[str, Claim]:
    """Give all claims by id, in the order of the ledger; read at the first call, kept from then on."""
    import tomllib  # noqa: PLC0415 - importing this module must cost nothing

    with LEDGER.open("rb") as file:
        ledger = tomllib.load(file)
    found: dict[str, Claim] = {}
    for row in ledger["claim"]:
        made = _claim(row, ledger)
        if made.id in found:
            raise ValueError(f"claims.toml has {made.id} twice; each id stands once.")
        found[made.id] = made
    return MappingProxyType(found)


def _claim(row: dict[str, Any], ledger: dict[str, Any]) -> Claim:
    """Make one claim from its table, its source's table and the words of the ledger."""
    source = ledger["source"][row["source"]]
    fields = {key: source[key] for key in _INHERITED if key in source} | row
    texts = {lang: Prose(**fields.pop(lang)) for lang in LANGS}
    if "value" in fields:
        fields["values"] = [fields.pop("value")]
    for name in ("values", "cites", "reasons"):
        fields[name] = tuple(fields.get(name, ()))
    fields["also"] = MappingProxyType(fields.get("also", {}))
    lines = {lang: _provenance(fields, source[lang]["name"], ledger["words"], lang) for lang in LANGS}
    return Claim(texts=MappingProxyType(texts), lines=MappingProxyType(lines), **fields)


def _provenance(fields: dict[str, Any], source: str, words: dict[str, Any], lang: str) -> str:
    """Say in one line who, where, when, of how many, read where, and how sure."""

    def word(key: str, number: str = "") -> str:
        return str(words[key][lang]).format(n=number)

    parts = [source]
    if "place" in fields:
        parts.append(word(fields["place"]))
    if "year" in fields:
        years = (fields["year"], fields.get("year_end", fields["year"]))
        parts.append("-".join(dict.fromkeys(map(str, years))))
    if fields.get("n") == 1:
        parts.append(word("single_case"))
    elif "n" in fields:
        count = f"{fields['n']:,}".replace(",", _GROUP_MARK[lang])
        parts.append(f"{word(fields.get('n_shape', 'exact'), count)} {word(fields['n_of'])}")
    if fields.get("base") in words:
        parts.append(word(fields["base"]))
    # Our own reasoning was read nowhere, even where it starts from a figure that was.
    parts.append(word(fields["seen" if fields["sure"] == "published" else "sure"]))
    parts = [part for part in parts if part]
    return ", ".join(parts)
