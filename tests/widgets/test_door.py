"""How do people come to you? The answer chooses the start, and with it the words of every form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from case_studies.flat import fields
from case_studies.parse import preset, preset_names
from widgets.choice import Choice
from widgets.cost_of_free.workbook import CostOfFree
from widgets.door import STARTS, Door
from widgets.lester.workbook import Lester
from widgets.number_field import NumberField
from widgets.numbers_form import NumbersForm
from widgets.passage import Passage
from widgets.save_file import write_saved
from widgets.session import START, Session
from widgets.switch import Switch
from widgets.texts import Texts
from widgets.ways import WORDS
from widgets.why_there.workbook import WhyThere
from widgets.your_verdict.workbook import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ipywidgets import Widget

NAME = "01_lester"
LESTERS = {"lester", "lester_early"}
# What only an entertainer's trade says, as whole words.
HIS = re.compile(
    r"\b(lester|weddings?|(?:an?|the|his|each|every|eight|of) shows?|bookings?|books?|booked|couples?"
    r"|entertainers?|fans?|bookers?|concerts?|mariages?|mariés|spectacles?|réservations?|réservent?|animateurs?|artistes?)\b",
    re.IGNORECASE,
)


def choice(door: Door) -> Choice:
    return next(child for child in door.children if isinstance(child, Choice))


def everything(box: Widget) -> Iterator[Widget]:
    yield box
    for child in getattr(box, "children", ()):
        yield from everything(child)


def said(session: Session) -> str:
    """Give all that a whole form says: labels, hints, notes, headings."""
    form = NumbersForm(session)
    next(one for one in everything(form) if isinstance(one, Switch)).value = True
    found = everything(form)
    texts = [
        part
        for one in found
        for part in (
            (one.label, one.help, one.note)
            if isinstance(one, NumberField)
            else (one.label,)
            if isinstance(one, Switch)
            else (one.text,)
            if isinstance(one, Passage)
            else ()
        )
    ]
    return "\n".join(texts)


# ---- the question


def test_nobody_has_chosen_lester() -> None:
    door = Door(Session("en", NAME))
    assert choice(door).value is None
    assert "no answer yet" in door.sentence


@pytest.mark.parametrize(("way", "start"), STARTS.items())
def test_the_answer_is_a_start_that_comes_that_way(way: str, start: str) -> None:
    session = Session("fr", NAME)
    door = Door(session)
    choice(door).value = way
    assert session.business.name == start
    assert session.business.way == way
    assert session.answers[START] == start
    assert session.keeper.saved.answers[START] == start


def test_what_was_typed_before_the_answer_stays() -> None:
    session = Session("en", NAME)
    session.put("price", 4)
    choice(Door(session)).value = "walk_in"
    assert session.business.offer.price == 4


def test_a_start_chosen_elsewhere_that_comes_that_way_stays() -> None:
    session = Session("en", NAME)
    door = Door(session)
    session.start_from("restaurant")
    assert choice(door).value == "walk_in"
    choice(door).value = "visit"
    choice(door).value = "walk_in"
    assert session.business.name == "shop"
    session.start_from("restaurant")
    choice(door).value = "walk_in"
    assert session.business.name == "restaurant"


def test_the_answer_comes_back_with_the_numbers_in_another_workbook() -> None:
    first = Session("en", NAME)
    choice(Door(first)).value = "visit"
    kept = first.keeper.saved
    second = Session("fr", "02_why_are_you_there")
    door = Door(second)
    content = {"kind": "start", "with": write_saved(kept)}
    second.keeper._handle_custom_msg(content, [])  # noqa: SLF001 - where ipywidgets hands messages over
    assert second.business.name == "visits"
    assert choice(door).value == "visit"


def test_panels_made_after_the_answer_speak_the_learners_language() -> None:
    book = Lester("en")
    choice(book.door).value = "walk_in"
    form = NumbersForm(book.session)
    assert form["contacts_per_hour"].label == "People who come to you because of it, for one hour of posting"
    choice(book.door).value = "ask"
    form = NumbersForm(book.session)
    assert form["contacts_per_hour"].label == "People who write to you, for one hour of posting"


@pytest.mark.parametrize("way", ["walk_in", "visit"])
def test_no_word_in_the_place_of_another_is_left_over(way: str) -> None:
    """Each sentence that is replaced is one that some catalogue holds."""
    t = Texts("fr")
    for before, after in WORDS[way].items():  # type: ignore[index]  # two of the ways
        assert t(before) != before
        assert t(after) != after


# ---- no word of Lester's trade in other people's forms


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("name", sorted(set(preset_names()) - LESTERS))
def test_a_form_has_no_word_of_lesters_trade(name: str, lang: str) -> None:
    text = said(Session(lang, NAME, name))
    assert len(text) > 1000
    assert HIS.findall(text) == []


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_what_no_form_asks_has_no_word_of_it_either(lang: str) -> None:
    t = Texts(lang)
    texts = [
        t(part)
        for name in sorted(set(preset_names()) - LESTERS)
        for field in fields(preset(name)).values()
        for part in (field.label, field.quantity.help)
        if part
    ]
    assert HIS.findall("\n".join(texts)) == []


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("name", STARTS.values())
def test_no_sentence_on_the_learners_own_numbers_has_a_word_of_it(name: str, lang: str) -> None:
    lester, verdict = Lester(lang, name), Verdict(lang, name)
    why = WhyThere(lang, name, reasons="reach,keep,serve")
    cost = CostOfFree(lang, name)
    panels = [lester.own, lester.takes, lester.luck, why.own, why.takes, verdict.verdict]
    panels += [cost.ways, cost.earn, verdict.drives, verdict.ahead, verdict.plan]
    text = "\n".join(panel.sentence for panel in panels)
    assert len(text) > 1000
    assert HIS.findall(text) == []
