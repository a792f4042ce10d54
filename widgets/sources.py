"""Where the published figures of a page come from: each with its provenance, never without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case_studies.claims import claim
from widgets.panel import Panel
from widgets.passage import Passage
from widgets.texts import Texts, typeset

if TYPE_CHECKING:
    from collections.abc import Sequence


class Sources(Panel):
    """One item for each claim: what it says, where it comes from, what its wording hides.

    Args:
        names: ids of claims in the ledger.
        lang: "fr" or "en".

    Raises:
        UnknownClaimError: for an id that the ledger does not have.
    """

    def __init__(self, names: Sequence[str], *, lang: str) -> None:
        t = Texts(lang)
        items = []
        for name in names:
            found = claim(name)
            prose = found.prose(lang)
            says, hides = (typeset(text, lang) for text in (prose.says, prose.hides))
            items.append(f"- **{says}** {found.provenance(lang)}. {hides}")
        note = Passage("\n".join(items), lang=t.lang, kind="note", live=False)
        super().__init__([note])
        self.sentence = note.sentence
