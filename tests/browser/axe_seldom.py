"""The pages that come seldom, for `axe_all`: a full house, an error, a hub's, a report, the room's."""

from __future__ import annotations

import os
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.processes import Server
from tests.browser.host_course import write_course
from tests.hub.pages import HUB, PAGES, Answers, made, templates
from tests.workbooks.executed import VERDICT, stored
from workbooks.paths import LANGS
from workbooks.report import write_report, write_room

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

SITE = (
    "from pathlib import Path; from workbooks.serve import Options, serve; "
    "serve(Options(port={{port}}, browser=False, places=1, root=Path({root!r})))"
)
ROOT = Path(__file__).resolve().parents[2]
ROWS = [
    {
        "line": number,
        "participant": f"Ada {number}",
        "workbook": VERDICT,
        "status": "done",
        "verdict": ("worth_it", "redirect", "cannot_tell")[number % 3],
        "net_per_month": 40.0 * number - 400,
        "p_pays": number / 24,
        "hours_per_month": float(number),
        "report": f"{number:04d}.html",
    }
    for number in range(2, 24)
]
"""A room of participants."""


@contextmanager
def one_place() -> Iterator[str]:
    """Give the address of a server with one place, and with a workbook that nobody can read."""
    with tempfile.TemporaryDirectory(prefix="hh") as folder:
        root = write_course(Path(folder) / "course", {"bread": ["1"]})
        for lang in LANGS:
            (root / lang / "junk.ipynb").write_text("junk", encoding="utf-8")
        command = [sys.executable, "-c", SITE.format(root=str(root))]
        log = Path(tempfile.gettempdir()) / "halfhour-axe-full.log"
        with Server(command, cwd=ROOT, env=os.environ | {"TMPDIR": folder}, log=log) as server:
            yield server.url


def addresses(browser: Browser, site: str, folder: Path) -> Iterator[tuple[str, str, int]]:
    """Give each such page: what it is called, its address, and the status that it comes with.

    Args:
        browser: takes the server's place, once the pages that need it were given.
        site: the address of the server with one place.
        folder: where reports are written to.
    """
    for lang in LANGS:
        yield f"error, {lang}", f"{site}/voila/render/{lang}/junk.ipynb", 400
    with browser.new_context() as inside:
        inside.new_page().goto(f"{site}/voila/render/fr/bread.ipynb")
        for lang in LANGS:
            yield f"full house, {lang}", f"{site}/voila/render/{lang}/bread.ipynb", 503
    for lang in LANGS:
        report, room = folder / f"report-{lang}.html", folder / f"room-{lang}.html"
        write_report(stored(VERDICT, lang), report, lang, "Ada")
        write_room(ROWS, room, lang, names=True)
        yield f"report, {lang}", report.as_uri(), 200
        yield f"room, {lang}", room.as_uri(), 200
    for name, status in PAGES:
        yield f"hub, {name} {status}", f"{HUB}/hub/{name}/{status}", status


def answer_as_hub(page: Page) -> None:
    """Have a page find the hub's."""
    from jupyterhub._data import DATA_FILES_PATH  # noqa: PLC0415 - an extra, which may be missing

    its_own = Path(DATA_FILES_PATH)
    answers, pages = Answers(its_own / "static"), templates(its_own / "templates")
    for name, status in PAGES:
        answers.pages[f"/hub/{name}/{status}"] = status, made(pages, name, status)
    page.route(f"{HUB}/**", answers)
