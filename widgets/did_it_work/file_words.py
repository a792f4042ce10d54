"""What a file can not give, in words: why it is refused, and which rows are not counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case_studies.sheet import LARGEST, MOST_COLUMNS, MOST_ROWS
from widgets.amounts import format_amount
from widgets.did_it_work.questions import GROUPS, METRICS
from widgets.did_it_work.words import Words
from widgets.texts import N_

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from case_studies.metrics import Metric
    from case_studies.people_file import Column, Reason, Roster, Wrong
    from case_studies.sheet import Refusal, Sheet
    from widgets.did_it_work.study import Study
    from widgets.texts import Texts

COLUMNS: dict[Column, str] = {
    "group": N_("Which column says the group?"),
    "opportunity": N_("Which one says who was a real prospect?"),
    "customer": N_("Which one says who bought?"),
    "spend": N_("Which one says for how much?"),
    "retained": N_("Which one says who is still a customer?"),
}
NEEDED: dict[Metric, tuple[Column, ...]] = {
    "conversion": ("opportunity", "customer"),
    "cost_per_opportunity": ("opportunity",),
    "cost_per_customer": ("customer",),
    "retention": ("customer", "retained"),
    "lifetime_value": ("customer", "spend", "retained"),
}
"""Which columns of a file each measure stands on."""
_ABOUT: dict[Column, str] = {
    "group": N_("the group"),
    "opportunity": N_("who was a real prospect"),
    "customer": N_("who bought"),
    "spend": N_("for how much"),
    "retained": N_("who is still a customer"),
}
_REFUSED: dict[Refusal, str] = {
    "empty": N_("Nobody is in this file; a table with a line of titles and one line a person is accepted."),
    "too_big": N_("This file is too large; up to {most} MB are accepted."),
    "too_many_rows": N_("This file has too many lines; up to {rows} are accepted."),
    "too_many_columns": N_("This file has too many columns; up to {columns} are accepted."),
    "old_excel": N_(
        "This is an old Excel file, or one with a password; save it as XLSX without a password, or as CSV."
    ),
    "not_a_table": N_("No table can be read in this file; CSV and Excel (XLSX) are accepted."),
}
_WRONG: dict[Reason, str] = {
    "no_group": N_("line {line}: no group"),
    "no_mark": N_("line {line}: “{given}” is neither yes nor no"),
    "no_amount": N_("line {line}: “{given}” is no amount"),
    "amount_missing": N_("line {line}: a customer without an amount"),
    "too_many_cells": N_("line {line}: more cells than titles"),
}
_LISTED = 8


def refused(reason: Refusal, t: Texts) -> str:
    """Say in one sentence why a file can not be used, and what is accepted."""
    return t(
        _REFUSED[reason],
        most=LARGEST // 1_000_000,
        rows=format_amount(MOST_ROWS, "count", t.lang),
        columns=MOST_COLUMNS,
    )


def titles(sheet: Sheet, t: Texts) -> list[tuple[str, str]]:
    """Give a file's columns as answers, first that it has none such; one without a title by its letter."""
    none = [("", t("not in my file"))]
    return none + [
        (str(i), title or t("column {letter}", letter=_letter(i))) for i, title in enumerate(sheet.columns)
    ]


def _letter(place: int) -> str:
    more, last = divmod(place, 26)
    return (chr(64 + more) if more else "") + chr(65 + last)


def counted(roster: Roster, t: Texts) -> str:
    """Say how many were counted, and list the rows that were not, or not in all."""
    people = sum(roster.groups.values())
    said = t.n("**{n}** person counted.", "**{n}** people counted.", n=people)
    if roster.wrong:
        left = t.n("{n} line is left out:", "{n} lines are left out:", n=len(roster.wrong))
        said = f"{said} {left}\n{_lines(roster.wrong, t)}"
    if roster.no_spend:
        kept = t.n(
            "{n} line is counted without its amount:",
            "{n} lines are counted without their amount:",
            n=len(roster.no_spend),
        )
        said = f"{said}{chr(10) * 2 if roster.wrong else ' '}{kept}\n{_lines(roster.no_spend, t)}"
    return said


def parted(
    groups: Mapping[str, int],
    chosen: Mapping[str, Sequence[str]],
    out: Sequence[str],
    unlisted: Sequence[str],
    t: Texts,
) -> str:
    """Say of everybody counted in which group they are, or that they are in none; a line each.

    Args:
        groups: value of the file -> how many have it.
        chosen: group -> the values that make it up.
        out: values that the learner leaves out.
        unlisted: values that are too many to be listed, left out too.
        t: the reader's texts.
    """
    lines = [(t(name), chosen[group]) for group, name in GROUPS.items()]
    if out:
        lines.append((t("Left out, because ticked so"), out))
    told = [f"- {_part(label, names, groups, t)}" for label, names in lines]
    if unlisted:
        told.append(
            "- "
            + t(
                "Left out, because there are too many different entries to list: **{n}**",
                n=format_amount(sum(groups[one] for one in unlisted), "count", t.lang),
            )
        )
    return t("They stand here:") + "\n" + "\n".join(told)


def _part(label: str, names: Sequence[str], groups: Mapping[str, int], t: Texts) -> str:
    n = format_amount(sum(groups[one] for one in names), "count", t.lang)
    if not names:
        return t("{group}: **{n}**", group=label, n=n)
    listed = [f"{one.replace('*', '')} {format_amount(groups[one], 'count', t.lang)}" for one in names]
    if (more := len(listed) - _LISTED) > 0:
        listed = [*listed[:_LISTED], t.n("and {n} more", "and {n} more of them", n=more)]
    return t("{group}: **{n}** ({names})", group=label, n=n, names=", ".join(listed))


def cannot_decide(primary: Metric, missing: Collection[Column], t: Texts) -> Words:
    """Say that the measure that decides is one of which the file knows nothing."""
    told = t(
        "“{measure}” shall decide, and no column says {what}. Name the column, or choose another measure.",
        measure=t(METRICS[primary]),
        what=_listed([what for what in NEEDED[primary] if what in missing], t),
    )
    return Words("not_known", t("Your file does not tell"), (told,), "plain")


def left_out(metrics: Sequence[Metric], missing: Sequence[Column], t: Texts) -> str:
    """Say in one sentence which measures are left out, and why; empty where none is."""
    if not metrics:
        return ""
    wanted = {what for metric in metrics for what in NEEDED[metric]}
    return t(
        "Left out, since no column says {what}: {measures}.",
        what=_listed([what for what in missing if what in wanted], t),
        measures=", ".join(t("“{label}”", label=t(METRICS[metric])) for metric in metrics),
    )


def _listed(columns: Sequence[Column], t: Texts) -> str:
    """Join two or three things that no column says."""
    *some, last = (t(_ABOUT[what]) for what in columns)
    return t("{some} or {last}", some=", ".join(some), last=last) if some else last


def costs(study: Study, t: Texts) -> str:
    """Say which costs are reckoned with, for the file holds none; and whose they are."""
    first, second = (
        format_amount(study.value(f"{group}_cost"), "EUR", t.lang) for group in ("with", "without")
    )
    said = t(
        "Your file holds no costs: these are {first} with social media, {second} without.",
        first=first,
        second=second,
    )
    if study.typed("with_cost") and study.typed("without_cost"):
        return said
    if study.typed("with_cost"):
        return said + " " + t("The second one is an example of ours: put yours over it.")
    if study.typed("without_cost"):
        return (
            said
            + " "
            + t("The first one follows from your other numbers: put yours over it if you know better.")
        )
    return (
        said
        + " "
        + t(
            "The first one follows from your other numbers, the second is an example of ours: put yours over"
            " them."
        )
    )


def _lines(wrong: tuple[Wrong, ...], t: Texts) -> str:
    """List lines, the first few one by one."""
    lines = [f"- {_told(one, t)}" for one in wrong[:_LISTED]]
    if (more := len(wrong) - _LISTED) > 0:
        lines.append("- " + t.n("and {n} more", "and {n} more of them", n=more))
    return "\n".join(lines)


def _told(one: Wrong, t: Texts) -> str:
    return t(_WRONG[one.reason], line=one.line, given=one.given.replace("*", ""))
