"""What a learner meets when something breaks behind their page: a sentence, one way on, and nothing lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.host_course import HostPage, write_course
from tests.log_lines import noted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

FAILS = """
from ipywidgets import VBox
from widgets.passage import Passage
from widgets.settle import Settle
from widgets.text_field import TextField
at_once, later, well = (TextField(label, lang=lang) for label in ("At once", "Later", "Well"))
said = Passage("nothing", lang=lang)
def fails(change):
    raise ValueError("typed: " + change["new"])
at_once.observe(fails, "value")
work = Settle(lambda: fails({"new": later.value}), 0.01)
later.observe(lambda _: work(), "value")
well.observe(lambda change: said.say(change["new"]), "value")
VBox([at_once, later, well, said])
"""
SENTENCE = {
    "en": ("could not be worked out after your last change", r"error ([0-9A-F]{6})\."),
    "fr": ("pas abouti après votre dernière saisie", r"erreur ([0-9A-F]{6})\."),
}


@pytest.fixture(scope="module")
def log() -> list[str]:
    """Hold what the server says."""
    return []


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a notebook in which a field's observer raises, at once or a moment later."""
    return write_course(tmp_path_factory.mktemp("faults"), {"fails": [FAILS]})


@pytest.fixture(scope="module")
def trainers(folder: Path, serving: Callable, log: list[str]) -> Iterator[str]:
    """Give the address of these notebooks, served."""
    with serving(folder, log=log) as url:
        yield url


def put(page: Page, box: str, text: str) -> None:
    """Type into a box and press Enter."""
    page.get_by_role("textbox", name=box).fill(text)
    page.get_by_role("textbox", name=box).press("Enter")


@pytest.mark.parametrize(("box", "lang"), [("At once", "en"), ("Later", "fr")])
def test_what_can_not_be_worked_out_after_a_change_is_told_by_a_name_that_the_log_has(
    page: Page, trainers: str, log: list[str], box: str, lang: str
) -> None:
    told: list[bytes] = []

    def hear(frame: bytes | str) -> None:  # Playwright takes no method of a list
        told.append(frame if isinstance(frame, bytes) else frame.encode())

    page.on("websocket", lambda socket: socket.on("framereceived", hear))
    own = HostPage(page, trainers).open("fails", lang)
    put(page, box, "987654")
    sentence, named = SENTENCE[lang]
    own.banner(sentence)
    banner = page.locator(".hh-banner")
    [name] = re.findall(named, banner.inner_text())
    assert banner.get_by_role("button").count() == 1
    line = noted(log, name)
    assert f"on {lang}/fails: ValueError at " in line
    assert line.rstrip().endswith("fails")
    # The rest of the page goes on, and the sentence stays until the page is loaded again.
    put(page, "Well", "still here")
    expect(page.locator(".hh-passage")).to_have_text("still here")
    expect(banner).to_be_visible()
    assert "987654" not in "".join(log)
    assert not any(b"ValueError" in frame for frame in told)
    banner.get_by_role("button").click()
    own.wait()
    expect(banner).to_be_hidden()
    assert own.faults == []
