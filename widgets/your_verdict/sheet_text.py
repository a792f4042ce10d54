"""What stands on the one page that the owner prints and keeps."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from case_studies.flat import fields
from case_studies.ranges import likely
from widgets.amounts import format_amount
from widgets.calendar_day import long_date
from widgets.figures import later_sales
from widgets.figures.labels import NOTHING, euros
from widgets.figures.three_reasons import NAMES, SAYS
from widgets.form_groups import label, plain_keys
from widgets.own_numbers import own_keys
from widgets.print_sheet import Grid, Section, Sheet
from widgets.promise import WHEN
from widgets.verdict_text import TONES
from widgets.your_verdict.authors_text import cards
from widgets.your_verdict.findings import findings
from widgets.your_verdict.lent import lent
from widgets.your_verdict.plan_text import HEADINGS, limit
from widgets.your_verdict.thirty_days import aims_of, days_of, half_hour_of
from widgets.your_verdict.verdict_panel import shown
from widgets.your_verdict.words import hours, more, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from case_studies.overall import Overall
    from case_studies.plan30 import Plan30
    from widgets.figures.three_reasons import Row
    from widgets.session import Session
    from widgets.texts import Texts

WEEKS = 4
BLANK = "_" * 12


def sheet(session: Session) -> Sheet:
    """Make the page out of everything that the learner has put in so far."""
    t, found = session.t, findings(session.business)
    ours = t("The half-hour in it is still our example's, and not mine.")
    said = words(found.business, found.overall, found.flips, t, lent(session))
    return Sheet(
        title=t("The half-hour: my verdict"),
        whose=t("My business:"),
        headline=said.headline,
        tone=TONES[found.overall.verdict],
        lead=f"{said.because} {ours}" if lent(session) else said.because,
        figures=_figures(found.overall, t),
        left=(
            _reasons(shown(found, lent=bool(lent(session)))[0], t),
            Section(t("Put more in?"), (_after_lead(more(found.overall, t, lent(session))),)),
            Section(t("What would change it"), (said.change, _knowing(found.overall, t))),
        ),
        right=_plan(session, t),
        foot=(_authors(session), tally(found.plan, t)),
        promise=promise(session),
        small=_small(session),
    )


def _figures(found: Overall, t: Texts) -> tuple[tuple[str, str], ...]:
    return (
        (t("Hours a month today"), hours(found.hours, t)),
        (t("Left of a month, time and costs paid"), euros(found.net, t.lang)),
        (
            t("In eight cases of ten"),
            t("{low} to {high}", low=euros(found.low, t.lang), high=euros(found.high, t.lang)),
        ),
        (t("Pays for itself, of a hundred cases"), format_amount(round(found.p_pays * 100), "count", t.lang)),
    )


def _knowing(found: Overall, t: Texts) -> str:
    return t(
        "Knowing all the numbers for sure would be worth {money} a month.", money=euros(found.evpi, t.lang)
    )


def _reasons(rows: Sequence[Row], t: Texts) -> Grid:
    return Grid(
        t("My three reasons"),
        (t("Reason for being there"), t("Today"), t("It leaves"), t("From now on")),
        tuple(_reason(row, t) for row in rows),
    )


def _reason(row: Row, t: Texts) -> tuple[str, ...]:
    one, told = row
    best = hours(told.hours, t)
    used = one.hours > 0
    if used:
        said = f"**{t(SAYS[told.stance])}**" + (
            f" ({best})" if told.stance in {"more", "less", "trial"} else ""
        )
    elif told.stance in {"none", "open", "pause"}:
        said = NOTHING
    else:
        said = t("Try {best}", best=best)
    return (
        t(NAMES[one.reason]),
        hours(one.hours, t) if used else NOTHING,
        euros(one.net, t.lang) if used else NOTHING,
        said,
    )


def _after_lead(text: str) -> str:
    """Leave out the question that begins a sentence in bold: on paper it is the heading."""
    return text.partition("** ")[2] or text


def _authors(session: Session) -> Section:
    t, found = session.t, findings(session.business)
    first, second = cards(session)
    return Section(
        t("Two authors on it"),
        (
            t("The first: **{says}**", says=first.headline),
            t("The second: **{says}**", says=second.headline),
            later_sales.reading(found.zones, found.later, lang=t.lang),
        ),
        listed=True,
    )


def _plan(session: Session, t: Texts) -> tuple[Section, ...]:
    plan = findings(session.business).plan
    aims = (*aims_of(session, plan), *filter(None, (limit(plan, t),)))
    days = tuple(step.line for step in days_of(session, plan))
    return (Section(t(HEADINGS[plan.path]), aims), Section(t("Day by day"), days, listed=True))


def tally(plan: Plan30, t: Texts) -> Grid:
    """Give the table to fill in by hand: of sales, or where the month is only about help, of questions."""
    mine, given = t("My tally"), t("Hours given")
    if plan.path == "stop":
        title, given = t("Write down who missed your posts"), t("Hours found")
        headers = (
            mine,
            given,
            t("Missed my posts"),
            t("Bought elsewhere, or not at all"),
            t("What they said"),
        )
    elif plan.sells:
        title = t("Ask everybody: “How did you hear of me?”")
        headers = (mine, given, t("Asked me"), t("Bought from me"), t("How did they hear of me?"))
    else:
        title = t("Ask yourself each time: would they have gone elsewhere?")
        headers = (mine, given, t("Asked for help"), t("Solved there"), t("Complained all the same"))
    rows = tuple(
        (t("Week {n}", n=format_amount(week, "count", t.lang)), *("" for _ in headers[1:]))
        for week in range(1, WEEKS + 1)
    )
    return Grid(title, headers, rows, open=True)


def promise(session: Session) -> str:
    """Give the last line: the learner's own half-hour, or a line to write on."""
    t, answers = session.t, session.answers
    day = str(answers.get(WHEN, ""))
    try:
        when = long_date(date.fromisoformat(day), t.lang)
    except ValueError:
        when = BLANK
    what = half_hour_of(session) or BLANK
    if what == BLANK and findings(session.business).plan.path == "stop":
        return t("The hours that I have found go into {what}; I begin on {when}.", what=what, when=when)
    return t("My half-hour is {what}; I will try it on {when}.", what=what, when=when)


def _small(session: Session) -> str:
    t, known = session.t, fields(session.business)
    used = [
        t(
            "{label}: {value}",
            label=label(known[key], t),
            value=_value(known[key].value, known[key].quantity.unit, t),
        )
        for key in plain_keys(session.business)
        if known[key].value is not None
    ]
    whose = (
        t("Worked out from my own numbers, and assumptions of the course where I gave none.")
        if own_keys(session)
        else t("Worked out from an example of the course: none of these numbers is mine yet.")
    )
    return " · ".join((whose, *used))


def _value(value: object, unit: str, t: Texts) -> str:
    return format_amount(likely(value), unit, t.lang)  # type: ignore[arg-type]  # a field's value is a number or a range
