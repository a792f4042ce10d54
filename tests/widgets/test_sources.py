"""Where figures come from: each with its provenance, in the reader's language."""

from __future__ import annotations

import pytest

from case_studies.claims import claim
from case_studies.parse import preset
from tests.widgets.opened import opened
from widgets.lester.workbook import CLAIMS
from widgets.sources import Sources
from widgets.texts import typeset


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_each_figure_stands_below_its_source_and_says_what_its_wording_hides(lang: str) -> None:
    lines = Sources(CLAIMS, lang=lang).sentence.splitlines()
    items = [line for line in lines if line.startswith("- ")]
    assert len(items) == len(CLAIMS)
    for name, line in zip(CLAIMS, items, strict=True):
        found = claim(name)
        says, hides = (typeset(text, lang) for text in (found.prose(lang).says, found.prose(lang).hides))
        assert line == f"- {says} {hides}"
        above = lines[: lines.index(line)]
        heading = next(above[n] for n in reversed(range(len(above))) if n == 0 or not above[n - 1])
        assert heading == typeset(found.provenance(lang), lang)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_each_source_is_named_once_and_the_article_by_its_title(lang: str) -> None:
    said = Sources(CLAIMS, lang=lang).sentence
    for name in CLAIMS:
        assert said.count(typeset(claim(name).provenance(lang), lang)) == 1
    assert said.count(typeset(claim("lester.price").title or "", "fr")) == 1
    assert "Article A" not in said


def test_the_articles_french_title_is_marked_as_french_where_the_page_is_not() -> None:
    for lang, marks in (("en", {typeset(claim("lester.price").title or "", "fr"): "fr"}), ("fr", {})):
        sources = Sources(CLAIMS, lang=lang)
        sources.children[0].press()
        assert sources.children[1].foreign == marks
        assert all(words in sources.sentence for words in marks)


def test_where_the_managers_price_comes_from_is_said() -> None:
    assert preset("lester").trying_again.manager_cash in claim("outsourcing.freelance_france").values
    assert claim("outsourcing.freelance_france").prose("en").says in Sources(CLAIMS, lang="en").sentence


def test_the_two_languages_differ_and_french_is_typeset() -> None:
    french, english = (Sources(["lester.price"], lang=lang).sentence for lang in ("fr", "en"))
    assert "1\u202f000\u00a0€" in french
    assert "€1,000" in english
    assert "«\u00a0" in french


def test_a_figure_that_is_not_in_the_ledger_is_an_error() -> None:
    with pytest.raises(LookupError):
        Sources(["lester.shoe_size"], lang="en")


def test_they_are_folded_until_asked_for_and_can_be_folded_again() -> None:
    sources = Sources(["lester.price"], lang="en")
    button = sources.children[0]
    said = []
    for _ in range(3):
        said.append((button.label, len(sources.children)))
        press = {"method": "custom", "content": {"kind": "click"}}
        opened(button).handle_msg({"content": {"data": press}, "buffers": []})
    assert said == [("Show the sources", 1), ("Hide the sources", 2), ("Show the sources", 1)]
    assert "€1,000" in sources.sentence, "folded or not, the text form holds them"
