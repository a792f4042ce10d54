"""The workbook on two groups: what its panels say, and what is kept of it."""

from __future__ import annotations

import math
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from case_studies.metrics import FIVE
from widgets.did_it_work.decides import Decides
from widgets.did_it_work.questions import ASSIGNED
from widgets.did_it_work.words import words
from widgets.did_it_work.workbook import DidItWork
from widgets.wrong_number import WrongNumberError

if TYPE_CHECKING:
    from ipywidgets import Widget

LANGS = ("fr", "en")
MANY = {
    "with_people": 4000,
    "with_prospects": 2400,
    "with_customers": 600,
    "with_stayed": 300,
    "without_people": 6000,
    "without_prospects": 4500,
    "without_customers": 1800,
    "without_stayed": 1200,
}


def inside(panel: Widget) -> list[Widget]:
    """Give everything in a panel, from above."""
    found = []
    for child in getattr(panel, "children", ()):
        found += [child, *inside(child)]
    return found


def said(workbook: DidItWork) -> str:
    return workbook.own.sentence.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


def test_the_result_waits_for_the_measure_that_decides() -> None:
    workbook = DidItWork("en")
    assert workbook.own.sentence.startswith("The result waits until you have chosen the one measure")
    workbook.study.choose("groups_primary", "cost_per_customer")
    assert workbook.own.sentence.startswith("With social media, a customer costs more")
    assert "waits" not in workbook.own.sentence
    assert workbook.own.sentence.splitlines()[-1].startswith("Cost of a customer, which decides")
    workbook.study.choose("groups_primary", "retention")
    assert workbook.own.sentence.startswith("Too few to tell anything yet")
    assert workbook.own.sentence.endswith("142 more without.")
    assert "difference" not in workbook.result.numbers


def test_a_measure_chosen_after_seeing_is_only_a_hint() -> None:
    workbook = DidItWork("en", counts=MANY)
    workbook.study.choose("groups_primary", "conversion")
    assert "after seeing" not in said(workbook)
    workbook.study.choose("groups_primary", "retention")
    assert "after seeing" in said(workbook)
    peeked = DidItWork("en", counts=MANY)
    peeked.study.uncover()
    assert "after seeing" not in said(peeked)
    peeked.study.choose("groups_primary", "retention")
    assert "after seeing" in said(peeked)


def test_what_could_have_shown_stands_before_what_was_seen() -> None:
    workbook = DidItWork("en")
    first, second, *rest = words(workbook.study, workbook.session.t).paragraphs
    assert first.startswith("With 24 and 45 prospects, only a difference of about ")
    assert second.startswith(
        "You counted 6 of 24 (25%) with social media, 18 of 45 (40%) without. Once the 10% who answer wrongly"
        " are taken off, it is probably 21% with social media, 41% without; that share is yours to change,"
        " under “Share of people who answer wrongly”."
    )
    assert "count on" in rest[0]
    assert "13 months more" in rest[0]


def test_wrong_answers_are_taken_off_only_where_somebody_was_asked() -> None:
    workbook = DidItWork("en")
    workbook.study.choose("groups_assigned", "turns")
    assert workbook.study.wrong == 0
    assert "You counted 6 of 24 (25%) with social media, 18 of 45 (40%) without." in said(workbook)


def test_so_many_wrong_answers_that_nothing_is_left() -> None:
    workbook = DidItWork("en", counts={**MANY, "with_people": 8, "with_prospects": 8, "with_customers": 4,
                                       "with_stayed": 2, "without_people": 92, "without_prospects": 90,
                                       "without_customers": 20, "without_stayed": 9})  # fmt: skip
    found = workbook.result
    assert found.verdict == "cannot_tell"
    assert found.sentence.startswith("So many wrong answers say nothing. If 10% answer wrongly")


@pytest.mark.parametrize("assigned", ASSIGNED)
def test_the_cause_is_said_as_far_as_it_is_known(assigned: str) -> None:
    workbook = DidItWork("en", counts=MANY)
    workbook.study.choose("groups_assigned", assigned)
    found = workbook.result
    assert found.verdict == "worse"
    assert ("it was probably social media" in found.sentence) == (assigned == "chance")
    assert ("not what your posts did" in found.sentence) == (assigned in {"said", "chose"})


@pytest.mark.parametrize("metric", FIVE)
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    "counts", [{}, MANY, dict.fromkeys(MANY, 0) | {"with_people": 9, "without_people": 9}]
)
def test_every_measure_has_an_answer_in_words(lang: str, metric: str, counts: dict[str, float]) -> None:
    workbook = DidItWork(lang, counts=counts)
    workbook.study.choose("groups_primary", metric)
    found = workbook.result
    assert found.verdict in {"better", "worse", "cannot_tell"}
    assert not re.search(r"\bnan\b|\binf\b|None|\{|\}", said(workbook))
    assert all(math.isfinite(value) for value in found.numbers.values())


def test_counts_that_contradict_each_other_are_named() -> None:
    workbook = DidItWork("en", counts={"with_customers": 30})
    assert workbook.result.verdict == "not_known"
    assert workbook.result.sentence == (
        "These counts contradict each other. With social media: more bought than there were prospects. Check"
        " the two counts."
    )
    workbook.study.uncover()
    assert "contradict" in said(workbook)
    workbook.study.put("with_customers", 6)
    assert "contradict" not in said(workbook)


def test_the_cost_and_the_margin_come_from_the_learners_other_numbers() -> None:
    workbook = DidItWork("en", hours=10, hour_value=30, price=500)
    study = workbook.study
    assert study.value("with_cost") == 10 * 30 * 3
    assert study.value("with_margin") == 500 * 0.7
    workbook.session.put("hours", 20)
    assert study.value("with_cost") == 20 * 30 * 3
    study.put("with_cost", 50)
    assert study.value("with_cost") == 50


def test_the_guess_stands_beside_the_answer() -> None:
    workbook = DidItWork("en")
    assert "You guessed" not in workbook.plan.sentence
    workbook.session.answer("groups_guess", 15.0)
    workbook.session.restored += 1
    assert "You guessed 15. With 100 people in each group, of whom 10 buy anyway, it takes 23" in (
        workbook.plan.sentence
    )


def test_a_guess_and_the_picture_beside_it_are_told_apart() -> None:
    workbook = DidItWork("en")
    workbook.session.answer("groups_guess", 15.0)
    workbook.session.restored += 1
    figure = workbook.plan.inside._chart.figure  # noqa: SLF001 - what is drawn
    drawn = max(x for one in figure["data"] if one["name"] == "shows" for x in one["x"][2:3])
    assert f"The picture shows {100 * drawn:.0f}, because 10% answer wrongly." in workbook.plan.sentence
    workbook.study.choose("groups_assigned", "chance")
    assert "The picture shows" not in workbook.plan.sentence


@pytest.mark.parametrize("metric", ["cost_per_customer", "conversion"])
def test_right_of_the_middle_is_better_whatever_is_measured(metric: str) -> None:
    workbook = DidItWork("en", counts=MANY | {"with_cost": 90_000, "without_cost": 300})
    workbook.study.choose("groups_assigned", "chance")
    workbook.study.choose("groups_primary", metric)
    chart = workbook.own.inside._findings._chart  # noqa: SLF001 - what is drawn
    [bars] = [one for one in chart.figure["data"] if one["name"] == "possible"]
    assert max(bars["x"][:2]) < 0, "it costs more, and fewer buy: both are worse"
    assert "worse with social media" in chart.sentence
    assert workbook.result.verdict == "worse"


def test_a_range_without_limit_is_said_as_one() -> None:
    workbook = DidItWork("fr", counts={"with_customers": 0, "with_stayed": 0})
    workbook.study.choose("groups_primary", "cost_per_customer")
    assert re.search(r"à partir de .* de (plus|moins), sans limite au-dessus", said(workbook))
    assert "à sans limite" not in said(workbook)


def test_so_many_in_each_group_are_so_many_of_somebody() -> None:
    workbook = DidItWork("en")
    workbook.study.choose("groups_primary", "conversion")
    assert "about 162 prospects in each group" in said(workbook)
    workbook.study.choose("groups_primary", "retention")
    assert re.search(r"about \d+ customers in each group", said(workbook))


def test_the_measure_that_decides_can_be_chosen_wherever_a_result_depends_on_it() -> None:
    workbook = DidItWork("en")
    at_counts = next(one for one in inside(workbook.own.inside) if isinstance(one, Decides))
    at_counts.value = "cost_per_customer"
    assert workbook.study.primary == "cost_per_customer"
    assert workbook.plan.inside._main.value == "cost_per_customer"  # noqa: SLF001 - the one further up
    assert "Cost of a customer, which decides" in workbook.own.sentence


def test_what_was_typed_is_kept_and_comes_back() -> None:
    workbook = DidItWork("en")
    workbook.study.put("with_people", 77)
    assert workbook.session.answers["groups_with_people"] == 77
    again = DidItWork("fr")
    again.session.answers = {"groups_with_people": 77.0, "groups_primary": "retention", "groups_months": "x"}
    again.session.restored += 1
    assert again.study.value("with_people") == 77
    assert again.study.primary == "retention"
    assert again.study.value("months") == 3, "what is no number is left alone"


def test_another_business_to_start_from_is_followed() -> None:
    workbook = DidItWork("en")
    before = workbook.study.value("with_margin")
    assert workbook.own.sentence
    workbook.session.start_from("lester_early")
    assert workbook.study.value("with_margin") != before
    workbook.study.choose("groups_primary", "cost_per_customer")
    assert "Cost of a customer, which decides" in workbook.own.sentence


@pytest.mark.parametrize("page", ["fans", "credit", "winner"])
@pytest.mark.parametrize("lang", LANGS)
def test_a_folded_page_opens_and_follows_its_controls(lang: str, page: str) -> None:
    shell: Any = getattr(DidItWork(lang), page)
    folded = shell.sentence
    shell.inside.toggle()
    opened = shell.sentence
    assert opened.startswith(folded)
    assert len(opened) > len(folded) + 40
    [field, *_] = [one for one in inside(shell) if hasattr(one, "_stops")]
    field.value = field._entry.high if hasattr(field._entry, "high") else field.value  # noqa: SLF001
    shell.inside.toggle()
    assert shell.sentence == folded


def test_following_does_nothing_and_looks_as_if_it_did() -> None:
    workbook = DidItWork("en")
    workbook.fans.inside.toggle()
    assert "Following makes nobody buy here, yet followers buy 5.7 times as often as others" in (
        workbook.fans.sentence
    )


@pytest.mark.parametrize(
    ("counts", "message"),
    [
        ({"with_friends": 3}, "“with_friends” is not a count of this workbook. It takes: per_month"),
        ({"with_people": 0}, "with_people: 0 cannot be used; a number from 1 to 100000 is accepted."),
        ({"with_people": "many"}, "with_people: many cannot be used"),
        ("[1]", "“counts” takes numbers by their names"),
        ("{", "“counts” takes numbers by their names"),
    ],
)
def test_a_count_that_cannot_be_used_stops_the_run_with_one_sentence(counts: Any, message: str) -> None:  # noqa: ANN401 - anything may come from a command line
    with pytest.raises(WrongNumberError, match=re.escape(message)):
        DidItWork("en", counts=counts)


def test_counts_come_as_json_too() -> None:
    assert DidItWork("en", counts='{"with_people": 50}').study.value("with_people") == 50


def test_both_languages_find_the_same() -> None:
    french, english = (DidItWork(lang).result for lang in LANGS)
    assert french.verdict == english.verdict
    assert french.numbers == english.numbers


def test_the_page_opens_without_the_libraries_that_only_a_file_needs() -> None:
    code = (
        "import sys; from widgets.did_it_work.workbook import DidItWork; w = DidItWork('en');"
        "[getattr(w, one).sentence for one in ('guess', 'case', 'plan', 'own', 'file', 'checks')]; w.result;"
        "print(*({'pandas', 'statsmodels', 'scipy.stats', 'openpyxl'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == ""


def test_the_page_says_which_counts_are_ours_until_all_of_the_measure_are_typed() -> None:
    workbook = DidItWork("en")
    study, own = workbook.study, workbook.own.inside

    def notice() -> str:
        return own._notice.text  # noqa: SLF001 - the line above the counts

    assert notice() == "These counts are an example of ours. Put yours over them."
    study.put("with_prospects", 30)
    assert (
        "With social media: “Of those, who bought”; Without social media: “Of those, real prospects”"
        in notice()
    )
    study.put("with_customers", 5)
    study.put("without_prospects", 30)
    assert "With social media" not in notice()
    study.put("without_customers", 5)
    assert not notice()
    study.choose("groups_primary", "retention")
    assert notice().count("“Of those, still customers a year later”") == 2


def test_the_smaller_test_does_not_claim_that_the_whole_one_was_needed_to_be_sure() -> None:
    case = DidItWork("en").case
    assert "to be sure" not in case.sentence
    assert "needed to know it as closely as above. Only whole people can buy" in case.sentence
