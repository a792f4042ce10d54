"""The number field without a page: what the page would send, and what stands afterwards."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from traitlets import TraitError

from case_studies.ranges import Range
from tests.widgets.opened import opened
from widgets.number_field import NumberField
from widgets.panel import VIEW
from widgets.stops import slider_stops


def price(lang: str = "fr", value: float | Range = 1000, **more: Any) -> NumberField:  # noqa: ANN401 - any option of the field
    options = {"unit": "EUR", "low": 1, "high": 100_000, "scale": "log", **more}
    return NumberField("Prix" if lang == "fr" else "Price", value, lang=lang, **options)


def drawn(field: NumberField, name: str) -> Any:  # noqa: ANN401 - what the page is given
    return field.get_state()[f"_{name}"]


def hear(field: NumberField, content: object) -> None:
    opened(field).handle_msg({"content": {"data": {"method": "custom", "content": content}}, "buffers": []})


def send(field: NumberField, **content: object) -> None:
    hear(field, content)


def typed(field: NumberField, text: str, box: str = "value") -> None:
    send(field, kind="typed", box=box, text=text, seq=drawn(field, "seen") + 1)


def heard(field: NumberField) -> list[object]:
    values: list[object] = []
    field.observe(lambda change: values.append(change["new"]), "value")
    return values


@pytest.mark.parametrize(
    ("lang", "text", "shown"), [("fr", "1 200,50", "1\u202f200,50"), ("en", "1,200.50", "1,200.50")]
)
def test_a_number_typed_the_readers_way_is_used_and_shown_their_way(lang: str, text: str, shown: str) -> None:
    field = price(lang)
    values = heard(field)
    typed(field, text)
    assert field.value == 1200.5
    assert values == [1200.5]
    assert drawn(field, "texts") == {"value": shown}
    assert field.message == ""


def test_the_same_number_typed_differently_is_shown_our_way_again() -> None:
    field = price()
    values = heard(field)
    typed(field, "1000,00 €")
    assert values == []
    assert drawn(field, "texts") == {"value": "1\u202f000"}
    assert drawn(field, "seen") == 1


@pytest.mark.parametrize("text", ["abc", "", "-5", "1e3", "999999999", "1.200", "12 %", "1 20"])
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_what_is_not_taken_stays_as_typed_and_the_value_stays_too(lang: str, text: str) -> None:
    field = price(lang, high=9000, value=1200.5)
    if lang == "en" and text == "1.200":
        text = "1.200.20"
    values = heard(field)
    typed(field, text)
    assert values == []
    assert field.value == 1200.5
    assert drawn(field, "texts") == {"value": text}
    assert drawn(field, "faulty") == ["value"]
    assert field.message.endswith(
        "en attendant, 1\u202f200,50\u00a0€ reste en place."
        if lang == "fr"
        else "until then €1,200.50 stays in use."
    )
    typed(field, "900")
    assert (field.value, drawn(field, "faulty"), field.message) == (900, [], "")


def test_out_of_range_says_the_range() -> None:
    field = price("en", low=0, high=500, value=100, scale="linear")
    typed(field, "501")
    assert field.message == (
        "“501” is out of range: type a number from €0 to €500; until then €100 stays in use."
    )


@pytest.mark.parametrize(
    "value", [-1, 0.5, 100_001, float("nan"), float("inf"), None, "5", True, (1, 2), (3, 2, 1), (1, 2, 1e6)]
)
def test_a_wrong_value_from_code_is_refused_in_one_sentence(value: object) -> None:
    field = price("en", ranged=True)
    with pytest.raises(TraitError, match=r"^Price: [^\n]*\.$"):
        field.value = value
    assert field.value == 1000
    with pytest.raises(TraitError):
        price("en", value=value)


def test_a_range_from_code_needs_a_field_that_allows_it() -> None:
    with pytest.raises(TraitError, match=r"^Prix: "):
        price(value=Range(1, 2, 3))
    assert price(value=(1, 2, 3), ranged=True).value == Range(1.0, 2.0, 3.0)


@pytest.mark.parametrize("text", ["10 à 12", "10 to 12", "10-12"])
@pytest.mark.parametrize(("lang", "press"), [("fr", "« Vous hésitez\u202f? »"), ("en", "“Not sure?”")])
def test_a_range_typed_into_one_box_is_told_where_three_numbers_go(lang: str, press: str, text: str) -> None:
    ranged, plain = price(lang, ranged=True), price(lang)
    for field in (ranged, plain):
        typed(field, text)
        assert field.value == 1000
        assert drawn(field, "texts") == {"value": text}
    assert press in ranged.message.replace("\u00a0", " ")
    assert press not in plain.message.replace("\u00a0", " ")
    # Once the three boxes are there, each wants one number, and there is nothing left to press.
    send(ranged, kind="unsure", open=True)
    assert drawn(ranged, "texts")["likely"] == text
    assert ranged.message
    assert press not in ranged.message.replace("\u00a0", " ")


def test_setting_the_value_draws_it_and_drops_the_message() -> None:
    field = price()
    typed(field, "abc")
    field.value = 2000
    assert drawn(field, "texts") == {"value": "2\u202f000"}
    assert field.message == ""
    assert drawn(field, "stops")[drawn(field, "at")] == 2000
    assert isinstance(field.value, float)


def test_a_message_from_outside_stands_until_the_next_good_number() -> None:
    field = price()
    field.message = "Ce lien était abîmé."
    assert drawn(field, "faulty") == []
    typed(field, "1000")
    assert field.message == ""


def test_who_watches_the_value_may_leave_a_message_and_a_note() -> None:
    field = price()

    def react(change: dict[str, Any]) -> None:
        field.message = "C'est beaucoup."
        field.note = f"{change['new']:.0f}"

    field.observe(react, "value")
    typed(field, "90000")
    assert (field.message, field.note) == ("C'est beaucoup.", "90000")


def test_who_watches_and_fails_does_not_leave_the_page_waiting() -> None:
    field = price()

    def fail(_: object) -> None:
        raise RuntimeError

    field.observe(fail, "value")
    hear(field, {"kind": "typed", "box": "value", "text": "5", "seq": 7})
    assert drawn(field, "seen") == 7


def test_a_value_of_zero_is_drawn_too() -> None:
    field = NumberField("Solde", 0, unit="EUR", low=-10, high=10, lang="fr")
    assert drawn(field, "texts") == {"value": "0"}
    assert field.sentence == "Solde\u00a0: 0\u00a0€"


def test_reset_goes_back_and_forgets_what_was_typed() -> None:
    field = price()
    typed(field, "2000")
    field.reset()
    assert field.value == 1000
    typed(field, "abc")
    field.reset()
    assert (drawn(field, "texts"), field.message) == ({"value": "1\u202f000"}, "")


@pytest.mark.parametrize("value", [1000, Range(800, 1000, 1500)])
def test_forgetting_shows_the_value_in_use_and_changes_none(value: float | Range) -> None:
    field = price(ranged=True, value=value)
    before = drawn(field, "texts")
    values = heard(field)
    typed(field, "abc", next(reversed(before)))
    assert drawn(field, "faulty")
    send(field, kind="forget", seq=2)
    assert (drawn(field, "texts"), drawn(field, "faulty"), field.message) == (before, [], "")
    assert (field.value, values) == (value, [])
    assert drawn(field, "seen") == 2


def test_the_slider_gives_the_stop_it_stands_at() -> None:
    field = NumberField("Part", 0.5, unit="share", low=0, high=1, lang="fr")
    at = drawn(field, "stops").index(7.0)
    send(field, kind="slid", at=at, seq=1)
    assert field.value == 0.07
    assert drawn(field, "texts") == {"value": "7"}
    assert drawn(field, "at") == at


def test_a_share_is_typed_in_percent() -> None:
    field = NumberField("Part", 0.5, unit="share", low=0, high=1, lang="fr")
    typed(field, "12,5 %")
    assert field.value == 0.125
    assert drawn(field, "texts") == {"value": "12,5"}
    typed(field, "101")
    assert "de 0\u00a0% à 100\u00a0%" in field.message


@pytest.mark.parametrize(
    "content",
    [
        None,
        5,
        {},
        {"kind": "slid", "at": -1},
        {"kind": "slid", "at": 10**6},
        {"kind": "slid", "at": "1"},
        {"kind": "typed", "box": "nowhere", "text": "5"},
        {"kind": "typed", "box": "value", "text": 5},
        {"kind": "unsure", "open": True},
    ],
)
def test_a_page_that_sends_nonsense_changes_nothing(content: object) -> None:
    field = price()
    hear(field, content)
    assert field.value == 1000
    assert drawn(field, "texts") == {"value": "1\u202f000"}


def test_being_unsure_changes_no_number_until_one_is_typed() -> None:
    field = price(ranged=True)
    values = heard(field)
    send(field, kind="unsure", open=True, seq=1)
    assert field.value == Range(1000, 1000, 1000)
    typed(field, "800", "low")
    typed(field, "1 500", "high")
    assert field.value == Range(800, 1000, 1500)
    assert field.sentence == "Prix\u00a0: de 800\u00a0€ à 1\u202f500\u00a0€, probablement 1\u202f000\u00a0€"
    send(field, kind="unsure", open=False, seq=9)
    assert field.value == 1000
    assert isinstance(field.value, float)
    assert len(values) == 4


def test_the_likeliest_moves_all_three_while_they_are_one_number() -> None:
    field = price(ranged=True, value=(1000, 1000, 1000))
    typed(field, "1 500", "likely")
    assert field.value == Range(1500, 1500, 1500)


def test_lowest_likeliest_highest_keep_their_order_by_a_sentence() -> None:
    field = price("en", ranged=True, value=(800, 1000, 1500))
    typed(field, "1,200", "low")
    assert field.value == Range(800, 1000, 1500)
    assert drawn(field, "texts")["low"] == "1,200"
    assert drawn(field, "faulty") == ["low"]
    assert field.message.startswith("“1,200” breaks the order")
    typed(field, "1300", "likely")
    assert field.value == Range(1200, 1300, 1500)
    assert (drawn(field, "faulty"), field.message) == ([], "")


def test_of_two_wrong_boxes_the_one_left_still_has_its_sentence() -> None:
    field = price("en", ranged=True, value=(800, 1000, 1500))
    typed(field, "abc", "low")
    typed(field, "xyz", "high")
    assert field.message.startswith("“xyz”")
    typed(field, "1600", "high")
    assert field.message.startswith("“abc”")
    assert field.value == Range(800, 1000, 1500)
    typed(field, "700", "low")
    assert field.value == Range(700, 1000, 1600)


def test_the_slider_pushes_lowest_and_highest_and_loses_no_text() -> None:
    field = price(ranged=True, value=(800, 1000, 1500))
    typed(field, "abc", "low")
    send(field, kind="slid", at=drawn(field, "stops").index(2000), seq=2)
    assert field.value == Range(800, 2000, 2000)
    assert drawn(field, "texts") == {"low": "abc", "likely": "2\u202f000", "high": "2\u202f000"}


def test_opening_and_closing_keeps_a_text_that_was_not_taken() -> None:
    field = price(ranged=True)
    typed(field, "abc")
    send(field, kind="unsure", open=True, seq=2)
    assert drawn(field, "texts")["likely"] == "abc"
    assert drawn(field, "faulty") == ["likely"]
    send(field, kind="unsure", open=False, seq=3)
    assert drawn(field, "texts") == {"value": "abc"}


def test_the_text_form_is_a_sentence_without_an_id() -> None:
    field = price()
    bundle, _ = field._repr_mimebundle_()
    assert bundle["text/plain"] == "Prix\u00a0: 1\u202f000\u00a0€"
    assert bundle[VIEW]["model_id"] == field.model_id
    assert price("en")._repr_mimebundle_()[0]["text/plain"] == "Price: €1,000"


@pytest.mark.parametrize(
    "wrong",
    [
        {"low": 5, "high": 5},
        {"high": float("inf")},
        {"unit": "kg"},
        {"scale": "cubic"},
        {"step": 0},
        {"step": float("nan")},
        {"low": -5},
        {"scale": "linear", "step": 0.001},
        {"lang": "de"},
    ],
)
def test_arguments_that_make_no_field_are_refused(wrong: dict[str, Any]) -> None:
    options = {"unit": "EUR", "low": 1, "high": 100_000, "lang": "fr", "scale": "log", **wrong}
    with pytest.raises(ValueError, match=r"^[A-Z].*\.$"):
        NumberField("Prix", 5, **options)


def test_a_label_is_needed() -> None:
    with pytest.raises(ValueError, match="label"):
        NumberField(" ", 5, unit="EUR", low=1, high=9, lang="fr")


@given(
    low=st.integers(0, 1000),
    span=st.integers(1, 10**7),
    step=st.sampled_from([None, 1, 10]),
    scale=st.sampled_from(["linear", "log"]),
)
def test_stops_go_up_from_end_to_end(low: int, span: int, step: float | None, scale: Any) -> None:  # noqa: ANN401 - a literal
    if scale == "linear" and step and span / step > 2000:
        step = None
    stops = slider_stops(low, low + span, step, scale)
    assert stops[0] == low
    assert stops[-1] == low + span
    assert all(one < next_ for one, next_ in pairwise(stops))
    assert len(stops) <= 2002
    if step:
        assert all(stop % step == 0 for stop in stops[1:-1])


@pytest.mark.parametrize("text", ["1", "0,1", "0,07", "0,0012", "33,3333", "100"])
def test_what_a_box_shows_reads_back_as_the_value(text: str) -> None:
    field = NumberField("Part", 0.5, unit="share", low=0, high=1, lang="fr")
    typed(field, text)
    assert drawn(field, "texts")["value"] == text
    assert field.value == pytest.approx(float(text.replace(",", ".")) / 100, rel=1e-15)
