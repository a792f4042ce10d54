"""How customers come, and the words for it: they write to one firm, walk into another, a third calls on them.

A sentence of ours is written for whoever is asked for an offer first. Where that would be odd for another way
of selling, its sentence for that way stands here, and `Texts` takes it in place of the first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from widgets.texts import N_

if TYPE_CHECKING:
    from collections.abc import Mapping

    from case_studies.business import Way

_LATER = (
    "Those who write buy about {against} times in as many hours. What makes you expect so much more later?"
)

_WALK_IN = {
    "for example: I ring three past customers every Tuesday": N_(
        "for example: I offer a taste at the door every Saturday"
    ),
    "What a customer pays you for one sale": N_("What a customer spends with you at one time"),
    "New sales you could take on in a month": N_("Further customers you could serve in a month"),
    "Beyond this, one more sale only pushes another one out.": N_(
        "Beyond this, one more customer only keeps another one waiting until they leave."
    ),
    "Further purchases that a new customer makes later": N_("How often a new customer comes again later"),
    "Over the whole time that they stay with you; 0 where people buy only once.": N_(
        "Over the whole time that they stay with you; 0 for somebody who is only passing through."
    ),
    "People who write to you, for one hour of posting": N_(
        "People who come to you because of it, for one hour of posting"
    ),
    "Of ten who write, how many could pay your price": N_(
        "Of ten who come because of it, how many would pay that much"
    ),
    "Of ten you speak with, how many could pay your price": N_(
        "Of ten you speak with, how many would pay that much"
    ),
    "Their share among those who write to you": N_("Their share among those who come because of it"),
    "an hour of posting made about {at} people write (now {now})": N_(
        "an hour of posting made about {at} people come (now {now})"
    ),
    "of those who write, about {at} could pay the price (now {now})": N_(
        "of those who come because of it, about {at} would pay that much (now {now})"
    ),
    "“{who}” were about {at} of those who write (now {now})": N_(
        "“{who}” were about {at} of those who come because of it (now {now})"
    ),
    "People who write, for an hour of posting": N_("People who come, for an hour of posting"),
    "Those who write and could pay": N_("Those who come and would pay that much"),
    "“{who}” among those who write": N_("“{who}” among those who come"),
    "How many of those who write would have to be able to pay?": N_(
        "How many of those who come because of it would have to pay that much?"
    ),
    "People who wrote to you so far": N_("People who said that they came because of a post"),
    _LATER: N_(
        "Those who come at once buy about {against} times in as many hours. What makes you expect so much"
        " more later?"
    ),
    (
        "None out of {tries} is not “never”: up to **{high}** of those who write could still be "
        "buyers, and you would have seen the same (one time in twenty)."
    ): N_(
        "None out of {tries} is not “never”: up to **{high}** of those who come because of it could "
        "still be buyers, and you would have seen the same (one time in twenty)."
    ),
    "What you sell, what an hour is worth, who writes and who could pay.": N_(
        "What you sell, what an hour is worth, who comes because of a post and who would pay."
    ),
}
_VISIT = {
    "What a customer pays you for one sale": N_("What one contract brings you"),
    "New sales you could take on in a month": N_("New contracts you could take on in a month"),
    "Beyond this, one more sale only pushes another one out.": N_(
        "Beyond this, one more contract only pushes another one out."
    ),
    "Further purchases that a new customer makes later": N_("Further contracts with a new customer, later"),
    "People who write to you, for one hour of posting": N_(
        "People you can then call on, for one hour of posting"
    ),
    "Of ten who write, how many could pay your price": N_("Of ten of these, how many could pay your price"),
    "Their share among those who write to you": N_("Their share among those you can then call on"),
    "Of those who could pay, the share who buy": N_("Of those who could pay, the share who sign"),
    "an hour of posting made about {at} people write (now {now})": N_(
        "an hour of posting brought about {at} people to call on (now {now})"
    ),
    "of those who write, about {at} could pay the price (now {now})": N_(
        "of those whom posting brings, about {at} could pay the price (now {now})"
    ),
    "“{who}” were about {at} of those who write (now {now})": N_(
        "“{who}” were about {at} of those whom posting brings (now {now})"
    ),
    "People who write, for an hour of posting": N_("People to call on, for an hour of posting"),
    "Those who write and could pay": N_("Those whom posting brings and who could pay"),
    "“{who}” among those who write": N_("“{who}” among those whom posting brings"),
    "How many of those who write would have to be able to pay?": N_(
        "How many of those whom posting brings would have to be able to pay?"
    ),
    "People who wrote to you so far": N_("People you could call on thanks to a post, so far"),
    _LATER: N_(
        "Those you call on at once sign about {against} times for as many hours of posting. What makes you"
        " expect so much more later?"
    ),
    "What you sell, what an hour is worth, who writes and who could pay.": N_(
        "What you sell, what an hour is worth, whom you can call on and who could pay."
    ),
}

WORDS: Mapping[Way, Mapping[str, str]] = {"ask": {}, "walk_in": _WALK_IN, "visit": _VISIT}
"""For each way: English sentence -> the English sentence in its place."""
