"""Where a new customer comes again, the pages count new customers and not sales."""

from __future__ import annotations

import re

import pytest

from widgets.cost_of_free.workbook import CostOfFree
from widgets.door import Door
from widgets.figures.labels import SELDOM
from widgets.figures.sales_needed import sales_a_month
from widgets.lester.luck import LuckAndCounts
from widgets.lester.takes import Takes
from widgets.lester.workbook import Lester
from widgets.number_field import NumberField
from widgets.numbers_form import NumbersForm
from widgets.session import Session
from widgets.texts import Texts
from widgets.your_verdict.workbook import Verdict

BAKERY = {"price": 6, "hour_value": 20, "hours": 3, "contacts_per_hour": 2, "able_of_ten": 8}
SALE = re.compile(r"\b(sales?|ventes?)\b", re.IGNORECASE)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_bakers_pages_speak_of_new_customers_and_never_of_sales(lang: str) -> None:
    lester, verdict = Lester(lang, "shop", more=BAKERY), Verdict(lang, "shop", more=BAKERY)
    cost = CostOfFree(lang, "shop", more=BAKERY)
    panels = [lester.own, lester.takes, cost.earn, cost.channel, verdict.plan, Door(lester.session)]
    said = "\n".join(panel.sentence for panel in panels)
    assert {"fr": "nouveaux clients en trente jours", "en": "new customers in thirty days"}[lang] in said
    assert SALE.findall(said) == []


def test_titles_axes_and_tables_of_the_figures_follow() -> None:
    lester, cost = Lester("en", "shop", more=BAKERY), CostOfFree("en", "shop", more=BAKERY)
    shown = (
        f"{lester.own.inside._side.figure} {lester.luck.inside._many.figure} {cost.earn.inside._needed.table}"  # noqa: SLF001 - what the browser draws
    )
    assert "New customers in a year" in shown
    assert "New customers in the year" in shown
    assert "New customers needed" in shown
    assert SALE.findall(shown.replace("sales'", "").replace("'name': 'sales", "")) == []


def test_the_words_follow_the_number_while_it_is_typed() -> None:
    session = Session("en", "04_your_verdict", "shop")
    t = session.t
    assert t.n("{n} sale in thirty days", "{n} sales in thirty days", n=4) == "4 new customers in thirty days"
    session.put("repeat_purchases", 0)
    assert t.n("{n} sale in thirty days", "{n} sales in thirty days", n=4) == "4 sales in thirty days"
    session.put("repeat_purchases", 3)
    assert t.n("{n} sale in thirty days", "{n} sales in thirty days", n=1) == "1 new customer in thirty days"


def test_a_new_customer_who_pays_for_tries_is_said_to_count_with_what_comes_later() -> None:
    session = Session("en", "01_lester", "consultant")
    assert "What a new customer buys later is counted in." in Takes(session).sentence
    session.put("repeat_purchases", 0)
    assert "buys later" not in Takes(session).sentence


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "or one new customer in about"), ("fr", "soit un nouveau client en")]
)
def test_few_new_customers_are_said_in_months_and_are_no_sales(lang: str, said: str) -> None:
    cost = CostOfFree(lang, "consultant", price=3900)
    assert said in cost.earn.sentence
    assert not re.search(r"soit une en|or one in about", cost.earn.sentence)


def test_hours_for_those_who_bought_before_bring_sales_again() -> None:
    session = Session("en", "04_your_verdict", "shop")
    session.put("customers_hours", 2)
    assert session.t("Sales expected") == "Sales expected"
    assert session.t("Sales in a year") == "New customers in a year"


def test_lesters_couples_stay_sales() -> None:
    assert not Session("en", "01_lester").t.says_otherwise("Sales in a year")
    assert "sales" in Lester("en").own.sentence


@pytest.mark.parametrize(
    ("value", "said"), [(4.08, "4 or 5"), (0.33, "0.33"), (3.97, "4"), (5.02, "5"), (40.4, "40")]
)
def test_people_are_whole(value: float, said: str) -> None:
    assert sales_a_month(value, Session("en", "03_cost_of_free", "shop").t.tongue) == said
    assert sales_a_month(4.08, "en") == "4.08"


def test_a_figure_takes_the_words_with_the_language() -> None:
    tongue = Texts("fr", {"Sales needed": "New customers needed"}).tongue
    assert tongue == "fr"
    assert Texts(tongue)("Sales needed") == Texts("fr")("New customers needed")


@pytest.mark.parametrize(("start", "asked"), [("shop", True), ("restaurant", True), ("offers", False)])
def test_where_people_walk_in_how_often_they_come_again_is_asked_first(start: str, asked: bool) -> None:  # noqa: FBT001 - a row of a table
    session = Session("en", "01_lester", start)
    form = NumbersForm(session)
    if not asked:
        with pytest.raises(KeyError):
            form["repeat_purchases"]
        return
    assert form["repeat_purchases"].note.startswith("Our assumption, until you give your own")
    session.put("repeat_purchases", 5)
    assert not form["repeat_purchases"].note.startswith("Our assumption")


@pytest.mark.parametrize("start", ["shop", "offers", "visits"])
def test_a_start_brings_no_hours_that_nobody_gave(start: str) -> None:
    business = Session("en", "01_lester", start).business
    assert business.customers.hours == 0
    assert business.support.watching_hours == 0
    assert business.support.contacts_per_month == 0
    said = Verdict("en", start, more={"hours": 3}).plan.sentence
    assert "Drop what you did" not in said


def test_the_answer_at_the_door_says_what_is_counted() -> None:
    said = Door(Session("en", "01_lester", "shop")).sentence
    assert "new customers, not purchases" in said
    assert "about 8 times, as we assume" in said


def test_the_counts_that_nobody_gave_are_called_an_example() -> None:
    luck = LuckAndCounts(Session("en", "01_lester", "shop"))
    tries, booked = (one for one in luck.children if isinstance(one, NumberField))
    assert tries.note == booked.note == "Our example, until you put in your own count."
    tries.value = 12
    assert tries.note == ""
    assert booked.note != ""


def test_a_bakers_promise_has_no_example_of_ringing_up() -> None:
    assert "ring" not in Session("en", "01_lester", "shop").t(
        "for example: I ring three past customers every Tuesday"
    )


def test_below_a_bar_there_is_room_for_whom_it_counts_on_a_phone() -> None:
    figure = Lester("fr", "shop", more=BAKERY).takes.inside._ways.figure  # noqa: SLF001 - what the browser draws
    below = [note["text"] for note in figure["layout"]["annotations"] if "attendez" in note["text"]]
    assert below
    for text in below:
        assert max(map(len, text.split(", "))) <= 32
        assert not re.search(r"\d,\d", text)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_dear_sale_that_hardly_anybody_pays_is_told_in_words(lang: str) -> None:
    lester, cost = Lester(lang, "shop", price=300), CostOfFree(lang, "shop", price=300)
    hardly, none = {
        "fr": ("(aujourd\N{RIGHT SINGLE QUOTATION MARK}hui pratiquement personne)", "presque zéro"),
        "en": ("(now hardly anybody)", "next to none"),
    }[lang]
    assert hardly in lester.result.sentence
    assert not re.search(r"10\W000\W000", lester.own.sentence + lester.takes.sentence)
    earn = cost.earn.inside
    assert earn.sentence.count(none) == 2, "in the text, and below the picture"
    assert not re.search(r"0[.,]000|\d{3}\W\d{3} (months|mois)", earn.sentence)
    # It is shown so, and the models go on with their own number.
    assert earn.sales.field.value == 0
    assert 0 < cost.result.numbers["sales_expected_per_month"] < SELDOM
    assert not cost.answers.expected_is_own
    # What somebody typed stands there as they typed it.
    earn.sales.field.value = 0.0004
    assert earn.sales.field.value == pytest.approx(0.0004)
    assert cost.result.numbers["sales_expected_per_month"] == pytest.approx(0.0004)
