"""What was done so far: the widget that JupyterLab's front page shows."""

from __future__ import annotations

import pytest

from widgets.progress import Progress
from widgets.progress_words import progress_words
from widgets.texts import Texts

COURSE = {"lang": "fr", "workbooks": [], "words": {}}


def test_its_text_form_says_where_it_is_kept() -> None:
    assert "dans votre navigateur" in Progress(COURSE)._repr_mimebundle_()[0]["text/plain"]


def test_another_language_is_refused() -> None:
    with pytest.raises(ValueError, match="fr"):
        Progress({**COURSE, "lang": "de"})


def test_the_script_fills_the_places_that_the_words_leave() -> None:
    for lang in ("fr", "en"):
        words = progress_words(Texts(lang))
        assert all(place in words["given"] for place in ("{given}", "{total}"))
        assert all("{day}" in words[key] for key in ("try_on", "tried"))
