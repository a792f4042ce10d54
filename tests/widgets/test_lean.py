"""Widgets speak once, when they are shown; of a kind they are one class; what is hidden keeps its place."""

from __future__ import annotations

from typing import Any

import comm
import pytest

from widgets.lean import LeanWidget, Stack, show
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
    assert one.layout is other.layout
    assert one.model_id
    assert other.model_id
    assert len(named(sent, "LayoutModel")) <= 1
    show(one, shown=False)
    assert (one.layout.display, other.layout.display) == ("none", None)
    show(one, shown=True)
    assert one.layout.display is None


def test_a_layout_that_was_closed_is_not_given_to_another() -> None:
    before = Box().layout
    before.close()
    assert Box().layout is not before
