"""How far two groups are apart: bars on one line, a phone's own places."""

from __future__ import annotations

import math
import re

import pytest

from case_studies.proportions import Estimate
from case_studies.showing import shown
from widgets.figures import apart, labelled_bars, what_shows
from widgets.figures.apart import Gap
from widgets.figures.labelled_bars import Bar, Block

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


def test_no_line_is_longer_than_a_phone_is_wide() -> None:
    long = Gap(
        "What a customer leaves you over all the years",
        "€906 against €1,297; possible: from €1,172 less to €1,392 more, no limit above",
        "perhaps better: a hint",
        WIDE,
        main=False,
    )
    figure = apart.draw((long, GAPS[0]), less="less", more="more", lang="en")
    narrow = figure.layout.meta["narrow"]
    texts = [text for key, text in narrow.items() if key.endswith(".text")]
    lines = [re.sub("<[^>]*>", "", line) for text in texts for line in text.split("<br>")]
    assert max(map(len, lines)) <= 38
    bar, title, said = narrow["data[0].y"][0], narrow["annotations[3].y"], narrow["annotations[5].y"]
    assert bar < said - 30 < title - 60, "each stands below the other"
    assert narrow["data[0].y"][3] < bar - 100


def test_a_long_heading_of_bars_is_broken() -> None:
    block = Block("€1,000 spent, euros for each customer", (Bar("First", "€10", 10),))
    [head, *_] = labelled_bars.draw([block]).layout.annotations
    assert max(map(len, head.text.split("<br>"))) <= 34
    short = Block("Short", block.bars)
    assert labelled_bars.draw([block]).layout.height > labelled_bars.draw([short]).layout.height


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
