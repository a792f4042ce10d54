"""A page follows its reader's scheme: text and pictures change where they stand, paper stays light."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.browser.host_course import HostPage
from tests.workbooks.executed import VERDICT, stored
from widgets.card_head import CardHead
from widgets.chart import Chart, Table
from widgets.figures.house_style import CARD, HALF_HOUR, INK, POSTING, house_style
from widgets.palette import COLOURS
from widgets.picture import Picture
from widgets.plotly_library import find_library
from workbooks.report import write_report

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.harness import Harness

pytestmark = pytest.mark.browser


def rgb(colour: str) -> str:
    """Give a colour as a browser tells it."""
    return f"rgb({', '.join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))})"


def is_drawn(page: Page, colour: str, selector: str = ".hh-chart") -> None:
    """Wait until the picture there has some text of this colour."""
    page.wait_for_function(
        "([selector, colour]) => [...document.querySelectorAll(`${selector} .js-plotly-plot text`)]"
        ".some(text => getComputedStyle(text).fill === colour)",
        arg=[selector, rgb(colour)],
    )


def shown(page: Page, property_: str, selector: str = "body") -> str:
    """Give a property of the first such element as it is computed."""
    return str(
        page.locator(selector).first.evaluate("(node, name) => getComputedStyle(node)[name]", property_)
    )


def a_chart() -> Chart:
    """Draw every kind of place where a figure has a colour."""
    bar = {"type": "bar", "x": ["#1f2a33", "June"], "y": [3, 2], "marker": {"color": [HALF_HOUR, POSTING]}}
    text = f'<span style="color:{POSTING}">posts</span>'
    dot = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'><path stroke='%23b4530a'/></svg>"
    layout = house_style(
        annotations=[{"text": text, "x": 0, "y": 3, "showarrow": False, "bgcolor": CARD}],
        images=[{"source": "data:image/svg+xml," + dot, "x": 0, "y": 1, "sizex": 1, "sizey": 1}],
    )
    table = Table("Numbers", ("Month", "Number"), (("May", "3"), ("June", "2")))
    return Chart(Picture([bar], layout), title="Two", sentence="Three and two.", table=table, lang="en")


def test_a_workbook_turns_dark_and_light_again_without_a_word_to_its_kernel(page: Page, site: str) -> None:
    own = HostPage(page, site)
    page.emulate_media(color_scheme="dark")
    own.open("03_cost_of_free")
    is_drawn(page, COLOURS["ink"].dark)
    assert shown(page, "backgroundColor") == rgb(COLOURS["paper"].dark)
    assert shown(page, "color") == rgb(COLOURS["ink"].dark)
    assert shown(page, "backgroundColor", ".hh-box") == rgb(COLOURS["card"].dark)
    before = len(own.told())
    page.emulate_media(color_scheme="light")
    is_drawn(page, INK)
    assert shown(page, "backgroundColor") == rgb(COLOURS["paper"].light)
    assert shown(page, "backgroundColor", ".hh-box") == rgb(COLOURS["card"].light)
    page.emulate_media(media="print", color_scheme="dark")
    assert shown(page, "color") == rgb(INK)
    assert len(own.told()) == before
    assert own.faults == []


def test_every_place_of_a_figure_that_has_a_colour_turns_dark_and_no_word_does(bench: Harness) -> None:
    bench.page.emulate_media(color_scheme="dark")
    bench.page.add_script_tag(path=find_library())
    view = bench.mount(a_chart())
    plot = view.locator(".js-plotly-plot")
    view.locator("figure[data-state=drawn]").wait_for()
    bars = "plot => [...plot.querySelectorAll('.bars path')].map(bar => getComputedStyle(bar).fill)"
    assert plot.evaluate(bars) == [rgb(COLOURS["half"].dark), rgb(COLOURS["posting"].dark)]
    assert COLOURS["posting"].dark[1:] in str(plot.evaluate("plot => plot.layout.images[0].source"))
    assert plot.evaluate("plot => plot.layout.annotations[0].bgcolor") == COLOURS["card"].dark
    assert COLOURS["posting"].dark in str(plot.evaluate("plot => plot.layout.annotations[0].text"))
    assert plot.evaluate("plot => plot.data[0].x[0]") == "#1f2a33"  # somebody's word
    assert rgb(COLOURS["quiet"].dark) in plot.evaluate(
        "plot => [...plot.querySelectorAll('.xtick text')].map(text => getComputedStyle(text).fill)"
    )


def test_a_picture_that_is_printed_is_light_and_dark_again_after(bench: Harness) -> None:
    bench.page.emulate_media(color_scheme="dark")
    bench.page.add_script_tag(path=find_library())
    bench.mount(a_chart())
    is_drawn(bench.page, COLOURS["quiet"].dark)
    bench.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    is_drawn(bench.page, COLOURS["quiet"].light)
    bench.page.evaluate("dispatchEvent(new Event('afterprint'))")
    is_drawn(bench.page, COLOURS["quiet"].dark)


def test_in_jupyterlab_widgets_follow_its_theme_and_not_the_systems(bench: Harness) -> None:
    bench.page.emulate_media(color_scheme="dark")
    bench.page.evaluate("document.body.dataset.jpThemeLight = 'true'")
    bench.page.add_script_tag(path=find_library())
    bench.mount(a_chart())
    bench.mount(CardHead("Facebook", line="2 h", colour=POSTING, lang="en"))
    is_drawn(bench.page, COLOURS["quiet"].light)
    assert shown(bench.page, "backgroundColor", ".hh-chart") == rgb(CARD)
    assert shown(bench.page, "borderTopColor", ".hh-card-dot") == rgb(POSTING)
    bench.page.emulate_media(color_scheme="light")
    bench.page.evaluate("document.body.dataset.jpThemeLight = 'false'")
    is_drawn(bench.page, COLOURS["quiet"].dark)
    assert shown(bench.page, "backgroundColor", ".hh-chart") == rgb(COLOURS["card"].dark)
    assert shown(bench.page, "borderTopColor", ".hh-card-dot") == rgb(COLOURS["posting"].dark)


def test_a_report_is_dark_on_a_screen_and_its_paper_is_light(page: Page, tmp_path: Path) -> None:
    write_report(stored(VERDICT, "fr"), tmp_path / "report.html", "fr", "Ada")
    page.emulate_media(color_scheme="dark")
    page.goto((tmp_path / "report.html").as_uri())
    page.wait_for_selector("body[data-paper]")
    is_drawn(page, COLOURS["ink"].dark, "main .hh-chart")
    is_drawn(page, INK, ".paper .hh-chart")
    assert shown(page, "color", "main") == rgb(COLOURS["ink"].dark)
    assert shown(page, "color", ".paper") == rgb(INK)
    page.emulate_media(media="print", color_scheme="dark")
    assert re.fullmatch(r"rgba\(0, 0, 0, 0\)|rgb\(255, 255, 255\)", shown(page, "backgroundColor"))
    assert shown(page, "color") == rgb(INK)
