"""What a chart leaves undone: nobody looks at a closed table, and few labels reach over an edge."""

from __future__ import annotations

from typing import TYPE_CHECKING

import plotly.graph_objects as go
import pytest

from tests.browser.test_chart_browser import a_chart, a_figure
from widgets.chart import Table

if TYPE_CHECKING:
    from tests.browser.harness import Harness

pytestmark = pytest.mark.browser

# In place of plotly.js: it draws nothing, and keeps what it was given.
NOTES = """() => {
  window.layouts = [];
  window.Plotly = {react: async (_, __, layout) => { layouts.push(layout); }, purge() {}};
}"""


def test_a_table_is_filled_while_it_is_open(bench: Harness) -> None:
    bench.page.evaluate(NOTES)
    chart = a_chart()
    view = bench.mount(chart)
    rows = view.locator("tbody tr")
    chart.show(a_figure(), "Fifty can.", Table("Now", ("Crowd", "Can pay"), (("Half-hour", "50"),)))
    bench.settle()
    assert rows.count() == 0
    view.get_by_role("button").click()
    assert rows.all_inner_texts() == ["Half-hour\t50"]
    chart.show(a_figure(), "Sixty can.", Table("Now", ("Crowd", "Can pay"), (("Half-hour", "60"),)))
    bench.settle()
    assert rows.all_inner_texts() == ["Half-hour\t60"]


def test_labels_are_looked_at_for_an_edge_only_where_a_figure_asks_for_it(bench: Harness) -> None:
    bench.page.evaluate(NOTES)
    asks = {"ticklabeloverflow": "hide past domain"}
    bench.mount(a_chart(go.Figure(go.Bar(x=[1], y=[2]), {"yaxis": asks})))
    bench.page.wait_for_function("layouts.length")
    found = bench.page.evaluate("[layouts[0].xaxis, layouts[0].yaxis].map(one => one.ticklabeloverflow)")
    assert found == ["allow", "hide past domain"]
