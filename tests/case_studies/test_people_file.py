from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_studies.comparison import compare_groups, count_groups
from case_studies.people_file import Column, Wrong, likely_columns, read_people
from case_studies.sheet import Row, Sheet, read_sheet

FRENCH = """Nom;Comment connu;Devis;A acheté;Montant;Encore client
Anna;Réseaux sociaux;oui;oui;1.234,50;x
Bilal;réseaux sociaux ;oui;non;;
Chloé;Bouche à oreille;non;non;;
Denis;;oui;oui;20;
Emma;Bouche à oreille;oui;peut-être;20;
Farid;Bouche à oreille;oui;oui;vingt;
Gaëlle;Bouche à oreille;oui;oui;;
Hugo;Bouche à oreille;oui;oui;1.000;x

Inès;Bouche à oreille;oui;oui;12;x;de trop
"""


def test_columns_are_guessed_from_their_names() -> None:
    sheet = read_sheet(FRENCH.encode())
    assert likely_columns(sheet) == {"group": 1, "opportunity": 2, "customer": 3, "spend": 4, "retained": 5}
    nothing = likely_columns(Sheet(("a", "b"), ()))
    assert set(nothing.values()) == {None}


def test_good_rows_are_used_and_wrong_ones_listed_with_their_line_and_reason() -> None:
    sheet = read_sheet(FRENCH.encode())
    found = read_people(sheet, likely_columns(sheet))
    assert found.groups == {"Bouche à oreille": 3, "Réseaux sociaux": 2}
    assert found.wrong == (
        Wrong(5, "group", "", "no_group"),
        Wrong(6, "customer", "peut-être", "no_mark"),
        Wrong(7, "spend", "vingt", "no_amount"),
        Wrong(11, None, "", "too_many_cells"),
    )
    assert found.no_spend == (Wrong(8, "spend", "", "amount_missing"),)
    assert found.people["spend"] == [1234.5, None, None, None, 1000.0], "the column writes decimal commas"
    assert found.likely_social() == ("Réseaux sociaux",)
    compared = compare_groups(found.table({one: [one] for one in found.groups}), margin=0.5)
    one = compared.groups["Réseaux sociaux"]
    assert (one.people, one.opportunities, one.customers, one.retained) == (2, 2, 1, 1)


def test_several_groups_of_the_file_make_up_one() -> None:
    sheet = read_sheet(
        b"source,customer\nshop,1\nshop,0\nFacebook,1\nInstagram,0\nflyer,0\n?,1\nwithout social media,1\n"
    )
    found = read_people(sheet, likely_columns(sheet))
    assert found.likely_social() == ("Facebook", "Instagram")
    assert found.likely_unknown() == ("?",)
    table = found.table({"with": ["Facebook", "Instagram"], "without": ["shop", "flyer"]})
    assert sorted(table["group"]) == ["with"] * 2 + ["without"] * 3
    for parts in ({"with": ["radio"]}, {"with": ["shop"], "without": ["shop"]}, {"with": []}):
        with pytest.raises(ValueError, match="does not part the groups; there are shop, Facebook"):
            found.table(parts)


@pytest.mark.parametrize(
    ("columns", "message"),
    [({"customer": 1}, "The group needs a column"), ({"group": 0, "customer": 2}, "accepted: 0 to 1")],
)
def test_columns_that_are_not_there_are_refused(columns: dict[Column, int | None], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        read_people(read_sheet(b"source,customer\nshop,1\n"), columns)


CELL = (
    st.none()
    | st.booleans()
    | st.floats(allow_nan=False)
    | st.sampled_from(["a", "b", "oui", "12,5", "1.234", "?"])
)


@given(st.lists(st.lists(CELL, max_size=6), max_size=20))
def test_everybody_is_counted_or_listed_once(cells: list[list[str | bool | float | None]]) -> None:
    rows = tuple(Row(i + 2, tuple(row)) for i, row in enumerate(cells))
    sheet = Sheet(("group", "prospect", "client", "montant", "encore"), rows)
    found = read_people(sheet, {"group": 0, "opportunity": 1, "customer": 2, "spend": 3, "retained": 4})
    blank = sum(all(cell is None for cell in row.cells) for row in rows)
    assert sum(found.groups.values()) + len(found.wrong) + blank == len(rows)
    assert len({wrong.line for wrong in found.wrong}) == len(found.wrong)
    if len(found.groups) > 1:
        first, *others = found.groups
        compared = compare_groups(found.table({"one": [first], "rest": others}), margin=0.6)
        assert sum(one.people for one in compared.groups.values()) == sum(found.groups.values())


def test_a_customer_without_an_amount_counts_in_all_but_the_spend() -> None:
    told = b"group,customer,spend,retained\na,1,10,1\na,1,,1\na,0,,0\nb,1,30,0\nb,1,,0\n"
    sheet = read_sheet(told)
    found = read_people(sheet, likely_columns(sheet))
    assert (found.groups, found.wrong) == ({"a": 3, "b": 2}, ())
    assert [one.line for one in found.no_spend] == [3, 6]
    compared = compare_groups(found.table({"a": ["a"], "b": ["b"]}), margin=0.5)
    one = compared.groups["a"]
    assert (one.people, one.customers, one.retained) == (3, 2, 2)
    spend = one.metrics["spend_per_person"]
    assert spend is not None
    assert spend.estimate == 5  # of the two whose amount is known
    assert count_groups(found.table({"a": ["a"], "b": ["b"]}), margin=0.5)["a"].margin is not None


def test_where_no_customer_has_an_amount_nothing_is_said_of_spend() -> None:
    sheet = read_sheet(b"group,customer,spend\na,1,\nb,1,\n")
    found = read_people(sheet, likely_columns(sheet))
    compared = compare_groups(found.table({"a": ["a"], "b": ["b"]}), margin=0.5)
    assert compared.groups["a"].metrics["spend_per_person"] is None
    assert count_groups(found.table({"a": ["a"], "b": ["b"]}), margin=0.5)["a"].margin is None
