"""The panels of the cost workbook, and the whole of it over one set of numbers."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from case_studies.claims import claim
from case_studies.flat import fields
from case_studies.horizon import horizon
from case_studies.parse import preset
from case_studies.ranges import likely
from widgets.action_button import ActionButton
from widgets.chart import Chart
from widgets.choice import Choice
from widgets.cost_of_free.answers import BUDGET, GUESS, PATIENCE, RAMP, SALES, WATCHER, WHO, Answers
from widgets.cost_of_free.channel import Channel
from widgets.cost_of_free.checks import Checks
from widgets.cost_of_free.earn import Earn
from widgets.cost_of_free.published import Published
from widgets.cost_of_free.ways import Ways
from widgets.cost_of_free.workbook import CLAIMS, NAME, CostOfFree
from widgets.figures.labels import euros
from widgets.judged import judge
from widgets.number_field import NumberField
from widgets.passage import Passage
from widgets.result import MIME
from widgets.save_file import Saved, write_saved
from widgets.session import Session
from widgets.texts import Texts
from widgets.wrong_number import WrongNumberError

if TYPE_CHECKING:
    from ipywidgets import Widget

    from widgets.passage import Passage as Card

NB = "\N{NO-BREAK SPACE}"


def inside(panel: Widget, kind: type) -> list[Any]:
    """Give every child of a kind, at any depth, in order."""
    found = []
    for child in panel.children:
        found += (
            [child] if isinstance(child, kind) else inside(child, kind) if hasattr(child, "children") else []
        )
    return found


def opens_with(session: Session, numbers: dict[str, float] | None = None, **answers: str | float) -> None:
    """Have the browser bring what it kept."""
    saved = write_saved(Saved(numbers=numbers or {}, answers=answers))
    session.keeper._handle_custom_msg({"kind": "start", "with": saved}, [])  # noqa: SLF001 - where ipywidgets hands messages over


def answers_of(lang: str = "en", **how: Any) -> Answers:  # noqa: ANN401 - as the class takes them
    return Answers(Session(lang, NAME), **how)


def card(panel: Widget) -> Card:
    return next(one for one in inside(panel, Passage) if one.kind == "verdict")


# ---- the published prices


def test_prices_stay_covered_until_there_is_a_guess() -> None:
    session = Session("en", NAME)
    panel = Published(session)
    assert inside(panel, Chart) == []
    opens_with(session, **{GUESS: 800})
    assert "You guessed €800." in inside(panel, Chart)[0].sentence
    assert inside(panel, ActionButton) == []


def test_a_rate_is_tried_out_and_not_kept() -> None:
    session = Session("en", NAME)
    panel = Published(session)
    inside(panel, ActionButton)[0]._clicked()  # noqa: SLF001 - pressed
    panel.rate.value = 0.7
    assert "€3,150" in panel.sentence
    assert session.keeper.saved.answers == {}


# ---- four ways


def test_own_time_is_not_free() -> None:
    ways = Ways(answers_of())
    said = card(ways)
    assert said.headline == "Doing it yourself: about €160 a month, €1,920 a year"
    assert "they are not free" in said.text
    ways._session.put("hour_value", 0)  # noqa: SLF001 - as another panel would
    assert "really worth nothing" in said.text
    assert said.headline.startswith("Doing it yourself: about €0")


def test_hours_that_nobody_gave_are_called_ours() -> None:
    ways = Ways(answers_of())
    said, session = card(ways), ways._session  # noqa: SLF001 - as another panel would
    assert "The hours, and what one of them is worth, are still our assumptions" in said.text
    assert (
        ways.form["hours"].note == ways.form["hour_value"].note == "Our assumption, until you give your own."
    )
    session.put("hours", 6)
    assert "What an hour is worth is still our assumption" in said.text
    assert ways.form["hours"].note == ""
    session.put("hour_value", 30)
    assert "assumption" not in said.text


def test_the_months_one_would_give_it_are_called_ours_until_they_are_given() -> None:
    answers = answers_of()
    earn = Earn(answers)
    assert earn.patience.field.note == "Our assumption, until you give your own."
    answers.give(PATIENCE, 12)
    assert earn.patience.field.note == ""


def test_hours_for_those_who_bought_already_are_hours_too() -> None:
    answers = answers_of()
    ways, earn = Ways(answers), Earn(answers)
    assert ways.form["customers_hours"].layout.display == "none"  # no hours, no question
    alone = answers.expected
    customers = {"count": 500, "following_share": 0.2, "seen_share": 0.2, "buying_share": 0.05}
    for key, value in customers.items():
        answers.session.put(f"customers_{key}", value)
    answers.session.put("customers_hours", 6)  # as the workbook on reasons does
    assert card(ways).headline == "Doing it yourself: about €400 a month, €4,800 a year"
    said = card(ways).text.replace(NB, " ")
    assert "10 h a month for the pages" in said
    assert "Of these hours, 4 h to find customers and 6 h to stay in touch." in said
    assert ways.form["customers_hours"].layout.display is None
    # What they cost is held against what they bring: an offer a month, seen by 20, of whom one buys.
    assert answers.expected == pytest.approx(alone + 1)
    assert answers.new_share == pytest.approx(alone / (alone + 1))
    assert "you expect 1.08." in earn.sentence


def test_time_and_money_are_told_apart_and_add_up() -> None:
    answers = answers_of(who="own_time")
    ways = Ways(answers)
    assert "to pay" not in card(ways).text
    ways.switches["ads"].value = True
    assert card(ways).headline.startswith("Doing it yourself: about €310 a month")
    assert "**€150** to pay and **€160** of your own time" in card(ways).text
    assert "**€310** a month" in card(ways).text
    ways.who.value = "agency"
    ways.switches["supervision"].value = True
    bill = answers.bills["agency"]
    assert bill.money.likely + bill.own_time.likely == bill.month.likely == 4500 + 150 + 40
    assert "**€4,650** to pay and **€40** of your own time" in card(ways).text


def test_the_hours_of_help_are_left_to_the_verdict() -> None:
    said = card(Ways(Answers(Session("en", NAME, "small_firm_support")))).text
    assert "The hours of help are not in it" in said


@pytest.mark.parametrize("hour_value", [4.625, 4.875, 3.7, 0.1])
def test_the_budget_is_the_bill_as_it_is_printed(hour_value: float) -> None:
    answers = answers_of()
    channel = Channel(answers)
    answers.session.put("hour_value", hour_value)  # four hours: 18.50, 19.50, 14.80, 0.40
    printed = euros(answers.bills["own_time"].month.likely, "en")
    assert euros(channel.budget.field.value, "en") == printed
    assert f"I give it {printed} a month" in channel.sentence
    assert channel.budget.field.value == float(printed.removeprefix("€").replace(",", ""))


def test_the_agencys_bill_is_the_published_one_until_the_learner_types_theirs() -> None:
    answers = answers_of()
    ways = Ways(answers)
    ways.who.value = "agency"
    assert answers.session.answers[WHO] == "agency"
    field = ways["agency_running"].field
    assert field.value == claim("myths.outsourcing_monthly").value
    assert field.note == claim("myths.outsourcing_monthly").prose("en").says
    assert card(ways).headline.startswith("An agency: about €4,500 a month")
    assert "between €4,500 and €9,000" in card(ways).text
    field.value = 2000
    assert answers.session.typed["manager_cash"] == 2000
    assert field.note == ""
    assert card(ways).headline.startswith("An agency: about €2,000 a month")
    assert "between" not in card(ways).text


def test_only_the_numbers_behind_the_own_way_are_asked() -> None:
    answers = answers_of()
    ways = Ways(answers)

    def asked() -> list[str]:
        shown = [field for field in inside(ways, NumberField) if field.layout.display != "none"]
        return [field.label for field in shown]

    assert asked() == ["Hours a month you give to posting", "What one hour of your time is worth"]
    ways.who.value = "in_house"
    assert asked() == [
        "Hours a month that an employee gives to it",
        "What an employee costs you an hour, charges included",
        "What one hour of your time is worth",
    ]
    ways.switches["videos"].value = True
    assert asked()[-1] == "Hours a month for videos"
    ways.who.value = "freelance"
    assert asked()[-1] == "Videos, bought: euros a month"
    ways.switches["videos"].value = False
    assert asked() == ["What you pay them a month", "What one hour of your time is worth"]


@pytest.mark.parametrize("who", ["own_time", "in_house", "freelance", "agency"])
def test_every_line_that_is_switched_on_moves_the_bars(who: str) -> None:
    answers = answers_of(who=who)
    ways = Ways(answers)
    for name, switch in ways.switches.items():
        before, drawn = answers.bills[answers.who].month.likely, inside(ways, Chart)[0].figure
        switch.value = True
        assert answers.session.answers[f"cost_with_{name}"] == 1
        grew = answers.bills[answers.who].month.likely > before
        assert grew or (who, name) == ("own_time", "supervision")
        assert inside(ways, Chart)[0].figure != drawn
    assert card(ways).text.endswith("Nothing is left out of it.")


def test_an_own_price_is_kept_and_the_stripes_go() -> None:
    answers = answers_of(who="freelance")
    ways = Ways(answers)
    ways.switches["videos"].value = True
    field = ways["videos_bought"].field
    assert field.note == "Our assumption: €200 to €2,500."
    field.value = 350
    assert answers.session.answers["cost_videos_bought"] == 350
    assert field.note == ""
    assert answers.bills["freelance"].month.likely == 850
    found = {line.name: line.origin for line in answers.bills["freelance"].lines}
    assert found["videos"] == "given"


def test_what_is_typed_elsewhere_counts_here_and_the_other_way_round() -> None:
    answers = answers_of()
    ways, earn = Ways(answers), Earn(answers)
    answers.session.put("hours", 10)
    assert card(ways).headline.startswith("Doing it yourself: about €400 a month")
    ways.switches["ads"].value = True
    ways["ads_budget"].field.value = 60
    assert answers.session.typed["cash"] == 60
    ways.switches["supervision"].value = True
    ways["supervision_hours"].field.value = 3
    assert answers.session.typed["manager_hours"] == 3
    assert "€460" in card(earn).text


def test_an_assumption_that_the_learner_typed_too_is_theirs() -> None:
    answers = answers_of()
    for key, value in (("hours", 4), ("hour_value", 40)):
        answers.session.put(key, value)
    assert answers.bills["own_time"].lines[0].origin == "given"


def test_a_number_given_with_the_page_is_the_learners_own() -> None:
    book = CostOfFree("en", price=500, hours=6, hour_value=30)
    assert set(book.answers.own) == {"price", "hours", "hour_value"}
    assert book.answers.bills["own_time"].lines[0].origin == "given"


def test_answers_come_back_and_go_with_start_again() -> None:
    answers = answers_of("fr")
    ways, earn = Ways(answers), Earn(answers)
    before = ways.sentence, earn.sentence
    opens_with(
        answers.session,
        {"manager_cash": 700},
        **{
            WHO: "freelance",
            "cost_with_videos": 1,
            SALES: 3,
            RAMP: 2,
            PATIENCE: 12,
            "cost_videos_bought": 100,
        },
    )
    assert ways.who.value == "freelance"
    assert ways.switches["videos"].value
    assert ways["videos_bought"].field.value == 100
    assert (earn.sales.field.value, earn.ramp.field.value, earn.patience.field.value) == (3, 2, 12)
    assert answers.bills["freelance"].month.likely == 800
    answers.session.keeper._handle_custom_msg({"kind": "clear", "with": None}, [])  # noqa: SLF001 - as above
    assert (ways.sentence, earn.sentence) == before
    assert not ways.switches["videos"].value


@pytest.mark.parametrize(
    "kept",
    [
        {WHO: "robot", SALES: -3, RAMP: 1e9, PATIENCE: 0, "cost_with_videos": "yes"},
        {WHO: 3.0, SALES: "many", "cost_staff_hour": -1, BUDGET: "all"},
    ],
)
def test_answers_that_somebody_wrote_into_a_file_break_nothing(kept: dict[str, Any]) -> None:
    answers = answers_of()
    panels = Ways(answers), Earn(answers), Channel(answers)
    before = [panel.sentence for panel in panels]
    opens_with(answers.session, **kept)
    assert [panel.sentence for panel in panels] == before


# ---- what it would take


def test_the_sales_expected_are_those_of_the_other_numbers_until_they_are_given() -> None:
    answers = answers_of()
    earn = Earn(answers)
    assert earn.sales.field.value == pytest.approx(0.08)
    assert "your other numbers" in card(earn).text
    answers.session.put("able_of_ten", 5)
    assert earn.sales.field.value > 0.5
    assert card(earn).tone == "yes"
    earn.sales.field.value = 0.1
    assert "first workbook" not in card(earn).text
    assert card(earn).headline == "With these numbers, it would probably never be paid back"
    assert card(earn).tone == "no"


def test_the_published_bill_takes_the_sales_of_the_check_value() -> None:
    answers = answers_of(who="agency", sales=7)
    answers.session.put("manager_cash", 4500)
    earn = Earn(answers)
    assert "**6.43**" in card(earn).text
    # Revenue would look like 4.5 sales.
    assert "would say 4.5: but of each €1,000, €300 is gone again." in card(earn).text
    assert card(earn).headline.startswith("It would come too late: month ")
    earn.ramp.field.value = 0
    assert card(earn).headline == "It would probably be paid back in month 1"


def test_a_bill_that_nobody_knows_leaves_the_answer_open() -> None:
    earn = Earn(answers_of(who="agency", sales=10))
    assert card(earn).tone == "unsure"


def test_no_more_sales_than_there_is_room_for() -> None:
    answers = answers_of(who="agency", sales=50)
    answers.session.put("capacity", 4)
    earn = Earn(answers)
    assert card(earn).headline == "It could not be paid back: it needs more sales than you can take on"
    assert "You expect 50, but could take on only 4 a month: the others are not counted." in card(earn).text


def test_the_result_says_from_where_on_it_would_change() -> None:
    first, second = CostOfFree("en", who="own_time", sales=0.1).result.changes
    assert CostOfFree("en", who="own_time", sales=1.001 * float(first["at"])).result.verdict == "worth_it"
    assert CostOfFree("en", sales=0.1, price=1.001 * float(second["at"])).result.verdict == "worth_it"
    assert first["now"] == 0.1
    paying = CostOfFree("en", sales=2).result
    assert (paying.verdict, paying.changes[0]["verdict"]) == ("worth_it", "not_worth_it")


def test_the_slow_start_is_made_up_for() -> None:
    earn = Earn(answers_of(who="freelance", sales=1))
    assert "all back in 24 months, it takes 0.8." in card(earn).text
    earn.ramp.field.value = 0
    assert "slow start" not in card(earn).text


def test_later_purchases_are_said_and_revenue_is_that_of_them_all() -> None:
    answers = answers_of(who="freelance")
    answers.session.put("repeat_purchases", 3)
    earn = Earn(answers)
    said = card(earn).text
    assert "a new customer leaves you €2,800, what they buy later included." in said
    assert (
        "Whoever counts all that a new customer pays over time, and not what stays of it, would say 0.13"
        in said
    )  # 500 / 4,000
    assert "At €2,800 a new customer, what they buy later included," in earn.sentence
    answers.session.put("margin_ratio", 1)
    assert "gone again" not in card(earn).text


def test_few_sales_are_also_said_in_months() -> None:
    assert "0.23, or one in about 4.4 months" in Earn(answers_of()).sentence


# ---- any channel


def test_a_budget_says_what_it_must_bring_and_is_held_against_the_bill() -> None:
    answers = answers_of(who="freelance")
    channel = Channel(answers)
    assert "€500" in channel.sentence
    assert "less than" not in channel.sentence
    channel.budget.field.value = 70
    channel.watcher.value = "Anna"
    assert channel.sentence.startswith(
        "I give it €70 a month. Anna sees to it. It must bring 0.1 further sales a month; if after 24 months"
    )
    assert "less than the €500 a month" in channel.sentence
    assert answers.session.keeper.saved.answers == {BUDGET: 70, WATCHER: "Anna"}
    other = answers_of()
    again = Channel(other)
    opens_with(other.session, **{BUDGET: 70, WATCHER: "x" * 300})
    assert again.budget.field.value == 70
    assert again.watcher.value == ""


# ---- questions


def test_each_question_has_one_right_answer_and_says_something_of_its_own_to_each() -> None:
    checks = Checks(Session("fr", NAME))
    for check in checks.checks:
        options = list(check._options.values())  # noqa: SLF001 - what it offers
        assert [option.right for option in options].count(True) == 1
        assert len({option.feedback for option in options}) == len(options)
        assert check.state == "open"
    choice = inside(checks, Choice)[0]
    choice.value = "revenue"
    assert checks.checks[0].state == "wrong"
    assert "600" in checks.sentence
    choice.value = "margin"
    assert checks.checks[0].state == "right"


# ---- the whole


def test_the_result_holds_the_bill_and_what_earns_it_back() -> None:
    book = CostOfFree("en", who="agency", sales=8)
    bundle = book.result._repr_mimebundle_()
    data = bundle[MIME]
    assert data["verdict"] == "not_worth_it" or data["verdict"] == "cannot_tell"
    assert data["numbers"]["cost_per_month"] == 4500
    assert data["numbers"]["cost_per_year"] == 54_000
    assert data["numbers"]["sales_needed_per_month"] == pytest.approx(6.428571)
    assert data["numbers"]["freelance_sales_needed"] == pytest.approx(500 / 700)
    assert json.loads(json.dumps(data, allow_nan=False)) == data
    assert "pays_in_month" in data["numbers"]
    assert [(change["key"], change["verdict"]) for change in data["changes"]] == [
        ("cost_sales", "worth_it"),
        ("price", "worth_it"),
    ]
    assert "pays_in_month" not in CostOfFree("en").result.numbers


def test_both_languages_find_the_same() -> None:
    english, french = (CostOfFree(lang, who="freelance", sales=2, price=300).result for lang in ("en", "fr"))
    assert (english.verdict, english.numbers) == (french.verdict, french.numbers)
    assert english.sentence != french.sentence


def test_panels_follow_another_business() -> None:
    book = CostOfFree("en")
    before = book.ways.sentence, book.earn.sentence
    book.session.start_from("lester_early")
    assert (book.ways.sentence, book.earn.sentence) != before
    book.answers.give(WHO, "agency")
    assert "An agency" in book.ways.sentence


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ({"who": "robot"}, "“robot” runs no pages here; accepted: own_time, in_house, freelance, agency."),
        ({"sales": -1}, "“-1” is no number of sales a month; accepted: 0 or more."),
        ({"sales": "lots"}, "“lots” is no number of sales a month; accepted: 0 or more."),
    ],
)
def test_what_can_not_be_used_is_one_sentence(how: dict[str, Any], said: str) -> None:
    with pytest.raises(WrongNumberError) as wrong:
        CostOfFree("en", **how)
    assert str(wrong.value) == said


def test_each_figure_of_the_panels_has_its_source_on_the_page() -> None:
    sources = CostOfFree("en").sources.sentence
    for name in CLAIMS:
        assert claim(name).prose("en").says in sources


@pytest.mark.parametrize(("lang", "bill"), [("en", "€4,500"), ("fr", "4 500 €")])
def test_figures_in_questions_and_help_are_those_of_the_ledger(lang: str, bill: str) -> None:
    t = Texts(lang)

    def plain(text: str) -> str:
        return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")

    published = claim("myths.outsourcing_monthly")
    assert plain(euros(published.values[0], lang)) == bill
    left_out = CostOfFree(lang).checks.inside.checks[2]
    asked = plain(left_out._choice.label)  # noqa: SLF001 - what is asked
    assert bill in asked
    assert re.findall(r"\d[\d ,]*\d", asked) == [bill.strip("€ ")]
    answers = plain(" ".join(option.feedback for option in left_out._options.values()))  # noqa: SLF001
    years = re.findall(r"\d{4}", answers)
    assert years
    assert all(year in claim("outsourcing.twitter").prose(t.lang).population for year in years)

    # What twice the advertising brings: 2 to the power of the elasticity.
    brings = 2 ** claim("research.elasticity_advertising_long").values[0] - 1
    known = fields(preset("lester"))["doubling_brings"]
    assert likely(known.value) == round(brings, 2)
    said = plain(t(known.quantity.help))
    assert re.findall(r"\d+", said) == ["100", f"{100 * brings:.0f}"]


def test_a_running_month_is_the_verdicts_or_says_what_it_counts_otherwise() -> None:
    baker = {"price": 6, "hour_value": 20, "hours": 3, "contacts_per_hour": 2, "able_of_ten": 8}
    given = {"business": "shop", **baker, "more": {"customers_hours": 2}}
    mine = CostOfFree("en", **given)
    net = judge(mine.session.business).net
    same = f"a month would leave about €{net:.0f}. “Your verdict” says the same"
    assert net > 0
    assert same in mine.earn.sentence

    assert f"“Your verdict” says €{net:.0f}: it takes" in CostOfFree("en", **given, sales=9).earn.sentence


def test_a_later_month_than_the_verdicts_says_that_it_begins_from_nothing() -> None:
    mine = CostOfFree("en", business="restaurant")
    answers = Answers(mine.session)
    pays = answers.prospects[answers.who].path.pays
    verdicts = horizon(mine.session.business, 36, 400).earned_back
    assert pays
    assert verdicts
    assert pays > verdicts, "the case: two months for one business"
    begins = "if you begin from nothing: it takes 6 months to get going. “Your verdict” goes on from today"
    assert f"The money is back in month {pays} {begins}" in mine.earn.sentence
    opens_with(mine.session, **{RAMP: 0})
    assert "begin from nothing" not in mine.earn.sentence
