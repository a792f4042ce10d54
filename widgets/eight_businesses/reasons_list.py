"""Why these numbers: every assumption of one business, its plausible range, and the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case_studies.claims import claim
from case_studies.flat import fields
from case_studies.parse import preset
from case_studies.ranges import likely
from case_studies.why import plausible, whys
from widgets.amounts import format_amount
from widgets.form_groups import label
from widgets.panel import Panel
from widgets.passage import Passage
from widgets.texts import typeset

if TYPE_CHECKING:
    from case_studies.why import Why
    from widgets.session import Session


class ReasonsList(Panel):
    """One paragraph for each reason: the numbers that it covers, then the reason.

    Args:
        session: gives the reader's language.
        key: one of the eight businesses.
    """

    def __init__(self, session: Session, key: str) -> None:
        self._session, self._key = session, key
        text = "\n\n".join(self._paragraph(why) for why in whys(key))
        said = Passage(text, lang=session.lang, kind="plain", live=False)
        super().__init__([said])
        self.sentence = said.sentence

    def _paragraph(self, why: Why) -> str:
        lang = self._session.lang
        leaning = " ".join(f"({claim(name).provenance(lang)}.)" for name in why.claims[:1])
        reason = typeset(" ".join(filter(None, [why.says(lang), leaning])), lang)
        return "\n".join([*(self._number(key) for key in why.keys), reason])

    def _number(self, key: str) -> str:
        t = self._session.t
        field, span = fields(preset(self._key))[key], plausible(self._key)[key]
        unit = field.quantity.unit
        now, low, high = (
            format_amount(value, unit, t.lang) for value in (likely(field.value or 0.0), span.low, span.high)
        )
        words = t("**{label}**: {now}", label=label(field, t), now=now)
        if span.low == span.high:
            return words
        return t("{number} (plausible: {low} to {high})", number=words, low=low, high=high)
