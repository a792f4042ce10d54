"""The workbook of a run once more, over the same numbers, and held to what the run recorded."""

from __future__ import annotations

from importlib import import_module
from math import isclose
from typing import TYPE_CHECKING, Any

from case_studies.flips import Flip
from widgets.wrong_number import WrongNumberError
from workbooks.report.errors import ReportError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from widgets.texts import Texts
    from widgets.workbook import Workbook
    from workbooks.report.notebook import Executed

WORKBOOKS = {
    "01_lester": ("widgets.lester.workbook", "Lester"),
    "02_why_are_you_there": ("widgets.why_there.workbook", "WhyThere"),
    "03_cost_of_free": ("widgets.cost_of_free.workbook", "CostOfFree"),
    "04_your_verdict": ("widgets.your_verdict.workbook", "Verdict"),
    "05_who_spends_what": ("widgets.who_spends.workbook", "WhoSpends"),
    "06_which_channels": ("widgets.which_channels.workbook", "WhichChannels"),
    "07_did_it_work": ("widgets.did_it_work.workbook", "DidItWork"),
    "08_eight_businesses": ("widgets.eight_businesses.workbook", "EightBusinesses"),
}
"""Where each workbook's object comes from; its arguments are the notebook's parameters."""

_NEAR = 1e-6  # the record keeps six decimals


def rebuilt(executed: Executed, t: Texts) -> Workbook:
    """Put the workbook together anew, in the language of the report.

    Raises:
        ReportError: for a notebook that is none of ours, or whose numbers can not be used.
    """
    if executed.workbook not in WORKBOOKS:
        raise ReportError(t("There is no workbook “{name}” to make a report of.", name=executed.workbook))
    module, name = WORKBOOKS[executed.workbook]
    try:
        made: Workbook = getattr(import_module(module), name)(**(executed.given | {"lang": t.lang}))
    except (TypeError, ValueError, WrongNumberError) as error:
        told = t("The numbers of {name} can not be used again: {why}", name=executed.workbook, why=error)
        raise ReportError(told) from error
    return made


def hold_equal(executed: Executed, numbers: Mapping[str, float], verdict: str, t: Texts) -> None:
    """Hold answers of the models to the record.

    Args:
        executed: the run.
        numbers: some or all of the result's, by name.
        verdict: the word.
        t: the reader's texts.

    Raises:
        ReportError: where one of them is another one now.
    """
    recorded: Mapping[str, Any] = executed.result.get("numbers", {})
    if verdict != executed.result.get("verdict"):
        raise _differs(executed, "verdict", executed.result.get("verdict"), verdict, t)
    for name, value in numbers.items():
        before = recorded.get(name)
        if before is None or not isclose(before, value, rel_tol=_NEAR, abs_tol=_NEAR):
            raise _differs(executed, name, before, round(value, 6), t)


def recorded_flips(executed: Executed) -> tuple[Flip, ...]:
    """Give what would change the verdict as it was recorded: to look for it anew takes the longest of all."""
    return tuple(
        Flip(str(one["key"]), float(one["now"]), float(one["at"]), one["verdict"])
        for one in executed.result.get("changes", ())
    )


def _differs(executed: Executed, what: str, before: object, now: object, t: Texts) -> ReportError:
    return ReportError(
        t(
            "{name} recorded {what} as {before}, and its numbers now come to {now}: another version of the"
            " course ran it, so run it again.",
            name=executed.workbook,
            what=what,
            before=before,
            now=now,
        )
    )
