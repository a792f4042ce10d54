"""Whose numbers these are, said alike by every workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case_studies.flat import fields

if TYPE_CHECKING:
    from widgets.session import Session


def brief(session: Session, headline: str) -> str:
    """Say whose a conclusion is that stands away from its page; empty where the numbers are the learner's.

    Args:
        session: whose numbers.
        headline: the conclusion in a few words.
    """
    return "" if own_keys(session) else session.t("Our example: {says}", says=headline)


def own_keys(session: Session) -> frozenset[str]:
    """Name the numbers that are the learner's own, by flat key.

    Those that they typed, in any workbook, or that a link brought; and those that whoever opened the page
    gave with it, such as a trainer for one participant: given is given, be it what the example has too.
    Another example that the learner starts from has none of these.
    """
    known = fields(session.business)
    here = session.start == session.given
    given = {key for key in session.given_numbers if here and key in known}
    # The price at which a count was made goes with the count.
    return frozenset(key for key in given | set(session.typed) if not key.endswith("able_at_price"))
