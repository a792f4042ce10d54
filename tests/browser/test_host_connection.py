"""The page host on a bad connection: nothing is lost on the way, and what is gone for good is told."""

from __future__ import annotations

import os
import re
import signal
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.host_course import HostPage, given_back, let_go, make_pipe, write_course

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page, WebSocketRoute

pytestmark = pytest.mark.browser

FIELDS = """
import os
from ipywidgets import VBox
from widgets.action_button import ActionButton
from widgets.choice import Choice
from widgets.passage import Passage
from widgets.text_field import TextField
heard = []
name, shop = TextField("Name", lang=lang), TextField("Shop", lang=lang)
choice = Choice("Which one?", [(one, one.title()) for one in ("bread", "rolls", "cakes")], lang=lang)
press = ActionButton("Count", lang=lang)
said = Passage("nothing", lang=lang)
pid = Passage(str(os.getpid()), lang=lang)
pid.add_class("pid")
def say(*_):
    heard.append(choice.value or "")
    said.say(f"{name.value}, {shop.value}, {choice.value}, {presses}")
presses = 0
def pressed():
    global presses
    presses += 1
    say()
press.on_click(pressed)
for one in (name, shop, choice):
    one.observe(say, "value")
name.observe(lambda change: change["new"] == "me" and setattr(name, "value", "You"), "value")
VBox([name, shop, choice, press, said, pid])
"""
GATED = """
from pathlib import Path
gate = Path("../gate").resolve()
choice.observe(lambda _: gate.read_text(), "value")
"""
REBUILT = """
from pathlib import Path
from ipywidgets import VBox
from widgets.choice import Choice
from widgets.passage import Passage
gate = Path("../gate").resolve()
choice = Choice("Which one?", [(one, one.title()) for one in ("bread", "rolls")], lang=lang)
place = VBox([Passage("old", lang=lang)])
def rebuild(_):
    gate.read_text()
    place.children = [VBox([Passage("new", lang=lang)]), Passage("beside", lang=lang)]
choice.observe(rebuild, "value")
VBox([choice, place])
"""

LOST = {"fr": "La connexion est perdue", "en": "The connection was lost"}
AWAY = "No connection at the moment"
RELOAD = {"fr": "Recharger la page", "en": "Reload the page"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with a notebook of fields, and the same with a kernel that waits at a pipe."""
    root = tmp_path_factory.mktemp("fields")
    make_pipe(root / "gate")
    return write_course(root, {"fields": [FIELDS], "gated": [FIELDS, GATED], "rebuilt": [REBUILT]})


class Wire:
    """Stands between a page and its kernel; it can be cut."""

    def __init__(self, page: Page) -> None:
        self.is_up, self.opened, self.deaf, self.passed = True, 0, False, 0
        self.dumb = 0
        self.another = False
        self.lost: list[str | bytes] = []
        self._open: list[tuple[WebSocketRoute, WebSocketRoute]] = []
        page.route_web_socket("**/api/kernels/**", self._join)

    def _join(self, ours: WebSocketRoute) -> None:
        if not self.is_up:
            ours.close(code=1001)
            return
        self.opened += 1
        theirs = ours.connect_to_server()
        self._open.append((ours, theirs))
        number = self.opened
        # A message may still seem to have gone out and never arrive, either way.
        ours.on_message(lambda message: self._pass(message, theirs))
        theirs.on_message(
            lambda message: ours.send(self._of(message)) if number > self.dumb else self.lost.append(message)
        )

    def _pass(self, message: str | bytes, theirs: WebSocketRoute) -> None:
        if not self.deaf:
            theirs.send(message)
            self.passed += 1

    def _of(self, message: str | bytes) -> str | bytes:
        """Have a message come from another kernel, which has another name for itself."""
        if not self.another or isinstance(message, str):
            return message
        return re.sub(rb'("session": *")....', rb"\1zzzz", message, count=1)

    def hush(self) -> None:
        """Let nothing more come from the kernel, though the socket seems to be open; none is let through."""
        self.is_up, self.dumb = False, self.opened

    def cut(self) -> None:
        """Break it; no new one is let through."""
        self.is_up = False
        for ours, theirs in self._open:
            theirs.close()
            ours.close(code=1001)
        self._open.clear()


def name(page: Page, text: str, box: str = "Name") -> None:
    """Type a name."""
    page.get_by_role("textbox", name=box).fill(text)
    page.get_by_role("textbox", name=box).press("Enter")


def begin(page: Page, site: str, lang: str = "en") -> HostPage:
    """Open the fields, and have them answer once."""
    own = HostPage(page, site).open("fields", lang)
    name(page, "first")
    says(page, "first, , None, 0")
    return own


def says(page: Page, text: str) -> None:
    """Wait until the kernel says what it has."""
    expect(page.locator(".hh-passage:not(.pid)").first).to_have_text(text, timeout=60_000)


def test_what_is_moved_before_and_while_the_socket_is_down_arrives_once_and_in_its_order(
    page: Page, trainers: str
) -> None:
    wire = Wire(page)
    own = begin(page, trainers)
    page.evaluate("window.same = true")

    wire.cut()
    name(page, "second")
    name(page, "third")
    page.get_by_role("radio", name="Rolls").check()
    page.get_by_role("radio", name="Cakes").check()
    page.get_by_role("button", name="Count").click()
    page.get_by_role("textbox", name="Shop").fill("half typed")
    own.banner(AWAY)
    expect(page.locator(".hh-banner button")).to_be_hidden()

    wire.is_up = True
    says(page, "third, , cakes, 1")
    expect(page.locator(".hh-banner")).to_be_hidden()
    assert page.get_by_role("textbox", name="Shop").input_value() == "half typed"
    assert page.get_by_role("textbox", name="Name").input_value() == "third"
    expect(page.get_by_role("radio", name="Cakes")).to_be_checked()
    page.get_by_role("textbox", name="Shop").press("Enter")
    says(page, "third, half typed, cakes, 1")
    assert page.evaluate("window.same")

    # What was under way when it broke is told once more, and only once.
    before = wire.opened
    wire.deaf = True
    page.get_by_role("button", name="Count").click()
    name(page, "unheard")
    wire.cut()
    name(page, "later", "Shop")
    wire.is_up, wire.deaf = True, False
    says(page, "unheard, later, cakes, 2")
    assert wire.opened == before + 1
    assert own.faults == []


def test_a_socket_that_only_seems_to_be_open_is_given_up_and_nothing_acts_twice(
    page: Page, trainers: str
) -> None:
    page.clock.install()
    wire = Wire(page)
    own = HostPage(page, trainers).open("fields")
    shop, was = page.get_by_role("textbox", name="Shop"), ""
    # Silence comes first: after each time that none answers, more of it is borne.
    for times, sign in enumerate(["silence", "window 'online'", "document 'visibilitychange'"]):
        page.get_by_role("button", name="Count").click()
        says(page, f"{'next' if times else ''}, {was}, None, {3 * times + 1}")
        before = wire.passed
        wire.hush()
        page.get_by_role("button", name="Count").click()
        name(page, "me")
        while wire.passed < before + 2:
            page.evaluate("0")
        shop.fill(f"half {times}")
        if sign == "silence":
            page.clock.fast_forward(5_000)
            while wire.passed < before + 3:
                page.evaluate("0")
        else:
            target, event = sign.split()
            page.evaluate(f"{target}.dispatchEvent(new Event({event}))")
        expect(page.locator(".hh-banner")).to_be_hidden()
        page.clock.fast_forward(5_000)
        own.banner(AWAY)

        wire.is_up = True
        page.evaluate("dispatchEvent(new Event('online'))")
        says(page, f"You, {was}, None, {3 * times + 2}")
        expect(page.locator(".hh-banner")).to_be_hidden()
        expect(page.get_by_role("textbox", name="Name")).to_have_value("You")
        assert shop.input_value() == f"half {times}"
        was = f"half {times}"
        # Whoever waited for an answer that was lost waits no more.
        name(page, "next")
        page.get_by_role("button", name="Count").click()
        says(page, f"next, {was}, None, {3 * times + 3}")
    assert own.faults == []


def test_a_socket_that_was_just_closing_when_the_device_woke_loses_nothing(page: Page, trainers: str) -> None:
    page.add_init_script(
        "WebSocket = class extends WebSocket { constructor(...all) { super(...all); window.last = this } }"
    )
    own = begin(page, trainers)
    page.evaluate("""() => {
        window.last.close();
        dispatchEvent(new Event("online"));
        [...document.querySelectorAll("main button")].find((one) => one.textContent === "Count").click();
    }""")
    says(page, "first, , None, 1")
    name(page, "second")
    says(page, "second, , None, 1")
    assert own.faults == []


def test_what_the_kernel_did_meanwhile_is_shown_and_nothing_is_told_twice(
    page: Page, trainers: str, folder: Path
) -> None:
    wire = Wire(page)
    own = HostPage(page, trainers).open("gated")
    before = wire.passed
    page.get_by_role("radio", name="Rolls").check()  # the kernel waits at the pipe
    page.get_by_role("button", name="Count").click()  # and this behind it
    while wire.passed < before + 2:
        page.evaluate("0")
    wire.cut()
    let_go(folder / "gate")
    wire.is_up = True
    says(page, ", , rolls, 1")
    name(page, "after")
    says(page, "after, , rolls, 1")
    assert own.faults == []


def test_panels_that_the_kernel_built_meanwhile_are_drawn(page: Page, trainers: str, folder: Path) -> None:
    wire = Wire(page)
    own = HostPage(page, trainers).open("rebuilt")
    before = wire.passed
    page.get_by_role("radio", name="Rolls").check()  # the kernel waits at the pipe
    while wire.passed < before + 1:
        page.evaluate("0")
    wire.hush()
    let_go(folder / "gate")
    while not any(b'"idle"' in message for message in wire.lost if isinstance(message, bytes)):
        page.evaluate("0")
    wire.cut()
    wire.is_up = True
    expect(page.locator(".hh-passage")).to_have_text(["new", "beside"], timeout=60_000)
    assert own.faults == []


def test_a_kernel_that_went_while_nobody_listened_brings_the_page_back_and_the_second_time_is_told(
    page: Page, trainers: str
) -> None:
    wire = Wire(page)
    own = begin(page, trainers)
    before = page.locator(".pid").inner_text()
    wire.cut()
    name(page, "typed meanwhile", "Shop")
    assert own.end_kernel() == 204
    wire.is_up = True
    expect(page.locator(".pid")).not_to_have_text(before, timeout=60_000)
    own.wait()
    says(page, "first, typed meanwhile, None, 0")
    wire.cut()
    assert own.end_kernel() == 204
    wire.is_up = True
    own.banner(LOST["en"])
    assert page.locator(".hh-banner").get_by_role("button").all_inner_texts() == [RELOAD["en"]]
    # The network that is back changes nothing: there is nothing to come back to.
    asked = len(own.fetched)
    page.evaluate("dispatchEvent(new Event('online'))")
    page.evaluate("new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))")
    assert len(own.fetched) == asked
    assert wire.opened == 2


def test_a_kernel_that_was_started_anew_while_nobody_listened_brings_the_page_back(
    page: Page, trainers: str
) -> None:
    # `halfhour serve` starts none anew; other servers do.
    wire = Wire(page)
    begin(page, trainers)
    before = page.locator(".pid").inner_text()
    wire.cut()
    wire.is_up = wire.another = True
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator(".pid")).not_to_have_text(before, timeout=60_000)


def test_a_kernel_that_is_killed_is_told_with_one_way_on_and_a_page_that_is_left_gives_its_kernel_back(
    page: Page, trainers: str
) -> None:
    own, lang = HostPage(page, trainers).open("fields", "fr"), "fr"
    expect(page.locator(".hh-banner")).to_be_hidden()
    os.kill(int(page.locator(".pid").inner_text()), signal.SIGKILL)
    own.banner(LOST[lang])
    page.evaluate("halfhour.finish()")  # what still arrives takes nothing back
    own.banner(LOST[lang])
    button = page.locator(".hh-banner").get_by_role("button")
    assert button.all_inner_texts() == [RELOAD[lang]]
    button.click()
    own.wait()
    name(page, "again")
    says(page, "again, , None, 0")
    expect(page.locator(".hh-banner")).to_be_hidden()
    kernel = own.kernel
    assert page.request.get(kernel).status == 200
    page.goto(f"{trainers}/halfhour/glossary/en")
    given_back(page, kernel)
