"""The report of `04_your_verdict`: the verdict on a page, and what to do about it on another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from widgets.figures.labels import euros
from widgets.verdict_text import TONES
from widgets.your_verdict.findings import findings
from widgets.your_verdict.lent import lent
from widgets.your_verdict.recorded import numbers
from widgets.your_verdict.sheet_text import promise
from widgets.your_verdict.words import hours, words
from workbooks.report.blocks import Report
from workbooks.report.first_page import first_page
from workbooks.report.own import of_hundred, other_pages
from workbooks.report.rebuilt import hold_equal, recorded_flips
from workbooks.report.second_page import second_page

if TYPE_CHECKING:
    from case_studies.overall import Overall
    from widgets.session import Session
    from widgets.texts import Texts
    from workbooks.report.notebook import Executed


def verdict_report(executed: Executed, session: Session, title: str) -> Report:
    """Put the report together.

    Args:
        executed: the run.
        session: the same numbers, in the language of the report.
        title: the workbook's title.

    Raises:
        ReportError: where the record and the models differ.
    """
    t, here, ours = session.t, findings(session.business), lent(session)
    found, flips = here.overall, recorded_flips(executed)
    hold_equal(executed, numbers(here, lent=bool(ours)), found.verdict, t)
    luck = t(
        "All these figures leave luck aside: a single month may look much better, or much worse. And some"
        " of those who come would have come anyway."
    )
    said = words(here.business, found, flips, t, ours)
    return Report(
        workbook=title,
        headline=said.headline,
        tone=TONES[found.verdict],
        lead=(said.because,),
        figures=_figures(found, t, lent=bool(ours)),
        first=tuple(first_page(here, flips, session)),
        second=tuple(second_page(here, flips, session)),
        trade=t(here.business.title),
        promise=promise(session),
        small=" ".join(filter(None, (other_pages(session), luck))),
    )


def _figures(found: Overall, t: Texts, *, lent: bool) -> tuple[tuple[str, str, str], ...]:
    low, high = euros(found.low, t.lang), euros(found.high, t.lang)
    return (
        (
            t("Left of a month, time and costs paid"),
            euros(found.net, t.lang),
            t("in eight cases of ten {low} to {high}", low=low, high=high),
        ),
        (
            t("The chance that it pays"),
            of_hundred(found.p_pays, t),
            t("if the numbers below are right, luck aside"),
        ),
        (
            t("Hours a month today"),
            hours(found.hours, t),
            t(
                "they bring about {brings} and cost about {costs}",
                brings=euros(found.brings, t.lang),
                costs=euros(found.costs, t.lang),
            ),
        ),
        (
            t("With a half-hour like our example's")
            if lent and found.better
            else t("The best use of these hours"),
            euros(found.plan_net, t.lang),
            t("would be left of a month: our assumption, until you describe yours")
            if lent and found.better
            else t("would be left of a month, as far as this course can reckon"),
        ),
    )
