"""A picture is written as plotly writes it, and is plotly's own figure for whoever asks."""

from __future__ import annotations

import copy
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from widgets.picture import Picture, plain_json

KINDS = st.sampled_from(["i1", "u1", "i2", "u2", "i4", "u4", "i8", "u8", "f4", "f8", "?", "<U3"])


@given(st.data(), KINDS)
def test_arrays_are_written_as_plotly_writes_them(data: st.DataObject, kind: str) -> None:
    shape = data.draw(arrays.array_shapes(min_dims=1, max_dims=2, min_side=0, max_side=4))
    values = data.draw(arrays.arrays(kind, shape))
    picture = Picture([{"type": "heatmap", "z": values}], {})
    assert plain_json(picture) == plain_json(picture.figure)


def test_big_numbers_dates_and_gaps_are_plain() -> None:
    traces = [{"type": "scatter", "x": np.array([2**40, 1]), "y": [float("nan"), np.float32(0.5)]}]
    traces += [{"type": "scatter", "x": [date(2026, 3, 31), date(2026, 4, 1)], "y": [1, 2]}]
    numbers, days = plain_json(Picture(traces, {}))["data"]
    assert numbers == {"type": "scatter", "x": [2**40, 1], "y": [None, 0.5]}
    assert days == {"type": "scatter", "x": ["2026-03-31", "2026-04-01"], "y": [1, 2]}


def test_it_is_plotlys_own_figure_for_whoever_asks() -> None:
    picture = Picture([{"type": "bar", "y": [1, 2]}], {"height": 300, "template": {}})
    assert isinstance(picture.figure, go.Figure)
    assert picture.data[0].y == (1, 2)
    assert picture.layout.height == 300
    assert "template" not in plain_json(picture)["layout"]
    assert copy.deepcopy(picture).written == picture.written
    with pytest.raises(AttributeError):
        _ = picture.nothing_of_the_kind


def test_what_plotly_does_not_know_is_told_by_plotly() -> None:
    wrong: dict[str, Any] = {"type": "bar", "hight": 3}
    with pytest.raises(ValueError, match="hight"):
        _ = Picture([wrong], {}).figure


def test_a_picture_is_drawn_without_plotlys_python_half() -> None:
    program = """
import sys
from widgets.figures import luck_of_many, side_by_side
from widgets.chart import Chart, Table
from widgets.picture import Picture
Chart(Picture([{"type": "bar", "y": [1]}], {}), title="", sentence="", table=Table("", (), ()), lang="fr")
print([name for name in sys.modules if name.startswith("plotly.graph_obj")])
"""
    root = Path(__file__).parents[2]
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "[]"
