"""The chart: what travels to the page, and in what order."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import plotly.graph_objects as go
import pytest

from tests.widgets.opened import opened
from widgets import chart as module
from widgets.chart import Chart, Table
from widgets.figures.house_style import house_style
from widgets.panel import VIEW
from widgets.picture import plain_json

TABLE = Table("Bookings", ["Month", "Bookings"], [["May", "3"]])


def a_chart(**changes: Any) -> Chart:  # noqa: ANN401 - whatever a chart takes
    figure = go.Figure([{"type": "bar", "x": ["May"], "y": [3]}], house_style())
    given = {"title": "Bookings", "sentence": "Three bookings in May.", "table": TABLE, "lang": "en"}
    return Chart(changes.pop("figure", figure), **given | changes)


def test_its_text_form_is_the_sentence() -> None:
    chart = a_chart()
    data, _ = chart._repr_mimebundle_()
    assert data["text/plain"] == "Three bookings in May."
    assert data[VIEW]["model_id"] == chart.model_id


def test_its_state_is_small_plain_json_without_a_template() -> None:
    figure = go.Figure(go.Bar(x=["May"], y=[3]))  # a template comes with every figure that names none
    state = a_chart(figure=figure).get_state()
    assert "template" not in state["figure"]["layout"]
    assert state["table"] == {
        "caption": "Bookings",
        "headers": ("Month", "Bookings"),
        "rows": (("May", "3"),),
    }
    page = {key: state[key] for key in ("figure", "table", "title", "sentence", "lang", "words")}
    assert len(json.dumps(page, allow_nan=False)) < 1000


def test_every_kind_of_value_becomes_json() -> None:
    figure = go.Figure(
        go.Scatter(
            x=[date(2026, 5, 1), np.datetime64("2026-06-01")],
            y=np.array([1.5, np.nan]),
            text=np.array(["a", "b"]),
            customdata=[np.float64(2), float("nan")],
        )
    )
    trace = plain_json(figure)["data"][0]
    assert trace["x"][0].startswith("2026-05-01")
    assert trace["x"][1].startswith("2026-06-01")
    assert trace["y"]["dtype"] == "f8"
    assert trace["text"] == ["a", "b"]
    assert json.loads(json.dumps(trace, allow_nan=False))["customdata"] == [2, None]


def test_french_words_come_from_the_catalogue() -> None:
    assert a_chart(lang="fr").words["table"] == "Voir les chiffres en tableau"
    with pytest.raises(ValueError, match="de"):
        a_chart(lang="de")


def test_show_changes_all_in_one_message(monkeypatch: pytest.MonkeyPatch) -> None:
    chart = a_chart()
    assert opened(chart)
    sent: list[dict[str, Any]] = []
    monkeypatch.setattr(chart, "send_state", lambda key=None: sent.append(chart.get_state(key)))
    figure = go.Figure([{"type": "bar", "x": ["May"], "y": [4]}], house_style())
    chart.show(figure, "Four bookings in May.", Table("Bookings", ["Month", "Bookings"], [["May", "4"]]))
    assert len(sent) == 1
    assert set(sent[0]) == {"figure", "sentence", "table"}
    assert sent[0]["figure"]["data"][0]["y"] == [4]


def test_a_table_with_a_ragged_row_is_refused() -> None:
    with pytest.raises(ValueError, match="A row has 1 cells; each needs 2"):
        Table("Bookings", ("Month", "Bookings"), (("May",),))


def test_a_page_that_asks_gets_the_library_as_one_buffer(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "plotly.js").write_bytes(b"draw()")
    sent: list[tuple[object, object]] = []
    chart = a_chart()
    monkeypatch.setattr(module, "find_library", lambda: tmp_path / "plotly.js")
    monkeypatch.setattr(chart, "send", lambda content, buffers=None: sent.append((content, buffers)))
    chart._handle_custom_msg({"kind": "something else"}, [])  # noqa: SLF001 - as ipywidgets calls it
    chart._handle_custom_msg({"kind": "plotly?"}, [])  # noqa: SLF001 - as ipywidgets calls it
    (tmp_path / "plotly.js").unlink()
    chart._handle_custom_msg({"kind": "plotly?"}, [])  # noqa: SLF001 - as ipywidgets calls it
    assert sent == [({"kind": "plotly"}, [b"draw()"]), ({"kind": "no plotly"}, None)]


def test_a_chart_is_made_without_the_slow_imports() -> None:
    program = """
import sys
import plotly.graph_objects as go
from widgets.chart import Chart, Table
Chart(go.Figure(go.Bar(y=[1, 2])), title="", sentence="", table=Table("", (), ()), lang="fr").get_state()
slow = {"nbformat", "jsonschema", "pandas", "plotly.io._json", "plotly.graph_objs._figurewidget"}
print(sorted(slow & set(sys.modules)))
"""
    root = Path(__file__).parents[2]
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "[]"


def test_the_house_style_merges_what_a_figure_changes_and_is_never_shared() -> None:
    layout = house_style(height=300, xaxis={"title": {"text": "Price"}}, showlegend=True)
    assert layout["height"] == 300
    assert layout["xaxis"]["title"]["text"] == "Price"
    assert layout["xaxis"]["title"]["standoff"] == 12
    layout["xaxis"]["tickfont"]["size"] = 99
    assert house_style()["xaxis"]["tickfont"]["size"] != 99
    assert house_style()["yaxis"]["tickfont"]["size"] != 99
    assert layout["yaxis"]["tickfont"]["size"] != 99
