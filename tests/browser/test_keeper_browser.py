"""The keeper in a real page: reloads, links, files, other tabs, and browsers that refuse."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from tests.browser.harness import ORIGIN, Harness, harness
from widgets.keeper import Keeper
from widgets.links import from_hash, read_query, to_hash
from widgets.numbers_form import NumbersForm
from widgets.save_file import Saved, read_saved, write_saved
from widgets.session import Session

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser

STORED = "localStorage.getItem('halfhour')"
# `void`: Playwright would call a function that an expression gives.
REFUSE = "void (Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') })"


def opened(bench: Harness, lang: str = "en") -> tuple[Keeper, Locator]:
    """Open a page with a keeper on it, as if its kernel had just run."""
    keeper = Keeper(lang=lang, workbook="01_lester")
    card = bench.mount(keeper)
    bench.settle()
    return keeper, card


def reloaded(bench: Harness, lang: str = "en") -> tuple[Keeper, Locator]:
    """Load the page anew: another page, another kernel, the same browser."""
    bench.page.reload()
    return opened(bench, lang)


def stored(page: Page) -> Saved:
    return read_saved(page.evaluate(STORED))


def press(card: Locator, name: str) -> None:
    card.get_by_role("button", name=name, exact=True).click()


def status(card: Locator) -> str:
    return card.get_by_role("status").inner_text()


def test_a_number_is_there_after_a_reload_and_in_the_other_language(bench: Harness) -> None:
    keeper, _ = opened(bench)
    keeper.keep(numbers={"price": 1200, "hours": (2, 4, 6)}, answers={"guess": "été"})
    bench.settle()
    assert keeper.unwritten["numbers"] == {}
    again, _ = reloaded(bench, "fr")
    assert again.saved == keeper.saved == stored(bench.page)


def test_what_changes_while_the_kernel_is_busy_is_not_lost(bench: Harness) -> None:
    opened(bench)[0].keep(numbers={"price": 1, "hours": 1})
    bench.settle()
    bench.page.reload()
    bench.pause()
    keeper = Keeper(lang="en", workbook="01_lester")
    bench.mount(keeper)
    keeper.keep(numbers={"price": 2})  # the last cells run before the page is heard
    bench.resume()
    bench.settle()
    assert keeper.saved.numbers == {"price": 2, "hours": 1}
    assert stored(bench.page) == keeper.saved


def test_a_second_view_restores_nothing_twice(bench: Harness) -> None:
    opened(bench)[0].keep(numbers={"price": 1})
    bench.settle()
    keeper, _ = reloaded(bench)
    calls: list[Saved] = []
    keeper.keep(numbers={"price": 2})
    keeper.on_restore(calls.append)
    bench.mount(keeper)
    bench.settle()
    assert [saved.numbers for saved in calls] == [{"price": 2}]  # by on_restore itself
    assert stored(bench.page).numbers == {"price": 2}


def test_a_link_wins_and_leaves_the_address(bench: Harness) -> None:
    opened(bench)[0].keep(numbers={"price": 1, "hours": 6})
    bench.settle()
    bench.page.reload()
    bench.page.evaluate(
        "hash => history.replaceState(null, '', hash)", "#" + to_hash(Saved(numbers={"price": 9}))
    )
    keeper, card = opened(bench)
    assert keeper.saved.numbers == {"price": 9, "hours": 6}
    assert bench.page.url == ORIGIN + "/"
    assert "link" in status(card)
    keeper.keep(numbers={"price": 10})
    bench.settle()
    assert reloaded(bench)[0].saved.numbers == {"price": 10, "hours": 6}


def test_a_link_put_into_an_open_page_is_read_and_can_be_taken_back(bench: Harness) -> None:
    keeper, card = opened(bench)
    keeper.keep(numbers={"price": 1})
    bench.settle()
    bench.page.evaluate("hash => { location.hash = hash }", to_hash(Saved(numbers={"price": 9})))
    card.get_by_role("button", name="Bring back my earlier numbers").click()
    bench.settle()
    assert keeper.saved.numbers == stored(bench.page).numbers == {"price": 1}
    assert bench.page.url == ORIGIN + "/"


def serve_as(bench: Harness, **config: str) -> None:
    """Have the page say what serves it, the way that Voila and JupyterLab do."""
    bench.page.evaluate(
        """text => document.head.append(Object.assign(document.createElement("script"),
        { type: "application/json", id: "jupyter-config-data", textContent: text }))""",
        json.dumps(config),
    )


def with_query(bench: Harness, query: str, **served: str) -> tuple[Session, Locator]:
    """Open a page at an address with a query, whose kernel is told of it."""
    bench.page.reload()
    serve_as(bench, **(served or {"appUrl": "voila/", "baseUrl": "/", "kernelId": "k"}))
    bench.page.evaluate("query => history.replaceState(null, '', '/' + query)", query)
    session = Session("en", "01_lester", link=read_query(query))
    card = bench.mount(session.keeper)
    bench.settle()
    return session, card


def test_a_trainers_link_is_taken_once_over_the_kept_numbers_and_leaves_the_address(bench: Harness) -> None:
    opened(bench)[0].keep(numbers={"price": 900, "hour_value": 50})
    bench.settle()
    session, card = with_query(bench, "?theme=d%20k&price=1200&hours=lots&lang&token=a%3Db#part")
    assert session.business.offer.price == 1200
    assert stored(bench.page).numbers == {"price": 1200, "hour_value": 50}
    assert status(card).startswith(
        "This link brought: what a customer pays you for one sale, €1,200. Your own"
    )
    assert bench.page.url == ORIGIN + "/?theme=d%20k&lang&token=a%3Db#part"
    session.put("price", 950)
    bench.settle()
    again, card = reloaded(bench, "fr")
    assert again.saved.numbers == {"price": 950, "hour_value": 50}
    assert status(card) == ""


def test_a_trainers_link_can_be_taken_back(bench: Harness) -> None:
    opened(bench)[0].keep(numbers={"price": 900})
    bench.settle()
    session, card = with_query(bench, "?price=1200&hours=6")
    assert bench.page.url == ORIGIN + "/"
    press(card, "Bring back my earlier numbers")
    bench.settle()
    assert stored(bench.page).numbers == {"price": 900}
    assert session.business.question.hours == session.start.question.hours


def test_a_trainers_link_waits_in_the_address_until_a_number_is_kept(bench: Harness) -> None:
    session, card = with_query(bench, "?price=1200&hours=6&business=lester")
    assert bench.page.url == ORIGIN + "/?price=1200&hours=6&business=lester"
    assert bench.page.evaluate(STORED) is None
    assert status(card).startswith("This link brought: our assumptions for “Lester")
    session.put("price", 950)
    bench.settle()
    assert bench.page.url == ORIGIN + "/?business=lester"
    assert stored(bench.page).numbers == {"price": 950, "hours": 6}


def test_a_browser_that_keeps_nothing_keeps_the_trainers_link(bench: Harness) -> None:
    bench.page.add_init_script(REFUSE)
    session, _ = with_query(bench, "?price=1200")
    session.put("hours", 5)
    bench.settle()
    assert session.keeper.keeps is False
    assert bench.page.url == ORIGIN + "/?price=1200"


def test_in_jupyterlab_the_address_is_left_alone(bench: Harness) -> None:
    session, _ = with_query(bench, "?price=1200", appUrl="/lab", baseUrl="/")
    session.put("hours", 5)
    bench.settle()
    assert session.keeper.unwritten["leaving"] == ()
    assert bench.page.url == ORIGIN + "/?price=1200"


def test_a_kept_number_that_can_not_be_used_is_told_once(bench: Harness) -> None:
    opened(bench)[0].keep(numbers={"price": -5, "hours": 6, "gym": -1})
    bench.settle()
    session, card = with_query(bench, "")
    assert status(card).startswith("What a customer pays you for one sale: “-5” is out of range")
    assert stored(bench.page).numbers == {"hours": 6, "gym": -1}
    assert session.business.offer.price == session.start.offer.price
    _, card = with_query(bench, "")
    assert status(card) == ""


def test_a_sentence_from_before_the_card_stood_is_put_in_once_it_stands(bench: Harness) -> None:
    keeper = Keeper(lang="en", workbook="01_lester")
    keeper.say("Said early.")
    bench.page.evaluate(
        """() => new MutationObserver(() => {
            const status = document.querySelector(".hh-keeper-status");
            window.before ??= status?.textContent;
        }).observe(document.body, { childList: true, subtree: true })"""
    )
    card = bench.mount(keeper)
    card.get_by_text("Said early.").wait_for()
    assert bench.page.evaluate("window.before") == ""


def test_what_was_not_taken_goes_with_start_again_undo_and_a_file(bench: Harness) -> None:
    session = Session("en", "01_lester")
    form = NumbersForm(session, ["price", "hours"], more=False)
    fields, card = bench.mount(form), bench.mount(session.keeper)
    price, hours = (fields.get_by_role("textbox").nth(i) for i in (0, 1))
    bench.settle()

    def slip() -> None:
        hours.fill("5")
        hours.press("Enter")
        price.fill("abc")
        price.press("Enter")
        bench.settle()
        assert fields.get_by_role("alert").first.inner_text()

    def is_clean(*shown: str) -> None:
        bench.settle()
        assert (price.input_value(), hours.input_value()) == shown
        assert price.get_attribute("aria-invalid") == "false"
        assert fields.get_by_role("alert").first.inner_text() == ""

    slip()
    card.get_by_role("button", name="Start again").click()
    press(card, "No, keep them")
    bench.settle()
    assert price.input_value() == "abc", "nothing is cleared yet"
    card.get_by_role("button", name="Start again").click()
    press(card, "Yes, clear everything")
    is_clean("1,000", "4")
    price.fill("abc")
    price.press("Enter")
    bench.settle()
    press(card, "Bring back my earlier numbers")
    is_clean("1,000", "5")
    slip()
    bad = {"name": "bad.json", "mimeType": "application/json", "buffer": b"hello"}
    card.locator("input[type=file]").set_input_files(bad)
    card.get_by_text("This file cannot be used").wait_for()
    bench.settle()
    assert price.input_value() == "abc"
    good = {**bad, "buffer": write_saved(Saved(numbers={"hours": 6})).encode()}
    card.locator("input[type=file]").set_input_files(good)
    card.get_by_text("The numbers of your file are in place.").wait_for()
    is_clean("1,000", "6")


def test_another_tabs_number_leaves_what_was_not_taken(bench: Harness) -> None:
    session = Session("en", "01_lester")
    form = NumbersForm(session, ["price"], more=False)
    price = bench.mount(form).get_by_role("textbox").first
    bench.mount(session.keeper)
    price.fill("abc")
    price.press("Enter")
    bench.settle()
    other, _ = opened(bench)
    other.keep(numbers={"hours": 9})
    bench.settle()
    assert session.business.question.hours == 9
    assert price.input_value() == "abc"


def test_another_fragment_stays(bench: Harness) -> None:
    bench.page.evaluate("history.replaceState(null, '', '#section-2')")
    opened(bench)
    assert bench.page.url == ORIGIN + "/#section-2"


def test_a_bad_link_says_so_and_keeps_what_was_there(bench: Harness) -> None:
    opened(bench)[0].keep(numbers={"price": 1})
    bench.settle()
    bench.page.reload()
    bench.page.evaluate("history.replaceState(null, '', '#n=eNqrVkrMKy5')")
    keeper, card = opened(bench, "fr")
    assert status(card).startswith("Ce lien est inutilisable")
    assert keeper.saved.numbers == {"price": 1}
    assert bench.page.url == ORIGIN + "/"


def test_a_copied_link_holds_the_numbers_after_the_hash(bench: Harness) -> None:
    bench.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    bench.page.evaluate("history.replaceState(null, '', '/?price=3&voila-theme=dark#here')")
    keeper, card = opened(bench)
    keeper.keep(numbers={"price": 1200})
    press(card, "Copy a link with my numbers")
    card.get_by_text("Link copied.").wait_for()
    address, _, fragment = bench.page.evaluate("navigator.clipboard.readText()").partition("#")
    assert address == ORIGIN + "/"
    assert from_hash(fragment) == keeper.saved


def test_in_jupyterlab_the_link_leads_to_the_page(bench: Harness) -> None:
    bench.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    serve_as(bench, appUrl="/lab", baseUrl="/user/ana/")
    _, card = opened(bench, "fr")
    press(card, "Copier un lien avec mes chiffres")
    card.get_by_text("Lien copié.").wait_for()
    copied = bench.page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(ORIGIN + "/user/ana/voila/render/fr/01_lester.ipynb#n=")


def test_without_a_clipboard_the_link_can_be_copied_by_hand(bench: Harness) -> None:
    bench.page.evaluate("void (navigator.clipboard.writeText = () => Promise.reject(new Error('refused')))")
    keeper, card = opened(bench)
    keeper.keep(numbers={"price": 1200})
    press(card, "Copy a link with my numbers")
    box = card.get_by_role("textbox")
    box.wait_for()
    assert from_hash(box.input_value().partition("#")[2]) == keeper.saved
    assert bench.page.evaluate("getSelection().toString()") == box.input_value()
    assert status(card).startswith("Copy this link")


def test_a_file_goes_out_and_comes_back(bench: Harness, tmp_path: Path) -> None:
    keeper, card = opened(bench)
    keeper.keep(numbers={"price": 1200, "other_workbook": (1, 2, 3)}, answers={"half": "« après »"})
    with bench.page.expect_download() as caught:
        press(card, "Save as a file")
    name = caught.value.suggested_filename
    assert re.fullmatch(r"halfhour-\d{4}-\d{2}-\d{2}\.json", name)
    assert name in status(card)
    path = tmp_path / name
    caught.value.save_as(path)
    assert read_saved(path.read_text(encoding="utf-8")) == keeper.saved

    bench.page.evaluate("localStorage.clear()")
    other, card = reloaded(bench)
    calls: list[Saved] = []
    other.on_restore(calls.append)
    with bench.page.expect_file_chooser() as chooser:
        press(card, "Open a file")
    chooser.value.set_files(path)
    card.get_by_text("The numbers of your file are in place.").wait_for()
    bench.settle()
    assert calls == [keeper.saved]
    assert stored(bench.page) == keeper.saved


@pytest.mark.parametrize("content", [b"hello", b"\xff\xfe\x00", b"x" * 5_000_000, b""], ids=range(4))
def test_a_bad_file_says_one_sentence_and_changes_nothing(bench: Harness, content: bytes) -> None:
    keeper, card = opened(bench)
    keeper.keep(numbers={"price": 1200})
    bench.settle()
    bad = {"name": "bad.json", "mimeType": "application/json", "buffer": content}
    card.locator("input[type=file]").set_input_files(bad)
    card.get_by_text("This file cannot be used").wait_for()
    bench.settle()
    assert keeper.saved.numbers == stored(bench.page).numbers == {"price": 1200}
    assert sum(len(json.dumps(data)) for _, data in bench.received) < 300_000


def test_a_browser_that_refuses_says_so_and_the_numbers_go_on(bench: Harness) -> None:
    bench.page.evaluate(REFUSE)
    keeper, card = opened(bench)
    card.get_by_text("They are kept in this browser only").wait_for()
    keeper.keep(numbers={"price": 1200})
    card.get_by_text("This browser keeps nothing: save your numbers as a file").wait_for()
    bench.settle()
    assert keeper.keeps is False
    with bench.page.expect_download() as caught:
        press(card, "Save as a file")
    assert json.loads(caught.value.path().read_text())["numbers"] == {"price": 1200}


def test_a_browser_that_gives_room_again_gets_everything(bench: Harness) -> None:
    bench.page.evaluate("void (window.real = Storage.prototype.setItem)")
    bench.page.evaluate(REFUSE)
    keeper, card = opened(bench)
    keeper.keep(numbers={"price": 1200})
    bench.settle()
    bench.page.evaluate("void (Storage.prototype.setItem = window.real)")
    keeper.keep(numbers={"hours": 3})
    bench.settle()
    assert stored(bench.page).numbers == {"price": 1200, "hours": 3}
    assert keeper.keeps is True
    assert card.get_by_text("They are kept in this browser only").is_visible()


def test_a_browser_without_storage_breaks_nothing(bench: Harness) -> None:
    bench.page.evaluate(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('SecurityError') } })"
    )
    keeper, _ = opened(bench)
    keeper.keep(numbers={"price": 1200})
    bench.settle()
    assert keeper.keeps is False
    assert keeper.saved.numbers == {"price": 1200}


def test_two_tabs_write_beside_each_other_and_agree(bench: Harness) -> None:
    first, _ = opened(bench)
    other = harness(bench.page.context.new_page())
    second, _ = opened(other)
    for side in (bench, other):
        side.page.evaluate("window.news = 0; addEventListener('storage', () => { news += 1 })")
    first.keep(numbers={"price": 1, "hours": 1})
    other.page.wait_for_function("news === 1")
    other.settle()
    assert second.saved.numbers == {"price": 1, "hours": 1}
    second.keep(numbers={"price": 2})
    bench.page.wait_for_function("news === 1")
    bench.settle()
    assert first.saved.numbers == stored(bench.page).numbers == {"price": 2, "hours": 1}
    assert other.page.evaluate("news") == 1  # no echo
    assert other.errors == []


def test_two_keepers_in_one_document_agree(bench: Harness) -> None:
    first, _ = opened(bench)
    second, _ = opened(bench, "fr")
    first.keep(numbers={"price": 1})
    bench.settle()
    assert second.saved.numbers == {"price": 1}


def test_start_again_asks_first_and_clears(bench: Harness) -> None:
    keeper, card = opened(bench)
    keeper.keep(numbers={"price": 1, "other_workbook": 2})
    bench.settle()
    question = card.get_by_text("Clear all your numbers and answers, in every workbook?")
    again = card.get_by_role("button", name="Start again")
    for leave in ("No, keep them", "Escape"):
        again.click()
        assert question.is_visible()
        assert again.get_attribute("aria-expanded") == "true"
        if leave == "Escape":
            bench.page.keyboard.press(leave)
        else:
            press(card, leave)
        assert not question.is_visible()
        assert again.evaluate("node => node === document.activeElement")
    assert keeper.saved.numbers

    again.click()
    press(card, "Yes, clear everything")
    card.get_by_text("Everything is cleared").wait_for()
    bench.settle()
    assert stored(bench.page) == keeper.saved == Saved()
    assert reloaded(bench)[0].saved == Saved()


def test_an_unreadable_copy_stays_until_a_number_changes_and_is_then_set_aside(bench: Harness) -> None:
    bench.page.evaluate("localStorage.setItem('halfhour', '{broken')")
    keeper, card = opened(bench)
    assert status(card).startswith("The numbers kept in this browser cannot be read")
    assert bench.page.evaluate(STORED) == "{broken"
    keeper.keep(numbers={"price": 1})
    bench.settle()
    assert stored(bench.page).numbers == {"price": 1}
    assert bench.page.evaluate("localStorage.getItem('halfhour-unreadable')") == "{broken"


def test_what_a_browser_kept_is_never_read_as_html(bench: Harness) -> None:
    bench.page.evaluate("localStorage.setItem('halfhour', '<img src=x onerror=alert(1)>')")
    _, card = opened(bench)
    assert card.locator("img").count() == 0


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_it_fits_and_its_buttons_can_be_hit(bench: Harness, lang: str, width: int) -> None:
    bench.page.set_viewport_size({"width": width, "height": 800})
    keeper, card = opened(bench, lang)
    press(card, keeper.texts["clear"])
    assert bench.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for button in card.get_by_role("button").all():
        box = button.bounding_box()
        assert box is not None
        assert box["height"] >= 44
    assert card.get_by_role("region", name=keeper.texts["heading"]).count() == 1
