"""How far two groups are apart: bars on one line, a phone's own places."""

from __future__ import annotations

import math

import pytest

from case_studies.proportions import Estimate
from case_studies.showing import shown
from widgets.figures import apart, what_shows
from widgets.figures.apart import Gap

WIDE, OPEN = Estimate(-0.15, -0.35, 0.09), Estimate(30.0, 10.0, math.inf)
GAPS = (
    Gap("Prospects", "25% against 40%", "nobody can tell", WIDE),
    Gap("Cost", "€80 against €17", "more", OPEN, main=False),
    Gap("Stay", "not known", "not known", None, main=False),
)


def trace(figure: object, name: str) -> dict[str, list[float]]:
    [found] = [one for one in figure.data if one.name == name]  # type: ignore[attr-defined]
    return {"x": list(found.x), "y": list(found.y)}


def test_a_bar_lies_on_both_sides_of_the_middle_exactly_where_nobody_can_tell() -> None:
    x = trace(apart.draw(GAPS, less="less", more="more", lang="en"), "possible")["x"]
    assert x[0] < 0 < x[1]
    assert 0 < x[3] < x[4] == 1
    assert trace(apart.draw(GAPS, less="less", more="more", lang="en"), "beyond")["x"] == [1.0]


def test_rows_that_are_alike_share_a_scale() -> None:
    two = (GAPS[0], Gap("Half", "", "", Estimate(-0.075, -0.175, 0.045)))
    x = trace(apart.draw(two, less="less", more="more", lang="en", alike=True), "possible")["x"]
    assert x[3] == pytest.approx(x[0] / 2)


def test_a_phone_has_taller_rows_and_keeps_every_bar_below_its_text() -> None:
    figure = apart.draw(GAPS, less="less", more="more", lang="en")
    narrow = figure.layout.meta["narrow"]
    assert narrow["height"] > figure.layout.height
    assert narrow["yaxis.range"] == [0, narrow["height"]]
    assert narrow["data[0].y"][0] < narrow["annotations[5].y"] < narrow["annotations[4].y"]


def test_the_zone_ends_where_a_difference_shows() -> None:
    # facts.md section 3: "base 10 % -> 18.2/12.6/8.8/5.5/3.8".
    what = shown(0.1, 100, guess=0.15)
    figure = what_shows.draw(what, lang="en")
    assert [round(100 * x, 1) for x in trace(figure, "shows")["x"]] == [28.2, 22.6, 18.8, 15.5, 13.8]
    assert trace(figure, "guess")["x"] == [0.15]
    assert what_shows.reading(what, lang="en") == (
        "With 100 people in each group, of whom 10% do it anyway, only 23% or more in the other group would"
        " probably be more than luck."
    )
    assert len(what_shows.table(what, lang="fr").rows) == 5


@pytest.mark.parametrize("base", [0.01, 0.5, 0.6, 0.99])
@pytest.mark.parametrize("own", [2, 7, 5000])
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_size_and_base_can_be_drawn_and_said(base: float, own: int, lang: str) -> None:
    what = shown(base, own, error=0.4)
    figure = what_shows.draw(what, lang=lang)
    assert len(figure.layout.shapes) == len(what.sizes)
    assert what_shows.reading(what, lang=lang).endswith(".")
    assert len(what_shows.table(what, lang=lang).rows) == len(what.sizes)
