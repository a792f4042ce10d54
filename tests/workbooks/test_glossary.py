"""The glossary: whole in both languages, on a page that every workbook leads to, and no term missing."""

from __future__ import annotations

import re
import tomllib
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import HTTPError
from urllib.request import urlopen

import nbformat
import pytest

from widgets.texts import LOCALES
from workbooks.glossary import WRITTEN, markdown, sections, sorted_terms, terms
from workbooks.glossary_page import glossary_page
from workbooks.page import describe
from workbooks.paths import LANGS, WORKBOOKS

if TYPE_CHECKING:
    from nbformat import NotebookNode

NOTEBOOKS = sorted(path for lang in LANGS for path in (WORKBOOKS / lang).glob("[0-9][0-9]_*.ipynb"))
TRADE = tomllib.loads(Path(__file__).with_name("trade_words.toml").read_text(encoding="utf-8"))


def cells(path: Path, *, trainer: bool) -> list[NotebookNode]:
    """Give a workbook's prose: the notes for trainers, or all the rest."""
    prose = [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "markdown"]
    return [cell for cell in prose if ("trainer" in cell.metadata.get("tags", [])) is trainer]


def known(word: str) -> bool:
    """Tell whether the glossary has a word as a whole, in the singular or in the plural."""
    plain = re.escape(re.sub(r"s\b", "", word.casefold()))
    names = (re.sub(r"s\b", "", name.casefold()) for term in terms() for name in term.called())
    return any(re.search(rf"(?<!\w){plain}(?!\w)", name) for name in names)


def trade_in(text: str, lang: str) -> set[str]:
    """Find the trade's words in a text: those listed, and whatever is written in capitals."""
    words = (*TRADE["words"][lang], *TRADE["asked"], *TRADE["names"])
    listed = {m[0] for word in words for m in re.finditer(rf"(?<!\w){word}s?(?!\w)", text, re.IGNORECASE)}
    capitals = re.findall(r"(?<![\w&])[A-Z][A-Z0-9/]+(?!\w)", text)
    return listed | (set(capitals) - set(TRADE["no_terms"]))


def kept_off(text: str) -> list[str]:
    return [word for word in TRADE["kept_off"] if re.search(rf"(?<!\w){word}(?!\w)", text)]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_each_term_that_the_notes_for_trainers_use_is_in_the_glossary(path: Path) -> None:
    text = "\n".join(cell.source for cell in cells(path, trainer=True))
    assert sorted(word for word in trade_in(text, path.parent.name) if not known(word)) == []


def test_the_search_for_terms_finds_them() -> None:
    text = "Show the EVPI; the corner solutions are those of Bayes. Q&A with a QR code, powerful."
    assert trade_in(text, "en") == {"EVPI", "corner solutions", "Bayes"}
    assert [known(word) for word in ("Bayes", "corner solutions", "CAC", "A/B", "bias")] == [
        False,
        True,
        True,
        True,
        True,
    ]


@pytest.mark.parametrize("term", TRADE["asked"])
def test_what_it_was_asked_for_is_there(term: str) -> None:
    assert known(term)


@pytest.mark.parametrize("lang", LANGS)
def test_each_listed_word_is_there(lang: str) -> None:
    words = [word.replace("?", "") for word in TRADE["words"][lang]]
    assert [word for word in words if not known(word)] == []


def test_each_term_is_told_once_and_in_both_languages() -> None:
    for term in terms():
        assert term.section in sections()
        assert set(term.names) == set(term.plain) == set(LANGS)
        assert all(text.strip() for text in (*term.names.values(), *term.plain.values()))
    for lang in LANGS:
        names = [term.names[lang] for term in terms()]
        assert len(set(names)) == len(names)


def test_the_explanation_is_in_plain_words() -> None:
    assert [term.names for term in terms() if kept_off(" ".join(term.plain.values()))] == []


def test_the_page_of_the_docs_is_the_one_that_the_file_makes() -> None:
    assert WRITTEN.read_text(encoding="utf-8") == markdown()


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_has_every_term_in_the_readers_order(lang: str) -> None:
    page = unescape(glossary_page(lang))
    assert f'<html lang="{lang}">' in page
    other = "en" if lang == "fr" else "fr"
    assert page.count(f'<span lang="{other}">') > 20, "a name in the other language is marked as such"
    for key in sections():
        found = sorted_terms(key, lang)
        places = [page.index(f"<dt>{term.names[lang]}") for term in found]
        assert places
        assert places == sorted(places)
        assert all(f"<dd>{term.plain[lang]}</dd>" in page for term in found)
    assert page.count("<dt>") == len(terms())
    assert "://" not in page.replace("http://www.w3.org/2000/svg", "")


def test_accents_do_not_change_the_order() -> None:
    names = [term.names["fr"] for term in sorted_terms("deciding", "fr")]
    assert names.index("élasticité") < names.index("fourchette, estimation à trois points")


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_page_leads_to_it(path: Path) -> None:
    page = describe(nbformat.read(path, as_version=4).metadata, path.parent, path.stem, "/base/")
    assert page["sheets"] == "/base/halfhour/"
    titles = {"fr": "Les mots du métier", "en": "Words of the trade"}
    assert page["words"]["glossary"] == titles[page["lang"]]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_learners_prose_does_without_the_words_of_the_trade(path: Path) -> None:
    assert [
        (cell.id, kept_off(cell.source)) for cell in cells(path, trainer=False) if kept_off(cell.source)
    ] == []


@pytest.mark.parametrize(
    "path", sorted((LOCALES / "fr" / "LC_MESSAGES").glob("*.po")), ids=lambda path: path.stem
)
def test_the_texts_of_the_code_do_without_them_too(path: Path) -> None:
    assert kept_off(path.read_text(encoding="utf-8")) == []


def test_what_is_said_to_be_kept_off_is_looked_for() -> None:
    for term in terms():
        names = " ".join(term.called())
        assert term.kept_off == bool(kept_off(names)), term.names


def test_the_server_gives_it_and_the_front_page_leads_there(site: str) -> None:
    def get(path: str) -> str:
        with urlopen(f"{site}{path}") as answer:  # noqa: S310 - our own server on this machine
            return str(answer.read().decode())

    for lang in LANGS:
        assert get(f"/halfhour/glossary/{lang}") == glossary_page(lang)
        assert f'href="/halfhour/glossary/{lang}"' in get(f"/voila/render/{lang}/00_start.ipynb")
    with pytest.raises(HTTPError):
        get("/halfhour/glossary/de")
