"""A whole workbook by keyboard alone, from the skip link to the next workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.keys import Keyboard
from tests.browser.lester_page import PICTURES, LesterPage
from widgets.file_field import FileField

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.harness import Harness

pytestmark = pytest.mark.browser


def test_a_workbook_is_done_by_keyboard_alone(page: Page, site: str) -> None:
    page.emulate_media(reduced_motion="reduce")  # so that each stop is where it is, at once
    lester, keys = LesterPage(page, "fr").open(site), Keyboard(page)
    lester.drawn(PICTURES - 2)
    through_the_head(lester, keys)
    guess_and_uncover(lester, keys)
    own_numbers(lester, keys)
    a_table(lester, keys)

    # To the end of the page: the sources open, and the next workbook is there.
    keys.reach(lester.t("Open a file"))
    keys.reach(lester.t("Show the sources"))
    keys.press("Enter")
    expect(page.get_by_role("button", name=lester.t("Hide the sources"))).to_be_focused()
    keys.reach("Ensuite")
    assert keys.faults == []
    keys.press("Enter")
    page.wait_for_url("**/fr/02_why_are_you_there.ipynb*")
    assert lester.faults == []


def through_the_head(lester: LesterPage, keys: Keyboard) -> None:
    """Open the map, close it with Escape, which stays there, and go straight to the workbook."""
    assert keys.tab().name == "Aller au cahier"
    keys.reach("Le parcours")
    keys.press("Enter")
    keys.reach(lester.t("Why are you there?"), most=4)
    keys.press("Escape")
    assert keys.here().name == "Le parcours"
    keys.press("Shift+Tab", "Shift+Tab", "Enter")
    assert keys.page.evaluate("document.activeElement.id") == "workbook"


def guess_and_uncover(lester: LesterPage, keys: Keyboard) -> None:
    """Type a guess, move its slider by keys, and uncover the case: the keys go on in what takes its place."""
    assert keys.tab().kind == "text"
    keys.page.keyboard.type("12")
    assert keys.tab().kind == "range"
    places = []
    for key in ("Home", "ArrowRight", "PageUp", "End"):
        keys.press(key)
        places.append(float(keys.here().value))
    assert places == sorted(set(places))
    keys.reach(lester.t("Show me without a guess"))
    keys.press("Enter")
    keys.page.wait_for_function("() => !document.activeElement.matches('body, button')")
    inside = "one => one.contains(document.activeElement)"
    assert keys.page.locator("#cell-case").evaluate(inside)
    keys.tab()
    assert keys.page.locator("#cell-case").evaluate(inside)


def own_numbers(lester: LesterPage, keys: Keyboard) -> None:
    """Put in a price by its box and by its slider, and open what is folded: a verdict comes of it."""
    verdict = lester.own.locator("[data-kind=verdict]")
    example = verdict.inner_text()
    keys.reach(lester.t("What a customer pays you for one sale"), "text")
    keys.press("Control+A")
    keys.page.keyboard.type("1 250,50")
    keys.press("Enter")
    lester.wait_for_stored("price", 1250.5)
    assert keys.here().value == "1\u202f250,50"
    expect(verdict).not_to_have_text(example)
    assert keys.tab().kind == "range"
    keys.press("ArrowRight")
    keys.page.wait_for_function("() => JSON.parse(localStorage.getItem('halfhour')).numbers.price > 1250.5")
    keys.reach(lester.t("Not sure?"))
    keys.press("Enter")
    keys.page.wait_for_function("() => document.activeElement.ariaExpanded === 'true'")
    keys.reach(lester.t("Show more numbers"))
    fields = lester.own.locator(".hh-field:visible")
    few = fields.count()
    keys.press("Space")
    expect(fields).not_to_have_count(few)
    assert keys.here().kind == "checkbox"
    keys.press("Space")
    expect(fields).to_have_count(few)


def a_table(lester: LesterPage, keys: Keyboard) -> None:
    """Open a picture's table, by its key and by its button."""
    name = lester.t("Your posting and your half-hour, the same minutes")
    keys.reach(name, "figure")
    table = lester.own.get_by_role("group", name=name, exact=True).locator("table")
    keys.press("t")
    expect(table).to_be_visible()
    keys.press("t")
    expect(table).to_be_hidden()
    keys.reach(lester.t("See the numbers as a table"), most=1)
    keys.press("Enter")
    expect(table).to_be_visible()


def test_a_file_field_has_the_focus_and_says_what_was_wrong(bench: Harness) -> None:
    field = FileField("Your file", lang="en", most=1000)
    view, keys = bench.mount(field), Keyboard(bench.page)
    assert keys.tab().kind == "file"
    assert keys.faults == []
    box = view.locator("input")
    assert box.get_attribute("aria-invalid") == "false"
    field.message = "This is no table."
    bench.settle()
    assert box.get_attribute("aria-invalid") == "true"
    described = [bench.page.locator(f"[id='{one}']") for one in box.get_attribute("aria-describedby").split()]
    assert "This is no table." in [one.inner_text() for one in described]
