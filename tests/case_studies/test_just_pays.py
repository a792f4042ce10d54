"""From where on a reason just pays: beyond the flip it does, before it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from case_studies.just_pays import KEYS, just_pays
from case_studies.parse import preset, with_numbers
from case_studies.reasons import reasons

if TYPE_CHECKING:
    from case_studies.stream import Reason

NUMBERS = {
    "customers_count": 2000,
    "customers_following_share": 0.3,
    "customers_hours": 2,
    "customers_offers_a_month": 2,
    "support_contacts_per_month": 20,
    "support_watching_hours": 10,
    "support_seen_by": 20,
    "support_lost_per_1000": 2,
    "repeat_purchases": 1,
}


@pytest.mark.parametrize("reason", KEYS)
def test_what_it_says_is_what_the_stream_then_does(reason: Reason) -> None:
    business = with_numbers(preset("lester"), NUMBERS)
    found = just_pays(business, reason)
    assert found
    for flip in found:
        assert flip.key in KEYS[reason]
        for way, then in ((1.02, flip.verdict == "worth_it"), (0.98, flip.verdict != "worth_it")):
            up = way if flip.at > flip.now else 2 - way
            there = with_numbers(business, {flip.key: flip.at * up})
            stream = next(one for one in reasons(there) if one.reason == reason)
            assert (stream.net > 0) == then, (flip, way)


def test_keep_breaks_even_where_its_formula_does() -> None:
    # 2 posts, one an hour: 2,000 x .3 x .0165 x .01 x 700 EUR an offer, against 40 EUR for its hour.
    flips = {flip.key: flip.at for flip in just_pays(with_numbers(preset("lester"), NUMBERS), "keep")}
    assert flips["customers_count"] == pytest.approx(40 / (0.3 * 0.0165 * 0.01 * 700), rel=0.02)


@pytest.mark.parametrize("reason", ["keep", "serve"])
def test_without_hours_nothing_can_pay(reason: Reason) -> None:
    assert just_pays(preset("lester"), reason) == ()
