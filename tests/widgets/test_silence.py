"""Nothing is sent to be drawn where nobody looks, and everything where somebody does."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import comm
import pytest

from widgets import silence
from widgets.panel import VIEW, text_form

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def cell(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Pretend that the code stands in a cell, run by a program of some kind."""

    def run(request: dict[str, Any] | None, software: str = "") -> None:
        shell = SimpleNamespace(kernel=SimpleNamespace(get_parent=lambda _: request))
        monkeypatch.setattr(silence, "get_ipython", lambda: shell)
        monkeypatch.setenv("SERVER_SOFTWARE", software)

    return run


@pytest.mark.parametrize(
    ("request_", "software", "expected"),
    [
        ({"content": {"allow_stdin": False}}, "", True),
        ({"content": {"allow_stdin": True}}, "", False),
        ({"content": {"allow_stdin": False}}, "voila/0.5.13", False),
        ({"content": {}}, "", False),
        ({}, "", False),
        (None, "", False),
    ],
)
def test_who_looks_is_told_by_the_request(
    cell: Callable[..., None],
    request_: dict[str, Any] | None,
    software: str,
    expected: bool,  # noqa: FBT001 - a table of cases
) -> None:
    cell(request_, software)
    assert silence.unwatched() is expected


def test_outside_of_a_notebook_somebody_may_look(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(silence, "get_ipython", lambda: None)
    assert silence.unwatched() is False


def test_a_silent_widget_has_a_text_and_no_view(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comm, "create_comm", comm.create_comm)
    silence.keep_silent()
    silent = SimpleNamespace(comm=comm.create_comm(target_name="jupyter.widget"), model_id="ab12")
    heard = SimpleNamespace(comm=object(), model_id="ab12")
    assert text_form(silent, "A sentence.") == {"text/plain": "A sentence."}
    assert text_form(heard, "A sentence.").keys() == {"text/plain", VIEW}
