"""A thousand owners: every dot is one, and no column mixes two stories."""

from __future__ import annotations

import re
from math import inf
from urllib.parse import unquote
from xml.etree.ElementTree import Element, fromstring

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


Dots = dict[str, list[tuple[float, float]]]
SVG = "{http://www.w3.org/2000/svg}"


def drawn(luck: Luck) -> list[Element]:
    """Give the paths of the image, read as a browser reads them."""
    (image,) = draw(luck, lang="en").layout.images
    kind, text = image.source.split(",", 1)
    assert kind == "data:image/svg+xml"
    return fromstring(unquote(text)).findall(f"{SVG}path")  # noqa: S314 - our own


def dots(luck: Luck) -> Dots:
    """Give where the dots of each story stand: a dash begins with each whole step along a row."""
    found: Dots = {}
    for path in drawn(luck):
        rows = re.findall(r"M(\S+) (\S+)h(\S+?)(?=M|$)", path.attrib["d"])
        found[path.attrib["class"]] = [
            (float(x) + step, float(y)) for x, y, long in rows for step in range(1 + int(float(long)))
        ]
    return found


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
    ("none", "lang", "said"),
    [
        (0, "fr", f", 0 n{Q}a aucune vente en un an, 1 en a, mais trop peu pour payer ses heures, et 9"),
        (1, "fr", f", 1 n{Q}a aucune vente en un an, 1 en a,"),
        (0, "en", ", 0 sell nothing in a year, 1 sells too little to pay for the hours, and 9 make it pay:"),
        (1, "en", ", 1 sells nothing in a year, 1 sells too little"),
    ],
)
def test_none_and_one_are_counted_as_their_language_does(none: int, lang: str, said: str) -> None:
    """The sentence and the legend said it each in its own way."""
    luck = Luck(np.repeat([0, 1, 4], [none, 1, 9]), 3.0)
    assert said in reading(luck, lang=lang)
    assert f"</b></span> {said.split()[2]} " in notes(luck, lang)


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
    found = dots(LESTER)
    assert {name: len(places) for name, places in found.items()} == {"none": 389, "between": 538, "paid": 73}
    assert len({place for places in found.values() for place in places}) == 1000
    assert max(found["none"]) < min(found["between"]) < max(found["between"]) < min(found["paid"])


def test_dots_stand_on_the_axes_below_their_counts() -> None:
    figure = draw(LESTER, lang="en")
    (image,) = figure.layout.images
    assert [image.x, image.y - image.sizey] == [figure.layout.xaxis.range[0], 0]
    assert image.x + image.sizex == figure.layout.xaxis.range[1]
    columns = {count.x: count.y for count in figure.layout.annotations if count.yshift == 2}
    assert len(columns) == 5
    places = [(image.x + x, image.y - y) for rows in dots(LESTER).values() for x, y in rows]
    for middle, top in columns.items():
        column = [place for place in places if abs(place[0] - middle) < 6]
        assert min(x for x, _ in column) - middle == middle - max(x for x, _ in column) == -4.5
        assert [min(y for _, y in column), max(y for _, y in column)] == [0.5, top - 0.5]


def test_stories_differ_by_more_than_their_colour() -> None:
    layers = [path.attrib for path in drawn(LESTER)]
    assert [layer["class"] for layer in layers] == ["none", "between", "between", "paid"]
    edge, inside = layers[1:3]
    assert edge["d"] == inside["d"]
    assert float(edge["stroke-width"]) > float(inside["stroke-width"])
    assert edge["stroke"] != inside["stroke"]
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


def test_on_a_phone_the_stories_stand_above() -> None:
    narrow = draw(LESTER, lang="en").layout.meta["narrow"]
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
    assert len(dots(luck)["paid"]) == 0
    assert "or more)" not in notes(luck, "en")


def test_where_nothing_is_needed_one_booking_pays() -> None:
    luck = Luck(LESTER.bookings, 0.0)
    assert len(dots(luck)["paid"]) == 611
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
