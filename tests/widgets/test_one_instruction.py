"""One instruction on the whole page: rows, table, headline, first day, sheet and self-check say the same."""

from __future__ import annotations

import re
from itertools import product
from typing import Any

import pytest

from case_studies import list_businesses
from case_studies.instruction import DOUBTFUL, PAYS, instruction
from case_studies.overall import overall
from case_studies.parse import preset, with_numbers
from widgets.figures.three_reasons import NAMES, SAYS, advised
from widgets.judged import decide
from widgets.promise import WHAT
from widgets.texts import Texts
from widgets.verdict_text import words as posting_words
from widgets.your_verdict.checks import _put_more_in
from widgets.your_verdict.findings import findings
from widgets.your_verdict.lent import lent
from widgets.your_verdict.plan_text import HEADINGS, steps, to_beat
from widgets.your_verdict.sheet_text import _reasons, sheet
from widgets.your_verdict.so_far import SoFar
from widgets.your_verdict.verdict_panel import shown
from widgets.your_verdict.words import apart, more, words
from widgets.your_verdict.workbook import Verdict

# What the baker typed who found the page at odds with itself.
BAKER: dict[str, Any] = {
    "business": "shop",
    "price": 6,
    "hour_value": 20,
    "hours": 3,
    "contacts_per_hour": 2,
    "able_of_ten": 8,
    "more": {"customers_hours": 2},
}
GRID = [
    {"business": name, "hour_value": value, "hours": hours, "contacts_per_hour": people, "able_of_ten": 8}
    for name, value, hours, people in product(
        ("shop", "offers", "visits", "lester"), (10, 30), (2.0, 8.0), (0.5, 4.0)
    )
]
TYPED = [
    *(("en", {"business": name}) for name in list_businesses()),
    *(("fr", numbers) for numbers in (*GRID, BAKER)),
    ("en", BAKER),
]
_STOP = {"en": ("None at all", "does not pay"), "fr": ("Pas du tout", "ne rapporte pas")}


def contradictions(mine: Verdict) -> list[str]:
    """Read every place that says what to do, and name those that another one gainsays."""
    here, t = findings(mine.session.business), mine.session.t
    found, plan, ours = here.overall, here.plan, lent(mine.session)
    rows, together = shown(here, lent=bool(ours))
    wrong = []
    said = [advised(row, t) for row in rows]
    printed = [cells[3] for cells in _reasons(rows, t).rows]  # the sheet's
    feedback = _put_more_in(mine.session)._options["works"].feedback  # noqa: SLF001 - what would be said back
    back = feedback() if callable(feedback) else feedback
    doubt = found.verdict in DOUBTFUL
    if doubt:
        places = [
            *said,
            *printed,
            back.partition(t("With your numbers: {said}", said="").strip())[2],
            more(found, t, ours),
        ]
        wrong += [f"in doubt, but: {place}" for place in places if any(no in place for no in _STOP[t.lang])]
        first = steps(here.business, plan, t)[0].what
        if found.verdict == "cannot_tell" and (together.told.hours != found.hours or plan.path != "count"):
            wrong.append(f"open, but the hours change, or the plan is no count: {first}")
    for row, line, cell in zip(rows, said, printed, strict=True):
        one, told = row
        name = NAMES[one.reason]
        if one.hours > 0 and t(SAYS[told.stance]) not in cell:
            wrong.append(f"{name}: the sheet says {cell}, the row {line}")
        if told.stance == "none" and one.hours > 0 and one.net > PAYS and (found.better or found.plan):
            wrong.append(f"{name} pays {one.net}, and the row says {line}")
        if plan.path in {"carry_on", "trial"} and one.hours > 0:
            goes_on = told.stance in {"more", "same", "less", "trial"}
            if goes_on != (one.reason in plan.works):
                wrong.append(f"{name}: {line}, and the plan's reasons are {plan.works}")
        if (
            plan.path in {"half_hour", "stop"}
            and one.hours > 0
            and told.stance in {"same", "less", "open", "trial"}
        ):
            wrong.append(f"{name}: {line}, and the plan is: {HEADINGS[plan.path]}")
    if any(row.told.stance.startswith("half_hour") for row in rows) and not any(
        row.told.stance in {"more", "same", "less"} for row in rows
    ):
        wrong += [f"it pays, but: {no}" for no in [_STOP[t.lang][1]] if no in more(found, t, ours)]
    return wrong


@pytest.mark.parametrize(("lang", "numbers"), TYPED)
def test_the_page_never_gainsays_itself(lang: str, numbers: dict[str, Any]) -> None:
    assert contradictions(Verdict(lang, **numbers)) == []


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_what_is_open_goes_on_as_today_everywhere_and_says_why(lang: str) -> None:
    mine = Verdict(lang, **BAKER)
    here, t = findings(mine.session.business), mine.session.t
    assert here.overall.verdict == "cannot_tell"
    open_ = {"en": "Open: as today", "fr": "À voir : ne changez rien"}[lang]
    rows, together = shown(here, lent=True)
    assert {row.told.stance for row in rows[:2]} == {"open"}
    assert together.told == ("open", 5)
    assert open_ in str(sheet(mine.session)).replace("\\xa0", " ")
    for place in (mine.verdict.sentence, str(sheet(mine.session))):
        assert not any(no in place for no in _STOP[lang])
    because = words(here.business, here.overall, (), t, lent(mine.session)).because
    reason = {
        "en": r"What pays by itself: to win new customers\..* if it is like",
        "fr": r"rentable en soi.*: gagner.* si elle ressemble",
    }
    assert re.search(reason[lang], because)


def test_what_pays_and_is_beaten_is_not_said_to_lose_and_a_lent_half_hour_beats_it_only_if() -> None:
    business = with_numbers(
        preset("shop"), {"price": 8, "contacts_per_hour": 3, "half_hour_closing_rate": 0.4}
    )
    found = overall(business)
    assert found.verdict == "redirect"
    assert found.streams[0].net > PAYS
    sure, perhaps = (instruction(business, found, lent=one).each[0].stance for one in (False, True))
    assert (sure, perhaps) == ("half_hour", "half_hour_if")
    said = more(found, Texts("en"))
    assert "it pays, but your half-hour would probably bring more" in said
    assert "does not pay" not in said


def inside_deck(mine: Verdict, **answers: str) -> Any:  # noqa: ANN401 - cards
    for key, value in answers.items():
        mine.session.answer(key, value)
    return SoFar(mine.session).children[1].cards


def test_what_was_answered_and_what_the_half_hour_is_stand_where_they_belong() -> None:
    mine = Verdict("en", **BAKER)
    mine.session.answer("why_reasons", "reach,keep")
    mine.session.answer(WHAT, "a tasting at the door")
    second = inside_deck(Verdict("en", business="shop", hours=3), why_reasons="reach,keep")[1]
    assert second.note.startswith("Your reasons: to find customers and to keep those I have")
    third = inside_deck(Verdict("en", business="shop", hours=3), cost_who="agency")[2]
    assert third.note.startswith("1 answer of yours is kept")
    first = mine.plan.sentence
    assert "Today your half-hour begins, as you wrote: a tasting at the door." in first
    assert "For you, with your numbers:" in mine.authors.sentence
    assert (
        "To keep the customers you have: \N{MINUS SIGN}€35 a month; open: as today" in mine.authors.sentence
    )


def test_each_page_says_the_others_month_where_it_counts_other_hours() -> None:
    mine = Verdict("en", **BAKER)
    business, t = mine.session.business, Texts("en")
    found = overall(business)
    assert f"that leaves about €{found.streams[0].net:.0f}. This page counts all" in apart(
        findings(business), t
    )
    lesters = posting_words(business, decide(business), (), t)
    assert f"comes to about €{found.net:.0f} a month." in lesters.because


def test_what_was_not_put_in_is_not_said_to_bring_nothing() -> None:
    """Nobody can say that there is nothing to gain with customers of whom no number is known."""
    mine = Verdict("en", "lester")
    rows, _ = shown(findings(mine.session.business))
    assert [advised(row, mine.session.t) for row in rows[1:]] == [
        "Not weighed: no customers are put in yet",
        "Not weighed: no questions for help are put in yet",
    ]
    mine = Verdict("en", "bakery")
    rows, _ = shown(findings(mine.session.business))
    assert advised(rows[1], mine.session.t) == "Nothing to gain there with these numbers"


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "with fewer, what you do today"), ("fr", "avec moins, ce que vous faites")]
)
def test_the_number_to_beat_says_what_is_given_up(lang: str, said: str) -> None:
    """The bakery's posts pay: the half-hour has to bring more than they do."""
    for business, there in (("bakery", True), ("lester", False)):
        mine = Verdict(lang, business)
        assert (said in to_beat(findings(mine.session.business).plan, mine.session.t)) is there
