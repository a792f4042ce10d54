"""Panels of volunteers of several sizes: the range narrows, around a share that is not the true one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from widgets.amounts import format_amount
from widgets.chart import Table
from widgets.figures.house_style import HALF_HOUR, POSTING
from widgets.figures.labels import of_100
from widgets.figures.tracks import Track, draw_tracks
from widgets.texts import Texts

if TYPE_CHECKING:
    from case_studies.volunteers import Panel
    from widgets.picture import Picture


def draw(panel: Panel, *, lang: str) -> Picture:
    """Draw one row a size, and the share of all as a dashed line.

    Args:
        panel: what panels of several sizes would show.
        lang: "fr" or "en".

    Returns:
        Traces `ranges` and `values`, of a hundred.

    Raises:
        ValueError: for another language.
    """
    t = Texts(lang)
    rows = []
    for n, found, holds in zip(panel.sizes, panel.intervals, panel.hold_the_truth, strict=True):
        name = t("{n} answers", n=format_amount(n, "count", lang, decimals=0))
        said = t("{low} to {high}", low=of_100(found.low, lang, 1), high=of_100(found.high, lang, 1))
        told = t("{range}: holds the truth", range=said) if holds else t("{range}: misses it", range=said)
        place = (100 * panel.seen, 100 * found.low, 100 * found.high)
        rows.append(Track(name, told, *place, HALF_HOUR if holds else POSTING))
    truth = t("among all: {n}", n=of_100(panel.true, lang))
    return draw_tracks(rows, t, upright=(100 * panel.true, truth), dot=9)


def reading(panel: Panel, *, lang: str) -> str:
    """Say in one sentence what the picture shows; the arguments are those of `draw`."""
    t = Texts(lang)
    values = {
        "seen": of_100(panel.seen, lang),
        "true": of_100(panel.true, lang),
        "n": format_amount(panel.sizes[-1], "count", lang, decimals=0),
    }
    if all(panel.hold_the_truth):
        return t(
            "If volunteers answer like everybody else, the panel shows the true {true} of 100, and more"
            " answers only make it surer.",
            **values,
        )
    return t(
        "The panel shows {seen} of 100, among all firms it would be {true}; even {n} answers stay at {seen},"
        " and only look surer.",
        **values,
    )


def table(panel: Panel, *, lang: str) -> Table:
    """Give the numbers behind the picture; the arguments are those of `draw`."""
    t = Texts(lang)
    rows = [
        (
            format_amount(n, "count", lang, decimals=0),
            of_100(panel.seen, lang),
            t("{low} to {high}", low=of_100(found.low, lang, 1), high=of_100(found.high, lang, 1)),
            t("yes") if holds else t("no"),
        )
        for n, found, holds in zip(panel.sizes, panel.intervals, panel.hold_the_truth, strict=True)
    ]
    return Table(
        t(
            "The same share from panels of volunteers; among all it would be {n} of 100",
            n=of_100(panel.true, lang),
        ),
        (t("Answers"), t("The panel shows"), t("Luck allows"), t("Holds the truth")),
        tuple(rows),
    )
