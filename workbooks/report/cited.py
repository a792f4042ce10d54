"""Where the published figures and opinions of a report come from, with what their wording hides."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from case_studies.claims import claim
from widgets.texts import typeset
from workbooks.report.blocks import Source, Sources

if TYPE_CHECKING:
    from collections.abc import Iterable

    from widgets.texts import Texts


def cited(names: Iterable[str], t: Texts) -> Sources:
    """Give the claims of these ids, those that follow each other from one place together.

    Raises:
        UnknownClaimError: for an id that the ledger does not have.
    """
    found = map(claim, dict.fromkeys(names))
    return Sources(
        t("Where the published figures come from"),
        tuple(
            Source(
                typeset(where, t.lang),
                tuple(
                    (typeset(prose.says, t.lang), typeset(prose.hides, t.lang))
                    for prose in (one.prose(t.lang) for one in claims)
                ),
            )
            for where, claims in groupby(found, key=lambda one: one.provenance(t.lang))
        ),
    )
