"""The learner's own two groups, counted by hand, and what they tell."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from widgets.action_button import ActionButton
from widgets.amounts import format_amount
from widgets.calendar_day import long_date, months_later
from widgets.did_it_work.asked import Asked
from widgets.did_it_work.decides import Decides
from widgets.did_it_work.findings import Findings
from widgets.did_it_work.questions import COUNTS, GROUPS, METRICS
from widgets.did_it_work.words import PATIENCE, months_left, words
from widgets.layout import explorer
from widgets.lean import Stack
from widgets.panel import Panel
from widgets.passage import Passage
from widgets.settle import Settle

if TYPE_CHECKING:
    from widgets.did_it_work.questions import Group
    from widgets.did_it_work.study import Study


class Own(Panel):
    """The counts of both groups, and the result; covered until a main measure is chosen.

    Args:
        study: keeps the counts.
    """

    def __init__(self, study: Study) -> None:
        self._study, self._t = study, study.session.t
        lang = study.session.lang
        self._months = Asked(study, ["counted_months"])
        self._groups = {
            group: Asked(study, [f"{group}_{what}" for what in COUNTS], compact=True, help=self._t(name))
            for group, name in GROUPS.items()
        }
        self._notice = Passage("", lang=lang, kind="note", live=False)
        self._when = Passage("", lang=lang, kind="note")
        self._wait = Passage(
            self._t(
                "The result waits until you have chosen the one measure that shall decide. Whoever"
                " chooses afterwards can always find one that looks good."
            ),
            lang=lang,
            kind="plain",
            live=False,
        )
        self._uncover = ActionButton(self._t("Show me without choosing"), lang=lang)
        self._uncover.on_click(study.uncover)
        self._decides = Decides(study)
        self._findings = Findings(study)
        self._is_covered: bool | None = None
        super().__init__()
        for name in ("hh-explorer", "hh-wide"):
            self.add_class(name)
        self._settle = Settle(self._follow)
        study.observe(lambda _: self._settle(), "changed")
        self._follow()

    def _controls(self) -> list[Stack]:
        boxes = []
        for group, asked in self._groups.items():
            heading = Passage(
                f"**{self._t(GROUPS[group])}**", lang=self._study.session.lang, kind="plain", live=False
            )
            box = Stack([heading, *asked.fields.values()])
            box.add_class("hh-compact")
            boxes.append(box)
        return [self._notice, *boxes, *self._months.fields.values()]

    def _lay_out(self) -> None:
        """Show the counts at once; the result only when the measure that decides is chosen."""
        covered = self._study.covered
        if covered is self._is_covered:
            return
        self._is_covered = covered
        right = [self._wait, self._decides, self._uncover] if covered else [self._findings, self._when]
        self.children = explorer(self._controls(), right)

    def _follow(self) -> None:
        study = self._study
        self._lay_out()
        self._notice.say(self._about_the_counts())
        for group in GROUPS:
            self._groups[group].fields[f"{group}_cost"].note = self._about_the_cost(group)
        said = words(study, self._t)
        findings = study.findings()
        decides = findings.get(study.primary)
        self._findings.show(said, {} if decides and decides.too_few else findings)
        self._when.say(self._until())
        self.sentence = (
            f"{self._wait.sentence}\n{self._findings.sentence}" if study.covered else self._findings.sentence
        )

    def _about_the_counts(self) -> str:
        study, t = self._study, self._t
        if not study.ours:
            return ""
        if not any(study.typed(f"{group}_{what}") for group in GROUPS for what in COUNTS):
            return t("These counts are an example of ours. Put yours over them.")
        listed = [
            t(
                "{group}: {counts}",
                group=t(name),
                counts=", ".join(t("“{label}”", label=t(COUNTS[what].label)) for what in mine),
            )
            for group, name in GROUPS.items()
            if (mine := [what for where, what in study.ours if where == group])
        ]
        return t(
            "Of the counts that “{measure}” stands on, these are still an example of ours. {listed}.",
            measure=t(METRICS[study.primary]),
            listed="; ".join(listed),
        )

    def _about_the_cost(self, group: Group) -> str:
        study, t = self._study, self._t
        if group != "with" or study.typed("with_cost"):
            return ""
        return t(
            "From your other numbers: posting costs you {cost} a month, over {months}.",
            cost=format_amount(study.posting_cost(), "EUR", t.lang),
            months=t.n("{n} month", "{n} months", n=round(study.value("counted_months"))),
        )

    def _until(self) -> str:
        """Name the day until which to count; beside the verdict, which is the same tomorrow."""
        study, t = self._study, self._t
        found = study.findings().get(study.primary)
        if found is None or found.too_few or found.answer != "cannot_tell":
            return ""
        left = months_left(found, study)
        if left is None or not 0 < left <= PATIENCE:
            return ""
        day = months_later(date.today(), max(1, round(left)))  # noqa: DTZ011 - the reader's own calendar day
        return t(
            "Counted from today, that is until **{day}**: {measure}, and nothing else, decides then.",
            day=long_date(day, t.lang),
            measure=t(METRICS[study.primary]),
        )
