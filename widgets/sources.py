"""Where the published figures of a page come from: each with its provenance, never without."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from case_studies.claims import claim
from widgets.action_button import ActionButton
from widgets.panel import Panel
from widgets.passage import Passage
from widgets.texts import Texts, typeset

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from case_studies.claim import Claim


class Sources(Panel):
    """Below each source the claims that come from it: what each says, and what its wording hides.

    Claims that follow each other and come from the same place share one heading, which names the place.
    Folded until asked for: most learners want to know that it is there, few want it all at once.

    Args:
        names: ids of claims in the ledger, those of one source together.
        lang: "fr" or "en".

    Raises:
        UnknownClaimError: for an id that the ledger does not have.
    """

    def __init__(self, names: Sequence[str], *, lang: str) -> None:
        self._t = Texts(lang)
        told = [claim(name) for name in names]
        found = groupby(told, key=lambda one: one.provenance(self._t.lang))
        text = "\n\n".join(self._group(where, list(claims)) for where, claims in found)
        note = Passage(text, lang=lang, kind="note", live=False)
        if self._t.lang != "fr":
            note.foreign = {typeset(one.title, "fr"): "fr" for one in told if one.article and one.title}
        self._list, self._open = note, False
        self._button = ActionButton(self._t("Show the sources"), lang=lang)
        self._button.on_click(self._toggle)
        super().__init__([self._button])
        self.sentence = note.sentence

    def _group(self, where: str, claims: Sequence[Claim]) -> str:
        return "\n".join(
            [f"**{typeset(where, self._t.lang)}**", *self._title(claims), *map(self._item, claims)]
        )

    def _title(self, claims: Sequence[Claim]) -> Iterable[str]:
        """Name an article in its own words: nothing else tells a reader which one is meant."""
        if claims[0].article and claims[0].title and not claims[0].year:
            yield self._t(
                "Its title, in French: “{title}” Our copy has no date.",
                title=typeset(claims[0].title, "fr"),
            )

    def _item(self, one: Claim) -> str:
        prose = one.prose(self._t.lang)
        says, hides = (typeset(text, self._t.lang) for text in (prose.says, prose.hides))
        return f"- **{says}** {hides}"

    def _toggle(self) -> None:
        self._open = not self._open
        self.children = [self._button, self._list] if self._open else [self._button]
        self._button.label = self._t("Hide the sources") if self._open else self._t("Show the sources")
