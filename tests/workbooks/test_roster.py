"""A sheet of participants read: nobody is lost, and every mistake is told in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from case_studies.ranges import likely
from tests.workbooks.rosters import (
    KEYS,
    MISTAKES,
    PLAIN,
    START,
    SUFFIXES,
    good,
    make_roster,
    mistakes,
    numbers,
    read,
    write_rows,
)
from widgets.your_verdict.workbook import Verdict
from workbooks.errors import HalfhourError
from workbooks.roster.columns import KIND, NAME, columns, kind_title, kinds
from workbooks.roster.header import letter
from workbooks.roster.reading import read_roster
from workbooks.roster.second_look import second_look

if TYPE_CHECKING:
    from pathlib import Path

    from tests.workbooks.rosters import Cells

# --- mistakes


@SUFFIXES
def test_two_hundred_with_every_mistake_add_up(tmp_path: Path, suffix: str) -> None:
    made = make_roster(tmp_path / f"room{suffix}")
    found = read_roster(made.path, "fr")
    assert len(set(made.refused.values())) >= 20
    assert found.count == made.count == len(found.lines) + len(found.refused)
    assert set(found.refused) == set(made.refused)
    assert {line.number for line in found.lines}.isdisjoint(found.refused)
    assert [problem.line for problem in found.problems] == sorted(problem.line for problem in found.problems)


@pytest.mark.parametrize(
    ("name", "suffix"),
    [(name, suffix) for suffix in (".csv", ".xlsx") for name in mistakes(excel=suffix == ".xlsx")],
)
def test_each_mistake_is_told_in_its_place_with_what_is_accepted(
    tmp_path: Path, name: str, suffix: str
) -> None:
    mistake, path = MISTAKES[name], tmp_path / f"room{suffix}"
    write_rows(path, [good(1), mistake.make(good(2)), good(4)], spoil={3: mistake.excel})
    french, english = (read_roster(path, lang) for lang in ("fr", "en"))
    assert [line.number for line in french.lines] == [2, 4]
    assert french.refused == (3,)
    told = french.problems[0]
    assert mistake.fr in told.sentence.replace("\N{NO-BREAK SPACE}", " ")
    assert told.sentence.endswith((".", "?"))
    title = next((one.title("fr") for one in columns() if one.key == mistake.key), "")
    assert told.column == (f"{title} ({letter(KEYS.index(mistake.key))})" if title else "")
    assert english.problems[0].sentence != told.sentence
    assert [one.line for one in english.problems] == [one.line for one in french.problems]


def test_all_that_is_wrong_in_a_row_is_told_at_once(tmp_path: Path) -> None:
    found = read(tmp_path / "a.csv", {NAME: "Anne", KIND: "Cosmonaute", "price": "-1", "margin_ratio": "0,4"})
    assert [problem.column[-2] for problem in found.problems] == ["B", "C", "D"]
    assert found.count == 1


ROWS = st.lists(
    st.tuples(st.integers(0, 500), st.sampled_from([None, None, *mistakes(excel=False)])),
    min_size=1,
    max_size=30,
)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=ROWS, blank=st.sets(st.integers(0, 30)), suffix=st.sampled_from([".csv", ".csv", ".xlsx"]))
def test_nobody_is_lost_and_nobody_counts_twice(
    tmp_path: Path, rows: list[tuple[int, str | None]], blank: set[int], suffix: str
) -> None:
    cells: list[Cells] = []
    for at, (number, mistake) in enumerate(rows):
        cells += [{}] if at in blank else []
        cells.append(MISTAKES[mistake].make(good(number)) if mistake else good(number))
    found = read(tmp_path / f"room{suffix}", *cells)
    filled = {at for at, one in enumerate(cells, start=2) if one}
    assert {line.number for line in found.lines} | set(found.refused) == filled
    assert len(found.lines) + len(found.refused) == found.count == len(filled)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    cells=st.lists(
        st.lists(
            st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12), min_size=5, max_size=5
        ),
        min_size=1,
        max_size=8,
    )
)
def test_whatever_is_typed_is_a_line_or_has_a_sentence(tmp_path: Path, cells: list[list[str]]) -> None:
    keys = (NAME, KIND, "price", "margin_ratio", "second_on")
    rows = [dict(zip(keys, row, strict=True)) for row in cells]
    path = tmp_path / "room.csv"
    write_rows(path, rows, keys=keys)
    try:
        found = read_roster(path, "fr")
    except HalfhourError:
        assert not any(cell.strip() for row in cells for cell in row)
        return
    assert len(found.lines) + len(found.refused) == found.count
    assert all(problem.sentence for problem in found.problems)


# --- what is read all the same


@pytest.mark.parametrize(
    ("key", "typed", "number"),
    [
        ("price", "1 200,50 €", 1200.5),
        ("price", "1\N{NO-BREAK SPACE}200,50\N{NO-BREAK SPACE}€", 1200.5),
        ("price", "1\N{NARROW NO-BREAK SPACE}200,50", 1200.5),
        ("price", "€ 80", 80),
        ("price", "800..1000..1500", [800, 1000, 1500]),
        ("price", "0,5..1,5..2,5 €", None),
        ("margin_ratio", "12,5 %", 0.125),
        ("margin_ratio", "12,5", 0.125),
        ("margin_ratio", "100%", 1),
        ("hours", "1h30", 1.5),
        ("hours", "6,5 h par mois", 6.5),
        ("hours", "5 heures", 5),
        ("hours", "30 minutes", 0.5),
        ("price", "12 euros", 12),
        ("margin_ratio", "40 pourcent", 0.4),
        ("contacts_per_hour", "0,5..1..2", [0.5, 1, 2]),
        ("customers_count", "1'200", 1200),
    ],
)
def test_numbers_as_they_are_typed_in_france(
    tmp_path: Path, key: str, typed: str, number: float | list[float] | None
) -> None:
    found = read(tmp_path / "a.csv", PLAIN | {key: typed}, keys=(NAME, KIND, "price", "hours", key))
    if number is None:
        assert found.refused == (2,)  # below what a price can be
    else:
        assert numbers(found)[key] == number


def test_an_english_sheet_reads_numbers_the_english_way_whoever_the_trainer_is(tmp_path: Path) -> None:
    row = PLAIN | {"price": "1,200", "margin_ratio": "12.5%"}
    english = read(tmp_path / "a.csv", row, lang="fr", keys=(NAME, KIND, "price", "margin_ratio"))
    assert numbers(english) == {"price": 1.2, "margin_ratio": 0.125}, "a French sheet"
    write_rows(tmp_path / "b.csv", [row], lang="en", keys=(NAME, KIND, "price", "margin_ratio"))
    assert numbers(read_roster(tmp_path / "b.csv", "fr")) == {"price": 1200, "margin_ratio": 0.125}


@pytest.mark.parametrize(
    "typed", ["12/05/2026", "2026-05-12", "12-mai", "1-févr.-26", "3 aout", "5-Jun", "12 May 2026", "mai-26"]
)
def test_a_date_is_told_as_what_excel_made_of_a_number(tmp_path: Path, typed: str) -> None:
    (problem,) = read(tmp_path / "a.csv", PLAIN | {"price": typed}).problems
    assert "une date" in problem.sentence
    assert typed in problem.sentence


@pytest.mark.parametrize("typed", ["12 clients", "3 fois", "5 autos"])
def test_a_number_with_any_other_word_is_no_date(tmp_path: Path, typed: str) -> None:
    (problem,) = read(tmp_path / "a.csv", PLAIN | {"price": typed}).problems
    assert "date" not in problem.sentence


@pytest.mark.parametrize("typed", ["?", "-", "n/a", "NSP", " ? "])
def test_what_nobody_knows_stays_our_assumption(tmp_path: Path, typed: str) -> None:
    assert numbers(read(tmp_path / "a.csv", PLAIN | {"price": typed})) == {"hours": 4}


@pytest.mark.parametrize("coding", ["utf-8-sig", "utf-8", "cp1252", "utf-16"])
def test_every_way_in_which_a_text_file_is_saved(tmp_path: Path, coding: str) -> None:
    found = read(tmp_path / "a.csv", PLAIN | {NAME: "Zoé Lefèvre", "price": "80 €"}, coding=coding)
    assert found.lines[0].name == "Zoé Lefèvre"
    assert numbers(found)["price"] == 80


def test_a_line_says_which_business_and_which_numbers_and_no_more(tmp_path: Path) -> None:
    (line,) = read(tmp_path / "a.csv", PLAIN | {NAME: "  Anne   Dupont "}).lines
    assert (line.number, line.name) == (2, "Anne Dupont")
    assert line.parameters == {"business": "shop", "more": {"price": 12.0, "hours": 4.0}}


@SUFFIXES
def test_rows_are_counted_as_excel_counts_them(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    found = read(path, PLAIN | {NAME: "Anne\nDupont"}, {}, {}, PLAIN | {NAME: "Bea"}, PLAIN)
    assert [line.number for line in found.lines] == [2, 5, 6]
    assert [line.name for line in found.lines] == ["Anne Dupont", "Bea", "Anne"]
    assert found.count == 3


@SUFFIXES
def test_columns_stand_in_any_order_under_either_language_or_the_key(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    found = read(path, PLAIN, keys=("hours", "price", KIND, NAME))
    assert numbers(found) == {"price": 12, "hours": 4}
    write_rows(path, [PLAIN], lang="en", keys=("hours", "price", KIND, NAME))
    assert numbers(read_roster(path, "fr")) == {"price": 12, "hours": 4}
    (tmp_path / "b.csv").write_text(f"NOM;Métier;price;HOURS\nAnne;{START};12;4\n", encoding="utf-8")
    assert numbers(read_roster(tmp_path / "b.csv", "fr")) == {"price": 12, "hours": 4}


def test_a_number_of_one_business_alone_is_read_by_its_key_and_refused_for_another(tmp_path: Path) -> None:
    keys = (NAME, KIND, "neighbours_wtp_median", "share_neighbours")
    row = {NAME: "Anne", KIND: "shop", "neighbours_wtp_median": "20", "share_neighbours": "30 %"}
    found = read(tmp_path / "a.csv", row, row | {KIND: "visits"}, keys=keys)
    assert found.lines[0].parameters["more"] == {"neighbours_wtp_median": 20, "share_neighbours": 0.3}
    assert [problem.column for problem in found.problems] == [
        "neighbours_wtp_median (C)",
        "share_neighbours (D)",
    ]


@SUFFIXES
def test_namesakes_are_two_people_and_told(tmp_path: Path, suffix: str) -> None:
    found = read(tmp_path / f"a{suffix}", PLAIN, PLAIN | {NAME: "ANNE", "price": "13"})
    assert [line.number for line in found.lines] == [2, 3]
    assert found.problems == ()
    assert [notice.line for notice in found.notices] == [3]
    assert "2" in found.notices[0].sentence
    assert "ANNE" not in found.notices[0].sentence, "whoever keeps the notices keeps no name"


def test_a_column_of_the_trainers_own_is_told_once_and_refuses_nobody(tmp_path: Path) -> None:
    rows = [PLAIN | {"Remarque": f"appeler {n}", NAME: f"P{n}"} for n in range(20)]
    found = read(tmp_path / "a.csv", *rows, keys=(*KEYS, "Remarque"))
    assert len(found.lines) == 20
    assert [notice.column for notice in found.notices] == [f"Remarque ({letter(len(KEYS))})"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (
            "Ce qu'un client vous paye pour une vante",
            "Ce qu\N{RIGHT SINGLE QUOTATION MARK}un client vous paie pour une vente",
        ),
        ("Ce que vaut une heure", "Ce que vaut une heure de votre temps"),
        ("What an hour of your tme is worth", "Ce que vaut une heure de votre temps"),
        ("Prix", None),
        ("Heures par mois", None),
        ("Part du prix qui vous rest", None),  # another column has it
    ],
)
def test_a_heading_that_is_nearly_one_of_ours_is_named(tmp_path: Path, typed: str, meant: str | None) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"Participant;business;margin_ratio;{typed}\nAnne;shop;50 %;20\n", encoding="utf-8")
    (notice,) = read_roster(path, "fr").notices
    assert ("vouliez-vous" in notice.sentence) == (meant is not None)
    assert meant is None or f"\N{NO-BREAK SPACE}{meant}\N{NO-BREAK SPACE}" in notice.sentence


def test_a_heading_that_stands_twice_counts_once_and_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Participant;business;price;price\nAnne;shop;12;13\n", encoding="utf-8")
    found = read_roster(tmp_path / "a.csv", "fr")
    assert numbers(found) == {"price": 12}
    assert [notice.column for notice in found.notices] == ["price (D)"]


def test_a_first_name_in_a_column_of_its_own_belongs_to_the_name(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        f"Nom;Prénom;business;price\nDupont;Anne;{START};12\n;Bea;{START};13\nMartin;;{START};14\n",
        encoding="utf-8",
    )
    assert [line.name for line in read_roster(path, "fr").lines] == ["Anne Dupont", "Bea", "Martin"]
    path.write_text(f"Prénom;business;price\nAnne;{START};12\n", encoding="utf-8")
    assert [line.name for line in read_roster(path, "fr").lines] == ["Anne"]


@pytest.mark.parametrize(("beside", "readable"), [(12, True), (150, True), (300, False)])
@SUFFIXES
def test_columns_of_the_trainers_own_push_none_of_ours_out_of_sight(
    tmp_path: Path, beside: int, suffix: str, *, readable: bool
) -> None:
    own = [f"Question {number}" for number in range(beside)]
    path = tmp_path / f"a{suffix}"
    ours = [column.key for column in columns() if column.key not in {NAME, KIND, "price"}][: 200 - 150 - 3]
    write_rows(path, [PLAIN | dict.fromkeys(own, "oui")], keys=(NAME, *own, KIND, "price", *ours))
    if readable:
        found = read_roster(path, "fr")
        assert numbers(found) == {"price": 12, "hours": 4}
        assert len(found.notices) == beside
    else:
        with pytest.raises(HalfhourError, match="trop de colonnes"):
            read_roster(path, "fr")


# --- what is no roster


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("gone.xlsx", None, "gone.xlsx"),
        ("empty.csv", b"\r\n", "vide"),
        ("old.xls", b"\xd0\xcf\x11\xe0" + b"0" * 600, "ancien fichier Excel"),
        ("torn.xlsx", b"PK\x03\x04nothing", "tableau"),
        ("letter.csv", b"Bonjour,\r\nvoici\r\n", "tableau"),
        ("people.csv", b"Ville;Taille\r\nLyon;3\r\n", "Participant"),
        ("nobody.csv", b"Participant;business;price\r\n", "personne"),
        ("no_kind.csv", b"Participant;price\r\nAnne;3\r\n", "activité"),
    ],
)
def test_a_file_that_is_no_roster_is_told_in_one_sentence(
    tmp_path: Path, name: str, data: bytes | None, told: str
) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(HalfhourError) as stopped:
        read_roster(path, "fr")
    assert told in str(stopped.value).replace("\N{NO-BREAK SPACE}", " ")
    assert "\n" not in str(stopped.value)


def test_the_rows_that_explain_the_columns_are_nobody(tmp_path: Path) -> None:
    rows = [PLAIN | {NAME: mark} for mark in ("(unité)", "(ACCEPTÉ)", "(example)")]
    found = read(tmp_path / "a.csv", rows[0], PLAIN, rows[1], rows[2], PLAIN | {NAME: "Exemple"})
    assert [line.name for line in found.lines] == ["Anne", "Exemple"]
    assert found.count == 2


@pytest.mark.parametrize(
    "answer", [{"second_on": "non"}, {"second_on": "oui"}, {"half_hour_able_at_price": "12"}]
)
def test_a_yes_or_a_no_alone_is_no_number_of_ones_own(tmp_path: Path, answer: dict[str, str]) -> None:
    found = read(tmp_path / "a.csv", {NAME: "Anne", KIND: START, **answer}, keys=(NAME, KIND, *answer))
    assert found.refused == (2,)
    assert "Aucun chiffre" in found.problems[0].sentence


def test_kinds_are_found_by_their_names_in_either_language_and_by_their_keys(tmp_path: Path) -> None:
    words = [kind_title("visits", "fr"), kind_title("visits", "en").upper(), "visits"]
    found = read(tmp_path / "a.csv", *(PLAIN | {NAME: f"P{n}", KIND: word} for n, word in enumerate(words)))
    assert [line.parameters["business"] for line in found.lines] == ["visits"] * 3


# --- a second look


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_what_looks_like_a_slip_is_asked_about_and_refuses_nobody(tmp_path: Path, lang: str) -> None:
    found = read(tmp_path / "a.csv", PLAIN, PLAIN | {NAME: "Bea", "hours": "150"})
    assert found.problems == ()
    asked = list(second_look(found, lang))
    assert {problem.line for problem in asked} == {3}
    title = next(column.title("fr") for column in columns() if column.key == "hours")
    assert asked[0].column == f"{title} ({letter(KEYS.index('hours'))})"
    assert "150" in asked[0].sentence
    assert ("personne" if lang == "fr" else "nobody") in asked[0].sentence
    assert "*" not in asked[0].sentence


def test_a_second_look_asks_about_nothing_that_was_not_typed(tmp_path: Path) -> None:
    rows = [PLAIN | {NAME: f"P{n}", KIND: kind_title(kind, "fr")} for n, kind in enumerate(kinds())]
    found = read(tmp_path / "a.csv", *rows)
    for problem in second_look(found, "en"):
        assert problem.column in {found.places[key] for key in PLAIN}


# --- what a workbook makes of a line


def test_a_number_in_more_counts_where_the_page_has_a_parameter_for_it(tmp_path: Path) -> None:
    (line,) = read(tmp_path / "a.csv", PLAIN).lines
    # As the notebook's second cell does, whose parameters are None where nobody gave them.
    page = Verdict("fr", **line.parameters, price=None, hours=None, hour_value=None)
    assert likely(page.session.business.offer.price) == 12
    assert page.session.given_numbers == {"price": 12, "hours": 4}
    assert Verdict("fr", **line.parameters, price=15).session.business.offer.price == 15


@pytest.mark.parametrize(
    ("typed", "number"), [("0,4", None), ("1", None), ("0,5 %", 0.005), ("0", 0), ("40", 0.4), ("1,5", 0.015)]
)
@SUFFIXES
def test_a_share_that_can_be_read_two_ways_is_not_guessed(
    tmp_path: Path, typed: str, number: float | None, suffix: str
) -> None:
    found = read(tmp_path / f"a{suffix}", PLAIN | {"closing_rate": typed}, keys=(NAME, KIND, "closing_rate"))
    if number is None:
        assert "%" in found.problems[0].sentence
        assert ("40 %" if typed == "0,4" else "100 %") in found.problems[0].sentence.replace("\xa0", " ")
    else:
        assert numbers(found)["closing_rate"] == number


def test_a_row_that_is_shorter_than_the_headings_is_told(tmp_path: Path) -> None:
    # An unquoted 1200,50 fits into a row that ends early: nothing stands beyond the headings.
    path = tmp_path / "a.csv"
    path.write_text(
        "Participant,business,price,hours,margin_ratio,hour_value\n"
        f"Whole,{START},1200,4,,\nNaive,{START},1200,50,\n",
        encoding="utf-8",
    )
    found = read_roster(path, "en")
    assert len(found.lines) == 2, "nobody is refused for it"
    (told,) = found.notices
    assert told.line == 3
    assert "shorter than the headings (5 cells, 6 headings)" in told.sentence


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("Boulangerie", "bakery"),
        ("maison d\u2019hôtes", "guest_house"),
        ("BAKERY", "bakery"),
        ("Consultant", "consultant"),
        ("Une boutique ou une boulangerie", "shop"),
        ("artisan sur une place de marché", "maker_on_a_marketplace"),
    ],
)
def test_a_kind_of_business_may_be_typed_without_its_article(tmp_path: Path, typed: str, kind: str) -> None:
    (line,) = read(tmp_path / "a.csv", PLAIN | {KIND: typed}).lines
    assert line.parameters["business"] == kind
