"""What it would take: the line, its crossings, and the sentence at the edges."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from widgets.figures.what_it_takes import draw, reading, table

NB, NN = "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"
Q = "\N{RIGHT SINGLE QUOTATION MARK}"
OF_TEN = np.linspace(0, 10, 21)
LINE = 55.87 * OF_TEN
LESTER = (OF_TEN, LINE, 200.67, 40.0, 0.263)


def trace(figure: Any, name: str) -> Any:  # noqa: ANN401 - plotly ships no types
    (found,) = (trace for trace in figure.data if trace.name == name)
    return found


def notes(figure: Any) -> list[str]:  # noqa: ANN401 - plotly ships no types
    return [note.text for note in figure.layout.annotations]


def test_english_sentence() -> None:
    assert reading(*LESTER, lang="en") == (
        "Today, of those whom posting brings, about 3 in 100 could pay, and an hour of posting brings €15; it"
        " pays for itself from about 7 in 100, and it matches the half-hour from about 36 in 100."
    )


def test_french_sentence() -> None:
    assert reading(*LESTER, lang="fr") == (
        f"Aujourd{Q}hui, parmi ceux que publier vous amène, environ 3 sur 100 pourraient payer, et une heure"
        f" à publier rapporte 15{NB}€{NN}; elle est rentable à partir d{Q}environ 7 sur 100, et elle égale la"
        f" demi-heure à partir d{Q}environ 36 sur 100."
    )


def test_lines_and_points_are_the_models() -> None:
    figure = draw(*LESTER, lang="en")
    assert np.array_equal(trace(figure, "posting").y, LINE)
    assert set(trace(figure, "half-hour").y) == {200.67}
    assert set(trace(figure, "hour value").y) == {40.0}
    assert trace(figure, "crossings").x == pytest.approx((40 / 55.87, 200.67 / 55.87))
    assert trace(figure, "crossings").y == (40.0, 200.67)
    assert (trace(figure, "now").x[0], trace(figure, "now").y[0]) == pytest.approx((0.263, 0.263 * 55.87))


def test_labels_stand_on_the_marks() -> None:
    said = " | ".join(notes(draw(*LESTER, lang="fr")))
    for text in (
        "7 sur 100",
        "36 sur 100",
        f"15{NB}€",
        "La demi-heure",
        f"201{NB}€",
        f"vaut votre heure{NB}: 40{NB}€",
    ):
        assert text in said


def test_without_a_half_hour_nothing_is_said_or_drawn_of_it() -> None:
    given = (OF_TEN, LINE, 0.0, 40.0, 0.263)
    figure = draw(*given, lang="en")
    assert "half-hour" not in reading(*given, lang="en")
    assert [one.name for one in figure.data] == ["hour value", "posting", "crossings", "now"]
    assert len(trace(figure, "crossings").x) == 1
    assert "half-hour" not in " ".join(notes(figure))
    assert not any("half-hour" in row[0] for row in table(*given, lang="en").rows)


def test_a_crossing_out_of_reach_is_said_and_the_whole_range_shown() -> None:
    given = (OF_TEN, 3 * OF_TEN, 60.0, 50.0, 9.0)
    figure = draw(*given, lang="en")
    assert reading(*given, lang="en") == (
        "Today, of those whom posting brings, about 9 in 10 could pay, and an hour of posting brings €27; it"
        " would not pay for itself even if all of them could pay, and it would not match the half-hour even"
        " if all of them could pay."
    )
    assert len(trace(figure, "crossings").x or ()) == 0
    assert figure.layout.xaxis.range == (0, 10)
    assert figure.layout.yaxis.range[1] > 60


def test_an_hour_worth_nothing_is_always_paid() -> None:
    given = (OF_TEN, LINE, 200.67, 0.0, 0.263)
    assert "it pays for itself even if nobody can pay" in reading(*given, lang="en")
    assert trace(draw(*given, lang="en"), "crossings").y == (200.67,)


def test_a_flat_line_at_nought_can_be_drawn() -> None:
    given = (OF_TEN, 0 * OF_TEN, 0.0, 0.0, 0.0)
    low, high = draw(*given, lang="en").layout.yaxis.range
    assert low < 0 < high


@pytest.mark.parametrize("now", [0.0, 0.05, 5.0, 10.0])
def test_where_one_stands_is_in_the_picture(now: float) -> None:
    figure = draw(OF_TEN, LINE, 200.67, 40.0, now, lang="en")
    assert 0 <= now <= figure.layout.xaxis.range[1]
    assert figure.layout.yaxis.range[1] > np.interp(now, OF_TEN, LINE)


def test_table_holds_the_points_and_the_line() -> None:
    rows = table(*LESTER, lang="fr").rows
    assert rows[:3] == (
        (f"Aujourd{Q}hui", "0,3", f"15{NB}€"),
        ("Rentable", "0,7", f"40{NB}€"),
        ("Autant que la demi-heure", "3,6", f"201{NB}€"),
    )
    assert rows[3] == ("Publier", "0", f"0{NB}€")
    assert rows[-1] == ("Publier", "10", f"559{NB}€")
    assert len(rows) == 9


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_label_knows_what_it_is_the_name_of(lang: str) -> None:
    figure = draw(*LESTER, lang=lang)
    labels = figure.layout.meta["labels"]
    assert len(labels) == len(figure.layout.annotations)
    assert [label["kind"] for label in labels] == ["mark", "level", "level", "mark", "mark", "line"]
    for label, shown in zip(labels, figure.layout.annotations, strict=True):
        assert label["texts"][0] == shown.text
        lines = [text.replace("<b>", "").replace("</b>", "").split("<br>") for text in label["texts"]]
        longest = [max(map(len, some)) for some in lines]
        assert longest == sorted(longest, reverse=True)
    marks = {
        (note.x, note.y)
        for label, note in zip(labels, figure.layout.annotations, strict=True)
        if label["kind"] == "mark"
    }
    drawn = {
        (x, y)
        for name in ("now", "crossings")
        for x, y in zip(trace(figure, name).x, trace(figure, name).y, strict=True)
    }
    assert marks == drawn


@settings(max_examples=30, deadline=None)
@given(st.floats(0.1, 1000), st.floats(0.1, 2000))
def test_a_crossing_is_where_the_line_has_that_height(slope: float, level: float) -> None:
    crossings = trace(draw(OF_TEN, slope * OF_TEN, 0.0, level, 1.0, lang="en"), "crossings")
    if level > slope * 10:
        assert len(crossings.x or ()) == 0
    else:
        assert crossings.x[0] * slope == pytest.approx(level)


def test_where_the_line_falls_again_it_says_between_what_and_what() -> None:
    falling = (OF_TEN, 60 - 6 * np.abs(OF_TEN - 5), 55.0, 48.0, 1.0)
    assert "it pays for itself between about 3 in 10 and 7 in 10" in reading(*falling, lang="en")
    assert "it matches the half-hour between about 4.2 in 10 and 5.8 in 10" in reading(*falling, lang="en")
    assert "entre environ 3 sur 10 et 7 sur 10" in reading(*falling, lang="fr")
    down = (OF_TEN, 60 - 6 * OF_TEN, 0.0, 30.0, 1.0)
    assert "it pays for itself between about 0 in 10 and 5 in 10" in reading(*down, lang="en")


def test_a_line_that_begins_below_nought_is_seen_whole() -> None:
    figure = draw(OF_TEN, LINE - 30, 200.67, 40.0, 0.263, lang="en")
    assert figure.layout.yaxis.range[0] < -30


def test_fewer_than_one_in_a_million_are_said_in_words() -> None:
    french, english = (reading(OF_TEN, LINE, 0, 40.0, 3e-6, lang=lang) for lang in ("fr", "en"))
    assert "amène, pratiquement personne ne pourrait payer, et une heure" in french
    assert "brings, hardly anybody could pay, and an hour" in english
