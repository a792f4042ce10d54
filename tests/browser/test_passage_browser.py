"""The passage in a real page: marks become elements, everything else stays text, changes are announced."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.harness import harness
from widgets.layout import explorer
from widgets.number_field import NumberField
from widgets.panel import Panel
from widgets.passage import Passage

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.browser.harness import Harness

pytestmark = pytest.mark.browser

TEXT = """**Because** 9 of 10
can not pay.

It would change if:
- the price fell **below** 240
- 5 ** 2 came true"""


def test_marks_become_elements(bench: Harness) -> None:
    view = bench.mount(Passage(TEXT, lang="en", headline="Better: the half-hour"))
    inside = view.locator(".hh-passage").inner_html()
    assert inside == (
        '<p class="hh-passage-headline">Better: the half-hour</p>'
        "<p><strong>Because</strong> 9 of 10<br>can not pay.</p>"
        "<p>It would change if:</p>"
        "<ul><li>the price fell <strong>below</strong> 240</li><li>5 ** 2 came true</li></ul>"
    )


def test_nothing_in_it_is_read_as_html(bench: Harness) -> None:
    wicked = "<img src=x onerror='window.stolen = 1'> **<b>x</b>**"
    view = bench.mount(Passage(wicked, lang="en", headline="<script>window.stolen = 1</script>"))
    bench.settle()
    assert view.locator("img, script, b").count() == 0
    assert "<img src=x" in view.inner_text()
    assert bench.page.evaluate("window.stolen") is None


def test_a_change_is_announced_whole_and_drawn_in_both_views(bench: Harness) -> None:
    passage = Passage("Yes.", lang="fr", headline="Oui", tone="yes")
    for _ in range(2):
        bench.mount(passage)
    passage.say("Non.", headline="", tone="no")
    bench.settle()
    views = bench.page.locator(".hh-passage")
    assert views.all_inner_texts() == ["Non.", "Non."]
    for view in views.all():
        assert view.get_attribute("lang") == "fr"
        assert view.get_attribute("data-tone") == "no"
    expect(bench.page.get_by_role("status")).to_have_text("Non.")  # once, though it stands there twice
    assert bench.page.locator("[aria-live]").count() == 0


def test_a_passage_may_keep_quiet(bench: Harness) -> None:
    quiet = Passage("Yes.", lang="en", live=False)
    view = bench.mount(quiet)
    view.page.evaluate(
        "() => { globalThis[Symbol.for('halfhour.announcer')] = () => { window.announced = true; }; }"
    )
    quiet.say("No.")
    bench.settle()
    assert view.inner_text() == "No."
    assert not view.page.evaluate("window.announced")


@pytest.mark.parametrize("tone", ["yes", "no", "unsure", "plain"])
def test_the_headline_can_be_read_on_its_card(bench: Harness, tone: str) -> None:
    view = bench.mount(Passage("Because.", lang="en", headline="Better", tone=tone))
    colour = view.locator(".hh-passage-headline").evaluate("node => getComputedStyle(node).color")
    levels = [int(part) / 255 for part in colour.removeprefix("rgb(").removesuffix(")").split(",")]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in levels]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    assert 1.05 / (luminance + 0.05) >= 4.5


def beside_a_form(bench: Harness) -> tuple[Passage, Locator]:
    """Show a verdict that stays beside a form of six numbers; give it, and the line that repeats it."""
    said = Passage("Because.", lang="en", headline="Better: the half-hour", tone="no")
    verdict = Panel([said])
    verdict.add_class("hh-stays")
    fields = [NumberField(f"Number {n}", 3, unit="count", low=0, high=9, lang="en") for n in range(6)]
    panel = Panel(explorer(fields, [verdict]))
    panel.add_class("hh-explorer")
    bench.page.add_style_tag(content=".hh-controls{display:flex;flex-direction:column}main{padding:900px 0}")
    bench.mount(panel)
    bench.settle()
    return said, bench.page.locator(".hh-glance")


def show(page: Page, selector: str, block: str) -> None:
    page.locator(selector).first.evaluate("(node, block) => node.scrollIntoView({ block })", block)


def test_on_a_phone_the_headline_stays_in_sight_of_the_form(phone: Page) -> None:
    bench = harness(phone)
    said, line = beside_a_form(bench)
    assert line.bounding_box()["y"] > 740, "the form is not on the screen yet"
    show(phone, ".hh-field", "start")
    line.get_by_text("Better: the half-hour").wait_for()
    place = line.bounding_box()
    assert place
    assert place["y"] + place["height"] == 740
    assert place["height"] < 60
    assert (place["x"], place["width"]) == (16, 328)
    said.say("Because.", headline="Nobody can tell yet", tone="unsure")
    line.get_by_text("Nobody can tell yet").wait_for()
    said.say("Because.", brief="Our example: nobody can tell yet")
    line.get_by_text("Our example: nobody can tell yet").wait_for()
    assert line.get_attribute("data-tone") == "unsure"

    # The passage itself tells a screen reader; this line is not there for it, nor for the keyboard.
    assert line.get_attribute("aria-hidden") == "true"
    assert line.get_attribute("tabindex") == "-1"
    phone.emulate_media(media="print")
    assert line.is_hidden()
    phone.emulate_media(media="screen", reduced_motion="reduce")

    line.tap()
    # Without motion it is there at once, and then it is not said twice.
    assert phone.locator(".hh-passage").evaluate("node => node.getBoundingClientRect().top < innerHeight")
    line.wait_for(state="hidden")
    assert bench.errors == []


def test_what_has_the_focus_does_not_stand_behind_that_line(phone: Page) -> None:
    bench = harness(phone)
    _, line = beside_a_form(bench)
    show(phone, ".hh-field", "start")
    line.get_by_text("Better").wait_for()
    phone.get_by_role("textbox").first.focus()
    seen = 0
    for _ in range(8):
        phone.keyboard.press("Tab")
        bench.settle()
        if line.is_visible():
            focused, over = phone.locator(":focus").bounding_box(), line.bounding_box()
            assert focused
            assert over
            assert focused["y"] + focused["height"] <= over["y"]
            seen += 1
    assert seen > 3


def test_beside_its_form_and_without_one_a_passage_is_said_once(bench: Harness) -> None:
    _, line = beside_a_form(bench)
    show(bench.page, ".hh-field", "start")
    bench.settle()
    assert line.count() == 1
    assert line.is_hidden()
    bench.mount(Passage("Yes.", lang="en", headline="Alone"))
    bench.settle()
    assert line.count() == 1


def test_words_in_another_language_are_marked_as_such_and_nothing_else_is(bench: Harness) -> None:
    passage = Passage("**Sources.** Its title: “La perte de temps”.\n\n- One", lang="en")
    passage.foreign = {"La perte de temps": "fr", "not there": "fr"}
    place = bench.mount(passage)
    marked = place.locator("span[lang]")
    expect(marked).to_have_text(["La perte de temps"])
    expect(marked).to_have_attribute("lang", "fr")
    assert place.locator("p").inner_text() == "Sources. Its title: “La perte de temps”."
    passage.say("Nothing in French.")
    bench.settle()
    expect(marked).to_have_count(0)
