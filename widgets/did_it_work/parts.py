"""Which values of a file are the group with social media, which the one without, which are neither."""

from __future__ import annotations

from typing import TYPE_CHECKING

from widgets.did_it_work import file_words
from widgets.did_it_work.questions import GROUPS
from widgets.several import Several

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from case_studies.people_file import Roster
    from widgets.texts import Texts

MOST_LISTED = 30  # values; a column with more is hardly one that says how people heard of a firm


class Parts:
    """Boxes to tick: any number of values make up the group with social media; the others are without.

    Args:
        t: the reader's texts.

    Attributes:
        asked: the two questions; empty where there is nothing to part.
        unlisted: values too many to list, the rarest; they are left out.
    """

    def __init__(self, t: Texts) -> None:
        self._t = t
        self._roster: Roster | None = None
        self._with: Several | None = None
        self._out: Several | None = None
        self._heard: list[Callable[[], None]] = []
        self._quiet = False
        self.unlisted: tuple[str, ...] = ()

    def on_change(self, tell: Callable[[], None]) -> None:
        """Call `tell` whenever other values are ticked."""
        self._heard.append(tell)

    def offer(self, roster: Roster) -> None:
        """Offer the values of a file, those ticked that seem to be social media's."""
        self._roster = roster
        social = roster.likely_social()
        listed = [*social, *(one for one in roster.groups if one not in social)][:MOST_LISTED]
        self.unlisted = tuple(one for one in roster.groups if one not in listed)
        if len(listed) < 2:  # noqa: PLR2004 - a comparison is of two
            self._with = self._out = None
            return
        options = [(one, f"{one} ({roster.groups[one]})") for one in roster.groups if one in listed]
        unknown = [one for one in roster.likely_unknown() if one in listed]
        t = self._t
        self._with = Several(
            t(GROUPS["with"]),
            options,
            [one for one in social if one in listed],
            lang=t.lang,
            help=t("Tick all that belong here; all others are without social media."),
        )
        self._out = Several(
            t("Left out"),
            options,
            unknown,
            lang=t.lang,
            help=t("Tick those of whom you cannot say; they count in neither group."),
        )
        self._with.observe(lambda change: self._ticked(change["new"], self._out), "value")
        self._out.observe(lambda change: self._ticked(change["new"], self._with), "value")

    def _ticked(self, values: Collection[str], other: Several | None) -> None:
        """Take what is ticked here from the other question: nobody is in two groups."""
        if self._quiet or other is None:
            return
        self._quiet = True
        try:
            other.value = [one for one in other.value if one not in values]
        finally:
            self._quiet = False
        for tell in self._heard:
            tell()

    @property
    def asked(self) -> Sequence[Several]:
        """Give the two questions."""
        return [one for one in (self._with, self._out) if one is not None]

    @property
    def chosen(self) -> dict[str, list[str]]:
        """Group -> the values that make it up."""
        roster = self._roster
        if roster is None or self._with is None or self._out is None:
            return {"with": [], "without": []}
        taken = {*self._with.value, *self._out.value, *self.unlisted}
        return {
            "with": list(self._with.value),
            "without": [one for one in roster.groups if one not in taken],
        }

    @property
    def fault(self) -> str:
        """Say what is missing for a comparison; empty where nothing is."""
        t, chosen = self._t, self.chosen
        if self._with is None:
            return t("Two different groups are needed to compare them.")
        if not chosen["with"]:
            return t("Tick what belongs to the group with social media; then the two groups can be compared.")
        if not chosen["without"]:
            return t("Nobody is left for the group without social media; take a tick away.")
        return ""

    @property
    def told(self) -> str:
        """Say how many stand in each group, and of how many nothing is compared; all of them add up."""
        if self._roster is None or self._with is None or self._out is None:
            return ""
        out = list(self._out.value)
        return file_words.parted(self._roster.groups, self.chosen, out, self.unlisted, self._t)
