"""A browser holds a page to its policy: what gets into its text is text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.lester_page import LesterPage

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

INJECTED = """async () => {
    window.ran = [];
    const refused = new Promise((heard) => {
        let left = 3;
        document.addEventListener("securitypolicyviolation", () => (left -= 1) || heard());
    });
    const place = document.querySelector("main");
    place.insertAdjacentHTML("beforeend", "<img src='data:,' onerror='ran.push(1)'>");
    const script = document.createElement("script");
    script.textContent = "ran.push(2)";
    place.append(script);
    await fetch("https://elsewhere.example/").then(() => window.ran.push(3), () => {});
    await refused;
    return window.ran;
}"""


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_script_in_a_pages_text_does_not_run_and_nothing_is_told_elsewhere(
    page: Page, site: str, lang: str
) -> None:
    lester = LesterPage(page, lang).open(site)
    assert lester.faults == []
    assert page.evaluate(INJECTED) == []
