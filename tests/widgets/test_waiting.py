"""A trade is a scenario of ours: no verdict on it before one number is its owner's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from case_studies.parse import preset_names
from case_studies.trades import TRADES
from widgets.cost_of_free.workbook import CostOfFree
from widgets.eight_businesses.workbook import EightBusinesses
from widgets.lester.workbook import Lester
from widgets.session import Session
from widgets.waiting import NOT_YET, TRADE, Waiting, waits
from widgets.which_channels.workbook import WhichChannels
from widgets.who_spends.workbook import WhoSpends
from widgets.your_verdict.workbook import Verdict

if TYPE_CHECKING:
    from widgets.panel import Panel
    from widgets.shell import Shell
    from widgets.workbook import Workbook

VERDICTS = {"worth_it", "redirect", "not_worth_it", "test_first", "cannot_tell"}
SAID = re.compile(r"worth|half-hour|pays|trial|€\d|in the long run", re.IGNORECASE)
EVERY = pytest.mark.parametrize("workbook", [Lester, CostOfFree, WhichChannels, Verdict, EightBusinesses])


def judging(page: Workbook) -> list[Shell[Panel]]:
    """Give the places of a page that say a verdict."""
    if isinstance(page, Verdict):
        return [page.verdict, page.authors, page.drives, page.ahead, page.plan, page.page]
    if isinstance(page, Lester):
        return [page.own, page.takes, page.luck]
    if isinstance(page, WhichChannels):
        return [page.own, page.next_hour, page.takes]
    return [page.earn] if isinstance(page, CostOfFree) else []


def test_every_trade_is_a_business_of_the_kit_and_has_its_name() -> None:
    assert set(TRADES) == set(TRADE) <= set(preset_names())


@EVERY
@pytest.mark.parametrize("trade", TRADES)
def test_no_verdict_on_a_trade_before_a_number_is_its_owners(workbook: type[Workbook], trade: str) -> None:
    page = workbook("en", trade)
    assert page.result.verdict == NOT_YET  # type: ignore[attr-defined]  # each workbook has one
    for place in judging(page):
        assert isinstance(place.inside, Waiting)
        assert SAID.search(place.sentence) is None
        assert not place.gives_away()


@EVERY
def test_a_number_given_with_the_page_is_somebodys(workbook: type[Workbook]) -> None:
    page = workbook("en", "bakery", price=7)  # what we assume too: given is given
    assert page.result.verdict in VERDICTS  # type: ignore[attr-defined]  # each workbook has one
    assert not any(isinstance(place.inside, Waiting) for place in judging(page))


@pytest.mark.parametrize("workbook", [Lester, CostOfFree, WhichChannels, Verdict])
def test_the_verdict_stands_there_as_soon_as_a_number_is_typed(workbook: type[Workbook]) -> None:
    page, known = workbook("en", "bakery"), workbook("en", "bakery", price=8)
    places = judging(page)
    (form,) = (
        place.inside.form for place in places if isinstance(place.inside, Waiting) and place.inside.form
    )
    form["price"].value = 8.0
    assert [place.sentence for place in places] == [place.sentence for place in judging(known)]
    assert page.result == known.result  # type: ignore[attr-defined]  # each workbook has one


def test_what_still_waits_for_a_guess_goes_on_waiting_and_the_fields_stay() -> None:
    page = Verdict("en", "bakery")
    waiting = page.verdict.inside
    assert isinstance(waiting, Waiting)
    form = waiting.form
    page.session.put("price", 8.0)
    assert page.verdict.gives_away() == Verdict("en", "bakery", price=8).verdict.gives_away() is True
    assert form in waiting.children
    page.session.answer("verdict_guess", "less")
    page.session.restored += 1
    assert not page.verdict.gives_away()
    assert list(waiting.children) == [waiting.inside]


def test_a_trade_chosen_on_the_page_waits_too_and_another_business_does_not() -> None:
    page = Verdict("en")
    assert not isinstance(page.verdict.inside, Waiting)
    page.session.start_from("garage")
    assert isinstance(page.verdict.inside, Waiting)
    page.session.start_from("restaurant")
    assert not isinstance(page.verdict.inside, Waiting)


@EVERY
def test_nothing_is_recorded_of_a_trade_that_nobody_runs(workbook: type[Workbook]) -> None:
    recorded, others = workbook("en", "bakery").result, workbook("en", "garage").result  # type: ignore[attr-defined]  # each workbook has one
    assert recorded.sentence.startswith("No verdict yet: every number on this page is our assumption")
    assert recorded.numbers == others.numbers, "at most what is true of anybody, such as the eight"
    assert (
        not {"net_per_month", "p_pays", "best_net_per_month", "own_net_per_month"} & recorded.numbers.keys()
    )
    assert not recorded.changes


@pytest.mark.parametrize("given", [{}, {"price": 8}])
def test_where_a_trade_stands_is_not_said_of_what_we_assume_that_it_spends(given: dict[str, float]) -> None:
    page = WhoSpends("en", "bakery", **given)
    waiting = page.own.inside
    assert page.result.verdict == NOT_YET
    assert not page.result.numbers
    assert isinstance(waiting, Waiting)
    assert not re.search(r"firms that spend|€\d", page.own.sentence)
    assert waiting.form
    waiting.form["hours"].value = 5.0
    known = WhoSpends("en", "bakery", **given, hours=5)
    assert page.own.sentence == known.own.sentence
    assert page.result == known.result
    assert known.result.verdict == "nothing"


def test_numbers_of_another_page_count_here() -> None:
    session = Session("fr", "04_your_verdict", "band")
    assert waits(session)
    session.put("hours", 3.0)
    assert not waits(session)
    session.start_from("garage")
    assert not waits(session), "what was typed goes along"


@pytest.mark.parametrize("name", sorted(set(preset_names()) - set(TRADES)))
def test_nobody_else_has_to_wait(name: str) -> None:
    assert not waits(Session("en", "04_your_verdict", name))


def test_it_is_said_in_french() -> None:
    assert "hypothèses pour une boulangerie" in Verdict("fr", "bakery").verdict.sentence
