"""The front page's map: there before any script, marked with what this learner has done."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.browser.lester_page import LesterPage
from widgets.keeper import Keeper
from widgets.progress import Progress
from workbooks.course_map import course_in

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.browser.harness import Harness

pytestmark = pytest.mark.browser

CHECKS = ("lester_check_messages", "lester_check_evening", "lester_check_nobody")
PROMISE = {"half_hour": "<b>call</b> three customers", "try_on": "2020-03-12"}


def front(site: str, lang: str = "en") -> str:
    return f"{site}/voila/render/{lang}/00_start.ipynb"


def keep(page: Page, last: str = "", **answers: str) -> None:
    """Have the browser keep answers before the page opens, as a workbook would have."""
    kept = json.dumps({"halfhour": 1, "numbers": {}, "answers": answers})
    page.add_init_script(f"localStorage.setItem('halfhour', {json.dumps(kept)})")
    page.add_init_script(f"localStorage.setItem('halfhour-last', {json.dumps(last)})")


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_map_stands_without_any_script(chromium: Browser, site: str, lang: str) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    page = context.new_page()
    page.goto(front(site, lang))
    for workbook in course_in(lang)["workbooks"]:
        assert (
            page.locator(f"[data-workbook='{workbook['name']}']").get_by_text(workbook["title"]).is_visible()
        )
    assert page.locator(".hh-state:visible").count() == 0
    context.close()


def test_who_has_done_nothing_is_told_to_start(page: Page, site: str) -> None:
    page.goto(front(site))
    expect(page.locator(".hh-start-link")).to_have_text("Start →")
    assert "Start\u00a0→" in (page.locator(".hh-start-link").text_content() or "")
    page.wait_for_function("() => !document.querySelector('[data-state]:not([data-state=open])')")


def test_the_map_shows_what_was_done_in_the_workbook_itself(page: Page, site: str) -> None:
    lester = LesterPage(page, "fr").open(site)
    page.locator(".hh-self-check").first.get_by_role("radio").first.check()
    page.wait_for_function(
        "() => JSON.parse(localStorage.getItem('halfhour') ?? '{}').answers?.lester_check_messages"
    )
    page.get_by_role("link", name="Tous les cahiers").click()
    way = page.locator("[data-workbook='01_lester']")
    expect(way.locator(".hh-state")).to_have_text("Commencé, réponses données\u00a0: 1 sur 3")
    expect(page.locator(".hh-start-link")).to_have_text("Reprendre où vous en étiez →")
    # No arrow alone on a line.
    assert "étiez\u00a0→" in (page.locator(".hh-start-link").text_content() or "")
    page.locator(".hh-start-link").click()
    lester.wait()
    assert lester.faults == []


def test_a_workbook_whose_questions_are_answered_is_done_and_the_promise_stands_at_the_end(
    phone: Page, site: str
) -> None:
    keep(phone, "01_lester", **dict.fromkeys(CHECKS, "x"), **PROMISE)
    faults: list[str] = []
    phone.on("pageerror", lambda error: faults.append(str(error)))
    phone.goto(front(site))
    expect(phone.locator("[data-workbook='01_lester'] .hh-state")).to_have_text("✓ Done")
    end = phone.locator(".hh-end")
    expect(end.locator(".hh-promise")).to_have_text("“<b>call</b> three customers”")
    expect(end.locator(".hh-state")).to_have_text("It was to be tried on 12 March 2020.")
    assert phone.evaluate("document.documentElement.scrollWidth") == 360
    assert faults == []


@pytest.mark.parametrize("kept", ["{broken", "null", '{"answers": "x"}', '{"answers": {"try_on": 7}}'])
def test_what_cannot_be_read_leaves_the_map_as_it_is(page: Page, site: str, kept: str) -> None:
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.add_init_script(f"localStorage.setItem('halfhour', {json.dumps(kept)})")
    page.goto(front(site))
    page.wait_for_function("() => document.querySelector('[data-workbook]').dataset.state === 'open'")
    assert page.locator(".hh-state:visible").count() == 0
    assert faults == []


def test_start_again_forgets_which_workbook_was_opened_last(bench: Harness) -> None:
    keeper = Keeper(lang="en", workbook="01_bread")
    card = bench.mount(keeper)
    last = "localStorage.getItem('halfhour-last')"
    assert bench.page.evaluate(last) == "01_bread"
    keeper.keep(numbers={"price": 3})
    bench.settle()
    assert bench.page.evaluate(last) == "01_bread"
    card.get_by_role("button", name="Start again").click()
    card.get_by_role("button", name="Yes, clear everything").click()
    bench.settle()
    assert bench.page.evaluate(last) is None


COURSE: dict[str, Any] = {
    **course_in("en"),
    "workbooks": [
        {"name": "01_bread", "title": "Bread", "core": True, "asks": ["bread_a", "bread_b"]},
        {"name": "02_rolls", "title": "Rolls", "core": True, "asks": ["rolls_a"]},
        {"name": "05_cakes", "title": "Cakes", "core": False, "asks": ["cakes_a"]},
    ],
}
BREAD, ROLLS, CAKES = ("bread_a", "bread_b"), ("rolls_a",), ("cakes_a",)


@pytest.mark.parametrize(
    ("last", "given", "lines", "on"),
    [
        ("", (), ["Nothing yet: the first workbook is waiting."], ""),
        ("01_bread", (), ["Bread · Begun: you were here"], "Go on where you stopped → Bread"),
        ("", ("bread_b",), ["Bread · Begun: 1 of 2 questions answered"], "Go on → Bread"),
        ("01_bread", BREAD, ["Bread · ✓ Done"], "Go on → Rolls"),
        ("02_rolls", ROLLS, ["Rolls · ✓ Done"], "Go on → Bread"),
        ("05_cakes", (*BREAD, *CAKES), ["Bread · ✓ Done", "Cakes · ✓ Done"], "Go on → Rolls"),
        (
            "05_cakes",
            BREAD,
            ["Bread · ✓ Done", "Cakes · Begun: you were here"],
            "Go on where you stopped → Cakes",
        ),
        ("02_rolls", (*BREAD, *ROLLS), ["Bread · ✓ Done", "Rolls · ✓ Done"], "Go on → Cakes"),
        ("", (*BREAD, *ROLLS, *CAKES), ["Bread · ✓ Done", "Rolls · ✓ Done", "Cakes · ✓ Done"], ""),
    ],
)
def test_in_jupyterlab_the_same_is_a_list(
    bench: Harness, last: str, given: tuple[str, ...], lines: list[str], on: str
) -> None:
    kept = json.dumps({"answers": dict.fromkeys(given, "x")})
    bench.page.evaluate(
        "kept => Object.entries(kept).forEach(([key, text]) => localStorage.setItem(key, text))",
        {"halfhour": kept, "halfhour-last": last},
    )
    bench.mount(Progress(COURSE))
    assert bench.page.locator(".hh-progress li").all_inner_texts() == lines
    assert bench.page.locator(".hh-progress + p").inner_text() == on


def test_a_workbook_that_was_opened_is_begun_until_everything_is_cleared(bench: Harness) -> None:
    keeper = Keeper(lang="en", workbook="01_bread")
    card = bench.mount(keeper)
    bench.page.evaluate("localStorage.setItem('halfhour-last', '02_rolls')")
    bench.mount(Progress(COURSE))
    lines = bench.page.locator(".hh-progress li")
    assert lines.all_inner_texts() == ["Bread · Begun", "Rolls · Begun: you were here"]
    keeper.keep(numbers={"price": 3})
    bench.settle()
    card.get_by_role("button", name="Start again").click()
    card.get_by_role("button", name="Yes, clear everything").click()
    bench.settle()
    assert lines.all_inner_texts() == ["Nothing yet: the first workbook is waiting."]
