"""The chart in a real page: drawn once, the last change wins, plotly.js loaded once, nothing fetched."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np
import plotly.graph_objects as go
import pytest
from playwright.sync_api import expect

from case_studies.ability import count_now
from case_studies.parse import preset, with_numbers
from case_studies.sweep import per_hour_by_count
from tests.browser.harness import harness
from widgets import chart as module
from widgets.chart import Chart, Table
from widgets.figures import what_it_takes
from widgets.figures.crowds import Crowd, crowds
from widgets.figures.house_style import HALF_HOUR, POSTING, house_style
from widgets.picture import plain_json
from widgets.plotly_library import find_library
from workbooks.paths import TEMPLATE_FOLDER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Locator

    from tests.browser.harness import Harness

pytestmark = pytest.mark.browser

PAGE_SCRIPT = TEMPLATE_FOLDER / "static" / "page.js"

WILLING = np.linspace(1200, 12, 100)


def a_figure(able: int = 30, lang: str = "en") -> go.Figure:
    left = Crowd("Posts", "fans", 1, POSTING, WILLING, 1000)
    return crowds(left, Crowd("Half-hour", "couples", able, HALF_HOUR, WILLING, 1000), lang)


def a_chart(figure: go.Figure | None = None, lang: str = "en") -> Chart:
    return Chart(
        figure or a_figure(lang=lang),
        title="Who can pay",
        sentence="Thirty of a hundred can pay.",
        table=Table("Of a hundred", ("Crowd", "Can pay"), (("Posts", "1"), ("Half-hour", "30"))),
        lang=lang,
    )


def bars(*heights: float, **layout: Any) -> go.Figure:  # noqa: ANN401 - whatever a layout takes
    return go.Figure([{"type": "bar", "x": ["May", "June"], "y": heights}], house_style(**layout))


def drawn(bench: Harness, view: Locator) -> Locator:
    view.locator('figure[data-state="drawn"]').wait_for()
    bench.settle()
    return view.locator(".js-plotly-plot")


def asked(bench: Harness) -> int:
    return sum(data.get("content") == {"kind": "plotly?"} for _, data in bench.received)


def bring(bench: Harness, address: str) -> None:
    """Let the page bring the library, as our page does."""
    bench.page.add_script_tag(path=PAGE_SCRIPT)
    bench.page.evaluate("address => halfhour.library(address)", address)


@pytest.fixture
def bench(one_bench: Harness) -> Iterator[Harness]:
    """Give the module's one page, blank again; the test fails if anything in it went wrong."""
    yield one_bench.begin_anew()
    assert one_bench.errors == []
    assert one_bench.refused == []


@pytest.fixture(scope="module")
def library(chromium: Browser) -> Iterator[Harness]:
    """Give a page that has brought the library itself, once for all tests that draw with it."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    page = harness(context.new_page())
    bring(page, page.serve("/plotly.js", find_library()))
    page.page.wait_for_function("!!window.Plotly")
    page.page.evaluate("void (window.whole = { ...Plotly })")
    yield page
    context.close()


@pytest.fixture
def stocked(library: Harness) -> Iterator[Harness]:
    """Give that page, blank again; the test fails if anything in it went wrong."""
    library.begin_anew(with_scripts=True).page.evaluate("void Object.assign(Plotly, whole)")
    yield library
    assert library.errors == []
    assert library.refused == []


def people(plot: Locator) -> list[int]:
    """Count the closed curves that plotly drew, two a person, trace by trace."""
    drawn_paths = plot.evaluate(
        "plot => [...plot.querySelectorAll('.js-fill')].map(p => p.getAttribute('d'))"
    )
    return [path.count("M") // 2 for path in drawn_paths]


def test_two_charts_ask_the_kernel_once_and_both_are_drawn(bench: Harness) -> None:
    first, second = bench.mount(a_chart()), bench.mount(a_chart())
    assert sorted(people(drawn(bench, first))) == [1, 30, 70, 99]
    assert sorted(people(drawn(bench, second))) == [1, 30, 70, 99]
    assert asked(bench) == 1


def test_a_page_that_brings_the_library_asks_nothing(bench: Harness) -> None:
    bring(bench, bench.serve("/plotly.js", find_library()))
    drawn(bench, bench.mount(a_chart()))
    assert asked(bench) == 0


@pytest.mark.parametrize("late", [False, True])
@pytest.mark.parametrize("address", ["http://127.0.0.1:9/missing.js", "data:text/javascript,0"])
def test_a_page_whose_script_fails_asks_the_kernel(one_bench: Harness, address: str, *, late: bool) -> None:
    bench = one_bench.begin_anew()
    bring(bench, address)
    if late:
        bench.page.wait_for_function("document.querySelector('[data-hh-plotly=failed]')")
    drawn(bench, bench.mount(a_chart()))
    assert asked(bench) == 1


def test_the_chart_that_asked_may_go_before_the_answer(bench: Harness) -> None:
    bench.pause()
    leaving = a_chart()
    state = {"figure": plain_json(a_figure()), "title": "", "sentence": "", "lang": "en", "words": {}}
    state["table"] = {"caption": "", "headers": [], "rows": []}
    bench.page.evaluate(
        """async ([source, state]) => {
          const url = URL.createObjectURL(new Blob([source], {type: "text/javascript"}));
          const model = {get: (key) => state[key], on() {}, off() {}, send() { window.deaf = true; }};
          const el = document.body.appendChild(document.createElement("div"));
          window.leave = (await import(url)).default.render({model, el});
        }""",
        [str(leaving._esm), state],  # noqa: SLF001 - the page needs the module itself
    )
    bench.page.wait_for_function("window.deaf")
    staying = bench.mount(a_chart())
    assert asked(bench) == 0
    bench.page.evaluate("window.leave()")
    bench.resume()
    drawn(bench, staying)
    assert asked(bench) == 1


def test_without_any_library_the_sentence_and_the_table_stand(
    bench: Harness, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none() -> None:
        raise FileNotFoundError

    monkeypatch.setattr(module, "find_library", none)
    view = bench.mount(a_chart())
    view.locator('figure[data-state="alone"]').wait_for()
    assert view.get_by_text("Thirty of a hundred can pay.").is_visible()
    assert view.get_by_role("table").is_visible()
    assert not view.locator(".hh-chart-stage").is_visible()
    assert view.get_by_text("The picture cannot be drawn here").is_visible()


def test_a_figure_that_can_not_be_drawn_leaves_the_table(one_bench: Harness) -> None:
    bench = one_bench.begin_anew()
    bench.page.evaluate("window.Plotly = {react() { throw new Error('no'); }, purge() {}}")
    view = bench.mount(a_chart())
    view.locator('figure[data-state="alone"]').wait_for()
    assert view.get_by_role("table").is_visible()


def test_a_kind_of_picture_that_the_bundle_lacks_leaves_the_table(stocked: Harness) -> None:
    surface = go.Figure(go.Surface(z=[[1, 2], [3, 4]]))
    view = stocked.mount(a_chart(surface))
    view.locator('figure[data-state="alone"]').wait_for()
    assert view.get_by_role("table").is_visible()
    assert "this Plotly draws no surface" in str(stocked.errors.pop())


def test_changes_of_one_frame_are_drawn_once_and_the_last_one_wins(stocked: Harness) -> None:
    chart = a_chart(bars(1, 2))
    plot = drawn(stocked, stocked.mount(chart))
    stocked.page.evaluate(
        """() => {
          const {react} = Plotly;
          window.times = 0;
          Plotly.react = (...all) => { times += 1; return react(...all); };
        }"""
    )
    figures = [plain_json(bars(1, last)) for last in range(10, 20)]
    stocked.page.evaluate(
        "messages => hh.receive(messages)",
        [
            {
                "id": chart.model_id,
                "data": {"method": "update", "state": {"figure": figure}},
                "buffers": [],
            }
            for figure in figures
        ],
    )
    stocked.settle()
    assert plot.evaluate("plot => plot.data[0].y[1]") == 19
    assert stocked.page.evaluate("times") == 1


def test_a_change_during_a_drawing_is_drawn_afterwards(bench: Harness) -> None:
    bench.page.evaluate(
        """() => {
          window.calls = [];
          window.Plotly = {
            react: (_, data) => new Promise((done) => { calls.push(data[0].y[1]); window.done = done; }),
            purge() {},
          };
        }"""
    )
    chart = a_chart(bars(1, 2))
    bench.mount(chart)
    bench.page.wait_for_function("calls.length === 1")
    for last in (3, 4, 5):
        chart.show(bars(1, last), "", chart.table)
        bench.settle()
    assert bench.page.evaluate("calls") == [2]
    bench.page.evaluate("done()")
    bench.settle()
    assert bench.page.evaluate("calls") == [2, 5]
    bench.page.evaluate("done()")


def test_picture_sentence_and_table_change_together_in_every_view(stocked: Harness) -> None:
    chart = a_chart()
    for _ in range(2):
        stocked.mount(chart)
    views = [stocked.page.locator(f'[data-model="{chart.model_id}"]').nth(n) for n in (0, 1)]
    for view in views:
        drawn(stocked, view)
    chart.show(a_figure(70), "Seventy can.", Table("Now", ("Crowd", "Can pay"), (("Half-hour", "70"),)))
    stocked.settle()
    for view in views:
        assert sorted(people(view.locator(".js-plotly-plot"))) == [1, 30, 70, 99]
        assert view.locator("figcaption").inner_text() == "Seventy can."
        expect(view.locator(".hh-chart-picture")).to_have_accessible_description("Seventy can.")
        view.get_by_role("button").click()
        assert view.get_by_role("rowheader").all_inner_texts() == ["Half-hour"]


def test_the_table_opens_by_button_and_by_key(stocked: Harness) -> None:
    view = stocked.mount(a_chart(lang="fr"))
    button = view.get_by_role("button", name="Voir les chiffres en tableau")
    table = view.get_by_role("table", name="Of a hundred")
    assert button.get_attribute("aria-expanded") == "false"
    assert not table.is_visible()
    button.click()
    assert button.get_attribute("aria-expanded") == "true"
    assert view.get_by_role("columnheader").all_inner_texts() == ["Crowd", "Can pay"]
    assert view.get_by_role("cell").all_inner_texts() == ["1", "30"]
    group = view.get_by_role("group", name="Who can pay")
    group.focus()
    stocked.page.keyboard.press("t")
    assert not table.is_visible()
    stocked.page.keyboard.press("Control+t")
    assert not table.is_visible()
    drawn(stocked, view)


def test_nothing_moves_when_the_picture_arrives(bench: Harness) -> None:
    bench.pause()
    view = bench.mount(a_chart(bars(1, 2, height=333)))
    before = view.bounding_box()
    assert view.locator(".hh-chart-stage").bounding_box()["height"] == 333
    bench.resume()
    drawn(bench, view)
    assert view.bounding_box() == before


@pytest.mark.parametrize(("lang", "expected"), [("fr", "1\u202f000\u00a0€"), ("en", "€1,000")])
def test_the_same_figure_prints_numbers_the_readers_way(stocked: Harness, lang: str, expected: str) -> None:
    figure = bars(1000, 2000, yaxis={"tickformat": "$,.0f", "tickvals": [1000]})
    plot = drawn(stocked, stocked.mount(a_chart(figure, lang)))
    assert plot.locator(".ytick text").all_text_contents() == [expected]


def test_pointing_at_a_person_tells_what_they_would_pay(stocked: Harness) -> None:
    view = stocked.mount(a_chart())
    plot = drawn(stocked, view)
    front = plot.evaluate(
        """plot => {
          const {xaxis, yaxis} = plot._fullLayout, box = plot.getBoundingClientRect();
          return [box.left + xaxis._offset + xaxis.l2p(50), box.top + yaxis._offset + yaxis.l2p(50)];
        }"""
    )
    stocked.page.mouse.move(*front)
    plot.locator(".hoverlayer text").first.wait_for()
    assert plot.locator(".hoverlayer text").all_text_contents()[0] == "would pay up to €1,200"
    stocked.page.mouse.move(0, 0)


def test_on_a_phone_both_crowds_are_on_one_screen_and_nothing_overflows(stocked: Harness) -> None:
    stocked.page.set_viewport_size({"width": 360, "height": 740})
    view = stocked.mount(a_chart())
    plot = drawn(stocked, view)
    assert plot.evaluate("plot => plot.layout.height") < 400
    assert plot.evaluate(CROSSED) == []
    assert stocked.page.evaluate("document.documentElement.scrollWidth") == 360
    stage, wide = view.locator(".hh-chart-stage"), stocked.page.viewport_size
    assert wide is not None
    assert stage.bounding_box()["height"] == plot.evaluate("plot => plot.layout.height")
    stocked.page.set_viewport_size({"width": 1280, "height": 740})
    stocked.page.wait_for_function("document.querySelector('.js-plotly-plot').layout.height > 500")
    assert stage.bounding_box()["height"] == plot.evaluate("plot => plot.layout.height")


# Every pair of texts that touch, and every text that touches a mark, a line or the edge.
CROSSED = """plot => {
  const {xaxis, yaxis, _size} = plot._fullLayout, frame = plot.getBoundingClientRect();
  const at = ({x, y}) => [frame.left + _size.l + xaxis.l2p(x), frame.top + _size.t + yaxis.l2p(y)];
  const texts = [...plot.querySelectorAll(".annotation-text-g")].map(
    (node) => [node.textContent, node.getBoundingClientRect()]);
  const touches = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  const around = ([x, y], far) => ({left: x - far, right: x + far, top: y - far, bottom: y + far});
  const things = plot.calcdata.flatMap((points) => {
    const {mode, name} = points[0]?.trace ?? {};
    if (mode === "markers" && name !== "places") return points.map((point) => [name, around(at(point), 8)]);
    if (mode !== "lines" || points.length > 300) return [];
    return points.slice(1).flatMap((end, i) => {
      const [[x0, y0], [x1, y1]] = [at(points[i]), at(end)];
      return Array.from({length: 201}, (_, n) =>
        [name, around([x0 + (x1 - x0) * n / 200, y0 + (y1 - y0) * n / 200], 0.5)]);
    });
  });
  const found = texts.flatMap(([text, box], i) => [
    ...texts.slice(i + 1).filter(([, other]) => touches(box, other)).map(([other]) => [text, other]),
    ...things.filter(([, other]) => touches(box, other)).map(([name]) => [text, name]),
    ...(box.left < frame.left - 1 || box.right > frame.right + 1 ? [[text, "edge"]] : []),
  ]);
  return [...new Map(found.map((pair) => [pair.join(), pair])).values()];
}"""


def takes(price: float, hour_value: float, count: float | None, lang: str) -> go.Figure:
    """Draw what it would take for Lester's numbers, three of them changed."""
    counted = {} if count is None else {"able_of_ten": count, "able_at_price": price}
    business = with_numbers(preset("lester"), {"price": price, "hour_value": hour_value} | counted)
    counts = np.union1d(np.linspace(0, 10, 41), count_now(business, business.question))
    found = per_hour_by_count(business, counts)
    return what_it_takes.draw(counts, found.posting, found.half_hour, hour_value, found.now, lang=lang)


@pytest.mark.parametrize(("width", "lang"), [(360, "fr"), (360, "en"), (816, "fr")])
def test_labels_of_what_it_takes_touch_nothing(stocked: Harness, width: int, lang: str) -> None:
    stocked.page.set_viewport_size({"width": width, "height": 740})
    chart = a_chart(takes(1000, 40, None, lang), lang)
    plot = drawn(stocked, stocked.mount(chart))
    for price in (100, 1000, 10_000):
        for hour_value, count in ((0, None), (5, 3), (40, 0.2), (90, 10), (200, 0)):
            chart.show(takes(price, hour_value, count, lang), "", chart.table)
            stocked.settle()
            assert plot.evaluate(CROSSED) == [], (price, hour_value, count)
            # Whatever else has no room, where one stands today is said.
            texts = plot.locator(".annotation-text").all_text_contents()
            assert any("now" in text or "hui" in text for text in texts), (price, hour_value, count)


def test_in_the_default_picture_every_label_has_its_place(stocked: Harness) -> None:
    for width in (360, 816):
        stocked.page.set_viewport_size({"width": width, "height": 740})
        plot = drawn(stocked, stocked.mount(a_chart(takes(1000, 40, None, "fr"), "fr")))
        assert plot.locator(".annotation").count() == 6


def test_a_finger_on_the_picture_scrolls_the_page(chromium: Browser) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page = context.new_page()
    bench = harness(page)
    page.add_style_tag(content="main{padding-bottom:900px}")  # as on a page that goes on
    view = bench.mount(a_chart())
    plot = drawn(bench, view)
    before = plot.evaluate("plot => plot.layout.xaxis.range")
    low = round(plot.bounding_box()["y"] + plot.bounding_box()["height"]) - 20
    finger = context.new_cdp_session(page)
    ways: list[tuple[str, list[int]]] = [
        ("touchStart", [low]),
        *(("touchMove", [y]) for y in range(low - 20, low - 220, -20)),
    ]
    for kind, places in [*ways, ("touchEnd", [])]:
        points = [{"x": 180, "y": y} for y in places]
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    page.wait_for_function("scrollY > 150")
    assert plot.evaluate("plot => plot.layout.xaxis.range") == before
    assert bench.errors == []
    context.close()


def test_a_view_that_goes_leaves_nothing_behind(stocked: Harness) -> None:
    chart = a_chart()
    drawn(stocked, stocked.mount(chart))
    left = stocked.page.evaluate(
        """async ([source, state]) => {
          const url = URL.createObjectURL(new Blob([source], {type: "text/javascript"}));
          const heard = [];
          const model = {
            get: (key) => state[key],
            on: (name) => heard.push(name),
            off: (name) => heard.splice(heard.indexOf(name), 1),
            send() {},
          };
          const el = document.body.appendChild(document.createElement("div"));
          const leave = (await import(url)).default.render({model, el});
          while (!el.querySelector('[data-state="drawn"]')) await new Promise(requestAnimationFrame);
          let purged = 0;
          const {purge} = Plotly;
          Plotly.purge = (plot) => { purged += 1; purge(plot); };
          const busy = heard.length;
          leave();
          return {busy: busy > 0, heard, purged, children: el.childElementCount};
        }""",
        [str(chart._esm), json.loads(json.dumps(sendable(chart)))],  # noqa: SLF001 - the page needs the module
    )
    assert left == {"busy": True, "heard": [], "purged": 1, "children": 0}


def sendable(chart: Chart) -> dict[str, Any]:
    return {key: chart.get_state()[key] for key in ("figure", "title", "sentence", "table", "lang", "words")}


def test_paper_gets_a_picture_that_fits_it(stocked: Harness) -> None:
    plot = drawn(stocked, stocked.mount(a_chart()))
    width: Callable[[], int] = lambda: plot.evaluate("plot => plot.layout.width")  # noqa: E731 - asked twice
    on_screen = width()
    stocked.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert width() == 640
    stocked.page.evaluate("dispatchEvent(new Event('afterprint'))")
    stocked.settle()
    assert width() == on_screen


def test_two_amounts_in_dollars_are_no_formula_where_the_page_brings_mathjax(bench: Harness) -> None:
    bench.page.evaluate("globalThis.MathJax = { version: '3.2.2', config: {}, startup: {} }")
    figure = bars(1, 2, annotations=[{"text": "less than $100, or $100 and more", "showarrow": False}])
    assert "less than $100, or $100 and more" in drawn(bench, bench.mount(a_chart(figure))).inner_text()
