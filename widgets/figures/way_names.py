"""What the ways of having the pages run are called, and what is bought with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from widgets.texts import N_

if TYPE_CHECKING:
    from collections.abc import Iterable

    from case_studies.outsourcing import Way
    from widgets.texts import Texts

WAYS: dict[Way, str] = {
    "own_time": N_("Yourself"),
    "in_house": N_("An employee"),
    "freelance": N_("A freelancer"),
    "agency": N_("An agency"),
}
# In a list, after a comma: lower case in both languages.
LINES: dict[str, str] = {
    "running": N_("running the pages"),
    "strategy": N_("strategy"),
    "posts": N_("blog posts"),
    "infographics": N_("infographics"),
    "videos": N_("videos"),
    "ads": N_("advertising and tools"),
    "supervision": N_("your hours to see to it"),
}


def heading(name: str, t: Texts) -> str:
    """Give the name of a line as it stands by itself, with a capital."""
    words = t(LINES[name])
    return words[0].upper() + words[1:]


def listed(names: Iterable[str], t: Texts) -> str:
    """Give the names of lines as one text with commas."""
    return ", ".join(t(LINES[name]) for name in names)
