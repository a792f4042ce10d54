"""The passage in a real page: marks become elements, everything else stays text, changes are announced."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from widgets.passage import Passage

if TYPE_CHECKING:
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
        assert view.get_attribute("aria-live") == "polite"
        assert view.get_attribute("aria-atomic") == "true"
        assert view.get_attribute("lang") == "fr"
        assert view.get_attribute("data-tone") == "no"


def test_a_passage_may_keep_quiet(bench: Harness) -> None:
    view = bench.mount(Passage("Yes.", lang="en", live=False))
    assert view.locator(".hh-passage").get_attribute("aria-live") == "off"


@pytest.mark.parametrize("tone", ["yes", "no", "unsure", "plain"])
def test_the_headline_can_be_read_on_its_card(bench: Harness, tone: str) -> None:
    view = bench.mount(Passage("Because.", lang="en", headline="Better", tone=tone))
    colour = view.locator(".hh-passage-headline").evaluate("node => getComputedStyle(node).color")
    levels = [int(part) / 255 for part in colour.removeprefix("rgb(").removesuffix(")").split(",")]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in levels]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    assert 1.05 / (luminance + 0.05) >= 4.5
