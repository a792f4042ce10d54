"""Newer figures, from France: each with its caveat right below, for none is the like of another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case_studies.claims import claim
from widgets.amounts import format_amount
from widgets.chart import Table
from widgets.figures.house_style import HALF_HOUR
from widgets.figures.labels import euros, of_100
from widgets.figures.tracks import Track, draw_tracks
from widgets.texts import N_, Texts, typeset

if TYPE_CHECKING:
    from case_studies.claim import Claim
    from widgets.picture import Picture

# Claim -> what it says after "44 of 100:", and what to bear in mind.
FIGURES: dict[str, tuple[str, str]] = {
    "france.insee_social_media": (
        N_("use a social network ({year})"),
        N_("INSEE; only very small firms that are online already"),
    ),
    "france.bpifrance_spend_zero": (
        N_("spend nothing on it, staff included ({year})"),
        N_("Bpifrance; {n} of {asked} asked, mostly larger than a shop"),
    ),
    "france.digital_budget": (
        N_("spend {limit} a year or less ({year})"),
        N_("France Num and Crédoc; on everything digital, not social media alone"),
    ),
    "france.afnic_profitable": (
        N_("call the time profitable ({year} to {end})"),
        N_("AFNIC; the website counts too, and it is a feeling"),
    ),
    "france.afnic_not_profitable": (
        N_("call it little or not profitable"),
        N_("AFNIC, the same {n} firms"),
    ),
    "france.afnic_cannot_say": (
        N_("cannot say whether it pays"),
        N_("AFNIC; the three are rounded, and come to a little more than a hundred"),
    ),
}


def _words(text: str, one: Claim, t: Texts) -> str:
    """Fill in what the ledger knows of a figure."""
    count = {"n": one.n or 0, "asked": one.also.get("asked", 0)}
    return t(
        text,
        year=one.year,
        end=one.year_end,
        limit=euros(one.also.get("threshold", 0), t.lang),
        **{name: format_amount(value, "count", t.lang, decimals=0) for name, value in count.items()},
    )


def _shown(one: Claim, lang: str) -> str:
    return "\N{EN DASH}".join(of_100(share, lang) for share in one.shares)


def draw(*, lang: str) -> Picture:
    """Draw one row a figure, as published, without a range of ours: we do not know how they were taken.

    Args:
        lang: "fr" or "en".

    Returns:
        Traces `ranges` (only where two excerpts differ) and `values`, of a hundred.

    Raises:
        ValueError: for another language.
    """
    t = Texts(lang)
    rows = []
    for name, (what, caveat) in FIGURES.items():
        one = claim(name)
        low, high = 100 * min(one.shares), 100 * max(one.shares)
        title = t("{n} of 100: {what}", n=_shown(one, lang), what=_words(what, one, t))
        rows.append(Track(title, _words(caveat, one, t), (low + high) / 2, low, high, HALF_HOUR))
    return draw_tracks(rows, t)


def reading(*, lang: str) -> str:
    """Say in one sentence what the picture shows."""
    t = Texts(lang)
    return t(
        "In one French survey {zero} of 100 firms spend nothing, in another {unsure} of 100 cannot say"
        " whether their time online pays; we have read all these in excerpts only.",
        zero=_shown(claim("france.bpifrance_spend_zero"), lang),
        unsure=_shown(claim("france.afnic_cannot_say"), lang),
    )


def table(*, lang: str) -> Table:
    """Give the numbers behind the picture, with where each comes from."""
    t = Texts(lang)
    rows = []
    for name, (what, caveat) in FIGURES.items():
        one = claim(name)
        said = (_words(text, one, t) for text in (what, caveat))
        rows.append((next(said), _shown(one, lang), typeset(one.provenance(lang), lang), next(said)))
    headers = (t("What they said"), t("Of a hundred"), t("Where it comes from"), t("Bear in mind"))
    return Table(t("Newer figures, from France"), headers, tuple(rows))
