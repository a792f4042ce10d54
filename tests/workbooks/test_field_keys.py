"""Each number of a page has a name of its own, by which it is found again when its kernel is another."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from ipywidgets.widgets.widget import _instances

from case_studies.flat import fields
from case_studies.parse import preset
from tests.workbooks.opened import opened_workbook
from widgets.action_button import ActionButton
from widgets.card_head import CardHead
from widgets.file_field import FileField
from widgets.number_field import NumberField
from widgets.several import Several
from widgets.switch import Switch
from workbooks.paths import WORKBOOKS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ipywidgets import Widget

NAMES = sorted(path.stem for path in (WORKBOOKS / "en").glob("0[1-9]_*.ipynb"))
OPENS = ("Show me without a guess", "Show it", "Add a channel")

SESSION = set(fields(preset("lester")))  # what several forms of a page ask for
# What no list of people says: asked there again.
BESIDE_A_FILE = {"with_cost", "without_cost", "counted_months", "wrong"}


def uncover(widgets: Iterable[Widget]) -> None:
    """Have a page make what it makes only when it is asked for: what is covered, folded, on a card."""
    for widget in widgets:
        if isinstance(widget, Switch):
            widget.value = True
        elif isinstance(widget, Several):
            widget.value = [value for value, _ in widget.get_state("_options")["_options"]]
        elif isinstance(widget, CardHead):
            widget.is_open = True
        elif isinstance(widget, ActionButton) and widget.label in OPENS:
            widget.press()
        elif isinstance(widget, FileField):
            said = {"kind": "file", "name": "people.csv"}
            widget._handle_custom_msg(said, [widget.get_state("_example")["_example"]["text"].encode()])  # noqa: SLF001 - as a comm does


@pytest.fixture(scope="module")
def found() -> dict[str, list[tuple[str, str, str]]]:
    """Give key, label and number of each number field of each workbook, with all open that can be opened."""
    all_of: dict[str, list[tuple[str, str, str]]] = {}
    for name in NAMES:
        with opened_workbook(WORKBOOKS / "en" / f"{name}.ipynb") as widgets:
            uncover(widgets)
            uncover([widget for widget in _instances.values() if widget not in widgets])
            fields_of = [widget for widget in _instances.values() if isinstance(widget, NumberField)]
            all_of[name] = [
                (field.get_state("_key")["_key"], field.label, repr(field.value)) for field in fields_of
            ]
    return all_of


@pytest.mark.parametrize("name", NAMES)
def test_each_number_field_has_a_key_and_two_of_one_key_are_one_number(
    found: dict[str, list[tuple[str, str, str]]], name: str
) -> None:
    assert found[name]
    assert [label for key, label, _ in found[name] if not key] == []
    times = Counter(key for key, _, _ in found[name])
    # Two forms may ask for one number of the session: what is put into one stands in the other too.
    assert {key for key in times if times[key] > 1} <= SESSION | BESIDE_A_FILE
    assert len(set(found[name])) == len(times)


def test_no_workbook_calls_a_number_of_its_own_as_another_does(
    found: dict[str, list[tuple[str, str, str]]],
) -> None:
    """What was typed and not heard goes along to the next page, into the field of the same key."""
    used = Counter(key for shown in found.values() for key in {key for key, _, _ in shown})
    shared = {key for key in used if used[key] > 1}
    assert shared - SESSION == set()
