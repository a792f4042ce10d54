"""The learner's two groups: what was counted, how, and what follows. Shared by the panels of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from traitlets import HasTraits, Int

from case_studies.counted import GroupCounts, compare_counts
from case_studies.funnel import contribution_margin
from case_studies.metrics import FIVE
from case_studies.proportions import Estimate
from case_studies.ranges import likely
from case_studies.telling import Finding, telling
from widgets.did_it_work.questions import ASSIGNED, GROUPS, METRICS, NEEDED, PREFIX, all_questions
from widgets.wrong_number import WrongNumberError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from case_studies.groups import Comparison
    from case_studies.metrics import Metric
    from widgets.did_it_work.questions import Assigned, Group
    from widgets.session import Session

PRIMARY, ASSIGNMENT, SEEN = f"{PREFIX}primary", f"{PREFIX}assigned", f"{PREFIX}seen"

_OF_PEOPLE = ("people", "prospects", "customers", "stayed")
_NONE = "none"  # the result was asked for without a main measure


class Study(HasTraits):
    """Two groups, counted by hand.

    Args:
        session: keeps what is typed, with the answers; its business gives a margin and what posting costs.
        given: numbers to start with in place of our example, by the names of `all_questions`.

    Attributes:
        file_told: whether a result of the learner's own file was shown.
        changed: counts up when anything here is another; observable. Panels for another business are made
            anew, so whoever observed it before hears nothing more from then on.

    Raises:
        WrongNumberError: one sentence, where a given number can not be used.
    """

    changed = Int()

    def __init__(self, session: Session, given: Mapping[str, float] | None = None) -> None:
        super().__init__()
        self.session = session
        self.questions = all_questions()
        self.file_told = False
        self._given = self._checked(given or {})
        self._listen()
        session.on_start(self._begin)

    def _begin(self) -> None:
        self.unobserve_all("changed")
        self._listen()

    def _listen(self) -> None:
        """Hear of the session; another business to start from makes it forget who listens."""
        self.session.observe(self._tell, ["business", "restored"])
        self._tell(None)

    def _tell(self, _: object) -> None:
        self.changed += 1

    def _checked(self, given: Mapping[str, float]) -> dict[str, float]:
        t, found = self.session.t, {}
        for key, value in given.items():
            if key not in self.questions:
                known = ", ".join(self.questions)
                raise WrongNumberError(
                    t("“{key}” is not a count of this workbook. It takes: {known}.", key=key, known=known)
                )
            asked = self.questions[key]
            if not isinstance(value, int | float) or not asked.low <= value <= asked.high:
                raise WrongNumberError(
                    t(
                        "{key}: {given} cannot be used; a number from {low} to {high} is accepted.",
                        key=key,
                        given=value,
                        low=asked.low,
                        high=asked.high,
                    )
                )
            found[key] = float(value)
        return found

    def value(self, name: str) -> float:
        """Give a number in use: the learner's own, else a given one, else what we assume."""
        asked = self.questions[name]
        kept = self.session.answers.get(PREFIX + name)
        if isinstance(kept, int | float) and asked.low <= kept <= asked.high:
            return float(kept)
        return self.start(name)

    def start(self, name: str) -> float:
        """Give what stands in a field before the learner has typed anything there."""
        asked = self.questions[name]
        if name in self._given:
            return self._given[name]
        ours = self._from_business(name) if asked.start is None else asked.start
        return min(asked.high, max(asked.low, ours))

    def typed(self, name: str) -> bool:
        """Tell whether a number is the learner's own, or came with the page."""
        return PREFIX + name in self.session.answers or name in self._given

    def put(self, name: str, value: float) -> None:
        """Keep a number that the learner typed."""
        self.session.answer(PREFIX + name, float(value))
        self.changed += 1

    def _from_business(self, name: str) -> float:
        business = self.session.business
        if name.endswith("_margin"):
            offer = business.offer
            # To the cent, as it is shown and typed.
            return round(float(contribution_margin(likely(offer.price), likely(offer.margin_ratio))), 2)
        return self.posting_cost() * self.value("counted_months")

    def posting_cost(self) -> float:
        """EUR a month that the learner's own posting costs, hours included."""
        business, asked = self.session.business, self.session.business.question
        return likely(asked.hours) * likely(business.hour_value) + likely(asked.cash)

    @property
    def assigned(self) -> Assigned:
        """How people came into their group."""
        kept = self.session.answers.get(ASSIGNMENT)
        return kept if kept in ASSIGNED else "said"

    @property
    def chosen(self) -> Metric | None:
        """The main measure; None before the learner has chosen one."""
        kept = self.session.answers.get(PRIMARY)
        return kept if kept in METRICS else None

    @property
    def primary(self) -> Metric:
        """The main measure, ours where the learner has none."""
        return self.chosen or "conversion"

    @property
    def ours(self) -> tuple[tuple[Group, str], ...]:
        """Group and name of each count that the main measure stands on and that is still an example of ours.

        What follows from the learner's business instead is none.
        """
        return tuple(
            (group, what)
            for group in GROUPS
            for what in NEEDED[self.primary]
            if not self.typed(f"{group}_{what}") and self.questions[f"{group}_{what}"].start is not None
        )

    @property
    def covered(self) -> bool:
        """Whether the result waits for a main measure to be chosen."""
        return self.chosen is None and SEEN not in self.session.answers

    @property
    def changed_after_seeing(self) -> bool:
        """Whether the main measure is another one than when the result was uncovered."""
        seen = self.session.answers.get(SEEN)
        return seen is not None and seen != (self.chosen or _NONE)

    def choose(self, key: str, value: str) -> None:
        """Keep how people came into their group, or the main measure."""
        self.session.answer(key, value)
        # Whoever has seen but our example has seen nothing yet that could have led to the choice.
        if key == PRIMARY and (SEEN not in self.session.answers or not self._result_seen):
            self.session.answer(SEEN, value)
        self.changed += 1

    @property
    def _result_seen(self) -> bool:
        """Whether a result stood here that was not our example's alone."""
        return self.file_told or any(self.typed(f"{group}_{what}") for group in GROUPS for what in _OF_PEOPLE)

    def uncover(self) -> None:
        """Note with which main measure the result is seen for the first time."""
        if SEEN not in self.session.answers:
            self.session.answer(SEEN, self.chosen or _NONE)
            self.changed += 1

    @property
    def wrong(self) -> float:
        """Share of people in the wrong group; nobody is where nobody was asked."""
        return self.value("wrong") if self.assigned == "said" else 0.0

    def counts(self, group: Group) -> GroupCounts:
        """Give what was counted in one group."""

        def whole(what: str) -> int:
            return round(self.value(f"{group}_{what}"))

        margin = self.value(f"{group}_margin")
        return GroupCounts(
            group,
            whole("people"),
            whole("prospects"),
            whole("customers"),
            whole("stayed"),
            self.value(f"{group}_cost"),
            Estimate(margin, margin, margin),
        )

    @property
    def faults(self) -> dict[Group, tuple[str, str]]:
        """Group -> (part, whole) where a part is larger than its whole."""
        found = {group: self.counts(group).fault for group in GROUPS}
        return {group: fault for group, fault in found.items() if fault}

    def comparison(self) -> Comparison | None:
        """Compare the two groups; None where the counts contradict each other."""
        if self.faults:
            return None
        return self.compare(self.counts("with"), self.counts("without"))

    def compare(self, first: GroupCounts, second: GroupCounts, *, wrong: float | None = None) -> Comparison:
        """Compare two groups, wherever they were counted.

        Args:
            first: one group.
            second: the other.
            wrong: share of wrong answers to take off; those of the study if left out.
        """
        return compare_counts(first, second, self.wrong if wrong is None else wrong)

    def findings(self) -> dict[Metric, Finding]:
        """Say what the two groups tell of each metric, the main one first; empty where counts contradict."""
        found = self.comparison()
        return self.told_of(found) if found else {}

    def told_of(self, found: Comparison) -> dict[Metric, Finding]:
        """Say what two groups tell of each metric, the main one first."""
        order = [self.primary, *(metric for metric in FIVE if metric != self.primary)]
        return {metric: telling(found, metric, *found.groups) for metric in order}
