"""Whatever a browser, a file or an address holds, a page opens: no traceback reaches a learner."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from case_studies.errors import FieldError, FieldErrors
from case_studies.flat import SWITCHES, fields
from case_studies.parse import preset, preset_names
from widgets.links import read_query, to_hash
from widgets.save_file import Saved, write_saved
from widgets.session import START, Session

NAME = "01_lester"
KEYS = st.sampled_from([*fields(preset("lester")), *SWITCHES, "another_workbooks"])
NUMBERS = st.floats(allow_nan=False, allow_infinity=False) | st.sampled_from([0.0, -1.0, 0.5, 10.0, 1e308])
KEPT = NUMBERS | st.booleans() | st.tuples(NUMBERS, NUMBERS, NUMBERS)
ANSWERS = st.dictionaries(
    st.sampled_from([START, "half_hour", "why_reasons"]),
    st.sampled_from([*preset_names(), "nobody", "", "reach"]) | NUMBERS | st.text(max_size=9),
)
SAVED = st.builds(Saved, numbers=st.dictionaries(KEYS, KEPT, max_size=8), answers=ANSWERS)
JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(KEYS | st.text(max_size=9), inner, max_size=3)
    ),
    max_leaves=8,
)
ANY_FORM = st.fixed_dictionaries(
    {"halfhour": st.sampled_from([1, 1, 1, 2, "1"]), "numbers": JSON, "answers": JSON}
)


def says(session: Session, kind: str, what: object) -> None:
    session.keeper._handle_custom_msg({"kind": kind, "with": what}, [])  # noqa: SLF001 - where ipywidgets hands messages over


def sound(session: Session) -> None:
    """Hold that the page stands: its numbers fit, and can be written and taken along."""
    assert session.business.name == session.start.name
    write_saved(session.keeper.saved)
    to_hash(session.keeper.saved)
    assert all(text.strip() for text in (*session.problems, session.keeper.message or "-"))


@settings(deadline=None)
@given(st.sampled_from(["fr", "en"]), st.sampled_from(["start", "stored", "file", "link"]), SAVED, SAVED)
def test_whatever_was_kept_a_page_opens_on_it(lang: str, kind: str, first: Saved, second: Saved) -> None:
    session = Session(lang, NAME)
    says(session, "start", write_saved(first))
    says(session, kind, to_hash(second) if kind == "link" else write_saved(second))
    sound(session)
    says(session, "undo", None)
    sound(session)
    says(session, "clear", None)
    assert session.business == session.given


@settings(deadline=None)
@given(st.sampled_from(["start", "stored", "file"]), JSON | ANY_FORM)
def test_any_json_in_its_place_is_read_or_told(kind: str, data: Any) -> None:  # noqa: ANN401 - any JSON
    session = Session("fr", NAME)
    says(session, kind, json.dumps(data))
    sound(session)
    session.put("price", 300)
    sound(session)


@settings(deadline=None)
@given(
    st.dictionaries(
        KEYS | st.just("business") | st.text(max_size=9), st.text(max_size=12) | NUMBERS.map(str), max_size=6
    ),
    SAVED,
)
def test_any_address_opens_a_page(link: dict[str, str], kept: Saved) -> None:
    session = Session("en", NAME, link=link)
    sound(session)
    says(session, "start", write_saved(kept))
    sound(session)


@given(st.text())
def test_any_query_is_read(query: str) -> None:
    assert all(isinstance(value, str) for value in read_query(query).values())


@settings(deadline=None)
@given(SAVED, st.lists(st.sampled_from([*preset_names(), "nobody"]), max_size=3), KEYS, NUMBERS)
def test_businesses_come_and_go_over_any_numbers(
    kept: Saved, names: list[str], key: str, value: float
) -> None:
    session = Session("fr", NAME)
    says(session, "start", write_saved(kept))
    for name in names:
        try:
            session.start_from(name)
        except FieldError as error:
            assert "nobody" in str(error) or name == "nobody"  # noqa: PT017 - the only name that is none
        sound(session)
    try:
        session.put(key, value)
    except FieldErrors as wrong:
        assert wrong.errors  # noqa: PT017 - refused in sentences, which is one of two right ways
    sound(session)
