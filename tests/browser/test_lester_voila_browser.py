"""The Lester workbook as learners meet it: in a browser, in their language, with their own numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.browser.lester_page import PICTURES, LesterPage
from widgets.amounts import format_number
from widgets.links import from_hash
from widgets.texts import Texts
from widgets.verdict_text import HEADLINES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

TYPED = {"fr": "1 200,50", "en": "1,200.50"}
WHOLE = {"fr": re.compile("Cela changerait si"), "en": re.compile("It would change if")}
SWITCH = {"fr": "English", "en": "Français"}


@pytest.fixture
def fresh(chromium: Browser) -> Iterator[Page]:
    """Give a page in another browser, which knows nothing of the first."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_number_is_typed_the_readers_way_and_a_slip_loses_nothing(page: Page, site: str, lang: str) -> None:
    lester = LesterPage(page, lang).open(site)
    passage = lester.own.locator("[data-kind=verdict]")
    expect(passage).to_have_text(WHOLE[lang])
    before = passage.inner_text()
    lester.type("price", TYPED[lang])
    lester.wait_for_stored("price", 1200.5)
    expect(passage).not_to_have_text(before)
    # What would change it comes a moment later.
    expect(passage).to_have_text(WHOLE[lang])
    verdict = passage.inner_text()
    for slip in ("abc", "", "-5", "999999999999"):
        lester.type("price", slip)
        message = lester.message("price")
        # Each slip has a sentence of its own, so the one of the slip before can not be taken for it.
        expect(message).to_contain_text(slip.lstrip("-")[:3] or lester.t("1 200")[:1])
        expect(message).to_have_text(re.compile(r"^[^\n]{20,200}[.?]$"))
        assert lester.box("price").input_value() == slip
        assert lester.box("price").get_attribute("aria-invalid") == "true"
        assert passage.inner_text() == verdict
        assert lester.stored()["numbers"]["price"] == 1200.5
    lester.type("price", TYPED[lang])
    expect(lester.message("price")).to_have_text("")
    assert lester.faults == []


def test_a_guess_and_numbers_outlive_a_reload_and_a_change_of_language(page: Page, site: str) -> None:
    lester = LesterPage(page, "fr").open(site)
    assert lester.case.count() == 0 or not lester.case.locator(".js-plotly-plot").count()
    lester.page.get_by_role("textbox", name=lester.t("Your guess: bookings in the year"), exact=True).fill(
        "12"
    )
    lester.press("That is my guess")
    lester.drawn(PICTURES)
    guessed = lester.page.locator(".js-plotly-plot").filter(has_text=re.compile("pari"))
    expect(guessed).to_have_count(1)
    lester.wait_for_stored("lester_guess", 12, "answers")

    before = lester.verdict.inner_text()
    lester.type("able_of_ten", "8")
    expect(lester.verdict).not_to_have_text(before)
    after = lester.verdict.inner_text()
    lester.wait_for_stored("able_of_ten", 8)

    page.reload()
    lester.wait()
    expect(lester.verdict).to_have_text(after)
    lester.shows("able_of_ten", "8")
    expect(guessed).to_have_count(1)

    page.get_by_role("link", name="English").click()
    page.wait_for_url("**/en/01_lester.ipynb*")
    english = LesterPage(page, "en").wait()
    expect(english.verdict).to_have_text(english.t(HEADLINES["worth_it"]))
    english.shows("able_of_ten", "8")
    expect(page.locator(".js-plotly-plot").filter(has_text=re.compile("guess"))).to_have_count(1)
    assert page.locator("html").get_attribute("lang") == "en"
    assert lester.faults == []


def test_numbers_come_by_link_and_by_file_and_go_out_the_same_ways(
    page: Page, fresh: Page, site: str, tmp_path: Path
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    lester = LesterPage(page, "fr").open(site, "?price=1200&hours=6")
    lester.shows("price", "1\u202f200")
    lester.shows("hours", "6")

    # What the learner types stands over the link, also when the page is loaded again.
    lester.type("price", "900")
    lester.wait_for_stored("price", 900)
    expect(page).to_have_url(re.compile(r"/fr/01_lester\.ipynb$"))
    page.reload()
    lester.wait()
    lester.shows("price", "900")
    lester.shows("hours", "6")

    lester.press("Copy a link with my numbers")
    expect(lester.keeper.get_by_role("status")).to_have_text(re.compile("Lien copié"))
    address, _, fragment = page.evaluate("navigator.clipboard.readText()").partition("#")
    assert address == f"{site}/voila/render/fr/01_lester.ipynb"
    assert from_hash(fragment).numbers == {"price": 900, "hours": 6}
    with page.expect_download() as caught:
        lester.press("Save as a file")
    path = tmp_path / caught.value.suggested_filename
    caught.value.save_as(path)

    other = LesterPage(fresh, "fr").open(site, f"#{fragment}")
    other.shows("price", "900")
    other.shows("hours", "6")
    assert "#" not in fresh.url
    fresh.evaluate("localStorage.clear()")

    other = LesterPage(fresh, "en").open(site)
    other.shows("price", "1,000")
    with fresh.expect_file_chooser() as chooser:
        other.press("Open a file")
    chooser.value.set_files(path)
    other.shows("price", "900")
    other.shows("hours", "6")
    other.wait_for_stored("price", 900)
    assert other.faults == lester.faults == []


def test_a_trainers_link_goes_over_the_learners_numbers_once_and_can_be_taken_back(
    page: Page, site: str
) -> None:
    lang, other = "fr", "en"
    lester = LesterPage(page, lang).open(site)
    lester.type("price", "900")
    lester.wait_for_stored("price", 900)

    lester.open(site, "?price=1200&hours=6&utm_source=mail")
    lester.wait_for_stored("price", 1200)
    notice = page.locator("#cell-load")
    expect(notice).to_contain_text("Ce lien apporte")
    expect(page).to_have_url(re.compile(r"\.ipynb\?utm_source=mail$"))
    lester.type("price", "950")
    lester.wait_for_stored("price", 950)
    page.reload()
    lester.wait()
    lester.shows("price", "950")
    expect(notice.locator("p")).to_have_count(0)
    page.get_by_role("link", name=SWITCH[lang], exact=True).click()
    page.wait_for_url(f"**/{other}/01_lester.ipynb*")
    LesterPage(page, other).wait().shows("price", "950")

    lester.open(site, "?price=1200")
    lester.wait_for_stored("price", 1200)
    notice.get_by_role("button", name=lester.t("Bring back my earlier numbers")).click()
    lester.shows("price", "950")
    expect(notice).to_contain_text(lester.t("Your earlier numbers are back."))
    expect(notice.get_by_role("button")).to_have_count(0)
    assert lester.faults == []


def test_a_links_numbers_go_along_into_the_workbook_and_the_other_language(page: Page, site: str) -> None:
    page.goto(f"{site}/voila/render/en/00_start.ipynb?price=1200")
    page.get_by_role("link", name=re.compile("Lester")).click()
    page.wait_for_url("**/en/01_lester.ipynb*")
    LesterPage(page, "en").wait().shows("price", "1,200")
    page.get_by_role("link", name="Français").click()
    page.wait_for_url("**/fr/01_lester.ipynb*")
    LesterPage(page, "fr").wait().shows("price", "1\u202f200")


@pytest.mark.parametrize(
    ("lang", "query"),
    [
        ("fr", "price=abc"),
        ("en", "price=" + quote("<script>document.title='x'</script>")),
        ("fr", "nonsense=1"),
    ],
)
def test_a_bad_link_is_one_sentence_and_the_page_is_whole(
    page: Page, site: str, lang: str, query: str
) -> None:
    lester = LesterPage(page, lang).open(site, f"?{query}")
    lester.shows("price", format_number(1000, "EUR", lang))
    notice = page.locator("#cell-load")
    expect(notice).to_have_text(re.compile(r"^\s*[^\n]{20,250}[.?]\s*$"))
    assert notice.locator("p").count() == 1
    assert notice.locator("script").count() == 0
    expect(lester.verdict).to_have_text(lester.t(HEADLINES["redirect"]))
    assert (
        page.title()
        == {
            "fr": "Lester et sa demi-heure · La demi-heure",
            "en": "Lester and his half-hour · The half-hour",
        }[lang]
    )
    assert lester.faults == []


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_from_the_front_page_to_a_whole_workbook_on_a_phone(phone: Page, site: str, lang: str) -> None:
    lester = LesterPage(phone, lang)
    phone.goto(f"{site}/voila/render/{lang}/00_start.ipynb")
    assert phone.evaluate("document.documentElement.scrollWidth") == 360
    check_page(phone, lang)
    phone.get_by_role("link", name=re.compile("Lester")).click()
    phone.wait_for_url(f"**/{lang}/01_lester.ipynb")
    lester.wait()
    check_page(phone, lang)
    lester.uncover()
    lester.own.get_by_role("switch").first.click()
    lester.own.get_by_role(
        "textbox", name=lester.t("Share of the price that stays with you"), exact=True
    ).wait_for()
    lester.press("Show the sources")
    wide = phone.evaluate(
        """() => [...document.querySelectorAll("main *")]
            .filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > innerWidth + 1)
            .map((one) => one.outerHTML.slice(0, 120))"""
    )
    assert phone.evaluate("document.documentElement.scrollWidth") == 360, wide
    assert twice(phone) == []
    lester.case.get_by_text(lester.t("At the start of his career"), exact=True).click()
    expect(lester.case.locator("[data-kind=verdict] .hh-passage-headline")).to_have_text(
        lester.t(HEADLINES["worth_it"])
    )
    assert lester.faults == []


def twice(page: Page) -> list[str]:
    """Give the ids that stand more than once: labels and descriptions would point at the wrong place."""
    return page.evaluate(
        """() => {
            const ids = [...document.querySelectorAll("main [id]")].map((one) => one.id);
            return [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))];
        }"""
    )


def check_page(page: Page, lang: str) -> None:
    """Hold language, title, landmarks and headings of a page."""
    assert page.locator("html").get_attribute("lang") == lang
    assert Texts(lang)("The half-hour") in page.title()
    for landmark in ("banner", "main", "contentinfo"):
        assert page.get_by_role(landmark).count() == 1
    assert page.get_by_role("heading", level=1).count() == 1
    assert page.get_by_role("link", name=SWITCH[lang], exact=True).is_visible()


def test_what_a_returning_learner_sees_first_is_not_taken_for_theirs(fresh: Page, site: str) -> None:
    """From the first moment the page says that kept numbers are coming, and only then stops saying so."""
    fresh.add_init_script("""
      localStorage.setItem("halfhour", JSON.stringify({halfhour: 1, numbers: {price: 1234}, answers: {}}));
      window.uncovered = [];
      new MutationObserver(() => {
        if (!("coming" in document.documentElement.dataset)) {
          window.uncovered.push([...document.querySelectorAll("input")].some(({value}) => value === "1,234"));
        }
      }).observe(document, {attributes: true, subtree: true, attributeFilter: ["data-coming"]});
      window.early = [];
      const look = () => {
        if (document.querySelector("footer") && !("coming" in document.documentElement.dataset)) return;
        for (const said of document.querySelectorAll(".hh-said")) {
          early.push(getComputedStyle(said).visibility);
        }
        requestAnimationFrame(look);
      };
      look();
    """)
    fresh.goto(f"{site}/voila/render/en/01_lester.ipynb", wait_until="commit")
    notice = fresh.get_by_text(Texts("en")("Your own numbers are being put in…"))
    expect(notice).to_be_visible()
    expect(notice).to_be_hidden(timeout=120_000)  # as long as a busy machine takes for the whole page
    assert fresh.evaluate("window.uncovered") == [True]
    assert set(fresh.evaluate("window.early")) == {"hidden"}, "what the example says is nothing of theirs"
