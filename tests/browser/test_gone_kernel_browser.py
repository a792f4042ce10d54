"""A kernel that dies under a learner, and a server that is started anew: one way on, and nothing lost."""

from __future__ import annotations

import os
import re
import signal
import socket
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

import psutil
import pytest
from playwright.sync_api import expect

from tests.browser.host_course import HostPage, given_back, write_course
from tests.browser.lester_page import LesterPage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

BEGIN = """
import os
from widgets.lester.workbook import Lester
from widgets.numbers_form import NumbersForm
from widgets.panel import Panel
from widgets.passage import Passage
lester = Lester(lang)
def form(session):
    made = Panel([NumbersForm(session)])
    made.add_class("hh-explorer")
    return made
pids = Passage(f"{os.getpid()} {os.getppid()}", lang=lang)
pids.add_class("pids")
pids
"""
# Lester's fields without verdict and picture, which take most of the time of the whole workbook.
LESTER = [BEGIN, "lester.place_own(form, asks=True)", "lester.promise", "lester.keeper"]
# The memory of a machine does not last: the kernel is ended in the middle of a sum, once.
EATS = """
from pathlib import Path
from case_studies.ranges import likely
def eats(change):
    once = Path("../hungry")
    # The numbers that a page brings at its start do no harm.
    always = likely(change["new"].hour_value) == 35 and Path("../always_hungry").exists()
    if once.exists() or always:
        once.unlink(missing_ok=True)
        os.kill(os.getpid(), 9)
lester.session.observe(eats, "business")
"""
EARLY = """
import os
from pathlib import Path
from ipywidgets import VBox
from widgets.passage import Passage
from widgets.text_field import TextField
name, said = TextField("Name", lang=lang), Passage("", lang=lang)
name.observe(lambda change: said.say(f"Hello {change['new']}"), "value")
VBox([name, said])
"""
DIES = 'if Path("../dies_early").exists():\n    os.kill(os.getpid(), 9)'
RELOAD = {"fr": "Recharger la page", "en": "Reload the page"}
LOST = {"fr": "La connexion est perdue", "en": "The connection was lost"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give Lester's own numbers, alone, once with a model that eats all memory."""
    cells = {"01_lester": LESTER, "02_hungry": [BEGIN, EATS, *LESTER[1:]], "03_early": [EARLY, DIES]}
    cells["04_door"] = [BEGIN, "lester.door", *LESTER[1:]]
    return write_course(tmp_path_factory.mktemp("gone"), cells)


def free_port() -> int:
    """Give a port that nobody listens at."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


class Server:
    """A server that can be away for a while."""

    def __init__(self, start: Callable[[], AbstractContextManager[str]]) -> None:
        self._start, self._running = start, ExitStack()
        self.url = self._running.enter_context(start())

    @contextmanager
    def away(self) -> Iterator[None]:
        """End it, and start it anew at the same address."""
        self.end()
        try:
            yield
        finally:
            self._running.enter_context(self._start())

    def end(self) -> None:
        """End it."""
        self._running.close()


@pytest.fixture(scope="module")
def server(folder: Path, serving: Callable) -> Iterator[Server]:
    """Serve these notebooks at a port that stays theirs."""
    port = free_port()
    made = Server(lambda: serving(folder, port=port))
    yield made
    made.end()


@pytest.fixture(scope="module")
def trainers(server: Server) -> str:
    """Give the address of these notebooks."""
    return server.url


def pids(page: Page) -> list[int]:
    """Give the numbers of the page's kernel and of the process that it was forked from."""
    return [int(part) for part in page.locator(".pids").inner_text().split()]


def opened(page: Page, site: str, lang: str = "en", name: str = "01_lester") -> LesterPage:
    """Open a workbook, and have it answer once."""
    lester = LesterPage(page, lang)
    lester.name = name
    lester.open(site)
    lester.type("price", "900")
    lester.wait_for_stored("price", 900)
    return lester


def back(lester: LesterPage, before: int) -> None:
    """Wait until the page has come back on another kernel."""
    expect(lester.page.locator(".pids")).not_to_contain_text(str(before), timeout=60_000)
    lester.wait()


def test_a_kernel_that_is_killed_while_somebody_types_loses_nothing(page: Page, trainers: str) -> None:
    lang = "fr"
    lester = opened(page, trainers, lang)
    kernel, _ = pids(page)
    hours = lester.box("hours")
    hours.fill("")
    hours.press_sequentially("1")
    os.kill(kernel, signal.SIGKILL)
    hours.press_sequentially("2")
    banner = page.locator(".hh-banner")
    expect(banner).to_contain_text(LOST[lang])
    # What is done to a page whose kernel is gone counts too.
    page.get_by_role("textbox", name=lester.t("My half-hour is")).fill("I ring Ana")
    lester.type("hour_value", "33")
    hours.focus()
    page.keyboard.press("End")
    page.keyboard.type("5")
    assert banner.get_by_role("button").all_inner_texts() == [RELOAD[lang]]
    page.get_by_role("button", name=RELOAD[lang]).click()
    back(lester, kernel)
    lester.shows("price", "900")
    lester.shows("hour_value", "33")
    lester.shows("hours", "125")
    expect(page.get_by_role("textbox", name=lester.t("My half-hour is"))).to_have_value("I ring Ana")
    lester.wait_for_stored("hour_value", 33)
    lester.wait_for_stored("half_hour", "I ring Ana", "answers")
    # It is put in once: it is not in the way of what is typed later, nor of another page.
    lester.type("hour_value", "34")
    lester.wait_for_stored("hour_value", 34)
    page.reload()
    lester.wait()
    lester.shows("hour_value", "34")
    assert lester.faults == []


def test_a_price_that_is_confirmed_before_a_slow_kernel_knows_the_trade_is_the_new_forms_price(
    page: Page, trainers: str
) -> None:
    lester = opened(page, trainers, "fr", "04_door")
    kernel, _ = pids(page)
    asked = lester.box("price").get_attribute("aria-labelledby")
    os.kill(kernel, signal.SIGSTOP)
    try:
        page.get_by_role("radio", name=lester.t("They write, or ask for an offer")).check()
        lester.type("price", "1750")
        lester.box("hours").fill("")
        page.keyboard.type("1")
    finally:
        os.kill(kernel, signal.SIGCONT)
    price, hours = (lester.own.locator(f"[data-key='{key} likely']") for key in ("price", "hours"))
    expect(price).not_to_have_attribute("aria-labelledby", asked or "")
    expect(hours).to_be_focused()
    page.keyboard.type("2")
    lester.wait_for_stored("price", 1750)
    expect(price).to_have_value("1\u202f750")
    page.keyboard.press("Enter")
    lester.wait_for_stored("hours", 12)
    expect(price).to_have_value("1\u202f750")
    assert lester.faults == []


def test_a_kernel_that_dies_of_a_sum_loses_no_number_and_one_that_ends_every_kernel_is_put_in_only_once(
    page: Page, trainers: str, folder: Path
) -> None:
    lester = opened(page, trainers, name="02_hungry")

    def lost_and_loaded_again() -> None:
        kernel, _ = pids(page)
        expect(page.locator(".hh-banner")).to_contain_text(LOST["en"])
        page.get_by_role("button", name=RELOAD["en"]).click()
        back(lester, kernel)

    (folder / "hungry").touch()
    lester.type("hour_value", "33")
    lost_and_loaded_again()
    lester.shows("price", "900")
    lester.shows("hour_value", "33")  # the very number that it died of
    lester.wait_for_stored("hour_value", 33)
    (folder / "always_hungry").touch()
    lester.type("hour_value", "35")
    lost_and_loaded_again()
    lost_and_loaded_again()
    # Whatever would be put in has been before a kernel answers that all has come to.
    HostPage(page, trainers).wait()
    lester.type("price", "950")
    lester.wait_for_stored("price", 950)
    lester.shows("hour_value", "33")
    lester.type("hour_value", "34")
    lester.wait_for_stored("hour_value", 34)
    (folder / "always_hungry").unlink()
    lester.shows("price", "950")


def test_the_process_that_kernels_are_forked_from_is_killed_and_nobody_notices(
    page: Page, trainers: str
) -> None:
    lester = opened(page, trainers)
    _, parent = pids(page)
    server = psutil.Process(parent).ppid()
    os.kill(parent, signal.SIGKILL)
    # Who is there goes on, and who comes is served: that there is a new parent is for those after them.
    lester.type("price", "950")
    lester.wait_for_stored("price", 950)
    other = page.context.new_page()
    second = LesterPage(other, "fr").open(trainers)
    second.shows("price", "950")
    assert pids(other)[1] != parent
    third = LesterPage(other, "en").open(trainers)
    third.shows("price", "950")
    assert pids(other)[1] not in {parent, server}
    expect(page.locator(".hh-banner")).to_be_hidden()
    assert lester.faults == second.faults == []


def test_a_kernel_that_dies_while_its_page_is_made_is_told_and_what_was_typed_comes_back(
    page: Page, trainers: str, folder: Path
) -> None:
    (folder / "dies_early").touch()
    own = HostPage(page, trainers)
    page.goto(f"{trainers}/voila/render/en/03_early.ipynb")
    own.banner(LOST["en"])
    named = re.search(r"error ([0-9A-F]{6})\.", page.locator(".hh-banner").inner_text())
    assert named
    page.get_by_role("textbox", name="Name").fill("Ana")
    (folder / "dies_early").unlink()
    page.get_by_role("button", name=RELOAD["en"]).click()
    expect(page.get_by_text("Hello Ana")).to_be_visible()
    assert page.locator(".hh-banner").is_hidden()


def test_pages_of_a_server_that_is_started_anew_come_back_by_themselves_with_all_that_was_typed(
    page: Page, server: Server
) -> None:
    site, french = server.url, page.context.new_page()
    page.bring_to_front()
    first = opened(page, site)
    second = LesterPage(french, "fr").open(site)
    before = [pids(each)[0] for each in (page, french)]
    page.bring_to_front()
    with server.away():
        for each, away in (
            (french, "Pas de connexion pour le moment"),
            (page, "No connection at the moment"),
        ):
            expect(each.locator(".hh-banner")).to_contain_text(away)
        first.type("hour_value", "33")
        first.box("hours").fill("12")
    back(first, before[0])
    first.shows("price", "900")
    first.shows("hour_value", "33")
    first.shows("hours", "12")
    first.wait_for_stored("hour_value", 33)
    back(second, before[1])
    second.shows("hour_value", "33")
    # The cookie of the server before is not in the way: a page that is left gives its kernel back.
    kernel = HostPage(page, site).kernel
    page.goto(f"{site}/halfhour/glossary/en")
    given_back(page, kernel)


def test_a_page_that_came_back_by_itself_and_is_lost_again_asks_first(page: Page, trainers: str) -> None:
    lester = opened(page, trainers)
    kernel, _ = pids(page)
    page.evaluate("history.replaceState({ halfhourReloaded: Date.now() }, '')")
    page.context.set_offline(offline=True)
    os.kill(kernel, signal.SIGKILL)
    page.evaluate("halfhour.vanished()")
    page.context.set_offline(offline=False)
    banner = page.locator(".hh-banner")
    expect(banner).to_contain_text(LOST["en"])
    assert pids(page)[0] == kernel
    assert banner.get_by_role("button").all_inner_texts() == [RELOAD["en"]]
    assert lester.faults == []
