"""The map on the front page: the core as one path, the rest as side paths that leave from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from widgets.progress_words import progress_words
from widgets.texts import Texts, typeset
from workbooks.course import course
from workbooks.paths import FRONT_PAGE, WORKBOOKS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbooks.course import Workbook


def entry(t: Texts, workbook: Workbook, number: int = 0) -> dict[str, Any]:
    """Describe one workbook for the page, in its language's typography.

    Args:
        t: The page's texts.
        workbook: The workbook.
        number: Its place in the course, counted from 1.
    """
    return {
        "href": workbook.file,
        "name": workbook.name,
        "title": typeset(workbook.title, t.lang),
        "about": typeset(workbook.about, t.lang),
        "number": number,
        "further": workbook.part == "further",
        "length": workbook.minutes,
        "minutes": t("{minutes} min", minutes=workbook.minutes) if workbook.minutes else "",
    }


def course_map(t: Texts, numbered: Sequence[Workbook]) -> dict[str, Any]:
    """Describe the map as plain data.

    Args:
        t: The page's texts.
        numbered: The workbooks in their order, the front page not among them.

    Returns:
        `stops`: the core in order, each with `begins`, the minute at which it begins, and `sides`, the side
        paths that leave from it (one that names no stop leaves from the last); `words`; and
        `progress`: what the page's script needs to mark what this learner has done.
    """
    entries = {
        workbook.name: (workbook, entry(t, workbook, number)) for number, workbook in enumerate(numbered, 1)
    }
    core = [workbook for workbook in numbered if workbook.part == "core"]
    stops, begins = [], 0
    for workbook in core:
        stops.append({**entries[workbook.name][1], "begins": begins, "sides": []})
        begins += workbook.minutes
    by_name = {stop["name"]: stop for stop in stops}
    for workbook, described in entries.values():
        if workbook.part == "further" and stops:
            by_name.get(workbook.after, stops[-1])["sides"].append(described)
    return {
        "stops": stops,
        "words": _words(t, begins),
        "progress": progress(t, numbered),
    }


def following(numbered: Sequence[Workbook], name: str) -> Workbook | None:
    """Give the workbook that comes after another: the next stop, also after a side path.

    After the last stop come its own side paths, in their order; after those there is nothing.
    """
    here = next((workbook for workbook in numbered if workbook.name == name), None)
    if here is None:
        return None
    core = [workbook for workbook in numbered if workbook.part == "core"]
    stop = name if here.part == "core" else here.after
    later = [workbook for workbook in core if workbook.name > stop]
    if later:
        return later[0]
    sides = [workbook for workbook in numbered if workbook.part == "further" and workbook.after == stop]
    return next((workbook for workbook in sides if here.part == "core" or workbook.name > name), None)


def course_in(lang: str) -> dict[str, Any]:
    """Give what `widgets.progress.Progress` needs, of all workbooks in one language.

    Raises:
        ValueError: For another language than "fr" and "en".
    """
    t = Texts(lang)
    return progress(t, [workbook for workbook in course(WORKBOOKS / t.lang) if workbook.file != FRONT_PAGE])


def progress(t: Texts, numbered: Sequence[Workbook]) -> dict[str, Any]:
    """Give what a script needs to tell what was done: the workbooks, and the words for it."""
    return {
        "lang": t.lang,
        "workbooks": [
            {
                "name": workbook.name,
                "title": typeset(workbook.title, t.lang),
                "core": workbook.part == "core",
                "asks": list(workbook.asks),
            }
            for workbook in numbered
        ],
        "words": progress_words(t),
    }


def _words(t: Texts, minutes: int) -> dict[str, str]:
    return {
        "heading": t("The course: {minutes} minutes", minutes=minutes),
        "lead": t(
            "Walk the path in order. Where a side path tempts you, take it: it leads back to the path."
        ),
        "side": t("Side path"),
        "end": t("Your half-hour"),
        "end_about": t("What you will try instead, and on which day."),
    }
