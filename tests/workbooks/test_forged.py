"""Whatever is written to a page's socket, its workbook goes on: no exception, and nothing of ours is set."""

from __future__ import annotations

import logging
import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ipywidgets.widgets.widget import _instances

from tests.workbooks.opened import opened_workbook
from widgets.choice import Choice
from widgets.hearing import Hearing
from widgets.keeper import Keeper
from widgets.measures import Shared
from widgets.number_field import NumberField
from workbooks.paths import WORKBOOKS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ipywidgets import Widget

DEEP = 400
FUZZ = os.environ.get("HALFHOUR_EXAMPLES") == "fuzz"
# These three have every kind of control between them but the deck; all are opened by `make fuzz`.
NAMES = ("02_why_are_you_there", "06_which_channels", "07_did_it_work")
ALL = tuple(sorted(path.stem for path in (WORKBOOKS / "en").glob("0[1-9]_*.ipynb")))


def deep(inside: object) -> object:
    """Wrap something up in lists, deeper than programs that call themselves go."""
    for _ in range(DEEP):
        inside = [inside]
    return inside


JUNK = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.sampled_from([10**400, -1, 2**63, 1e308, -0.0]),
        st.floats(),
        st.text(),
        st.sampled_from(
            [
                "",
                "1e309",
                "NaN",
                "\u0661\u0662",
                "\x00",
                "\ud800",
                "<script>",
                "=1+1",
                "9" * 5000,
                "a" * 100_000,
            ]
        ),
    ),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
) | st.builds(deep, st.just(1))
SAVED = st.sampled_from(
    [
        '{"halfhour":1,"numbers":{"price":1200,"hours":[1,2,3]},"answers":{"half_hour":"x","why_reasons":"reach,keep"}}',
        '{"halfhour":1,"numbers":{"price":-5,"hours":[3,2,1],"second":true,"margin_ratio":1e308},"answers":{"try_on":"\\ud83d"}}',
        '{"halfhour":1,"numbers":{"price":true},"answers":{"business":"nobody","why_reasons":5,"try_on":"tomorrow"}}',
        '{"halfhour":1,"answers":{"business":"restaurant"}}',
        '{"halfhour":1,"numbers":[],"answers":{}}',
        "n=eyJoYWxmaG91ciI6MX0",
        "[" * 100_000,
    ]
)
KINDS = st.sampled_from(
    [
        "typed",
        "slid",
        "unsure",
        "forget",
        "file",
        "too_big",
        "unreadable",
        "start",
        "stored",
        "link",
        "clear",
        "undo",
        "written",
        "click",
        "plotly?",
    ]
)
WORDS = {
    "kind": KINDS,
    "box": st.sampled_from(["value", "low", "likely", "high", "other"]),
    "text": st.sampled_from(["1 234,50", "1e309", "12 %", "1h30", "\u0663", "-", "5" * 60]),
    "at": st.integers(-3, 200),
    "open": st.booleans(),
    "seq": st.integers(),
    "name": st.text(max_size=20),
    "with": SAVED,
}
SENT = st.fixed_dictionaries({}, optional={key: values | JUNK for key, values in WORDS.items()})
TYPED = st.builds(
    lambda **sent: sent, kind=KINDS, box=WORDS["box"], text=WORDS["text"], at=WORDS["at"], open=st.booleans()
)
KEPT = st.builds(lambda kind, what: {"kind": kind, "with": what}, WORDS["kind"], SAVED | JUNK)
STATE = st.dictionaries(
    st.sampled_from(
        [
            "value",
            "is_open",
            "keeps",
            "_esm",
            "children",
            "layout",
            "texts",
            "message",
            "_texts",
            "_stops",
            "x",
        ]
    ),
    st.sampled_from(["reach", "yes", "no", ["reach", "keep"], True, False, "2026-01-01"]) | JUNK,
)
CONTENT = st.one_of(TYPED, KEPT, SENT, JUNK)
DATA = st.one_of(
    st.builds(lambda content: {"method": "custom", "content": content}, CONTENT),
    st.builds(lambda state: {"method": "update", "state": state}, STATE),
    st.fixed_dictionaries(
        {"method": st.sampled_from(["update", "custom", "request_state", "x"]) | JUNK},
        optional={"state": JUNK, "content": JUNK, "buffer_paths": JUNK},
    ),
    JUNK,
)
BUFFERS = st.lists(
    st.binary(max_size=50) | st.sampled_from([b"group,paid\na,1\nb,0\n", b"PK\x03\x04", b"\xff\xfe=\x00"]),
    max_size=2,
)


class Heard(logging.Handler):
    """Collects exceptions that were logged: a kernel shows them to its page.

    Not those of tasks: no widget starts one, and what another test left behind is said at any time.
    """

    def __init__(self) -> None:
        super().__init__()
        self.found: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a record of an exception."""
        if record.exc_info and record.name != "asyncio":
            self.found.append(record)


@pytest.fixture(scope="module", params=ALL if FUZZ else NAMES)
def workbook(request: pytest.FixtureRequest) -> Iterator[list[Widget]]:
    """Open a workbook as its page does; give its widgets."""
    with opened_workbook(WORKBOOKS / "en" / f"{request.param}.ipynb") as widgets:
        yield widgets


@pytest.fixture(scope="module")
def heard() -> Iterator[Heard]:
    """Listen to what all the program logs."""
    handler = Heard()
    loggers = [logging.getLogger(name) for name in ("", "traitlets", "Comm", "IPKernelApp")]
    for logger in loggers:
        logger.addHandler(handler)
    yield handler
    for logger in loggers:
        logger.removeHandler(handler)


def test_every_widget_of_a_page_passes_over_what_is_not_its_scripts(workbook: list[Widget]) -> None:
    assert [type(widget).__name__ for widget in workbook if not isinstance(widget, Hearing)] == []
    by_page = {type(widget).__name__: set(widget.traits(by_page=True)) for widget in workbook}
    assert set().union(*by_page.values()) <= {"value", "is_open", "keeps"}


def tell(widget: Widget, data: object, buffers: Sequence[bytes] = ()) -> None:
    """Have a message of the page come in, as the kernel hands it over."""
    content = {"comm_id": widget.comm.comm_id, "data": data}
    widget.comm.handle_msg({"content": content, "buffers": [*buffers]})


NONSENSE = [5, None, "x", [], {}, {"kind": []}, {"kind": None, "with": {}}, deep(1), {"kind": deep(1)}]


def test_no_kind_of_widget_minds_nonsense(workbook: list[Widget], heard: Heard) -> None:
    for widget in {type(widget): widget for widget in workbook if widget.comm}.values():
        for nonsense in NONSENSE:
            tell(widget, nonsense)
            tell(widget, {"method": "custom", "content": nonsense})
            tell(widget, {"method": "update", "state": nonsense})
            tell(widget, {"method": "update", "state": dict.fromkeys(widget.keys, nonsense)})
        assert [record.getMessage() for record in heard.found] == [], type(widget)


@settings(
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.function_scoped_fixture,
    ]
)
@given(at=st.floats(0, 1, exclude_max=True), data=DATA, buffers=BUFFERS)
def test_no_message_breaks_a_workbook(
    workbook: list[Widget], heard: Heard, at: float, data: object, buffers: list[bytes]
) -> None:
    alive = [widget for widget in _instances.values() if widget.comm]
    # Every kind of widget as often as any other, however many a page has.
    kinds = sorted({type(widget).__name__ for widget in alive})
    place, rest = divmod(at * len(kinds), 1)
    like = [widget for widget in alive if type(widget).__name__ == kinds[int(place)]]
    chosen = like[int(rest * len(like))]
    fixed = {name: getattr(chosen, name) for name in ("_esm", "texts", "label") if chosen.has_trait(name)}
    chosen.comm.handle_msg({"content": {"comm_id": chosen.comm.comm_id, "data": data}, "buffers": buffers})
    assert [record.getMessage() for record in heard.found] == []
    assert fixed == {name: getattr(chosen, name) for name in fixed}
    assert not isinstance(chosen, Shared) or chosen.display in {None, "none"}
    for widget in workbook:
        if isinstance(widget, Keeper):
            assert len(widget.file) <= 50_000


def test_the_workbook_still_answers_afterwards(workbook: list[Widget]) -> None:
    """Holds something where the tests above were run before it: the workbook is the same."""
    answered = 0
    for widget in [*_instances.values(), *workbook]:
        if widget.comm is None:
            continue  # it went with its panel, for another answer of these
        if isinstance(widget, NumberField):
            stop = len(widget.get_state("_stops")["_stops"]) // 2
            tell(widget, {"method": "custom", "content": {"kind": "slid", "at": stop, "seq": 7}})
            assert widget.get_state(["_at", "_seen"]) == {"_at": stop, "_seen": 7}
            answered += 1
        elif isinstance(widget, Choice):
            last = widget.get_state("_options")["_options"][-1][0]
            tell(widget, {"method": "update", "state": {"value": last}})
            assert widget.value == last
            answered += 1
    assert answered > 1
