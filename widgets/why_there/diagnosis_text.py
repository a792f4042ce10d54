"""What a diagnosis says: its headline, its because for each reason, and what would settle it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from case_studies.draws import prefix_of
from widgets.figures.labels import euros
from widgets.form_groups import activity_title
from widgets.judged import decide
from widgets.texts import N_
from widgets.why_there.question_text import ASKED, TITLES

if TYPE_CHECKING:
    from collections.abc import Collection

    from case_studies.business import Business
    from case_studies.decision import Decision
    from case_studies.diagnosis import Diagnosis, Kind, Stands, Why
    from widgets.texts import Texts

HEADLINES: dict[Kind, str] = {
    "not_chosen": N_("No reason chosen yet"),
    "no_good_reason": N_("No good reason so far"),
    "probably_losing": N_("Probably losing money"),
    "open": N_("Not settled yet"),
    "redirect": N_("It pays, but something else probably pays more"),
    "sound": N_("Probably a good reason to be there"),
}
_TONES: dict[Kind, str] = {
    "not_chosen": "plain",
    "no_good_reason": "no",
    "probably_losing": "no",
    "open": "unsure",
    "redirect": "no",
    "sound": "yes",
}
# Said to people who have answered honestly: plainly, and with respect.
_BAD: dict[Why, str] = {
    "competitors": N_(
        "**Because competitors are there**: that tells you where they spend their time, not what it brings"
        " them. Would you follow them off a bridge? If you know what they earn by it, there is your reason;"
        " if not, it is not one yet."
    ),
    "likes": N_(
        "**For the likes**: they do one good, and that is worth something. But experiments found that liking"
        " a brand does not make people buy it, so do not count on them for sales."
    ),
    "unknown": N_(
        "**You do not know**: an honest answer, and a useful one. Look at the three good reasons once more;"
        " if none of them is yours, those hours are probably free for something better."
    ),
}


class Words(NamedTuple):
    """A diagnosis in words.

    Attributes:
        headline: in a few words.
        tone: for `Passage`.
        paragraphs: a because for each reason, and what to do; with the mark `**`.
    """

    headline: str
    tone: str
    paragraphs: tuple[str, ...]


def words(diagnosis: Diagnosis, business: Business, own: Collection[str], t: Texts) -> Words:
    """Say a diagnosis.

    Args:
        diagnosis: what follows from the learner's reasons.
        business: the numbers that it is about; also says what the better half-hour would bring, and what
            being there costs where no good reason stands for it.
        own: flat keys of the numbers that are the learner's own.
        t: the reader's texts.
    """
    decision = decide(business)
    because = [
        f"{_because(one, t)}{_half_hour(business, decision, own, t) if one.reason == 'reach' else ''}"
        for one in diagnosis.good
    ]
    because += [t(_BAD[why]) for why in diagnosis.bad]
    return Words(
        t(HEADLINES[diagnosis.kind]),
        _TONES[diagnosis.kind],
        (*because, *_end(diagnosis, t, decision.question.cost)),
    )


def _because(one: Stands, t: Texts) -> str:  # noqa: PLR0911 - a sentence for each standing
    stream, lang = one.stream, t.lang
    name = t(TITLES[one.reason])
    amounts = {
        "name": name,
        "brings": euros(stream.brings, lang),
        "costs": euros(stream.costs, lang),
        "left": euros(abs(stream.net), lang),
    }
    if one.standing == "unconvincing":
        why = _listed([t(ASKED[question].against) for question in one.against], t)
        if stream.net > 0:
            return t(
                "**{name}**: the numbers leave {left} a month, but by your own answers {why}. Where should"
                " it come from? It probably loses money.",
                why=why,
                **amounts,
            )
        return t(
            "**{name}**: probably loses money, because {why}. Even if it were otherwise, it would cost"
            " {costs} a month and bring {brings}, as the numbers have it.",
            why=why,
            **amounts,
        )
    if one.standing == "loses":
        if one.assumed:
            return t(
                "**{name}**: probably loses {left} a month, because it costs {costs} and brings"
                " {brings}; {open}.",
                open=_open(one, t),
                **amounts,
            )
        return t(
            "**{name}**: probably loses {left} a month, because it costs {costs} and brings {brings}.",
            **amounts,
        )
    if one.standing == "redirect":
        said = t(
            "**{name}**: pays by itself, as it brings {brings} a month and costs {costs}, but the same hours"
            " probably pay more elsewhere.",
            **amounts,
        )
        return f"{said} {_ours(len(one.assumed), t)}" if one.assumed else said
    if one.standing == "pays":
        if one.assumed:
            return t(
                "**{name}**: probably pays, because it brings {brings} a month and costs {costs}; but"
                " {open}.",
                open=_open(one, t),
                **amounts,
            )
        return t(
            "**{name}**: probably pays, because it brings {brings} a month and costs {costs}, and you can say"
            " why.",
            **amounts,
        )
    if stream.costs == 0:
        return t("**{name}**: you have given it no hours yet, so there is nothing to weigh.", name=name)
    return t(
        "**{name}**: brings {brings} a month and costs {costs}, as far as we can tell; {open}.",
        open=_open(one, t),
        **amounts,
    )


def _ours(n: int, t: Texts) -> str:
    return t.n("{n} number behind it is still ours.", "{n} numbers behind it are still ours.", n=n)


def _half_hour(business: Business, decision: Decision, own: Collection[str], t: Texts) -> str:
    """Hold an hour of posting against one of the half-hour, where the best plan has a place for that."""
    activity = next((a for a in business.activities if a.name == decision.better), None)
    if activity is None:
        return ""
    prefix = prefix_of(business, activity)
    is_own = any(key.startswith(prefix) for key in own)
    names = (activity.name, business.question.name)
    better, posting = (euros(decision.per_hour[name], t.lang) for name in names)
    return " " + t(
        "{name}: an hour of it brings about {better}, an hour of posting about {posting}.",
        name=activity_title(activity, t) if is_own else t("A better half-hour, as we assume it"),
        better=better,
        posting=posting,
    )


def _open(one: Stands, t: Texts) -> str:
    """Say what is missing: answers, certainty, numbers."""
    parts = []
    if one.missing:
        parts.append(
            t.n("{n} question has no answer yet", "{n} questions have no answer yet", n=len(one.missing))
        )
    if one.unsure:
        parts.append(
            t.n("you are not sure of {n} answer", "you are not sure of {n} answers", n=len(one.unsure))
        )
    if one.assumed:
        parts.append(t.n("{n} number is still ours", "{n} numbers are still ours", n=len(one.assumed)))
    if one.in_doubt:
        cases = round(100 * one.stream.p_pays)
        parts.append(t("the numbers leave it open: it pays in {n} cases of a hundred", n=cases))
    return _listed(parts, t)


def _end(diagnosis: Diagnosis, t: Texts, cost: float) -> list[str]:
    know = t("Firms that social media really helps usually know exactly why.")
    if diagnosis.kind == "no_good_reason":
        amount = euros(cost, t.lang)
        return [
            t(
                "As it stands, you give about {cost} a month in time and money for it, without one of the"
                " three reasons.",
                cost=amount,
            ),
            know,
        ]
    if diagnosis.kind == "probably_losing":
        return [know]
    if diagnosis.kind == "open":
        return [t("Answer what is open, with a number of your own at least, and this settles.")]
    if diagnosis.kind == "redirect":
        return [t("Give those hours to what pays more, as far as there is room for them there.")]
    if diagnosis.kind == "sound":
        return [t("Even so, put time only into what works, and keep counting.")]
    return [t("Choose one at the top of the page.")]


def _listed(parts: list[str], t: Texts) -> str:
    """Join parts of a sentence: `a, b and c`."""
    if len(parts) < 2:  # noqa: PLR2004 - nothing to join
        return "".join(parts)
    return t("{one} and {other}", one=", ".join(parts[:-1]), other=parts[-1])
