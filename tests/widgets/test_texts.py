"""Texts: catalogues, placeholders, plurals, French typography."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets import texts
from widgets.texts import N_, Texts, _catalogue, typeset

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PO = """
msgid ""
msgstr ""
"Language: fr\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"

msgid "Really?"
msgstr "Vraiment ?"

msgid "Costs {price}: yes!"
msgstr "Coûte {price} : oui !"

#, fuzzy
msgid "Doubtful"
msgstr "Douteux"

msgid "Empty"
msgstr ""

msgid "{n} booking"
msgid_plural "{n} bookings"
msgstr[0] "{n} réservation"
msgstr[1] "{n} réservations"
"""


@pytest.fixture
def french(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Texts]:
    folder = tmp_path / "fr" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "one.po").write_text(PO, encoding="utf-8")
    (folder / "two.po").write_text('msgid "Other area"\nmsgstr "Autre domaine"\n', encoding="utf-8")
    monkeypatch.setattr(texts, "LOCALES", tmp_path)
    texts._catalogue.cache_clear()  # noqa: SLF001 - the catalogues are read once a process
    yield Texts("fr")
    texts._catalogue.cache_clear()  # noqa: SLF001 - the next test reads the real ones


def test_translates_fills_and_typesets(french: Texts) -> None:
    assert french("Really?") == "Vraiment\u202f?"
    assert french("Costs {price}: yes!", price="3") == "Coûte 3\u00a0: oui\u202f!"


def test_all_catalogues_are_read(french: Texts) -> None:
    assert french("Other area") == "Autre domaine"


@pytest.mark.parametrize("key", ["Never translated", "Doubtful", "Empty"])
def test_without_a_sure_translation_the_english_stands(french: Texts, key: str) -> None:
    assert french(key) == key


def test_what_the_learner_wrote_is_not_touched(french: Texts) -> None:
    assert french("Costs {price}: yes!", price="a ? b{x}") == "Coûte a ? b{x}\u00a0: oui\u202f!"


def test_a_template_is_given_whole_when_no_value_is_given(french: Texts) -> None:
    assert french("Costs {price}: yes!") == "Coûte {price}\u00a0: oui\u202f!"


@pytest.mark.parametrize(
    ("n", "fr", "en"),
    [
        (0, "0 réservation", "0 bookings"),
        (1, "1 réservation", "1 booking"),
        (1.0, "1 réservation", "1 booking"),
        (1.5, "1,5 réservation", "1.5 bookings"),
        (2, "2 réservations", "2 bookings"),
        (1200, "1\u202f200 réservations", "1,200 bookings"),
        (1_000_000, "1\u202f000\u202f000 réservations", "1,000,000 bookings"),
    ],
)
def test_plurals_follow_the_language(french: Texts, n: float, fr: str, en: str) -> None:
    assert french.n("{n} booking", "{n} bookings", n=n) == fr
    assert Texts("en").n("{n} booking", "{n} bookings", n=n) == en


def test_an_untranslated_plural_stands_in_english(french: Texts) -> None:
    assert french.n("{n} cake", "{n} cakes", n=3) == "3 cakes"


@pytest.mark.parametrize("lang", ["de", "", "FR", "fr_FR"])
def test_another_language_is_refused_in_one_sentence(lang: str) -> None:
    with pytest.raises(ValueError, match=r'^The language is .*; it can be "fr" or "en"\.$'):
        Texts(lang)


def test_marking_changes_nothing() -> None:
    assert N_("Price") == "Price"


@pytest.mark.parametrize(
    ("plain", "set_"),
    [
        ("Combien ?", "Combien\u202f?"),
        ("Combien?", "Combien\u202f?"),
        ("Non !", "Non\u202f!"),
        ("Quoi ?!", "Quoi\u202f?!"),
        ("un ; deux", "un\u202f; deux"),
        ("Prix : 3 €", "Prix\u00a0: 3\u00a0€"),
        ("Prix: 3€", "Prix\u00a0: 3\u00a0€"),
        ("4 500 $ ou 100 $", "4\u202f500\u00a0$ ou 100\u00a0$"),
        ("12,5 % des gens", "12,5\u00a0% des gens"),
        ("12,5% des gens", "12,5\u00a0% des gens"),
        ("{part}% des gens", "{part}\u00a0% des gens"),
        ("{n} ?", "{n}\u202f?"),
        ("Il dit « oui ».", "Il dit «\u00a0oui\u00a0»."),
        ("Il dit «oui».", "Il dit «\u00a0oui\u00a0»."),
        ("« Combien ? »", "«\u00a0Combien\u202f?\u00a0»"),
        ("4 500 €", "4\u202f500\u00a0€"),
        ("**Prix** : oui", "**Prix**\u00a0: oui"),
        ("**Prix :** oui", "**Prix\u00a0:** oui"),
        ("(vraiment ?)", "(vraiment\u202f?)"),
    ],
)
def test_french_gets_its_spaces(plain: str, set_: str) -> None:
    assert typeset(plain, "fr") == set_
    assert typeset(set_, "fr") == set_
    assert typeset(plain, "en") == plain


@pytest.mark.parametrize(
    "text",
    [
        "à 10:30",
        "voir https://exemple.fr/page?price=1000&x=50%20",
        "www.exemple.fr/?a;b",
        "{when:%d %B}",
        '<b style="color: red">x</b>',
        "`halfhour serve: ?`",
        "Jean &amp; fils",
        "En 2024 500 personnes",
        "",
        "?",
    ],
)
def test_addresses_times_and_code_are_left_alone(text: str) -> None:
    assert typeset(text, "fr") == text


@given(st.text(alphabet="a1 :;!?%€«»\u00a0\u202f(){}<>`.*/", max_size=20))
def test_typesetting_changes_spaces_only_and_once_is_enough(text: str) -> None:
    done = typeset(text, "fr")
    assert "".join(done.split()) == "".join(text.split())
    assert typeset(done, "fr") == done


def test_every_french_text_has_its_spaces_before_marks() -> None:
    wide, thin = "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"
    close = "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}"
    wide, thin, close = (
        "\N{NO-BREAK SPACE}",
        "\N{NARROW NO-BREAK SPACE}",
        "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}",
    )
    wrong = re.compile(f"[ {wide}][;!?]|[ {thin}][:{close}]")
    forms = [form for every in _catalogue("fr").values() for form in every]
    assert len(forms) > 1000
    assert [form for form in forms if wrong.search(form)] == []
