"""Our page in a real browser: prose first, controls in their places, and plain words when all is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from tests.browser.lester_page import LesterPage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

DRAWN = "() => !document.querySelector('[aria-busy]') && document.querySelector('.answer')"

# What a test that only looks could leave changed.
LOOKS = """() => [innerWidth, matchMedia("print").matches, document.querySelector("main").outerHTML.length,
    document.querySelectorAll("details[open]").length]"""


def open_bread(page: Page, site: str, lang: str = "fr", query: str = "") -> list[str]:
    """Open the workbook with controls and wait for them; give the addresses of all that was fetched."""
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(f"{site}/voila/render/{lang}/01_bread.ipynb{query}")
    page.wait_for_function(DRAWN)
    return fetched


@pytest.fixture(scope="module")
def visit(chromium: Browser, small_site: str) -> Iterator[tuple[Page, list[str]]]:
    """Visit that workbook once, by a link with numbers; give the page and all that was fetched."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    yield page, open_bread(page, small_site, query="?price=1000&hours=6")
    context.close()


@pytest.fixture(scope="module")
def hand_held(chromium: Browser, small_site: str) -> Iterator[Page]:
    """Visit it once on a small phone too, and give the page, to look at."""
    context = chromium.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page = context.new_page()
    open_bread(page, small_site)
    yield page
    context.close()


@pytest.fixture
def bread(visit: tuple[Page, list[str]]) -> Iterator[Page]:
    """Give the page of that visit, to look at and to press; as it came, whoever has had it before."""
    page, _ = visit
    as_it_came = page.evaluate(LOOKS)
    yield page
    page.emulate_media(media="null")
    page.set_viewport_size({"width": 1280, "height": 800})
    assert page.evaluate(LOOKS) == as_it_came


def test_controls_take_their_places_and_answer(bread: Page) -> None:
    page = bread
    order = page.locator("#cell-table, #cell-controls, #cell-answer, #cell-end").evaluate_all(
        "places => places.map(place => place.id)"
    )
    assert order == ["cell-table", "cell-controls", "cell-answer", "cell-end"]
    assert page.get_by_label("Loaves").input_value() == "12"
    page.get_by_role("button", name="Count").click()
    page.wait_for_function("() => document.querySelector('.answer').textContent === '1'")
    assert page.locator(".jp-LabShell").is_hidden()


def test_nothing_is_fetched_from_another_machine(visit: tuple[Page, list[str]], small_site: str) -> None:
    _, fetched = visit
    hosts = {urlsplit(address).netloc for address in fetched if address.startswith(("http", "ws"))}
    assert hosts == {urlsplit(small_site).netloc}


def test_a_links_query_reaches_the_kernel_and_the_kernel_is_our_python(bread: Page) -> None:
    assert bread.locator(".asked").inner_text() == "price=1000&hours=6"


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_phone_shows_prose_without_scrolling_sideways(phone: Page, small_site: str, lang: str) -> None:
    phone.goto(f"{small_site}/voila/render/{lang}/00_start.ipynb")
    phone.wait_for_function("() => !document.querySelector('[aria-busy]')")
    assert phone.evaluate("document.documentElement.scrollWidth") == 360


def test_a_phone_shows_controls_without_scrolling_sideways(hand_held: Page) -> None:
    assert hand_held.evaluate("document.documentElement.scrollWidth") == 360


def test_what_is_touched_on_a_phone_is_large_enough(hand_held: Page) -> None:
    targets = hand_held.locator(
        "header a, header summary, .hh-next a, .hh-output :is(button, input:not([type=checkbox]))"
    )
    small = targets.evaluate_all(
        """all => all.filter(one => one.checkVisibility())
                    .map(one => [one.outerHTML.slice(0, 80), Math.round(one.getBoundingClientRect().height)])
                    .filter(([, height]) => height < 44)"""
    )
    assert small == []


def test_the_language_switch_keeps_what_stands_after_the_hash_and_prose_has_no_kernel_to_give_back(
    page: Page, small_site: str
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{small_site}/voila/render/fr/00_start.ipynb#n=1200")
    page.get_by_role("link", name="English").click()
    page.wait_for_url("**/en/00_start.ipynb#n=1200")
    assert page.locator("html").get_attribute("lang") == "en"
    assert [url for url in asked if "/api/" in url] == []


def test_the_keyboard_reaches_the_workbook_and_the_map(bread: Page) -> None:
    page = bread
    # From the top, wherever somebody has clicked before.
    page.evaluate(
        "document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex')"
    )
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.inner_text() == "Aller au cahier"
    assert skip.bounding_box()["x"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "workbook"
    menu = page.locator("details.hh-menu")
    menu.locator("summary").focus()
    page.keyboard.press("Enter")
    assert menu.get_by_role("link", name="La panne").is_visible()
    page.keyboard.press("Escape")
    assert menu.get_attribute("open") is None
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_the_open_menu_is_all_on_the_screen_and_covers_no_language(bread: Page) -> None:
    page = bread
    page.locator("details.hh-menu summary").click()
    for width in (320, 360, 560, 1280):
        page.set_viewport_size({"width": width, "height": 740})
        menu = page.locator("details.hh-menu nav").bounding_box()
        languages = page.locator(".hh-languages").bounding_box()
        assert menu
        assert languages
        assert menu["x"] >= 0, width
        assert menu["x"] + menu["width"] <= width
        assert menu["y"] >= languages["y"] + languages["height"] or width == 1280
    page.keyboard.press("Escape")


def shut_the_kernel(page: Page) -> None:
    """End the page's kernel behind its back, as a server that restarts would."""
    page.evaluate(
        """async () => {
            const config = document.getElementById("jupyter-config-data").textContent;
            const { baseUrl, kernelId } = JSON.parse(config);
            const form = new FormData();
            form.append("_xsrf", /_xsrf=([^;]*)/.exec(document.cookie)?.[1] ?? "");
            await fetch(`${baseUrl}voila/api/shutdown/${kernelId}`, { method: "POST", body: form });
        }"""
    )


def test_a_lost_kernel_is_told_with_one_way_on(bread: Page) -> None:
    page, sentence, button = bread, "La connexion est perdue", "Recharger la page"
    alert = page.get_by_role("alert").filter(has_text=sentence)
    assert alert.is_hidden()
    shut_the_kernel(page)
    alert.wait_for(state="visible")
    assert alert.get_by_role("button").all_inner_texts() == [button]
    alert.get_by_role("button").click()
    page.wait_for_function(DRAWN)
    assert alert.is_hidden()


def test_a_broken_off_page_says_so(page: Page, small_site: str) -> None:
    def cut(route: object) -> None:
        whole = route.fetch().text()
        route.fulfill(body=whole[: whole.index('<hh-now data-does="finish"')], content_type="text/html")

    page.route("**/01_bread.ipynb", cut)
    page.goto(f"{small_site}/voila/render/en/01_bread.ipynb")
    page.get_by_role("alert").filter(has_text="The connection was lost").wait_for(state="visible")


def test_a_fault_leaves_no_empty_places(page: Page, small_site: str) -> None:
    page.goto(f"{small_site}/voila/render/en/02_broken.ipynb")
    page.get_by_text("This part could not be worked out").wait_for()
    assert page.locator("[aria-busy]").count() == 0
    assert page.locator("#cell-never").bounding_box()["height"] == 0


def test_on_paper_there_are_no_menus_and_all_is_unfolded(bread: Page) -> None:
    page = bread
    page.emulate_media(media="print")
    assert page.locator(".hh-languages").is_hidden()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".hh-article details").get_attribute("open") == ""
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".hh-article details").get_attribute("open") is None


def test_prose_keeps_to_its_column_and_panels_may_be_wider(bread: Page) -> None:
    page = bread
    page.set_viewport_size({"width": 1920, "height": 1080})
    rem = page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)")
    assert page.locator("#cell-table").bounding_box()["width"] == pytest.approx(46 * rem, abs=1)
    page.evaluate(
        "document.querySelector('#cell-answer .hh-output').firstElementChild.classList.add('hh-wide')"
    )
    assert page.locator("#cell-answer").bounding_box()["width"] == pytest.approx(72 * rem, abs=1)
    page.evaluate("document.querySelector('#cell-answer .hh-wide').classList.remove('hh-wide')")


def test_the_case_keeps_to_the_prose_until_it_is_shown_and_a_verdict_stays_in_sight_of_its_numbers(
    page: Page, site: str
) -> None:
    lester = LesterPage(page, "fr").open(site)
    button, prose = page.locator("#cell-case button"), page.locator("#cell-story")
    button.wait_for()
    before = button.bounding_box()
    column = prose.bounding_box()
    assert before
    assert column
    assert before["x"] == pytest.approx(column["x"], abs=3)
    lester.uncover()
    page.wait_for_function(
        "narrow => document.querySelector('#cell-case').getBoundingClientRect().width > narrow",
        arg=column["width"],
    )

    lester.box("able_of_ten").evaluate("box => box.scrollIntoView({ block: 'center', behavior: 'instant' })")
    page.wait_for_function("scrollY > 1000")
    head, place = page.locator("header").bounding_box(), lester.verdict.bounding_box()
    assert head
    assert place
    assert head["height"] < place["y"] < 200


def test_on_a_phone_what_a_slider_moves_is_on_the_same_screen(phone: Page, site: str) -> None:
    lester = LesterPage(phone, "fr").open(site)  # the longer words
    lester.uncover()
    slider = lester.case.get_by_role("slider").first
    lester.case.evaluate("panel => panel.scrollIntoView({ behavior: 'instant' })")
    crowds = lester.case.locator(".js-plotly-plot").first
    for one in (slider, crowds):
        place = one.bounding_box()
        assert place
        assert place["y"] >= 0
        assert place["y"] + place["height"] <= 740

    lester.box("price").evaluate("box => box.scrollIntoView({ block: 'center', behavior: 'instant' })")
    line = phone.locator(".hh-glance")
    line.get_by_text(lester.verdict.inner_text()).wait_for()
    place = line.bounding_box()
    assert place
    assert (place["x"], place["width"], place["y"] + place["height"]) == (0, 360, 740)

    phone.evaluate("halfhour.away()")
    banner, place = phone.locator(".hh-banner").bounding_box(), line.bounding_box()
    assert banner
    assert place
    assert place["y"] + place["height"] <= banner["y"], "the notice covers no verdict"
    assert lester.faults == []
