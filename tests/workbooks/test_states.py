"""The widgets' states that a page is told, cell by cell."""

from __future__ import annotations

import json
from functools import partial
from types import SimpleNamespace
from typing import Any

from workbooks.states import PageStates

LAYOUT = {"_model_name": "LayoutModel", "_model_module": "@jupyter-widgets/base"}


class Generator:
    """Stands for what Voila runs the cells with."""

    def __init__(self) -> None:
        self.executor = SimpleNamespace(widget_state={}, widget_buffers={})

    def start(self) -> None:
        """Start nothing."""

    def hear(self, key: str, held: dict[tuple[str | int, ...], str] | None = None, **state: object) -> None:
        """Take a widget's state, and the bytes that it holds, as nbclient does."""
        self.executor.widget_state.setdefault(key, {}).update(state)
        if held:
            buffers = self.executor.widget_buffers.setdefault(key, {})
            buffers.update({path: {"data": data, "path": list(path)} for path, data in held.items()})


def told(states: PageStates) -> dict[str, Any]:
    """Give what the page is told by now."""
    fresh = states.fresh()
    return json.loads(fresh)["states"] if fresh else {}


def test_a_layout_is_told_when_it_has_measures_and_when_it_has_lost_them() -> None:
    voila = Generator()
    states = PageStates(partial(voila.start))
    voila.hear("plain", **LAYOUT, display=None)
    voila.hear("hides", **LAYOUT, display="none")
    assert told(states) == {"hides": {**LAYOUT, "display": "none"}}
    voila.hear("hides", display=None)
    assert told(states) == {"hides": {**LAYOUT, "display": None}}
    assert told(states) == {}


def test_a_script_that_two_widgets_share_is_told_once() -> None:
    voila = Generator()
    states = PageStates(partial(voila.start))
    voila.hear("one", _esm="export", _css="p")
    first = json.loads(states.fresh())
    assert first == {"states": {"one": {"_esm": 0, "_css": 1}}, "fresh": ["export", "p"]}
    voila.hear("two", _esm="export", _css="<i>")
    second = states.fresh()
    assert "<" not in second
    assert json.loads(second) == {"states": {"two": {"_esm": 0, "_css": 2}}, "fresh": ["<i>"]}


def test_bytes_are_told_with_their_places_until_something_else_stands_there() -> None:
    voila = Generator()
    states = PageStates(partial(voila.start))
    voila.hear("bag", {("data",): "AQI=", ("deep", "list", 1): "Aw=="}, deep={"list": ["x", None]}, n=1)
    first = json.loads(states.fresh())
    assert first["buffers"] == [[["bag", "data"], "AQI="], [["bag", "deep", "list", 1], "Aw=="]]
    voila.hear("bag", n=2)
    assert len(json.loads(states.fresh())["buffers"]) == 2
    voila.hear("bag", {("data",): "BA=="}, deep={})
    assert json.loads(states.fresh())["buffers"] == [[["bag", "data"], "BA=="]]
    voila.hear("bag", data=None)
    assert json.loads(states.fresh()) == {"states": {"bag": {"deep": {}, "n": 2, "data": None}}, "fresh": []}
