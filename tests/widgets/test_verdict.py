"""The verdict of a page: follows the numbers at once, says what would change it when the hand rests."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from case_studies.decision import decide
from case_studies.flips import flips
from case_studies.parse import preset, with_numbers
from widgets.texts import Texts
from widgets.verdict import Verdict

if TYPE_CHECKING:
    from widgets.passage import Passage

LESTER = preset("lester")


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
    verdict = Verdict(LESTER, Texts(lang))
    first, odds, second = card(verdict).text.split("\n\n")
    assert (card(verdict).headline, card(verdict).tone) == (headline, "no")
    assert first.startswith(because)
    assert "134" in odds
    assert second.startswith(change)
    assert verdict.sentence.startswith(f"{headline}. {because}")
    assert verdict.flips == flips(LESTER)
    assert verdict.decision == decide(LESTER)


def test_it_follows_the_numbers() -> None:
    verdict = Verdict(LESTER, Texts("en"))
    verdict.follow(with_numbers(LESTER, {"half_hour_cap_hours": 0}))
    assert verdict.decision.verdict == "not_worth_it"
    cheap = with_numbers(LESTER, {"half_hour_cap_hours": 0, "hour_value": 5, "price": 100})
    verdict.follow(cheap)
    assert verdict.decision.verdict == "worth_it"
    assert card(verdict).tone == "yes"
    assert verdict.decision == decide(cheap)
    assert verdict.flips == flips(cheap)


DOUBTFUL = {"price": 50, "hour_value": 20, "half_hour_cap_hours": 0, "hours": 20}


def test_a_doubtful_verdict_ends_in_an_action_of_its_own() -> None:
    verdict = Verdict(with_numbers(LESTER, DOUBTFUL), Texts("en"))
    assert card(verdict).tone == "unsure"
    assert card(verdict).text.split("\n\n")[3].startswith("So try it with a limit")


def test_nobody_is_told_what_to_do_about_somebody_elses_business() -> None:
    verdict = Verdict(with_numbers(LESTER, DOUBTFUL), Texts("en"), action=False)
    assert len(card(verdict).text.split("\n\n")) == 3
    assert "So try it" not in verdict.sentence


def test_only_named_numbers_are_looked_at() -> None:
    verdict = Verdict(LESTER, Texts("en"), keys=("share_couples", "hour_value"))
    assert {flip.key for flip in verdict.flips} == {"share_couples", "hour_value"}
    assert "“Couples who plan a wedding” were about" in card(verdict).text


def test_while_the_hand_moves_it_says_neither_an_old_change_nor_that_there_is_none() -> None:
    verdict = Verdict(LESTER, Texts("en"))
    settled = asyncio.Event()

    async def hand() -> None:
        verdict.observe(lambda change: "would change" in change["new"] and settled.set(), "sentence")
        verdict.follow(with_numbers(LESTER, {"price": 100}))
        assert verdict.decision == decide(with_numbers(LESTER, {"price": 100}))
        assert (
            card(verdict).text.split("\n\n")[2]
            == "One moment: what would turn this answer round is being worked out…"
        )
        assert "would change" not in verdict.sentence
        assert verdict.flips == ()
        verdict.follow(with_numbers(LESTER, {"price": 120}))
        await asyncio.wait_for(settled.wait(), 30)

    asyncio.run(hand())
    assert verdict.flips == flips(with_numbers(LESTER, {"price": 120}))
    assert "would change" in card(verdict).text
