"""The pictures of who spends what: what is drawn, said and tabulated from the same numbers."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_studies.claims import claim
from case_studies.resources import needs, put_in
from case_studies.survey import Nesting, figures, nesting, offers_gap, where_do_i_stand
from case_studies.volunteers import volunteers
from widgets.figures import (
    hundred_firms,
    ladder,
    newer_figures,
    panels,
    six_figures,
    two_questions,
)
from widgets.figures import put_in as put_in_figure
from widgets.figures.labels import broken, dollars

NB = "\N{NO-BREAK SPACE}"
LANGS = pytest.mark.parametrize("lang", ["fr", "en"])
PANEL = volunteers(0.42, 1 / 3, (100, 519, 1_000_000))
MINE = ladder.Mine(4.0, 0.0, 160.0, where_do_i_stand(0), "month")


def trace(figure: Any, name: str) -> Any:  # noqa: ANN401 - a plotly trace
    return next(one for one in figure.data if one.name == name)


def written(figure: Any) -> str:  # noqa: ANN401 - a plotly figure
    return re.sub(r"<[^>]*>", " ", " | ".join(note.text for note in figure.layout.annotations))


def shops(figure: Any, name: str) -> int:  # noqa: ANN401 - a plotly figure
    points_a_shop = 12
    return len(trace(figure, name).x) // points_a_shop


# ---- a hundred firms


def test_42_stand_inside_59_and_all_are_a_hundred() -> None:
    figure = hundred_firms.draw(nesting(), lang="en")
    assert [shops(figure, name) for name in ("zero", "some", "more")] == [42, 17, 41]
    around = figure.layout.shapes[0].path
    # Five full rows of ten and nine of the next one: the line holds both groups, and no shop beside them.
    assert "L9,5" in around
    assert "L9,4" in around
    assert "42" in written(figure)
    assert "our reading" in written(figure)
    assert "101" not in written(figure)


def test_of_all_that_were_asked_more_are_outside() -> None:
    figure = hundred_firms.draw(nesting("asked"), lang="en")
    assert [shops(figure, name) for name in ("zero", "some", "more", "outside")] == [18, 8, 18, 56]
    assert "56 were not on social media at all; 26 were and spent less than $100, 18 of these nothing" in (
        hundred_firms.reading(nesting("asked"), lang="en")
    )


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
def test_whole_firms_always_make_up_the_hundred(users: float, under: float, zero: float) -> None:
    some, more = users * under * (1 - zero), users * (1 - under)
    parts = Nesting(users * under * zero, some, users * under, more, 100.0, 1 - users)
    found = hundred_firms.counts(parts)
    assert sum(found) == 100
    assert min(found) >= 0
    assert abs(found.under_100 - 100 * users * under) <= 0.5 + 1e-9


@LANGS
def test_a_guess_is_drawn_and_said_beside_the_result(lang: str) -> None:
    plain, guessed = (hundred_firms.draw(nesting(), lang=lang, guess=guess) for guess in (None, 25))
    assert len(guessed.layout.shapes) == len(plain.layout.shapes) + 1
    assert "25" in hundred_firms.reading(nesting(), lang=lang, guess=25)
    assert ("25",) in {row[1:] for row in hundred_firms.table(nesting(), lang=lang, guess=25).rows}
    for edge in (0, 100, 33.3):
        hundred_firms.draw(nesting(), lang=lang, guess=edge)


# ---- six figures


def test_each_figure_stands_where_it_was_published_with_its_range() -> None:
    figure = six_figures.draw(figures(), "wall_posts", lang="en")
    assert [*trace(figure, "values").x] == [42, 59, 74, 51, 10, 37]
    low, high = trace(figure, "ranges").x[0:2]
    assert (round(low, 1), round(high, 1)) == (37.8, 46.3)
    # Only the one that is looked at is in colour.
    colours = trace(figure, "values").marker.color
    assert [colour != colours[0] for colour in colours] == [False, False, False, True, False, False]


@pytest.mark.parametrize(
    ("name", "allowed"),
    [
        ("spend_zero", ("37.8", "46.3")),
        ("nobody_employed", ("70.0", "77.6")),
        ("wall_posts", ("46.3", "55.5")),
        ("offers", ("32.9", "41.3")),
    ],
)
def test_the_check_values_are_said(name: str, allowed: tuple[str, str]) -> None:
    low, high = allowed
    assert f"from {low} to {high} possible" in six_figures.reading(figures(), name, lang="en")
    french = six_figures.reading(figures(), name, lang="fr")
    assert f"{low.replace('.', ',')} à {high.replace('.', ',')}" in french


def test_with_more_answers_the_range_narrows_and_the_figure_stays() -> None:
    few, many = (six_figures.draw(figures({"spend_zero": n}), "spend_zero", lang="en") for n in (50, 5000))
    widths = [trace(one, "ranges").x[1] - trace(one, "ranges").x[0] for one in (few, many)]
    assert widths[0] > 5 * widths[1]
    assert trace(few, "values").x[0] == trace(many, "values").x[0] == 42


# ---- volunteers


def test_a_million_volunteers_miss_the_same_truth() -> None:
    figure = panels.draw(PANEL, lang="en")
    assert [*trace(figure, "values").x] == [42, 42, 42]
    assert "among all: 68" in written(figure)
    assert "even 1,000,000 answers stay at 42" in panels.reading(PANEL, lang="en")
    assert [row[-1] for row in panels.table(PANEL, lang="en").rows] == ["no", "no", "no"]


def test_volunteers_like_everybody_else_do_no_harm() -> None:
    alike = volunteers(0.42, 1, (100, 519))
    assert "like everybody else" in panels.reading(alike, lang="en")
    assert "misses" not in written(panels.draw(alike, lang="en"))


# ---- what it takes


def test_bars_of_a_hundred_firms_begin_where_the_one_before_ends() -> None:
    figure = put_in_figure.draw(put_in(), needs(40), lang="en")
    bars = sorted(
        (y, base, x) for one in figure.data for y, base, x in zip(one.y, one.base, one.x, strict=True)
    )
    for row in {y for y, *_ in bars}:
        ends = [(base, base + x) for y, base, x in bars if y == row]
        assert ends[0][0] == 0
        assert ends[-1][1] == pytest.approx(100)
        assert all(end == pytest.approx(start) for (_, end), (start, _) in pairwise(ends))
    # Whoever employs nobody for it alone may well do it in the evening: only money falls short for certain.
    assert [round(x) for x in trace(figure, "short").x] == [42, 17]


def test_the_argument_is_said_in_one_sentence() -> None:
    assert put_in_figure.reading(put_in(), needs(40), lang="en") == (
        "The cheapest help we know of costs €300 a month; of a hundred firms 59 spend less than $100, and 74"
        " employ nobody for it alone."
    )
    assert f"300{NB}€ par mois" in put_in_figure.reading(put_in(), needs(40), lang="fr")


def test_hours_name_the_other_survey() -> None:
    assert "another survey, 2012" in written(put_in_figure.draw(put_in(), needs(40), lang="en"))


# ---- one scale


def test_the_ladder_holds_firms_learner_and_ways() -> None:
    figure = ladder.draw(nesting(), MINE, needs(40), lang="en")
    assert [*trace(figure, "euros").x] == pytest.approx([0, 100, 100, 0, 160, 480, 500, 288, 4500])


def test_a_year_makes_the_hundred_smaller() -> None:
    yearly = ladder.Mine(4.0, 50.0, 210.0, where_do_i_stand(50, period="year"), "year")
    figure = ladder.draw(nesting(), yearly, needs(40), lang="en")
    assert trace(figure, "euros").x[1] == pytest.approx(100 / 12)
    assert "less than $100 a year" in written(figure)
    assert "spend $100 or more" in ladder.reading(nesting(), yearly, needs(40), lang="en")


def test_hours_are_not_free() -> None:
    assert ladder.reading(nesting(), MINE, needs(40), lang="en") == (
        f"In money you are with the 42 of 100 firms that spend nothing; but your 4{NB}h count too, and then"
        " it is €160 a month."
    )
    free = ladder.Mine(4.0, 0.0, 0.0, where_do_i_stand(0), "month")
    assert ladder.reading(nesting(), free, needs(0), lang="en").endswith("that spend nothing.")


# ---- two questions


def test_the_article_compares_across_and_like_with_like_is_a_gap_of_27() -> None:
    both = figures(), offers_gap()
    article, alike = (two_questions.draw(*both, view, lang="en") for view in ("article", "alike"))
    assert [*trace(article, "shares").x] == [*trace(alike, "shares").x] == [51, 10, 37]
    ends = [(shape.y0, shape.y1) for shape in (article.layout.shapes[-1], alike.layout.shapes[-1])]
    assert ends[0][0] != ends[0][1], "across"
    assert ends[1][0] == ends[1][1], "level"
    assert "27 apart, 21.7 to 31.9" in two_questions.reading(*both, "alike", lang="en")
    assert "27" not in two_questions.reading(*both, "article", lang="en")
    assert "14" not in written(article), "51 less 37 is no gap"


def test_what_nobody_published_is_not_filled_in() -> None:
    figure = two_questions.draw(figures(), offers_gap(), "article", lang="en")
    assert "not published, as far as we know" in written(figure)
    assert two_questions.table(figures(), offers_gap(), "article", lang="en").rows[0][2] == "\N{EN DASH}"


# ---- newer figures


@LANGS
def test_newer_figures_are_as_published_each_with_its_caveat(lang: str) -> None:
    figure = newer_figures.draw(lang=lang)
    assert [*trace(figure, "values").x] == [44, 41, 60, 22, 34, 45]
    assert len(newer_figures.FIGURES) == len(newer_figures.table(lang=lang).rows) == 6
    assert all(row[-1] and row[-2] for row in newer_figures.table(lang=lang).rows)
    assert {claim(name).seen for name in newer_figures.FIGURES} == {"excerpt"}
    assert "{" not in written(figure)


# ---- all of them


MADE = {
    "hundred": lambda lang: (hundred_firms, (nesting("asked"),), lang),
    "six": lambda lang: (six_figures, (figures(), "spend_zero"), lang),
    "panels": lambda lang: (panels, (PANEL,), lang),
    "put_in": lambda lang: (put_in_figure, (put_in(), needs(40)), lang),
    "ladder": lambda lang: (ladder, (nesting(), MINE, needs(40)), lang),
    "two": lambda lang: (two_questions, (figures(), offers_gap(), "alike"), lang),
    "newer": lambda lang: (newer_figures, (), lang),
}


@LANGS
@pytest.mark.parametrize("name", MADE)
def test_what_changes_on_a_phone_fits_the_figure(name: str, lang: str) -> None:
    module, of, _ = MADE[name](lang)
    figure = module.draw(*of, lang=lang)
    narrow = figure.layout.meta["narrow"]
    for path, value in narrow.items():
        if found := re.fullmatch(r"data\[(\d+)\]\.y", path):
            assert len(value) == len(figure.data[int(found[1])].x)
    for notes in (
        [note.text for note in figure.layout.annotations],
        [n["text"] for n in narrow["annotations"]],
    ):
        assert not any(re.search(r"[{}]|\bnan\b|None", text) for text in notes)
    lines = [
        re.sub(r"<[^>]*>", "", line)
        for note in narrow["annotations"]
        for line in note["text"].split("<br>")
        if not note["text"].startswith("   ")
    ]
    assert max(map(len, lines)) <= 44
    assert module.reading(*of, lang=lang)
    assert module.table(*of, lang=lang).rows


def test_dollars_are_printed_the_readers_way() -> None:
    assert (dollars(100, "en"), dollars(4500, "fr")) == ("$100", f"4\N{NARROW NO-BREAK SPACE}500{NB}$")


def test_lines_are_about_equally_long() -> None:
    assert broken("one two three four five six", 20) == ["one two three", "four five six"]
    assert broken("short", 20) == ["short"]
