"""A workbook with all that it can show open: covers lifted, tables, cards, a refused number, the banner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from widgets.texts import Texts

if TYPE_CHECKING:
    from playwright.sync_api import Page

SETTLED = "() => !document.querySelector('[data-slot][aria-busy], .hh-output > script, .hh-said')"
"""Whether everything that a page's kernel has sent so far is drawn."""

_UNCOVER = (
    "Show me without a guess",
    "Show me without choosing",
    "Show it",
    "Show the sources",
)
_PRESS = """labels => {
    const there = [...document.querySelectorAll("main button")].filter(one => one.checkVisibility());
    const asked = there.filter(one => labels.includes(one.textContent) && !one.disabled);
    for (const one of asked) one.click();
    return asked.length;
}"""
_LEFT = """labels => ![...document.querySelectorAll("main button")]
    .some(one => one.checkVisibility() && labels.includes(one.textContent))"""
_UNFOLD = """() => {
    for (const one of document.querySelectorAll("details")) one.open = true;
    for (const one of document.querySelectorAll("main .hh-chart-toggle[aria-expanded=false]"))
        if (one.checkVisibility()) one.click();
}"""
_BANNER = """() => {
    const banner = document.querySelector(".hh-banner");
    banner.querySelector("p").textContent = banner.dataset.lost;
    banner.hidden = false;
}"""


def open_workbook(page: Page, site: str, lang: str, name: str) -> None:
    """Open a workbook, and wait until it is drawn."""
    reply = page.goto(f"{site}/voila/render/{lang}/{name}.ipynb")
    assert reply
    assert reply.ok, reply.status
    page.wait_for_function(SETTLED)


def open_all(page: Page, lang: str) -> None:
    """Open all there is on a workbook's page, have a number refused, and show the banner."""
    t = Texts(lang)
    labels = [t(label) for label in _UNCOVER]
    # What was uncovered may hold a cover of its own.
    while page.evaluate(_PRESS, labels):
        page.wait_for_function(_LEFT, arg=labels)
    page.evaluate(_UNFOLD)
    # A card, and a field that takes a range.
    for kind in (".hh-card-button", ".hh-field .hh-link"):
        folded = page.locator(f"main {kind}[aria-expanded=false]:visible")
        if folded.count():
            one = folded.first.element_handle()
            one.click()
            page.wait_for_function("one => one.ariaExpanded === 'true'", arg=one)
    boxes = page.locator("main .hh-field input:visible")
    if boxes.count():
        boxes.first.fill("12 apples")
        boxes.first.press("Enter")
        page.locator("main [aria-invalid=true]").first.wait_for()
    page.evaluate(_BANNER)
    page.wait_for_function("() => !document.querySelector('.hh-waiting')")
