"""What is said on earning the bill back: whether, when, and what it would take."""

from __future__ import annotations

from math import isinf
from typing import TYPE_CHECKING, NamedTuple

from case_studies.ranges import likely
from widgets.again import comes_again
from widgets.amounts import format_amount, format_own
from widgets.figures.labels import SELDOM, euros
from widgets.figures.sales_needed import expected_a_month, sales_a_month
from widgets.judged import judge

if TYPE_CHECKING:
    from case_studies.prospect import Prospect
    from widgets.cost_of_free.answers import Answers
    from widgets.texts import Texts

_FEW = 0.66  # sales a month: below, nobody can picture them


class EarnText(NamedTuple):
    """Headline, text with the marks of `Passage`, and the tone of the card."""

    headline: str
    text: str
    tone: str

    @property
    def sentence(self) -> str:
        """Headline and text as one text without marks."""
        return f"{self.headline}. {self.text}".replace("**", "").replace("\n\n", " ")


def earn_text(answers: Answers, found: Prospect) -> EarnText:
    """Say whether a way is earned back in the time that the learner gives it.

    Args:
        answers: the learner's.
        found: what the way needs and is expected to bring.
    """
    t = answers.session.t
    headline, tone = _head(found, t)
    said = [
        _needs(found, answers),
        comes_again(answers.session),
        _running(found, answers),
        _another_month(found, answers),
        _in_time(found, t),
        _revenue(found, answers),
        _expects(found, answers),
    ]
    return EarnText(headline, "\n\n".join(part for part in said if part), tone)


def _head(found: Prospect, t: Texts) -> tuple[str, str]:
    if found.month.likely == 0:
        return t("It costs nothing, so there is nothing to earn back"), "plain"
    pays = found.path.pays
    if found.verdict == "cannot_tell":
        return t("It may pay or not: that depends on what it really costs"), "unsure"
    if found.verdict == "worth_it":
        return t("It would probably be paid back in month {n}", n=pays), "yes"
    if not found.possible:
        return t("It could not be paid back: it needs more sales than you can take on"), "no"
    if pays is not None:
        return (
            t(
                "It would come too late: month {n}, and you give it {patience}",
                n=pays,
                patience=found.patience,
            ),
            "no",
        )
    return t("With these numbers, it would probably never be paid back"), "no"


def _needs(found: Prospect, answers: Answers) -> str:
    t = answers.session.t
    if isinf(found.needed.likely):
        return t("A sale leaves you nothing: no number of sales pays for it.")
    numbers = {"cost": euros(found.month.likely, t.lang), "margin": euros(found.margin, t.lang)}
    start = t("A month costs about {cost}, and a sale leaves you {margin}.", **numbers)
    if found.later > 0:
        start = t(
            "A month costs about {cost}, and a sale leaves you {margin}, what new customers buy later"
            " included.",
            **numbers,
        )
    return t(
        "{start} Further sales that it takes in a month, and that would not have come anyway: **{needed}**."
        " Those that you expect: **{expected}**.",
        start=start,
        needed=_sales(found.needed.likely, t),
        expected=_expected(found.sales, t),
    )


def _running(found: Prospect, answers: Answers) -> str:
    """Say what a month leaves once all is running, and why the verdict's month is another one."""
    t, business = answers.session.t, answers.session.business
    month = found.sales * found.margin - found.month.likely
    if isinf(found.needed.likely) or found.month.likely == 0:
        return ""
    amount = euros(month, t.lang)
    verdict = euros(judge(business).net, t.lang)
    said = t("Once all is running, a month would leave about {amount}.", amount=amount)
    if amount != verdict:
        return f"{said} " + t(
            "“Your verdict” says {verdict}: it takes your own time as it is today, the sales that all your"
            " numbers make of it, and help too; this page takes the bill and the sales above.",
            verdict=verdict,
        )
    if found.path.pays is None or found.path.pays > found.patience:
        return f"{said} " + t(
            "“Your verdict” says the same; here, the slow start and the months that you give it count as"
            " well."
        )
    return f"{said} " + t("“Your verdict” says the same.")


def _another_month(found: Prospect, answers: Answers) -> str:
    """Say why the verdict may name another month: it starts from pages that run already."""
    pays = found.path.pays
    if pays is None or pays == 1 or found.ramp <= 1 or found.month.likely == 0:
        return ""
    return answers.session.t(
        "The money is back in month {pays} if you begin from nothing: it takes {ramp} months to get going."
        " “Your verdict” goes on from today, with pages that run already, so its month can be another one.",
        pays=pays,
        ramp=found.ramp,
    )


def _in_time(found: Prospect, t: Texts) -> str:
    """Say what it takes to make up for the slow start as well."""
    if (found.ramp <= 1 and not found.later) or found.month.likely == 0 or isinf(found.in_time.likely):
        return ""
    return t(
        "To make up for the slow start as well, and have it all back in {patience} months, it takes {sales}.",
        patience=found.patience,
        sales=_sales(found.in_time.likely, t),
    )


def _sales(value: float, t: Texts) -> str:
    """Print sales a month; where they are few, also as how many months pass for one."""
    said = sales_a_month(value, t.tongue)
    if not 0 < value < _FEW:
        return said
    return t(
        "{n}, or one in about {months} months",
        n=said,
        months=format_amount(_months(1 / value), "count", t.lang),
    )


def _expected(value: float, t: Texts) -> str:
    """Print the sales expected in a month; nobody lives to see one in so many months."""
    return expected_a_month(value, t.tongue) if value < SELDOM else _sales(value, t)


def _months(value: float) -> float:
    """Round months, to a tenth where there are few: what is needed stands beside what is expected."""
    return round(value, 1) if value < 10 else round(value)  # noqa: PLR2004 - as `format_amount` prints them


def _revenue(found: Prospect, answers: Answers) -> str:
    """Say what it looks like to somebody who counts revenue."""
    t, offer = answers.session.t, answers.session.business.offer
    price = likely(offer.price)
    gone = price * (1 - likely(offer.margin_ratio))
    if euros(gone, t.lang) == euros(0, t.lang) or found.month.likely == 0:
        return ""
    return t(
        "Whoever divides by the price would say {fewer}: but of each {price}, {gone} is gone again.",
        fewer=sales_a_month(found.month.likely / (price * (1 + found.later)), t.tongue),
        price=format_own(price, t.lang),
        gone=format_own(gone, t.lang),
    )


def _expects(found: Prospect, answers: Answers) -> str:
    if answers.expected > found.capacity:
        return answers.session.t(
            "You expect {many}, but could take on only {capacity} a month: the others are not counted.",
            many=sales_a_month(answers.expected, answers.session.t.tongue),
            capacity=sales_a_month(found.capacity, answers.session.t.tongue),
        )
    if answers.expected_is_own:
        return ""
    return answers.session.t(
        "The sales expected are what your other numbers make of it, yours or our assumptions. Put in your"
        " own."
    )
