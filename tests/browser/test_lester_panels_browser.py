"""The Lester panels in a real page: typed, slid, side by side where there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ipywidgets
import pytest

from tests.browser.harness import Harness, harness
from widgets.lester.case import Case
from widgets.lester.guess import KEY, Guess
from widgets.lester.own import Own
from widgets.session import Session
from widgets.settle import Settle

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from widgets.panel import Panel

pytestmark = pytest.mark.browser

NAME = "01_lester"
# What ipywidgets' own style sheet says about boxes.
BOXES = ".widget-box{box-sizing:border-box;display:flex;flex-direction:column;margin:0;overflow:auto}"


@pytest.fixture(autouse=True)
def no_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let put-off work be done at once: the harness can not reach the page from a timer of its own loop."""
    monkeypatch.setattr(Settle, "__call__", lambda self: self._work())


def mounted(bench: Harness, panel: Panel) -> Locator:
    """Show a panel with its boxes dressed as ipywidgets dresses them."""
    bench.page.add_style_tag(content=BOXES)
    boxes: list[ipywidgets.Widget] = [panel]
    for box in boxes:
        box.add_class("widget-box")
        boxes += [child for child in box.children if isinstance(child, ipywidgets.Box)]
    shown = bench.mount(panel)
    bench.settle()
    return shown


def drawn(bench: Harness) -> None:
    """Come back when every message is answered, and what the answers changed is on the page."""
    bench.settle()
    bench.settle()


def verdict(el: Locator) -> Locator:
    return el.locator(".hh-passage[data-kind=verdict]")


LABELS = {
    "fr": ("Ce qu\u2019un client vous paie pour une vente", "1 200,50", "186\u00a0€"),
    "en": ("What a customer pays you for one sale", "1,200.50", "€186"),
}


@pytest.mark.parametrize("lang", LABELS)
def test_a_price_typed_the_readers_way_moves_the_verdict(bench: Harness, lang: str) -> None:
    label, text, expected = LABELS[lang]
    session = Session(lang, NAME)
    el = mounted(bench, Own(session))
    assert expected not in verdict(el).inner_text()
    box = el.get_by_role("textbox", name=label)
    box.fill(text)
    box.press("Enter")
    drawn(bench)
    assert session.business.offer.price == 1200.5
    said = verdict(el).inner_text()
    assert expected in said
    assert "…" not in said
    box.fill("abc")
    box.press("Enter")
    drawn(bench)
    assert box.input_value() == "abc"
    assert "abc" in el.get_by_role("alert").first.inner_text()
    assert verdict(el).inner_text() == said
    assert session.keeper.saved.numbers == {"price": 1200.5}


def test_the_slider_moved_by_keyboard_moves_verdict_and_derived_count(bench: Harness) -> None:
    session = Session("en", NAME)
    el = mounted(bench, Own(session))
    before = verdict(el).inner_text()
    count = el.get_by_role("textbox", name="Of ten who write, how many could pay your price")
    counted = float(count.input_value())
    slider = el.get_by_role("slider").first
    slider.focus()
    for _ in range(10):
        slider.press("ArrowLeft")
    drawn(bench)
    assert session.business.offer.price < 900
    assert el.get_by_role("textbox").first.input_value() == f"{session.business.offer.price:g}"
    assert verdict(el).inner_text() != before
    assert float(count.input_value()) > counted


def test_a_guess_is_pressed_and_drawn(bench: Harness) -> None:
    session = Session("en", NAME)
    guess, case = Guess(session), Case(session)
    el = mounted(bench, guess)
    box = el.get_by_role("textbox")
    box.fill("12")
    el.get_by_role("button", name="That is my guess").click()
    drawn(bench)
    assert session.answers == {KEY: 12}
    assert "Noted: 12." in el.inner_text()
    assert "you guessed 12" in mounted(bench, case).inner_text()


def test_a_guess_that_can_not_be_read_is_not_taken(bench: Harness) -> None:
    session = Session("en", NAME)
    el = mounted(bench, Guess(session))
    el.get_by_role("textbox").fill("a dozen")
    el.get_by_role("button", name="That is my guess").click()
    drawn(bench)
    assert session.answers == {}
    assert el.get_by_role("textbox").input_value() == "a dozen"
    assert el.get_by_role("alert").first.inner_text()


def opened(kind: type[Panel], lang: str) -> Panel:
    session = Session(lang, NAME)
    session.answer(KEY, 12.0)
    return kind(session)


def places(el: Locator) -> tuple[dict[str, float], dict[str, float]]:
    """Give where the controls and the pictures stand."""
    controls, pictures = (el.locator(f".hh-{name}").bounding_box() for name in ("controls", "pictures"))
    assert controls
    assert pictures
    return dict(controls), dict(pictures)


@pytest.mark.parametrize(("kind", "lang"), [(Own, "fr"), (Case, "en")])
def test_on_a_wide_page_controls_stand_beside_their_pictures(
    bench: Harness, kind: type[Panel], lang: str
) -> None:
    controls, pictures = places(mounted(bench, opened(kind, lang)))
    assert controls["x"] + controls["width"] <= pictures["x"]
    assert abs(controls["y"] - pictures["y"]) < 80, "sticky below the page's head"
    assert pictures["width"] > 1.5 * controls["width"]
    assert bench.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_verdict_stays_in_sight_while_the_last_number_is_set(bench: Harness) -> None:
    el = mounted(bench, opened(Own, "en"))
    bench.page.add_style_tag(content="main{padding-bottom:800px}")  # as on a page that goes on
    el.get_by_role("textbox").last.evaluate("box => box.scrollIntoView({ block: 'center' })")
    drawn(bench)
    assert bench.page.evaluate("scrollY") > 300
    place = verdict(el).bounding_box()
    assert place
    assert place["y"] >= 0
    assert place["y"] + place["height"] < 800


@pytest.mark.parametrize(("kind", "lang"), [(Own, "fr"), (Own, "en"), (Case, "fr")])
def test_on_a_phone_they_stand_below_each_other_and_nothing_scrolls_sideways(
    phone: Page, kind: type[Panel], lang: str
) -> None:
    bench = harness(phone)
    el = mounted(bench, opened(kind, lang))
    if kind is Own:
        controls, pictures = places(el)
        assert controls["y"] + controls["height"] <= pictures["y"]
        assert controls["width"] > 300
    else:  # the price, the crowds that it moves, and only then the rest
        order = el.locator(".hh-field, .hh-choice, .hh-chart").evaluate_all(
            """all => all.map((one) => [one.getBoundingClientRect().top, one.className])
                .sort(([one], [other]) => one - other)
                .map(([, name]) => /hh-(field|choice|chart)/.exec(name)[0])"""
        )
        assert order == ["hh-field", "hh-chart", "hh-choice", "hh-field", "hh-field", "hh-chart"]
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    beyond = phone.evaluate(
        """() => [...document.querySelectorAll("main *:not(svg *)")]
            .filter((node) => node.getBoundingClientRect().right > innerWidth + 1)
            .filter((node) => getComputedStyle(node).position !== "absolute").length"""
    )
    assert beyond == 0
    assert bench.errors == []
    assert bench.refused == []
