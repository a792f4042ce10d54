"""Whose number it is, alike in every workbook."""

from __future__ import annotations

from widgets.cost_of_free.workbook import CostOfFree
from widgets.own_numbers import own_keys
from widgets.why_there.chosen import keep_reasons
from widgets.why_there.workbook import WhyThere
from widgets.your_verdict.workbook import Verdict


def test_numbers_that_came_with_the_page_and_typed_ones_are_own_in_every_workbook() -> None:
    for kind in (WhyThere, CostOfFree, Verdict):
        page = kind("en", price=1234)
        page.session.put("contacts_per_hour", 7)
        assert own_keys(page.session) == {"price", "contacts_per_hour"}
    why = WhyThere("en", price=1234)
    keep_reasons(why.session, ["reach"])
    (reach,) = why.own.inside.inside.diagnosis.good
    assert "price" not in reach.assumed
    assert CostOfFree("en", cash=90).answers.own == ("cash",)


def test_a_count_is_one_number_whatever_the_price_it_was_made_at() -> None:
    page = WhyThere("en")
    page.session.put("able_of_ten", 3)
    assert own_keys(page.session) == {"able_of_ten"}


def test_another_example_is_not_the_learners() -> None:
    page = WhyThere("en", price=1234)
    page.session.start_from("restaurant")
    assert own_keys(page.session) == set()
