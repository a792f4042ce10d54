"""The verdict workbook: one set of numbers, every panel on it, both languages alike."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from case_studies import list_businesses
from case_studies.claims import claims
from case_studies.overall import overall
from case_studies.parse import preset, with_numbers
from case_studies.trades import TRADES
from widgets.action_button import ActionButton
from widgets.chart import Chart
from widgets.deck import Deck
from widgets.door import STARTS
from widgets.judged import decide, judge
from widgets.passage import Passage
from widgets.print_sheet import PrintSheet
from widgets.promise import WHAT, WHEN
from widgets.result import MIME
from widgets.save_file import Saved, write_saved
from widgets.texts import Texts
from widgets.verdict_text import words as posting_words
from widgets.your_verdict.authors_text import OWN, cards, claims_of
from widgets.your_verdict.findings import findings
from widgets.your_verdict.guess import KEY
from widgets.your_verdict.lent import lent, note
from widgets.your_verdict.plan_text import luck
from widgets.your_verdict.so_far import EXAMPLES
from widgets.your_verdict.words import LATER, apart
from widgets.your_verdict.words import words as verdict_words
from widgets.your_verdict.workbook import NAME, Verdict

if TYPE_CHECKING:
    from ipywidgets import Widget

PANELS = ("guess", "so_far", "verdict", "authors", "drives", "ahead", "checks", "plan", "page")
LANGS = pytest.mark.parametrize("lang", ["fr", "en"])
# One for each way that the month can go.
WAYS: dict[str, dict[str, Any]] = {
    "half_hour": {},
    "carry_on": {"business": "lester_early"},
    "stop": {"more": {"half_hour_cap_hours": 0}},
    "count": {"more": {LATER: 20}},
    "trial": {"hour_value": 30, "able_of_ten": "0..0.2..2", "more": {"half_hour_cap_hours": 0}},
}
KEEPS = {
    "customers_count": 600,
    "customers_hours": 3,
    "customers_following_share": 0.4,
    "customers_seen_share": 0.15,
    "customers_offers_a_month": 3,
}


def inside(panel: Widget, kind: type) -> list[Any]:
    """Give every child of a kind, at any depth, in order."""
    found = []
    for child in panel.children:
        found += (
            [child] if isinstance(child, kind) else inside(child, kind) if hasattr(child, "children") else []
        )
    return found


def opens_with(mine: Verdict, **answers: str | float) -> None:
    """Have the browser bring what was answered on another page."""
    kept = write_saved(Saved(answers=answers))
    mine.keeper._handle_custom_msg({"kind": "start", "with": kept}, [])  # noqa: SLF001 - where ipywidgets hands messages over


def words(mine: Verdict) -> str:
    return "\n".join(getattr(mine, panel).sentence for panel in PANELS)


# ---- the whole


@LANGS
@pytest.mark.parametrize("way", WAYS)
def test_every_way_the_month_can_go_is_said_in_whole_sentences(lang: str, way: str) -> None:
    mine = Verdict(lang, **WAYS[way])
    assert mine.result.words["plan"] == way
    said = words(mine)
    assert "{" not in said
    assert not re.search(r"nan|inf\b|None\b(?! at all| of| where)", said)


@pytest.mark.parametrize("way", WAYS)
def test_the_two_languages_find_the_same(way: str) -> None:
    french, english = (Verdict(lang, **WAYS[way]).result for lang in ("fr", "en"))
    assert french.numbers == english.numbers
    assert french.changes == english.changes
    assert (french.verdict, french.words) == (english.verdict, english.words)


def test_the_result_has_what_summaries_read() -> None:
    mine = Verdict("en", more=KEEPS)
    found = overall(with_numbers(preset("lester"), KEEPS))
    data = mine.result._repr_mimebundle_()[MIME]
    assert (data["workbook"], data["verdict"]) == (NAME, found.verdict)
    assert data["numbers"]["net_per_month"] == pytest.approx(found.net, abs=1e-6)
    assert data["numbers"]["p_pays"] == pytest.approx(found.p_pays, abs=1e-6)
    assert data["numbers"]["hours_per_month"] == pytest.approx(7)
    assert data["words"] == {"reach": "none", "keep": "same", "serve": "none", "plan": "carry_on"}
    assert {"net_low_per_month", "net_high_per_month", "horizon_flips_at_months"} <= data["numbers"].keys()


def test_nothing_here_depends_on_the_day() -> None:
    assert not re.search(r"\b20[23]\d\b", words(Verdict("en")))


# ---- whose numbers


@LANGS
def test_with_nothing_typed_it_says_so_and_works_on_the_example(lang: str) -> None:
    mine = Verdict(lang)
    said = inside(mine.so_far, Passage)[0].text
    assert said.startswith({"fr": "**Rien de vous encore.**", "en": "**Nothing of yours yet.**"}[lang])
    [cards] = inside(mine.so_far, Deck)
    assert [card.href for card in cards.cards] == [
        "01_lester.ipynb",
        "02_why_are_you_there.ipynb",
        "03_cost_of_free.ipynb",
    ]
    assert {card.tone for card in cards.cards} == {"plain"}


def test_what_is_typed_in_any_workbook_is_counted_where_it_was_asked() -> None:
    mine = Verdict("en")
    mine.session.put("price", 900.0)
    mine.session.put("customers_count", 40.0)
    assert inside(mine.so_far, Passage)[0].text.startswith("**2 numbers on this page are yours**")
    [cards] = inside(mine.so_far, Deck)
    assert [card.tone for card in cards.cards] == ["yes", "yes", "plain"]


def test_numbers_that_came_as_parameters_are_the_participants() -> None:
    assert "1 number on this page is yours" in Verdict("en", price=100).so_far.sentence


@LANGS
def test_who_starts_from_a_wide_kind_is_told_that_a_trainers_report_may_differ(lang: str) -> None:
    said = {"fr": "formateur, si vous en avez un, suit", "en": "report, if you have one, goes by"}
    shop, bakery = (Verdict(lang, name, price=8) for name in ("shop", "bakery"))
    assert shop.result.numbers != bakery.result.numbers, "the same numbers, other assumptions"
    assert said[lang] in shop.so_far.sentence
    for other in (bakery, Verdict(lang), Verdict(lang, "restaurant")):
        assert said[lang] not in other.so_far.sentence


# ---- guess and verdict


def test_the_verdict_is_covered_until_there_is_a_guess() -> None:
    mine = Verdict("en")
    assert inside(mine.verdict, Passage) == []
    opens_with(mine, **{KEY: "more"})
    card = inside(mine.verdict, Passage)[0]
    assert card.headline == "Those hours are probably better spent in the half-hour"
    assert (
        "You expected “More of it”; all together it says “None at all: 4\xa0h a month → 0\xa0h”." in card.text
    )


BEHIND_THE_GUESS = ("verdict", "authors", "drives", "ahead", "plan", "page")


def shows(panel: Widget) -> list[Any]:
    """Give what a panel shows of the verdict: notes say only what it waits for."""
    parts = [*inside(panel, Chart), *inside(panel, Deck), *inside(panel, PrintSheet)]
    return [*parts, *(one for one in inside(panel, Passage) if one.kind != "note")]


@LANGS
def test_nothing_below_the_guess_says_the_verdict_before_it_and_one_press_opens_all(lang: str) -> None:
    mine = Verdict(lang, price=900, answers={"verdict_check_more": "works"})
    panels = [getattr(mine, name) for name in BEHIND_THE_GUESS]
    for panel in panels:
        assert shows(panel) == []
        assert panel.gives_away()
    (press,) = [button for panel in panels for button in inside(panel, ActionButton)]
    notes = {passage.text for panel in panels for passage in inside(panel, Passage)}
    assert len(notes) == 1
    assert press.label in notes.pop().replace("\u00a0", " ")
    assert len(inside(mine.so_far, Deck)) == 1, "what is missing can be filled in before"
    press.press()
    for panel in panels:
        assert shows(panel)
        assert not panel.gives_away()
    assert KEY not in mine.session.answers
    # Also for another business, for which the panels are made anew.
    mine.session.start_from("restaurant")
    assert all(shows(panel) for panel in panels)


@LANGS
@pytest.mark.parametrize("name", ["lester", "restaurant", "house_seller", "shop"])
def test_the_line_on_the_guess_is_the_last_row_of_the_table_and_follows_the_numbers(
    lang: str, name: str
) -> None:
    mine = Verdict(lang, **({"more": KEEPS} if name == "shop" else {"business": name}))
    opens_with(mine, **{KEY: "same"})
    seen = set()
    for hours in (8.0, 3.0):
        mine.session.put("hours", hours)
        card = inside(mine.verdict, Passage)[0]
        [picture] = inside(mine.verdict, Chart)
        *_, row = picture.table.rows
        line = card.text.rpartition("\n\n")[2]
        for cell in row[1:3]:  # hours today, hours that would be best
            assert cell in line
        seen.add(line)
        if findings(mine.session.business).overall.verdict in {"test_first", "cannot_tell"}:
            assert {"fr": "trop incertains", "en": "too unsure"}[lang] in line
    assert len(seen) == 2, "another number, another line"


@LANGS
def test_hours_for_which_there_is_no_room_are_named_in_the_plan(lang: str) -> None:
    mine = Verdict(lang, able_of_ten=5, contacts_per_hour=3)
    said = mine.plan.sentence
    assert re.search({"fr": r"Donnez 4\sh", "en": r"Give 4\sh"}[lang], said)
    assert re.search(
        {"fr": r"Davantage .* jusqu.à 9,7\sh", "en": r"More of them .* about 9\.7\sh"}[lang], said
    )
    assert {"fr": "seulement si vous avez ces heures", "en": "only if you have these hours"}[
        lang
    ] in mine.verdict.sentence


@LANGS
def test_a_month_of_help_asks_nobody_how_they_heard_of_it(lang: str) -> None:
    mine = Verdict(lang, business="internet_provider")
    said = f"{mine.plan.sentence} {mine.page.sentence} {mine.drives.sentence}"
    assert not re.search("heard? of", said)
    assert not re.search("connue?s?\\b", said)
    assert re.search({"fr": "qui s’est plaint", "en": "who complained"}[lang], said)  # noqa: RUF001 - as the page says it


def test_an_unknown_guess_is_no_guess() -> None:
    mine = Verdict("en")
    opens_with(mine, **{KEY: "a lot"})
    assert inside(mine.verdict, Passage) == []


def test_the_headline_follows_the_reasons() -> None:
    keeps = Verdict("en", more=KEEPS)
    assert keeps.verdict.sentence.startswith("Keep what works, drop the rest.")
    assert "to keep the customers you have" in keeps.verdict.sentence
    nothing = Verdict("en", more={"half_hour_cap_hours": 0})
    assert "You may well need no account at all." in nothing.verdict.sentence


# ---- whose half-hour


@LANGS
def test_a_half_hour_that_is_not_the_learners_is_said_to_be_lent_and_judged_if(lang: str) -> None:
    mine = Verdict(lang, price=1200)
    opens_with(mine, **{KEY: "more"})
    card = inside(mine.verdict, Passage)[0]
    ours = {"fr": "La demi-heure est encore la nôtre", "en": "The half-hour is still ours"}[lang]
    if_it_were = {"fr": "Si votre demi-heure ressemble", "en": "If your half-hour is like"}[lang]
    ten = {"fr": "Sur dix personnes à qui vous parlez", "en": "Of ten you speak with"}[lang]
    hour = {"fr": "Personnes à qui vous parlez, en une heure", "en": "People you speak with, in one hour"}[
        lang
    ]
    assert all(part in card.text for part in (ours, if_it_were, ten, hour))
    assert {"fr": "si la vôtre", "en": "if yours is"}[lang] in card.headline
    assert ours in mine.plan.sentence
    assert if_it_were in mine.plan.sentence
    assert if_it_were in mine.result.sentence
    assert {"fr": "pas la mienne", "en": "not mine"}[lang] in mine.page.sentence
    # One number given, the other one is asked for; both given, nothing is lent any more.
    mine.session.put("half_hour_contacts_per_hour", 12.0)
    card = inside(mine.verdict, Passage)[0]
    assert ours in card.text
    assert hour not in card.text
    mine.session.put("half_hour_able_of_ten", 1.0)
    card = inside(mine.verdict, Passage)[0]
    assert ours not in f"{card.text} {mine.plan.sentence}"
    assert if_it_were not in mine.plan.sentence
    assert if_it_were not in mine.result.sentence


def test_the_example_s_own_half_hour_is_not_lent_and_none_is_none() -> None:
    assert lent(Verdict("en").session) == ()
    assert lent(Verdict("en", price=1200, more={"half_hour_cap_hours": 0}).session) == ()


def test_a_lent_half_hour_that_is_too_rich_is_doubted_with_its_reason() -> None:
    mine = Verdict("en", price=3000, more={"half_hour_able_of_ten": 5})
    assert re.search(
        r"an hour of it would bring about .*, and an hour of your time is worth .40", note(mine.session)
    )


# ---- two questions, two answers


@LANGS
@pytest.mark.parametrize("name", list_businesses())
def test_where_two_pages_answer_differently_each_says_why(lang: str, name: str) -> None:
    t, business = Texts(lang), preset(name)
    alone, together = decide(business), judge(business)
    differ = alone.verdict != together.verdict
    here = {
        "fr": "Le premier cahier ne regarde que les publications",
        "en": "The first workbook looks at posting",
    }
    assert (here[lang] in apart(findings(business), t)) == differ
    there = {"fr": "Cette page ne regarde que les publications", "en": "This page looks at posting alone"}
    assert (there[lang] in posting_words(business, alone, (), t).because) == differ


# ---- the authors


def test_later_sales_let_the_second_author_win() -> None:
    mine = Verdict("en")
    assert mine.result.verdict == "redirect"
    mine.session.put(LATER, 50.0)
    assert mine.result.verdict == "worth_it"
    assert mine.result.numbers["later_sales_per_100_hours"] == 50
    assert "the second author is right" in mine.authors.sentence


def test_the_first_author_speaks_of_the_example_and_then_of_the_learners_reasons() -> None:
    mine = Verdict("en")
    assert claims_of(mine.session) == ("businesses.lester.verdict",)
    mine.session.put("price", 80.0)
    assert claims_of(mine.session) == ("reasons.reach.verdict",)
    opens_with(mine, why_reasons="keep,serve")
    assert claims_of(mine.session) == ("reasons.keep.verdict", "reasons.serve.verdict")
    opens_with(mine, why_reasons="likes")
    assert claims_of(mine.session) == ("reasons.bad", "reasons.none.verdict")
    assert "No good reason: probably a waste" in mine.authors.sentence


# ---- the plan and the page


@LANGS
def test_the_plan_has_dates_once_there_is_a_day(lang: str) -> None:
    mine = Verdict(lang)
    assert {"fr": "Jour 30", "en": "Day 30"}[lang] in mine.plan.sentence
    opens_with(mine, **{WHEN: "2027-01-04", WHAT: "I ring Anna."})
    assert {"fr": "Jour 30, 2 février", "en": "Day 30, February 2"}[lang] in mine.plan.sentence
    assert "(I ring Anna)" in mine.plan.sentence


@LANGS
def test_the_page_holds_the_promise_or_a_line_to_write_on(lang: str) -> None:
    mine = Verdict(lang)
    opens_with(mine, **{KEY: "less"})
    [paper] = inside(mine.page, PrintSheet)
    assert paper.sheet.promise.count("____") >= 2
    opens_with(mine, **{KEY: "less", WHEN: "2027-01-04", WHAT: "<b>I ring</b> Anna"})
    assert "<b>I ring</b> Anna" in paper.sheet.promise
    assert {"fr": "4 janvier 2027", "en": "January 4, 2027"}[lang] in paper.sheet.promise


def test_a_day_that_is_none_leaves_the_plan_without_dates() -> None:
    mine = Verdict("en")
    opens_with(mine, **{WHEN: "next week"})
    assert "Day 1 " in mine.plan.sentence
    assert "____" in mine.page.sentence


@LANGS
def test_help_has_a_number_of_its_own_and_no_talk_of_sales(lang: str) -> None:
    mine = Verdict(lang, business="internet_provider")
    numbers = mine.result.numbers
    said = re.sub(r"[\s ,.]", "", mine.plan.sentence)
    beat = math.ceil(numbers["questions_to_beat_in_30_days"])
    expected = round(numbers["expected_questions_in_30_days"])
    wanted = {"fr": f"{beat}questionsrésolues", "en": f"{beat}questionssolved"}[lang]
    assert 0 < beat < expected
    assert wanted in said
    assert str(expected) in said
    assert {"fr": "vente", "en": "sale"}[lang] not in mine.plan.sentence
    assert numbers["sales_to_beat_in_30_days"] == 0


@LANGS
def test_a_trial_names_what_is_tried_and_the_hours_its_count_is_made_for(lang: str) -> None:
    mine = Verdict(lang, business="maker_on_a_marketplace", customers_buying_share=0.03)
    assert mine.result.words["plan"] == "trial"
    said = mine.plan.sentence
    assert re.search({"fr": r"Donnez 1,7\sh", "en": r"Give 1\.7\sh"}[lang], said)
    assert {"fr": "seulement pour garder vos clients", "en": "only to keep the customers you have"}[
        lang
    ] in said
    assert {"fr": "4 ventes ou plus", "en": "4 or more sales"}[lang] in said


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "Thirty days cannot show this"), ("fr", "Trente jours ne peuvent pas le montrer")],
)
def test_where_later_sales_carry_the_verdict_plan_test_and_paper_say_that_no_month_shows_it(
    lang: str, said: str
) -> None:
    book = Verdict(lang, **WAYS["count"])
    assert said in book.plan.sentence
    assert said in book.drives.sentence
    assert said not in Verdict(lang).plan.sentence


def test_one_month_of_ten_is_one_month() -> None:
    plan = findings(with_numbers(preset("lester"), {"able_of_ten": 5, "contacts_per_hour": 3})).plan
    assert luck(replace(plan, none_anyway=0.1), Texts("en")).endswith("in 1 month of ten by luck alone.")
    assert luck(replace(plan, none_anyway=0.3), Texts("en")).endswith("in 3 months of ten by luck alone.")


def test_the_page_says_the_verdict_the_reasons_and_the_number_to_beat() -> None:
    said = Verdict("en").page.sentence
    assert "Those hours are probably better spent in the half-hour" in said
    assert re.search(r"To win new customers 4\sh .€101 \*{0,2}None at all", said)
    assert "The number to beat: one sale in 4 months." in said
    assert "Week 4" in said


# ---- the questions


def test_what_is_said_back_depends_on_the_answer_and_the_numbers() -> None:
    mine = Verdict("en")
    assert "Yes." not in mine.checks.sentence
    answers = {
        "verdict_check_more": "works",
        "verdict_check_known": "likes",
        "verdict_check_luck": "depends",
    }
    opens_with(mine, **answers)
    before = mine.checks.sentence
    assert "Yes. Only what works, and only as far as it goes on working." in before
    assert not re.search("Put more in|of ten by luck", before), "nothing of the verdict before the guess"
    opens_with(mine, **answers, **{KEY: "less"})
    said = mine.checks.sentence
    assert "Put more in? No: more of what does not pay only loses more." in said
    assert "Not quite. Likes count what people press" in said
    assert "that happens in 3 months of ten by luck alone" in said


def test_every_business_of_the_kit_has_its_name_and_its_authors_word() -> None:
    assert set(EXAMPLES) == set(list_businesses())
    # Those that the door starts from, and the trades, are the kit's own: no author has said a word of them.
    assert set(OWN) == set(list_businesses()) - {*STARTS.values(), *TRADES}
    assert set(OWN.values()) <= set(claims())


@pytest.mark.parametrize(
    ("business", "own", "headline"),
    [
        ("small_firm_support", "businesses.small_support.verdict", "Usually not"),
        ("maker_on_a_marketplace", "businesses.maker.verdict", "Yes, to keep the customers you have"),
    ],
)
def test_the_author_has_his_own_word_on_a_business_of_his(business: str, own: str, headline: str) -> None:
    mine = Verdict("en", business)
    assert claims_of(mine.session) == (own,)
    assert cards(mine.session)[0].headline == headline


@LANGS
def test_what_leans_towards_no_says_against_which_half_hour(lang: str) -> None:
    t, business = Texts(lang), preset("lester")
    (half_hour,) = (activity.name for activity in business.activities[1:])
    doubtful = replace(
        overall(business),
        verdict="test_first",
        plan={half_hour: 6.0},
        better=half_hour,
        p_pays=0.7,
        doubt=0.4,
    )
    lent_said, own_said = (
        verdict_words(business, doubtful, (), t, whose).because for whose in (["half_hour_able_of_ten"], [])
    )
    lent_words, own_words = {
        "fr": (
            "Face à une demi-heure comme celle de notre exemple, la balance penche contre",
            "Face à votre demi-heure, la balance penche contre",
        ),
        "en": (
            "Against a half-hour like our example's it leans towards no; but in 4 cases",
            "Against your half-hour it leans towards no",
        ),
    }[lang]
    assert lent_words in lent_said
    assert own_words in own_said
    nothing = verdict_words(business, replace(doubtful, plan={}, better=None), (), t).because
    assert {"fr": "La balance penche contre", "en": "It leans towards no"}[lang] in nothing
