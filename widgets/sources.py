"""Where the published figures of a page come from: each with its provenance, never without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case_studies.claims import claim
from widgets.action_button import ActionButton
from widgets.panel import Panel
from widgets.passage import Passage
from widgets.texts import Texts, typeset

if TYPE_CHECKING:
    from collections.abc import Sequence


class Sources(Panel):
    """One item for each claim: what it says, where it comes from, what its wording hides.

    Folded until asked for: most learners want to know that it is there, few want it all at once.

    Args:
        names: ids of claims in the ledger.
        lang: "fr" or "en".

    Raises:
        UnknownClaimError: for an id that the ledger does not have.
    """

    def __init__(self, names: Sequence[str], *, lang: str) -> None:
        self._t = Texts(lang)
        note = Passage("\n".join(map(self._item, names)), lang=lang, kind="note", live=False)
        self._list, self._open = note, False
        self._button = ActionButton(self._t("Show the sources"), lang=lang)
        self._button.on_click(self._toggle)
        super().__init__([self._button])
        self.sentence = note.sentence

    def _item(self, name: str) -> str:
        found = claim(name)
        prose = found.prose(self._t.lang)
        says, hides = (typeset(text, self._t.lang) for text in (prose.says, prose.hides))
        return f"- **{says}** {typeset(found.provenance(self._t.lang), self._t.lang)}. {hides}"

    def _toggle(self) -> None:
        self._open = not self._open
        self.children = [self._button, self._list] if self._open else [self._button]
        self._button.label = self._t("Hide the sources") if self._open else self._t("Show the sources")
