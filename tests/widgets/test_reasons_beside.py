"""The chosen reasons side by side, and the networks: picture, sentence and table say the same."""

from __future__ import annotations

from typing import Any

import pytest

from widgets.figures import networks_bars, reasons_beside
from widgets.figures.networks_bars import Bar
from widgets.figures.reasons_beside import Row

NB, MINUS = "\N{NO-BREAK SPACE}", "\N{MINUS SIGN}"
REACH = Row("Finding customers", 59, 160, -130, -60, "still open: 6 answers")
KEEP = Row("Keeping customers", 90, 40, 10, 95, "")
IDLE = Row("Helping customers", 0, 0, 0, 0, "")
NONE = Row("None of the three reasons", 0, 160, -160, -160, "", no_reason=True)


def trace(figure: Any, name: str) -> Any:  # noqa: ANN401 - plotly ships no types
    (found,) = (trace for trace in figure.data if trace.name == name)
    return found


def notes(figure: Any) -> str:  # noqa: ANN401 - plotly ships no types
    return " | ".join(note.text for note in figure.layout.annotations)


def test_the_sentence_says_each_reason_what_is_left_and_the_guess() -> None:
    assert reasons_beside.reading([REACH, KEEP], lang="en", guess=100) == (
        "In a month, Finding customers: brings €59, costs €160; Keeping customers: brings €90, costs €40;"
        f" left once time and costs are paid: {MINUS}€51 (you guessed €100)."
    )


def test_a_reason_that_is_none_brings_nothing_that_can_be_named() -> None:
    said = reasons_beside.reading([NONE], lang="fr")
    assert "ne rapporte rien que vous sauriez nommer" in said
    assert said.endswith(f"{MINUS}160{NB}€.")


def test_hours_not_given_are_said_so_and_not_drawn_as_a_loss() -> None:
    figure = reasons_beside.draw([IDLE], lang="en")
    assert "no hours given to it yet" in notes(figure)
    assert trace(figure, "costs").x == (0,)
    low, high = figure.layout.xaxis.range
    assert low < high


def test_bars_are_what_each_brings_and_costs_on_one_scale() -> None:
    figure = reasons_beside.draw([REACH, KEEP], lang="en")
    assert trace(figure, "brings").x == (59, 90)
    assert trace(figure, "costs").x == (160, 40)
    assert trace(figure, "left").x == (-51,)
    assert figure.layout.xaxis.range[1] == pytest.approx(160, rel=0.01)  # and room for the outline
    assert "still open: 6 answers" in notes(figure)


@pytest.mark.parametrize("guess", [-500, 0, 500])
def test_the_guess_is_drawn_beside_what_is_left_and_inside_the_picture(guess: float) -> None:
    figure = reasons_beside.draw([REACH], lang="en", guess=guess)
    assert trace(figure, "guess").x == (guess,)
    low, high = figure.layout.xaxis2.range
    assert low < min(guess, -101)
    assert max(guess, 0) < high
    assert "your guess:" in notes(figure)


def test_the_table_holds_every_number_and_their_sum() -> None:
    rows = reasons_beside.table([REACH, KEEP], lang="en", guess=100).rows
    assert [row[3] for row in rows] == [f"{MINUS}€101", "€50", f"{MINUS}€51", "€100"]
    assert rows[0][4] == f"{MINUS}€130 to {MINUS}€60"
    assert len(reasons_beside.table([KEEP], lang="en").rows) == 1


def test_networks_are_bars_beside_the_half_hour() -> None:
    bars = [Bar("Your half-hour", 1200, 27, half_hour=True), Bar("LinkedIn", 11, 0.09, half_hour=False)]
    figure = networks_bars.draw(bars, lang="en")
    assert trace(figure, "sales").x == (27, 0.09)
    assert figure.data[0].marker.color[0] != figure.data[0].marker.color[1]
    assert "you speak with 1,200 people" in notes(figure)
    assert networks_bars.reading(bars, lang="en") == (
        "Sales to expect in a year with your hours for posting, as far as there is room:"
        " Your half-hour 27, LinkedIn 0.09."
    )
    assert networks_bars.table(bars, lang="fr").rows[1] == ("LinkedIn", "11", "0,09")


def test_no_sales_at_all_can_be_drawn() -> None:
    low, high = networks_bars.draw([Bar("X", 0, 0, half_hour=False)], lang="en").layout.xaxis.range
    assert low < high
