"""A page from its first byte on: it says nothing too early, stays where it is, and keeps quiet."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from tests.browser.heights import DRAWN
from tests.browser.workbook_page import WorkbookPage
from workbooks.paths import WORKBOOKS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page, Route

pytestmark = pytest.mark.browser

NAMES = sorted(path.stem for path in (WORKBOOKS / "fr").glob("0[1-9]_*.ipynb"))
# Each in one language, in turn: both share all code.
SEATS = [(name, ("fr", "en")[place % 2]) for place, name in enumerate(NAMES)]
SHIFTS = """
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput, sources, startTime } of list.getEntries()) {
      if (hadRecentInput) continue;
      const moved = sources.map(({ node, previousRect: from, currentRect: to }) =>
        `${node?.id || node?.className || node?.nodeName} ${from.y}+${from.height} ${to.y}+${to.height}`);
      window.shifts.push({ value, moved, at: Math.round(startTime) });
    }
  }).observe({ type: "layout-shift", buffered: true });
"""
# Go to a part of the page once all of its prose is here, long before it is whole.
GO = """
  const go = () => {
    if (!document.querySelector("footer")) requestAnimationFrame(go);
    else document.querySelector("#CELL")?.scrollIntoView({ behavior: "instant" });
  };
  go();
"""

# Whether the whole article is watched for its size, and how many outputs were to come when that ended.
WATCHED = """
  window.held = 0;
  window.ResizeObserver = class extends ResizeObserver {
    observe(part, ...more) {
      super.observe(part, ...more);
      this.holds ||= part.matches(".hh-article");
      window.held += part.matches(".hh-article");
    }
    disconnect() {
      super.disconnect();
      if (this.holds) window.toCome = document.querySelectorAll("[data-slot]:not([data-placed])").length;
    }
  };
"""


class Said(HTMLParser):
    """Collects what stands in each cell's place before any script runs."""

    def __init__(self) -> None:
        super().__init__()
        self.told: dict[str, list[str]] = {}
        self._place, self._inside = "", False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self._place = named.get("data-slot") or named.get("data-for") or self._place
        self._inside = tag == "p" and named.get("class") == "hh-said"

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "p"

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.told.setdefault(self._place, []).append(data.strip())


@pytest.fixture
def bare(chromium: Browser) -> Iterator[Page]:
    """Give a page that runs no script."""
    context = chromium.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(("name", "lang"), SEATS)
def test_nothing_that_waits_for_a_guess_is_said_before_and_nothing_goes_wrong(
    page: Page, site: str, ask: Callable, name: str, lang: str
) -> None:
    before = Said()
    before.feed(ask(f"{site}/voila/render/{lang}/{name}.ipynb").text)
    book = WorkbookPage(page, lang, name).open(site)
    page.wait_for_function("() => !document.querySelector('[data-slot][aria-busy], .hh-said')")
    cover = book.t("Show me without a guess")
    covered = page.locator("[data-slot]", has=page.get_by_role("button", name=cover, exact=True))
    for slot in covered.all():
        shown = slot.inner_text()
        for said in before.told.get(slot.get_attribute("data-slot") or "", []):
            assert said in shown
    # A page says something before its scripts, and a screen reader is not told of each output that arrives.
    assert len(before.told) > 5
    live = "[role=alert], [role=status], [aria-live]:not([aria-live=off])"
    assert page.locator(f"[data-slot]:is({live}), .hh-output:is({live}), article:is({live})").count() == 0
    assert book.faults == []


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_without_scripts_the_first_numbers_can_be_read(bare: Page, site: str, lang: str) -> None:
    bare.goto(f"{site}/voila/render/{lang}/01_lester.ipynb")
    said = bare.locator("#cell-own .hh-said")
    assert said.is_visible()
    assert re.search(r"15\s€|€15", said.inner_text())
    assert bare.evaluate("document.documentElement.scrollWidth") == 360


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize(
    "read",
    [
        "en/01_lester#cell-opening",
        "en/01_lester#cell-own",
        "en/02_why_are_you_there#cell-opening",
        "fr/04_your_verdict#cell-authors",
    ],
)
def test_what_is_read_does_not_move_while_the_page_fills(
    chromium: Browser, site: str, read: str, width: int
) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 760})
    page = context.new_page()
    page.add_init_script(SHIFTS)
    lang, name, cell = re.split("[/#]", read)
    page.add_init_script(GO.replace("CELL", cell))
    WorkbookPage(page, lang, name).open(site)
    page.wait_for_function(DRAWN)
    page.evaluate("new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))")
    shifts = page.evaluate("window.shifts")
    context.close()
    assert sum(shift["value"] for shift in shifts) < 0.05, json.dumps(shifts, indent=1)


@pytest.mark.parametrize("width", [1280, 360])
def test_who_has_begun_to_read_further_down_stays_where_they_are(
    chromium: Browser, site: str, width: int
) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 760})
    page = context.new_page()
    page.add_init_script(
        """
        const go = () => {
          const read = document.querySelector("#cell-checks-heading");
          read?.scrollIntoView({ behavior: "instant" });
          window.read = read?.getBoundingClientRect().top ?? 1000;
          if (window.read > 200 || !document.querySelector("[data-slot][aria-busy] + #cell-my-half-hour")) {
            requestAnimationFrame(go);
          }
        };
        go();
        """
    )
    WorkbookPage(page, "en", "01_lester").open(site)
    page.wait_for_function(DRAWN)
    now = page.locator("#cell-checks-heading").evaluate("read => read.getBoundingClientRect().top")
    assert now == pytest.approx(page.evaluate("window.read"), abs=20)
    context.close()


def test_a_page_that_is_loaded_again_shows_the_same_place(phone: Page, site: str) -> None:
    book = WorkbookPage(phone, "en", "02_why_are_you_there").open(site)
    own = phone.locator("#cell-own .hh-field").first
    phone.locator(".hh-big .hh-option").first.click()
    own.wait_for()
    phone.wait_for_function("() => localStorage.getItem('halfhour')?.includes('why')")
    # What was opened above makes the page longer by screens, but only once the kept answers are back.
    at = "document.querySelector('#cell-takes').getBoundingClientRect().top"
    phone.evaluate("document.querySelector('#cell-takes').scrollIntoView({ behavior: 'instant' })")
    phone.evaluate("scrollBy({ top: 200, behavior: 'instant' })")
    stood = phone.evaluate(at)
    phone.reload()
    book.wait()
    own.wait_for()
    phone.wait_for_function(DRAWN)
    phone.evaluate("new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))")
    assert abs(phone.evaluate(at) - stood) < 60
    # Whoever is sent to a part of the page finds it at the top, whatever opens above it.
    phone.goto("about:blank")
    phone.goto(f"{site}/voila/render/en/02_why_are_you_there.ipynb#cell-takes")
    book.wait()
    own.wait_for()
    phone.wait_for_function(DRAWN)
    phone.evaluate("new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))")
    assert abs(phone.evaluate(at)) < 60


def test_a_place_that_was_found_again_is_held_until_the_page_is_whole_and_no_longer(
    page: Page, site: str
) -> None:
    page.add_init_script(WATCHED)
    book = WorkbookPage(page, "en", "01_lester").open(site)
    assert page.evaluate("window.held") == 0
    page.evaluate("document.querySelector('#cell-own').scrollIntoView({ behavior: 'instant' })")
    page.evaluate("scrollBy({ top: 100, behavior: 'instant' })")
    page.reload()
    book.wait()
    assert page.evaluate("window.held") == 1
    page.wait_for_function("() => window.toCome !== undefined")
    assert page.evaluate("window.toCome") == 0


def test_a_page_that_ends_before_its_kernel_is_there_says_so_and_shows_what_it_has(
    page: Page, site: str
) -> None:
    def cut(route: Route) -> None:
        whole = route.fetch()
        route.fulfill(response=whole, body=whole.text().split('<script id="jupyter-config-data"')[0])

    page.route(re.compile(r"/01_lester\.ipynb"), cut)
    book = WorkbookPage(page, "en", "01_lester")
    page.goto(f"{site}/voila/render/en/01_lester.ipynb#price=100")
    banner = page.locator(".hh-banner")
    banner.wait_for()
    lost = "The connection was lost: the page no longer answers. Reload it: your numbers come back with it."
    assert banner.locator("p").inner_text() == book.t(lost)
    assert page.locator(".hh-coming").is_hidden()
    assert page.locator("#cell-own .hh-said").is_visible()
