"""A thousand owners: every dot is one, and no column mixes two stories."""

from __future__ import annotations

from math import inf
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from case_studies.luck import Luck, years_of_luck
from widgets.figures.luck_columns import columns_of
from widgets.figures.luck_of_many import draw, reading, table

NB, NN = "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"
Q = "\N{RIGHT SINGLE QUOTATION MARK}"
LESTER = Luck(np.repeat([0, 1, 2, 3, 4, 5], [389, 370, 168, 60, 12, 1]), 2.743)


def dots(luck: Luck) -> dict[str, Any]:
    return {trace.name: trace for trace in draw(luck, lang="en").data}


def notes(luck: Luck, lang: str) -> str:
    return " | ".join(note.text for note in draw(luck, lang=lang).layout.annotations)


def test_english_sentence() -> None:
    assert reading(LESTER, lang="en") == (
        "Of 1,000 owners with the very same numbers, 389 sell nothing in a year, 538 sell too little to pay"
        " for their hours, and 73 make it pay: by luck alone."
    )


def test_french_sentence() -> None:
    assert reading(LESTER, lang="fr") == (
        f"Sur 1{NN}000 indépendants aux chiffres exactement identiques, 389 n{Q}ont aucune vente"
        f" en un an, 538 en ont, mais trop peu pour payer leurs heures, et 73 s{Q}y retrouvent{NB}:"
        f" c{Q}est le seul hasard qui en décide."
    )


@pytest.mark.parametrize(
    ("bookings", "said"),
    [
        (9, "All 10 owners with the very same numbers make it pay: luck decides little here."),
        (0, "All 10 owners with the very same numbers sell nothing: luck decides little here."),
    ],
)
def test_where_all_fare_alike_luck_is_not_blamed(bookings: int, said: str) -> None:
    assert reading(Luck(np.full(10, bookings), 3.0), lang="en") == said


def test_every_owner_is_a_dot_of_their_story() -> None:
    drawn = dots(LESTER)
    assert {name: len(trace.x) for name, trace in drawn.items()} == {"none": 389, "between": 538, "paid": 73}
    places = {(x, y) for trace in drawn.values() for x, y in zip(trace.x, trace.y, strict=True)}
    assert len(places) == 1000
    assert max(drawn["none"].x) < min(drawn["between"].x) < max(drawn["between"].x) < min(drawn["paid"].x)


def test_stories_differ_by_more_than_their_colour() -> None:
    drawn = dots(LESTER)
    assert drawn["between"].marker.line.width > 0
    assert drawn["none"].marker.line.width == drawn["paid"].marker.line.width == 0
    said = notes(LESTER, "en")
    for text in (
        "Each dot is one owner: same numbers",
        "“A waste of time”",
        "nobody writes",
        "“It works!”",
    ):
        assert text in said
    assert "make it pay (3 or more)" in said


def test_french_labels() -> None:
    said = notes(Luck(np.repeat([0, 1, 4], [1, 1, 1998]), 3.0), "fr")
    assert f"<b>1{NN}998</b></span> s{Q}y retrouvent (3 ou plus)" in said
    assert f"<b>1</b></span> n{Q}a aucune vente" in said
    assert f"«{NB}Ça marche{NN}!{NB}»" in said


def test_table_shares_the_last_row_among_the_luckiest() -> None:
    assert table(LESTER, lang="en").rows == (
        ("0", "389", "“A waste of time”"),
        ("1", "370", "none"),
        ("2", "168", "none"),
        ("3", "60", "“It works!”"),
        ("4 or more", "13", "“It works!”"),
    )
    assert table(LESTER, lang="fr").rows[-1] == ("4 ou plus", "13", f"«{NB}Ça marche{NN}!{NB}»")


def test_on_a_phone_the_dots_are_smaller_and_the_stories_stand_above() -> None:
    figure = draw(LESTER, lang="en")
    narrow = figure.layout.meta["narrow"]
    assert narrow["data[0].marker.size"] < figure.data[0].marker.size
    assert narrow["xaxis.ticktext"][-1] == "4+"
    assert narrow["margin.t"] > narrow["annotations[3].yshift"] > 0


def test_on_a_phone_long_labels_stand_on_two_lines() -> None:
    """`1-10`, `11-20` and so on ran into each other."""
    figure = draw(years_of_luck(3.2, 3), lang="fr")
    narrow = figure.layout.meta["narrow"]
    assert any("<br>" in tick for tick in narrow["xaxis.ticktext"])
    assert narrow["margin.b"] > draw(LESTER, lang="fr").layout.meta["narrow"]["margin.b"]
    assert narrow["margin.t"] + narrow["margin.b"] == narrow["meta.height"]["fixed"]


def test_where_nothing_ever_pays_nobody_is_promised_anything() -> None:
    luck = Luck(LESTER.bookings, inf)
    assert len(dots(luck)["paid"].x) == 0
    assert "or more)" not in notes(luck, "en")


def test_where_nothing_is_needed_one_booking_pays() -> None:
    luck = Luck(LESTER.bookings, 0.0)
    assert len(dots(luck)["paid"].x) == 611
    assert "make it pay (1 or more)" in notes(luck, "en")


def test_hundreds_of_bookings_share_columns() -> None:
    labels = [row[0] for row in table(years_of_luck(30, 20), lang="en").rows]
    assert labels == ["0", "1\N{EN DASH}239", "240\N{EN DASH}339", "340 or more"]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.integers(0, 3000), min_size=1, max_size=80),
    st.one_of(st.just(inf), st.floats(0, 5000)),
)
def test_columns_hold_everyone_once_and_never_mix_stories(years: list[int], needed: float) -> None:
    luck = Luck(np.sort(np.array(years)), needed)
    columns = columns_of(luck)
    stories = {
        story: sum(column.owners for column in columns if column.story == story)
        for story in ("none", "between", "paid")
    }
    assert stories == {"none": luck.none, "between": luck.between, "paid": luck.paid}
    assert len(columns) <= 8
    firsts = [column.first for column in columns]
    assert firsts == sorted(set(firsts))
    assert all(column.first >= needed for column in columns if column.story == "paid")


def test_where_nobody_makes_it_pay_luck_is_not_to_blame() -> None:
    luck = years_of_luck(50, 500)
    assert luck.between == len(luck.bookings)
    assert "too little to pay" in reading(luck, lang="en")
    assert "luck decides little here" in reading(luck, lang="en")
