"""Pictures of channels: ways compared, hours by channel, the next hour, and what lets a channel join."""

from __future__ import annotations

import re
from typing import Any

import pytest

from case_studies.channel_numbers import ChannelNumbers
from case_studies.sharing import Sharing
from widgets.figures import hours_by_channel, joining, next_hour, three_ways
from widgets.figures.channel_looks import Look, looks
from widgets.figures.house_style import HALF_HOUR
from widgets.figures.joining import Join, nearest
from widgets.figures.three_ways import Way

NB, QUOTE = "\N{NO-BREAK SPACE}", "\N{RIGHT SINGLE QUOTATION MARK}"
MARKET = ChannelNumbers(40, 6, again=1.0, setup_hours=0, cap_hours=4)
PAGE = ChannelNumbers(20, 1, again=0.5, setup_hours=2)
SHOP = Sharing({"market": MARKET, "page": PAGE, "other": PAGE}, hours=10, worth=20, hour_value=10)
LOOKS = looks({"market": "Market", "page": "Page <b>", "other": "Other"}, "market")


def texts(figure: Any) -> list[str]:  # noqa: ANN401 - plotly ships no types
    return [note.text for note in figure.layout.annotations]


def ways(sharing: Sharing = SHOP) -> tuple[Way, ...]:
    given = sharing.given({"market": 2, "page": 8})
    return (
        Way("even", sharing.even()),
        Way("one", sharing.one(), "Market"),
        Way("guess", given),
        Way("best", sharing.best()),
    )


def test_the_half_hour_has_its_own_colour_and_no_two_channels_share_one() -> None:
    assert LOOKS["market"].colour == HALF_HOUR
    many = looks({str(i): str(i) for i in range(7)}, None)
    assert len({look.colour for look in many.values()} - {HALF_HOUR}) >= 6
    assert Look("Tea & <b>cake", "#000").marked == "<b>Tea &amp; &lt;b&gt;cake</b>"


# ---- the ways


def test_each_way_has_its_sales_and_its_euros() -> None:
    four = ways()
    sales, euros = three_ways.draw(four, lang="en").data
    assert list(sales.x) == [12 * way.split.total_sales for way in four]
    assert list(euros.x) == [way.split.net for way in four]
    assert euros.x[-1] == max(euros.x)


def test_the_ways_are_said_in_both_languages() -> None:
    assert three_ways.reading(ways()[:2], lang="en") == (
        f"10{NB}h a month over 3 channels. Spread evenly: about 80 sales a year, €33 a month."
        f" All in one place (Market): about 86 sales a year, €44 a month; idle: 6{NB}h."
    )
    assert three_ways.reading(ways()[:1], lang="fr") == (
        f"10{NB}h par mois pour 3 canaux. Réparties également{NB}: environ 80 ventes par an,"
        f" 33{NB}€ par mois."
    )


def test_without_a_sale_it_says_so_and_a_loss_has_its_minus() -> None:
    poor = SHOP.with_("market", people=0).with_("page", people=0).with_("other", people=0)
    said = three_ways.reading([Way("even", poor.even()), Way("best", poor.best())], lang="en")
    assert "Spread evenly: no sale at all, \N{MINUS SIGN}€100 a month." in said
    assert "Shared out at best: no sale at all, €0 a month; kept" in said


def test_the_table_of_ways_has_a_row_each_and_the_hours_that_were_used() -> None:
    table = three_ways.table(ways(), lang="en")
    assert [row[0] for row in table.rows] == [
        "Spread evenly",
        "All in one place",
        "Your guess",
        "The best split",
    ]
    assert [row[1:3] for row in table.rows[1::2]] == [(f"10{NB}h", f"6{NB}h"), (f"4{NB}h", f"0{NB}h")]


def test_hours_that_a_full_channel_cannot_use_are_said_beside_what_they_cost() -> None:
    written = texts(three_ways.draw(ways(), lang="fr"))
    assert written.count(f"sans emploi{NB}: 6{NB}h") == 2, "once for the sales, once for the euros"
    assert written.count(f"gardées pour autre chose{NB}: 6{NB}h") == 2


# ---- where the hours go


def test_a_channel_without_hours_is_called_so_and_hours_that_do_not_pay_are_kept() -> None:
    best = SHOP.best()
    figure = hours_by_channel.draw(SHOP, best, LOOKS, lang="en")
    assert list(figure.data[0].x) == [pytest.approx(4), 0, 0, pytest.approx(6)]
    written = texts(figure)
    assert any("<b>Market</b>" in text and f"4{NB}h" in text for text in written)
    [page] = [text for text in written if "<b>Page &lt;b&gt;</b>" in text]
    assert "not this channel" in page
    assert any("Kept for something else" in text for text in written)
    assert hours_by_channel.reading(SHOP, best, LOOKS, lang="en") == (
        f"At best: Market 4{NB}h. Not this channel: Page <b>, Other. Kept for something else: 6{NB}h."
    )


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_no_line_below_a_bar_is_longer_than_a_phone_is_wide(lang: str) -> None:
    rich = Sharing(SHOP.channels, 10, 2000, 10)
    for sharing in (SHOP, rich):
        drawn = hours_by_channel.draw(sharing, sharing.best(), LOOKS, lang=lang)
        assert max(len(re.sub("<[^>]*>", "", text)) for text in texts(drawn)) <= 38


def test_an_hour_on_average_and_one_hour_more_are_told_apart() -> None:
    written = [
        re.sub("<[^>]*>", "", text)
        for text in texts(hours_by_channel.draw(SHOP, SHOP.best(), LOOKS, lang="en"))
    ]
    at = next(i for i, text in enumerate(written) if text.startswith("Market"))
    assert written[at + 1 : at + 3] == ["One hour more: about €0.", "On average, an hour of it: €36."]


def test_a_guess_is_drawn_hollow_on_its_channel_and_said() -> None:
    best = SHOP.best()
    figure = hours_by_channel.draw(SHOP, best, LOOKS, lang="en", guess={"market": 7.0})
    assert list(figure.data[1].x) == [7.0]
    assert list(figure.data[1].y) == [figure.data[0].y[0]]
    assert f"your guess: 7{NB}h" in texts(figure)
    said = hours_by_channel.reading(SHOP, best, LOOKS, lang="en", guess={"market": 7.0})
    assert said.endswith(f"Your guess: Market 7{NB}h.")


def because(sharing: Sharing, key: str) -> str:
    best = sharing.best()
    row = next(
        r for r in hours_by_channel.table(sharing, best, LOOKS, lang="en").rows if r[0] == LOOKS[key].title
    )
    return row[-1]


def test_the_reason_fits_what_holds_a_channel_back() -> None:
    assert because(SHOP, "market") == "There is no more of it to be had."
    assert because(SHOP, "page") == "At best, €2 an hour on average."
    assert because(SHOP.with_("page", people=0), "page") == "Nobody there could become your customer."
    better = SHOP.with_("page", right_of_ten=10)
    assert because(better, "page") == "Each hour brings less than the last."
    endless = SHOP.with_("market", cap_hours=160)
    assert because(endless, "market") == "Every hour brings as much."
    full = Sharing(SHOP.channels, 10, 20, 10, capacity=3)
    assert because(full, "market") == "You could not take on more sales."


# ---- the next hour


def test_channels_that_are_alike_share_a_line_and_each_has_a_dot_where_it_stands() -> None:
    best = SHOP.best()
    figure = next_hour.draw(SHOP, best, LOOKS, lang="en")
    names = [trace.name for trace in figure.data]
    assert names == ["hour value", "Market", "Page <b>, Other", "Page <b>, Other", "here"]
    here = figure.data[-1]
    rings = dict(zip(here.marker.line.color, zip(here.x, here.y, strict=True), strict=True))
    assert rings == {
        LOOKS[key].colour: (pytest.approx(best.hours[key]), best.next_hour[key]) for key in SHOP.channels
    }


def test_channels_that_are_alike_keep_their_own_colours() -> None:
    figure = next_hour.draw(SHOP, SHOP.best(), LOOKS, lang="en")
    lines = [one.line for one in figure.data if one.name == "Page <b>, Other"]
    assert [line.color for line in lines] == [LOOKS["page"].colour, LOOKS["other"].colour]
    assert len({line.dash for line in lines}) == 2
    [label] = [text for text in texts(figure) if "Other" in text]
    assert all(LOOKS[key].colour in label for key in ("page", "other"))
    assert sorted(figure.data[-1].marker.size)[-2:] == [14, 24], "two at one place stand around each other"


def test_the_line_of_a_channel_ends_with_its_hours() -> None:
    figure = next_hour.draw(SHOP, SHOP.best(), LOOKS, lang="en")
    market = figure.data[1]
    assert market.y[0] == pytest.approx(SHOP.curves[0].next_hour(0))
    assert market.y[-1] == 0


def test_where_an_hour_is_worth_nothing_there_is_no_level() -> None:
    free = Sharing(SHOP.channels, 10, 20)
    assert next_hour.draw(free, free.best(), LOOKS, lang="en").data[0].name == "Market"


def test_the_next_hour_is_said_as_a_plain_number_for_each_channel() -> None:
    even_page = SHOP.with_("page", right_of_ten=10)
    best = even_page.best()
    said = next_hour.reading(even_page, best, LOOKS, lang="en")
    assert said.startswith("With the best split, one hour more would bring about: Market €0, Page <b> €")
    rows = next_hour.table(even_page, best, LOOKS, lang="en").rows
    average, first = rows[0][1], rows[0][2]
    assert average == first == "€36"
    assert rows[2][1] == "\N{EN DASH}"


# ---- what it would take


def joins() -> list[Join]:
    return [
        Join("market", 6, 2, used=True),
        Join("page", 1, 4, used=False),
        Join("other", 1, None, used=False),
    ]


def test_each_channel_shows_today_and_where_it_joins() -> None:
    marks, now = joining.draw(joins(), LOOKS, lang="en").data
    assert list(marks.x) == [2, 4, None]
    assert list(now.x) == [6, 1, 1]
    written = texts(joining.draw(joins(), LOOKS, lang="en"))
    assert [text for text in written if text.startswith("now")] == [
        "now 6 in 10",
        "now 1 in 10",
        "now 1 in 10",
    ]
    assert {
        "loses its hours below 2 in 10",
        "gets hours from about 4 in 10",
        "even all of them would not do",
    } <= set(written)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_no_line_on_what_it_takes_is_longer_than_a_phone_is_wide(lang: str) -> None:
    each = [Join("page", 0.3, 3.6, used=False), Join("market", 0.34, 0.36, used=True), joins()[2]]
    written = texts(joining.draw(each, LOOKS, lang=lang))
    assert max(map(len, written)) <= 42


def test_the_nearest_is_nearest_as_a_ratio() -> None:
    found = nearest(joins())
    assert found is not None
    assert found.key == "market"
    assert joining.reading(joins(), LOOKS, lang="en") == (
        "The nearest to a change is Market: it would lose its hours if fewer than about 2 in 10 of the people"
        " there could become customers (now 6 in 10)."
    )
    assert joining.reading(joins()[1:], LOOKS, lang="fr") == (
        f"Le plus près de changer, c{QUOTE}est Page <b>{NB}: ce canal recevrait des heures si environ 4 sur"
        f" 10 des personnes qui y sont pouvaient devenir vos clients (aujourd{QUOTE}hui 1 sur 10)."
    )
    assert nearest(joins()[2:]) is None
    assert joining.reading(joins()[2:], LOOKS, lang="en").startswith("However many")
    assert joining.table(joins(), LOOKS, lang="en").rows[2][-1] == "even all of them would not do"
