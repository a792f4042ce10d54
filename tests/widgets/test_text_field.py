"""The text field without a page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from traitlets import TraitError

from widgets.text_field import TextField


def test_text_goes_in_and_loses_its_outer_spaces() -> None:
    field = TextField("Ma demi-heure", lang="fr")
    assert field.sentence == "Ma demi-heure\u00a0: pas encore de réponse"
    field.set_state({"value": "  appeler trois clients "})
    assert field.value == "appeler trois clients"
    assert field.sentence == "Ma demi-heure\u00a0: appeler trois clients"


@pytest.mark.parametrize(("lang", "said"), [("fr", "Le\u00a0: 31 mars 2026"), ("en", "Le: March 31, 2026")])
def test_a_date_is_kept_plain_and_said_the_readers_way(lang: str, said: str) -> None:
    field = TextField("Le", "2026-03-31", lang=lang, kind="date")
    assert field.value == "2026-03-31"
    assert field.sentence == said
    field.value = ""
    assert field.value == ""


@pytest.mark.parametrize("text", ["31/03/2026", "2026-02-30", "demain", "20260331", "2026-W10-1"])
def test_what_is_no_date_is_refused(text: str) -> None:
    field = TextField("Le", "2026-03-31", lang="fr", kind="date")
    with pytest.raises(TraitError, match=r'^Le: a date such as "2026-03-31" is accepted, not '):
        field.value = text
    assert field.value == "2026-03-31"


@pytest.mark.parametrize("text", ["x" * 11, "a\nb"])
def test_too_long_or_several_lines_is_refused(text: str) -> None:
    field = TextField("Note", "ok", lang="en", max_length=10)
    with pytest.raises(TraitError, match=r"^Note: "):
        field.value = text
    assert field.value == "ok"


def test_a_message_goes_with_the_next_change() -> None:
    field = TextField("Note", lang="en")
    field.message = "This link was damaged."
    field.value = "ok"
    assert field.message == ""


@given(st.text(max_size=50))
def test_any_text_is_taken_as_it_is_or_refused(text: str) -> None:
    field = TextField("Note", "before", lang="en", max_length=40)
    lines = text.strip().splitlines()
    if len(text.strip()) > 40 or len(lines) > 1:
        with pytest.raises(TraitError, match=r"^Note: "):
            field.value = text
        assert field.value == "before"
    else:
        field.value = text
        assert field.value == text.strip()


@pytest.mark.parametrize("wrong", [{"kind": "number"}, {"max_length": 0}, {"lang": "de"}])
def test_arguments_that_make_no_field_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"^[A-Z].*\.$"):
        TextField("Note", **{"lang": "en", **wrong})  # type: ignore[arg-type]
