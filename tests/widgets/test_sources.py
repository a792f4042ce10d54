"""Where figures come from: each with its provenance, in the reader's language."""

from __future__ import annotations

import pytest

from case_studies.claims import claim
from widgets.lester.workbook import CLAIMS
from widgets.sources import Sources
from widgets.texts import typeset


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_each_figure_says_what_it_is_where_from_and_what_it_hides(lang: str) -> None:
    lines = Sources(CLAIMS, lang=lang).sentence.splitlines()
    assert len(lines) == len(CLAIMS)
    for name, line in zip(CLAIMS, lines, strict=True):
        found = claim(name)
        says, hides = (typeset(text, lang) for text in (found.prose(lang).says, found.prose(lang).hides))
        assert line.startswith("- ")
        assert says in line
        assert typeset(found.provenance(lang), lang) in line
        assert line.endswith(hides)
        assert "**" not in line


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
        button.comm.handle_msg({"content": {"data": press}, "buffers": []})
    assert said == [("Show the sources", 1), ("Hide the sources", 2), ("Show the sources", 1)]
    assert "€1,000" in sources.sentence, "folded or not, the text form holds them"
