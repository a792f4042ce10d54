"""One sentence for each number that can not be used, in the reader's language."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_studies.errors import FieldError, FieldErrors, Reason
from case_studies.flat import fields
from case_studies.parse import from_dict, preset, try_numbers
from widgets.field_sentences import sentence
from widgets.save_file_error import SaveFileError, SaveFileReason
from widgets.texts import Texts

EN, FR = Texts("en"), Texts("fr")
LESTER = preset("lester")


def said(key: str, value: object, t: Texts = EN) -> str:
    (error,) = try_numbers(LESTER, {key: value})[1]
    return sentence(error, t)


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        ("hours", "abc", "“abc” is not a number; give one from 0.5 to 160\u00a0h, for example 20."),
        ("price", -5.0, "“-5” is out of range; give one from €1 to €100,000, for example 100."),
        ("price", 1234567, "“1,234,567” is out of range; give one from €1 to €100,000, for example 100."),
        ("price", "", "no number was given; give one from €1 to €100,000, for example 100."),
        ("margin_ratio", 40, "“40” is out of range; give one from 1% to 100%, for example 0.1 for 10%."),
        (
            "price",
            (3, 2, 1),
            "“3, 2, 1” is not in order; give lowest, likeliest and highest, from €1 to €100,000.",
        ),
    ],
)
def test_it_names_field_given_and_accepted(key: str, value: object, expected: str) -> None:
    label = fields(LESTER)[key].label
    assert said(key, value) == f"{label}: {expected}"


def test_french_prints_the_french_way() -> None:
    text = said("price", "abc", FR)
    assert "«\u00a0abc\u00a0» n’est" in text  # noqa: RUF001 - the apostrophe of French print
    assert "\u202f; indiquez un nombre entre 1\u00a0€ et 100\u202f000\u00a0€, par exemple 100." in text
    assert said("margin_ratio", 40, FR).endswith("par exemple 0.1 pour 10\u00a0%.")
    assert "« -5".replace(" ", "\u00a0") in said("price", -5, FR)


def test_shares_that_are_too_much_together_are_not_called_out_of_range() -> None:
    errors = try_numbers(LESTER, {"share_couples": 0.7, "share_bookers": 0.6})[1]
    assert len(errors) == 2
    for error in errors:
        assert "more than the whole; they add up to 100% at most" in sentence(error, EN)
    assert "“7” is out of range" in said("share_couples", 7)


def test_another_activity_has_its_own_label() -> None:
    assert said("half_hour_contacts_per_hour", "x").startswith("People you speak with, in one hour of it: ")
    assert said("contacts_per_hour", "x").startswith("People who write to you, for one hour of posting: ")
    assert said("share_couples", "x").startswith("Their share among those who write to you: ")
    assert said("half_hour_share_couples", "x").startswith("Their share among those you speak with: ")


def test_a_misspelt_name_finds_its_neighbour() -> None:
    assert said("prise", 3) == "No number is called “prise”; did you mean “price”?"
    assert said("zzzz", 3).startswith("No number is called “zzzz”; names are, for example, ")


def test_a_switch_says_its_words() -> None:
    assert said("second_on", "maybe") == "A cheaper product: “maybe” cannot be used; give true or false."


def test_an_unknown_business_lists_the_known_ones() -> None:
    with pytest.raises(FieldError) as caught:
        preset("lestre")
    assert sentence(caught.value, FR).startswith("Aucune entreprise ")
    assert "lester_early" in sentence(caught.value, EN)


def test_nested_data_has_sentences_too() -> None:
    data = LESTER.model_dump() | {"colour": "blue", "name": "Not A Name"}
    with pytest.raises(FieldErrors) as caught:
        from_dict(data)
    texts = [sentence(error, EN) for error in caught.value.errors]
    assert any("No number is called “colour”" in text for text in texts)
    assert any("“Not A Name” cannot be read" in text for text in texts)
    clash = LESTER.model_dump()
    clash["activities"][1]["name"] = "posting"
    with pytest.raises(FieldErrors) as caught:
        from_dict(clash)
    assert sentence(caught.value.errors[0], EN).startswith("The parts of this business do not fit together")


@pytest.mark.parametrize("t", [EN, FR], ids=["en", "fr"])
@pytest.mark.parametrize("reason", get_args(Reason))
@pytest.mark.parametrize("with_quantity", [True, False])
def test_every_reason_has_one_sentence(reason: Reason, t: Texts, *, with_quantity: bool) -> None:
    quantity = fields(LESTER)["price"].quantity if with_quantity else None
    error = FieldError(
        "file" if reason == "unreadable" else "price", "x{y}", reason, quantity, ("price", "hours")
    )
    text = sentence(error, t)
    assert text.endswith((".", "?"))
    assert "x{y}" in text or "price" in text


@pytest.mark.parametrize("source", ["file", "link", "browser"])
@pytest.mark.parametrize("reason", get_args(SaveFileReason))
def test_every_save_file_reason_has_one_sentence_in_both_languages(
    reason: SaveFileReason, source: str
) -> None:
    error = SaveFileError(reason)
    english, french = (sentence(error, t, source=source) for t in (EN, FR))
    assert english != french
    assert english.count(".") == french.count(".") == 1 or "…" in english
    assert str(error).endswith(".")


@given(
    st.sampled_from([*fields(LESTER), "second_on", "nothing"]),
    st.text() | st.floats() | st.none() | st.lists(st.floats(), max_size=4),
)
def test_whatever_is_given_there_is_a_sentence(key: str, value: object) -> None:
    for error in try_numbers(LESTER, {key: value})[1]:
        for t in (EN, FR):
            assert "{" in error.given or "{" not in sentence(error, t)
