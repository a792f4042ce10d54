"""The learner's own list: one line a person, counted here and forgotten with the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from case_studies.people_file import Column, likely_columns, read_people
from case_studies.ranges import likely
from case_studies.sheet import LARGEST, SheetError, read_sheet
from widgets.action_button import ActionButton
from widgets.amounts import format_amount
from widgets.did_it_work import file_words
from widgets.did_it_work.asked import Asked
from widgets.did_it_work.decides import Decides
from widgets.did_it_work.example import example
from widgets.did_it_work.findings import Findings
from widgets.did_it_work.parts import Parts
from widgets.did_it_work.questions import GROUPS
from widgets.did_it_work.words import found_words
from widgets.drop_down import DropDown
from widgets.file_field import FileField
from widgets.layout import explorer
from widgets.lean import Stack
from widgets.panel import Panel
from widgets.passage import Passage

if TYPE_CHECKING:
    from collections.abc import Collection

    from case_studies.counted import GroupCounts
    from case_studies.metrics import Metric
    from case_studies.people_file import Roster
    from case_studies.sheet import Sheet
    from widgets.choice import Choice
    from widgets.did_it_work.questions import Group
    from widgets.did_it_work.study import Study

_NOTHING = [("", "\N{EN DASH}")]


class FromFile(Panel):
    """A file, which of its columns is which, which two groups are meant, and what they tell.

    What the file holds is in this object only; the counts can be put into the list by hand, which is kept.

    Args:
        study: gives costs, the margin, and the measure that decides.
    """

    def __init__(self, study: Study) -> None:
        self._study, self._t = study, study.session.t
        t, lang = self._t, study.session.lang
        self._sheet: Sheet | None = None
        self._roster: Roster | None = None
        self._counts: dict[Group, GroupCounts] = {}
        self._quiet = False
        self._field = FileField(
            t("Your list, as CSV or Excel"),
            lang=lang,
            help=t("One line for each person, those who did not buy included."),
            most=LARGEST,
            example=example(t),
        )
        self._columns = {
            what: DropDown(t(file_words.COLUMNS[what]), _NOTHING, lang=lang) for what in get_args(Column)
        }
        self._parts = Parts(t)
        self._wrong = Asked(study, ["wrong"])
        # What no list of people says: asked here, and the same numbers as further up.
        self._costs = {
            group: Asked(study, [f"{group}_cost"], compact=True, help=t(name))
            for group, name in GROUPS.items()
        }
        self._months = Asked(study, ["counted_months"])
        self._told = Passage("", lang=lang, kind="plain")
        self._beside = Passage("", lang=lang, kind="note")
        self._decides = Decides(study)
        self._wait = Passage(
            t("Choose the measure that shall decide; then the result stands here."), lang=lang, kind="note"
        )
        self._fault = Passage("", lang=lang, kind="note")
        self._findings = Findings(study)
        self._use = ActionButton(t("Put these counts into the list above"), lang=lang)
        self._use.on_click(self._put)
        self._field.on_file(self._read)
        self._field.on_forget(self._forget)
        for column in self._columns.values():
            column.observe(lambda _: self._count(), "value")
        self._parts.on_change(self._weigh)
        self._laid_out: tuple[object, ...] = ()
        super().__init__([self._field])
        self.sentence = self._field.sentence
        study.observe(lambda _: self._weigh(), "changed")

    def _read(self, data: bytes) -> None:
        """Read a file; the columns are guessed, and the learner may say otherwise."""
        try:
            sheet = read_sheet(data)
        except SheetError as error:
            self._forget()
            self._field.name, self._field.message = "", file_words.refused(error.reason, self._t)
            return
        self._sheet = sheet
        guessed, options = likely_columns(sheet), file_words.titles(sheet, self._t)
        self._quiet = True
        try:
            for what, column in self._columns.items():
                place = guessed[what]
                column.offer(options, "" if place is None else str(place))
        finally:
            self._quiet = False
        self._count()

    def _forget(self) -> None:
        self._sheet = self._roster = None
        self._counts = {}
        self._lay_out([])

    def _count(self) -> None:
        """Count the people with the columns as they are chosen, and offer their groups."""
        if self._quiet or self._sheet is None:
            return
        chosen = {what: int(column.value) if column.value else None for what, column in self._columns.items()}
        if chosen["group"] is None:
            self._roster = None
            self._told.say(self._t("Say which column names the group that each person belongs to."))
            self._lay_out([self._told])
            return
        self._roster = read_people(self._sheet, chosen)
        self._parts.offer(self._roster)
        self._weigh()

    def _weigh(self) -> None:
        if self._quiet or self._roster is None:
            return
        told = [file_words.counted(self._roster, self._t), self._parts.told]
        self._told.say("\n\n".join(filter(None, told)))
        if fault := self._parts.fault:
            self._counts = {}
            self._fault.say(fault)
            self._lay_out([self._told, self._fault])
            return
        self._counts = self._counted(self._roster)
        if self._study.covered:
            self._lay_out([self._told, self._decides, self._wait])
            return
        self._tell()
        self._lay_out([self._told, self._decides, self._findings, self._beside, self._use])

    def _counted(self, roster: Roster) -> dict[Group, GroupCounts]:
        # Imported here: only now is there a table, and pandas takes its time.
        from case_studies.comparison import count_groups  # noqa: PLC0415

        study = self._study
        cost: dict[str, float] = {group: study.value(f"{group}_cost") for group in GROUPS}
        margin = likely(study.session.business.offer.margin_ratio)
        found = count_groups(roster.table(self._parts.chosen), cost, margin)
        return {group: found[group] for group in GROUPS}

    def _tell(self) -> None:
        """Show what the file tells; of what it does not say, no measure is shown."""
        study, t = self._study, self._t
        both = self._counts["with"], self._counts["without"]
        compared, plain = study.compare(*both), study.compare(*both, wrong=0.0)
        findings = study.told_of(compared)
        missing = [what for what, column in self._columns.items() if not column.value]
        told = {
            metric: found
            for metric, found in findings.items()
            if not {*missing} & {*file_words.NEEDED[metric]}
        }
        if study.primary in told:
            decides = findings[study.primary]
            shown = {} if decides.too_few else told
            self._findings.show(found_words(decides, compared, plain, study, t), shown)
            study.file_told = study.file_told or bool(shown)
            if not shown:
                self._beside.say("")
                return
        else:
            self._findings.show(file_words.cannot_decide(study.primary, missing, t), {})
        out = [metric for metric in findings if metric not in told]
        self._beside.say(
            "\n\n".join(filter(None, [file_words.left_out(out, missing, t), self._assumed(told)]))
        )

    def _assumed(self, told: Collection[Metric]) -> str:
        """Say which numbers beside the file are in use, and whose they are."""
        study, t = self._study, self._t
        said = []
        if {"cost_per_opportunity", "cost_per_customer"} & {*told}:
            said.append(file_words.costs(study, t))
        if "lifetime_value" in told:
            share = likely(study.session.business.offer.margin_ratio)
            said.append(
                t(
                    "Of what a customer pays, {share} is taken to be left, as among your other numbers.",
                    share=format_amount(share, "share", t.lang),
                )
            )
        return "\n\n".join(said)

    def _put(self) -> None:
        """Put the counts, not the people, into the list that is kept."""
        for group, counts in self._counts.items():
            for what, count in (
                ("people", counts.people),
                ("prospects", counts.opportunities),
                ("customers", counts.customers),
                ("stayed", counts.retained),
            ):
                if count is not None:
                    self._study.put(f"{group}_{what}", count)

    def _cost_of(self, group: Group) -> Stack:
        heading = Passage(f"**{self._t(GROUPS[group])}**", lang=self._t.lang, kind="plain", live=False)
        box = Stack([heading, *self._costs[group].fields.values()])
        box.add_class("hh-compact")
        return box

    def _lay_out(self, right: list[Panel | Passage | Choice | ActionButton]) -> None:
        said = [one.sentence for one in right if not isinstance(one, ActionButton)]
        self.sentence = "\n".join([self._field.sentence, *said])
        asked = tuple(self._parts.asked) if self._roster else ()
        laid_out = (self._sheet is None, *right, *asked, self._study.assigned)
        if laid_out == self._laid_out:  # the hand stays where it is
            return
        self._laid_out = laid_out
        if self._sheet is None:
            self.children = [self._field]
            for name in ("hh-explorer", "hh-wide"):
                self.remove_class(name)
        else:
            for name in ("hh-explorer", "hh-wide"):
                self.add_class(name)
            controls = [self._field, Stack([*self._columns.values()])]
            if self._roster:
                controls += self._parts.asked
                if self._study.assigned == "said":
                    controls += self._wrong.fields.values()
                controls += [self._cost_of(group) for group in GROUPS]
                controls += self._months.fields.values()
            self.children = explorer(controls, right)
