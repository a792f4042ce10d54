"""The four pictures of the verdict: what they draw, what they say, and the table behind."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from case_studies.horizon import horizon
from case_studies.overall import overall
from case_studies.parse import preset, with_numbers
from case_studies.zones import Zone
from widgets.figures import doubts, later_sales, months_ahead, three_reasons
from widgets.figures.doubts import ROWS, Doubt
from widgets.figures.house_style import HALF_HOUR, POSTING
from widgets.figures.later_sales import Stretch, stretches
from widgets.your_verdict.findings import findings
from widgets.your_verdict.verdict_panel import shown as rows_of

if TYPE_CHECKING:
    from case_studies.business import Business

LESTER, EARLY = preset("lester"), preset("lester_early")
KEEPS = with_numbers(
    LESTER,
    {
        "customers_count": 600,
        "customers_hours": 3,
        "customers_following_share": 0.4,
        "customers_seen_share": 0.15,
    },
)
LANGS = pytest.mark.parametrize("lang", ["fr", "en"])
HOPELESS = (Zone(0, 17, "redirect"), Zone(17, 35, "cannot_tell"), Zone(35, 70, "worth_it"))


def trace(figure: Any, name: str) -> Any:  # noqa: ANN401 - plotly ships no types
    (same,) = (trace for trace in figure.data if trace.name == name)
    return same


def longest(figure: Any) -> int:  # noqa: ANN401 - plotly ships no types
    """Give the letters of the longest line that a narrow place shows."""
    notes = figure.layout.meta["narrow"]["annotations"]
    lines = [line for note in notes for line in re.split("<br>", note["text"])]
    return max(len(re.sub("<[^>]*>", "", line)) for line in lines)


# ---- three reasons


def shown(business: Business) -> tuple[Any, Any]:
    return rows_of(findings(business))


@LANGS
def test_a_bar_for_each_reason_in_use_and_a_sum_for_several(lang: str) -> None:
    alone = three_reasons.draw(*shown(LESTER), lang=lang)
    assert list(trace(alone, "nets").x) == pytest.approx([overall(LESTER).net])
    both = three_reasons.draw(*shown(KEEPS), lang=lang)
    reach, keep, _ = overall(KEEPS).streams
    assert list(trace(both, "nets").x) == pytest.approx([reach.net, keep.net, overall(KEEPS).net])
    assert trace(both, "nets").marker.color[0] == POSTING
    assert longest(both) <= 44


def test_the_sentence_names_what_deserves_hours() -> None:
    assert three_reasons.reading(*shown(LESTER), lang="en").endswith(
        "none of the three reasons carries it with these numbers."
    )
    assert "“To win new customers”" in three_reasons.reading(*shown(EARLY), lang="en")
    assert "«\N{NO-BREAK SPACE}Garder vos clients\N{NO-BREAK SPACE}»" in three_reasons.reading(
        *shown(KEEPS), lang="fr"
    )


@LANGS
def test_the_table_has_the_three_and_their_sum(lang: str) -> None:
    table = three_reasons.table(*shown(KEEPS), lang=lang)
    assert len(table.rows) == 4
    assert len(table.headers) == 6


# ---- two authors


def test_neighbours_of_one_side_are_one_stretch() -> None:
    zones = (Zone(0, 5, "not_worth_it"), Zone(5, 9, "redirect"), Zone(9, 12, "test_first"))
    assert stretches(zones) == (Stretch(0, 9, "against"), Stretch(9, 12, "open"))


@LANGS
def test_the_band_is_whole_and_the_learner_stands_on_it(lang: str) -> None:
    figure = later_sales.draw(HOPELESS, 20, lang=lang)
    band = trace(figure, "band")
    assert [low + width for low, width in zip(band.base, band.x, strict=True)] == [17, 35, 70]
    assert band.marker.color[0] == POSTING, "a warning, as everywhere on this page"
    assert band.marker.color[-1] == HALF_HOUR
    assert list(trace(figure, "you").x) == [20]
    assert longest(figure) <= 34


def test_the_sentence_says_from_where_the_second_author_is_right() -> None:
    assert later_sales.reading(HOPELESS, 0, lang="en") == (
        "You reckon with 0 later sales from a hundred hours of posting. From about 35, one in every 2.9"
        " hours, the second author is right."
    )
    never = later_sales.reading((Zone(0, 10, "redirect"),), 3, lang="en")
    assert never.startswith("You reckon with 3. Even 10 later sales")
    always = later_sales.reading((Zone(0, 10, "worth_it"),), 0, lang="en")
    assert (
        always == "It earns its place even if nobody ever came later: by the rule of either author, keep it."
    )
    assert "1 vente venue" in later_sales.reading(HOPELESS, 1, lang="fr")


# ---- what drives it


MANY = tuple(Doubt(f"Number {n}", "1", "2", -100 + n, -50 + n) for n in range(ROWS + 2))


@LANGS
def test_each_doubt_is_a_way_between_two_marks(lang: str) -> None:
    figure = doubts.draw(MANY, -75, lang=lang)
    assert list(trace(figure, "ends").x)[:2] == [-100, -50]
    assert len(trace(figure, "ends").x) == 2 * ROWS
    assert longest(figure) <= 40


def test_the_sentence_says_whether_one_number_alone_could_turn_it() -> None:
    assert doubts.reading(MANY, -75, lang="en").endswith("None of them alone takes it out of the red.")
    turning = (Doubt("Hours", "1", "2", -10, 10),)
    assert "red" not in doubts.reading(turning, 0, lang="en")
    assert doubts.reading((), 0, lang="en").endswith("Are they?")


# ---- the next years


@LANGS
def test_the_line_ends_where_the_sum_ends(lang: str) -> None:
    ahead = horizon(LESTER, 12, 400)
    figure = months_ahead.draw(ahead, lang=lang)
    assert trace(figure, "total").y[-1] == pytest.approx(float(ahead.total[-1]))
    assert len(trace(figure, "total").x) == 13
    told = {3, 6, 12, *(since for since, _ in ahead.verdicts)}
    assert len(months_ahead.table(ahead, lang=lang).rows) == len(told), "and every turn"


@LANGS
@pytest.mark.parametrize("month", [2, 12, 18, 20, 30, 36])
def test_on_a_phone_the_month_of_paying_back_stays_inside_the_picture(lang: str, month: int) -> None:
    ahead = replace(horizon(LESTER, 36, 100), earned_back=month)
    figure = months_ahead.draw(ahead, lang=lang)
    wide, narrow = figure.layout.annotations[-1], figure.layout.meta["narrow"]["annotations"][-1]
    assert str(month) in wide.text
    assert narrow["text"] == wide.text
    room = 24 * {"left": 1 - month / 36, "right": month / 36}[narrow["xanchor"]]
    if narrow["xref"] == "x":
        assert len(wide.text) - len("<b></b>") <= room
    else:  # at the edge, and written away from it
        assert (narrow["x"], narrow["xanchor"]) in {(0, "left"), (1, "right")}


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_on_a_phone_what_it_comes_to_stands_in_two_short_lines(lang: str) -> None:
    for business in (LESTER, EARLY):
        figure = months_ahead.draw(horizon(business, 36, 400), lang=lang)
        first, *_ = figure.layout.meta["narrow"]["annotations"]
        lines = first["text"].removeprefix("<b>").removesuffix("</b>").split("<br>")
        assert len(lines) == 2
        assert max(map(len, lines)) <= 17, "half of what the sentence takes in one line"


def test_the_sentence_says_when_the_verdict_turns() -> None:
    stays = months_ahead.reading(horizon(LESTER, 12, 400), lang="en")
    assert stays == (
        "Within 12 months it does not pay for itself. Whether you look one month ahead or 12, the verdict"
        " stays the same: the hours do more elsewhere."
    )
    slow = with_numbers(EARLY, {"setup_hours": 60, "half_hour_cap_hours": 0})
    ahead = horizon(slow, 24, 400)
    said = months_ahead.reading(ahead, lang="en")
    assert ahead.flips_at is not None
    assert said.count("months ahead:") == 1, "one turn in the sentence"
    assert f"from {ahead.verdicts[-1][0]} months ahead" in said
    assert "what comes later is still to come" in said, "why it is no contradiction to the verdict above"
    assert said.endswith("The verdict above is about a month once all is running: both are true.")
    assert "both are true" not in stays
    assert f"paid for itself by month {ahead.earned_back}; “The cost of free” begins from nothing" in said


def test_a_slow_start_says_how_it_goes_with_a_good_month() -> None:
    given = {"price": 6, "hours": 3, "customers_hours": 2, "contacts_per_hour": 2, "able_of_ten": 8}
    baker = with_numbers(preset("shop"), given)
    ahead, net = horizon(baker, 36, 400), overall(baker, 400).net
    assert ahead.total[-1] < 0 < net, "the case: a good month, and a sum below nothing"
    # Once all is running, the sum grows by just what a month leaves.
    assert float(ahead.total[-1] - ahead.total[-13]) / 12 == pytest.approx(net, abs=1)
    said = months_ahead.reading(ahead, net, lang="en")
    assert f"a month leaves about €{net:.0f}, as above" in said
    assert "Within 36 months it does not pay for itself." in said
    assert "as above" not in months_ahead.reading(horizon(LESTER, 12, 400), overall(LESTER).net, lang="en")


def test_paying_for_itself_is_not_said_to_be_the_verdict() -> None:
    ahead = replace(horizon(LESTER, 12, 400), earned_back=1, verdicts=((1, "cannot_tell"), (9, "redirect")))
    said = months_ahead.reading(ahead, lang="en")
    assert "The verdict asks more: whether these hours would do more elsewhere." in said
