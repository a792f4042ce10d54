"""Each figure that a report prints is the run's, the participant's or the ledger's."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from case_studies.ability import mean_able
from case_studies.claims import claims
from case_studies.flat import fields
from case_studies.ranges import Range
from tests.workbooks.executed import OWN, VERDICT, executed
from tests.workbooks.read_html import Page
from widgets.amounts import format_amount
from widgets.figures.labels import euros
from widgets.your_verdict.findings import findings
from widgets.your_verdict.workbook import Verdict
from workbooks.report import write_report

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FIGURE = re.compile(r"\d+(?:[.,\u202f\u00a0]\d+)*")
# Of ten, of a hundred, out of a law's name, four weeks and the days on which something is done.
COUNTED = {"10", "100", "4.0", "3", "1", "2", "4", "8", "15", "22", "29", "30"}
CASES = {
    "own": OWN,
    "example": {},
    "help": {"business": "small_firm_support", "price": 90.0},
    "keep": {"business": "restaurant", "more": {"customers_count": 400.0}},
    "sure of little": {"business": "shop", "price": "5..8..20", "contacts_per_hour": "0.5..3..9"},
}


def figures(text: str) -> set[str]:
    return set(FIGURE.findall(text))


def of_ten(made: Verdict, lang: str) -> Iterator[str]:
    """Give what the price makes of our audiences, and how far the models have it in doubt."""
    business = made.session.business
    counts = [10 * mean_able(business, activity) for activity in business.activities]
    ends = [end for one in findings(business).drivers for end in (one.low, one.high)]
    yield from (format_amount(round(count, 1), "count", lang) for count in counts + ends)


def known(notebook: Path, made: Verdict, lang: str) -> Iterator[str]:
    """Give every text whose figures may stand in the report."""
    for output in json.loads(notebook.read_text(encoding="utf-8"))["cells"][-1]["outputs"]:
        for value in output["data"]["application/vnd.halfhour.result+json"]["numbers"].values():
            yield euros(value, lang)
            yield euros(abs(value), lang)
            yield format_amount(round(value * 100), "count", lang)
            yield format_amount(round(abs(value), 1), "hours", lang)
            yield format_amount(round(abs(value)), "count", lang)
    # What the page itself says of these numbers: the verdict, what drives it, the plan.
    for panel in (made.verdict, made.drives, made.plan, made.authors, made.page):
        yield panel.sentence
    for field in fields(made.session.business).values():
        if field.value is None:
            continue
        points = field.value if isinstance(field.value, Range) else (field.value,)
        for unit in {field.quantity.unit, "count"}:
            yield from (format_amount(point, unit, lang) for point in points)
    yield from of_ten(made, lang)
    for one in claims().values():
        yield f"{one.prose(lang).says} {one.prose(lang).hides} {one.provenance(lang)}"


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("case", CASES)
def test_no_figure_of_the_verdicts_report_is_made_up(case: str, lang: str, tmp_path: Path) -> None:
    notebook = executed(tmp_path, VERDICT, lang, **CASES[case])
    write_report(notebook, tmp_path / "report.html", lang, "Ada")
    # The tables below the pictures are the pictures' own, and held by their own tests.
    page = Page((tmp_path / "report.html").read_text(encoding="utf-8"), without=frozenset({"details"}))
    made = Verdict(lang, **CASES[case])
    allowed = COUNTED.union(*(figures(text) for text in known(notebook, made, lang)))
    day = {"22", "2026"} | ({"1", "2026"} if case == "own" else set())
    assert figures(page.text) - allowed - day == set()
    assert len(figures(page.text)) > 15


def test_the_figures_in_large_are_the_results(tmp_path: Path) -> None:
    notebook = executed(tmp_path, **OWN)
    write_report(notebook, tmp_path / "report.html", "en", "Ada")
    large = Page((tmp_path / "report.html").read_text(encoding="utf-8")).by_class["figures"][0]
    numbers = Verdict("en", **OWN).result.numbers
    for printed in (
        euros(numbers["net_per_month"], "en"),
        f"{euros(numbers['net_low_per_month'], 'en')} to {euros(numbers['net_high_per_month'], 'en')}",
        f"{round(numbers['p_pays'] * 100)} of 100",
        format_amount(round(numbers["hours_per_month"], 1), "hours", "en"),
        euros(numbers["plan_net_per_month"], "en"),
    ):
        assert printed in large
