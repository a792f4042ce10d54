"""The gallery's panels: guess, glance, one business closely; in both languages the same."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from case_studies.claims import claims
from case_studies.flat import fields
from case_studies.gallery import EIGHT, gallery, row, turns
from case_studies.parse import preset, with_numbers
from case_studies.why import whys
from widgets.action_button import ActionButton
from widgets.chart import Chart
from widgets.choice import Choice
from widgets.eight_businesses import closer_text, words
from widgets.eight_businesses.checks import Checks
from widgets.eight_businesses.closer import CHOSEN, FIRST, Closer
from widgets.eight_businesses.glance import Glance
from widgets.eight_businesses.guess import KEY, Guess, guessed
from widgets.eight_businesses.reasons_list import ReasonsList
from widgets.eight_businesses.workbook import CLAIMS, NAME, EightBusinesses
from widgets.figures import eight_rows, turning
from widgets.figures.eight_rows import Eighth
from widgets.figures.turning import Turn
from widgets.number_field import NumberField
from widgets.passage import Passage
from widgets.result import MIME
from widgets.session import Session
from widgets.settle import Settle
from widgets.several import Several
from widgets.texts import Texts

if TYPE_CHECKING:
    from ipywidgets import Widget

EN = Texts("en")


@pytest.fixture(autouse=True)
def no_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Settle, "__call__", lambda self: self._work())


def session(lang: str = "en") -> Session:
    return Session(lang, NAME)


def inside(panel: Widget, kind: type) -> list[Any]:
    """Give every child of a kind, at any depth, in order."""
    found = []
    for child in panel.children:
        found += (
            [child] if isinstance(child, kind) else inside(child, kind) if hasattr(child, "children") else []
        )
    return found


def press(panel: Widget, which: int = 0) -> None:
    button = inside(panel, ActionButton)[which]
    button._handle_custom_msg({"kind": "click"}, [])  # noqa: SLF001 - as a browser does


# --- guess


def test_a_guess_is_kept_and_may_be_that_it_pays_for_none() -> None:
    here = session()
    guess = Guess(here)
    assert guessed(here) is None
    which = inside(guess, Several)[0]
    which.value = ["restaurant", "lester"]
    press(guess)
    assert here.answers[KEY] == "lester,restaurant"
    assert guessed(here) == {"lester", "restaurant"}
    assert "Noted: 2 of 8." in guess.sentence
    which.value = []
    press(guess)
    assert guessed(here) == frozenset()
    assert "Noted: 0 of 8." in guess.sentence


@pytest.mark.parametrize(
    ("kept", "expected"), [(3.0, None), ("no such,restaurant", {"restaurant"}), ("", set())]
)
def test_a_guess_from_elsewhere_may_be_anything(kept: str | float, expected: set[str] | None) -> None:
    here = session()
    here.answers[KEY] = kept
    assert guessed(here) == expected
    assert inside(Guess(here), Several)[0].value == sorted(expected or [])


# --- at a glance


def test_the_answer_is_covered_until_there_is_a_guess() -> None:
    here = session()
    glance = Glance(here)
    assert inside(glance, Chart) == []
    here.answer(KEY, "restaurant,house_seller")
    here.restored += 1
    assert inside(glance, ActionButton) == []
    assert len(inside(glance, Chart)) == 1
    assert "You guessed as the author does for 4 of 8." in glance.sentence
    assert [eighth.guess for eighth in glance.rows()].count(True) == 2
    # Another guess is drawn beside the same rows.
    here.answer(KEY, "none")
    here.restored += 1
    assert "You guessed as the author does for 4 of 8." in glance.sentence
    assert not any(eighth.guess for eighth in glance.rows())


def test_it_can_be_seen_without_a_guess() -> None:
    glance = Glance(session())
    press(glance)
    assert glance.sentence == (
        "Of 8 businesses, our numbers and the author say the same of 6. Too close to call: Maker on a"
        " marketplace, Seller of houses."
    )
    assert len(inside(glance, Chart)) == 1


def test_the_rows_are_the_models() -> None:
    for eighth, one in zip(Glance(session()).rows(), gallery(), strict=True):
        assert (eighth.low, eighth.likely, eighth.high) == (one.back.low, one.back.likely, one.back.high)
        assert eighth.author_yes == one.author_says_yes
        assert eighth.is_open == (one.agreement == "open")


# --- one of them


def test_moving_a_number_moves_card_and_picture_and_keeps_nothing() -> None:
    here = session()
    closer = Closer(here)
    assert closer.key == FIRST
    assert closer.sentence.count("Too close to call") == 1
    labels = {field.label: field for field in inside(closer, NumberField)}
    known = fields(closer.business)
    for key, value in (("customers_seen_share", 0.09), ("customers_count", 3000)):
        labels[known[key].label].value = value
    assert "It earns its place" in closer.sentence
    assert "They say the same." in closer.sentence
    assert "We drew a hundred" not in closer.sentence, "that is of the numbers as they were"
    assert closer.flips != turns(preset(FIRST), ("keep",))
    assert here.typed == {}
    assert here.business == preset("lester")


def test_another_business_has_other_numbers_and_is_remembered() -> None:
    here = session()
    closer = Closer(here)
    inside(closer, Choice)[0].value = "internet_provider"
    assert here.answers[CHOSEN] == "internet_provider"
    labels = [field.label for field in inside(closer, NumberField)]
    known = fields(preset("internet_provider"))
    assert labels == [known[key].label for key in closer_text.controls("internet_provider")]
    assert "large internet provider" in closer.sentence
    assert Closer(here).key == "internet_provider"
    other = session()
    panel = Closer(other)
    other.answers[CHOSEN] = "restaurant"
    other.restored += 1
    assert panel.key == "restaurant"


@pytest.mark.parametrize("kept", ["no such", 3.0])
def test_a_choice_from_elsewhere_may_be_anything(kept: str | float) -> None:
    here = session()
    here.answers[CHOSEN] = kept
    assert Closer(here).key == FIRST


def test_every_workbook_can_start_from_one_of_them() -> None:
    here = session()
    heard: list[str] = []
    here.on_start(lambda: heard.append(here.start.name))
    closer = Closer(here)
    assert not inside(closer, ActionButton)[0].disabled
    press(closer)
    assert heard == [FIRST]
    assert here.business == preset(FIRST)
    assert here.answers["business"] == FIRST
    # The page makes the panel anew, where one has come from.
    again = Closer(here)
    said = [passage.text for passage in inside(again, Passage)]
    assert "Your numbers start from: A maker on a marketplace." in said
    assert inside(again, ActionButton)[0].disabled


@pytest.mark.parametrize("key", EIGHT)
def test_every_one_of_them_has_controls_that_reach_where_it_turns(key: str) -> None:
    business, ends = preset(key), closer_text.controls(key)
    assert 3 <= len(ends) <= 5
    turning_points = {flip.key: flip.at for flip in turns(business, row(key).asked)}
    assert set(ends) & set(turning_points)
    for name, (low, high) in ends.items():
        quantity = fields(business)[name].quantity
        assert quantity.low <= low < high <= quantity.high
        assert low <= turning_points.get(name, low) <= high


@pytest.mark.parametrize("key", EIGHT)
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_card_says_author_numbers_and_lesson(key: str, lang: str) -> None:
    t = Texts(lang)
    said = closer_text.card(key, preset(key), t)
    assert t(closer_text.LESSONS[key]) in said.text
    assert t(words.AGREE[row(key).agreement]) in said.text
    assert said.tone == {"worth_it": "yes", "redirect": "no", "not_worth_it": "no"}.get(
        row(key).verdict, "unsure"
    )
    assert said.headline[0].isupper()


def test_disagreement_is_said_and_not_hidden() -> None:
    poor = with_numbers(preset("restaurant"), {"customers_count": 50})
    assert "They do not say the same." in closer_text.card("restaurant", poor, EN).text


@pytest.mark.parametrize("key", EIGHT)
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_reason_is_listed_with_its_numbers(key: str, lang: str) -> None:
    here = session(lang)
    said = ReasonsList(here, key).sentence
    assert said.count("\n\n") == len(whys(key)) - 1
    for why in whys(key):
        assert why.says(lang)[:20].replace(" ", "") in said.replace("\u00a0", "").replace(" ", "").replace(
            "\u202f", ""
        )


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_on_a_phone_no_two_steps_of_the_scale_touch(lang: str) -> None:
    """A letter is 9 pixels wide at most, and the picture about 280."""
    turn = Turn("a", "1", "2", low=0.5, high=2, ratio=1.5, pays=True)
    narrow = turning.draw([turn], lang=lang).layout.meta["narrow"]
    rows: dict[float, list[tuple[float, float]]] = {}
    for one in narrow["annotations"][1:]:
        wide = 9 * len(re.sub("<[^>]+>", "", one["text"]))
        left = 140 * (1 + one["x"]) - {"center": wide / 2, "left": 0, "right": wide}[one["xanchor"]]
        rows.setdefault(one["y"], []).append((left, left + wide))
    for places in rows.values():
        places.sort()
        assert all(one[1] < two[0] for one, two in pairwise(places))


def test_a_turning_point_within_its_band_is_full_and_one_outside_is_a_ring() -> None:
    inside = Turn("a", "1", "2", low=0.5, high=3, ratio=2, pays=True)
    outside = Turn("b", "1", "50", low=0.5, high=3, ratio=50, pays=False)
    figure = turning.draw([inside, outside], lang="en")
    bands, marks = figure.data
    assert marks.marker.color[0] == marks.marker.line.color[0]
    assert marks.marker.color[1] != marks.marker.line.color[1]
    assert marks.marker.symbol == ("circle", "triangle-right")
    assert marks.x[1] == 1, "at the edge"
    assert bands.x[0] == pytest.approx(-0.30103)
    assert turning.reading([inside, outside], lang="en").startswith("1 of 2 numbers turns it")
    assert turning.reading([outside], lang="en").startswith("Within what is plausible, none")
    assert turning.reading([], lang="en") == "None of these numbers turns it by itself."
    assert turning.table([inside, outside], ["x", "y"], lang="en").rows[1][-1] == "no"


def test_a_row_stands_where_its_euro_does() -> None:
    def eighth(likely: float, *, is_open: bool = False) -> Eighth:
        return Eighth("n", "yes", True, "o", likely / 2, likely, likely * 2, True, is_open)  # noqa: FBT003 - one row

    ranges, likely = eight_rows.draw([eighth(1), eighth(100), eighth(0.1, is_open=True)], lang="fr").data
    assert likely.x == pytest.approx((0, 0.69897, -1))
    assert ranges.x[0] == pytest.approx(-0.30103)
    assert likely.marker.color[0] == likely.marker.line.color[0]
    assert likely.marker.color[2] != likely.marker.line.color[2]
    assert likely.marker.line.color[1] != likely.marker.line.color[2], "pays, and does not"


# --- the workbook


def test_each_self_check_is_open_then_right_or_wrong() -> None:
    here = session()
    checks = Checks(here)
    assert [check.state for check in checks.children] == ["open", "open", "open"]
    answers = {
        "count": ("author", "count", "numbers"),
        "friend": ("again", "friend", "known"),
        "watching": ("watching", "wages", "unkind"),
    }
    for check, (right, values) in zip(checks.children, answers.items(), strict=True):
        said = set()
        for value in values:
            inside(check, Choice)[0].value = value
            assert check.state == ("right" if value == right else "wrong")
            said.add(check.sentence)
        assert len(said) == 3, "what is said back depends on the answer"
    assert here.answers["eight_check_house"] in {"again", "friend", "known"}


def test_one_sale_of_a_house_is_worth_years_of_posts_in_what_is_said_back() -> None:
    checks = Checks(session())
    inside(checks.children[1], Choice)[0].value = "friend"
    assert "One sale leaves about" in checks.sentence


def test_both_languages_come_to_the_same_numbers() -> None:
    results = []
    for lang in ("fr", "en"):
        book = EightBusinesses(lang)
        book.session.answers[KEY] = "restaurant,internet_provider"
        book.session.restored += 1
        results.append(book.result._repr_mimebundle_()[MIME])
    french, english = ({**one, "lang": ""} for one in results)
    assert json.dumps(french) == json.dumps(english)
    assert english["numbers"]["guessed_as_the_author"] == 6
    assert english["numbers"]["agree"] + english["numbers"]["disagree"] + english["numbers"]["open"] == 8
    assert english["verdict"] == "redirect"


def test_claims_are_in_the_ledger_and_hold_those_of_the_reasons() -> None:
    assert set(CLAIMS) <= set(claims())
    assert {name for key in EIGHT for why in whys(key) for name in why.claims[:1]} <= set(CLAIMS)


def test_every_panel_says_something_in_either_language() -> None:
    for lang in ("fr", "en"):
        book = EightBusinesses(lang, business="restaurant")
        for panel in (book.guess, book.glance, book.closer, book.checks):
            assert panel.sentence
