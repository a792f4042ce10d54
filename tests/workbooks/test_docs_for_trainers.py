"""Whoever leads a room finds the same in French and in English; every command that the docs name is one."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

import pytest

from widgets.texts import Texts
from workbooks.cli import parser
from workbooks.cohort.column_words import COLUMNS
from workbooks.cohort.summaries import NAMES
from workbooks.cohort.which import NOT_OF_A_ROSTER
from workbooks.course import course
from workbooks.paths import FRONT_PAGE, WORKBOOKS
from workbooks.roster.columns import KIND, NAME, columns, kind_title, kinds
from workbooks.roster.words import kinds_by_word, plain

if TYPE_CHECKING:
    from pathlib import Path

ROOT = WORKBOOKS.parent
PAGES = [*sorted((ROOT / "docs").glob("*.md")), ROOT / "README.md", ROOT / "README.fr.md"]
TWINS = [("docs/trainers.md", "docs/trainers.fr.md"), ("docs/roster.md", "docs/roster.fr.md")]
twins = pytest.mark.parametrize(("english", "french"), TWINS)


def read(page: str) -> str:
    """Give a page of the docs."""
    return (ROOT / page).read_text(encoding="utf-8")


def commands(text: str) -> list[str]:
    """Give what is typed behind `halfhour`."""
    found = re.findall(r"(?:^|[`/\\])halfhour ([a-z][^`\n]*)", text, flags=re.MULTILINE)
    return [command.strip() for command in found]


def shape(text: str) -> list[str]:
    """Give what a translation keeps: headings, rows, items, blocks of code; not what is measured."""
    text = re.sub(r"<!-- the last run -->.*?<!-- /the last run -->", "", text, flags=re.DOTALL)
    return re.findall(r"^(#+ |\||- |```)", text, flags=re.MULTILINE)


def facts(text: str) -> set[str]:
    """Give the options, files, workbooks and words of the code that a page names."""
    spans = re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", text, flags=re.DOTALL))
    return {span for span in spans if re.search(r"^--|_|\.[a-z]\w+$|/$|^[a-z]+$", span)}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_of_the_docs_is_one(page: Path) -> None:
    for command in commands(page.read_text(encoding="utf-8")):
        words = shlex.split(command)
        if len(words) > 1:
            parser().parse_args(words)
            continue
        with pytest.raises(SystemExit) as stopped:
            parser().parse_args([*words, "--help"])
        assert stopped.value.code == 0, command


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_file_of_ours_in_a_command_is_there(page: Path) -> None:
    for path in re.findall(r"\bworkbooks/[\w/.]+\.(?:ipynb|yaml)", page.read_text(encoding="utf-8")):
        assert (ROOT / path).exists(), path


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_heading_that_the_docs_lead_to_is_there(page: Path) -> None:
    for name, anchor in re.findall(r"\]\(([^)#:]*\.md)#([^)]+)\)", page.read_text(encoding="utf-8")):
        text = (page.parent / name).read_text(encoding="utf-8")
        headings = re.findall(r"^#+ (.*)$", text, flags=re.MULTILINE)
        assert anchor in {re.sub(r"[^\w\- ]", "", one.lower()).replace(" ", "-") for one in headings}


@twins
def test_the_french_page_says_what_the_english_one_says(english: str, french: str) -> None:
    one, other = read(english), read(french)
    assert shape(other) == shape(one)
    assert facts(other) == facts(one)
    assert [command.replace("--lang fr", "--lang en") for command in commands(other)] == commands(one)


@pytest.mark.parametrize(("english", "french"), [*TWINS, ("README.md", "README.fr.md")])
def test_each_page_leads_to_its_other_language_at_its_top(english: str, french: str) -> None:
    assert f"[En français]({french.rsplit('/', maxsplit=1)[-1]})" in read(english)[:300]
    assert f"[In English]({english.rsplit('/', maxsplit=1)[-1]})" in read(french)[:300]


def test_the_french_pages_give_french_commands() -> None:
    for page in ("README.fr.md", *(french for _, french in TWINS)):
        text = read(page)
        assert "--lang en" not in text
        for command in commands(text):
            words = command.split()
            alike = words[0] in {"serve", "lab", "paper"} or len(words) == 1
            assert alike or "--lang fr" in command


def test_from_the_french_readme_all_of_a_trainers_pages_are_reached() -> None:
    text = read("README.fr.md")
    for page in ("docs/trainer_guide.fr.md", "docs/trainers.fr.md", "docs/roster.fr.md", "docs/glossary.md"):
        assert f"]({page}" in text, page
    assert {command.split()[0] for command in commands(text)} == {
        *("serve", "paper", "lab", "roster", "cohort", "businesses")
    }


def test_the_french_readme_lists_the_course_as_it_is() -> None:
    row = r"^\| (\**)(\d)\1 \| \[([^\]]+)\]\(workbooks/fr/(\w+)\.ipynb\) \| (\d+) \|$"
    said = re.findall(row, read("README.fr.md"), flags=re.MULTILINE)
    listed = [one for one in course(WORKBOOKS / "fr") if one.file != FRONT_PAGE]
    assert [(title, name, int(minutes), mark == "**") for mark, _, title, name, minutes in said] == [
        (" ".join(one.title.split()), one.name, one.minutes, one.part == "core") for one in listed
    ]


@pytest.mark.parametrize("page", TWINS[0])
def test_the_pages_tell_which_workbooks_a_roster_carries(page: str) -> None:
    item = next(item for item in re.split(r"^- ", read(page), flags=re.MULTILINE) if "`06_which" in item)
    every = [one.name for one in course(WORKBOOKS / "en") if one.file != FRONT_PAGE]
    named = re.findall(r"`(\d\d_\w+)`", item)
    carried = [name for name in every if name not in NOT_OF_A_ROSTER]
    assert named == [*carried, *NOT_OF_A_ROSTER]


@pytest.mark.parametrize("page", TWINS[0])
def test_the_pages_name_the_files_that_a_run_writes(page: str) -> None:
    text = read(page)
    assert all(f"`{name}`" in text for name in NAMES)
    assert "half_hour_is_our_example" in COLUMNS
    assert "`half_hour_is_our_example`" in text


@pytest.mark.parametrize(("lang", "page"), [("en", TWINS[1][0]), ("fr", TWINS[1][1])])
def test_the_page_of_the_sheet_names_its_headings_and_kinds(lang: str, page: str) -> None:
    text = " ".join(read(page).replace("\u2019", "'").split())
    titles = {column.key: " ".join(column.title(lang).split()) for column in columns()}
    for key in (NAME, KIND):
        assert f"| {titles[key]} |".replace("\u2019", "'") in text
    named = [plain(word) for word in re.findall(r"(?<!\*)\*([^*]+)\*(?!\*)", text)]
    whole = [plain(kind_title(name, lang)) for name in kinds()]
    mine = {plain(title) for title in titles.values()}
    for word in named:
        assert word in mine or any(kind.startswith(word) for kind in whole), word
    for word in re.findall(r"`([BU][a-z]+(?: [a-z]+)?)`", text):
        assert plain(word) in kinds_by_word(), word


def test_what_the_french_page_quotes_of_a_report_stands_on_it() -> None:
    t = Texts("fr")
    assert f"*{t('Print this report')}*" in read("docs/trainers.fr.md")
