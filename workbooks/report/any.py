"""The report of any other workbook: what it recorded, in the words and the pictures of its own panels."""

from __future__ import annotations

import re
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from ipywidgets import Box

from widgets.action_button import ActionButton
from widgets.amounts import format_amount
from widgets.chart import Chart
from widgets.figures.labels import euros
from widgets.shell import Shell
from widgets.verdict_text import HEADLINES, TONES
from widgets.waiting import NOT_YET
from workbooks.report.blocks import Picture, Placed, Report, Section
from workbooks.report.cited import cited
from workbooks.report.own import half_hour_keys, of_hundred, other_pages, own_numbers
from workbooks.report.rebuilt import hold_equal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ipywidgets import Widget

    from widgets.texts import Texts
    from widgets.workbook import Workbook
    from workbooks.report.notebook import Executed

# The panels that are about the participant's own numbers, the most telling first.
PANELS = {
    "01_lester": ("own", "takes"),
    "02_why_are_you_there": ("own", "takes"),
    "03_cost_of_free": ("ways", "earn"),
    "05_who_spends_what": ("own", "hundred"),
    "06_which_channels": ("own", "next_hour", "takes"),
    "07_did_it_work": ("own", "plan"),
    "08_eight_businesses": ("glance",),
}
LESTER = "01_lester"
HEADED = (LESTER, "02_why_are_you_there")
"""Workbooks whose result begins with its headline."""
_LONG = 320  # letters: more is a wall of text at the top of a page
_AT_THE_TOP = 2  # sentences
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-ÖØ-Þ«“])")
MOST, ON_FIRST = 4, 2  # pictures in all, and on the first page of paper


def any_report(executed: Executed, made: Workbook, title: str) -> Report:
    """Put the report together.

    Args:
        executed: the run.
        made: the workbook over the same numbers.
        title: the workbook's title.

    Raises:
        ReportError: where the record and the models differ.
    """
    t, result = made.session.t, made.result  # type: ignore[attr-defined]  # every workbook has one
    hold_equal(executed, result.numbers, result.verdict, t)
    verdict = result.verdict
    headline, said = t(HEADLINES[verdict]) if verdict in HEADLINES else "", result.sentence
    if made.NAME in HEADED and verdict in HEADLINES:
        # Its own headline tells more; none has a full stop within it.
        headline, _, said = said.partition(". ")
    elif verdict != NOT_YET:
        # A verdict's word may be the answer to another question than that on posting.
        headline = getattr(made, "headline", headline)
    if verdict == NOT_YET:  # its sentence begins with the same words
        headline, why = t("No verdict yet"), said.partition(":")[2].strip() or said
        said = why[:1].upper() + why[1:]
    further = half_hour_keys(made.session.business) if made.NAME == LESTER else ()
    pictures = [
        Placed(one, ("left", "right")[place % 2]) for place, one in enumerate(islice(_pictures(made), MOST))
    ]
    lead, rest = opening(said)
    further_words = [Placed(Section(t("In more words"), rest), "left")] if rest else []
    return Report(
        workbook=title,
        headline=headline or title,
        tone=TONES.get(verdict, "plain"),
        lead=lead,
        figures=tuple(_figures(result.numbers, t)),
        trade=t(made.session.business.title),
        first=tuple(pictures[:ON_FIRST]),
        second=(
            *further_words,
            *pictures[ON_FIRST:],
            Placed(own_numbers(made.session, further)),
            Placed(cited(made.CLAIMS, t)),
        ),
        small=other_pages(made.session),
    )


def opening(said: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Part what is said into what stands at the top, two sentences of a long text, and all that follows."""
    if len(said) <= _LONG:
        return tuple(said.split("\n")), ()
    told = [one for line in said.split("\n") for one in _SENTENCE.split(line) if one]
    rest = told[_AT_THE_TOP:]
    return (" ".join(told[:_AT_THE_TOP]),), tuple(
        " ".join(rest[at : at + _AT_THE_TOP]) for at in range(0, len(rest), _AT_THE_TOP)
    )


def _figures(numbers: dict[str, float], t: Texts) -> Iterator[tuple[str, str, str]]:
    if "net_per_month" in numbers:
        yield t("Left of a month, time and costs paid"), euros(numbers["net_per_month"], t.lang), ""
    if "p_pays" in numbers:
        yield t("The chance that it pays"), of_hundred(numbers["p_pays"], t), ""
    if "hours_per_month" in numbers:
        hours = format_amount(round(numbers["hours_per_month"], 1), "hours", t.lang)
        yield t("Hours a month"), hours, ""
    if "cost_per_month" in numbers:
        yield t("What a month costs"), euros(numbers["cost_per_month"], t.lang), ""


def _pictures(made: Workbook) -> Iterator[Picture]:
    for name in PANELS.get(made.NAME, ()):
        for chart in _charts(getattr(made, name)):
            yield Picture(chart.title, chart.sentence, partial(getattr, chart, "figure"), chart.table)


def _charts(widget: Widget) -> Iterator[Chart]:
    """Give the charts within a widget that have something to show; covers are lifted first."""
    if isinstance(widget, Shell):
        yield from _charts(widget.inside)
    elif isinstance(widget, Chart):
        if widget.layout.display != "none" and widget.table.rows:
            yield widget
    elif isinstance(widget, Box):
        if len(widget.children) == 1 and isinstance(widget.children[0], ActionButton):
            widget.children[0].press()
        for child in widget.children:
            yield from _charts(child)
