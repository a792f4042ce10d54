"""What is typed and left at once, and into fields that had to be opened: the next page has it."""

from __future__ import annotations

import os
import signal
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.host_course import HostPage, let_go, make_pipe, write_course
from tests.browser.lester_page import LesterPage
from tests.browser.test_gone_kernel_browser import BEGIN, LESTER, RELOAD, back, opened, pids
from tests.workbooks.warm_kernels import until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

# What is typed stops the kernel, which says no more then.
STOPS = """
import os, signal
from pathlib import Path
from ipywidgets import VBox
from widgets.passage import Passage
from widgets.text_field import TextField
name, said = TextField("Name", lang=lang), Passage(f"Kernel {os.getpid()}", lang=lang)
def stops(change):
    if Path("../stops").exists():
        Path(f"../stopped {os.getpid()}").touch()
        os.kill(os.getpid(), signal.SIGSTOP)
    said.say(f"Hello {change['new']}")
name.observe(stops, "value")
VBox([name, said])
"""
GATE = 'from pathlib import Path\nif Path("../slow").exists():\n    Path("../gate").read_text()'
FOLDED = """
from ipywidgets import VBox
from widgets.folded import Folded
from widgets.panel import Panel
from widgets.passage import Passage
from widgets.session import Session
from widgets.text_field import TextField
def inside():
    name, said = TextField("Name", lang=lang), Passage("nobody", lang=lang)
    name.observe(lambda change: said.say(f"Hello {change['new']}"), "value")
    return Panel([name, said])
VBox([Folded(session, "**One.** First", inside), Folded(session, "**Two.** Second", inside)])
"""
# Fields behind a switch, on a card, and in what is folded.
OPENED = [
    BEGIN,
    "from widgets.which_channels.workbook import WhichChannels\nchannels = WhichChannels(lang)",
    "channels.place(form)",
    "session = channels.session" + FOLDED,
    "channels.own",
    "channels.keeper",
]

# By which a page learns that it is left. Safari on a phone never sends the first, and a tab that is put away
# in the background gets the last alone. A test keeps the others from its pages.
LEAVING = ("beforeunload", "pagehide", "visibilitychange")
DEAF = "[{names}].forEach(name => addEventListener(name, event => event.stopImmediatePropagation(), true))"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give Lester's own numbers twice, once slow to come, and what is folded."""
    root = tmp_path_factory.mktemp("left")
    make_pipe(root / "gate")
    cells = {
        "01_lester": LESTER,
        "02_lester": LESTER,
        "03_slow": [*LESTER, GATE],
        "04_opened": OPENED,
        "05_stops": [STOPS],
    }
    return write_course(root, cells)


@contextmanager
def held(page: Page) -> Iterator[int]:
    """Have the page's kernel say nothing for a while."""
    kernel, _ = pids(page)
    os.kill(kernel, signal.SIGSTOP)
    try:
        yield kernel
    finally:
        with suppress(ProcessLookupError):  # it was ended meanwhile
            os.kill(kernel, signal.SIGCONT)


def hears_only(page: Page, *heard: str) -> None:
    """Keep from all pages to come that they are left, save by these events."""
    names = ", ".join(repr(name) for name in LEAVING if name not in heard)
    page.add_init_script(DEAF.format(names=names))


def next_page(page: Page) -> None:
    """Press the link to the next workbook; a press alone, for it may be a while until it leads there."""
    page.locator(".hh-next-link").click(no_wait_after=True)


def test_who_types_and_goes_on_at_once_finds_the_number_on_the_next_page(page: Page, trainers: str) -> None:
    lester = opened(page, trainers)
    with held(page) as kernel:
        lester.box("price").fill("1200")
        next_page(page)
        expect(page.locator("html.hh-leaving")).to_be_attached()
    back(lester, kernel)
    assert page.url.split("#")[0].endswith("/en/02_lester.ipynb")
    lester.shows("price", "1,200")
    assert lester.stored()["numbers"]["price"] == 1200
    assert lester.faults == []


def test_who_does_not_want_to_wait_takes_the_number_along(page: Page, trainers: str) -> None:
    hears_only(page)  # the press alone says it
    lester = opened(page, trainers)
    with held(page) as kernel:
        lester.type("price", "1200")
        next_page(page)
        expect(page.locator("html.hh-leaving")).to_be_attached()
        next_page(page)
        back(lester, kernel)
        lester.shows("price", "1,200")
        lester.wait_for_stored("price", 1200)
    # It goes along once: what is typed later is not overwritten on the way back.
    lester.type("price", "1300")
    lester.wait_for_stored("price", 1300)
    kernel, _ = pids(page)
    page.go_back()
    back(lester, kernel)
    lester.shows("price", "1,300")


@pytest.mark.parametrize("event", LEAVING)
def test_what_no_kernel_answers_to_comes_back_over_one_reload_after_the_other(
    own: HostPage, folder: Path, event: str
) -> None:
    hears_only(own.page, event)
    page, stops = own.open("05_stops").page, folder / "stops"
    name = page.get_by_role("textbox", name="Name")
    stops.touch()
    said = page.locator(".hh-passage")
    before = said.inner_text()
    name.fill("Ana")
    name.press("Enter")
    page.reload()
    expect(said).not_to_have_text(before)
    expect(said).to_contain_text("Kernel")
    expect(name).to_have_value("Ana")
    # Else it might find nothing in its way, and answer.
    until((folder / said.inner_text().replace("Kernel", "stopped")).exists)
    stops.unlink()
    page.reload()
    expect(said).to_have_text("Hello Ana")
    assert own.faults == []


def test_a_page_that_the_browser_brings_back_from_its_memory_keeps_nothing_a_second_time(
    own: HostPage, folder: Path
) -> None:
    page, stops = own.open("05_stops").page, folder / "stops"
    name, said = page.get_by_role("textbox", name="Name"), page.locator(".hh-passage")
    before = said.inner_text()
    stops.touch()
    name.fill("Ana")
    name.press("Enter")
    # It waits there as it stood, while the next page takes what was kept.
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
    taken = page.evaluate(
        "() => { const all = JSON.stringify(sessionStorage); sessionStorage.clear(); return all; }"
    )
    assert "Ana" in taken
    stops.unlink()
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(said).not_to_have_text(before)
    expect(said).to_contain_text("Kernel")
    own.wait()
    assert "Ana" not in page.evaluate("JSON.stringify(sessionStorage)")
    expect(name).to_have_value("")


def test_what_was_typed_into_fields_that_had_to_be_opened_comes_back_where_it_was(
    page: Page, trainers: str
) -> None:
    opened = LesterPage(page, "en")
    opened.name = "04_opened"
    opened.open(trainers)
    opened.own.get_by_role("switch").first.check()
    opened.box("capacity").wait_for()
    opened.type("capacity", "30")
    opened.wait_for_stored("capacity", 30)
    instagram, facebook = (
        page.locator(".hh-card").filter(has=page.get_by_role("button", name=title))
        for title in ("Instagram", "Facebook")
    )
    people = "get in touch in a month"
    # One is opened and closed again: it has fields too, and has none after a reload.
    for card, state in ((instagram, "true"), (instagram, "false"), (facebook, "true")):
        card.locator(".hh-card-button").click()
        expect(card.locator(".hh-card-button")).to_have_attribute("aria-expanded", state)
    field = facebook.get_by_role("textbox", name=people)
    field.wait_for()
    page.get_by_role("button", name="Show it, Two").click()
    name = page.get_by_role("textbox", name="Name")
    name.wait_for()
    kernel, _ = pids(page)
    os.kill(kernel, signal.SIGKILL)
    expect(page.locator(".hh-banner")).to_be_visible()
    opened.type("capacity", "40")
    field.fill("321")
    field.press("Enter")
    name.fill("Ana")
    page.get_by_role("button", name=RELOAD["en"]).click()
    back(opened, kernel)
    opened.shows("capacity", "40")
    opened.wait_for_stored("capacity", 40)
    expect(field).to_have_value("321")
    expect(page.get_by_role("textbox", name=people)).to_have_count(1)
    page.wait_for_function("localStorage.getItem('halfhour')?.includes('321')")
    expect(page.get_by_text("Hello Ana")).to_be_visible()
    expect(page.get_by_role("button", name="Show it, One")).to_be_visible()
    assert opened.faults == []


def test_what_is_typed_while_the_page_comes_back_is_newer_and_keeps_the_focus(
    page: Page, trainers: str, folder: Path
) -> None:
    lester = opened(page, trainers, name="03_slow")
    kernel, _ = pids(page)
    os.kill(kernel, signal.SIGKILL)
    expect(page.locator(".hh-banner")).to_be_visible()
    lester.type("price", "1200")
    lester.type("hour_value", "33")
    lester.box("hours").fill("12")
    (folder / "slow").touch()
    page.get_by_role("button", name=RELOAD["en"]).click(no_wait_after=True)
    expect(page.locator(".pids")).not_to_contain_text(str(kernel))
    lester.type("price", "950")
    (folder / "slow").unlink()
    let_go(folder / "gate")
    lester.shows("hour_value", "33")
    lester.shows("hours", "12")
    lester.wait_for_stored("hour_value", 33)
    lester.wait_for_stored("price", 950)
    lester.shows("price", "950")
    expect(lester.box("price")).to_be_focused()
