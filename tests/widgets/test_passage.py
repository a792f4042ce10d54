"""The passage: its text form, and one message a change."""

from __future__ import annotations

from typing import Any

import pytest
from traitlets import TraitError

from tests.widgets.opened import opened
from widgets.passage import Passage


def test_its_text_form_has_no_marks() -> None:
    passage = Passage(
        "**Because** 9 of 10\ncan not pay.\n\n- one **x**", lang="en", headline="Better: the half-hour"
    )
    data, _ = passage._repr_mimebundle_()
    assert data["text/plain"] == "Better: the half-hour\n\nBecause 9 of 10\ncan not pay.\n\n- one x"
    assert Passage("2 ** 3 = 8", lang="en").sentence == "2 ** 3 = 8"


def test_say_is_one_message_and_keeps_what_it_is_not_given(monkeypatch: pytest.MonkeyPatch) -> None:
    passage = Passage("Yes.", lang="fr", headline="Oui", tone="yes")
    assert opened(passage)
    sent: list[dict[str, Any]] = []
    monkeypatch.setattr(passage, "send_state", lambda key=None: sent.append(passage.get_state(key)))
    passage.say("No.", tone="no")
    assert sent == [{"text": "No.", "tone": "no"}]
    assert passage.headline == "Oui"
    passage.say("No.", headline="")
    assert passage.sentence == "No."


@pytest.mark.parametrize("wrong", [{"kind": "shout"}, {"tone": "red"}])
def test_another_kind_or_tone_is_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(TraitError):
        Passage("", lang="en", **wrong)  # type: ignore[arg-type]  # wrong on purpose


def test_another_language_is_refused() -> None:
    with pytest.raises(ValueError, match="de"):
        Passage("", lang="de")
