"""Choice, switch and button without a page."""

from __future__ import annotations

import pytest
from traitlets import TraitError

from tests.widgets.opened import opened
from widgets.action_button import ActionButton
from widgets.choice import Choice
from widgets.switch import Switch

OPTIONS = [("yes", "Oui, plutôt"), ("no", "Non, plutôt pas")]


def test_nothing_is_chosen_for_the_learner() -> None:
    choice = Choice("Est-ce rentable\u202f?", OPTIONS, lang="fr")
    assert choice.value is None
    assert choice.sentence == "Est-ce rentable\u202f? pas encore de réponse"


def test_the_page_sets_the_value_and_the_sentence_follows() -> None:
    choice = Choice("Guess", OPTIONS, lang="en")
    seen: list[str] = []
    choice.observe(lambda change: seen.append(change["new"]), "value")
    choice.set_state({"value": "no"})
    assert seen == ["no"]
    assert choice._repr_mimebundle_()[0]["text/plain"] == "Guess: Non, plutôt pas"


@pytest.mark.parametrize("value", ["maybe", "", 5])
def test_an_answer_that_is_not_offered_is_refused(value: object) -> None:
    choice = Choice("Guess", OPTIONS, "yes", lang="en")
    with pytest.raises(TraitError):
        choice.value = value
    choice.set_state({"value": value})
    assert choice.value == "yes"


def test_the_refusal_names_what_is_accepted() -> None:
    with pytest.raises(TraitError, match=r"^Guess: the answer can be yes, no, not 'maybe'\.$"):
        Choice("Guess", OPTIONS, "maybe", lang="en")


def test_a_question_that_ends_in_a_mark_is_not_followed_by_a_colon() -> None:
    assert Choice("Does it pay?", OPTIONS, "yes", lang="en").sentence == "Does it pay? Oui, plutôt"


@pytest.mark.parametrize(
    ("options", "more"),
    [
        ([], {}),
        (OPTIONS[:1], {}),
        (OPTIONS + OPTIONS[:1], {}),
        (OPTIONS, {"style": "round"}),
        (OPTIONS, {"lang": "de"}),
    ],
)
def test_what_makes_no_choice_is_refused(options: list[tuple[str, str]], more: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"^[A-Z].*\.$"):
        Choice("Guess", options, **{"lang": "en", **more})  # type: ignore[arg-type]


def test_a_switch_is_on_or_off() -> None:
    switch = Switch("Un second produit", lang="fr")
    assert switch.value is False
    switch.set_state({"value": True})
    assert switch.value is True
    assert switch.sentence == "Un second produit\u00a0: oui"
    with pytest.raises(TraitError):
        switch.value = "on"


def hear(button: ActionButton, kind: str) -> None:
    message = {"method": "custom", "content": {"kind": kind}}
    opened(button).handle_msg({"content": {"data": message}, "buffers": []})


def test_a_button_calls_back_unless_disabled() -> None:
    button = ActionButton("Recommencer", lang="fr")
    pressed: list[int] = []
    button.on_click(lambda: pressed.append(1))
    for kind in ("click", "other"):
        hear(button, kind)
    button.disabled = True
    hear(button, "click")
    assert pressed == [1]
    assert button._repr_mimebundle_()[0]["text/plain"] == "Recommencer"
