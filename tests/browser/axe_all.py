"""Every page by axe-core's rules, in every way that it can be looked at: `python -m tests.browser.axe_all`.

Each workbook and each sheet in both languages, on a laptop and on a phone, light and dark, as it comes and
with all that it can show open. `make test` judges each page once; this leaves out nothing, and counts.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.machine import warn_if_busy
from tests.bench.pages import chromium
from tests.bench.processes import Server
from tests.bench.report import within
from tests.bench.table import grid
from tests.browser.all_open import open_all, open_workbook
from tests.browser.axe import violations
from tests.browser.axe_seldom import addresses, answer_as_hub, one_place
from workbooks.paths import LANGS, WORKBOOKS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parents[2]
WIDTHS = (1280, 360)
SCHEMES = ("light", "dark")
SHEETS = (
    "{lang}",
    "halfhour/glossary/{lang}",
    "halfhour/guide/{lang}",
    "halfhour/paper/{lang}",
    "halfhour/projector?link=nowhere",
    "no-such-page",
)
_UNFOLD = "document.querySelectorAll('details').forEach(one => one.open = true)"
_PATIENCE = 120_000  # ms; the machine may have other work


@dataclass
class Judged:
    """What came of one kind of page.

    Attributes:
        kind: what they are.
        pages: how many there are, each language counted.
        looks: how often a page was judged: in each width, scheme and state.
        broken: one line for each place that breaks a rule, with where it was seen.
    """

    kind: str
    pages: int = 0
    looks: int = 0
    broken: list[str] = field(default_factory=list)


def names() -> list[str]:
    """Give the names of the course's notebooks."""
    return sorted(path.stem for path in (WORKBOOKS / LANGS[0]).glob("*.ipynb"))


def judge(site: str, only: Iterable[str] = (), say: Callable[[str], object] = lambda _: None) -> list[Judged]:
    """Judge all pages of a server.

    Args:
        site: its address.
        only: names of notebooks; without any, all of them and the sheets.
        say: told the name of each page once it is judged.
    """
    workbooks, sheets = Judged("workbooks"), Judged("sheets and messages")
    with chromium() as browser:
        for lang in LANGS:
            for name in only or names():
                workbooks.pages += 1
                for page, width in _pages(browser):
                    open_workbook(page, site, lang, name)
                    look(page, workbooks, f"{lang}/{name} at {width}")
                    open_all(page, lang)
                    look(page, workbooks, f"{lang}/{name} at {width}, open")
                say(f"{lang}/{name}")
            for sheet in () if only else SHEETS:
                path = sheet.format(lang=lang)
                sheets.pages += 1
                for page, width in _pages(browser, locale=lang):
                    page.goto(f"{site}/{path}")
                    look(page, sheets, f"{path} at {width}")
                    if page.locator("details").count():
                        page.evaluate(_UNFOLD)
                        look(page, sheets, f"{path} at {width}, open")
                say(path)
    return [workbooks, sheets] if sheets.pages else [workbooks]


def judge_seldom(say: Callable[[str], object] = lambda _: None) -> Judged:
    """Judge the pages that no server with room gives: an error, a full house, a hub's, reports.

    Args:
        say: told the name of each page once it is judged.

    Raises:
        RuntimeError: where another page came than was to be judged.
    """
    seldom = Judged("full house, error, hub, reports")
    with (
        tempfile.TemporaryDirectory(prefix="hh") as folder,
        chromium() as browser,
        one_place() as site,
    ):
        for name, address, status in addresses(browser, site, Path(folder)):
            seldom.pages += 1
            for page, width in _pages(browser):
                answer_as_hub(page)
                reply = page.goto(address)
                if reply and reply.status != status:
                    raise RuntimeError(f"{name}: {reply.status} came in place of {status}.")
                look(page, seldom, f"{name} at {width}")
                if page.locator("details").count():
                    page.evaluate(_UNFOLD)
                    look(page, seldom, f"{name} at {width}, open")
            say(name)
    return seldom


def _pages(browser: Browser, locale: str | None = None) -> Iterator[tuple[Page, int]]:
    """Give a fresh page of each width."""
    for width in WIDTHS:
        context = browser.new_context(viewport={"width": width, "height": 800}, locale=locale)
        context.set_default_timeout(_PATIENCE)
        yield context.new_page(), width
        context.close()


def look(page: Page, judged: Judged, where: str) -> None:
    """Judge a page as it stands, light and dark; `where` says which one it is."""
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        judged.looks += 1
        judged.broken += [f"{where}, {scheme}: {line}" for line in violations(page)]
    page.emulate_media(color_scheme=SCHEMES[0])


def table(found: Iterable[Judged]) -> str:
    """Give the run as Markdown."""
    rows = [[one.kind, str(one.pages), str(one.looks), str(len(one.broken))] for one in found]
    return grid(["judged by axe-core", "pages", "times", "places that break a rule"], rows)


def judged(only: Iterable[str] = (), *, told: bool = True) -> list[Judged]:
    """Start a server, and judge its pages.

    Args:
        only: as `judge` takes it.
        told: whether to say which page was judged.
    """
    with tempfile.TemporaryDirectory(prefix="hh") as folder:
        command = [sys.executable, "-m", "workbooks.cli", "serve", "--no-browser", "--port", "{port}"]
        log = Path(tempfile.gettempdir()) / "halfhour-axe.log"
        env = os.environ | {"TMPDIR": folder}

        def say(name: str) -> None:
            if told:
                sys.stderr.write(f"{name}\n")

        with Server(command, cwd=ROOT, env=env, log=log) as server:
            found = judge(server.url, only, say)
    return found if only else [*found, judge_seldom(say)]


def write(found: list[Judged]) -> None:
    """Write a whole run into the docs: the figures, and the table in their page."""
    docs = ROOT / "docs"
    text = json.dumps([asdict(one) for one in found], indent=1, ensure_ascii=False) + "\n"
    (docs / "accessibility.json").write_text(text, encoding="utf-8")
    page = docs / "accessibility.md"
    page.write_text(within(page.read_text(encoding="utf-8"), table(found)), encoding="utf-8")


def main() -> int:
    """Judge, print and write.

    Returns:
        0 where no rule is broken, 1 where one is.
    """
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("only", nargs="*", help="names of notebooks; nothing is written into the docs then")
    only = options.parse_args().only
    warn_if_busy()
    found = judged(only)
    if not only:
        write(found)
    lines = [line for one in found for line in one.broken]
    sys.stdout.write("\n".join([table(found), *lines, ""]))
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
