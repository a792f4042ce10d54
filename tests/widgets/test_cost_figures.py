"""The pictures of the cost workbook: marks in the right places, one sentence, the same numbers as a table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from case_studies.claims import claim
from case_studies.four_ways import four_bills
from case_studies.parse import preset, with_numbers
from case_studies.prospect import prospect
from case_studies.ranges import Range
from widgets.figures import four_ways, money_back, published_prices, sales_needed
from widgets.figures.rows import NARROW, WIDE, Row, Rows
from widgets.figures.way_names import LINES, WAYS

if TYPE_CHECKING:
    import plotly.graph_objects as go

    from case_studies.prospect import Prospect

NB, NN = "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"
LESTER = preset("lester")


def notes(figure: go.Figure, *, narrow: bool = False) -> list[str]:
    found = figure.layout.meta["narrow"]["annotations"] if narrow else figure.layout.annotations
    return [note["text"] for note in found]


def bare(text: str) -> str:
    return re.sub("<[^>]*>", " ", text)


# ---- rows


@pytest.mark.parametrize("room", [WIDE, NARROW])
def test_rows_stand_below_each_other_and_nothing_covers_anything(room: object) -> None:
    long = "a word or two that goes on and on " * 4
    rows = Rows([Row("one", lead="x", above=(long,)), Row("two", below=(long, "y")), Row("three")], room)  # type: ignore[arg-type]
    assert rows.middles == sorted(rows.middles, reverse=True)
    tops = [note["y"] for note in rows.notes]
    assert max(tops) <= rows.height
    assert min(rows.middles) - room.bar / 2 >= 0  # type: ignore[attr-defined]
    for note in rows.notes:
        lines = note["text"].split("<br>")
        assert all(len(line) <= room.fits for line in lines)  # type: ignore[attr-defined]
        low = note["y"] - 1.3 * note["font"]["size"] * len(lines)
        for middle in rows.middles:
            assert middle - 8 >= note["y"] or middle + 8 <= low, (note["text"], middle)


def test_a_second_line_that_is_too_long_for_a_phone_is_broken_where_it_can_be() -> None:
    row = Row("one", lead="<b>50,000 euros</b> a month · 600,000 euros a year")
    assert "<br>600,000" in Rows([row], NARROW).notes[0]["text"]
    assert "·" in Rows([row], WIDE).notes[0]["text"]


# ---- the published prices


def test_every_published_price_stands_where_it_says() -> None:
    figure = published_prices.draw(lang="en")
    spans, points = figure.data
    assert [x for x in spans.x if x is not None] == [2000, 4000, 2500, 5000]
    assert list(points.x) == [4500, 4500, 2000, 4000, 2500, 5000, 4500, 300, 500, 800]
    assert len(points.y) == len(points.x)
    said = " ".join(map(bare, notes(figure)))
    for amount in ("€4,500", "$4,500", "$2,000 to $4,000", "€300, €500, €800"):
        assert amount in said


def test_what_is_our_reading_is_drawn_hollow() -> None:
    points = published_prices.draw(lang="en").data[1]
    assert claim("outsourcing.low_end_sum").sure == "inferred"
    fills = points.marker.color
    assert fills[6] != fills[0]
    assert len({fill for at, fill in enumerate(fills) if at != 6}) == 1


def test_a_rate_moves_dollars_and_leaves_euros() -> None:
    points = published_prices.draw(0.5, lang="en").data[1]
    assert list(points.x) == [4500, 2250, 1000, 2000, 1250, 2500, 2250, 300, 500, 800]
    assert "At €0.50 for a dollar it would have been €2,250." in published_prices.reading(0.5, lang="en")
    assert "for a dollar" not in published_prices.reading(lang="en")


def test_a_guess_stands_on_top_of_the_published_prices() -> None:
    figure = published_prices.draw(lang="fr", guess=20_000)
    points = figure.data[1]
    assert (points.x[0], points.marker.symbol[0]) == (20_000, "diamond")
    assert points.y[0] == max(points.y)
    assert figure.layout.xaxis.range[1] > 20_000
    assert f"Vous aviez parié 20{NN}000{NB}€." in published_prices.reading(lang="fr", guess=20_000)
    assert published_prices.table(lang="fr", guess=20_000).rows[-1][2] == f"20{NN}000{NB}€"


def test_the_published_prices_in_french() -> None:
    said = published_prices.reading(lang="fr")
    assert f"4{NN}500{NB}€" in said
    assert f"4{NN}500{NB}$" in said
    rows = published_prices.table(lang="fr").rows
    assert rows[2][1] == f"de 2{NN}000{NB}$ à 4{NN}000{NB}$" or rows[2][1].startswith(f"2{NN}000{NB}$")


# ---- four ways


def test_bars_are_the_bills_part_by_part() -> None:
    bills = four_bills(LESTER, ["strategy", "videos"], own=["hours", "hour_value"])
    figure = four_ways.draw(bills, lang="en")
    ends: dict[float, float] = {}
    for trace in figure.data:
        for x, base, y in zip(trace.x, trace.base, trace.y, strict=True):
            ends[y] = max(ends.get(y, 0), base + x)
    tops = sorted(ends, reverse=True)
    for top, bill in zip(tops, bills.values(), strict=True):
        assert ends[top] == pytest.approx(bill.month.likely, rel=0.02, abs=25)
    assert [len(trace.x) for trace in figure.data] == [2, 9, 1]  # published, assumed, the learner's own


def test_what_is_whose_is_told_by_the_fill() -> None:
    def sizes(*own: str) -> list[int]:
        return [len(trace.x) for trace in four_ways.draw(four_bills(LESTER, own=own), lang="en").data]

    assert sizes() == [2, 2, 0]
    assert sizes("hours", "hour_value") == [2, 1, 1]
    assert sizes("manager_cash") == [1, 2, 1]


def test_the_narrow_picture_moves_every_bar() -> None:
    figure = four_ways.draw(four_bills(LESTER, ["ads"]), lang="fr", guess=900)
    narrow = figure.layout.meta["narrow"]
    for at, trace in enumerate(figure.data):
        assert len(narrow[f"data[{at}].y"]) == len(trace.y)
        assert max(narrow[f"data[{at}].y"], default=0) < narrow["height"]


def test_on_a_phone_three_kinds_of_numbers_have_room_for_their_names() -> None:
    def head(*own: str) -> float:
        narrow = four_ways.draw(four_bills(LESTER, own=own), lang="fr").layout.meta["narrow"]
        return narrow["height"] - max(note["y"] for note in narrow["annotations"])

    assert head("manager_cash") >= 3 * 22
    assert head() < head("manager_cash")


def test_a_row_says_what_it_costs_holds_and_leaves_out() -> None:
    said = list(map(bare, notes(four_ways.draw(four_bills(LESTER, ["videos"]), lang="en", who="agency"))))
    at = next(n for n, text in enumerate(said) if "An agency" in text)
    assert "(your way)" in said[at]
    assert "€5,100 " in said[at]
    assert "€61,200 a year" in said[at]
    below = said[at + 2]
    assert "with: videos €600" in below
    assert below.split("without:")[1].count(",") == 4


def test_the_guess_is_a_hollow_bar_of_its_own() -> None:
    figure = four_ways.draw(four_bills(LESTER), lang="en", guess=7000)
    hollow = figure.data[-1]
    assert (hollow.name, list(hollow.x)) == ("guess", [7000])
    assert figure.layout.xaxis.range[1] >= 7000
    assert four_ways.reading(four_bills(LESTER), lang="en", guess=7000).endswith("You guessed €7,000.")
    assert len(four_ways.draw(four_bills(LESTER), lang="en").data) == 3


def test_the_sentence_on_four_ways() -> None:
    assert four_ways.reading(four_bills(LESTER), lang="en") == (
        "A month costs about €160 if you do it yourself, €96 with an employee, €500 with a freelancer,"
        " €4,500 with an agency."
    )
    assert f"4{NN}500{NB}€ avec une agence." in four_ways.reading(four_bills(LESTER), lang="fr")


def test_the_table_says_who_leaves_it_out() -> None:
    rows = {row[0]: row for row in four_ways.table(four_bills(LESTER), lang="en").rows}
    assert len(rows) == len(WAYS) * (len(LINES) + 1)
    assert rows["An agency: running the pages"][3:] == ("included", "published")
    assert rows["An agency: videos"][3] == "left out"
    assert rows["An agency: videos"][4].endswith("left out, says the article")
    assert "does not say" in rows["A freelancer: videos"][4]
    assert rows["Yourself: your hours to see to it"][3] == "included"
    assert rows["An agency: in all"][1:4] == ("€4,500", "€4,500 to €9,000", "€54,000 a year")


# ---- what it takes


def ways(sales: float = 2.0, **numbers: float) -> dict[str, Prospect]:
    business = with_numbers(LESTER, numbers)
    return {
        way: prospect(business, bill.month, sales, ramp=6, patience=24)
        for way, bill in four_bills(business).items()
    }


def test_what_is_expected_and_what_is_needed_stand_on_one_scale() -> None:
    figure = sales_needed.draw(ways(), lang="en", who="freelance")  # type: ignore[arg-type]
    bars = figure.data[0]
    assert list(bars.x) == pytest.approx([2.0, 160 / 700, 96 / 700, 500 / 700, 4500 / 700])
    assert bars.marker.color[3] != bars.marker.color[1]
    said = " ".join(map(bare, notes(figure)))
    assert "6.43" in said
    assert "0.71" in said


# facts.md section 3: "4,500 a month needs 6.43 incremental bookings a month at an (assumed) margin of 700".
def test_the_check_value_is_printed() -> None:
    said = sales_needed.reading(ways(), lang="en")  # type: ignore[arg-type]
    assert said.startswith("At €700 a sale")
    assert "6.43 with an agency; you expect 2." in said
    assert sales_needed.table(ways(), lang="fr").rows[3][3] == "6,43"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "said"),
    [(0, "0"), (0.004, "0.004"), (0.2286, "0.23"), (6.4286, "6.43"), (64.286, "64.3"), (1875.0, "1,875")],
)
def test_sales_are_printed_with_the_decimals_that_decide(value: float, said: str) -> None:
    assert sales_needed.sales_a_month(value, "en") == said


def test_more_than_one_can_take_on_is_said() -> None:
    said = " ".join(notes(sales_needed.draw(ways(capacity=3), lang="en")))  # type: ignore[arg-type]
    assert "more than the 3 that you could take on" in said


# ---- when it pays


def back(sales: float, cost: float = 1400, ramp: int = 6, patience: int = 24) -> Prospect:
    return prospect(LESTER, Range(cost, cost, cost), sales, ramp=ramp, patience=patience)


def test_the_line_is_the_balance_from_nothing_on() -> None:
    found = back(4, ramp=4)
    line, marks = money_back.draw(found, lang="en").data
    assert line.y[0] == 0
    assert list(line.y[1:5]) == pytest.approx([-700, -700, 0, 1400])
    assert list(marks.x) == [3, 1]
    assert list(marks.y) == pytest.approx([0, -700])


@pytest.mark.parametrize(
    ("found", "months"),
    [(back(4), 24), (back(4, patience=6), 12), (back(0.1, patience=30), 36), (back(2.05, patience=12), 108)],
)
def test_the_picture_goes_as_far_as_it_has_to(found: Prospect, months: int) -> None:
    assert money_back.months_shown(found) == months


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (back(4, ramp=0), "It pays from the first month."),
        (
            back(4, ramp=4),
            "A month pays for itself from month 2; all the money is back in month 3. Until then,",
        ),
        (
            back(1, ramp=0),
            "No month pays for itself, so it is never paid back; after 24 months, €16,800 is gone.",
        ),
        (back(2.001, ramp=60), "is not back within ten years; after 24 months"),
    ],
)
def test_the_sentence_on_when_it_pays(found: Prospect, said: str) -> None:
    assert said in money_back.reading(found, lang="en")
    assert money_back.reading(found, lang="fr")


def test_the_table_has_the_month_in_which_it_pays() -> None:
    found = back(3, ramp=10)
    assert found.path.pays
    rows = money_back.table(found, lang="en").rows
    assert str(found.path.pays) in [row[0] for row in rows]
    assert [int(row[0]) for row in rows] == sorted(int(row[0]) for row in rows)
