"""What today's hours do by themselves, and one verdict for whoever only posts."""

from __future__ import annotations

import pytest

from case_studies.by_itself import by_itself
from case_studies.decision import decide
from case_studies.joint import KEEP
from case_studies.overall import overall
from case_studies.parse import preset, preset_names, with_numbers
from case_studies.ranges import likely

SALON = with_numbers(preset("hairdresser"), {"price": 45, "hours": 5})


@pytest.mark.parametrize(
    ("hours", "p_pays", "said"),
    [(5, 0.98, "pays"), (5, 0.8, "pays"), (5, 0.79, "open"), (5, 0.2, "loses"), (0, 0.0, "open")],
)
def test_it_pays_or_loses_in_all_but_one_case_of_five(hours: float, p_pays: float, said: str) -> None:
    assert by_itself(hours, p_pays) == said


def test_customers_to_whom_nobody_writes_change_no_verdict_on_posting() -> None:
    first, fourth = decide(SALON), overall(SALON)
    assert fourth.net == pytest.approx(first.question.net)
    assert (fourth.verdict, fourth.doubt) == (first.verdict, first.doubt) == ("cannot_tell", first.doubt)


@pytest.mark.parametrize("name", preset_names())
@pytest.mark.parametrize("price", [0.7, 1.0, 1.5])
def test_whoever_only_posts_has_one_verdict(name: str, price: float) -> None:
    only = dict.fromkeys(("customers_hours", "support_contacts_per_month", "support_watching_hours"), 0.0)
    asked = {"price": max(1.0, likely(preset(name).offer.price) * price)}
    business = with_numbers(preset(name), only | asked)
    first, fourth = decide(business, 400), overall(business, 400)
    assert KEEP in fourth.plan or fourth.verdict == first.verdict
