"""Widgets speak once, when they are shown; of a kind they are one class; what is hidden keeps its place."""

from __future__ import annotations

from typing import Any

import comm
import pytest

from widgets.lean import LeanWidget, Stack
from widgets.measures import shared, show
from widgets.passage import Passage


class Box(LeanWidget):
    """A widget with the least of scripts."""

    _esm = "export default {}"
    _css = ".box {}"


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, dict[str, Any]]]:
    """Give what is said to the page: the kind of message, and the state in it."""
    said: list[tuple[str, dict[str, Any]]] = []

    class Heard(comm.DummyComm):
        def publish_msg(self, msg_type: str, data: dict[str, Any] | None = None, **_: object) -> None:
            said.append((msg_type, (data or {}).get("state", {})))

    monkeypatch.setattr(comm, "create_comm", Heard)
    return said


def named(sent: list[tuple[str, dict[str, Any]]], name: str) -> list[tuple[str, dict[str, Any]]]:
    return [(kind, state) for kind, state in sent if state.get("_model_name") == name]


def test_what_is_made_and_changed_before_it_is_shown_is_told_in_one_message_each(
    sent: list[tuple[str, dict[str, Any]]],
) -> None:
    inner, outer = Passage("Before.", lang="en"), Stack([])
    outer.children = [inner]
    outer.add_class("later")
    inner.say("Now.")
    assert sent == []
    assert outer.model_id == outer.model_id
    kinds = [kind for kind, state in sent if state.get("_model_name") != "LayoutModel"]
    assert kinds == ["comm_open", "comm_open"]
    ((_, passage),), ((_, box),) = named(sent, "AnyModel"), named(sent, "VBoxModel")
    assert passage["text"] == "Now."
    assert box["children"] == [f"IPY_MODEL_{inner.model_id}"]
    assert box["_dom_classes"] == ("later",)


def test_what_changes_once_it_is_shown_is_told_at_once(sent: list[tuple[str, dict[str, Any]]]) -> None:
    passage = Passage("Before.", lang="en")
    assert passage.model_id
    sent.clear()
    passage.say("Now.")
    assert [(kind, state["text"]) for kind, state in sent] == [("comm_msg", "Now.")]


def test_what_is_never_shown_is_never_told(sent: list[tuple[str, dict[str, Any]]]) -> None:
    box = Stack([Box()])
    box.close()
    assert sent == []
    assert box.closed
    assert box.model_id is None


def test_a_widget_that_is_displayed_is_open() -> None:
    bundle = Stack([])._repr_mimebundle_()
    assert bundle["application/vnd.jupyter.widget-view+json"]["model_id"]


def test_widgets_of_a_kind_are_of_one_class_with_their_script() -> None:
    one, other = Box(), Box()
    assert type(one) is type(other) is Box
    state = one.get_state()
    assert (state["_esm"], state["_css"]) == ("export default {}", ".box {}")
    assert state["_anywidget_id"] == f"{__name__}.Box"

    class Bigger(Box):
        _css = ".bigger {}"

    state = Bigger().get_state()
    assert (state["_esm"], state["_css"]) == ("export default {}", ".bigger {}")
    assert state["_anywidget_id"].endswith("Bigger")


def test_widgets_without_measures_share_one_layout_and_hiding_one_hides_no_other(
    sent: list[tuple[str, dict[str, Any]]],
) -> None:
    one, other = Box(), Box()
    assert told(one) == told(other)
    assert len(named(sent, "LayoutModel")) <= 1
    show(one, shown=False)
    assert (one.layout.display, other.layout.display) == ("none", None)
    assert told(one) != told(other)
    show(one, shown=True)
    assert one.layout.display is None
    assert told(one) == told(other)


def told(widget: LeanWidget) -> str:
    """Give the name of the layout that the page is told a widget has."""
    assert widget.model_id
    return str(widget.get_state("layout")["layout"])


def test_who_changes_a_layout_changes_that_of_one_widget(sent: list[tuple[str, dict[str, Any]]]) -> None:
    one, other, third = Box(), Box(), Box()
    assert told(one) == told(other)
    sent.clear()
    one.layout.width = "50%"
    assert (one.layout.width, other.layout.width) == ("50%", None)
    one.layout.height = "3em"
    # It is told of once, with what is in it, then the widget of it; what comes later by itself.
    assert [(kind, *map(state.get, ("width", "layout", "height"))) for kind, state in sent] == [
        ("comm_open", "50%", None, None),
        ("comm_msg", None, told(one), None),
        ("comm_msg", None, None, "3em"),
    ]
    assert told(one) != told(other) == told(third)


def test_a_layout_that_is_only_looked_at_is_told_to_nobody(sent: list[tuple[str, dict[str, Any]]]) -> None:
    box = Box()
    assert box.model_id
    sent.clear()
    assert box.layout.width is None
    assert repr(box.layout) == "Layout()"
    assert sent == []


def test_measures_of_its_own_stay_with_a_widget_that_is_hidden_for_a_while() -> None:
    box = Box()
    box.layout.width = "50%"
    show(box, shown=False)
    assert (box.layout.width, box.layout.display) == ("50%", "none")
    show(box, shown=True)
    assert (box.layout.width, box.layout.display) == ("50%", None)


@pytest.mark.parametrize("early", [False, True])
def test_one_that_is_hidden_stays_so_when_it_is_measured(*, early: bool) -> None:
    box = Box()
    before = box.layout
    show(box, shown=False)
    (before if early else box.layout).width = "50%"
    assert (box.layout.width, box.layout.display) == ("50%", "none")


def test_a_layout_given_at_the_start_is_the_widgets_own() -> None:
    box, other = Stack([], layout={"width": "9em"}), Stack([])
    box.layout.height = "2em"
    assert (box.layout.width, box.layout.height) == ("9em", "2em")
    assert (other.layout.width, other.layout.height) == (None, None)


def test_a_layout_that_was_closed_is_not_given_to_another() -> None:
    before = told(Box())
    shared("").close()
    assert told(Box()) != before
