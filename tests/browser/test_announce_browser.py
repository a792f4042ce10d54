"""What a screen reader is told of changes: the last of them, once, in the order of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from widgets.assets import script

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

NOW = "2026-01-01T10:00:00"


def opened(page: Page, paragraphs: str) -> None:
    """Open a page that can announce, with its clock stopped."""
    page.clock.install(time=NOW)
    page.set_content(f"<main>{paragraphs}</main>")
    own = script("announce").replace("export function announce", "globalThis.announce = function announce")
    page.add_script_tag(content=own, type="module")
    page.wait_for_function("typeof announce === 'function'")
    page.clock.pause_at("2026-01-01T11:00:00")


def test_a_slider_that_is_drawn_along_is_told_of_once(page: Page) -> None:
    opened(page, "<p id=verdict lang=fr></p><p id=note lang=en></p>")
    page.evaluate("announce(document.querySelector('main'), '')")  # nothing to say; the place is made
    page.clock.run_for(1000)
    region = page.get_by_role("status")
    page.evaluate(
        """() => {
            window.told = [];
            const region = document.querySelector("[role=status]");
            new MutationObserver(() => told.push(region.textContent)).observe(region, { childList: true });
        }"""
    )
    for at in range(20):
        page.evaluate(
            """at => {
                announce(document.getElementById("note"), `note ${at}`);
                announce(document.getElementById("verdict"), `verdict ${at} `);
            }""",
            at,
        )
        page.clock.run_for(100)
    assert page.evaluate("told") == []
    page.clock.run_for(1000)
    assert page.evaluate("told") == ["verdict 19 note 19"]
    assert region.locator("p").evaluate_all("all => all.map(one => one.lang)") == ["fr", "en"]
    box = region.bounding_box()
    assert box["width"] <= 1
    assert box["height"] <= 1
    # It is no part of the page: who reads on to its end does not come upon it.
    page.clock.run_for(10_000)
    assert region.inner_text() == ""


def test_what_says_nothing_any_more_is_not_told_of(page: Page) -> None:
    opened(page, "<p id=a></p><p id=b></p>")
    page.evaluate(
        """() => {
            const [a, b] = document.querySelectorAll("p");
            announce(a, "gone");
            announce(b, "taken back");
            announce(b, "");
            a.remove();
        }"""
    )
    page.clock.run_for(1000)
    assert page.get_by_role("status").inner_text() == ""
