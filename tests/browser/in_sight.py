"""What of a page's text can not be read as it is laid out: cut off, beyond the edge, or beneath another."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

_UNREADABLE = """() => {
    const wrong = [];
    const page = document.documentElement;
    if (page.scrollWidth > page.clientWidth) wrong.push(`the page is ${page.scrollWidth} wide`);
    const name = one => `${one.tagName} ${one.className} "${one.textContent.trim().slice(0, 40)}"`;
    const boxes = one => {
        const range = document.createRange();
        range.selectNodeContents(one);
        return range.getBoundingClientRect();
    };
    // What scrolls in a box of its own, and what nobody is to see, is left out.
    const elsewhere = ".hh-menu nav, .svg-container, .hh-scroll, .hh-chart-numbers, .scroll, .hh-sheet-place,"
        + ".hh-announced, .hh-skip";
    const texts = [...document.querySelectorAll("body *")].filter(one =>
        !one.closest(elsewhere) && one.checkVisibility({ visibilityProperty: true, opacityProperty: true })
        && [...one.childNodes].some(node => node.nodeType === 3 && node.textContent.trim()));
    const places = texts.map(one => [one, boxes(one)]).filter(([one, place]) =>
        place.width && place.height && one.getBoundingClientRect().width > 2); // else it is only to be heard
    for (const [one, place] of places) {
        if (place.right > page.clientWidth + 1 || place.left < -1)
            wrong.push(`beyond the edge: ${name(one)}`);
        for (let around = one; around !== document.body; around = around.parentElement) {
            const style = getComputedStyle(around);
            if (style.display === "inline") continue;
            const room = around.getBoundingClientRect();
            const hides = /hidden|clip/;
            const across = hides.test(style.overflowX) && place.right > room.right + 1;
            if (across || (hides.test(style.overflowY) && place.bottom > room.bottom + 1))
                wrong.push(`cut off: ${name(one)}`);
        }
    }
    const holds = "input[type=text]:not([aria-invalid=true]), select, button";
    for (const field of document.querySelectorAll(holds)) {
        if (field.checkVisibility() && !field.closest(elsewhere) && field.scrollWidth > field.clientWidth + 1)
            wrong.push(`too narrow: ${name(field)} ${field.value}`);
    }
    // The head and the foot of the screen may stand over what is scrolled beneath them.
    const still = places.filter(([one]) => {
        for (let around = one; around !== document.body; around = around.parentElement)
            if (/fixed|sticky/.test(getComputedStyle(around).position)) return false;
        return true;
    });
    still.sort(([, a], [, b]) => a.top - b.top);
    still.forEach(([one, a], at) => {
        for (const [other, b] of still.slice(at + 1)) {
            if (b.top >= a.bottom - 3) break;
            const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
            const down = Math.min(a.bottom, b.bottom) - b.top;
            // A line that another goes on in has that one beside it, though their boxes meet.
            const beside = one.parentElement === other.parentElement;
            const flows = beside && getComputedStyle(one).display === "inline";
            if (across > 3 && down > 6 && !flows && !one.contains(other) && !other.contains(one))
                wrong.push(`one over the other: ${name(one)} / ${name(other)}`);
        }
    });
    return wrong;
}"""

SPACING = """* {
    line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important;
}
p { margin-bottom: 2em !important; }"""
"""What WCAG 1.4.12 lets a reader ask for; charts' own letters are no text that a style sheet reaches."""


def unreadable(page: Page) -> list[str]:
    """Give one line for each text that is cut off, beyond the edge or under another one."""
    return list(page.evaluate(_UNREADABLE))


def write_larger(page: Page, pixels: int = 32) -> None:
    """Have this page's browser write in another size than the usual 16 pixels, as its settings do."""
    session = page.context.new_cdp_session(page)
    session.send("Page.setFontSizes", {"fontSizes": {"standard": pixels, "fixed": pixels}})
