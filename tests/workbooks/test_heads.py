"""What of a page is kept and sent at once is what would be made anew, and no more than that."""

from __future__ import annotations

import asyncio
import re
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from voila.tornado.handler import TornadoVoilaHandler

from tests.conftest import PLAIN_KERNELS
from workbooks.heads import BEGINS, MOST, Heads
from workbooks.page_handler import PageHandler

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from tests.conftest import Reply

HEADERS = ("content-type", "cache-control", "pragma", "expires", "content-security-policy")
BREAD = "voila/render/fr/01_bread.ipynb"


@pytest.fixture(scope="module")
def course(small_course: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a course of our own to change."""
    return shutil.copytree(small_course, tmp_path_factory.mktemp("own") / "course")


@pytest.fixture(scope="module")
def own_site(course: Path, serving: Callable[..., AbstractContextManager[str]]) -> Iterator[str]:
    """Give the address of that course, served."""
    with serving(course, before=PLAIN_KERNELS) as url:
        yield url.rstrip("/")


def head(reply: Reply) -> str:
    """Give what stands before the kernel's number."""
    assert reply.status == 200
    return reply.text.split('<script id="jupyter-config-data"', maxsplit=1)[0]


@pytest.mark.parametrize("page", [BREAD, f"{BREAD}?loaves=5", "voila/render/en/00_start.ipynb"])
def test_a_kept_beginning_is_the_one_that_is_made(
    own_site: str, ask: Callable[..., Reply], page: str
) -> None:
    first, second = (ask(f"{own_site}/{page}") for _ in range(2))
    assert head(first) == head(second)
    assert second.text.count(BEGINS) == 1
    assert "</html>" in second.text
    assert [first.headers.get(name) for name in HEADERS] == [second.headers.get(name) for name in HEADERS]
    assert "_xsrf=" in first.headers["set-cookie"]
    assert "_xsrf=" in second.headers["set-cookie"]


def test_a_changed_notebook_has_another_beginning_and_so_have_its_neighbours(
    course: Path, own_site: str, ask: Callable[..., Reply]
) -> None:
    page = f"{own_site}/{BREAD}"
    before = head(ask(page))
    file = course / "fr" / "02_broken.ipynb"
    file.rename(file.with_name("03_later.ipynb"))
    assert "03_later.ipynb" in head(ask(page))
    file = course / "fr" / "01_bread.ipynb"
    said = file.read_text(encoding="utf-8")
    file.write_text(said.replace("The last paragraph.", "Another last paragraph."), encoding="utf-8")
    assert "Another last paragraph." in head(ask(page))
    assert "Another last paragraph." not in before


def test_the_front_page_is_kept_for_nobodys_numbers(small_course: Path) -> None:
    heads = Heads(small_course)
    assert heads.key("fr/00_start.ipynb", "price=100") is None
    heads.keep(None, BEGINS)
    assert heads.get(None) is None
    assert heads.key("fr/00_start.ipynb", "") is not None
    assert heads.key("fr/01_bread.ipynb", "price=100") != heads.key("fr/01_bread.ipynb", "")
    assert heads.key("fr/01_bread.ipynb", "price=100") == heads.key("fr/01_bread.ipynb", "price=200")


def test_a_link_that_leads_nowhere_keeps_nothing_from_being_kept(course: Path) -> None:
    lock = course / "fr" / ".#01_bread.ipynb"
    lock.symlink_to("nobody@nowhere")
    try:
        assert Heads(course).key("fr/01_bread.ipynb", "") is not None
    finally:
        lock.unlink()


def test_a_folder_that_is_not_there_keeps_nothing(tmp_path: Path) -> None:
    assert Heads(tmp_path).key("fr/01_bread.ipynb", "") is None


def test_the_oldest_beginnings_go_where_there_are_too_many(small_course: Path) -> None:
    heads = Heads(small_course)
    keys = [heads.key(f"fr/{number}.ipynb", "") for number in range(MOST + 1)]
    for number, key in enumerate(keys):
        heads.keep(key, str(number))
    assert heads.get(keys[0]) is None
    assert [heads.get(key) for key in keys[1:]] == [str(number) for number in range(1, MOST + 1)]


class Alone(PageHandler):
    """A handler that no server calls."""

    def __init__(self, heads: Heads) -> None:
        self.heads = heads
        self.request: Any = type("Request", (), {"query": ""})

    xsrf_token = "cookie"  # noqa: S105 - stands for it

    def set_header(self, *_: object) -> None:
        """Have no answer to put it in."""

    def pieces(self) -> list[str]:
        """Give all pieces of a page, the last the error that ended it."""

        async def collect() -> list[str]:
            found: list[str] = []
            try:
                async for piece in self.page_of("fr/01_bread.ipynb"):
                    found.append(piece)  # noqa: PERF401 - what came before an error counts too
            except OSError as error:
                found.append(f"! {error}")
            return found

        return asyncio.run(collect())


def test_a_beat_before_the_beginning_is_not_taken_for_it_and_a_failure_ends_the_page(
    small_course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = ["beat", f"{BEGINS}<p>1", "kernel"]

    async def voilas(handler: PageHandler, _: str) -> AsyncIterator[str]:
        for piece in said:
            if not (handler.begun and piece.startswith(BEGINS)):  # our template makes it but once
                yield piece
        if len(said) == 1:
            raise OSError("no kernel")

    monkeypatch.setattr(TornadoVoilaHandler, "get_generator", voilas)
    page = Alone(Heads(small_course))
    assert page.pieces() == said
    assert page.pieces() == [said[1], "beat", "kernel"]
    del said[:2]
    *pieces, end = page.pieces()
    assert pieces == [f"{BEGINS}<p>1", "kernel"]
    assert re.fullmatch(r'<hh-now data-does="broken" data-what="[0-9A-F]{6}"></hh-now>\n', end)
