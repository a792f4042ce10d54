"""The trainer's guide keeps to the clock, names what there is, and is the same guide in both languages."""

from __future__ import annotations

import json
import re
import shlex
from html import unescape
from itertools import pairwise
from types import SimpleNamespace
from typing import TYPE_CHECKING
from urllib.parse import unquote

import nbformat
import pytest

from case_studies.gallery import EIGHT
from tests.workbooks.notebook_form import CORE, FRONT_PAGE, tags
from widgets.eight_businesses.closer_text import controls
from widgets.texts import typeset
from widgets.your_verdict.workbook import Verdict
from workbooks.cli import parser
from workbooks.course import course
from workbooks.guide import markdown, source
from workbooks.guide_page import guide_page
from workbooks.page import prepare
from workbooks.paths import LANGS, WORKBOOKS
from workbooks.places.door import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DOCS = WORKBOOKS.parent / "docs"
GUIDES = {lang: (DOCS / f"trainer_guide.{lang}.md").read_text(encoding="utf-8") for lang in LANGS}
NOTEBOOKS = sorted(path for path in WORKBOOKS.glob("*/[0-9][0-9]_*.ipynb") if path.stem != FRONT_PAGE)


def clocks(text: str) -> list[list[tuple[int, int, str]]]:
    """Give the tables that go by the clock: from, to, and the next column."""
    found: list[list[tuple[int, int, str]]] = []
    for block in re.split(r"\n\s*\n", text):
        rows = re.findall(r"^\| (\d+)\u2013(\d+) \| ([^|]*) \|", block, flags=re.MULTILINE)
        if rows:
            found.append([(int(begins), int(ends), what.strip()) for begins, ends, what in rows])
    return found


def shape(text: str) -> list[str]:
    """Give what a translation keeps: levels of headings, rows, items, commands."""
    kinds = re.findall(r"^(#+|\||-|\d\.|\*\*)", text, flags=re.MULTILINE)
    commands = re.findall(r"`(halfhour [^`]*)`", text.replace("--lang fr", "--lang en"))
    return [*kinds, *commands]


def test_both_languages_are_the_same_guide() -> None:
    assert shape(GUIDES["fr"]) == shape(GUIDES["en"])
    french, english = (
        [[row[:2] for row in clock] for clock in clocks(GUIDES[lang])] for lang in ("fr", "en")
    )
    assert french == english


@pytest.mark.parametrize("lang", LANGS)
def test_no_minute_is_lost_or_given_twice(lang: str) -> None:
    found = clocks(GUIDES[lang])
    assert [clock[-1][1] for clock in found] == [90, 210, 40]
    for clock in found:
        assert clock[0][0] == 0
        assert all(above[1] == below[0] for above, below in pairwise(clock))


@pytest.mark.parametrize("lang", LANGS)
def test_the_ninety_minutes_are_those_of_the_workbooks(lang: str) -> None:
    minutes = {workbook.name: workbook.minutes for workbook in course(WORKBOOKS / lang)}
    said = dict.fromkeys(CORE, 0)
    for begins, ends, what in clocks(GUIDES[lang])[0]:
        said[next(name for name in CORE if name[:2] == what[:2])] += ends - begins
    assert {name: said[name] for name in said if name in minutes} == {
        name: minutes[name] for name in CORE if name in minutes
    }


@pytest.mark.parametrize("lang", LANGS)
def test_every_command_is_one(lang: str) -> None:
    commands = re.findall(r"`halfhour ([^`]*)`", GUIDES[lang])
    assert {command.split()[0] for command in commands} == {"serve", "lab", "paper", "roster", "cohort"}
    for command in commands:
        parser().parse_args(shlex.split(command))


@pytest.mark.parametrize("lang", LANGS)
def test_every_link_leads_somewhere(lang: str) -> None:
    headings = re.findall(r"^#+ (.*)$", GUIDES[lang], flags=re.MULTILINE)
    anchors = {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
    for link in re.findall(r"\]\(([^)]+)\)", GUIDES[lang]):
        if link.startswith("#"):
            assert link[1:] in anchors, link
        else:
            assert (DOCS / link).exists(), link


@pytest.mark.parametrize("lang", LANGS)
def test_the_guide_of_the_docs_is_the_one_that_is_served(lang: str) -> None:
    assert GUIDES[lang] == markdown(lang)
    page = unescape(guide_page(lang))
    headings = re.findall(r"^#+ (.*)$", source(lang), flags=re.MULTILINE)
    found = re.findall(r"<h\d[^>]*>(.*?)</h\d>", page)
    assert found == [typeset(heading, lang) for heading in headings]
    assert page.count("<table ") == len(re.findall(r"^\|---", source(lang), flags=re.MULTILINE))
    # Nothing on the page leads where the server has nothing.
    anchors = set(re.findall(r'<h\d id="([^"]*)"', page))
    for link in re.findall(r'<a[^>]* href="([^"]*)"', page):
        if link.startswith("#"):
            assert unquote(link[1:]) in anchors, link
        else:
            assert link in {"fr", "en", "../fr", "../en", f"../glossary/{lang}"}, link
    assert "|---" not in page
    assert "**" not in page


@pytest.mark.parametrize("lang", LANGS)
def test_a_stacked_row_still_says_what_each_of_its_cells_is(lang: str) -> None:
    tables = re.findall(r"<table .*?</table>", guide_page(lang), flags=re.DOTALL)
    assert [("clock" in table.split(">")[0]) for table in tables] == [False, True, True, True, False]
    for table in tables:
        heads = re.findall(r'<th role="columnheader">(.*?)</th>', table)
        rows = re.findall(r'<tr role="row">(<td.*?)</tr>', table, flags=re.DOTALL)
        assert heads
        assert rows
        for row in rows:
            assert re.findall(r'<td role="cell" data-label="([^"]*)">', row) == heads


@pytest.mark.parametrize("lang", LANGS)
def test_the_link_of_the_group_holds_the_three_numbers_of_the_slips(
    lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (link,) = re.findall(r"`\u2026:8866/\?([^`]*hour_value[^`]*)`", source(lang))
    monkeypatch.setenv("QUERY_STRING", link)
    typed = Verdict(lang).session.typed
    assert {key: typed.get(key) for key in ("price", "hour_value", "hours")} == {
        "price": 450,
        "hour_value": 30,
        "hours": 6,
    }


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_no_page_promises_what_the_notes_break(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    # The trainer asks who will say their guess aloud; the page leaves that to the learner.
    assert not re.search(r"[Nn]obody sees (?:it|your guess) but you|[Vv]ous seul (?:le )?verrez", text)
    # One word in French for who leads the room; Lester is an \u201canimateur\u201d too.
    assert "Pour l\u2019animateur" not in text


def test_the_sliders_that_the_guide_speaks_of_are_there() -> None:
    moved = {key: set(controls(key)) for key in EIGHT}
    assert all("hour_value" in found for found in moved.values())
    assert sum("price" in found for found in moved.values()) == len(moved) - 2
    assert not any("hours" in found for found in moved.values())
    assert "hours too, stay" in source("en")
    assert "heures comprises, restent" in source("fr")


def test_only_trainers_are_led_to_the_guide(small_site: str, trainer_site: str, ask: Callable) -> None:
    assert "/halfhour/guide" not in ask(f"{small_site}/voila/render/en/00_start.ipynb").text
    for lang in LANGS:
        front = ask(f"{trainer_site}/voila/render/{lang}/00_start.ipynb").text
        assert f'href="/halfhour/guide/{lang}"' in front
        assert ask(f"{trainer_site}/halfhour/guide/{lang}").text == guide_page(lang)
    assert ask(f"{trainer_site}/halfhour/guide/de").status == 404


def test_the_guide_says_when_an_abandoned_page_is_ended() -> None:
    assert PATIENCE.away == 20 * 60
    assert "twenty minutes" in GUIDES["en"]
    assert "vingt minutes" in GUIDES["fr"]


@pytest.mark.parametrize(
    ("lang", "words"),
    [("en", r"about (\d+) MB .* so (\d) GB free"), ("fr", r"environ (\d+) Mo .* donc (\d) Go libres")],
)
def test_the_guide_says_what_memory_a_room_takes_as_it_was_measured(lang: str, words: str) -> None:
    measured = json.loads((DOCS / "bench.json").read_text(encoding="utf-8"))["results"]["tree_memory"][
        "lester"
    ]
    said = re.search(words, GUIDES[lang])
    assert said
    page, room = float(said[1]), float(said[2])
    assert measured["median"] <= page < measured["median"] + 10
    # The server and what its kernels are forked from take the rest.
    assert 30 * page / 1000 + 0.5 <= room < 2 * 30 * page / 1000


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_workbook_has_notes_that_only_a_trainer_sees(path: Path) -> None:
    class Handler:
        """Stands in for the request that Voila hands over."""

        xsrf_token = b""
        request = SimpleNamespace(query="")
        base_url = "/"
        path_args = (path.name,)
        contents_manager = type("Manager", (), {"root_dir": str(WORKBOOKS)})

    def shown(*, trainer: bool) -> list[str]:
        prepared = prepare(
            Handler(), nbformat.read(path, as_version=4), f"/{path.parent.name}", trainer=trainer
        )
        return [cell.id for cell in prepared.cells]

    cells = nbformat.read(path, as_version=4).cells
    notes = [cell for cell in cells if "trainer" in tags(cell)]
    # A heading to fold them below, and what to ask: as lists, to be read at a glance while the room waits.
    assert max((len(cell.source) for cell in notes), default=0) > 300
    lines = [line for cell in notes for line in cell.source.splitlines()]
    assert sum(line.startswith("- ") for line in lines) > 3
    assert [line for line in lines if len(line) > 260] == []
    learner, trainer = shown(trainer=False), shown(trainer=True)
    assert not {cell.id for cell in notes} & set(learner)
    assert {cell.id for cell in notes} <= set(trainer)
    assert set(learner) <= set(trainer)
