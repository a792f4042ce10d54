"""The second look at the learner's numbers, as the learner reads it."""

from __future__ import annotations

import asyncio

import pytest

from case_studies.claims import claim
from widgets.passage import Passage
from widgets.plausibility import Plausibility
from widgets.session import Session
from widgets.texts import typeset

NAME = "01_lester"


def test_it_is_quiet_before_anything_is_typed_and_where_all_looks_well() -> None:
    session = Session("en", NAME)
    panel = Plausibility(session)
    assert panel.sentence == "Once you have put in numbers of your own, a second look at them stands here."
    session.put("price", 900)
    assert panel.sentence == "Your numbers: nothing looks like a slip at first sight."
    assert panel.findings == ()


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_finding_says_the_number_the_reason_and_the_source(lang: str) -> None:
    session = Session(lang, NAME)
    panel = Plausibility(session)
    session.put("half_hour_cash", 2400)
    published = claim("france.digital_budget")
    (item,) = [line for line in panel.sentence.splitlines() if line.startswith("- ")]
    money = {"en": "€2,400", "fr": "2\N{NARROW NO-BREAK SPACE}400\N{NO-BREAK SPACE}€"}[lang]
    half_hour = {"en": "Your half-hour, euros a month", "fr": "Votre demi-heure, euros par mois"}[lang]
    assert item.startswith(f"- {half_hour}")
    assert money in item
    assert typeset(published.prose(lang).says, lang) in item
    assert typeset(published.provenance(lang), lang) in item


def test_it_goes_when_the_number_is_put_right() -> None:
    session = Session("en", NAME)
    panel = Plausibility(session)
    session.put("closing_rate", 0.005)
    assert "Did you mean 50%?" in panel.sentence
    session.put("closing_rate", 0.5)
    assert "nothing looks like a slip" in panel.sentence


def test_it_changes_no_number() -> None:
    session = Session("en", NAME)
    Plausibility(session)
    session.put("hour_value", 0)
    assert session.business.hour_value == 0


def test_it_waits_until_the_hand_rests() -> None:
    session = Session("en", NAME)
    panel = Plausibility(session)

    async def hand() -> None:
        session.put("hour_value", 300)
        assert panel.sentence.startswith("Once you have")

    asyncio.run(hand())


def test_what_a_saved_file_brings_is_looked_at_too() -> None:
    session = Session("en", NAME, link={"hour_value": 300})
    panel = Plausibility(session)
    assert "Is it for a day?" in panel.sentence
    assert "**Your" not in panel.sentence
    assert panel.children[0].kind == "note"
    assert isinstance(panel.children[0], Passage)
