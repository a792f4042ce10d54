"""The hub's own pages in a real browser, without a hub: what they look like, and when they come back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.axe import violations
from tests.hub.pages import HUB, PAGES, Answers, made

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from jinja2 import Environment
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

SOON, NEVER = (
    ("EVERY = 20000", f"EVERY = {wanted}") for wanted in (50, 100_000_000)
)  # ms between two questions
PLACES = "/user/ana/halfhour/places"


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """Give a fresh page as wide as a phone's."""
    context = chromium.new_context(viewport={"width": 360, "height": 740})
    yield context.new_page()
    context.close()


@pytest.fixture
def answers(page: Page, hub_templates: Path) -> Answers:
    """Have a hub's pages answered."""
    answers = Answers(hub_templates.with_name("static"))
    page.route(f"{HUB}/**", answers)
    return answers


@pytest.mark.parametrize(("name", "status"), PAGES)
def test_a_page_of_the_hubs_breaks_no_rule(
    page: Page, pages: Environment, answers: Answers, name: str, status: int
) -> None:
    answers.pages["/hub/page"] = status, made(pages, name, status)
    page.goto(f"{HUB}/hub/page")
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page) == []


@pytest.mark.parametrize(
    ("path", "asks"), [("/hub/spawn", "/hub/spawn"), ("/user/ana/voila/render/fr/bread.ipynb", PLACES)]
)
def test_a_page_that_waits_asks_first_and_is_loaded_anew_only_when_something_else_would_come(
    page: Page, pages: Environment, answers: Answers, path: str, asks: str
) -> None:
    full = 503, made(pages, "error", 503).replace(*SOON)
    answers.pages = {path: full, asks: full}
    page.goto(f"{HUB}{path}?price=1200")
    page.evaluate("globalThis.read = true")
    for _ in range(2):
        with page.expect_response(f"**{asks}*"):
            pass
    assert set(answers.asked[1:]) == {asks}
    assert page.evaluate("globalThis.read")
    answers.pages = {asks: (200, "{}"), path: (200, "<h1>Open</h1>")}
    page.get_by_role("heading", name="Open").wait_for()
    assert page.url.endswith("?price=1200")


def test_who_does_not_want_to_wait_presses_a_button(page: Page, pages: Environment, answers: Answers) -> None:
    answers.pages["/hub/spawn"] = 429, made(pages, "error", 429).replace(*NEVER)
    page.goto(f"{HUB}/hub/spawn")
    answers.pages["/hub/spawn"] = 200, "<h1>Open</h1>"
    page.get_by_role("button", name="Try again now").click()
    page.get_by_role("heading", name="Open").wait_for()
