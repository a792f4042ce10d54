"""The page around a workbook: landmarks, languages, the map of the course, style sheets."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from workbooks.course import course
from workbooks.page import describe
from workbooks.paths import JUPYTER
from workbooks.scheme import scheme

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

STATIC = JUPYTER / "voila" / "templates" / "halfhour" / "static"
VOID = {"meta", "link", "input", "br", "hr", "img"}


class Outline(HTMLParser):
    """Collects elements with their attributes and text, and checks that they nest."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[dict[str, str]] = []
        self._open: list[dict[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = {"tag": tag, "text": "", **{name: value or "" for name, value in attrs}}
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID or not self._open:
            return
        closed = self._open.pop()
        assert closed["tag"] == tag, f"</{tag}> closes <{closed['tag']}>"

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element["text"] += data

    def all(self, tag: str, **wanted: str) -> list[dict[str, str]]:
        """Find elements by tag and attributes."""
        return [
            element
            for element in self.elements
            if element["tag"] == tag and all(element.get(name) == value for name, value in wanted.items())
        ]


@pytest.fixture(scope="module", params=["fr", "en"])
def opened(request: pytest.FixtureRequest, small_site: str, ask: Callable) -> tuple[str, Outline]:
    """Give a workbook's page in each language."""
    outline = Outline()
    outline.feed(ask(f"{small_site}/voila/render/{request.param}/01_bread.ipynb").text)
    return request.param, outline


def test_language_and_title_are_those_of_the_notebook(opened: tuple[str, Outline]) -> None:
    lang, outline = opened
    assert outline.all("html")[0]["lang"] == lang
    assert (
        outline.all("title")[0]["text"]
        == {"fr": "Le pain · La demi-heure", "en": "Bread · The half-hour"}[lang]
    )


def test_the_page_has_its_landmarks_and_one_first_heading(opened: tuple[str, Outline]) -> None:
    _, outline = opened
    for landmark in ("header", "main", "footer", "h1"):
        assert len(outline.all(landmark)) == 1
    names = [nav.get("aria-label") for nav in outline.all("nav")]
    assert all(names)
    assert len(set(names)) == len(names)
    first_link = outline.all("a")[0]
    assert first_link["href"] == f"#{outline.all('main')[0]['id']}"


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("fr", "1\u202f200\u00a0€"),
        ("en", "€1,200"),
    ],
)
def test_the_front_page_says_which_numbers_its_link_brings(
    lang: str, said: str, small_site: str, ask: Callable
) -> None:
    address = f"{small_site}/voila/render/{lang}/00_start.ipynb"
    outline = Outline()
    outline.feed(ask(f"{address}?price=1200&hours=6&utm_source=x").text)
    (told,) = outline.all("p", **{"class": "hh-brought"})
    assert said in told["text"]
    assert {
        "fr": "Vous les retrouverez dans chaque cahier par les liens ci-dessous.",
        "en": "You will find them in every workbook by the links below.",
    }[lang] in told["text"]
    for quiet in (address, f"{address}?utm_source=x"):
        assert "hh-brought" not in ask(quiet).text.split("</style>")[-1]
    # A workbook says it in its own notice.
    assert 'class="hh-brought"' not in ask(address.replace("00_start", "01_bread") + "?price=1200").text


def test_what_stands_in_a_link_is_only_text_on_the_front_page(small_site: str, ask: Callable) -> None:
    hostile = "price=%3Cimg%20src=x%20onerror=alert(1)%3E&%3Cscript%3Ealert(2)%3C/script%3E=3&business=%22%3E"
    html = ask(f"{small_site}/voila/render/en/00_start.ipynb?{hostile}").text
    outline = Outline()
    outline.feed(html)
    (told,) = outline.all("p", **{"class": "hh-brought"})
    assert "is not a number" in told["text"]
    assert "You will find them" not in told["text"]
    assert "<img src=x" not in html
    assert "alert(2)</script>" not in html


def test_ids_are_used_once(opened: tuple[str, Outline]) -> None:
    ids = [element["id"] for element in opened[1].elements if "id" in element]
    assert len(ids) == len(set(ids))


def test_the_other_language_is_one_link_away(opened: tuple[str, Outline]) -> None:
    lang, outline = opened
    other = {"fr": "en", "en": "fr"}[lang]
    link = outline.all("a", hreflang=other)[0]
    assert link["href"] == f"../{other}/01_bread.ipynb"
    assert link["lang"] == other
    assert link["text"] == {"fr": "Français", "en": "English"}[other]
    assert outline.all("a", hreflang=lang)[0]["aria-current"] == "true"


def test_the_map_shows_all_workbooks_and_where_one_is(opened: tuple[str, Outline]) -> None:
    lang, outline = opened
    links = [link for link in outline.all("a") if link.get("href") in {"01_bread.ipynb", "02_broken.ipynb"}]
    here = [link for link in links if link.get("aria-current") == "page"]
    assert [link["href"] for link in here] == ["01_bread.ipynb"]
    assert {"fr": "Le pain", "en": "Bread"}[lang] in here[0]["text"]
    assert re.search(r"12\s*min", here[0]["text"])


def test_the_next_workbook_is_offered(opened: tuple[str, Outline]) -> None:
    lang, outline = opened
    last = [link for link in outline.all("a") if link.get("href") == "02_broken.ipynb"][-1]
    assert {"fr": "La panne", "en": "The breakdown"}[lang] in last["text"]


def test_a_page_of_prose_alone_asks_for_no_scripts_of_the_kernel(small_site: str, ask: Callable) -> None:
    html = ask(f"{small_site}/voila/render/fr/00_start.ipynb").text
    assert "voila.js" not in html
    assert "kernelId" not in html
    assert 'data-does="finish"' in html


def test_places_with_a_stored_output_are_kept_open(opened: tuple[str, Outline]) -> None:
    expected = [e["id"] for e in opened[1].elements if "data-slot" in e and "data-expected" in e]
    assert expected == ["cell-controls", "cell-answer"]


def test_a_workbook_without_a_twin_leads_to_the_other_front_page(tmp_path: Path) -> None:
    (tmp_path / "fr").mkdir()
    page = describe({"halfhour": {"lang": "fr", "title": "T"}}, tmp_path / "fr", "09_alone")
    assert [language["href"] for language in page["languages"]] == [
        "../fr/00_start.ipynb",
        "../en/00_start.ipynb",
    ]


@pytest.mark.parametrize(("folder", "lang"), [("fr", "fr"), ("en", "en"), ("elsewhere", "en")])
def test_a_notebook_that_says_nothing_of_itself_still_gets_a_page(
    tmp_path: Path, folder: str, lang: str
) -> None:
    page = describe({}, tmp_path / folder, "my_own_notes")
    assert (page["lang"], page["title"]) == (lang, "my own notes")


def test_what_is_no_workbook_of_ours_is_left_out_of_the_map(small_course: Path, tmp_path: Path) -> None:
    for source in (small_course / "fr").iterdir():
        (tmp_path / source.name).write_bytes(source.read_bytes())
    (tmp_path / "03_broken.ipynb").write_text("{")
    (tmp_path / "04_foreign.ipynb").write_text('{"metadata": {}}')
    (tmp_path / "notes.ipynb").write_text("{}")
    assert [workbook.name for workbook in course(tmp_path)] == ["00_start", "01_bread", "02_broken"]


PAGES = ["voila/render/fr/01_bread.ipynb", "nowhere"]
SHEETS = [f"halfhour/{sheet}" for sheet in ("glossary/en", "guide/en", "paper/en", "projector")]


@pytest.mark.parametrize("address", [*PAGES, *SHEETS])
def test_a_browser_knows_both_schemes_before_it_draws_anything(
    small_site: str, ask: Callable, address: str
) -> None:
    head = ask(f"{small_site}/{address}").text.partition("</head>")[0]
    known = scheme().strip()
    assert known in head
    # The palette gives way to what follows it.
    assert head.index(known) < head.index("<style>", head.index(known) + len(known))


@pytest.mark.parametrize("address", PAGES)
def test_every_style_sheet_stands_whole_in_the_page(small_site: str, ask: Callable, address: str) -> None:
    sheets = [file.read_text().strip() for file in STATIC.glob("*.css")]
    html = ask(f"{small_site}/{address}").text
    assert len(sheets) > 1
    assert all(sheet in html for sheet in sheets)
    assert 'rel="stylesheet"' not in html


def test_style_sheets_and_scripts_fetch_nothing_from_elsewhere() -> None:
    for file in STATIC.iterdir():
        assert not re.search(r"https?://(?!www\.w3\.org)|@import|url\(", file.read_text()), file.name
