"""What holds for every picture that a widget draws in a test."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

import widgets.chart
from tests.widgets.without_colour import by_colour_alone
from widgets.picture import Picture, plain_json

if TYPE_CHECKING:
    import plotly.graph_objects as go


def checked(figure: Picture | go.Figure) -> dict[str, Any]:
    """Write a figure, which must be what plotly itself, having checked all of it, makes of the same.

    Its marks must be told apart by more than their colours.
    """
    written = plain_json(figure)
    if isinstance(figure, Picture):
        assert by_colour_alone(figure.written) == []
        # An empty list of shapes is none; plotly leaves it out.
        layout = {key: value for key, value in written["layout"].items() if value != []}
        assert written | {"layout": layout} == plain_json(figure.figure)
    return written


@pytest.fixture(autouse=True)
def _pictures_are_as_plotly_has_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(widgets.chart, "plain_json", checked)
