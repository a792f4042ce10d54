"""Deck: what they take, what they say, and where their links may lead."""

from __future__ import annotations

import pytest

from widgets.deck import Card, Deck

TWO = (
    Card("The first", "Stop", "Because **so**."),
    Card("The second", text="No.", link="Go", href="01_x.ipynb"),
)


def test_the_text_form_is_every_card_a_line_without_stars() -> None:
    cards = Deck(TWO, lang="en")
    assert cards.sentence == "The first Stop Because so.\nThe second No."
    data, _ = cards._repr_mimebundle_()
    assert data["text/plain"] == cards.sentence


def test_cards_can_be_replaced_and_read_back() -> None:
    cards = Deck((), lang="fr", arrangement="rows")
    cards.cards = TWO
    assert cards.cards == TWO


@pytest.mark.parametrize("href", ["https://x.invalid/", "javascript:alert(1)", "/etc/passwd", "//x.invalid"])
def test_a_link_stays_in_the_course(href: str) -> None:
    with pytest.raises(ValueError, match="one of the course's own pages"):
        Card("a", href=href)


def test_other_words_are_refused() -> None:
    with pytest.raises(ValueError, match="The tone is 'loud'"):
        Card("a", tone="loud")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="The arrangement is 'heap'"):
        Deck((), lang="en", arrangement="heap")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match='"fr" or "en"'):
        Deck((), lang="de")
