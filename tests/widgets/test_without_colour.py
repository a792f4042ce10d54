"""No two marks of a picture differ by their colour alone: the course's, and some that break it."""

from __future__ import annotations

from functools import cached_property, partial
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any

from ipywidgets import Box

from tests.widgets.without_colour import by_colour_alone
from widgets import figures
from widgets.action_button import ActionButton
from widgets.chart import Chart
from widgets.figures import reasons_beside
from widgets.figures.house_style import CARD, HALF_HOUR, INK, POSTING, house_style
from widgets.figures.labels import note
from widgets.picture import Picture
from workbooks.report.rebuilt import WORKBOOKS

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest
    from ipywidgets import Widget

MODULES = [f"{figures.__name__}.{module.name}" for module in iter_modules(figures.__path__)]
REASONS = {"why_reasons": "reach,keep,serve", "why_networks": "facebook 0.5 0.1 0.2"}
GIVEN: dict[str, dict[str, Any]] = {"02_why_are_you_there": {"answers": REASONS}}
"""What opens a page that shows no picture by itself."""
LINE = {"type": "scatter", "mode": "lines", "x": [0, 10]}


def charts(widget: Widget) -> Iterator[Chart]:
    """Give all charts within a widget, those under a cover too."""
    if isinstance(widget, Chart):
        yield widget
    if isinstance(widget, Box):
        for child in widget.children:
            if isinstance(child, ActionButton) and child.label.startswith("Show"):
                child.press()
        for child in widget.children:
            yield from charts(child)


def test_no_picture_of_the_course_tells_two_marks_apart_by_colour_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    drawn: dict[str, list[dict[str, Any]]] = {}

    def noted(name: str, traces: list[dict[str, Any]], layout: dict[str, Any]) -> Picture:
        picture = Picture(traces, layout)
        drawn.setdefault(name, []).append(picture.written)
        return picture

    for name in MODULES:
        module = import_module(name)
        if hasattr(module, "Picture"):
            monkeypatch.setattr(module, "Picture", partial(noted, name))
            drawn[name] = []
    for name, (place, kind) in WORKBOOKS.items():
        made = getattr(import_module(place), kind)(lang="en", **GIVEN.get(name, {}))
        for panel in [name for name, of in vars(type(made)).items() if isinstance(of, cached_property)]:
            for chart in charts(getattr(made, panel)):
                assert chart.figure
    assert [name for name, pictures in drawn.items() if not pictures] == []
    found = {name: [by_colour_alone(one) for one in pictures] for name, pictures in drawn.items()}
    assert {name: lines for name, lines in found.items() if any(lines)} == {}


def test_what_a_reason_brings_and_what_it_costs_differ_by_more_than_colour() -> None:
    rows = [reasons_beside.Row("Keep", 120, 80, 60, 200, ""), reasons_beside.Row("Help", 20, 80, 10, 30, "")]
    written = reasons_beside.draw(rows, lang="fr", guess=40.0).written
    assert by_colour_alone(written) == []
    written["data"][1]["marker"] = {"color": POSTING}
    assert by_colour_alone(written)[0] == f"brings {HALF_HOUR} and costs {POSTING}, at 700 pixels"


def picture(traces: list[dict[str, Any]], *notes: dict[str, Any], **layout: object) -> dict[str, Any]:
    """Give a picture of ten by ten."""
    at = {"margin": {"l": 0, "r": 0, "t": 0, "b": 0}, "height": 400}
    axes = {"xaxis": {"range": [0, 10]}, "yaxis": {"range": [0, 10]}}
    return Picture(traces, house_style(**at | axes, annotations=list(notes), **layout)).written


def lines(**second: object) -> list[dict[str, Any]]:
    """Give two lines that cross; the second one changed."""
    one = LINE | {"name": "one", "y": [0, 10], "line": {"color": HALF_HOUR}}
    other = LINE | {"name": "other", "y": [10, 0], "line": {"color": POSTING} | second}
    return [one, other]


def bars(**paint: object) -> list[dict[str, Any]]:
    """Give two bars."""
    marker = {"color": [HALF_HOUR, POSTING]} | paint
    return [{"type": "bar", "orientation": "h", "name": "bars", "x": [4, 6], "y": [8, 2], "marker": marker}]


ONE = f"one {HALF_HOUR} and other {POSTING}"
BARS = f"bars {HALF_HOUR} and bars {POSTING}"


def test_two_lines_without_words_are_named_until_one_is_dashed() -> None:
    assert by_colour_alone(picture(lines())) == [f"{ONE}, at 700 pixels", f"{ONE}, at 330 pixels"]
    assert by_colour_alone(picture(lines(dash="dash"))) == []
    assert by_colour_alone(picture(lines(color=HALF_HOUR))) == []
    assert by_colour_alone(picture(lines(color="#c0e8e0"))) == []


def test_each_of_two_lines_needs_a_word_of_its_own() -> None:
    first = note("the half-hour", 15, INK, x=9, y=9)
    assert by_colour_alone(picture(lines(), first))
    assert by_colour_alone(picture(lines(), first, note("posting", 15, INK, x=9, y=1))) == []
    assert by_colour_alone(picture(lines(), first, note("far from both", 15, INK, x=0, y=5)))


def test_two_bars_need_words_a_pattern_or_to_be_hollow() -> None:
    assert by_colour_alone(picture(bars()))[0] == f"{BARS}, at 700 pixels"
    assert by_colour_alone(picture(bars(pattern={"shape": ["", "/"]}))) == []
    assert by_colour_alone(picture(bars(color=[HALF_HOUR, CARD], line={"color": [HALF_HOUR, POSTING]}))) == []
    names = [note(name, 15, INK, x=0, y=y) for name, y in (("the half-hour", 9.2), ("posting", 3.2))]
    assert by_colour_alone(picture(bars(), names[0]))
    assert by_colour_alone(picture(bars(), *names)) == []


def test_points_differ_by_their_symbols() -> None:
    def points(symbols: list[str]) -> dict[str, Any]:
        marker = {"color": [HALF_HOUR, POSTING], "symbol": symbols}
        return picture([LINE | {"mode": "markers", "x": [2, 5], "y": [5, 5], "marker": marker}])

    assert len(by_colour_alone(points(["circle", "circle"]))) == 2
    assert by_colour_alone(points(["circle", "diamond"])) == []


def test_words_that_a_phone_has_no_room_for_are_missed_there() -> None:
    names = [note("the half-hour", 15, INK, x=9, y=9), note("posting", 15, INK, x=9, y=1)]
    narrow = {"annotations[0].text": "½", "annotations[1].y": 8}
    assert by_colour_alone(picture(lines(), *names, meta={"narrow": {"annotations[0].text": "½"}})) == []
    assert by_colour_alone(picture(lines(), *names, meta={"narrow": narrow})) == [f"{ONE}, at 330 pixels"]
