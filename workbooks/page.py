"""What our page template needs to know of one page: its language, its place in the course, its words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from widgets.link_words import link_words
from widgets.texts import Lang, Texts
from workbooks.course import course
from workbooks.course_map import course_map, entry, following
from workbooks.heights import rooms
from workbooks.library import HOST, PAGE, PLOTLY, address
from workbooks.limits import LARGEST_MESSAGE
from workbooks.paths import FRONT_PAGE, LANGS
from workbooks.policy import map_script

if TYPE_CHECKING:
    from nbformat import NotebookNode

LANGUAGE_NAMES = {"fr": "Français", "en": "English"}
"""Each language in its own words: a reader looks for theirs."""


def prepare(handler: Any, notebook: NotebookNode, cwd: str, *, trainer: bool = False) -> NotebookNode:  # noqa: ANN401 - Voila's own request handler, which ships no types
    """Prepare a notebook for our template; Voila calls this before a page is rendered.

    Cells tagged `lab` go: they speak of JupyterLab's own menus. Cells tagged `trainer` go too, unless the
    trainer asked for them. `metadata.page` is filled for the template; the front page, which has no numbers,
    says there which ones its link brings.

    Args:
        handler: The request, which knows the folder that is served and the address that it is served at.
        notebook: The notebook as it stands in its file; changed in place.
        cwd: The notebook's folder below that root.
        trainer: Whether the trainer's cells stay.
    """
    hidden = {"lab"} if trainer else {"lab", "trainer"}
    notebook.cells = [cell for cell in notebook.cells if hidden.isdisjoint(cell.metadata.get("tags", []))]
    # Asking for it sends the cookie without which the server refuses to end a kernel when its page is left.
    _ = handler.xsrf_token
    folder = Path(handler.contents_manager.root_dir).expanduser() / cwd.strip("/")
    name = Path(handler.path_args[0]).stem if handler.path_args else ""
    page = describe(notebook.metadata, folder, name, handler.base_url)
    query = handler.request.query if page["is_front"] else ""
    # A keeper puts a learner's own numbers in; until it has, the page says that they are coming.
    keeps = any(cell.cell_type == "code" and ".keeper" in cell.source for cell in notebook.cells)
    own = {
        "trainer": trainer,
        "keeps": keeps,
        "begun": getattr(handler, "begun", False),
        "bare": getattr(handler, "bare", False),
        "brought": link_words(query, page["lang"]),
        # What the notebook's file says holds for its own numbers, not for those of a link.
        "stored": not handler.request.query,
    }
    notebook.metadata["page"] = page | own
    return notebook


def describe(metadata: dict[str, Any], folder: Path, name: str, base_url: str = "/") -> dict[str, Any]:
    """Describe one page as plain data.

    Links are relative to the page, so they hold wherever the folder of workbooks is served.

    Args:
        metadata: The notebook's metadata.
        folder: The folder of this language's notebooks.
        name: The notebook's file name without its ending.
        base_url: Where the server's addresses begin.
    """
    about = metadata.get("halfhour") or {}
    lang: Lang = _language(about.get("lang"), folder)
    t = Texts(lang)
    numbered = [workbook for workbook in course(folder) if workbook.file != FRONT_PAGE]
    follows = following(numbered, name)
    is_front = f"{name}.ipynb" == FRONT_PAGE
    return {
        "lang": lang,
        "name": name,
        "title": about.get("title") or name.replace("_", " ").strip() or t("The half-hour"),
        "is_front": is_front,
        "front": FRONT_PAGE,
        "course": [entry(t, workbook, number) for number, workbook in enumerate(numbered, start=1)],
        "map": course_map(t, numbered) | {"script": map_script()} if is_front else None,
        "next": entry(t, follows) if follows else None,
        "languages": [_switch(other, lang, folder, name) for other in LANGS],
        "plotly": address(PLOTLY, base_url),
        "host": address(HOST, base_url),
        "script": address(PAGE, base_url),
        "largest": LARGEST_MESSAGE,
        "sheets": f"{base_url.rstrip('/')}/halfhour/",
        "words": _words(t),
        "rooms": rooms(lang, name),
    }


def _language(said: object, folder: Path) -> Lang:
    """Take the language from the notebook, else from its folder, else English."""
    if said == "fr" or (said != "en" and folder.name == "fr"):
        return "fr"
    return "en"


def _switch(other: str, lang: str, folder: Path, name: str) -> dict[str, Any]:
    """Link to the same workbook in a language, or to that language's front page where there is none."""
    twin = f"{name}.ipynb" if (folder.parent / other / f"{name}.ipynb").exists() else FRONT_PAGE
    return {
        "lang": other,
        "label": LANGUAGE_NAMES[other],
        "href": f"../{other}/{twin}",
        "current": other == lang,
    }


def _words(t: Texts) -> dict[str, str]:
    """Give the page's own words; the notebook brings the rest."""
    return {
        "brand": t("The half-hour"),
        "skip": t("Skip to the workbook"),
        "course": t("The course"),
        "language": t("Language"),
        "start": t("Start"),
        "crowd": t("They all like what you do. How many of them could pay for it?"),
        "paper_ask": t("No device at hand?"),
        "paper": t("The same break-even on one sheet of paper"),
        "trainers": t("For trainers"),
        "projector": t("The page for the projector, with the link as a QR code"),
        "sheet": t("The sheet of paper"),
        "guide": t("Trainer\u2019s guide"),
        "next": t("Next"),
        "home": t("All workbooks"),
        "glossary": t("Words of the trade"),
        "trouble": t("This part could not be worked out. Reload the page: your numbers come back with it."),
        "fault": t(
            "Something on this page could not be worked out after your last change. "
            "Reload the page: your numbers come back with it."
        ),
        "named": t("If this happens again, tell whoever gave you the link: error {fault}.", fault="{fault}"),
        "lost": t(
            "The connection was lost: the page no longer answers. Reload it: your numbers come back with it."
        ),
        "away": t(
            "No connection at the moment. The page comes back by itself, with what you type meanwhile."
        ),
        "coming": t("Your own numbers are being put in…"),
        "large": t(
            "This was too large to be sent, and was not taken: up to {most} MB at a time are accepted.",
            most=LARGEST_MESSAGE // 1_000_000,
        ),
        "slow": t("This takes longer than usual. You can wait, or reload the page."),
        "reload": t("Reload the page"),
        "noscript": t("This page does its sums with JavaScript. Allow it in your browser, then reload."),
        "about": t("Your numbers stay in your browser: this site keeps none."),
        "licence": t("Texts: CC BY 4.0. Code: BSD 3-Clause."),
    }
