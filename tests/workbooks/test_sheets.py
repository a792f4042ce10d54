"""The sheet of paper and the projector's page: right numbers, right link, nothing to fetch."""

from __future__ import annotations

import re
import socket
from html import unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_studies.by_hand import by_hand
from case_studies.parse import preset
from widgets.amounts import format_amount
from widgets.links import LONGEST_QUERY
from workbooks import projector as module
from workbooks.errors import HalfhourError
from workbooks.paper import paper, write_paper
from workbooks.projector import LONGEST_LINK, code, is_here_only, is_link, own_address, projector, way_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LINK = "http://192.168.1.20:8866/?price=1200&hours=6"


class Rows(HTMLParser):
    """Collects the cells of each line of a table."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self._open = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag == "tr":
            self.rows.append([])
        if tag in {"td", "th"}:
            self.rows[-1].append("")
        self._open = tag in {"td", "th", "em", "span"}

    def handle_data(self, data: str) -> None:
        if self._open and self.rows and self.rows[-1]:
            self.rows[-1][-1] += data


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_sheets_numbers_are_the_models(lang: str) -> None:
    sheet, rows = by_hand(preset("lester")), Rows(paper(lang)).rows
    lines = {row[0]: row for row in rows if row[0].isdigit()}
    assert list(lines) == [str(number) for number in range(1, 13)]
    one = [sheet.price, sheet.margin_ratio, sheet.again, sheet.customer]
    one += [sheet.hour_value, sheet.hours_per_customer]
    units = ["EUR", "share", "count", "EUR", "EUR", "hours"]
    for number, (value, unit) in enumerate(zip(one, units, strict=True), 1):
        assert lines[str(number)][2] == format_amount(value, unit, lang)
    each = [("hours", "hours"), ("cash", "EUR"), ("cost", "EUR"), ("needed", "count"), ("brought", "count")]
    for number, (name, unit) in enumerate(each, 7):
        printed = [format_amount(getattr(line, name), unit, lang) for line in sheet.lines[:2]]
        assert lines[str(number)][2:4] == printed
    assert lines["12"][2:4] == {"fr": ["non", "oui"], "en": ["no", "yes"]}[lang]


def test_the_sheet_gives_the_check_value_in_the_readers_way() -> None:
    assert "17,5\u00a0h" in paper("fr")
    assert "17.5\u00a0h" in paper("en")


@pytest.mark.parametrize(("lang", "again"), [("fr", "revient-il"), ("en", "come again")])
def test_the_sheet_asks_how_often_a_new_customer_comes_again(lang: str, again: str) -> None:
    """Without that line a baker's answer was the opposite of the page's."""
    lines = {row[0]: row for row in Rows(paper(lang)).rows if row[0].isdigit()}
    assert again in lines["3"][1]
    assert lines["3"][2] == "0"  # Lester's couples marry once
    assert "(1 + " in lines["4"][1]


def test_both_sheets_have_the_same_lines() -> None:
    counts = [[len(row) for row in Rows(paper(lang)).rows] for lang in ("fr", "en")]
    assert counts[0] == counts[1]


@pytest.mark.parametrize("html", [paper("fr"), paper("en"), projector(LINK)], ids=["fr", "en", "projector"])
def test_a_sheet_fetches_nothing(html: str) -> None:
    assert not re.search(r"<(?:link|script|img|iframe)[^>]+(?:src|href)=[\"'](?!data:)", html)
    assert not re.search(r"@import|url\(", html)


def test_the_sheets_are_written_where_one_says(tmp_path: Path) -> None:
    french, english = write_paper(tmp_path / "new")
    assert 'lang="fr"' in french.read_text(encoding="utf-8")
    assert 'lang="en"' in english.read_text(encoding="utf-8")
    assert [path.name for path in write_paper(tmp_path, ["en"])] == [english.name]


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(HalfhourError, match="cannot be written"):
        write_paper(tmp_path / "file")


@pytest.mark.parametrize(
    ("text", "good"),
    [
        (LINK, True),
        ("https://mybinder.org/v2/gh/OWNER/halfhour/main?urlpath=voila/render/x.ipynb", True),
        ("http://[::1]:8866/", True),
        ("", False),
        ("javascript:alert(1)", False),
        ("mybinder.org", False),
        ("http://", False),
        ("http://[", False),
        ("http://a b", False),
        ('http://x/"><script>', False),
        ("http://x/" + "a" * LONGEST_LINK, False),
    ],
)
def test_only_a_web_address_becomes_a_code(text: str, good: bool) -> None:  # noqa: FBT001 - a row of a table
    assert is_link(text) is good


@given(st.text(max_size=600))
def test_any_text_is_a_link_or_none(text: str) -> None:
    if is_link(text):
        assert unescape(re.search(r'class="link"><a href="([^"]*)"', projector(text))[1]) == text


@pytest.mark.parametrize(
    ("link", "here"),
    [
        ("http://127.0.0.1:8866/", True),
        ("http://localhost:8866/", True),
        ("http://[::1]/", True),
        ("http://192.168.1.20/", False),
        ("https://example.org/", False),
    ],
)
def test_an_address_that_only_this_machine_opens_is_told(link: str, here: bool) -> None:  # noqa: FBT001 - a row of a table
    assert is_here_only(link) is here
    assert ("--host 0.0.0.0" in projector(link)) is here


def test_the_room_gets_this_machines_own_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "own_address", lambda: "192.168.1.20")
    opened = "http://127.0.0.1:8866"
    assert way_in(opened, {"price": "1200", "hours": "6"}, everywhere=True) == LINK
    assert way_in(opened, {}, everywhere=False) == f"{opened}/"
    assert way_in("https://hub.example/", {}, everywhere=True, below="user/a/halfhour").endswith(
        "/a/halfhour"
    )
    monkeypatch.setattr(module, "own_address", lambda: None)
    assert way_in(opened, {}, everywhere=True) == f"{opened}/"


def test_this_machines_address_is_one_or_none() -> None:
    found = own_address()
    assert found is None or socket.inet_aton(found)


@pytest.mark.parametrize("link", [LINK, "https://mybinder.org/v2/gh/OWNER/halfhour/main?urlpath=lab"])
def test_the_code_is_that_of_the_link_beside_it(link: str) -> None:
    html = projector(link)
    assert code(link) in html
    assert unescape(re.search(r'class="link"><a[^>]*>([^<]*)<', html)[1]) == link


def test_the_server_shows_sheets_and_projector(small_site: str, ask: Callable) -> None:
    for way in ("/paper/fr", "/halfhour/paper/fr"):
        assert ask(small_site + way).text == paper("fr")
    assert ask(f"{small_site}/paper/de").status == 404
    for way in ("/projector", "/halfhour/projector/"):
        assert f'href="{small_site}/"' in ask(small_site + way).text
    assert ask(f"{small_site}/projector?price=1200&hours=6").text == projector(
        f"{small_site}/?price=1200&hours=6"
    )
    assert ask(f"{small_site}/projector?link=https%3A%2F%2Fexample.org%2Fa").text == projector(
        "https://example.org/a"
    )


def test_what_is_no_link_is_told_and_shown_as_text(small_site: str, ask: Callable) -> None:
    html = ask(f"{small_site}/projector?link=javascript%3Aalert(%22%3Cb%3E%22)").text
    assert "This is no web address" in html
    assert "<b>" not in html
    assert f'href="{small_site}/"' in html


@pytest.mark.parametrize("many", [LONGEST_LINK, LONGEST_QUERY])
def test_numbers_that_fit_into_no_code_are_left_out_and_that_is_told(
    small_site: str, ask: Callable, many: int
) -> None:
    query = "&".join(f"n{at}={'1' * 90}" for at in range(many // 90 + 1))
    reply = ask(f"{small_site}/projector?{query}")
    assert reply.status == 200
    assert reply.text == projector(f"{small_site}/", trouble="long_numbers")
    assert f"more than {LONGEST_LINK} characters" in reply.text
    assert f"plus de {LONGEST_LINK} caractères" in reply.text


def test_a_link_that_fits_into_no_code_is_not_called_something_else(small_site: str, ask: Callable) -> None:
    long = "https://example.org/" + "a" * LONGEST_LINK
    html = ask(f"{small_site}/projector?link={long}").text
    assert html == projector(f"{small_site}/", asked=long, trouble="long_link")
    assert "This is no web address" not in html
    assert f'value="{long}"' in html


@pytest.mark.parametrize("host", ["[", "a" * 3000])
def test_a_host_that_is_none_is_refused(small_site: str, ask: Callable, host: str) -> None:
    assert ask(f"{small_site}/projector", Host=host).status == 400


def test_the_front_page_leads_to_paper_and_only_trainers_to_the_projector(
    small_site: str, trainer_site: str, ask: Callable
) -> None:
    learner = ask(f"{small_site}/voila/render/en/00_start.ipynb").text
    assert 'href="/halfhour/paper/en"' in learner
    assert "/halfhour/projector" not in learner
    assert 'href="/halfhour/projector"' in ask(f"{trainer_site}/voila/render/en/00_start.ipynb").text
