"""The worked example: a published test in which chance decided who saw an ad."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case_studies.ad_test import AdTest, ad_test, people_in_all
from widgets.amounts import format_amount
from widgets.chart import Chart, Table
from widgets.figures import apart
from widgets.figures.apart import Gap
from widgets.layout import explorer
from widgets.number_field import NumberField
from widgets.panel import Panel
from widgets.passage import Passage

if TYPE_CHECKING:
    from case_studies.proportions import Estimate
    from widgets.session import Session
    from widgets.texts import Texts

_POINTS, _OF = 100, 10_000
_SEEN = 1e-9
_FEWEST, _START = 2_000, 20_000


class Case(Panel):
    """The published test as it was, and the same test with fewer people; nothing of it is kept.

    Args:
        session: the reader's language.
    """

    def __init__(self, session: Session) -> None:
        self._t = session.t
        self._whole = ad_test()
        self._people = NumberField(
            self._t("People in the whole test"),
            _START,
            unit="count",
            low=_FEWEST,
            high=people_in_all(),
            scale="log",
            help=self._t("The same test, the same shares, with fewer people."),
            lang=session.lang,
            key="test_people",
        )
        self._told = Passage(self._counted(), lang=session.lang, kind="plain", live=False)
        self._chart = Chart(
            self._drawn(),
            title=self._t("The same test, large and small"),
            sentence=self._reading(),
            table=self._table(),
            lang=session.lang,
        )
        self._people.observe(lambda _: self._draw(), "value")
        super().__init__([self._told, *explorer([self._people], [self._chart], lead=self._people)])
        self.add_class("hh-explorer")
        self.add_class("hh-wide")
        self._say()

    def _small(self) -> AdTest:
        return ad_test(round(self._people.value))

    def _counted(self) -> str:
        shown, other = (_of(share) for share in (self._whole.shown_share, self._whole.other_share))
        each = format_amount(_OF, "count", self._t.lang)
        return self._t(
            "Of {each} people who were shown the ads, **{shown}** bought. Of {each} who were shown something"
            " else, **{other}** bought as well. So the ads brought about **{because}**, not {shown}.",
            each=each,
            shown=format_amount(shown, "count", self._t.lang),
            other=format_amount(other, "count", self._t.lang),
            because=format_amount(shown - other, "count", self._t.lang),
        )

    def _gaps(self) -> tuple[Gap, ...]:
        return tuple(
            Gap(
                self._t("{n} people", n=format_amount(test.people, "count", self._t.lang)),
                _points(test.difference, self._t),
                self._t("more bought") if test.difference.clear else self._t("nobody can tell"),
                test.difference,
                main=place == 0,
            )
            for place, test in enumerate((self._whole, self._small()))
        )

    def _drawn(self) -> object:
        return apart.draw(
            self._gaps(),
            less=self._t("fewer buy"),
            more=self._t("more buy"),
            lang=self._t.lang,
            alike=True,
        )

    def _reading(self) -> str:
        """Say what the smaller test tells, and why its shares are not quite those of the whole one."""
        small = self._small()
        said = self._told_by(small)
        if (
            _points(small.difference, self._t).split(",")[0]
            == _points(self._whole.difference, self._t).split(",")[0]
        ):
            return said
        return said + " " + self._t("Only whole people can buy, so the shares move a little with the size.")

    def _told_by(self, small: AdTest) -> str:
        t = self._t
        n = format_amount(small.people, "count", t.lang)
        if small.difference.clear:
            return t(
                "With {n} people the same shares still show that more buy: {range}.",
                n=n,
                range=_points(small.difference, t),
            )
        return t(
            "With {n} people the same shares could be luck: {range}. The {all} people of the whole test were"
            " needed to know it as closely as above.",
            n=n,
            range=_points(small.difference, t),
            all=format_amount(self._whole.people, "count", t.lang),
        )

    def _table(self) -> Table:
        t, rows = self._t, []
        for test in (self._whole, self._small()):
            for who, bought, of in (
                (t("Shown the ads"), test.shown_buyers, test.shown),
                (t("Shown something else"), test.other_buyers, test.other),
            ):
                rows.append(
                    (
                        who,
                        format_amount(of, "count", t.lang),
                        format_amount(bought, "count", t.lang),
                        format_amount(bought / of, "share", t.lang, decimals=2),
                    )
                )
        return Table(
            t("Who bought, in the whole test and in the smaller one"),
            (t("Group"), t("People"), t("Buyers"), t("Share")),
            tuple(rows),
        )

    def _draw(self) -> None:
        self._chart.show(self._drawn(), self._reading(), self._table())
        self._say()

    def _say(self) -> None:
        self.sentence = f"{self._told.sentence}\n{self._chart.sentence}"


def _of(share: float) -> int:
    return round(_OF * share)


def _points(gap: Estimate, t: Texts) -> str:
    """Print a difference of shares with its range, in points."""
    seen, low, high = (
        format_amount(_POINTS * end, "plain", t.lang).replace("-", "\N{MINUS SIGN}")
        for end in (gap.estimate, gap.low, gap.high)
    )
    return t("{seen} points, possible: {low} to {high}", seen=seen, low=low, high=high)
