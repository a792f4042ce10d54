"""A second look at the learner's own numbers: what is probably a slip, compared with what, and on whose word.

Nothing is refused here: every number that arrives is one that the schema accepts. A finding is a question to
ask ("a year's figure?"), so each check fires only where the answer is more often yes than no, and only about
what the learner typed. Published figures come from the ledger; the other marks are ours, and named so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from case_studies.finding import Finding, Look
from case_studies.plausible_customers import customer_checks
from case_studies.plausible_money import money_checks
from case_studies.plausible_time import time_checks

if TYPE_CHECKING:
    from collections.abc import Collection

    from case_studies.business import Business

__all__ = ["Finding", "findings"]

_CHECKS = (*time_checks, *money_checks, *customer_checks)


def findings(business: Business, typed: Collection[str]) -> tuple[Finding, ...]:
    """Look at the learner's numbers once more.

    Args:
        business: the numbers as they stand.
        typed: flat keys of those that the learner gave; a finding is about at least one of them.

    Returns:
        What looks like a slip, time first, then money, then people; nothing where all looks well. Of a
        number that is not sure the likeliest is looked at.
    """
    look = Look(business)
    found = (finding for check in _CHECKS for finding in check(look))
    return tuple(finding for finding in found if any(key in typed for key in finding.keys))
