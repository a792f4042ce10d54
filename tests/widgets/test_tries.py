"""Trying again, three ways: costs as bars, bookings beside them, one sentence."""

from __future__ import annotations

from math import inf

import pytest

from case_studies.trying_again import Try
from widgets.figures.tries import draw, reading, table

NB, NN = "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"
THREE = (
    Try("yourself", 4.0, 0.0, 480.0, 0.6857, 0.2521),
    Try("friend", 1.5, 0.0, 180.0, 0.2571, 0.2521),
    Try("manager", 1.0, 500.0, 1620.0, 2.3143, 0.2521),
)


def alike(cost: float, needed: float, expected: float) -> tuple[Try, ...]:
    return tuple(Try(one.who, one.hours, one.cash, cost, needed, expected) for one in THREE)


def notes(ways: tuple[Try, ...], lang: str) -> list[str]:
    return [note.text for note in draw(ways, lang=lang).layout.annotations]


def test_english_sentence_names_the_cheapest_the_dearest_and_what_all_share() -> None:
    assert reading(THREE, lang="en") == (
        "Trying again for 3 months costs from €180 (with a friend) to €1,620 (with a hired manager);"
        " whoever posts, expect the same: about one sale in 4 such tries."
    )


def test_french_sentence() -> None:
    assert reading(THREE, lang="fr") == (
        f"Réessayer pendant 3 mois coûte de 180{NB}€ (avec un proche) à 1{NN}620{NB}€ (avec un prestataire)"
        f"{NN}; peu importe qui publie, le résultat à attendre est le même{NB}: environ une vente pour"
        " 4 essais de ce genre."
    )


def test_the_order_of_the_ways_does_not_change_the_sentence() -> None:
    assert reading(THREE[::-1], lang="en") == reading(THREE, lang="en")


def test_where_all_cost_the_same_none_is_the_cheapest() -> None:
    assert reading(alike(0, 0, 3.0), lang="en") == (
        "Trying again for 3 months costs €0 in each of these ways;"
        " whoever posts, expect the same: about 3 sales."
    )


def test_nothing_expected_is_said_in_words() -> None:
    assert reading(alike(100, 1, 0), lang="en").endswith("expect the same: no sale.")


@pytest.mark.parametrize(
    ("expected", "said"),
    [
        (0.5, "about 5 sales in ten such tries."),
        (0.69, "about 7 sales in ten such tries."),
        (0.97, "about 1 sale."),
        (1.4, "1 to 2 sales."),
        (0.49, "about one sale in 2 such tries."),
        (0.004, "about one sale in 250 such tries."),
        (0.0004, "expect the same: next to none."),
    ],
)
def test_a_part_of_a_booking_is_said_in_tries(expected: float, said: str) -> None:
    assert reading(alike(100, 1, expected), lang="en").endswith(said)


def test_bars_are_the_costs_the_first_way_on_top() -> None:
    figure = draw(THREE, lang="en")
    (bars,) = figure.data
    assert bars.x == (480.0, 180.0, 1620.0)
    assert list(bars.y) == sorted(bars.y, reverse=True)
    assert figure.layout.xaxis.range[1] == 1620


def test_each_bar_has_its_name_its_price_and_its_bookings() -> None:
    name, needs = notes(THREE, "fr")[4:]
    assert "Un prestataire" in name
    assert f"1{NN}620{NB}€" in name
    assert needs == "il faut 2,3 ventes, attendez-vous à 1 pour 4 essais"


@pytest.mark.parametrize(
    ("needed", "said"),
    [
        (0.0, "costs nothing, expect 1 in 4 tries"),
        (1.0, "needs 1 sale, expect 1 in 4 tries"),
        (0.2571, "one sale pays for 4 tries, expect 1 in 4 tries"),
        (21.857, "needs 22 sales, expect 1 in 4 tries"),
        (inf, "no number of sales would cover it, expect 1 in 4 tries"),
    ],
)
def test_what_a_try_needs(needed: float, said: str) -> None:
    assert notes(alike(100, needed, 0.2521), "en")[1] == said


def test_next_to_none_is_no_number_of_tries() -> None:
    assert notes(alike(100, 1, 0.0004), "en")[1] == "needs 1 sale, expect next to none"


def test_costs_of_nought_can_be_drawn() -> None:
    assert draw(alike(0, 0, 1), lang="en").layout.xaxis.range == (0, 1)


def test_table_holds_the_same_numbers() -> None:
    assert table(THREE, lang="fr").rows == (
        ("Vous-même", "4", f"0{NB}€", f"480{NB}€", "0,69", "0,25"),
        ("Un proche", "1,5", f"0{NB}€", f"180{NB}€", "0,26", "0,25"),
        ("Un prestataire", "1", f"500{NB}€", f"1{NN}620{NB}€", "2,3", "0,25"),
    )
    assert table(alike(100, inf, 0), lang="en").rows[0][4:] == ("∞", "0")
    assert table(alike(100, 1, 0.0004), lang="en").rows[0][4:] == ("1", "0"), "in words, next to none"
