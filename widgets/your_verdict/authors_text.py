"""What the two authors would say to this very business, each in our words and with its claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case_studies.claims import claim
from case_studies.draws import numbers_of
from case_studies.gallery import EIGHT
from case_studies.joint import hours_now
from case_studies.parse import preset
from case_studies.reasons import names
from widgets.deck import Card
from widgets.figures.labels import euros
from widgets.figures.three_reasons import NAMES, SAYS
from widgets.own_numbers import own_keys
from widgets.texts import N_, typeset
from widgets.why_there.chosen import reasons_of
from widgets.your_verdict.findings import findings
from widgets.your_verdict.lent import lent
from widgets.your_verdict.verdict_panel import shown
from widgets.your_verdict.whose import LESTERS

if TYPE_CHECKING:
    from case_studies.business import Business
    from case_studies.stream import Reason
    from widgets.deck import Tone
    from widgets.session import Session
    from widgets.texts import Texts

REASONS: tuple[Reason, ...] = ("reach", "keep", "serve")
_CLAIMS: dict[str, str] = {
    "reach": "reasons.reach.verdict",
    "keep": "reasons.keep.verdict",
    "serve": "reasons.serve.verdict",
}
# A business that comes with the kit, and the claim that holds his word on it.
OWN = EIGHT | {"lester_early": "lester.early_years"}
_FIRST = N_("The first author, who wrote on when it is a waste")
_SECOND = N_("The second author, who wrote on four myths")
# What a verdict of the ledger comes to in a few words, by its code.
_SAYS: dict[str, tuple[str, Tone]] = {
    "could_have_worked": (N_("It could have worked"), "unsure"),
    "stop": (N_("Stop, and use the half-hour"), "no"),
    "keep": (N_("Yes, to keep the customers you have"), "yes"),
    "probably_not": (N_("Probably not"), "no"),
    "yes": (N_("Yes, to help them"), "yes"),
    "usually_not": (N_("Usually not"), "no"),
}
_ONLY_IF: dict[str, tuple[str, Tone]] = {
    "reach": (N_("To win customers: only if the right ones are there"), "unsure"),
    "keep": (N_("To stay in touch: by far the best use"), "yes"),
    "serve": (N_("To help: a poor way, for a small firm"), "no"),
    "": (N_("No good reason: probably a waste"), "no"),
}


def chosen(session: Session) -> tuple[str, ...]:
    """Give the reasons that the learner has named; where they named none, those that hours go to."""
    if named := reasons_of(session):
        return named
    return _used(session.business) or ("unknown",)


def _used(business: Business) -> tuple[Reason, ...]:
    """Give the reasons that hours go to today."""
    hours = hours_now(business, numbers_of(business, 1))
    return tuple(reason for reason, name in names(business).items() if hours.get(name, 0.0) > 0)


def claims_of(session: Session) -> tuple[str, ...]:
    """Name the claims behind what the first author says to this business."""
    own = OWN.get(session.business.name)
    # What he says of the example holds as long as the hours go where the example's go; and Lester is what
    # everybody starts from, so of numbers of one's own he has said nothing.
    theirs = session.business.name in LESTERS and own_keys(session)
    if own and not theirs and not reasons_of(session):
        about = claim(own).reasons
        if not about or set(_used(session.business)) <= {*about, *_used(preset(session.business.name))}:
            return (own,)
    good = tuple(_CLAIMS[reason] for reason in REASONS if reason in chosen(session))
    return good or ("reasons.bad", "reasons.none.verdict")


def cards(session: Session) -> tuple[Card, Card]:
    """Give the two authors' answers, side by side."""
    t = session.t
    second = claim("articles.b.give_up")
    return (
        _first(session, t),
        Card(
            title=t(_SECOND),
            headline=t("No, do not give it up"),
            text=_says("articles.b.give_up", t),
            note=typeset(second.prose(t.lang).hides, t.lang),
            tone="yes",
        ),
    )


def _first(session: Session, t: Texts) -> Card:
    names = claims_of(session)
    if str(claim(names[0]).code) in _SAYS:
        headline, tone = _SAYS[str(claim(names[0]).code)]
    elif names[0] == "reasons.bad":
        headline, tone = _ONLY_IF[""]
    else:
        # Of several reasons the one that he thinks most of speaks for all.
        best = next(reason for reason in ("keep", "reach", "serve") if reason in chosen(session))
        headline, tone = _ONLY_IF[best]
    return Card(
        title=t(_FIRST),
        headline=t(headline),
        text="\n\n".join(filter(None, (*(_says(name, t) for name in names), _for_you(session)))),
        note=typeset(claim(names[-1]).prose(t.lang).hides, t.lang),
        tone=tone,
    )


def _for_you(session: Session) -> str:
    """Say what the learner's own numbers come to, beside what the author says in general."""
    if not own_keys(session):
        return ""
    t = session.t
    rows, _ = shown(findings(session.business), lent=bool(lent(session)))
    parts = [
        t(
            "{reason}: {money} a month; {advice}",
            reason=t(NAMES[one.reason]),
            money=euros(one.net, t.lang),
            advice=_small(t(SAYS[told.stance])),
        )
        for one, told in rows
        if one.hours > 0
    ]
    return t("**For you, with your numbers:** {parts}.", parts=". ".join(parts)) if parts else ""


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


def _says(name: str, t: Texts) -> str:
    return typeset(claim(name).prose(t.lang).says, t.lang)
