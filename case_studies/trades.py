"""The trades that a business can start from, each a scenario of our assumptions and nobody's story.

A verdict on one of them is a verdict on our assumptions alone, so none is shown before its owner has changed
a number.
"""

from __future__ import annotations

TRADES = (
    "bakery",
    "guest_house",
    "garage",
    "hairdresser",
    "consultant",
    "marketplace_shop",
    "band",
)
"""Names of the businesses, in the order in which they are offered."""
