"""The workbook that asks why one is there: nothing before a reason, then what the answers come to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from case_studies import list_businesses
from case_studies.claims import claim
from case_studies.diagnosis import COMMON
from case_studies.networks import Network
from widgets.action_button import ActionButton
from widgets.chart import Chart
from widgets.choice import Choice
from widgets.figures import networks_bars
from widgets.figures.networks_bars import Bar
from widgets.number_field import NumberField
from widgets.numbers_form import NumbersForm
from widgets.passage import Passage
from widgets.save_file import Saved, write_saved
from widgets.session import Session
from widgets.several import Several
from widgets.switch import Switch
from widgets.why_there.case import EXAMPLES
from widgets.why_there.chosen import KEY, LABELS, answers_of, keep_answer, keep_reasons, reasons_of
from widgets.why_there.guess import KEY as GUESS
from widgets.why_there.networks_kept import keep_networks, networks_of
from widgets.why_there.question_text import ASKED
from widgets.why_there.section import KEYS
from widgets.why_there.workbook import CLAIMS, NAME, WhyThere
from widgets.wrong_number import WrongNumberError

if TYPE_CHECKING:
    from ipywidgets import Widget

PANELS = ("guess", "case", "networks", "own", "takes")
CONVINCED = {f"why_{question}": "yes" for question in ASKED}


def inside(panel: Widget, kind: type) -> list[Any]:
    """Give every child of a kind, at any depth, in order."""
    found = []
    for child in panel.children:
        found += (
            [child] if isinstance(child, kind) else inside(child, kind) if hasattr(child, "children") else []
        )
    return found


def opens_with(why: WhyThere, **answers: str | float) -> None:
    """Have the browser bring what it kept."""
    message = {"kind": "start", "with": write_saved(Saved(answers=answers))}
    why.session.keeper._handle_custom_msg(message, [])  # noqa: SLF001 - where ipywidgets hands messages over


def card(why: WhyThere) -> Passage:
    """Give the diagnosis."""
    found: Passage = next(one for one in inside(why.own, Passage) if one.kind == "verdict")
    return found


def test_the_first_question_names_the_six_reasons_of_the_article() -> None:
    why = WhyThere("en")
    (several,) = inside(why.ask, Several)
    assert [value for value, _ in several._options] == list(LABELS)  # noqa: SLF001 - what the page is given
    assert several._style == "big"  # noqa: SLF001
    assert why.ask.sentence == "Why are you on social media? no answer yet"


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_nothing_is_shown_before_a_reason_is_chosen(lang: str) -> None:
    why = WhyThere(lang)
    for name in PANELS:
        panel = getattr(why, name)
        for kind in (Chart, Choice, NumberField, ActionButton):
            assert inside(panel, kind) == [], name
        assert not any(letter.isdigit() for letter in panel.sentence)
    assert why.result.verdict == "cannot_tell"


def test_choosing_opens_the_page_and_is_kept_for_the_verdict() -> None:
    why = WhyThere("en")
    panels = [getattr(why, name) for name in PANELS]
    (several,) = inside(why.ask, Several)
    several.value = ["likes", "reach", "keep"]
    assert why.session.answers[KEY] == "reach,keep,likes"
    assert reasons_of(why.session) == ("reach", "keep", "likes")
    assert inside(why.own, Chart)
    assert all("This opens once" not in panel.sentence for panel in panels)
    several.value = []
    assert "This opens once" in why.own.sentence


def test_networks_are_only_for_those_who_look_for_customers() -> None:
    why = WhyThere("en")
    keep_reasons(why.session, ["serve"])
    assert why.networks.sentence.startswith("This part is for those who are there to find customers")
    keep_reasons(why.session, ["reach"])
    assert inside(why.networks, Several)


def test_only_the_questions_of_the_chosen_reasons_are_asked() -> None:
    why = WhyThere("en")
    keep_reasons(why.session, ["keep"])
    asked = [choice.label for choice in inside(why.own, Choice)]
    assert asked == [ASKED[q].question for q in ("keep_there", "keep_offer", "keep_again")]
    labels = [field.label for field in inside(why.own, NumberField)]
    assert "Customers you have" in labels
    assert "Hours a month you give to posting" not in labels


@pytest.mark.parametrize("reason", ["competitors", "likes", "unknown"])
def test_without_a_good_reason_the_page_says_so_plainly(reason: str) -> None:
    why = WhyThere("en")
    keep_reasons(why.session, [reason])
    assert card(why).headline == "No good reason so far"
    assert card(why).tone == "no"
    assert "about €160 a month in time and money" in card(why).text
    assert "know exactly why" in card(why).text
    assert inside(why.own, Choice) == []
    assert why.result.verdict == "not_worth_it"


def test_an_unconvincing_answer_says_probably_losing_money() -> None:
    why = WhyThere("en")
    keep_reasons(why.session, ["reach"])
    keep_answer(why.session, "reach_path", "no")
    assert card(why).headline == "Probably losing money"
    assert "probably loses money, because you see no way from a like to a purchase" in card(why).text


@pytest.mark.parametrize(("lang", "said"), [("en", "it would cost"), ("fr", "cela coûterait")])
def test_what_the_answers_deny_brings_nothing_but_in_the_numbers(lang: str, said: str) -> None:
    why = WhyThere(lang, hours=6, answers={"why_reasons": "reach", "why_reach_path": "no"})
    _, denied, after = why.result.sentence.partition(why.session.t(ASKED["reach_path"].against))
    assert denied
    # The first sentence ends with the reason: only the next, as the numbers have it, speaks of money.
    assert after.startswith(". ")
    assert said in after.split(". ")[1]


def test_the_better_half_hour_is_named_beside_reaching_and_not_beside_keeping() -> None:
    why = WhyThere("en")
    keep_reasons(why.session, ["reach"])
    told = "an hour of it brings about €201, an hour of posting about €15."
    assert f"A better half-hour, as we assume it: {told}" in card(why).text
    why.session.put("half_hour_contacts_per_hour", 0)
    assert "an hour of it" not in card(why).text
    why.session.put("half_hour_contacts_per_hour", 12)
    assert "Your half-hour: an hour of it brings" in card(why).text
    keep_reasons(why.session, ["keep"])
    assert "an hour of it" not in card(why).text


def test_a_convincing_reason_with_numbers_that_pay_is_a_good_one() -> None:
    why = WhyThere("en")
    opens_with(why, why_reasons="keep", **CONVINCED)
    for key, value in (
        ("customers_count", 20_000),
        ("customers_following_share", 0.5),
        ("customers_buying_share", 0.02),
        ("customers_hours", 2),
        ("customers_offers_a_month", 2),
    ):
        why.session.put(key, value)
    assert card(why).headline == "Probably a good reason to be there"
    assert card(why).tone == "yes"
    assert "; but 3 numbers are still ours." in card(why).text
    assert "you can say why" not in card(why).text
    assert why.result.verdict == "worth_it"
    assert why.result.numbers["keep_net_per_month"] > 0
    keep_answer(why.session, "keep_again", "no")
    assert "by your own answers they usually buy only once" in card(why).text
    assert why.result.verdict == "not_worth_it"


def test_what_is_open_is_counted_in_card_and_picture() -> None:
    why = WhyThere("en")
    keep_reasons(why.session, ["reach"])
    assert "3 questions have no answer yet and 6 numbers are still ours" in card(why).text
    (chart,) = inside(why.own, Chart)
    assert chart.table.rows[0][-1] == "still open: 9 answers"
    keep_answer(why.session, "reach_there", "unsure")
    keep_answer(why.session, "reach_way", "yes")
    why.session.put("contacts_per_hour", 50)
    assert "1 question has no answer yet, you are not sure of 1 answer and 5 numbers are still ours" in (
        card(why).text
    )


def test_the_guess_stands_beside_the_result() -> None:
    why = WhyThere("en")
    opens_with(why, why_reasons="reach", **{GUESS: -50.0})
    assert "(you guessed \N{MINUS SIGN}€50)" in why.own.sentence
    assert any(row[0] == "Your guess" for row in inside(why.own, Chart)[0].table.rows)


def test_answers_come_back_and_nonsense_in_a_file_does_no_harm() -> None:
    why = WhyThere("en")
    opens_with(
        why,
        why_reasons="keep,fame,reach",
        why_keep_offer="no",
        why_reach_path="maybe",
        why_networks="facebook 0.5 0.1 0.2; myspace 1 1 1; x 2 0 0; tiktok nan 0 0; linkedin 1",
    )
    assert reasons_of(why.session) == ("reach", "keep")
    assert answers_of(why.session) == {"keep_offer": "no"}
    assert networks_of(why.session) == (Network("facebook", 0.5, 0.1, 0.2),)
    assert [choice.value for choice in inside(why.own, Choice)][3:] == [None, "no", None]


def test_a_reason_that_is_taken_away_keeps_its_answers() -> None:
    why = WhyThere("en")
    keep_reasons(why.session, ["serve"])
    keep_answer(why.session, "serve_need", "yes")
    keep_reasons(why.session, ["likes"])
    keep_reasons(why.session, ["serve"])
    assert inside(why.own, Choice)[1].value == "yes"


def test_more_can_be_said_about_a_reason() -> None:
    why = WhyThere("en")
    keep_reasons(why.session, ["serve"])
    before = {field.label for field in inside(why.own, NumberField)}
    inside(why.own, Switch)[0].value = True
    after = {field.label for field in inside(why.own, NumberField)}
    assert "Share of those who ask that need help at once" in after - before


def test_an_example_shows_what_the_author_says_beside_our_numbers() -> None:
    why = WhyThere("en")
    keep_reasons(why.session, ["keep"])
    (choice,) = inside(why.case, Choice)
    assert inside(why.case, Chart) == []
    choice.value = "b2b_software"
    assert claim("businesses.b2b_software.verdict").prose("en").says in why.case.sentence
    (chart,) = inside(why.case, Chart)
    assert [row[0] for row in chart.table.rows] == ["Finding customers", "Keeping customers", "Together"]
    assert why.session.start.name == "lester"


def test_the_learner_may_start_from_an_example() -> None:
    why = WhyThere("en")
    keep_reasons(why.session, ["keep"])
    inside(why.case, Choice)[0].value = "restaurant"
    before = why.own.sentence
    (start,) = inside(why.case, ActionButton)
    start._clicked()  # noqa: SLF001 - as the page does
    assert why.session.start.name == "restaurant"
    (now,) = inside(why.case, ActionButton)
    assert (now.label, now.disabled) == ("You start from these numbers", True)
    assert reasons_of(why.session) == ("keep",)
    assert why.own.sentence != before


# ---- network by network


def on_networks(*names: str) -> WhyThere:
    why = WhyThere("en")
    keep_reasons(why.session, ["reach"])
    inside(why.networks, Several)[0].value = list(names)
    return why


def test_each_network_is_asked_for_who_is_there_who_sees_and_who_gets_in_touch() -> None:
    why = on_networks("facebook", "linkedin")
    assert [network.name for network in networks_of(why.session)] == ["facebook", "linkedin"]
    there, seen, path = inside(why.networks, NumberField)[:3]
    assert (there.value, seen.value) == (5, claim("reach.facebook_2025").shares[0])
    before = inside(why.networks, Chart)[0].sentence
    path.value = 0.5
    assert networks_of(why.session)[0].path == 0.5
    assert inside(why.networks, Chart)[0].sentence != before


def test_the_numbers_change_only_when_the_learner_says_so() -> None:
    why = on_networks("instagram")
    assert "contacts_per_hour" not in why.session.typed
    (use,) = inside(why.networks, ActionButton)
    assert use.label.startswith("Reckon with")
    use._clicked()  # noqa: SLF001 - as the page does
    best = why.networks.inside.inside.best
    assert why.session.typed["contacts_per_hour"] == pytest.approx(best.contacts_per_hour, rel=0.01)
    assert use.disabled
    why.session.put("contacts_per_hour", 2)
    assert not use.disabled


def test_a_network_that_comes_back_brings_its_numbers() -> None:
    why = on_networks("facebook")
    inside(why.networks, NumberField)[0].value = 9
    several = inside(why.networks, Several)[0]
    several.value = []
    assert inside(why.networks, Chart) == []
    several.value = ["facebook"]
    assert networks_of(why.session)[0].there == 0.9


def test_what_is_kept_of_the_networks_reads_back_as_it_was() -> None:
    why = WhyThere("en")
    networks = (Network("facebook", 0.1, 0.0165, 0.002), Network("x", 1, 0, 0.25))
    keep_networks(why.session, networks)
    assert networks_of(why.session) == networks


# ---- what it would take, and the whole


def test_what_it_would_take_follows_reasons_and_numbers() -> None:
    why = WhyThere("en")
    keep_reasons(why.session, ["likes"])
    assert why.takes.sentence.startswith("One of the three reasons would have to be yours first")
    keep_reasons(why.session, ["reach"])
    assert "“What one hour of your time is worth”, about €15 in place of €40; then it would just pay" in (
        why.takes.sentence
    )
    why.session.put("hour_value", 10)
    assert "then it would no longer pay" in why.takes.sentence


def test_another_business_starts_every_panel_anew_and_keeps_the_reasons() -> None:
    why = WhyThere("en")
    keep_reasons(why.session, ["reach"])
    before = why.own.sentence
    why.session.start_from("lester_early")
    assert why.own.sentence != before
    assert reasons_of(why.session) == ("reach",)


def test_the_two_languages_say_the_same_numbers() -> None:
    results = []
    for lang in ("fr", "en"):
        why = WhyThere(lang, more={"customers_hours": 3, "customers_count": 500}, reasons="reach,keep")
        results.append((why.result.verdict, why.result.numbers))
        assert why.result.workbook == NAME
    assert results[0] == results[1]
    assert results[0][1]["good_reasons"] == 2


def test_a_reason_that_is_none_is_told_in_one_sentence() -> None:
    with pytest.raises(
        WrongNumberError, match="“fame” is no reason that can be chosen; accepted: reach, keep"
    ):
        WhyThere("en", reasons="reach, fame")


def test_every_claim_of_the_page_is_in_the_ledger() -> None:
    assert all(claim(name).id == name for name in CLAIMS)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_each_self_check_has_an_answer_of_its_own_for_each_choice(lang: str) -> None:
    why = WhyThere(lang)
    for choice in inside(why.checks, Choice):
        said = []
        for value, _ in choice._options:  # noqa: SLF001 - what the page is given
            choice.value = value
            said.append(why.checks.sentence)
        assert len(set(said)) == len(said)


def test_the_examples_are_businesses_of_the_kit_with_the_authors_word() -> None:
    assert set(EXAMPLES) <= set(list_businesses())
    assert all(claim(name).shape == "words" for name in EXAMPLES.values())


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_what_pays_less_than_the_half_hour_is_sent_there(lang: str) -> None:
    why = WhyThere(lang, reasons="reach", hours=4, contacts_per_hour=2.5, able_of_ten=2)
    opens_with(why, why_reasons="reach", **CONVINCED)
    assert why.result.verdict == "redirect"
    assert card(why).headline == why.session.t("It pays, but something else probably pays more")
    (reach,) = why.own.inside.inside.diagnosis.good
    assert {*COMMON} <= {*reach.assumed}
    assert (
        why.session.t.n(
            "{n} number behind it is still ours.",
            "{n} numbers behind it are still ours.",
            n=len(reach.assumed),
        )
        in card(why).text
    )


def test_answers_given_with_the_page_make_the_diagnosis_until_the_learners_own_come_in() -> None:
    given = {"why_reasons": "reach, likes", **CONVINCED, "why_reach_path": "no"}
    numbers = dict.fromkeys(("hours", "contacts_per_hour", "able_of_ten"), 2.0)
    why = WhyThere("en", answers=given, **numbers)
    assert reasons_of(why.session) == ("reach", "likes")
    assert answers_of(why.session)["reach_path"] == "no"
    assert why.result.verdict == "not_worth_it"
    assert inside(why.own, Choice), "the page is open at once"
    assert why.keeper.saved == Saved(), "nothing is kept that the learner has not said"
    opens_with(why, why_reach_path="yes")
    assert answers_of(why.session)["reach_path"] == "yes"
    assert reasons_of(why.session) == ("reach", "likes")


@pytest.mark.parametrize("given", ['{"why_reach_path": "no"}', {"why_reach_path": False}])
def test_answers_may_be_json_or_what_yaml_makes_of_yes_and_no(given: Any) -> None:  # noqa: ANN401 - either
    assert answers_of(WhyThere("fr", answers=given).session) == {"reach_path": "no"}


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize(
    ("given", "named"),
    [
        ("[1]", "answers"),
        ("{", "answers"),
        ({"Why": "x"}, "answers"),
        ({3: "x"}, "answers"),
        ({"why_guess": [1, 2]}, "answers"),
        ({"why_guess": float("nan")}, "answers"),
        ({"business": "restaurant"}, "business"),
        ({"why_reasons": "reach,fame"}, "fame"),
        ({"why_reasons": 3}, "3"),
        ({"why_reach_path": "perhaps"}, "perhaps"),
        ({"why_reach_pth": "yes"}, "why_reach_pth"),
    ],
)
def test_a_given_answer_that_can_not_be_used_is_one_sentence(
    lang: str,
    given: Any,  # noqa: ANN401 - anything
    named: str,
) -> None:
    with pytest.raises(WrongNumberError) as wrong:
        WhyThere(lang, answers=given)
    assert named in str(wrong.value)
    assert "\n" not in str(wrong.value)


def test_what_a_post_takes_is_an_assumption_in_sight() -> None:
    shown = NumbersForm(Session("en", NAME), KEYS["keep"], more=False)["customers_hours_each"]
    assert shown.value == 1
    assert shown.note == "Our assumption, until you give your own."


def test_a_long_name_and_its_sales_take_two_lines_on_a_phone() -> None:
    bars = [Bar("Votre demi-heure", 3000, 1183, half_hour=True), Bar("Facebook", 30, 1, half_hour=False)]
    narrow = networks_bars.draw(bars, lang="fr").layout.meta["narrow"]
    assert "<br>" in narrow["annotations[0].text"]
    assert "<br>" not in narrow["annotations[2].text"]
