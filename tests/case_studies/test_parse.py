from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from case_studies.business import Business
from case_studies.decision import decide
from case_studies.errors import LONGEST_SHOWN, FieldError, FieldErrors, shown
from case_studies.flat import SWITCHES, fields, flat
from case_studies.parse import (
    LARGEST_FILE,
    from_dict,
    from_toml,
    preset,
    preset_names,
    scaled,
    try_numbers,
    with_numbers,
)
from case_studies.quantity import Quantity
from case_studies.ranges import Range

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LESTER = preset("lester")
KEYS = (*fields(LESTER), *SWITCHES)
DATED = {"able_at_price", "half_hour_able_at_price"}
HUGE = 10**5000  # Python refuses to print so long a number
ENDLESS: list[object] = []
ENDLESS.append(ENDLESS)

JUNK = st.recursive(
    st.none()
    | st.booleans()
    | st.floats(allow_nan=True, allow_infinity=True)
    | st.integers()
    | st.text(max_size=8)
    | st.sampled_from(["0.5", "1..2..3", "100", "٣", "1 200,50", 10**400, -(10**400), b"1", ENDLESS]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4) | st.integers(), inner, max_size=3)
    ),
    max_leaves=5,
)
FLAT = st.dictionaries(
    st.sampled_from(KEYS)
    | st.sampled_from(["share_nobody", "price ", "PRICE", "", "half_hour_hours", "share_fans"])
    | st.text(max_size=12)
    | st.integers(),
    JUNK | st.floats(0, 1),
    max_size=8,
)


def says_all(error: FieldError) -> None:
    """Every error says in one sentence which field, what was given and what is accepted."""
    sentence = str(error)
    assert sentence.startswith((error.key, error.given))
    assert "accepted: " in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert len(error.given) <= LONGEST_SHOWN
    if error.quantity is not None:
        assert f"{error.quantity.low:g} to {error.quantity.high:g}" in sentence


# --- flat numbers


@given(FLAT)
@example({1: 2, "half_hour_share_couples": 0.9, "half_hour_share_bookers": 0.9})
@example({"share_nobody": 1, "half_hour_share_couples": 0.9, "half_hour_share_bookers": 0.9})
@settings(deadline=None, max_examples=250)
def test_flat_numbers_never_break_and_every_refusal_explains_itself(given_numbers: dict[Any, Any]) -> None:
    business, errors = try_numbers(LESTER, given_numbers)
    assert isinstance(business, Business)
    for error in errors:
        says_all(error)
    assert {error.key for error in errors} <= {shown(key) for key in given_numbers}
    wrong = [error.key for error in errors if error.reason != "unknown_key"]
    assert len(wrong) == len(set(wrong)), "one sentence a field"
    # What was refused leaves the base's own number in place.
    for key in (set(wrong) & set(fields(LESTER))) - DATED:  # a count takes today's price in its place
        assert fields(business)[key].value == fields(LESTER)[key].value
    if errors:
        with pytest.raises(FieldErrors) as caught:
            with_numbers(LESTER, given_numbers)
        assert len(caught.value.errors) == len(errors)
    else:
        assert with_numbers(LESTER, given_numbers) == business


@given(
    st.dictionaries(
        st.sampled_from(list(fields(LESTER))), st.floats(-10, 2000) | st.integers(0, 12), max_size=6
    ),
)
@settings(deadline=None, max_examples=80)
def test_an_accepted_number_is_the_one_that_stands_there(given_numbers: dict[str, float]) -> None:
    business, errors = try_numbers(LESTER, given_numbers)
    refused = {error.key for error in errors}
    for key, value in given_numbers.items():
        quantity = fields(LESTER)[key].quantity
        now = fields(business)[key].value
        if key not in refused:
            assert (now.likely if isinstance(now, Range) else now) == value
        else:
            assert "share_" in key or not quantity.low <= value <= quantity.high


@pytest.mark.parametrize(
    ("key", "given_value", "reason"),
    [
        ("price", "abc", "not_a_number"),
        ("price", "", "not_a_number"),
        ("price", "\uff11\uff10\uff10", "not_a_number"),
        ("price", "1 200,50", "not_a_number"),
        ("price", -1, "out_of_range"),
        ("price", "nan", "not_a_number"),
        ("price", float("nan"), "out_of_range"),
        pytest.param("price", HUGE, "out_of_range", id="huge"),
        pytest.param("second_on", HUGE, "not_a_number", id="huge switch"),
        pytest.param("price", "9" * 5000, "out_of_range", id="huge text"),
        ("price", [1, 2], "not_a_number"),
        ("price", ENDLESS, "not_a_number"),
        ("price", "5..4..6", "range_order"),
        ("margin_ratio", 70, "out_of_range"),
        ("able_of_ten", 11, "out_of_range"),
        ("prize", 5, "unknown_key"),
        ("half_hour_hours", 5, "unknown_key"),
        ("second_on", "perhaps", "not_a_number"),
    ],
)
def test_a_wrong_number_is_named_with_its_reason(key: str, given_value: object, reason: str) -> None:
    business, (error,) = try_numbers(LESTER, {key: given_value})
    assert business == LESTER
    assert (error.key, error.reason) == (key, reason)
    says_all(error)


def test_all_wrong_numbers_are_told_at_once_and_the_right_ones_are_taken() -> None:
    business, errors = try_numbers(LESTER, {"price": "x", "hours": 500, "hour_value": 30})
    assert [error.key for error in errors] == ["price", "hours"]
    assert business.hour_value == 30
    assert business.offer.price == 1000


@pytest.mark.parametrize("word", [True, "true", "True", " on ", "1", 1, "yes"])
def test_a_switch_is_put_on_in_many_words(word: object) -> None:
    assert with_numbers(LESTER, {"second_on": word}).second.on is True
    assert with_numbers(with_numbers(LESTER, {"second_on": word}), {"second_on": "off"}).second.on is False


def test_nothing_given_changes_nothing() -> None:
    assert with_numbers(LESTER, {}) == LESTER
    assert with_numbers(LESTER, {"price": None, "able_of_ten": None}) == LESTER


def test_shares_that_exceed_the_whole_together_are_refused_with_their_activity_only() -> None:
    given_numbers = {
        "half_hour_share_couples": 0.9,
        "half_hour_share_bookers": 0.9,
        "share_couples": 0.1,
        "price": 500,
    }
    business, errors = try_numbers(LESTER, given_numbers)
    assert {error.key for error in errors} == {"half_hour_share_couples", "half_hour_share_bookers"}
    assert business.offer.price == 500
    assert fields(business)["share_couples"].value == Range(0, 0.1, pytest.approx(0.3))
    assert business.activities[1].shares == LESTER.activities[1].shares


def test_a_share_refused_by_itself_is_told_once() -> None:
    # 7 is refused alone; 0.99 then exceeds the whole beside the 0.05 that stays.
    _, errors = try_numbers(LESTER, {"half_hour_share_couples": 7, "half_hour_share_bookers": 0.99})
    assert [error.key for error in errors] == ["half_hour_share_couples", "half_hour_share_bookers"]


# --- doubt


def test_one_number_in_place_of_a_range_keeps_the_doubt_in_proportion() -> None:
    assert scaled(Range(1, 4, 6), 2, Quantity(label="", unit="plain", low=0, high=100)) == Range(0.5, 2, 3)
    assert with_numbers(LESTER, {"contacts_per_hour": 5}).question.contacts_per_hour == Range(3, 5, 8)


def test_three_equal_numbers_say_that_there_is_no_doubt() -> None:
    assert with_numbers(LESTER, {"contacts_per_hour": [5, 5, 5]}).question.contacts_per_hour == Range(5, 5, 5)


def test_a_new_value_in_place_of_three_equal_ones_is_free_of_rounding() -> None:
    # 5 * (v / 5) is above v for some v; the three would be out of order.
    sure = with_numbers(LESTER, {"contacts_per_hour": [5, 5, 5]})
    for tenths in range(1, 2000, 3):
        value = tenths / 10
        assert with_numbers(sure, {"contacts_per_hour": value}).question.contacts_per_hour == (value,) * 3


def test_doubt_stays_within_the_accepted_range() -> None:
    assert with_numbers(LESTER, {"contacts_per_hour": 200}).question.contacts_per_hour == Range(120, 200, 200)


def test_a_range_without_a_likeliest_value_has_no_proportion_to_keep() -> None:
    quantity = Quantity(label="", unit="plain", low=0, high=10)
    assert scaled(Range(0, 0, 5), 3, quantity) == Range(3, 3, 3)
    assert scaled(Range(0, 1e-308, 5), 0, quantity) == Range(0, 0, 0)


@given(st.tuples(st.floats(0, 100), st.floats(0, 100), st.floats(0, 100)).map(sorted), st.floats(0, 100))
@settings(deadline=None, max_examples=100)
def test_scaled_doubt_is_a_range_around_the_new_value(points: list[float], value: float) -> None:
    span = scaled(Range(*points), value, Quantity(label="", unit="plain", low=0, high=100))
    assert 0 <= span.low <= span.likely <= span.high <= 100
    assert span.likely == value


# --- the price at which a count was made


def test_a_count_is_dated_with_the_price_of_the_day() -> None:
    assert with_numbers(LESTER, {"able_of_ten": 3}).question.able_at_price == 1000
    assert with_numbers(LESTER, {"able_of_ten": 3, "price": 400}).question.able_at_price == 400
    assert with_numbers(LESTER, {"able_of_ten": 3, "able_at_price": 250}).question.able_at_price == 250


def test_a_count_made_earlier_keeps_its_price() -> None:
    counted = with_numbers(LESTER, {"able_of_ten": 3})
    assert with_numbers(counted, {"price": 100}).question.able_at_price == 1000


def test_a_count_can_be_made_while_the_price_is_unsure() -> None:
    unsure = with_numbers(LESTER, {"price": [500, 1000, 2000]})
    assert with_numbers(unsure, {"able_of_ten": 3}).question.able_at_price == 1000


def test_a_count_in_a_file_is_dated_too() -> None:
    data = LESTER.model_dump()
    data["activities"][0]["able_of_ten"] = 5
    counted = from_dict(data)
    assert counted.question.able_at_price == 1000
    assert decide(counted, 50).question.able == pytest.approx(0.5, abs=0.1)
    assert with_numbers(counted, {"price": 100}).question.able_at_price == 1000


# --- nested data


def mangle(data: Any, path: list[int], junk: object, *, drop: bool) -> Any:  # noqa: ANN401 - nested data
    """Put junk somewhere into nested data, or take a part of it away."""
    data = copy.deepcopy(data)
    place, step = data, path[0]
    for step in path:
        places = list(place) if isinstance(place, dict) else list(range(len(place)))
        chosen = places[step % len(places)]
        inner = place[chosen]
        if not isinstance(inner, dict | list) or not inner or step == path[-1]:
            if drop:
                del place[chosen]
            else:
                place[chosen] = junk
            return data
        place = inner
    return data


def plain(part: Any) -> Any:  # noqa: ANN401 - nested data
    """Give dumped data in the shape that TOML and JSON give."""
    if isinstance(part, dict):
        return {key: plain(value) for key, value in part.items()}
    return [plain(value) for value in part] if isinstance(part, tuple | list) else part


@given(st.lists(st.integers(0, 40), min_size=1, max_size=4), JUNK, st.booleans())
@settings(deadline=None, max_examples=250)
def test_mangled_data_give_a_business_or_errors_that_explain_themselves(
    path: list[int],
    junk: object,
    drop: bool,  # noqa: FBT001 - drawn by hypothesis
) -> None:
    try:
        business = from_dict(mangle(plain(LESTER.model_dump()), path, junk, drop=drop))
    except FieldErrors as caught:
        for error in caught.errors:
            says_all(error)
    else:
        flat(business)


@given(JUNK)
@example({"\n" * 99: None})
@settings(deadline=None, max_examples=60)
def test_what_is_no_business_at_all_is_refused(junk: Any) -> None:  # noqa: ANN401 - anything
    with pytest.raises(FieldErrors) as caught:
        from_dict(junk)
    for error in caught.value.errors:
        says_all(error)


@pytest.mark.parametrize(
    ("path", "value", "key", "low_to_high"),
    [
        (("offer", "price"), "x", "offer.price", "1 to 100000"),
        pytest.param(("offer", "price"), HUGE, "offer.price", "1 to 100000", id="huge"),
        (("activities", 1, "cap_hours"), -1, "activities.1.cap_hours", "0 to 160"),
        (("activities", 0, "able_of_ten"), 11, "activities.0.able_of_ten", "0 to 10"),
        (("activities", 0, "shares", "couples"), 2, "activities.0.shares.couples", "0 to 1"),
        (("audiences", 2, "wtp_spread"), 0, "audiences.2.wtp_spread", "0.05 to 3"),
        (("trying_again", "manager_cash"), None, "trying_again.manager_cash", "0 to 50000"),
    ],
)
def test_a_wrong_number_in_a_file_is_named_by_its_place(
    path: tuple[str | int, ...], value: object, key: str, low_to_high: str
) -> None:
    data = place = plain(LESTER.model_dump())
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    with pytest.raises(FieldErrors) as caught:
        from_dict(data)
    (error,) = caught.value.errors
    assert error.key == key
    assert low_to_high in str(error)


def test_an_unknown_key_in_a_file_is_answered_with_the_known_ones() -> None:
    data = plain(LESTER.model_dump())
    data["activities"][1]["hour"] = 3
    with pytest.raises(FieldErrors) as caught:
        from_dict(data)
    (error,) = caught.value.errors
    assert error.reason == "unknown_key"
    assert "cap_hours" in error.accepted


# --- files and presets


@pytest.mark.parametrize(
    "content",
    [
        b"\xff\xfe\x00",
        b"price = ",
        b"price = " + b"9" * 5000,
        b"a = " + b"[" * 5000 + b"]" * 5000,
        b"#" * (LARGEST_FILE + 1),
    ],
    ids=["no text", "no TOML", "endless number", "endless lists", "too large"],
)
def test_a_file_that_is_no_toml_is_refused_by_its_name(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes(content)
    with pytest.raises(FieldError) as caught:
        from_toml(path)
    assert (caught.value.key, caught.value.given, caught.value.reason) == ("file", "mine.toml", "unreadable")
    says_all(caught.value)


def test_a_file_that_is_not_there_is_refused_by_its_name(tmp_path: Path) -> None:
    for path in (tmp_path / "none.toml", tmp_path):
        with pytest.raises(FieldError, match=path.name):
            from_toml(path)


@pytest.mark.parametrize("name", ["", "nobody", "../lester", "lester.toml", "LESTER"])
def test_an_unknown_business_is_answered_with_the_known_ones(name: str) -> None:
    with pytest.raises(FieldError) as caught:
        preset(name)
    assert caught.value.accepted == preset_names()
    assert "lester_early" in str(caught.value)


def test_the_baker_works_end_to_end(baker: Business, exact: Callable[[Business], Business]) -> None:
    decision = decide(baker, 500)
    assert decision.plan["tasting"] == 3, "the tasting up to its cap"
    # A few come back a hundred times, nobody knows how many: what is left for posting is a toss-up.
    assert decision.verdict == "cannot_tell"
    assert decision.doubt > 0.2
    assert decide(with_numbers(baker, {"contacts_per_hour": 5}), 500).verdict == "worth_it"
    assert decide(with_numbers(baker, {"contacts_per_hour": 0.1}), 500).verdict == "redirect"
    assert decision.outcomes["tasting"].per_hour > decision.question.per_hour > 0
    assert list(decision.outcomes) == ["posting", "tasting"]
    cheaper = with_numbers(baker, {"price": 3, "tasting_closing_rate": 0.02, "regulars_wtp_median": 5})
    assert decide(cheaper, 500).outcomes["tasting"].bookings < decision.outcomes["tasting"].bookings
    sure = exact(baker)
    m = 4 * 0.6 * 101
    assert decide(sure, 1).question.earnings == pytest.approx(decide(sure, 1).question.bookings * m)


def test_shown_is_short_printable_and_one_line() -> None:
    assert shown("a\n\tb\x00") == "a b"
    assert shown("x" * 41) == "x" * 39 + "…"
    assert shown(HUGE) == "…"
    assert "\u202e" not in shown("\u202eabc")
