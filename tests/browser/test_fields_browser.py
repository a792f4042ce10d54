"""The small inputs in a real page: typed text goes to Python and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ipywidgets
import pytest

from case_studies.ranges import Range
from tests.browser.harness import harness
from widgets.action_button import ActionButton
from widgets.choice import Choice
from widgets.number_field import NumberField
from widgets.several import Several
from widgets.switch import Switch
from widgets.text_field import TextField

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Locator, Page

    from tests.browser.harness import Harness

pytestmark = pytest.mark.browser


@pytest.fixture
def bench(one_bench: Harness) -> Iterator[Harness]:
    """Give the module's one page, blank again; the test fails if anything in it went wrong."""
    yield one_bench.begin_anew()
    assert one_bench.errors == []
    assert one_bench.refused == []


def price(lang: str = "fr", **more: object) -> NumberField:
    options = {"unit": "EUR", "low": 1, "high": 100_000, "scale": "log", "help": "TTC", **more}
    return NumberField("Prix" if lang == "fr" else "Price", 1000, lang=lang, **options)


def box(el: Locator, name: str = "Prix") -> Locator:
    return el.get_by_role("textbox", name=name, exact=True)


def slide(el: Locator, *stops: int) -> None:
    """Move the slider like a hand does: many moves within one frame, then let go."""
    el.get_by_role("slider").evaluate(
        """(slider, stops) => {
            for (const stop of stops) {
                slider.value = stop;
                slider.dispatchEvent(new Event("input", { bubbles: true }));
            }
        }""",
        list(stops),
    )


@pytest.mark.parametrize(
    ("lang", "name", "text", "shown"),
    [("fr", "Prix", "1 200,50", "1\u202f200,50"), ("en", "Price", "1,200.50", "1,200.50")],
)
def test_typed_the_readers_way(bench: Harness, lang: str, name: str, text: str, shown: str) -> None:
    field = price(lang)
    el = bench.mount(field)
    box(el, name).fill(text)
    assert field.value == 1000, "nothing is taken before it is finished"
    box(el, name).press("Enter")
    bench.settle()
    assert field.value == 1200.5
    assert box(el, name).input_value() == shown
    assert el.get_by_role("slider").get_attribute("aria-valuetext") == (
        "1\u202f200\u00a0€" if lang == "fr" else "€1,200"
    )


def test_enter_keeps_the_focus_and_leaving_commits_once(bench: Harness) -> None:
    field = price()
    el = bench.mount(field)
    box(el).fill("900")
    box(el).press("Enter")
    bench.settle()
    assert box(el).evaluate("input => input === document.activeElement")
    box(el).press("Tab")
    bench.settle()
    assert len(bench.received) == 1
    box(el).fill("950")
    box(el).blur()
    bench.settle()
    assert field.value == 950
    assert len(bench.received) == 2


def test_what_is_wrong_stays_in_the_box_and_is_said(bench: Harness) -> None:
    field = price("en")
    el = bench.mount(field)
    alert = el.get_by_role("alert")
    box(el, "Price").fill("  12 34")
    box(el, "Price").press("Enter")
    bench.settle()
    assert box(el, "Price").input_value() == "  12 34"
    assert box(el, "Price").get_attribute("aria-invalid") == "true"
    assert alert.inner_text().endswith("until then €1,000 stays in use.")
    described = box(el, "Price").evaluate(
        "input => input.getAttribute('aria-describedby').split(' ')"
        ".map(id => document.getElementById(id).textContent)"
    )
    assert described[0] == alert.inner_text()
    assert "TTC" in described
    assert field.value == 1000
    # Whatever else changes, it is read out once.
    alert.evaluate(
        """alert => {
            window.told = 0;
            new MutationObserver(() => { told += 1; }).observe(alert, { childList: true });
        }"""
    )
    field.note = "From the last year."
    bench.settle()
    assert el.get_by_text("From the last year.").is_visible()
    assert bench.page.evaluate("told") == 0
    box(el, "Price").fill("1234")
    box(el, "Price").press("Enter")
    bench.settle()
    assert (field.value, alert.text_content()) == (1234, "")
    assert box(el, "Price").get_attribute("aria-invalid") == "false"


def test_where_numbers_come_in_on_purpose_a_wrong_text_goes_and_unfinished_typing_stays(
    bench: Harness,
) -> None:
    wrong, unfinished, fine = price(), NumberField("Part", 5, unit="plain", low=0, high=9, lang="fr"), price()
    first, second, _ = (bench.mount(field) for field in (wrong, unfinished, fine))
    box(first).fill("abc")
    box(first).press("Enter")
    box(second, "Part").fill("7")
    bench.settle()
    before = len(bench.received)
    bench.page.evaluate("void dispatchEvent(new Event('halfhour-replaced'))")
    bench.settle()
    assert box(first).input_value() == "1\u202f000"
    assert box(first).get_attribute("aria-invalid") == "false"
    assert first.get_by_role("alert").inner_text() == ""
    assert box(second, "Part").input_value() == "7"
    assert len(bench.received) == before + 1


def test_a_wrong_text_is_still_there_in_a_second_view(bench: Harness) -> None:
    field = price()
    el = bench.mount(field)
    box(el).fill("abc")
    box(el).press("Enter")
    bench.settle()
    again = bench.mount(field)
    assert box(again).input_value() == "abc"
    assert box(again).get_attribute("aria-invalid") == "true"


def test_the_same_number_is_shown_our_way_again(bench: Harness) -> None:
    el = bench.mount(price())
    box(el).fill("1000,00")
    box(el).press("Enter")
    bench.settle()
    assert box(el).input_value() == "1\u202f000"


def test_the_slider_shows_at_once_and_the_last_place_wins(bench: Harness) -> None:
    field = price()
    el = bench.mount(field)
    stops = field.get_state()["_stops"]
    places = [stops.index(stop) for stop in (1500, 2000, 2500, 3000)]
    bench.pause()
    slide(el, *places)
    assert box(el).input_value() == "3\u202f000"
    assert el.get_by_role("slider").get_attribute("aria-valuetext") == "3\u202f000\u00a0€"
    assert field.value == 1000
    bench.resume()
    bench.settle()
    assert field.value == 3000
    assert len(bench.received) == 1, "moves within a frame are sent as one"


def test_while_python_is_busy_only_the_newest_move_waits(bench: Harness) -> None:
    field = price()
    el = bench.mount(field)
    bench.pause()
    for stop in (10, 20, 30, 40, 50):
        slide(el, stop)
        bench.page.evaluate("new Promise(requestAnimationFrame)")
    bench.resume()
    bench.settle()
    assert field.value == field.get_state()["_stops"][50]
    assert el.get_by_role("slider").input_value() == "50"
    assert len(bench.received) == 2


def test_an_answer_to_an_older_move_does_not_pull_the_slider_back(bench: Harness) -> None:
    field = price()
    el = bench.mount(field)
    bench.pause()
    slide(el, 10)
    bench.page.evaluate("new Promise(requestAnimationFrame)")
    slide(el, 90)
    field.note = "drawn in between"
    field.value = field.get_state()["_stops"][10]
    assert el.get_by_role("slider").input_value() == "90"
    bench.resume()
    bench.settle()
    assert el.get_by_role("slider").input_value() == "90"
    assert field.value == field.get_state()["_stops"][90]


def test_arrow_keys_move_the_slider_by_one_stop(bench: Harness) -> None:
    field = NumberField("Part", 0.5, unit="share", low=0, high=1, lang="fr", step=0.05)
    el = bench.mount(field)
    slider = el.get_by_role("slider", name="Part")
    slider.focus()
    slider.press("ArrowRight")
    bench.settle()
    assert field.value == 0.55
    slider.press("Home")
    bench.settle()
    assert field.value == 0
    assert slider.get_attribute("aria-valuetext") == "0\u00a0%"


def test_a_value_from_python_does_not_overwrite_what_is_being_typed(bench: Harness) -> None:
    field = price()
    el = bench.mount(field)
    box(el).press("End")
    box(el).press_sequentially("5")
    field.value = 70
    assert box(el).input_value() == "1\u202f0005"
    assert el.get_by_role("slider").get_attribute("aria-valuetext") == "70\u00a0€"
    box(el).press("Backspace")
    box(el).press("Enter")
    bench.settle()
    assert field.value == 1000
    field.value = 80
    assert box(el).input_value() == "80"


def test_an_answer_that_comes_late_does_not_overwrite_newer_typing(bench: Harness) -> None:
    field = price()
    el = bench.mount(field)
    bench.pause()
    box(el).fill("500")
    box(el).press("Enter")
    box(el).press("End")
    box(el).press_sequentially("0,")
    bench.resume()
    bench.settle()
    assert field.value == 500
    assert box(el).input_value() == "5000,"
    box(el).press_sequentially("5")
    box(el).blur()
    bench.settle()
    assert field.value == 5000.5
    assert box(el).input_value() == "5\u202f000,50"


def test_a_slide_after_typing_wins_and_typing_after_a_slide_wins(bench: Harness) -> None:
    field = price()
    el = bench.mount(field)
    bench.pause()
    box(el).fill("500")
    box(el).press("Enter")
    slide(el, 0)
    bench.resume()
    bench.settle()
    assert field.value == 1
    assert box(el).input_value() == "1"
    bench.pause()
    slide(el, 3)
    box(el).fill("77")
    box(el).press("Enter")
    bench.resume()
    bench.settle()
    assert field.value == 77
    assert box(el).input_value() == "77"


def test_slide_then_type_within_one_frame_keeps_their_order(bench: Harness) -> None:
    field = price()
    el = bench.mount(field)
    el.evaluate(
        """(el) => {
            const slider = el.querySelector("[type=range]"), box = el.querySelectorAll("[type=text]")[1];
            slider.value = 3;
            slider.dispatchEvent(new Event("input"));
            box.value = "77";
            box.dispatchEvent(new Event("input"));
            box.dispatchEvent(new Event("change"));
        }"""
    )
    bench.settle()
    assert [data["content"]["kind"] for _, data in bench.received] == ["slid", "typed"]
    assert field.value == 77
    assert box(el).input_value() == "77"


def test_a_held_arrow_key_builds_no_queue(bench: Harness) -> None:
    field = price()
    el = bench.mount(field)
    bench.pause()
    before = int(el.get_by_role("slider").input_value())
    for _ in range(12):
        el.get_by_role("slider").press("ArrowLeft")
    bench.resume()
    bench.settle()
    assert field.value == field.get_state()["_stops"][before - 12]
    assert len(bench.received) == 2


def test_not_sure_opens_three_named_boxes(bench: Harness) -> None:
    field = price("en", ranged=True)
    el = bench.mount(field)
    button = el.get_by_role("button")
    assert button.get_attribute("aria-expanded") == "false"
    assert el.get_by_role("textbox").count() == 1
    button.click()
    bench.settle()
    assert button.get_attribute("aria-expanded") == "true"
    assert field.value == Range(1000, 1000, 1000)
    box(el, "Price At the lowest").fill("800")
    box(el, "Price At the highest").fill("2,000")
    box(el, "Price At the highest").press("Enter")
    bench.settle()
    assert field.value == Range(800, 1000, 2000)
    box(el, "Price Most likely").fill("3000")
    box(el, "Price Most likely").press("Enter")
    bench.settle()
    assert field.value == Range(800, 1000, 2000)
    assert "breaks the order" in el.get_by_role("alert").inner_text()
    assert box(el, "Price Most likely").get_attribute("aria-invalid") == "true"
    assert box(el, "Price At the lowest").get_attribute("aria-invalid") == "false"


def test_without_ranged_there_is_no_way_to_be_unsure(bench: Harness) -> None:
    assert bench.mount(price()).get_by_role("button").count() == 0


def test_note_and_message_from_python(bench: Harness) -> None:
    field = price()
    el = bench.mount(field)
    field.note = "dont 700 € vous restent"
    field.message = "<b>Ce lien</b> était abîmé."
    assert el.get_by_text("dont 700 € vous restent").is_visible()
    assert el.get_by_role("alert").inner_text() == "<b>Ce lien</b> était abîmé."
    assert box(el).get_attribute("aria-invalid") == "false"


def test_the_label_gives_the_focus_and_a_phone_gets_digits_and_no_zoom(phone: Page) -> None:
    bench = harness(phone)
    el = bench.mount(price(ranged=True))
    el.locator("label", has_text="Prix").click()
    assert box(el).evaluate("input => input === document.activeElement")
    assert box(el).get_attribute("inputmode") == "decimal"
    assert box(el).evaluate("input => parseFloat(getComputedStyle(input).fontSize)") >= 16
    el.get_by_role("button").click()
    bench.settle()
    for control in el.locator("input:visible, button").all():
        frame = control.bounding_box()
        assert frame is not None
        assert frame["height"] >= 44
        assert frame["x"] + frame["width"] <= 360
    assert bench.page.evaluate("document.documentElement.scrollWidth") <= 360


def test_choice(bench: Harness) -> None:
    choice = Choice(
        "Est-ce rentable ?",
        [("yes", "Oui"), ("no", "Non"), ("maybe", "Ça dépend")],
        lang="fr",
        help="Devinez.",
    )
    el = bench.mount(choice)
    group = el.get_by_role("group", name="Est-ce rentable ?")
    assert group.get_by_role("radio", checked=True).count() == 0
    el.get_by_text("Non").click()
    bench.settle()
    assert choice.value == "no"
    el.get_by_role("radio", name="Non").press("ArrowDown")
    bench.settle()
    assert choice.value == "maybe"
    choice.value = "yes"
    assert el.get_by_role("radio", name="Oui").is_checked()
    choice.value = None
    assert group.get_by_role("radio", checked=True).count() == 0


def test_two_choices_on_a_page_do_not_share_their_answer(bench: Harness) -> None:
    one, two = (Choice("Guess", [("a", "A"), ("b", "B")], "a", lang="en") for _ in range(2))
    el = bench.mount(ipywidgets.VBox([one, two]))
    el.get_by_role("radio", name="B").last.check()
    bench.settle()
    assert (one.value, two.value) == ("a", "b")
    assert el.get_by_role("radio", name="A").first.is_checked()


def test_several(bench: Harness) -> None:
    several = Several(
        "Pourquoi ?", [("new", "Nouveaux"), ("old", "Anciens"), ("fun", "Plaisir")], ["fun"], lang="fr"
    )
    el = bench.mount(several)
    group = el.get_by_role("group", name="Pourquoi ?")
    assert group.get_by_role("checkbox", checked=True).count() == 1
    el.get_by_text("Nouveaux").click()
    bench.settle()
    assert several.value == ["new", "fun"]
    el.get_by_role("checkbox", name="Plaisir").press("Space")
    bench.settle()
    assert several.value == ["new"]
    several.value = ["old"]
    assert el.get_by_role("checkbox", name="Anciens").is_checked()
    assert not el.get_by_role("checkbox", name="Nouveaux").is_checked()


def test_switch(bench: Harness) -> None:
    switch = Switch("Un second produit", lang="fr")
    el = bench.mount(switch)
    el.get_by_role("switch", name="Un second produit").press("Space")
    bench.settle()
    assert switch.value is True
    switch.value = False
    assert not el.get_by_role("switch").is_checked()


def test_text_and_date(bench: Harness) -> None:
    text = TextField("Ma demi-heure", lang="fr", max_length=20, placeholder="Appeler trois clients")
    day = TextField("Je commence le", lang="fr", kind="date")
    el = bench.mount(ipywidgets.VBox([text, day]))
    line = el.get_by_role("textbox", name="Ma demi-heure")
    line.press_sequentially(" <b>x</b> et bien plus encore")
    line.press("Enter")
    bench.settle()
    assert text.value == "<b>x</b> et bien pl"
    assert line.input_value() == text.value
    el.get_by_label("Je commence le").fill("2026-03-31")
    el.get_by_label("Je commence le").blur()
    bench.settle()
    assert day.value == "2026-03-31"
    day.message = "Choisissez un jour à venir."
    assert el.get_by_label("Je commence le").get_attribute("aria-invalid") == "true"


def test_button(bench: Harness) -> None:
    button = ActionButton("Recommencer", lang="fr")
    pressed: list[int] = []
    button.on_click(lambda: pressed.append(1))
    el = bench.mount(button)
    el.get_by_role("button", name="Recommencer").press("Enter")
    bench.settle()
    assert pressed == [1]
    button.label, button.disabled = "Fini", True
    assert el.get_by_role("button", name="Fini").is_disabled()


def test_a_long_line_is_seen_whole_on_a_phone_and_stays_one_line(bench: Harness) -> None:
    bench.page.set_viewport_size({"width": 360, "height": 700})
    text = TextField("My half-hour is", lang="en", value="a tasting at the door, " * 6)
    box = bench.mount(text).get_by_role("textbox")
    assert box.evaluate("box => box.scrollHeight <= box.clientHeight + 1 && box.clientHeight > 80")
    box.fill("two\nlines")
    box.press("Enter")
    bench.settle()
    assert text.value == "two lines"
