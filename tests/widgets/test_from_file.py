"""A learner's own list: chosen, mapped, counted, and forgotten."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from traitlets import TraitError

from case_studies.sheet import LARGEST
from widgets.did_it_work.workbook import DidItWork
from widgets.drop_down import DropDown
from widgets.file_field import FileField

if TYPE_CHECKING:
    from widgets.did_it_work.from_file import FromFile

SMALL = (
    b"source;devis;achat;montant\n"
    b"Facebook;oui;oui;12,50\nFacebook;non;non;\nami;oui;non;\nami;oui;oui;1.000,00\n"
)


def opened(lang: str = "en", data: bytes | None = None, *, chosen: bool = True) -> tuple[DidItWork, FromFile]:
    workbook = DidItWork(lang)
    if chosen:
        workbook.study.choose("groups_primary", "conversion")
    panel = workbook.file.inside
    give(panel, data if data is not None else text_of(panel).encode())
    return workbook, panel


def text_of(panel: FromFile) -> str:
    return str(panel._field._example["text"])  # noqa: SLF001 - the file that the page offers


def give(panel: FromFile, data: bytes, name: str = "list.csv") -> None:
    """Let the page choose a file."""
    field = panel._field  # noqa: SLF001 - the part that the page speaks with
    field._handle_custom_msg({"kind": "file", "name": name}, [memoryview(data)])  # noqa: SLF001 - as a comm does


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_example_is_read_and_its_slips_are_listed(lang: str) -> None:
    workbook, panel = opened(lang)
    slips = panel.sentence.split("\n\n")[0].splitlines()
    assert [one.split(":")[0].strip().split()[-1] for one in slips if one[:2] == "- "] == [
        "22",
        "43",
        "69",
    ]
    assert workbook.session.t.n("**{n}** person counted.", "**{n}** people counted.", n=87).replace(
        "*", ""
    ) in (panel.sentence)
    assert workbook.session.t("Nobody can tell yet") in panel.sentence


def test_a_cost_that_is_typed_beside_the_file_is_the_one_in_the_list_above_and_is_kept_once() -> None:
    workbook, panel = opened()
    above = workbook.own.inside._groups["with"].fields["with_cost"]  # noqa: SLF001 - what the page shows
    beside = panel._costs["with"].fields["with_cost"]  # noqa: SLF001 - the same
    beside.value = 777
    assert above.value == 777
    above.value = 888
    assert beside.value == 888
    saved = workbook.session.keeper.saved
    assert [
        key for key in (*saved.numbers, *saved.answers) if "with_cost" in key and "without" not in key
    ] == ["groups_with_cost"]


def test_both_examples_hold_the_same_people() -> None:
    found = []
    for lang in ("fr", "en"):
        _, panel = opened(lang)
        found.append([(one.people, one.customers, one.retained) for one in panel._counts.values()])  # noqa: SLF001
        assert panel._counts["with"].people < panel._counts["without"].people  # noqa: SLF001
    assert found[0] == found[1]


def test_a_french_file_is_counted_with_the_learners_own_margin() -> None:
    _, panel = opened(data=SMALL)
    first, second = panel._counts["with"], panel._counts["without"]  # noqa: SLF001
    assert (first.people, first.opportunities, first.customers, first.retained) == (
        2, 1, 1, None,
    )  # fmt: skip
    assert second.margin is not None
    assert second.margin.estimate == pytest.approx(0.7 * 1000)


def test_an_excel_file_is_read_too() -> None:
    book, out = openpyxl.Workbook(), io.BytesIO()
    for row in csv.reader(SMALL.decode().splitlines(), delimiter=";"):
        book.active.append(row)
    book.save(out)
    _, panel = opened(data=out.getvalue())
    assert [one.people for one in panel._counts.values()] == [2, 2]  # noqa: SLF001


def test_the_learner_says_which_column_is_which() -> None:
    _, panel = opened(data=b"where,a,b\nshop,1,0\nshop,0,1\nposts,1,1\nposts,1,1\n")
    assert "Say which column names the group" in panel.sentence
    panel._columns["group"].value = "0"  # noqa: SLF001
    panel._columns["customer"].value = "2"  # noqa: SLF001
    assert "Tick what belongs to the group with social media" in panel.sentence
    ticked, out = panel._parts.asked  # noqa: SLF001
    ticked.value = ["posts"]
    assert {name: one.customers for name, one in panel._counts.items()} == {"with": 2, "without": 1}  # noqa: SLF001
    out.value = ["posts"]
    assert ticked.value == []
    out.value, ticked.value = [], ["posts", "shop"]
    assert "Nobody is left for the group without" in panel.sentence


def test_several_sources_stand_together_and_everybody_is_accounted_for() -> None:
    sources = ["Instagram"] * 3 + ["Facebook"] * 2 + ["market"] * 3 + ["word of mouth"] * 3 + [""]
    lines = "".join(f"{one};yes;{'yes' if i % 2 else 'no'}\n" for i, one in enumerate(sources))
    _, panel = opened(data=f"source;quote;bought\n{lines}".encode())
    assert "11 people counted. 1 line is left out:" in panel.sentence
    assert "With social media: 5 (Instagram 3, Facebook 2)" in panel.sentence
    assert "Without social media: 6 (market 3, word of mouth 3)" in panel.sentence
    assert [one.people for one in panel._counts.values()] == [5, 6]  # noqa: SLF001
    panel._parts.asked[1].value = ["market"]  # noqa: SLF001
    assert "Without social media: 3 (word of mouth 3)" in panel.sentence
    assert "Left out, because ticked so: 3 (market 3)" in panel.sentence
    assert [one.people for one in panel._counts.values()] == [5, 3]  # noqa: SLF001


def test_of_too_few_only_is_said_how_many_it_takes() -> None:
    workbook, panel = opened(data=SMALL)
    workbook.study.choose("groups_primary", "cost_per_customer")
    assert "Too few to tell anything yet" in panel.sentence
    assert "With social media: 2 people in all. Without: 2 people in all." in panel.sentence
    assert "of 20 points, takes about" in panel.sentence
    for theatre in ("near thing", "could be", "If you had to choose", "\N{EURO SIGN}", "wrongly"):
        assert theatre not in panel.sentence
    assert panel._findings._chart is None  # noqa: SLF001


def test_no_reproach_where_no_result_was_shown() -> None:
    data = b"group;quote;bought\n" + b"social;yes;yes\nsocial;yes;no\nfriend;yes;no\nfriend;no;no\n" * 20
    workbook, panel = opened(data=data, chosen=False)
    workbook.study.choose("groups_primary", "retention")
    assert "Your file does not tell" in panel.sentence
    workbook.study.choose("groups_primary", "conversion")
    assert "after seeing" not in panel.sentence
    workbook.study.choose("groups_primary", "cost_per_customer")
    assert "after seeing" in panel.sentence


def test_what_was_counted_stands_beside_what_is_left_without_wrong_answers() -> None:
    data = b"group;quote;bought\n" + b"social;yes;yes\nsocial;yes;no\nfriend;yes;no\nfriend;no;no\n" * 20
    workbook, panel = opened(data=data)
    assert "You counted 20 of 40 (50%) with social media, 0 of 20 (0%) without." in panel.sentence
    assert "Once the 10% who answer wrongly are taken off" in panel.sentence
    panel._wrong.fields["wrong"].value = 0.2  # noqa: SLF001 - on this card too
    assert "Once the 20%" in panel.sentence
    workbook.study.choose("groups_assigned", "chance")
    assert "wrongly" not in panel.sentence


def test_the_result_waits_for_the_measure_that_decides() -> None:
    workbook, panel = opened(chosen=False)
    assert "Choose the measure that shall decide" in panel.sentence
    assert "Nobody can tell" not in panel.sentence
    workbook.study.choose("groups_primary", "cost_per_opportunity")
    assert "Cost of a real prospect, which decides" in panel.sentence


def test_a_measure_that_the_file_does_not_tell_is_left_out_with_the_reason() -> None:
    workbook, panel = opened(
        data=b"group;bought\n" + b"social;yes\nsocial;no\nfriend;yes\nfriend;no\n" * 15, chosen=False
    )
    workbook.study.choose("groups_primary", "cost_per_customer")
    assert (
        "Left out, since no column says who was a real prospect, for how much or who is still a customer:"
        " “Prospects who buy”, “Cost of a real prospect”, “Customers who stay”,"
        " “What a customer leaves over the years”." in panel.sentence
    )
    assert [row[0] for row in panel._findings._chart.table.rows] == ["Cost of a customer"]  # noqa: SLF001
    workbook.study.choose("groups_primary", "conversion")
    assert "Your file does not tell" in panel.sentence
    assert "“Prospects who buy” shall decide, and no column says who was a real prospect." in panel.sentence
    assert "50%" not in panel.sentence


def test_costs_that_no_file_holds_are_asked_and_labelled() -> None:
    workbook, panel = opened(data=SMALL + b"Facebook;oui;oui;12,50\nami;oui;non;\n" * 25, chosen=False)
    workbook.study.choose("groups_primary", "cost_per_customer")
    assert "Your file holds no costs: these are €480 with social media, €300 without." in panel.sentence
    assert "the second is an example of ours" in panel.sentence
    panel._costs["without"].fields["without_cost"].value = 50  # noqa: SLF001 - as the page would
    panel._costs["with"].fields["with_cost"].value = 70  # noqa: SLF001
    assert "€70 with social media, €50 without." in panel.sentence
    assert "ours" not in panel.sentence.split("Your file holds")[1]
    assert workbook.study.value("with_cost") == 70


def test_one_group_alone_ends_in_one_sentence() -> None:
    _, panel = opened(data=b"group;bought\nsocial;yes\nsocial;no\n")
    assert panel.sentence.splitlines()[-1] == "Two different groups are needed to compare them."


def test_a_text_file_that_is_called_a_workbook_is_read_for_what_it_is() -> None:
    _, panel = opened(data=b"")
    give(panel, SMALL, "liste.xlsx")
    assert panel._field.message == ""  # noqa: SLF001
    assert [one.people for one in panel._counts.values()] == [2, 2]  # noqa: SLF001
    give(panel, b"Bonjour et voici ma liste", "liste.xlsx")
    assert panel._field.message.startswith("No table can be read in this file")  # noqa: SLF001


def test_nothing_of_a_file_is_kept_but_the_counts_that_are_put_into_the_list() -> None:
    workbook, panel = opened(data=SMALL)
    assert set(workbook.session.answers) == {"groups_primary", "groups_seen"}
    panel._use._handle_custom_msg({"kind": "click"}, [])  # noqa: SLF001 - as a comm does
    assert workbook.study.value("with_people") == 2
    assert workbook.study.value("with_stayed") == 2, "what the file does not say stays"
    assert not any("Facebook" in str(kept) for kept in workbook.session.answers.values())


def test_a_file_is_forgotten_when_asked_and_before_a_bad_one() -> None:
    _, panel = opened(data=SMALL)
    give(panel, b"%PDF-1.7\0\0", "menu.pdf")
    assert panel._field.message == "No table can be read in this file; CSV and Excel (XLSX) are accepted."  # noqa: SLF001
    assert panel._roster is None  # noqa: SLF001
    assert len(panel.children) == 1
    give(panel, SMALL)
    assert panel._field.message == ""  # noqa: SLF001
    panel._field._handle_custom_msg({"kind": "forget"}, [])  # noqa: SLF001
    assert (panel._sheet, panel._field.name, len(panel.children)) == (None, "", 1)  # noqa: SLF001


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "Nobody is in this file; "),
        (b"\xd0\xcf\x11\xe0" + b"x" * 50, "This is an old Excel file, or one with a password; "),
        (b"a,b\n" + b"1,2\n" * 20_001, "This file has too many lines; up to 20,000 are accepted."),
        (b",".join([b"a"] * 61) + b"\n1,2\n", "This file has too many columns; up to 60 are accepted."),
    ],
)
def test_what_can_not_be_used_is_refused_in_one_sentence(data: bytes, sentence: str) -> None:
    _, panel = opened(data=data)
    said = panel._field.message  # noqa: SLF001
    assert said.startswith(sentence)
    assert said.count(".") == 1


@given(st.binary(max_size=400))
@settings(max_examples=40)
def test_no_file_breaks_the_page(data: bytes) -> None:
    _, panel = opened(data=b"group,x\n" + data)
    assert panel._field.message or len(panel.children) >= 1  # noqa: SLF001


@pytest.mark.parametrize(
    ("content", "buffers"),
    [
        ({"kind": "file", "name": "a"}, [b"x" * (LARGEST + 1)]),
        ({"kind": "file", "name": "a"}, []),
        ({"kind": "too_big"}, []),
    ],
)
def test_too_large_a_file_never_comes_in(content: dict[str, Any], buffers: list[bytes]) -> None:
    field = FileField("Your list", lang="en", most=LARGEST)
    came: list[bytes] = []
    field.on_file(came.append)
    field._handle_custom_msg(content, [memoryview(one) for one in buffers])  # noqa: SLF001
    assert came == []
    assert field.message == "This file is too large; up to 2 MB are accepted."


def test_a_message_that_is_none_of_ours_changes_nothing() -> None:
    field = FileField("Your list", lang="en", most=10)
    for content in ("file", None, {"kind": "file"}, {"kind": 3}):
        field._handle_custom_msg(content, [memoryview(b"x")])  # noqa: SLF001
    assert (field.name, field.message) == ("", "")


def test_a_list_offers_other_answers() -> None:
    asked = DropDown("Which?", [("a", "Apple"), ("b", "Bread")], "b", lang="en")
    assert asked.sentence == "Which? Bread"
    asked.offer([("c", "Cake")])
    assert asked.value == "c"
    with pytest.raises(TraitError, match=r"Which\?: the answer can be c, not 'b'"):
        asked.value = "b"
    with pytest.raises(ValueError, match="needs answers, each of them once"):
        asked.offer([])


def test_where_few_measures_are_shown_no_more_are_spoken_of() -> None:
    workbook, panel = opened(
        data=b"group;bought\n" + b"social;yes\nsocial;no\nfriend;yes\nfriend;no\n" * 15, chosen=False
    )
    workbook.study.choose("groups_primary", "cost_per_customer")
    assert "five" not in panel._findings._chart.title.casefold()  # noqa: SLF001
    assert "with 5 measures" not in panel.sentence
