"""A report as one HTML page: it asks nothing of anybody, and runs no script but those it was written with."""

from __future__ import annotations

import re
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from widgets.assets import style
from widgets.calendar_day import long_date
from widgets.picture import plain_json
from widgets.texts import Texts
from workbooks.report.blocks import Picture
from workbooks.report.drawing import Packed, leave, library, own_script, policy
from workbooks.sheet import render

if TYPE_CHECKING:
    from workbooks.report.blocks import Report

MOST = 2_000_000  # bytes of a report; one that is larger leaves out what draws, and shows its tables
_BOLD = re.compile(r"\*\*(.+?)\*\*")


def page(report: Report, *, title: str, lang: str, day: str = "") -> str:
    """Give the page.

    Args:
        report: what stands on it.
        title: whose it is.
        lang: "fr" or "en".
        day: when it was run, as ``2026-11-22``, or empty.
    """
    t, own = Texts(lang), own_script()
    charts = [_chart(one, t) for one in _in_order(report)]

    def written(packed: Packed | None) -> str:
        return render(
            "report.html.j2",
            lang=t.lang,
            report=report,
            title=title.strip() or t("A participant"),
            day=_day(day, t),
            charts=charts if packed else [],
            chart_style=style("chart"),
            policy=policy([leave(own.encode()), *([packed.leave] if packed else [])]),
            script=Markup(own),  # noqa: S704 - our own
            packed=packed.text if packed else "",
            bold=bold,
            words=_words(t),
        )

    whole = written(library() if charts else None)
    return whole if len(whole.encode()) <= MOST else written(None)


def _in_order(report: Report) -> list[Picture]:
    """Give the pictures as they follow each other on the page: left, right, and what is as wide as both."""
    sides = ("left", "right", "wide")
    return [
        one.block
        for blocks in (report.first, report.second)
        for side in sides
        for one in blocks
        if one.side == side and isinstance(one.block, Picture)
    ]


def _chart(one: Picture, t: Texts) -> dict[str, Any]:
    """Give a chart as our own script takes it: the traits of `widgets.chart.Chart`."""
    drawing = one.drawing() if callable(one.drawing) else one.drawing
    return {
        "figure": drawing if isinstance(drawing, dict) else plain_json(drawing),
        "title": one.title,
        "sentence": one.sentence,
        "table": asdict(one.table),
        "lang": t.lang,
        "words": {
            "table": t("See the numbers as a table"),
            "no_picture": t("The picture cannot be drawn here; this table holds its numbers."),
        },
    }


def bold(text: str) -> Markup:
    """Escape a text, and set what stands between `**` in bold."""
    return Markup(_BOLD.sub(r"<strong>\1</strong>", str(escape(text))))  # noqa: S704 - escaped before


def _day(day: str, t: Texts) -> str:
    try:
        return long_date(date.fromisoformat(day), t.lang)
    except ValueError:
        return ""


def _words(t: Texts) -> dict[str, str]:
    return {
        "brand": t("The half-hour"),
        "table": t("See the numbers as a table"),
        "figures": t("The figures in short"),
        "print": t("Print this report"),
        "licence": t("Texts: CC BY 4.0. Code: BSD 3-Clause."),
        "private": t(
            "This file holds all that it shows: it sends nothing anywhere, and opens without a network."
        ),
    }
