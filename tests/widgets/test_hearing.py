"""A page tells a widget what its script has to tell, and nothing else."""

from __future__ import annotations

import importlib
import pkgutil
import re
from typing import Any

import pytest
from traitlets import TraitError, Unicode, validate

import widgets
from tests.widgets.opened import opened
from widgets.lean import LeanWidget

SETS = re.compile(r'model\.set\("(\w+)"')


class Word(LeanWidget):
    """A widget with a word that the page may set, and one that it may not."""

    _esm = "export default {}"

    word = Unicode("bread").tag(sync=True, by_page=True)
    label = Unicode("Your word").tag(sync=True)
    heard: Any = None

    @validate("word")
    def _short(self, proposal: Any) -> str:  # noqa: ANN401 - traitlets' own
        if len(proposal["value"]) > 10:
            raise TraitError("Ten letters are accepted.")
        return str(proposal["value"])


@pytest.fixture
def word(monkeypatch: pytest.MonkeyPatch) -> Word:
    widget = Word()
    assert opened(widget)
    widget.sent = []
    widget.on_msg(lambda _, content, buffers: setattr(widget, "heard", (content, buffers)))
    monkeypatch.setattr(widget, "_send", lambda message, buffers=None: widget.sent.append((message, buffers)))
    return widget


def tell(widget: Word, data: object, buffers: tuple[bytes, ...] = ()) -> None:
    """Have a message of the page come in, as the kernel hands it over."""
    widget.comm.handle_msg({"content": {"comm_id": widget.comm.comm_id, "data": data}, "buffers": [*buffers]})


def test_the_page_sets_what_its_script_sets(word: Word) -> None:
    tell(word, {"method": "update", "state": {"word": "cake"}})
    assert word.word == "cake"


def test_the_page_sets_nothing_else(word: Word) -> None:
    before = word.get_state()
    forged = dict.fromkeys([*before, "comm", "heard", "nothing", "__class__", "keys"], "forged")
    tell(word, {"method": "update", "state": {**forged, "word": "cake"}})
    assert word.get_state() == {**before, "word": "cake"}
    assert word.heard is None
    # It shows what this widget does not have: it is told what holds.
    told = set().union(*(message["state"] for message, _ in word.sent))
    assert told >= {"label", "_esm"}
    assert told <= set(word.keys)


def test_a_script_sets_what_its_widget_hears_of_it_and_nothing_else() -> None:
    for module in pkgutil.walk_packages(widgets.__path__, "widgets."):
        importlib.import_module(module.name)
    setting = {}
    for kind in kinds(LeanWidget):
        if not kind.__module__.startswith("widgets.") or not kind.class_traits().get("_esm"):
            continue
        text = kind.class_traits()["_esm"].default_value
        # A name that is worked out would be seen by no test.
        assert len(re.findall(r"model\.set\(", text)) == len(SETS.findall(text)), kind
        by_page = {name for name, trait in kind.class_traits().items() if trait.metadata.get("by_page")}
        assert set(SETS.findall(text)) == by_page, kind
        setting[kind.__name__] = by_page
    assert setting["Keeper"] == {"keeps"}
    assert setting["CardHead"] == {"is_open"}


def kinds(kind: type[LeanWidget]) -> list[type[LeanWidget]]:
    """Give what is made from a class, and from that."""
    made: list[type[LeanWidget]] = kind.__subclasses__()
    return [*made, *(one for each in made for one in kinds(each))]


@pytest.mark.parametrize("value", [5, None, ["cake"], {"cake": 1}, "a cake of eleven letters", float("nan")])
def test_what_is_refused_changes_nothing_and_the_page_is_told_what_holds(word: Word, value: object) -> None:
    tell(word, {"method": "update", "state": {"word": value}})
    assert word.word == "bread"
    assert [message["state"] for message, _ in word.sent] == [{"word": "bread"}]


@pytest.mark.parametrize(
    "data",
    [
        None,
        5,
        "update",
        [],
        {},
        {"method": None},
        {"method": "nothing"},
        {"method": "update"},
        {"method": "update", "state": 5},
        {"method": "custom"},
        {"method": ["custom"], "content": 5},
    ],
)
def test_what_is_no_message_is_passed_over(
    word: Word, data: object, caplog: pytest.LogCaptureFixture
) -> None:
    tell(word, data)
    assert (word.word, word.heard, word.sent, caplog.records) == ("bread", None, [], [])


def test_buffers_that_are_to_be_put_anywhere_are_put_nowhere(word: Word) -> None:
    data = {"method": "update", "state": {"word": "cake"}, "buffer_paths": [["word", 5, "x"], 7, []]}
    tell(word, data, (b"x",))
    assert word.word == "cake"


def test_half_a_character_is_a_question_mark_before_anybody_repeats_it(word: Word) -> None:
    tell(word, {"method": "update", "state": {"word": "cake\ud83c"}})
    assert word.word == "cake?"
    tell(word, {"method": "custom", "content": {"\ud83c": ["\udf70 and \U0001f370"]}})
    assert word.heard == ({"?": ["? and \U0001f370"]}, [])


def test_a_message_of_the_scripts_own_comes_whole(word: Word) -> None:
    tell(word, {"method": "custom", "content": {"kind": "file"}}, (b"bytes",))
    assert word.heard == ({"kind": "file"}, [b"bytes"])
