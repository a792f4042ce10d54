"""A reader without a mouse: where the keys lead, and whether one sees where one is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page

_STOP = """() => {
    const here = document.activeElement;
    if (!here || here === document.body) return null;
    const before = globalThis.hhStop;
    globalThis.hhStop = here;
    const ring = one => {
        const style = getComputedStyle(one);
        const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
        return outlined || style.boxShadow !== "none";
    };
    const place = here.getBoundingClientRect();
    const parts = [0.1, 0.5, 0.9];
    const seen = parts.some(across => parts.some(down => {
        const [x, y] = [place.left + place.width * across, place.top + place.height * down];
        const top = document.elementFromPoint(x, y);
        return top && (here.contains(top) || here.labels?.[0]?.contains(top));
    }));
    const said = id => document.getElementById(id)?.textContent;
    const named = here.getAttribute("aria-labelledby")?.split(" ").map(said);
    const name = named?.join(" ") ?? here.ariaLabel ?? here.labels?.[0]?.textContent ?? here.textContent;
    return {
        name: name.trim(),
        kind: here.type || here.localName,
        value: here.value ?? null,
        ringed: [here, here.parentElement, here.parentElement?.parentElement].some(one => one && ring(one)),
        seen,
        onwards: !before?.isConnected || before === here
            || Boolean(before.compareDocumentPosition(here) & Node.DOCUMENT_POSITION_FOLLOWING),
    };
}"""


@dataclass(frozen=True)
class Stop:
    """Where the focus is.

    Attributes:
        name: what is said of it, without its value.
        kind: of control: "text", "range", "radio", "button", or the element's name.
        value: what it holds.
        ringed: whether something is drawn around it.
        seen: whether at least a part of it is in sight, with nothing over it.
        onwards: whether it stands after the last stop.
    """

    name: str
    kind: str
    value: str | None
    ringed: bool
    seen: bool
    onwards: bool


class Keyboard:
    """Goes through a page by keys alone; a stop that is not seen, or stands before the last one, is a fault.

    Attributes:
        faults: one line for each such stop.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        self.faults: list[str] = []

    def here(self) -> Stop | None:
        """Give where the focus is, None where nothing has it."""
        found: dict[str, Any] | None = self.page.evaluate(_STOP)
        return Stop(**found) if found else None

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def tab(self) -> Stop:
        """Go one stop on."""
        self.press("Tab")
        stop = self.here()
        assert stop, "the focus has left the page"
        for right, fault in ((stop.ringed, "no ring"), (stop.seen, "hidden"), (stop.onwards, "back")):
            if not right:
                self.faults.append(f"{fault}: {stop.kind} {stop.name[:60]}")
        return stop

    def reach(self, name: str, kind: str = "", most: int = 60) -> Stop:
        """Go on until a stop whose name holds these words."""
        passed = []
        for _ in range(most):
            stop = self.tab()
            if name in stop.name and kind in {"", stop.kind}:
                return stop
            passed.append(stop.name[:30])
        raise AssertionError(f"{name!r} was not reached; passed {passed}")
