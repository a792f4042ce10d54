"""What the page host gives to widgets' own scripts: states, bytes, and a place, whatever the others do."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.host_course import HostPage, let_go, make_pipe, write_course
from widgets.texts import Texts
from workbooks.limits import LARGEST_MESSAGE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

SLOW = """
from pathlib import Path
import anywidget, traitlets
gate = Path("../gate").resolve()
class Dial(anywidget.AnyWidget):
    _esm = '''
      export default { render({ model, el }) {
        const dial = Object.assign(document.createElement("input"), { type: "range", max: 1000 });
        dial.value = model.get("n");
        const told = Object.assign(document.createElement("output"), { className: "told" });
        dial.ariaLabel = "Dial";
        window.shown = [];
        dial.addEventListener("input", () => { model.set("n", Number(dial.value)); model.save_changes(); });
        model.on("change:n", () => { dial.value = model.get("n"); window.shown.push(model.get("n")); });
        model.on("change:seen", () => { told.textContent = model.get("seen"); });
        el.append(dial, told);
      } };
    '''
    n = traitlets.Int(0).tag(sync=True)
    seen = traitlets.Unicode().tag(sync=True)
dial = Dial()
def slow(change):
    gate.read_text()
    dial.seen = f"{dial.seen} {change['new']}".strip()
dial.observe(slow, "n")
dial
"""
BYTES = """
import anywidget, hashlib, traitlets
class Bag(anywidget.AnyWidget):
    _esm = '''
      const print = async (data) => [...new Uint8Array(await crypto.subtle.digest("SHA-256", data))]
        .map((byte) => byte.toString(16).padStart(2, "0")).join("");
      export default { render({ model, el }) {
        const lines = ["came", "asked", "text", "back", "answer"].map((name) => {
          const line = document.createElement("p");
          line.className = name;
          el.append(line);
          return [name, line];
        });
        const line = Object.fromEntries(lines);
        model.on("change:parts", async () => {
          line.came.textContent = await print(model.get("parts").deep[1]);
          const made = new Uint8Array(1_500_000).map((_, at) => at % 251);
          model.set("back", { list: [1, made], text: "é".repeat(250_000) });
          model.save_changes();
        });
        model.on("change:back_print", () => { line.back.textContent = model.get("back_print"); });
        model.on("msg:custom", async (content, buffers) => {
          line.text.textContent = content.text.length;
          line.asked.textContent = await print(buffers[0]);
          model.send({ kind: "return" }, undefined, [buffers[0], new Uint16Array([7, 8])]);
        });
        model.on("change:answer", () => { line.answer.textContent = model.get("answer"); });
        model.send({ kind: "begin" });
      } };
    '''
    parts = traitlets.Dict().tag(sync=True)
    back = traitlets.Dict().tag(sync=True)
    back_print = traitlets.Unicode().tag(sync=True)
    answer = traitlets.Unicode().tag(sync=True)
bag = Bag()
made = bytes(at % 253 for at in range(5_000_000))
def heard(_, content, buffers):
    if content["kind"] == "begin":
        bag.parts = {"deep": ["x", made], "small": 1}
        bag.send({"text": "é" * 1_000_000}, [made[:100_001]])
    else:
        bag.answer = hashlib.sha256(buffers[0]).hexdigest() + " " + bytes(buffers[1]).hex()
def returned(change):
    one, two = change["new"]["list"]
    bag.back_print = hashlib.sha256(two).hexdigest() + f" {one} {len(change['new']['text'])}"
bag.on_msg(heard)
bag.observe(returned, "back")
bag
"""
HOLDS = """
import anywidget, traitlets
class Holds(anywidget.AnyWidget):
    _esm = '''
      export default { render({ model, el }) {
        const print = (data) => [...new Uint8Array(data.buffer, data.byteOffset, data.byteLength)].join(" ");
        const held = () => [model.get("data"), model.get("deep").list[1]];
        const show = () => { el.textContent = held().map(print).join(", "); };
        let changes = 0;
        model.on("change:own", () => { el.title = `${++changes} changes`; });
        for (const byte of [1, 2]) model.set("own", { inner: new Uint8Array([byte]).buffer });
        model.on("change:data", show);
        show();
        model.send({});
      } };
    '''
    data = traitlets.Bytes(b"\\x01\\x02").tag(sync=True)
    deep = traitlets.Dict({"list": ["x", b"\\x03"]}).tag(sync=True)
    own = traitlets.Any().tag(sync=True)
holds = Holds()
holds.on_msg(lambda *_: setattr(holds, "data", b"\\x04"))
holds
"""
BROKEN = """
import anywidget, traitlets
from ipywidgets import VBox
from widgets.choice import Choice
class Broken(anywidget.AnyWidget):
    _esm = "export default { render() { throw new Error('an inner matter'); } }"
class Unread(anywidget.AnyWidget):
    _esm = "this is no script"
class Deaf(anywidget.AnyWidget):
    _esm = '''
      export default { render({ model, el }) {
        model.on("change:n", () => { throw new Error("one that throws"); });
        model.on("change:n", () => { el.textContent = `heard ${model.get("n")}`; });
        el.textContent = "waits";
        const button = document.createElement("button");
        button.textContent = "Next";
        button.addEventListener("click", () => model.send({}));
        el.after(button);
      } };
    '''
    n = traitlets.Int(0).tag(sync=True)
deaf = Deaf()
deaf.on_msg(lambda *_: setattr(deaf, "n", deaf.n + 1))
choice = Choice("Which one?", [("bread", "Bread"), ("rolls", "Rolls")], lang=lang)
display(VBox([Broken(), choice, Unread(), deaf]))
"""
ROOT = "Broken()"
BOX = """
from ipywidgets import VBox
from widgets.action_button import ActionButton
from widgets.passage import Passage
from widgets.text_field import TextField
stays, goes = TextField("Stays", lang=lang), TextField("Goes", lang=lang)
above, below = Passage("above", lang=lang), Passage("below", lang=lang)
place = VBox([goes, stays, below])
orders = [[above, stays, goes, below], [below, above, goes, stays], [stays]]
stays.observe(lambda _: setattr(place, "children", orders.pop(0)), "value")
place
"""

ANEW = """
from ipywidgets import VBox
from widgets.action_button import ActionButton
from widgets.number_field import NumberField
from widgets.passage import Passage
def fields(price):
    asked = {"Hours": 4, "Price": price}
    how = {"unit": "EUR", "low": 0, "high": 9999, "lang": lang}
    made = [NumberField(name, value, **how) for name, value in asked.items()]
    made[1].observe(lambda change: said.say(f"price {change['new']:.0f}"), "value")
    return VBox(made)
said, more = Passage("none", lang=lang), ActionButton("More", lang=lang)
place = VBox([fields(10)])
def anew():
    old = place.children[0]
    place.children = [fields(20)]
    for one in (*old.children, old):
        one.close()
more.on_click(anew)
VBox([place, said, more])
"""
LATE = """
from pathlib import Path
from ipywidgets import VBox
from widgets.action_button import ActionButton
from widgets.choice import Choice
from widgets.number_field import NumberField
from widgets.passage import Passage
from widgets.text_field import TextField
gate = Path("../late").resolve()
kept, told, trade = {"price": 10, "hours": 4, "name": "", "sells": None}, [], iter("ABC")
def take(key, value):
    told.append(f"{key} {value}")
    kept[key] = value
    said.say(", ".join(told))
    if value == 77:
        anew()
def fields():
    of = next(trade)
    how = {"unit": "EUR", "low": 0, "high": 9999, "lang": lang}
    labels = {key: f"{key.title()} of {of}" for key in ("price", "hours")}
    made = {key: NumberField(label, kept[key], key=key, **how) for key, label in labels.items()}
    made["name"] = TextField("Name", kept["name"], lang=lang)
    made["sells"] = Choice("Sells", [(one, one.title()) for one in ("bread", "rolls")], lang=lang)
    made["sells"].value = kept["sells"]
    for key, one in made.items():
        one.observe(lambda change, key=key: take(key, change["new"]), "value")
    return VBox(list(made.values()))
said, more = Passage("none", lang=lang), ActionButton("More", lang=lang)
place = VBox([fields()])
def anew():
    old = place.children[0]
    place.children = [fields()]
    for one in (*old.children, old):
        one.close()
def slowly():
    gate.read_text()
    anew()
more.on_click(slowly)
VBox([place, said, more])
"""
BIG = """
import anywidget, traitlets
from ipywidgets import VBox
class Big(anywidget.AnyWidget):
    _esm = '''
      export default { render({ model, el }) {
        const button = document.createElement("button");
        const told = document.createElement("p");
        button.textContent = "Send";
        const sizes = [SIZES];
        button.addEventListener("click", () => {
          model.set("text", "x".repeat(sizes.shift()));
          model.save_changes();
        });
        model.on("change:length", () => { told.textContent = `${model.get("length")} came`; });
        el.append(button, told);
      } };
    '''
    text = traitlets.Unicode().tag(sync=True)
    length = traitlets.Int().tag(sync=True)
big = Big()
big.observe(lambda change: setattr(big, "length", len(change["new"])), "text")
big
"""

LIVES = """
import anywidget, traitlets
from ipywidgets import VBox
from widgets.action_button import ActionButton
from widgets.passage import Passage
class Ear(anywidget.AnyWidget):
    _esm = '''
      export default {
        initialize({ model, signal }) {
          window.ears = { heard: [], over: 0 };
          model.on("change:n", () => window.ears.heard.push(model.get("n")));
          signal.addEventListener("abort", () => { window.ears.over += 1; });
        },
        render({ model, el }) { el.textContent = "ear"; },
      };
    '''
    n = traitlets.Int(0).tag(sync=True)
FAILS_ONCE = '''
window.NAME = (window.NAME ?? 0) + 1;
if (window.NAME === 1) throw new Error("not this time");
export default { render({ el }) { el.textContent = "NAME"; } };
'''
class Once(anywidget.AnyWidget):
    _esm = FAILS_ONCE.replace("NAME", "once")
class Shared(anywidget.AnyWidget):
    _esm = "// One run of this script serves all of its widgets.\\n" + FAILS_ONCE.replace("NAME", "shared")
ear, once, shared = Ear(), Once(), Shared()
first, second = VBox([ear]), VBox([ear, once, shared])
measured = VBox([Passage("measured", lang=lang)])
steps = iter([
    lambda: setattr(first, "children", []),
    lambda: setattr(ear, "n", 7),
    lambda: setattr(second, "children", [ear]),
    lambda: setattr(second, "children", [ear, once, shared]),
    ear.close,
    lambda: setattr(measured.layout, "display", "none"),
    lambda: setattr(measured.layout, "display", None),
])
button = ActionButton("Next", lang=lang)
button.on_click(lambda: (next(steps)(), button.set_trait("label", button.label + ".")))
VBox([first, second, measured, button])
"""
WORKS = """
from pathlib import Path
from widgets.passage import Passage
Path("../works").resolve().read_text()
Passage("done", lang=lang)
"""
LAYOUTS = [
    "measured.layout.display = 'none'; display(measured)",
    "measured.layout.display = None; display(button)",
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder of notebooks with widgets of a trainer's own."""
    root = tmp_path_factory.mktemp("widgets")
    make_pipe(root / "gate")
    make_pipe(root / "late")
    make_pipe(root / "works")
    sizes = f"3, {LARGEST_MESSAGE}, 5"
    notebooks = {"late": [LATE], "big": [BIG.replace("SIZES", sizes)]}
    notebooks |= {"slow": [SLOW], "bytes": [BYTES], "broken": [BROKEN, ROOT], "box": [BOX], "anew": [ANEW]}
    notebooks |= {"lives": [LIVES], "layouts": [LIVES, *LAYOUTS], "holds": [HOLDS], "works": [WORKS]}
    return write_course(root, notebooks)


def test_what_draws_pictures_is_there_while_the_kernel_still_works(own: HostPage, folder: Path) -> None:
    own.page.goto(f"{own.site}/voila/render/en/works.ipynb", wait_until="commit")
    own.page.wait_for_function("() => globalThis.Plotly")
    assert own.page.locator("[data-slot][aria-busy]").count() == 1
    let_go(folder / "works")
    own.wait()
    expect(own.page.locator(".hh-passage")).to_have_text("done")
    assert own.faults == []


def test_of_many_moves_the_last_one_wins_and_few_are_told(own: HostPage, folder: Path) -> None:
    page = own.open("slow").page
    dial = page.get_by_role("slider", name="Dial")
    dial.focus()
    moves = list(range(10, 1000, 10))
    page.evaluate(
        """moves => {
            const dial = document.querySelector("input[type=range]");
            for (const n of moves) {
                dial.value = n;
                dial.dispatchEvent(new Event("input"));
            }
        }""",
        moves,
    )
    let_go(folder / "gate")  # the kernel is through with the first
    expect(page.locator(".told")).to_have_text("10")
    let_go(folder / "gate")  # and with the last
    expect(page.locator(".told")).to_have_text("10 990")
    assert [one["state"]["n"] for one in own.told()] == [10, 990]
    # Nothing older came back into the control.
    assert page.evaluate("window.shown") == moves
    assert dial.input_value() == "990"
    assert own.faults == []


def test_bytes_and_long_texts_go_both_ways(own: HostPage) -> None:
    page = own.open("bytes").page
    came = print_of(bytes(at % 253 for at in range(5_000_000)))
    asked = print_of(bytes(at % 253 for at in range(100_001)))
    back = print_of(bytes(at % 251 for at in range(1_500_000)))
    expect(page.locator(".came")).to_have_text(came)
    expect(page.locator(".asked")).to_have_text(asked)
    expect(page.locator(".text")).to_have_text("1000000")
    expect(page.locator(".back")).to_have_text(f"{back} 1 250000")
    expect(page.locator(".answer")).to_have_text(f"{asked} 07000800")
    assert own.faults == []


@pytest.mark.parametrize("connected", [False, True])
def test_bytes_that_a_widget_holds_are_there_in_its_first_drawing(own: HostPage, *, connected: bool) -> None:
    if not connected:
        own.page.route_web_socket("**/api/kernels/**", lambda socket: socket.close(code=1001))
    own.open("holds")
    # Before it answers, the kernel has said what all widgets hold.
    expect(own.page.get_by_title("2 changes")).to_have_text("4, 3" if connected else "1 2, 3")
    assert own.faults == []


def print_of(data: bytes) -> str:
    """Give a short name of many bytes."""
    return hashlib.sha256(data).hexdigest()


def test_a_widget_or_listener_that_fails_says_so_in_its_place_and_stops_no_other(own: HostPage) -> None:
    page = own.open("broken", "fr").page
    said = Texts("fr")("This part could not be worked out. Reload the page: your numbers come back with it.")
    expect(page.locator("#cell-c0 .hh-trouble")).to_have_text([said, said])
    expect(page.locator("#cell-c1 .hh-trouble")).to_have_text(said)
    page.get_by_role("radio", name="Rolls").check()
    expect(page.get_by_role("radio", name="Rolls")).to_be_checked()
    # Each fault is there for who looks for it.
    assert sum("an inner matter" in fault for fault in own.faults) == 2
    assert not own.by_voila
    # A listener that throws.
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_text("heard 1")).to_be_visible()
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_text("heard 2")).to_be_visible()


def test_a_field_that_stays_keeps_focus_and_caret_while_its_box_changes(own: HostPage) -> None:
    page = own.open("box").page
    box = page.get_by_role("textbox", name="Stays")
    labels = page.locator("#cell-c0 :is(label, .hh-passage)")
    expect(labels).to_have_text(["Goes", "Stays", "below"])
    orders = [["above", "Stays", "Goes", "below"], ["below", "above", "Goes", "Stays"], ["Stays"]]
    for text, order in zip(("abcd", "abcde", "abcdef"), orders, strict=True):
        box.fill(text)
        box.evaluate("box => box.setSelectionRange(1, 3)")
        box.press("Enter")
        expect(labels).to_have_text(order)
        assert box.evaluate(
            "box => [box === document.activeElement, box.selectionStart, box.selectionEnd]"
        ) == [
            True,
            1,
            3,
        ]
        assert box.input_value() == text
    assert own.faults == []


def test_what_is_being_typed_goes_on_in_the_field_that_takes_its_place(own: HostPage) -> None:
    page = own.open("anew").page
    price = page.get_by_role("textbox", name="Price")
    price.fill("12")
    old = price.element_handle()
    # Not clicked as a reader would, who leaves the field for it: what renews a panel came before.
    page.get_by_role("button", name="More").evaluate("button => button.click()")
    page.wait_for_function("old => !old.isConnected", arg=old)
    expect(price).to_be_focused()
    page.keyboard.type("34")
    assert price.input_value() == "1234"
    price.press("Enter")
    expect(page.locator(".hh-passage")).to_have_text("price 1234")
    # A field with the focus in which nothing was typed says what is new.
    page.get_by_role("button", name="More").evaluate("button => button.click()")
    expect(price).to_have_value("20")
    expect(price).to_be_focused()
    assert own.faults == []


def late(own: HostPage, folder: Path, work: Callable[[Page], None], times: int = 1) -> Page:
    """Have a page's panel made anew; what is done meanwhile comes to the kernel after that."""
    page = own.open("late").page
    for _ in range(times):
        page.get_by_role("button", name="More").click()
    work(page)  # sent to the widgets of before
    for trade in "BCD"[:times]:
        let_go(folder / "late")
        expect(page.get_by_role("textbox", name=f"Price of {trade}")).to_be_visible()
    return page


def test_a_number_that_is_confirmed_while_its_form_is_made_anew_goes_to_the_one_that_takes_its_place(
    own: HostPage, folder: Path
) -> None:
    def work(page: Page) -> None:
        price = page.get_by_role("textbox", name="Price of A")
        price.fill("1234")
        price.press("Enter")

    page = late(own, folder, work)
    expect(page.get_by_role("textbox", name="Price of B")).to_have_value("1,234")
    expect(page.get_by_role("textbox", name="Price of B")).to_be_focused()
    expect(page.locator(".hh-passage")).to_have_text("price 1234.0")
    assert own.faults == []


def test_all_that_is_done_to_a_form_that_goes_twice_is_done_to_the_one_that_stays(
    own: HostPage, folder: Path
) -> None:
    def work(page: Page) -> None:
        page.get_by_role("textbox", name="Price of A").fill("1234")
        page.get_by_role("textbox", name="Name").fill("Ana")
        page.get_by_role("radio", name="Rolls").check()
        page.get_by_role("textbox", name="Hours of A").fill("")
        page.keyboard.type("12")

    page = late(own, folder, work, times=2)
    hours = page.get_by_role("textbox", name="Hours of C")
    expect(hours).to_be_focused()
    expect(page.locator(".hh-passage")).to_have_text("price 1234.0, name Ana, sells rolls")
    page.keyboard.type("3")
    hours.press("Enter")
    expect(page.locator(".hh-passage")).to_have_text("price 1234.0, name Ana, sells rolls, hours 123.0")
    expect(page.get_by_role("textbox", name="Price of C")).to_have_value("1,234")
    expect(page.get_by_role("textbox", name="Name")).to_have_value("Ana")
    expect(page.get_by_role("radio", name="Rolls")).to_be_checked()
    assert own.faults == []


def test_what_itself_has_a_form_made_anew_is_told_once(own: HostPage) -> None:
    page = own.open("late").page
    page.get_by_role("textbox", name="Price of A").fill("77")
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="Price of B")).to_have_value("77")
    # And nothing of before comes into a form that is made anew later.
    page.get_by_role("textbox", name="Hours of B").fill("5")
    page.keyboard.press("Enter")
    expect(page.locator(".hh-passage")).to_have_text("price 77.0, hours 5.0")
    assert [one["content"]["text"] for one in own.told() if "content" in one] == ["77", "5"]


def test_what_is_too_large_to_be_sent_is_told_and_the_page_goes_on(own: HostPage) -> None:
    page = own.open("big", "fr").page
    banner = page.locator(".hh-banner")
    send = page.get_by_role("button", name="Send")
    send.click()
    expect(page.get_by_text("3 came")).to_be_visible()
    send.click()
    told = Texts("fr")(
        "This was too large to be sent, and was not taken: up to {most} MB at a time are accepted.", most=2
    )
    expect(banner).to_have_text(re.compile(f"^\\s*{re.escape(told)}"))
    expect(banner).to_be_visible()
    assert banner.get_by_role("button").all_inner_texts() == []
    send.click()
    expect(page.get_by_text("5 came")).to_be_visible()
    expect(banner).to_be_hidden()
    assert own.faults == []


def step(page: Page, number: int) -> None:
    """Have the kernel do what comes next, and wait until it has."""
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_role("button", name="Next" + "." * number, exact=True)).to_be_visible()


def test_what_a_widget_sets_up_lives_as_long_as_it_does_what_failed_is_tried_again_and_measures_are_followed(
    own: HostPage,
) -> None:
    page = own.open("lives").page
    expect(page.get_by_text("ear", exact=True)).to_have_count(2)
    expect(page.locator("#cell-c0 .hh-trouble")).to_have_count(2)
    step(page, 1)  # the first drawing goes, the widget stays
    expect(page.get_by_text("ear", exact=True)).to_have_count(1)
    step(page, 2)
    assert page.evaluate("window.ears") == {"heard": [7], "over": 0}
    step(page, 3)
    step(page, 4)  # what could not be drawn is drawn anew
    for text in ("once", "shared"):
        expect(page.get_by_text(text, exact=True)).to_be_visible()
    step(page, 5)
    assert page.evaluate("window.ears") == {"heard": [7], "over": 1}
    # Measures are followed where there were none, and where they go again.
    expect(page.get_by_text("measured")).to_be_visible()
    step(page, 6)
    expect(page.get_by_text("measured")).to_be_hidden()
    step(page, 7)
    expect(page.get_by_text("measured")).to_be_visible()


def test_measures_that_go_before_the_page_listens_are_told(own: HostPage) -> None:
    own.page.route_web_socket("**/api/kernels/**", lambda socket: socket.close(code=1001))
    own.open("layouts")
    expect(own.page.locator("#cell-c1").get_by_text("measured")).to_be_visible()
