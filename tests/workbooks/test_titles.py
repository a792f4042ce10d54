"""Each page has a title that no other page has, in its own language: tabs show it, a reader hears it."""

from __future__ import annotations

import json
import re

import pytest

from widgets.texts import Texts
from workbooks.glossary_page import glossary_page
from workbooks.guide_page import guide_page
from workbooks.paper import paper
from workbooks.paths import LANGS, WORKBOOKS

# Words that stand in a title of one language only.
OWN = {
    "fr": {"la", "le", "les", "du", "de", "et", "vous", "votre", "vos", "qui", "est-ce", "une"},
    "en": {"the", "of", "and", "you", "your", "his", "who", "did", "one"},
}


def titles(lang: str) -> dict[str, str]:
    """Give the title of each page in one language, as the tab shows it."""
    brand = Texts(lang)("The half-hour")
    found = {}
    for path in sorted((WORKBOOKS / lang).glob("*.ipynb")):
        told = json.loads(path.read_text(encoding="utf-8"))["metadata"]["halfhour"]
        assert told["lang"] == lang
        found[path.stem] = told["title"] if path.stem == "00_start" else f"{told['title']} · {brand}"
    for name, page in (("glossary", glossary_page), ("guide", guide_page), ("paper", paper)):
        html = page(lang)
        assert f'<html lang="{lang}"' in html
        (found[name],) = re.findall(r"<title>(.*?)</title>", html)
    return found


@pytest.mark.parametrize("lang", LANGS)
def test_each_page_has_a_title_of_its_own_in_its_language(lang: str) -> None:
    found = titles(lang)
    assert len(found) == 12
    assert len(set(found.values())) == len(found)
    other = next(one for one in LANGS if one != lang)
    assert not set(found.values()) & set(titles(other).values())
    for name, title in found.items():
        words = set(re.findall(r"[\w-]+", title.lower()))
        assert words & OWN[lang], name
        assert not words & OWN[other], name
