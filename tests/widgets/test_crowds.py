"""Two crowds: as many people coloured as can pay, each a head and shoulders in its own place."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.figures.crowds import Crowd, crowds
from widgets.figures.house_style import HALF_HOUR, POSTING
from widgets.picture import plain_json

if TYPE_CHECKING:
    import plotly.graph_objects as go

WILLING = np.linspace(1200, 12, 100)


def a_crowd(able: int = 30, colour: str = HALF_HOUR, **changes: object) -> Crowd:
    given = {"title": "Posts", "subtitle": "fans", "willingness": WILLING, "price": 1000.0} | changes
    return Crowd(able=able, colour=colour, **given)  # type: ignore[arg-type]  # a test gives wrong ones too


def people(trace: go.Scatter) -> int:
    """Count a trace's closed curves, two a person, and hold that each is closed."""
    points = np.column_stack([trace.x, trace.y])
    curves = np.split(points, np.flatnonzero(np.isnan(points[:, 0])))
    curves = [curve[~np.isnan(curve[:, 0])] for curve in curves]
    curves = [curve for curve in curves if len(curve)]
    assert all((curve[0] == curve[-1]).all() for curve in curves)
    return len(curves) // 2


@given(left=st.integers(0, 100), right=st.integers(0, 100))
def test_as_many_people_are_coloured_as_can_pay(left: int, right: int) -> None:
    figure = crowds(a_crowd(left, POSTING), a_crowd(right), "en")
    assert [trace.name for trace in figure.data] == ["others", "able", "places"] * 2
    assert [people(trace) for trace in figure.data if trace.name == "able"] == [left, right]
    assert [people(trace) for trace in figure.data if trace.name == "others"] == [100 - left, 100 - right]
    assert [trace.fillcolor for trace in figure.data if trace.name == "able"] == [POSTING, HALF_HOUR]


def test_those_able_stand_in_front_from_the_left_and_nobody_stands_on_another() -> None:
    others, able, places, *_ = crowds(a_crowd(10), a_crowd(), "en").data
    assert np.nanmax(able.y) < np.nanmin(others.y)
    nearest = [
        sorted(np.hypot(places.x - x, places.y - y))[1] for x, y in zip(places.x, places.y, strict=True)
    ]
    widest = np.nanmax(able.x) - np.nanmin(able.x)
    assert min(nearest) > widest / 10.5


def test_colour_is_never_the_only_cue() -> None:
    others, able, *_ = crowds(a_crowd(), a_crowd(), "en").data
    assert able.fillcolor == able.line.color
    assert others.fillcolor != others.line.color


@pytest.mark.parametrize(
    ("lang", "able", "count", "hover"),
    [
        ("en", 1, "1 of 100 can pay €1,000", "would pay up to %{text}"),
        (
            "fr",
            0,
            "0 sur 100 peut payer 1\u202f000\u00a0€",
            "paierait jusqu\N{RIGHT SINGLE QUOTATION MARK}à %{text}",
        ),
        (
            "fr",
            30,
            "30 sur 100 peuvent payer 1\u202f000\u00a0€",
            "paierait jusqu\N{RIGHT SINGLE QUOTATION MARK}à %{text}",
        ),
    ],
)
def test_the_words_are_the_readers(lang: str, able: int, count: str, hover: str) -> None:
    figure = crowds(a_crowd(able), a_crowd(), lang)
    words = figure.layout.annotations[2].text
    for tag in ("</b>", "</span>", words[: words.index("<b>") + 3]):
        words = words.replace(tag, "")
    assert words == count
    places = figure.data[2]
    assert places.hovertemplate.startswith(hover)
    assert places.text[0] == ("€1,200" if lang == "en" else "1\u202f200\u00a0€")
    assert len(places.text) == 100


def test_a_title_is_shown_as_typed() -> None:
    figure = crowds(a_crowd(title="<a href='x'>Bread & co</a>"), a_crowd(), "en")
    assert "&lt;a href" in figure.layout.annotations[0].text
    assert "Bread &amp; co" in figure.layout.annotations[0].text


def words(text: str) -> str:
    """Read an annotation without its marks; a line's end is a space."""
    return unescape(re.sub(r"<[^>]*>", "", text.replace("<br>", " ")))


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("able", [0, 100])
def test_on_a_phone_the_same_words_stand_in_short_lines(lang: str, able: int) -> None:
    crowd = a_crowd(able, title="Behind <the> posts", subtitle="a hundred people who write")
    layout = crowds(crowd, a_crowd(), lang).layout
    for i, wide in enumerate(layout.annotations):
        narrow = layout.meta["narrow"][f"annotations[{i}].text"]
        assert words(narrow) == words(wide.text)
        assert max(len(words(line)) for line in narrow.split("<br>")) <= 17
    assert layout.meta["narrow"]["meta.height"]["fixed"] > layout.meta["narrow"]["margin.t"]


def test_it_travels_light() -> None:
    sent = plain_json(crowds(a_crowd(), a_crowd(), "fr"))
    assert sum(len(trace[axis]["bdata"]) for trace in sent["data"] for axis in "xy") < 65_000


@pytest.mark.parametrize("able", [-1, 101, 0.5])
def test_a_crowd_has_a_hundred_people(able: int) -> None:
    with pytest.raises(ValueError, match="whole number from 0 to 100"):
        a_crowd(able)


@pytest.mark.parametrize("wrong", [np.ones(99), np.arange(100.0), np.ones((10, 10))])
def test_willingness_is_a_hundred_amounts_highest_first(wrong: np.ndarray) -> None:
    with pytest.raises(ValueError, match="100 amounts, the highest first"):
        a_crowd(willingness=wrong)
