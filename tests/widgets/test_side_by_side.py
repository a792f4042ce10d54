"""The same minutes, side by side: bars, sentence and table say what the model gave."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from case_studies.outcome import Outcome
from widgets.figures.labels import counted, euros, number
from widgets.figures.side_by_side import draw, reading, table

NB, NN = "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"
Q = "\N{RIGHT SINGLE QUOTATION MARK}"
MINUS, DASH = "\N{MINUS SIGN}", "\N{EN DASH}"


def outcome(bookings: float, net: float, hours: float = 4.0) -> Outcome:
    rest = dict.fromkeys(
        ("contacts", "countable", "able", "second", "earnings", "cost", "second_earnings", "per_booking"), 0.0
    )
    return Outcome(
        hours=hours,
        bookings=bookings,
        net=net,
        low=net - 30,
        high=net + 40,
        p_pays=0.0084,
        per_hour=0,
        **rest,
    )


POSTING, HALF_HOUR = outcome(0.084, -101.18), outcome(1.1467, 642.69)


def trace(figure: Any, name: str) -> Any:  # noqa: ANN401 - plotly ships no types
    (found,) = (trace for trace in figure.data if trace.name == name)
    return found


def notes(figure: Any) -> str:  # noqa: ANN401 - plotly ships no types
    return " | ".join(note.text for note in figure.layout.annotations)


def test_english_sentence() -> None:
    assert reading(POSTING, HALF_HOUR, lang="en") == (
        "With 4 hours a month, posting brings about 1 sale in a year and loses about €101 a month;"
        " with the same minutes, the half-hour brings about 14 sales in a year"
        " and leaves about €643 a month."
    )


def test_french_sentence_says_the_guess() -> None:
    assert reading(POSTING, HALF_HOUR, lang="fr", guess=12.5) == (
        "Avec 4 heures par mois, publier apporte environ 1 vente par an (vous aviez parié 13)"
        f" et fait perdre environ 101{NB}€ par mois{NN}; avec autant de temps, la demi-heure"
        f" apporte environ 14 ventes par an et laisse environ 643{NB}€ par mois."
    )


@pytest.mark.parametrize(
    ("a_month", "net", "said"),
    [
        (0, -160, "posting brings no sale at all and loses about €160 a month;"),
        (0.025, -1, "posting brings about one sale in 3 years and loses about €1 a month;"),
        (0.002, 0.2, "about one sale in 42 years and leaves about €0.20 a month;"),
        (0.0001, 0.2, "posting brings next to no sales and leaves about €0.20 a month;"),
        (0.0799, 0.001, "posting brings about 1 sale in a year and neither earns nor loses money;"),
        (0.2, 1234.5, "posting brings 2 to 3 sales in a year and leaves about €1,235 a month;"),
    ],
)
def test_small_numbers_are_said_honestly(a_month: float, net: float, said: str) -> None:
    assert said in reading(outcome(a_month, net), HALF_HOUR, lang="en")


def test_one_hour_and_half_an_hour_agree_with_their_noun() -> None:
    assert reading(outcome(1, 1, 1), HALF_HOUR, lang="en").startswith("With 1 hour a month, ")
    assert reading(outcome(1, 1, 1.5), HALF_HOUR, lang="fr").startswith("Avec 1,5 heure par mois, ")


@pytest.mark.parametrize(
    ("lang", "end"),
    [
        ("en", "; there is no half-hour to hold against it."),
        ("fr", f"; il n{Q}y a pas de demi-heure à mettre en face."),
    ],
)
def test_a_half_hour_without_hours_is_not_compared(lang: str, end: str) -> None:
    assert reading(POSTING, outcome(0, 0, 0), lang=lang).endswith(end)


def test_bars_are_bookings_in_a_year_and_euros_a_month() -> None:
    figure = draw(POSTING, HALF_HOUR, lang="en")
    assert trace(figure, "bookings").x == pytest.approx((1.008, 13.7604))
    assert trace(figure, "euros").x == (-101.18, 642.69)
    assert [one.name for one in figure.data] == ["bookings", "euros"]


def test_a_loss_reaches_left_of_nought_and_a_gain_does_not() -> None:
    loss = draw(POSTING, HALF_HOUR, lang="en").layout.xaxis2.range
    assert loss[0] < -101.18
    assert loss[1] > 642.69
    both = draw(outcome(0, -160), outcome(0, -150), lang="en").layout.xaxis2.range
    assert both[0] < -160
    assert 0 < both[1] < 2


def test_labels_stand_on_the_marks_in_the_readers_numbers() -> None:
    said = notes(draw(POSTING, HALF_HOUR, lang="fr"))
    for text in (f"{MINUS}101{NB}€", f"643{NB}€", "<b>14</b>", "<b>Publier</b>", "<b>La demi-heure</b>"):
        assert text in said


def test_next_to_no_sales_are_no_sale_in_a_thousand_years_on_their_bar() -> None:
    assert "<b>1 in 42 years</b>" in notes(draw(outcome(0.002, 1), HALF_HOUR, lang="en"))
    assert "<b>0</b>" in notes(draw(outcome(0.0001, 1), HALF_HOUR, lang="en"))


def test_the_guess_is_a_hollow_bar_with_its_label() -> None:
    figure = draw(POSTING, HALF_HOUR, lang="en", guess=40)
    guess = trace(figure, "guess")
    assert guess.x == (40,)
    assert guess.y == trace(figure, "bookings").y[:1]
    assert guess.marker.color == "rgba(0,0,0,0)"
    assert "your guess: 40" in notes(figure)
    assert figure.layout.xaxis.range[1] > 40


def test_a_guess_of_nought_is_a_guess() -> None:
    figure = draw(POSTING, HALF_HOUR, lang="en", guess=0)
    assert trace(figure, "guess").x == (0,)
    assert "(you guessed 0)" in reading(POSTING, HALF_HOUR, lang="en", guess=0)


def test_nothing_at_all_can_be_drawn() -> None:
    low, high = draw(outcome(0, 0), outcome(0, 0), lang="en").layout.xaxis.range
    assert low < high


def test_table_holds_the_same_numbers() -> None:
    assert table(POSTING, HALF_HOUR, lang="fr", guess=12).rows == (
        ("Publier", "1", f"{MINUS}101{NB}€", f"de {MINUS}131{NB}€ à {MINUS}61{NB}€", "1"),
        ("Votre pari pour publier", "12", DASH, DASH, DASH),
        ("La demi-heure", "14", f"643{NB}€", f"de 613{NB}€ à 683{NB}€", "1"),
    )
    assert len(table(POSTING, HALF_HOUR, lang="en").rows) == 2
    assert table(outcome(0.0001, 0.2), HALF_HOUR, lang="en").rows[0][1] == "0"


def test_on_a_phone_one_panel_stands_above_the_other() -> None:
    layout = draw(POSTING, HALF_HOUR, lang="en").layout
    narrow = layout.meta["narrow"]
    assert narrow["yaxis2.domain"][1] < narrow["yaxis.domain"][0]
    assert narrow["height"] > 1.9 * layout.height


def test_the_title_in_euros_stands_on_two_lines() -> None:
    """Its last letter was cut off on a phone, and half a word on paper."""
    notes = draw(POSTING, HALF_HOUR, lang="fr").layout.annotations
    assert "Euros par mois,<br>temps et frais payés" in [note.text for note in notes]


@settings(deadline=None)
@given(st.floats(0, 1e6), st.integers(1, 2))
def test_what_is_counted_prints_as_it_is_and_stays_near(value: float, places: int) -> None:
    rounded = counted(value, below_one=places)
    assert rounded == pytest.approx(value, rel=0.5)
    assert counted(rounded, below_one=places) == rounded
    if value >= 1e-6:
        assert float(number(rounded, "en").replace(",", "")) == pytest.approx(rounded)


@pytest.mark.parametrize(
    ("value", "text"),
    [(-101.18, f"{MINUS}€101"), (0.996, "€1"), (0.5, "€0.50"), (-0.001, "€0"), (1234.5, "€1,235")],
)
def test_expected_euros_are_whole_and_carry_a_minus_sign(value: float, text: str) -> None:
    assert euros(value, "en") == text
