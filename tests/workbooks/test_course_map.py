"""The map of the course: one path, side paths that leave from it, and what makes a workbook done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import nbformat
import pytest

from tests.workbooks.notebook_form import CORE
from widgets.self_check import SelfCheck
from widgets.texts import Texts, typeset
from workbooks.course import Workbook, course
from workbooks.course_map import course_in, course_map, following
from workbooks.paths import FRONT_PAGE, LANGS, WORKBOOKS

if TYPE_CHECKING:
    from pathlib import Path

NOTEBOOKS = sorted(WORKBOOKS.glob("*/[0-9][0-9]_*.ipynb"))
FURTHER = Workbook("05_far", "Far", 15, part="further", after="02_near")
LOST = Workbook("06_lost", "Lost", 10, part="further", after="09_nowhere")
SMALL = [
    Workbook("01_here", "Here", 25, asks=("here_check",)),
    Workbook("02_near", "Near", 20),
    FURTHER,
    LOST,
]


def small_map(lang: str = "en") -> dict[str, Any]:
    return course_map(Texts(lang), SMALL)


def test_each_stop_begins_where_the_one_before_ends() -> None:
    drawn = small_map()
    assert [(stop["name"], stop["begins"], stop["length"]) for stop in drawn["stops"]] == [
        ("01_here", 0, 25),
        ("02_near", 25, 20),
    ]
    assert drawn["words"]["heading"] == "The course: 45 minutes"
    assert small_map("fr")["words"]["heading"] == "Le parcours\u00a0: 45 minutes"


def test_a_side_path_leaves_from_its_stop_and_none_is_lost() -> None:
    sides = [[side["name"] for side in stop["sides"]] for stop in small_map()["stops"]]
    assert sides == [[], ["05_far", "06_lost"]]


def test_a_workbook_is_numbered_by_its_place_in_the_course() -> None:
    first, last = small_map()["stops"]
    assert [first["number"], last["number"], *(side["number"] for side in last["sides"])] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("name", "then"),
    [
        ("01_here", "02_near"),
        ("02_near", "05_far"),
        ("05_far", "07_farther"),
        ("07_farther", None),
        ("08_aside", "02_near"),
        ("99_nowhere", None),
    ],
)
def test_a_side_path_leads_back_to_the_path(name: str, then: str | None) -> None:
    further = [
        Workbook("07_farther", "Farther", 5, part="further", after="02_near"),
        Workbook("08_aside", "Aside", 5, part="further", after="01_here"),
    ]
    found = following([*SMALL[:3], *further], name)
    assert (found.name if found else None) == then


def test_a_map_without_workbooks_is_empty() -> None:
    assert course_map(Texts("fr"), [])["stops"] == []


def test_the_script_learns_what_each_workbook_asks() -> None:
    told = small_map()["progress"]
    assert told["workbooks"][0] == {"name": "01_here", "title": "Here", "core": True, "asks": ["here_check"]}
    assert [one["core"] for one in told["workbooks"]] == [True, True, False, False]


@pytest.mark.parametrize("lang", LANGS)
def test_the_real_course_keeps_to_its_ninety_minutes(lang: str) -> None:
    numbered = [workbook for workbook in course(WORKBOOKS / lang) if workbook.file != FRONT_PAGE]
    assert len(numbered) == 8
    core = [workbook for workbook in numbered if workbook.part == "core"]
    assert tuple(workbook.name for workbook in core) == CORE
    assert sum(workbook.minutes for workbook in core) == 90


@pytest.mark.parametrize("lang", LANGS)
def test_in_jupyterlab_the_front_page_leads_to_every_workbook(lang: str) -> None:
    front = nbformat.read(WORKBOOKS / lang / FRONT_PAGE, as_version=4)
    onwards = next(cell.source for cell in front.cells if cell.id == "onwards")
    listed = sorted(course(WORKBOOKS / lang)[1:], key=lambda workbook: workbook.part)
    links = [f"- [{typeset(workbook.title, lang)}]({workbook.file})" for workbook in listed]
    assert [line for line in onwards.splitlines() if line.startswith("- ")] == links


def test_both_languages_ask_the_same() -> None:
    french, english = (
        [(one["name"], one["core"], one["asks"]) for one in course_in(lang)["workbooks"]] for lang in LANGS
    )
    assert french == english


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_workbook_is_done_when_all_its_questions_are_answered(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The map counts the answers that the workbook's questions keep, and no others."""
    asked: list[str] = []
    make = SelfCheck.__init__

    def noted(self: SelfCheck, session: Any, key: str, *rest: Any, **named: Any) -> None:  # noqa: ANN401 - passed on
        asked.append(key)
        make(self, session, key, *rest, **named)

    monkeypatch.setattr(SelfCheck, "__init__", noted)
    monkeypatch.chdir(path.parent)
    notebook, names = nbformat.read(path, as_version=4), dict[str, Any]()
    for cell in notebook.cells:
        if cell.cell_type == "code":
            exec(cell.source, names)  # noqa: S102 - a workbook of ours, as a kernel would run it
    assert notebook.metadata.halfhour.get("asks", []) == list(dict.fromkeys(asked))
