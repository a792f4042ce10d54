"""No page says that numbers are kept to a browser that keeps none: it speaks of what the browser keeps."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from babel.messages.pofile import read_po

from tests.workbooks.notebook_form import read
from workbooks.paths import JUPYTER, WORKBOOKS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OURS = JUPYTER / "voila" / "templates" / "halfhour"
HUB = WORKBOOKS / "hub" / "templates"
TEMPLATES = sorted([*OURS.glob("*.html"), *OURS.glob("*.j2"), *HUB.glob("*.html")])
CATALOGUES = sorted((WORKBOOKS.parent / "widgets" / "locale").glob("**/*.po"))
NOTEBOOKS = sorted(WORKBOOKS.glob("[ef][nr]/*.ipynb"))
SAID = {
    "en": "The numbers that your browser keeps are still there.",
    "fr": "Les chiffres que votre navigateur garde y sont toujours.",
}
WHERE = r"(?:your|this|votre|ce|the|le) (?:browser|phone|navigateur|téléphone)"
PROMISED = re.compile(
    rf"nothing is lost|rien n.est perdu|rien ne se perd|\bkept in {WHERE}|stay in this browser"
    rf"|(?:gardée?s?|conservée?s?) (?:que )?dans {WHERE}|restent dans ce navigateur",
    re.IGNORECASE,
)
# Said only where it is so, and by the script that has just asked.
SURE = {
    "They are kept in this browser only: the server keeps nothing.",
    "The numbers kept in this browser cannot be read: {why}; they stay untouched until you change one.",
}


def sentences(path: Path) -> Iterator[str]:
    """Give what a file says to a reader."""
    if path.suffix == ".po":
        with path.open("rb") as file:
            for message in read_po(file):
                if message.id not in SURE:
                    yield from (str(message.id), str(message.string))
    elif path.suffix == ".ipynb":
        for cell in read(path).cells:
            yield cell.source
            yield str(cell.get("outputs", ""))
    else:
        yield path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", [*TEMPLATES, *CATALOGUES, *NOTEBOOKS], ids=lambda path: path.name)
def test_nothing_is_promised_for_a_browser_that_keeps_nothing(path: Path) -> None:
    # A space that does not break is one all the same.
    said = [" ".join(sentence.replace("&nbsp;", " ").split()) for sentence in sentences(path)]
    assert [found[0] for sentence in said for found in PROMISED.finditer(sentence)] == []


@pytest.mark.parametrize(
    ("page", "times"),
    [
        (OURS / "full.html", 1),
        (OURS / "error.html", 1),
        (HUB / "error.html", 3),
        (HUB / "not_running.html", 2),
    ],
    ids=str,
)
def test_who_cannot_come_in_reads_of_what_the_browser_keeps(page: Path, times: int) -> None:
    text = page.read_text(encoding="utf-8")
    assert {lang: text.count(sentence) for lang, sentence in SAID.items()} == dict.fromkeys(SAID, times)
