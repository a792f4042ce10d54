"""What would tip it: one row a number, its mark at the ratio to today, and the words for it."""

from __future__ import annotations

import re
from math import inf, log10
from typing import TYPE_CHECKING, Any, get_args

import pytest

from case_studies.flips import Flip, flips
from case_studies.parse import from_dict, preset, with_numbers
from case_studies.weighing import Verdict
from widgets.changes_text import Change, changes
from widgets.figures.house_style import CARD, HALF_HOUR, POSTING, QUIET
from widgets.figures.labels import NOTHING
from widgets.figures.tipping import ROWS, draw, reading, table
from widgets.texts import Texts

if TYPE_CHECKING:
    from case_studies.business import Business

NB, NN = "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"
Q = "\N{RIGHT SINGLE QUOTATION MARK}"
LESTER = preset("lester")
LANGS = ("en", "fr")


def found(lang: str, business: Business = LESTER) -> tuple[Change, ...]:
    return changes(business, flips(business), Texts(lang))


def one(ratio: float, verdict: Verdict = "worth_it") -> Change:
    return Change("The price of one sale", "€10", "€20", ratio, "the price were about €20 (now €10)", verdict)


def trace(figure: Any, name: str) -> Any:  # noqa: ANN401 - plotly ships no types
    (same,) = (trace for trace in figure.data if trace.name == name)
    return same


def rows(figure: Any) -> list[str]:  # noqa: ANN401 - plotly ships no types
    """Give the rows' texts as they read, without marks and line ends."""
    texts = [note.text for note in figure.layout.annotations if note.yanchor == "top"]
    return [re.sub(r"<(?!br)[^>]*>", "", text).replace("<br>", " ") for text in texts]


def told(notes: Any) -> list[str]:  # noqa: ANN401 - plotly ships no types
    return [re.sub(r"<[^>]*>", "", note["text"]) for note in notes]


# ---- the sentence and the table


EN = (
    "Each of these 6 numbers could change the verdict by itself. The nearest to it: if the price were about"
    " €3,300 (now €1,000), then neither would pay."
)
FR = (
    f"Chacun de ces 6 chiffres pourrait changer le verdict à lui seul. Le plus près d{Q}y arriver{NB}: si le"
    f" prix était d{Q}environ 3{NN}300{NB}€ (aujourd{Q}hui 1{NN}000{NB}€),"
    f" ni l{Q}un ni l{Q}autre ne serait alors rentable."
)


@pytest.mark.parametrize(("lang", "sentence"), [("en", EN), ("fr", FR)])
def test_the_sentence_counts_and_names_the_nearest(lang: str, sentence: str) -> None:
    assert reading(found(lang), lang=lang) == sentence


def test_a_single_number_is_a_sentence_of_its_own() -> None:
    assert reading([one(2)], lang="en") == (
        "1 number could change the verdict by itself: if the price were about €20 (now €10), then posting"
        " would earn its place."
    )


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("en", "None of the main numbers would change the verdict by itself."),
        ("fr", "Aucun des chiffres principaux ne changerait le verdict à lui seul."),
    ],
)
def test_nothing_that_tips_it_is_said_plainly_and_drawn_without_harm(lang: str, sentence: str) -> None:
    assert reading((), lang=lang) == sentence
    assert rows(draw((), lang=lang)) == []
    assert table((), lang=lang).rows == ()


def test_the_table_holds_the_same_numbers() -> None:
    first, *_, last = table(found("fr"), lang="fr").rows
    price = (f"1{NN}000{NB}€", f"3{NN}300{NB}€", f"330{NB}%")
    assert first == ("Le prix d\u2019une vente", *price, "Publier n\u2019en vaut sans doute pas la peine")
    assert last[:3] == ("Ceux qui écrivent et pourraient payer", "3 sur 100", "23 sur 100")


@pytest.mark.parametrize("ratio", [0.0, inf, 4800.0])
def test_what_is_nothing_or_next_to_it_has_no_ratio(ratio: float) -> None:
    assert table([one(ratio)], lang="en").rows[0][3] == NOTHING


# ---- the picture


def test_each_row_says_the_number_today_there_and_then() -> None:
    first, *_, last = rows(draw(found("en"), lang="en"))
    assert first == "The price of one sale now €1,000 → €3,300: then neither would pay"
    assert last == "Those who write and could pay now 3 in 100 → 23 in 100: then nobody could tell"


def test_each_row_says_so_in_french() -> None:
    first, *_, last = rows(draw(found("fr"), lang="fr"))
    moves = f"aujourd{Q}hui 1{NN}000{NB}€ → 3{NN}300{NB}€"
    assert first == f"Le prix d{Q}une vente {moves} ni l{Q}un ni l{Q}autre ne serait alors rentable"
    assert last.startswith(f"Ceux qui écrivent et pourraient payer aujourd{Q}hui 3 sur 100 → 23 sur 100 ")


def test_marks_stand_at_the_ratio_nearest_on_top() -> None:
    figure = draw(found("en"), lang="en")
    tips = trace(figure, "tips")
    assert tips.x == pytest.approx([log10(change.ratio) for change in found("en")])
    assert list(tips.y) == sorted(tips.y, reverse=True)
    assert [abs(x) for x in tips.x] == sorted(abs(x) for x in tips.x)
    assert {min(tips.x) < 0, max(tips.x) > 0} == {True}


def test_a_line_goes_from_today_to_each_mark() -> None:
    figure = draw([one(2), one(0.25)], lang="en")
    ways, tips = trace(figure, "ways"), trace(figure, "tips")
    assert ways.x == (0, log10(2), None, 0, log10(0.25), None)
    assert ways.y == (tips.y[0], tips.y[0], None, tips.y[1], tips.y[1], None)


@pytest.mark.parametrize(
    ("ratio", "x", "symbol"),
    [
        (0.0, -1, "triangle-left"),
        (0.09, -1, "triangle-left"),
        (0.1, -1, "circle"),
        (10, 1, "circle"),
        (11, 1, "triangle-right"),
        (inf, 1, "triangle-right"),
    ],
)
def test_what_lies_beyond_stands_at_the_edge_with_an_arrow_head(ratio: float, x: float, symbol: str) -> None:
    figure = draw([one(ratio)], lang="en")
    tips = trace(figure, "tips")
    assert tips.x == pytest.approx((x,))
    assert tips.marker.symbol == (symbol,)
    assert figure.layout.xaxis.range == (-1, 1)
    assert "€10 → €20" in rows(figure)[0]


def test_colours_are_the_houses_and_an_open_verdict_is_an_open_ring() -> None:
    verdicts = get_args(Verdict)
    marker = trace(draw([one(2, verdict) for verdict in verdicts], lang="en"), "tips").marker
    edge, fill = (dict(zip(verdicts, colours, strict=True)) for colours in (marker.line.color, marker.color))
    assert (edge["worth_it"], edge["redirect"]) == (POSTING, HALF_HOUR)
    assert edge["not_worth_it"] not in {POSTING, HALF_HOUR, QUIET}
    for verdict in verdicts:
        is_open = verdict in {"test_first", "cannot_tell"}
        assert (fill[verdict] == CARD) == is_open
        assert is_open or fill[verdict] == edge[verdict]


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", ["today", "← less than today", "more than today →", "a tenth", "half", "twice", "ten times"]),
        (
            "fr",
            [
                "aujourd\u2019hui",
                "← moins qu\u2019aujourd\u2019hui",
                "un dixième",
                "la moitié",
                "le double",
                "dix fois",
            ],
        ),
    ],
)
def test_the_scale_says_which_side_is_less_and_how_much(lang: str, words: list[str]) -> None:
    notes = draw(found(lang), lang=lang).layout.annotations
    assert set(words) <= set(told(notes))
    (half,) = (note for note in notes if note.text in {"half", "la moitié"})
    assert half.x == pytest.approx(log10(0.5))


def test_no_more_rows_than_a_picture_holds() -> None:
    many = [one(2 + extra) for extra in range(12)]
    assert len(rows(draw(many, lang="en"))) == len(table(many, lang="en").rows) == ROWS
    assert reading(many, lang="en").startswith(f"Each of these {ROWS} numbers")


# ---- the phone


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("preset_name", ["lester", "lester_early"])
def test_on_a_phone_the_same_words_stand_in_shorter_lines(lang: str, preset_name: str) -> None:
    figure = draw(found(lang, preset(preset_name)), lang=lang)
    narrow = figure.layout.meta["narrow"]
    texts = [note["text"] for note in narrow["annotations"] if note["yanchor"] == "top"]
    bare = [re.sub(r"<(?!br)[^>]*>", "", text).split("<br>") for text in texts]
    assert max(len(line) for lines in bare for line in lines) <= 36
    assert [" ".join(lines) for lines in bare] == [
        re.sub(rf"{NB}?: then", " then", row) for row in rows(figure)
    ]
    assert narrow["height"] == narrow["yaxis.range"][1] > figure.layout.height


@pytest.mark.parametrize("lang", LANGS)
def test_no_row_reaches_into_the_next_one(lang: str) -> None:
    figure = draw(found(lang), lang=lang)
    narrow = figure.layout.meta["narrow"]
    for notes, ways, height in (
        (figure.layout.annotations, trace(figure, "tips").y, figure.layout.height),
        (narrow["annotations"], narrow["data[1].y"], narrow["height"]),
    ):
        texts = [note for note in notes if note["yanchor"] == "top"]
        head = min(note["y"] for note in notes if note["yanchor"] != "top")
        ends = [head - 10, *(way - 12 for way in ways)]
        for text, way, above in zip(texts, ways, ends, strict=False):
            foot = text["y"] - 1.3 * text["font"]["size"] * (1 + text["text"].count("<br>"))
            assert text["y"] <= above
            assert way + 12 <= foot
        assert 10 < ways[-1] < ways[0] < height


# ---- the parts that it is made of


def test_two_half_hours_keep_their_names_apart(baker: Business) -> None:
    data = baker.model_dump()
    posting, tasting = data["activities"]
    calling = tasting | {"name": "calling", "title": "Calling old customers"}
    business = from_dict(data | {"activities": (posting, tasting, calling)})
    other = [Flip(f"{a['name']}_contacts_per_hour", 2, 4, "redirect") for a in (tasting, calling)]
    assert [change.name for change in changes(business, other, Texts("en"))] == [
        "A tasting at the door: people met in an hour",
        "Calling old customers: people met in an hour",
    ]


def test_a_number_that_is_nothing_today_is_infinitely_far() -> None:
    flip = Flip("able_of_ten", 0, 2.3, "cannot_tell")
    (change,) = changes(with_numbers(LESTER, {"able_of_ten": 0}), [flip], Texts("en"))
    assert (change.ratio, change.now, change.at) == (inf, "0 in 10", "2.3 in 10")


def test_few_of_many_are_rounded_once() -> None:
    flip = Flip("half_hour_able_of_ten", 0.7537, 0.1505, "not_worth_it")
    (change,) = changes(LESTER, [flip], Texts("en"))
    assert change.at == "2 in 100"


@pytest.mark.parametrize("room", ["wide", "narrow"])
def test_every_row_has_its_track_four_steps_and_today(room: str) -> None:
    figure = draw(found("en"), lang="en")
    narrow = figure.layout.meta["narrow"]
    shapes, ways = {
        "wide": (figure.to_dict()["layout"]["shapes"], trace(figure, "tips").y),
        "narrow": (narrow["shapes"], narrow["data[1].y"]),
    }[room]
    tracks, steps, today = (re.findall(r"M(\S+?),(\S+?)[HV](\S+?)(?=M|$)", each["path"]) for each in shapes)
    assert [(float(x), float(y), float(end)) for x, y, end in tracks] == [(-1, way, 1) for way in ways]
    marks = {way: sorted(float(x) for x, y, end in steps if float(y) < way < float(end)) for way in ways}
    near = pytest.approx([-1, log10(0.5), log10(2), 1], abs=1e-5)
    assert all(at == near for at in marks.values())
    assert [float(x) for x, _, _ in today] == [0] * len(ways)
    assert all(float(y) < way < float(end) for (_, y, end), way in zip(today, ways, strict=True))
