"""The six figures of the survey, each as a mark on the way to a hundred with what sampling still allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case_studies.claims import claim
from widgets.amounts import format_amount
from widgets.chart import Table
from widgets.figures.house_style import INK, POSTING
from widgets.figures.labels import dollars, of_100
from widgets.figures.tracks import Track, draw_tracks
from widgets.texts import N_, Texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from case_studies.survey import Figure
    from widgets.picture import Picture

WHAT: dict[str, str] = {
    "spend_zero": N_("spent nothing on it"),
    "under_100": N_("spent less than {limit}"),
    "nobody_employed": N_("employ nobody for it alone"),
    "wall_posts": N_("owners name wall posts as the best way"),
    "offers_owners": N_("owners name special offers"),
    "offers": N_("consumers name special offers"),
}
"""Figure -> what those counted in it do or say, after "42 of 100:"."""

OF: dict[str, str] = {
    "survey.base_users": N_("firms that used social media"),
    "survey.base_on_facebook": N_("firms on Facebook"),
    "survey.base_consumers": N_("consumers"),
    "survey.firms": N_("all firms asked"),
}
"""Base -> of whom it is a share."""


def what(name: str, t: Texts) -> str:
    """Say what those counted in a figure do."""
    return t(WHAT[name], limit=dollars(claim("survey.spend_under_100").also["threshold"], t.lang))


def draw(figures: Mapping[str, Figure], chosen: str, *, lang: str) -> Picture:
    """Draw one row a figure.

    Args:
        figures: name -> figure, the first on top.
        chosen: the one that the reader looks at.
        lang: "fr" or "en".

    Returns:
        Traces `ranges` and `values`, of a hundred.

    Raises:
        ValueError: for another language.
    """
    t = Texts(lang)
    rows = []
    for name, one in figures.items():
        share, low, high = 100 * one.claim.shares[0], 100 * one.interval.low, 100 * one.interval.high
        title = t("{n} of 100: {what}", n=of_100(one.claim.shares[0], lang), what=what(name, t))
        rows.append(Track(title, _whom(one, t), share, low, high, POSTING if name == chosen else INK))
    return draw_tracks(rows, t)


def _whom(one: Figure, t: Texts) -> str:
    """Say of whom, how many, and what sampling allows."""
    return t(
        "{whom}, {n} answers: {low} to {high}",
        whom=t(OF[one.base.id]),
        n=format_amount(one.n, "count", t.lang, decimals=0),
        low=of_100(one.interval.low, t.lang, 1),
        high=of_100(one.interval.high, t.lang, 1),
    )


def reading(figures: Mapping[str, Figure], chosen: str, *, lang: str) -> str:
    """Say in one sentence what the chosen figure's row shows; the arguments are those of `draw`."""
    t, one = Texts(lang), figures[chosen]
    return t(
        "{title}. With {n} {whom}, the luck of who answered alone leaves anything from {low} to {high}"
        " possible.",
        title=t("{n} of 100: {what}", n=of_100(one.claim.shares[0], lang), what=what(chosen, t)),
        n=format_amount(one.n, "count", lang, decimals=0),
        whom=t(OF[one.base.id]),
        low=of_100(one.interval.low, lang, 1),
        high=of_100(one.interval.high, lang, 1),
    )


def table(figures: Mapping[str, Figure], chosen: str, *, lang: str) -> Table:  # noqa: ARG001 - as `draw`
    """Give the numbers behind the picture; the arguments are those of `draw`."""
    t = Texts(lang)
    rows = [
        (
            what(name, t),
            of_100(one.claim.shares[0], lang),
            t(OF[one.base.id]),
            format_amount(one.n, "count", lang, decimals=0),
            t(
                "{low} to {high}",
                low=of_100(one.interval.low, lang, 1),
                high=of_100(one.interval.high, lang, 1),
            ),
            str(one.claim.year),
        )
        for name, one in figures.items()
    ]
    headers = (
        t("What they said"),
        t("Of a hundred"),
        t("Of whom"),
        t("Answers"),
        t("Luck allows"),
        t("Year"),
    )
    return Table(t("Six figures of one survey in the United States"), headers, tuple(rows))
