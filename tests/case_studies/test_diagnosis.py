"""From reasons, answers and numbers to one diagnosis: the article's rule."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_studies.decision import decide
from case_studies.diagnosis import COMMON, GOOD, NUMBERS, QUESTIONS, REASONS, diagnose
from case_studies.flat import fields
from case_studies.parse import preset, with_numbers
from case_studies.reasons import reasons

if TYPE_CHECKING:
    from case_studies.diagnosis import Answer, Question
    from case_studies.stream import Stream

ALL_YES: dict[Question, Answer] = {q: "yes" for asked in QUESTIONS.values() for q in asked}
TYPED = {key for keys in NUMBERS.values() for key in keys} | {*COMMON}


def streams(**nets: float) -> tuple[Stream, ...]:
    """Give the three streams, each costing 100 EUR and leaving what is asked for."""
    return tuple(
        replace(one, costs=100.0, brings=100 + net, net=net, p_pays=1.0 if net > 0 else 0.0, best_hours=4.0)
        for one in reasons(preset("lester"))
        for net in [nets.get(one.reason, -50.0)]
    )


def test_before_a_reason_is_chosen_there_is_no_diagnosis() -> None:
    found = diagnose((), ALL_YES, streams(), TYPED)
    assert (found.kind, found.verdict) == ("not_chosen", "cannot_tell")


@pytest.mark.parametrize(
    "bad", [["competitors"], ["likes"], ["unknown"], ["unknown", "likes", "competitors"]]
)
def test_without_one_of_the_three_there_is_no_good_reason(bad: list[str]) -> None:
    found = diagnose(bad, ALL_YES, streams(reach=1e6), TYPED)  # type: ignore[arg-type]
    assert (found.kind, found.verdict, found.good) == ("no_good_reason", "not_worth_it", ())
    assert found.bad == tuple(why for why in REASONS if why in bad)


def test_a_reason_that_convinces_and_pays_is_sound() -> None:
    found = diagnose(["keep"], ALL_YES, streams(keep=20), TYPED)
    assert (found.kind, found.good[0].standing, found.good[0].left_open) == ("sound", "pays", 0)


@pytest.mark.parametrize("question", [q for asked in QUESTIONS.values() for q in asked])
def test_one_answer_that_does_not_convince_is_enough_whatever_the_numbers(question: Question) -> None:
    reason = next(reason for reason, asked in QUESTIONS.items() if question in asked)
    found = diagnose([reason], ALL_YES | {question: "no"}, streams(**{reason: 500}), TYPED)
    assert (found.kind, found.good[0].standing) == ("probably_losing", "unconvincing")
    assert found.good[0].against == (question,)


def test_convincing_answers_do_not_make_numbers_pay() -> None:
    found = diagnose(["serve"], ALL_YES, streams(serve=-1), TYPED)
    assert (found.kind, found.good[0].standing) == ("probably_losing", "loses")


def test_what_is_not_answered_leaves_it_open() -> None:
    some = {q: a for q, a in ALL_YES.items() if q != "keep_again"} | {"keep_offer": "unsure"}
    found = diagnose(["keep"], some, streams(keep=20), TYPED - {"customers_hours"})  # type: ignore[arg-type]
    (one,) = found.good
    assert (found.kind, one.missing, one.unsure) == ("open", ("keep_again",), ("keep_offer",))
    assert one.assumed == ("customers_hours",)
    assert one.left_open == 3


def test_our_assumptions_alone_decide_nothing() -> None:
    assert diagnose(["reach"], ALL_YES, streams(reach=-50), ()).kind == "open"
    assert diagnose(["reach"], ALL_YES, streams(reach=-50), {"hours"}).kind == "probably_losing"


def test_a_reason_without_hours_is_neither_gain_nor_loss() -> None:
    idle = tuple(replace(one, costs=0.0, brings=0.0, net=0.0) for one in streams())
    assert diagnose(["keep"], ALL_YES, idle, TYPED).good[0].standing == "open"


def test_one_sound_reason_carries_the_others() -> None:
    found = diagnose(["likes", "serve", "reach"], ALL_YES, streams(serve=5), TYPED)
    assert found.kind == "sound"
    assert [one.reason for one in found.good] == ["reach", "serve"]
    assert found.bad == ("likes",)


@given(
    st.sets(st.sampled_from(REASONS)),
    st.dictionaries(st.sampled_from(sorted(ALL_YES)), st.sampled_from(["yes", "unsure", "no"])),
    st.sets(st.sampled_from(sorted(TYPED))),
    st.floats(-1e4, 1e4),
)
def test_any_answers_give_one_diagnosis(
    chosen: set[str], answers: dict[str, str], typed: set[str], net: float
) -> None:
    found = diagnose(chosen, answers, streams(**dict.fromkeys(GOOD, net)), typed)  # type: ignore[arg-type]
    assert (found.kind == "not_chosen") == (not chosen)
    assert (found.kind == "no_good_reason") == (bool(chosen) and not chosen & set(GOOD))
    for one in found.good:
        told = (*one.against, *one.unsure, *one.missing)
        assert set(told) == {q for q in QUESTIONS[one.reason] if answers.get(q) != "yes"}
        if one.standing == "pays":
            assert not told
            assert net > 0
    if found.kind == "sound":
        assert net > 0


def test_the_numbers_that_reasons_stand_on_are_in_the_schema() -> None:
    known = fields(preset("lester"))
    assert known.keys() >= TYPED


def test_what_pays_but_has_no_place_in_the_best_plan_is_sent_on() -> None:
    crowded = tuple(replace(one, best_hours=0.0) for one in streams(reach=20, keep=20))
    found = diagnose(["reach"], ALL_YES, crowded, TYPED)
    assert (found.kind, found.verdict, found.good[0].standing) == ("redirect", "redirect", "redirect")
    assert diagnose(["reach"], ALL_YES, streams(reach=20), TYPED).kind == "sound"
    assert diagnose(["serve"], ALL_YES, crowded, TYPED).kind == "probably_losing"


def test_it_says_of_posting_what_the_verdict_says() -> None:
    lester = with_numbers(preset("lester"), {"hours": 4, "contacts_per_hour": 2.5, "able_of_ten": 2})
    assert decide(lester).verdict == "redirect"
    found = diagnose(["reach"], ALL_YES, reasons(lester), {"hours", "contacts_per_hour", "able_of_ten"})
    assert found.verdict == "redirect"


@pytest.mark.parametrize("reason", GOOD)
def test_the_offer_and_the_hour_are_numbers_too(reason: str) -> None:
    (one,) = diagnose([reason], ALL_YES, streams(**{reason: 20}), TYPED - {*COMMON}).good  # type: ignore[list-item]
    assert (one.standing, one.assumed) == ("pays", COMMON)
    # Alone they say nothing of a reason.
    (one,) = diagnose([reason], ALL_YES, streams(**{reason: 20}), COMMON).good  # type: ignore[list-item]
    assert one.standing == "open"


@pytest.mark.parametrize(
    ("p_pays", "standing"), [(0.1, "loses"), (0.35, "open"), (0.65, "open"), (0.9, "loses")]
)
def test_what_may_well_pay_is_not_said_to_lose(p_pays: float, standing: str) -> None:
    unsure = tuple(replace(one, p_pays=p_pays) for one in streams(keep=-1))
    found = diagnose(["keep"], ALL_YES, unsure, TYPED)
    assert found.good[0].standing == standing
    assert found.good[0].in_doubt == (standing == "open")
