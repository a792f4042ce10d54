"""A notebook with something that our page host does not know is drawn by Voila's own front end, by itself."""

from __future__ import annotations

import socket
import sys
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.host_course import HostPage, let_go, make_pipe, write_course
from widgets.links import to_hash
from widgets.save_file import Saved

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

OURS = """
from widgets.choice import Choice
from widgets.passage import Passage
from ipywidgets import VBox
choice = Choice("Which one?", [("bread", "Bread"), ("rolls", "Rolls")], "bread", lang=lang)
said = Passage("You took bread.", lang=lang)
choice.observe(lambda change: said.say(f"You took {change['new']}."), "value")
VBox([choice, said])
"""
CORE = """
import ipywidgets
slider = ipywidgets.IntSlider(description="Hours", max=9)
answer = ipywidgets.Label("none")
slider.observe(lambda change: setattr(answer, "value", f"{change['new']} hours"), "value")
ipywidgets.VBox([slider, answer])
"""
BESIDE = """
import ipywidgets
from widgets.switch import Switch
text = ipywidgets.Text(description="Name")
hello = ipywidgets.Label("nobody")
text.observe(lambda change: setattr(hello, "value", "hello " + change["new"]), "value")
ipywidgets.VBox([Switch("More", lang=lang), text, hello])
"""
HTML = "from IPython.display import HTML\ndisplay(HTML(\"<p class='own'>A <b>table</b> of mine</p>\"))"
PICTURE = """
from IPython.display import Image
import base64
display(Image(base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)))
"""
PLOTLY = "import plotly.graph_objects as go\ngo.Figure(go.Bar(y=[1, 2], name='own'))"
LATER = """
import ipywidgets
from widgets.action_button import ActionButton
place = ipywidgets.VBox([])
more = ActionButton("More", lang=lang)
more.on_click(lambda: setattr(place, "children", [ipywidgets.IntSlider(description="Late")]))
ipywidgets.VBox([more, place])
"""
KEPT = """
from pathlib import Path
import anywidget
from ipywidgets import VBox
from widgets.keeper import Keeper
from widgets.passage import Passage
from widgets.text_field import TextField
class Ear(anywidget.AnyWidget):
    _esm = '''
      window.over ??= 0;
      const over = () => { window.over += 1; };
      export default { initialize({ signal }) { signal.addEventListener("abort", over); } };
    '''
name, shop = TextField("Name", lang=lang), TextField("Shop", lang=lang)
came, typed = Passage("none", lang=lang), Passage("none", lang=lang)
keeper = Keeper(lang=lang, workbook="kept")
keeper.on_restore(lambda saved: came.say(f"price {saved.numbers.get('price')}"))
for one in (name, shop):
    one.observe(lambda _: typed.say(f"{name.value}, {shop.value}"), "value")
VBox([name, shop, came, typed, Ear(), keeper])
"""
GATED_CORE = 'Path("../gate").resolve().read_text()' + CORE
NOTEBOOKS = {
    "ours": [OURS],
    "shown": [PICTURE, OURS, HTML, PLOTLY],
    "late": [OURS, OURS, BESIDE, CORE],
    "later": [OURS, LATER],
    "kept": [KEPT, GATED_CORE],
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a trainer's folder of notebooks."""
    root = tmp_path_factory.mktemp("trainer")
    make_pipe(root / "gate")
    return write_course(root, NOTEBOOKS)


def choose(page: Page, place: int = 0) -> None:
    """Choose in one of our own widgets, and see the kernel's answer beside it."""
    page.get_by_role("radio", name="Rolls").nth(place).check()
    expect(page.locator(".hh-passage").nth(place)).to_have_text("You took rolls.")


def test_outputs_that_are_no_widgets_are_shown_and_ours_answer(own: HostPage) -> None:
    own.open("shown")
    assert own.by_voila
    for shown in ("#cell-c0 .hh-output img", "#cell-c2 .hh-output .own b"):
        expect(own.page.locator(shown)).to_have_count(1)
    # A figure of plotly's own is drawn by its own extension.
    expect(own.page.locator(".hh-output .js-plotly-plot")).to_have_count(1)
    expect(own.page.get_by_role("radio", name="Rolls")).to_have_count(1)
    choose(own.page)
    # plotly's extension asks for something that JupyterLab has and Voila has not, once the picture is there.
    assert set(own.faults) <= {"r.setData is not a function"}


def test_core_widgets_in_the_last_cells_take_over_what_the_host_has_drawn_and_both_answer(
    own: HostPage,
) -> None:
    own.open("late")
    assert own.by_voila
    expect(own.page.get_by_role("radio", name="Rolls")).to_have_count(2)
    expect(own.page.get_by_role("switch")).to_have_count(1)
    choose(own.page, 1)
    expect(own.page.locator(".hh-passage").first).to_have_text("You took bread.")
    name = own.page.get_by_role("textbox", name="Name")
    name.fill("baker")
    name.press("Enter")
    expect(own.page.locator(".widget-label", has_text="hello baker")).to_be_visible()
    slider = own.page.locator(".noUi-handle")
    expect(slider).to_have_count(1)
    slider.focus()
    slider.press("ArrowRight")
    expect(own.page.locator(".widget-label", has_text="1 hours")).to_be_visible()
    assert own.faults == []


def test_our_widgets_alone_need_no_other_front_end_and_a_core_widget_that_comes_later_is_drawn_too(
    own: HostPage,
) -> None:
    own.open("later")
    choose(own.page)
    assert not own.by_voila
    assert own.faults == []
    own.page.get_by_role("button", name="More").click()
    expect(own.page.locator(".noUi-handle")).to_have_count(1, timeout=60_000)
    own.wait()
    assert own.by_voila
    expect(own.page.get_by_role("radio", name="Rolls")).to_be_checked()
    expect(own.page.locator(".hh-passage")).to_have_text("You took rolls.")
    assert own.page.locator(".hh-banner").is_hidden()
    assert own.faults == []


def test_a_browser_that_can_not_read_our_host_is_given_voilas_front_end(own: HostPage) -> None:
    old = "this is no script for an old browser"
    own.page.route("**/host.js*", lambda route: route.fulfill(body=old, content_type="text/javascript"))
    own.open("ours")
    assert own.by_voila
    choose(own.page)


def test_the_links_numbers_and_what_was_typed_go_over_to_the_other_front_end(
    own: HostPage, folder: Path
) -> None:
    page = own.page
    link = to_hash(Saved(numbers={"price": 777.0}))
    page.goto(f"{own.site}/voila/render/en/kept.ipynb#{link}", wait_until="commit")
    page.locator(".hh-keeper").wait_for()
    assert "#" not in page.url
    page.get_by_role("textbox", name="Name").fill("Ann")
    page.get_by_role("textbox", name="Name").press("Enter")
    page.get_by_role("textbox", name="Shop").press_sequentially("Bak")
    let_go(folder / "gate")
    expect(page.locator(".noUi-handle")).to_have_count(1, timeout=60_000)
    own.wait()
    assert own.by_voila
    expect(page.locator(".hh-passage")).to_have_text(["price 777.0", "Ann, Bak"])
    assert page.evaluate("JSON.parse(localStorage.getItem('halfhour')).numbers") == {"price": 777}
    # Of the widgets that were drawn first, nothing is left that listens or speaks.
    assert page.evaluate("window.over") == 1
    assert page.locator(".hh-banner").is_hidden()
    assert own.faults == []


def test_our_widgets_work_on_voilas_own_page(page: Page, folder: Path, running: Callable) -> None:
    with socket.socket() as free:  # Voila prints the port that it is given, also where that is none
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "voila", str(folder), f"--port={port}", "--no-browser"]
    with running(command, address=r"http://(127\.0\.0\.1|localhost):\d+") as site:
        own = HostPage(page, site)
        page.goto(f"{site}/voila/render/en/ours.ipynb")
        expect(page.locator(".hh-passage")).to_have_text("You took bread.", timeout=120_000)
        choose(page)
        assert [fault for fault in own.faults if "hh-" in fault or "widget" in fault] == []
