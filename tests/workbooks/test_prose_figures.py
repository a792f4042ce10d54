"""Every figure in the prose is in the ledger, and the cell says which claim it is."""

from __future__ import annotations

import inspect
import re
from typing import TYPE_CHECKING, NamedTuple

import nbformat
import pytest

from case_studies.claims import claims
from case_studies.crowd import PEOPLE
from case_studies.gallery import EIGHT
from case_studies.luck import years_of_luck
from case_studies.parse import preset
from case_studies.plan30 import DAYS
from case_studies.weighing import DOUBT
from widgets.amounts import format_amount, format_number
from widgets.figures.hundred_firms import FIRMS
from widgets.form_groups import plain_keys
from widgets.lester.workbook import CLAIMS
from widgets.texts import Texts
from widgets.verdict_text import HEADLINES
from workbooks.paths import LANGS, WORKBOOKS

if TYPE_CHECKING:
    from nbformat import NotebookNode

GLOSSARY = WORKBOOKS.parent / "docs" / "glossary.md"
NAMES = sorted(path.name for path in (WORKBOOKS / "fr").glob("[0-9][0-9]_*.ipynb"))

# Words that state a figure. "One" is not among them: it is an article as often as a number.
WORDS = {
    "en": {
        r"half(?: an |-)hour": 0.5,
        r"a third of": 1 / 3,
        r"twice|two|second": 2,
        r"three": 3,
        r"four": 4,
        r"five": 5,
        r"six": 6,
        r"seven": 7,
        r"eight": 8,
        r"nine": 9,
        r"ten": 10,
        r"twenty": 20,
        r"thirty": 30,
        r"hundreds?": 100,
        r"thousands?": 1000,
        r"millions?": 1_000_000,
    },
    "fr": {
        r"demi-heure": 0.5,
        r"un tiers": 1 / 3,
        r"deux|second": 2,
        r"trois": 3,
        r"quatre": 4,
        r"cinq": 5,
        r"six": 6,
        r"sept": 7,
        r"huit": 8,
        r"neuf": 9,
        r"dix": 10,
        r"vingt": 20,
        r"trente": 30,
        r"cents?|centaines?": 100,
        r"mille|milliers?": 1000,
        r"millions?": 1_000_000,
    },
}
# A number in digits, with the sign of its unit and whatever parts its digits.
DIGITS = re.compile(r"[€$£]?\d+(?:[.,\s]\d+)*(?:\s?[€$£%])?")

PLAIN_COUNT = len(plain_keys(preset("lester")))
OWNERS = inspect.signature(years_of_luck).parameters["owners"].default
TRAINER = "how to run a session, not a figure about the world"
KIT = "the name of the idea and of the kit, not a count of minutes"

# (workbook, cell, figure): why no claim stands behind it.
NOT_PUBLISHED: dict[tuple[str, str, float], str] = {
    ("00_start", "welcome", 0.5): KIT,
    ("00_start", "how", PLAIN_COUNT): "the fields that the page shows at once",
    ("00_start", "onwards", 0.5): KIT,
    ("00_start", "onwards", 8): "a workbook's title",
    ("01_lester", "opening", 0.5): KIT,
    ("01_lester", "trainer-notes", 1 / 3): TRAINER,
    ("01_lester", "trainer-notes", 0.5): KIT,
    ("01_lester", "story", PEOPLE): "the crowd that the picture draws",
    ("01_lester", "fair", 0.5): KIT,
    ("01_lester", "your-numbers", PLAIN_COUNT): "the fields that the page shows at once",
    ("01_lester", "limits", OWNERS): "the owners that the picture draws",
    ("01_lester", "limits", 2): "the two ends of that picture",
    ("01_lester", "my-half-hour", 0.5): KIT,
    ("02_why_are_you_there", "where", 0.5): KIT,
    ("02_why_are_you_there", "my-half-hour", 0.5): KIT,
    ("03_cost_of_free", "my-half-hour", 0.5): KIT,
    ("04_your_verdict", "trainer-notes", 5): TRAINER,
    ("04_your_verdict", "trainer-notes", 10): TRAINER,
    ("04_your_verdict", "so-far-intro", 8): "in the title of another workbook",
    ("04_your_verdict", "verdict-intro", 0.5): KIT,
    ("04_your_verdict", "authors-intro", 2): "the articles that the course is made from",
    ("04_your_verdict", "limits", 2): "the groups of another workbook",
    ("04_your_verdict", "my-half-hour", 0.5): KIT,
    ("04_your_verdict", "plan-intro", DAYS): "the length of the plan that the page makes",
    ("05_who_spends_what", "spent", FIRMS): "the firms that the picture draws, and the survey's limit",
    ("05_who_spends_what", "my-half-hour", 0.5): KIT,
    ("07_did_it_work", "my-half-hour", 0.5): KIT,
    ("08_eight_businesses", "opening", len(EIGHT)): "the businesses on the page",
    ("08_eight_businesses", "at-a-glance", round(1 / DOUBT)): "the doubt from which nobody can tell",
}


class Figure(NamedTuple):
    """A figure found in prose: how it is written, and how much it is."""

    written: str
    value: float


def figures(text: str, lang: str) -> list[Figure]:
    """Find every figure, in digits and in words, in a cell's Markdown."""
    text = re.sub(r"\]\([^)]*\)|`[^`]*`|^\s*\d+\.\s", " ", text, flags=re.MULTILINE)
    # A comma or a stop between digits parts them the English way, a space or a comma the French way.
    parts, point = {"en": (",", "."), "fr": ("\u202f\u00a0 ", ",")}[lang]
    found = []
    for match in DIGITS.finditer(text):
        digits = re.sub(f"[{parts}€$£%\\s]", "", match[0]).replace(point, ".")
        found.append(Figure(match[0], float(digits)))
    for words, value in WORDS[lang].items():
        pattern = rf"(?<![\w-])(?:{words})(?![\w])"
        found += [Figure(match[0], value) for match in re.finditer(pattern, text, flags=re.IGNORECASE)]
    return found


def written_well(figure: Figure, lang: str) -> bool:
    """Tell whether digits are printed as the rest of the page prints them, no-break spaces included."""
    if not figure.written[-1].isdigit() or not figure.written[0].isdigit():
        unit, value = ("share", figure.value / 100) if "%" in figure.written else ("EUR", figure.value)
        return figure.written == format_amount(value, unit, lang)
    return figure.written == format_number(figure.value, "plain", lang)


def read(lang: str, name: str) -> NotebookNode:
    return nbformat.read(WORKBOOKS / lang / name, as_version=4)


def prose_cells(lang: str, name: str) -> list[NotebookNode]:
    return [cell for cell in read(lang, name).cells if cell.cell_type == "markdown"]


def named(cell: NotebookNode) -> list[str]:
    return list(cell.metadata.get("halfhour", {}).get("claims", []))


EVERY = pytest.mark.parametrize(("lang", "name"), [(lang, name) for lang in LANGS for name in NAMES])


@EVERY
def test_each_figure_is_one_of_the_claims_that_its_cell_names(lang: str, name: str) -> None:
    strangers = []
    for cell in prose_cells(lang, name):
        known = {value for claim in named(cell) for value in claims()[claim].values}
        strangers += [
            f"{cell.id}: {figure.written}"
            for figure in figures(cell.source, lang)
            if figure.value not in known
            and (name.removesuffix(".ipynb"), cell.id, figure.value) not in NOT_PUBLISHED
        ]
    assert strangers == []


@EVERY
def test_each_figure_in_digits_is_printed_the_readers_way(lang: str, name: str) -> None:
    odd = [
        f"{cell.id}: {figure.written!r}"
        for cell in prose_cells(lang, name)
        for figure in figures(cell.source, lang)
        if figure.written.strip("€$£%\u00a0\u202f ")[0].isdigit() and not written_well(figure, lang)
    ]
    assert odd == []


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_name_the_same_claims_and_the_ledger_has_them(name: str) -> None:
    french, english = ({cell.id: named(cell) for cell in prose_cells(lang, name)} for lang in ("fr", "en"))
    assert french == english
    assert {claim for cell in french.values() for claim in cell} - claims().keys() == set()


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_state_the_same_figures(name: str) -> None:
    def stated(lang: str) -> dict[str, set[float]]:
        return {
            cell.id: {
                figure.value
                for figure in figures(cell.source, lang)
                if (name.removesuffix(".ipynb"), cell.id, figure.value) not in NOT_PUBLISHED
            }
            for cell in prose_cells(lang, name)
        }

    assert stated("fr") == stated("en")


def test_each_claim_that_the_prose_names_has_its_source_on_the_page() -> None:
    shown = {claim for cell in prose_cells("en", "01_lester.ipynb") for claim in named(cell)}
    assert shown - set(CLAIMS) == set()


def test_the_list_of_exceptions_is_used_to_the_last() -> None:
    stated = {
        (name.removesuffix(".ipynb"), cell.id, figure.value)
        for lang in LANGS
        for name in NAMES
        for cell in prose_cells(lang, name)
        for figure in figures(cell.source, lang)
    }
    assert NOT_PUBLISHED.keys() - stated == set()


@pytest.mark.parametrize(
    ("lang", "text", "values"),
    [
        ("en", "It costs **€1,234.50**, or 12.5% more.", [1234.5, 12.5]),
        ("fr", "Cela coûte **1\u202f234,50\u00a0€**, soit 12,5\u00a0% de plus.", [1234.5, 12.5]),
        ("en", "In 2011, twenty of 30 said so.", [2011, 30, 20]),
        ("fr", "Une demi-heure, deux fois, cent personnes.", [0.5, 2, 100]),
        ("en", "Half an hour, twice, a hundred people.", [0.5, 2, 100]),
        ("en", "Somebody often attends to a [list](http://127.0.0.1/2024).", []),
        ("fr", "On se sent dixième ; centimes et sixties.", []),
    ],
)
def test_a_figure_is_found_however_it_is_written(lang: str, text: str, values: list[float]) -> None:
    assert [figure.value for figure in figures(text, lang)] == values


@pytest.mark.parametrize(
    ("lang", "text", "well"),
    [
        ("fr", "1\u202f000\u00a0€", True),
        ("fr", "1 000 €", False),
        ("fr", "1,000\u00a0€", False),
        ("en", "€1,000", True),
        ("en", "1000 €", False),
        ("en", "12.5%", True),
        ("en", "12.5 %", False),
    ],
)
def test_only_the_languages_own_way_of_printing_passes(lang: str, text: str, well: bool) -> None:  # noqa: FBT001 - a table of cases
    assert written_well(figures(text, lang)[0], lang) is well


@pytest.mark.parametrize("verdict", HEADLINES)
def test_the_glossary_says_each_verdict_as_the_pages_do(verdict: str) -> None:
    [line] = [line for line in GLOSSARY.read_text(encoding="utf-8").splitlines() if f"`{verdict}`" in line]
    assert [cell.strip() for cell in line.split("|")[2:4]] == [
        Texts(lang)(HEADLINES[verdict]) for lang in ("en", "fr")
    ]


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_no_prose_gives_away_the_bill_that_is_to_be_guessed(lang: str) -> None:
    """The picture stays covered until the learner has guessed; a number in the text beside it would not."""
    cells = nbformat.read(WORKBOOKS / lang / "03_cost_of_free.ipynb", as_version=4).cells
    prose = [
        "".join(cell["source"])
        for cell in cells
        if cell["cell_type"] == "markdown" and "trainer" not in cell["metadata"].get("tags", [])
    ]
    told = [text for text in prose if re.search(r"4\D?500|€ ?[358]00|[358]00\s?€", text)]
    assert told == []
