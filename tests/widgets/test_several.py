"""Several of a few answers, without a page."""

from __future__ import annotations

import pytest
from traitlets import TraitError

from widgets.several import Several

OPTIONS = [("a", "Un"), ("b", "Deux"), ("c", "Trois")]


def test_nothing_is_chosen_for_the_learner() -> None:
    several = Several("Pourquoi\u202f?", OPTIONS, lang="fr")
    assert several.value == []
    assert several.sentence == "Pourquoi\u202f? pas encore de réponse"


def test_the_page_sets_several_and_they_stand_in_the_order_of_the_question() -> None:
    several = Several("Why?", OPTIONS, lang="en")
    seen: list[list[str]] = []
    several.observe(lambda change: seen.append(change["new"]), "value")
    several.set_state({"value": ["c", "a", "c"]})
    assert several.value == ["a", "c"]
    assert seen == [["a", "c"]]
    assert several._repr_mimebundle_()[0]["text/plain"] == "Why? Un, Trois"


def test_an_answer_that_is_not_offered_is_refused_in_one_sentence() -> None:
    several = Several("Why", OPTIONS, ["a"], lang="en")
    with pytest.raises(TraitError, match=r"^Why: the answers can be a, b, c, not d\.$"):
        several.value = ["a", "d"]
    assert several.value == ["a"]


@pytest.mark.parametrize(
    ("options", "style"), [(OPTIONS[:1], "big"), (OPTIONS + OPTIONS[:1], "big"), (OPTIONS, "round")]
)
def test_what_makes_no_choice_is_refused(options: list[tuple[str, str]], style: str) -> None:
    with pytest.raises(ValueError, match=r"^(A choice|The style)"):
        Several("Why", options, lang="en", style=style)  # type: ignore[arg-type]
