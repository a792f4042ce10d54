"""What is said of one of the eight: the card, the numbers that can be moved, and where they turn it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from case_studies.claims import claim
from case_studies.flat import fields
from case_studies.gallery import (
    EIGHT,
    SAYS_YES,
    agreement,
    back,
    matters,
    reasons_asked,
    row,
    target,
    turns,
    verdict_on,
)
from case_studies.parse import preset
from case_studies.ranges import likely
from case_studies.why import plausible
from widgets.amounts import format_amount
from widgets.changes_text import rounded
from widgets.eight_businesses import words
from widgets.figures.turning import Turn
from widgets.form_groups import label
from widgets.texts import N_, typeset

if TYPE_CHECKING:
    from collections.abc import Sequence

    from case_studies.business import Business
    from case_studies.flips import Flip
    from case_studies.ranges import Range
    from case_studies.units import Unit
    from widgets.texts import Texts

DECADE = 10
_CONTROLS = 5
_ROWS = 6
_FURTHER = 2.0
_TONES = {
    "worth_it": "yes",
    "redirect": "no",
    "not_worth_it": "no",
    "test_first": "unsure",
    "cannot_tell": "unsure",
}

# What each of them teaches, whatever its numbers are at the moment.
LESSONS = {
    "lester": N_("Many write, few can pay. Not the number of messages decides, but who sends them."),
    "maker_on_a_marketplace": N_(
        "The reason is a good one, and still it may not pay: a network shows a post to few of those who"
        " follow, and a small price leaves little. Whoever sells dearer pieces, or can post faster,"
        " gets another answer."
    ),
    "restaurant": N_(
        "There is something new to tell several times a week, it is told in half an hour, and guests come"
        " back. It still hangs on how many see it."
    ),
    "course_publisher": N_(
        "Many customers, and a copy costs nothing: a small share of many is enough. A letter by e-mail may"
        " do the same for less."
    ),
    "house_seller": N_(
        "Nobody buys a second house because of a post. But one friend whom a past buyer sends pays for more"
        " than a year of posts. Whether posts bring that friend, nobody has counted: there lies the answer."
    ),
    "b2b_software": N_(
        "Those who sign are seldom among those who like. One contract is large, though: a single one that"
        " came later, by being known, would change it."
    ),
    "internet_provider": N_(
        "Somebody has to watch all month, however few ask. With many calls for help that is a small part of"
        " each; and a complaint that nobody answers is seen by others."
    ),
    "small_firm_support": N_(
        "Watching takes its hours, and hardly anybody asks. A page with answers helps as well, at night too."
    ),
}


class Card(NamedTuple):
    """The verdict on one business, in words."""

    headline: str
    text: str
    tone: str


def card(key: str, business: Business, t: Texts) -> Card:
    """Say what the author says, what the numbers give as they stand, and what to make of it."""
    one, asked = row(key), reasons_asked(key)
    verdict = verdict_on(business, asked)
    same = agreement(yes=one.author in SAYS_YES, verdict=verdict)
    moved = business != preset(key)
    parts = [
        t("**The author says:** {words}", words=typeset(claim(EIGHT[key]).prose(t.lang).says, t.lang)),
        t("**The numbers say:** {words}", words=words.back_sentence(back(business, asked), t))
        + " "
        + t(words.AGREE[same]),
    ]
    if not moved:
        parts.append(
            t(
                "We drew a hundred sets of numbers out of our ranges: with about {n} of them it would pay."
                " That is a share of our draws, not of real businesses.",
                n=format_amount(round(100 * one.trade_pays), "count", t.lang),
            )
        )
    parts.append(f"**{t('What it teaches:')}** {t(LESSONS[key])}")
    headline = t(words.OURS[verdict])
    return Card(headline[0].upper() + headline[1:], "\n\n".join(parts), _TONES.get(verdict, "unsure"))


def controls(key: str) -> dict[str, tuple[float, float]]:
    """Name the numbers that can be moved, and how far: first those that turn it, the nearest first.

    A slider goes beyond what is plausible on both sides, and beyond where it turns.
    """
    business, spans = preset(key), plausible(key)
    known = fields(business)
    asked = reasons_asked(key)
    found = {flip.key: flip.at for flip in turns(business, asked)}
    keys = [k for k in (*found, *matters(business, asked)) if known[k].value is not None]
    ends = {}
    for k in dict.fromkeys(keys):
        now = likely(known[k].value or 0.0)
        span, at = spans.get(k, (now, now, now)), found.get(k, now)
        low, high = min(span[0], now, at) / _FURTHER, max(span[2], now, at) * _FURTHER
        ends[k] = (known[k].quantity.clip(low), known[k].quantity.clip(high))
    return dict(list(ends.items())[:_CONTROLS])


def span_note(span: Range, unit: Unit, t: Texts) -> str:
    """Say what is plausible."""
    low, high = (format_amount(value, unit, t.lang) for value in (span.low, span.high))
    return t("Plausible: {low} to {high}.", low=low, high=high)


def turns_of(key: str, business: Business, flips: Sequence[Flip], t: Texts) -> tuple[list[Turn], list[str]]:
    """Put turning points into words, beside the plausible range of each number.

    A number that we take for nought has no way in ratios, and is left out.
    """
    spans, known = plausible(key), fields(business)
    beats = target(business, reasons_asked(key)) == "beat_half_hour"
    found: list[Turn] = []
    ranges: list[str] = []
    for flip in flips:
        if flip.now <= 0 or flip.key not in spans or len(found) == _ROWS:
            continue
        field, span = known[flip.key], spans[flip.key]
        unit = field.quantity.unit
        now, at = (format_amount(rounded(value), unit, t.lang) for value in (flip.now, flip.at))
        found.append(
            Turn(
                name=label(field, t),
                now=now,
                at=at,
                low=max(span.low, 1e-9) / flip.now,
                high=span.high / flip.now,
                ratio=flip.at / flip.now,
                pays=flip.verdict == "worth_it",
                beats=beats,
            )
        )
        ranges.append(
            t(
                "{low} to {high}",
                low=format_amount(span.low, unit, t.lang),
                high=format_amount(span.high, unit, t.lang),
            )
        )
    return found, ranges
