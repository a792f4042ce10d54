"""The verdict of a page: follows the numbers at once, says what would change it when the hand rests."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from case_studies.decision import decide
from case_studies.flips import flips
from widgets.session import Session
from widgets.verdict import Verdict

if TYPE_CHECKING:
    from widgets.passage import Passage

NAME = "01_lester"


def card(verdict: Verdict) -> Passage:
    found: Passage = verdict.children[0]
    return found


@pytest.mark.parametrize(
    ("lang", "headline", "because", "change"),
    [
        (
            "en",
            "Those hours are probably better spent in the half-hour",
            "With these numbers, those hours probably do more",
            "It would change if",
        ),
        (
            "fr",
            "Ces heures sont sans doute mieux employées dans la demi-heure",
            "Avec ces chiffres, ces heures rapportent sans doute plus",
            "Cela changerait si",
        ),
    ],
)
def test_it_has_headline_reason_and_change_from_the_start(
    lang: str, headline: str, because: str, change: str
) -> None:
    session = Session(lang, NAME)
    verdict = Verdict(session)
    first, second = card(verdict).text.split("\n\n")
    assert (card(verdict).headline, card(verdict).tone) == (headline, "no")
    assert first.startswith(because)
    assert second.startswith(change)
    assert verdict.sentence.startswith(f"{headline}. {because}")
    assert verdict.flips == flips(session.business)
    assert verdict.decision == decide(session.business)


def test_it_follows_the_numbers() -> None:
    session = Session("en", NAME)
    verdict = Verdict(session)
    session.put("half_hour_cap_hours", 0)
    assert verdict.decision.verdict == "not_worth_it"
    session.put("hour_value", 5)
    session.put("price", 100)
    assert verdict.decision.verdict == "worth_it"
    assert card(verdict).tone == "yes"
    assert verdict.decision == decide(session.business)
    assert verdict.flips == flips(session.business)


def test_a_doubtful_verdict_ends_in_an_action_of_its_own() -> None:
    session = Session("en", NAME, numbers={"price": 50, "hour_value": 20, "half_hour_cap_hours": 0})
    verdict = Verdict(session)
    assert card(verdict).tone == "unsure"
    assert card(verdict).text.split("\n\n")[2].startswith("So try it with a limit")


def test_while_the_hand_moves_it_says_neither_an_old_change_nor_that_there_is_none() -> None:
    session = Session("en", NAME)
    verdict = Verdict(session)
    settled = asyncio.Event()

    async def hand() -> None:
        verdict.observe(lambda change: "would change" in change["new"] and settled.set(), "sentence")
        session.put("price", 100)
        assert verdict.decision == decide(session.business)
        assert card(verdict).text.split("\n\n")[1] == "…"
        assert "would change" not in verdict.sentence
        assert verdict.flips == ()
        session.put("price", 120)
        await asyncio.wait_for(settled.wait(), 30)

    asyncio.run(hand())
    assert verdict.flips == flips(session.business)
    assert "would change" in card(verdict).text
