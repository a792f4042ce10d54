"""Are they there? Network by network: who is there, who sees you, who gets in touch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case_studies.flat import fields
from case_studies.networks import PEOPLE, POSTS_AN_HOUR, SEEN, Network, compare, usual
from case_studies.ranges import Range, likely
from widgets.action_button import ActionButton
from widgets.amounts import format_amount
from widgets.chart import Chart
from widgets.figures import networks_bars
from widgets.figures.labels import counted
from widgets.figures.networks_bars import Bar
from widgets.form_groups import activity_title
from widgets.layout import explorer
from widgets.lean import Stack
from widgets.measures import show
from widgets.number_field import NumberField
from widgets.panel import Panel
from widgets.passage import Passage
from widgets.settle import Settle
from widgets.several import Several
from widgets.why_there.network_fields import NetworkFields
from widgets.why_there.networks_kept import keep_networks, networks_of

if TYPE_CHECKING:
    from traitlets import Bunch

    from case_studies.networks import Way
    from widgets.session import Session

NAMES = {
    "facebook": "Facebook",
    "instagram": "Instagram",
    "linkedin": "LinkedIn",
    "pinterest": "Pinterest",
    "tiktok": "TikTok",
    "x": "X (Twitter)",
}
PEOPLE_KEY, POSTS_KEY = "why_people", "why_posts_an_hour"
_DIGITS = 3


HOURS = 100


class Networks(Panel):
    """The networks that matter, what an hour on each brings, and a way to reckon with it.

    The number of the schema (people who write, for an hour of posting) changes only when the learner says so.

    Args:
        session: whose answers and numbers.
    """

    def __init__(self, session: Session) -> None:
        self._session, t = session, session.t
        self._several = Several(
            t("Which networks might the people you want be on?"),
            list(NAMES.items()),
            lang=session.lang,
        )
        self._several.observe(self._picked, "value")
        self._people = self._field(
            PEOPLE_KEY, PEOPLE, 1, 1_000_000, t("How many such people are there for you, in all?")
        )
        self._posts = self._field(
            POSTS_KEY, POSTS_AN_HOUR, 0.1, 20, t("Posts that an hour of yours makes"), log=False
        )
        self._fields: dict[str, NetworkFields] = {}
        self._each = Stack([])
        self._chart: Chart | None = None
        self._note = Passage("", lang=session.lang, kind="note")
        self._use = ActionButton(t("Reckon with it"), lang=session.lang)
        self._use.on_click(self._take)
        self._said_box = Stack([self._note, self._use])
        self._general = Stack([self._people, self._posts])
        self._general.add_class("hh-fields")
        columns = explorer([self._several, self._each, self._general], [self._note])
        super().__init__(columns)
        self._pictures = columns[0].children[1]
        for name in ("hh-explorer", "hh-sheet", "hh-wide"):
            self.add_class(name)
        self._quiet = False
        self._settle = Settle(self._draw)
        session.observe(lambda _: self._settle(), "business")
        session.observe(lambda _: self._restored(), "restored")
        self._restored()

    def _field(  # noqa: PLR0913 - a small form of two fields
        self, key: str, now: float, low: float, high: float, label: str, *, log: bool = True
    ) -> NumberField:
        made = NumberField(
            label,
            now,
            unit="count" if log else "plain",
            low=low,
            high=high,
            scale="log" if log else "linear",
            lang=self._session.lang,
            key=key,
        )
        made.observe(lambda change: self._general_moved(key, change), "value")
        return made

    @property
    def ways(self) -> tuple[Way, ...]:
        """What an hour brings on each chosen network, and in the half-hours beside; the best first."""
        return compare(
            self._session.business,
            networks_of(self._session),
            likely(self._people.value),
            likely(self._posts.value),
        )

    @property
    def best(self) -> Way | None:
        """The chosen network that brings most."""
        mine = {one.name for one in networks_of(self._session)}
        return next((way for way in self.ways if way.name in mine), None)

    def _general_moved(self, key: str, change: Bunch) -> None:
        if not self._quiet:
            value = change["new"]
            self._session.answer(key, float(value.likely if isinstance(value, Range) else value))
            self._settle()

    def _picked(self, change: Bunch) -> None:
        if self._quiet:
            return
        before = {one.name: one for one in networks_of(self._session)}
        known = {name: made.network for name, made in self._fields.items()} | before
        keep_networks(self._session, [known.get(name) or usual(name) for name in change["new"]])
        self._show()
        self._settle()

    def _moved(self, network: Network) -> None:
        kept = networks_of(self._session)
        keep_networks(self._session, [network if one.name == network.name else one for one in kept])
        self._settle()

    def _restored(self) -> None:
        self._quiet = True
        try:
            for key, field, usually in (
                (PEOPLE_KEY, self._people, PEOPLE),
                (POSTS_KEY, self._posts, POSTS_AN_HOUR),
            ):
                kept = self._session.answers.get(key, usually)
                low, high = (1, 1_000_000) if key == PEOPLE_KEY else (0.1, 20)
                field.value = min(max(float(kept), low), high) if isinstance(kept, int | float) else usually
        finally:
            self._quiet = False
        self._show()
        self._settle()

    def _show(self) -> None:
        """Show the fields of the chosen networks; those of one that goes stay for its return."""
        networks = networks_of(self._session)
        self._quiet = True
        try:
            self._several.value = [one.name for one in networks]
        finally:
            self._quiet = False
        for one in networks:
            if one.name not in self._fields:
                self._fields[one.name] = NetworkFields(self._session, NAMES[one.name], one, self._moved)
            self._fields[one.name].follow(one)
        self._each.children = [self._fields[one.name] for one in networks]
        show(self._general, bool(networks))

    def _bars(self) -> list[Bar]:
        titles = {
            activity.name: activity_title(activity, self._session.t)
            for activity in self._session.business.activities
        }
        return [
            Bar(
                NAMES.get(way.name, titles.get(way.name, way.name)),
                way.contacts_in_a_year,
                way.bookings_in_a_year,
                way.name not in SEEN,
            )
            for way in self.ways
        ]

    def _draw(self) -> None:
        session, t = self._session, self._session.t
        best = self.best
        if best is None:
            self._note.say(
                t("Choose the networks that matter: what an hour on each brings stands here then.")
            )
            self._pictures.children = [self._note]
            self.sentence = self._note.sentence
            return
        drawn = (
            networks_bars.draw(self._bars(), lang=session.lang),
            networks_bars.reading(self._bars(), lang=session.lang),
            networks_bars.table(self._bars(), lang=session.lang),
        )
        if self._chart is None:
            self._chart = Chart(
                drawn[0],
                title=t("Sales in a year, with your hours for posting"),
                sentence=drawn[1],
                table=drawn[2],
                lang=session.lang,
            )
        self._chart.show(*drawn)
        now = likely(session.business.question.contacts_per_hour)
        same = now == self._number(best)
        text = (
            t(
                "Your numbers below now reckon with that: as on {network}, {n} people in a hundred hours.",
                **self._said(best),
            )
            if same
            else t(
                "On {network}, about {n} people would get in touch in a hundred hours of posting; your"
                " numbers below reckon with {now}.",
                now=format_amount(counted(HOURS * now), "plain", t.lang),
                **self._said(best),
            )
        )
        self._note.say(text)
        self._use.label = t("Reckon with {n} people in a hundred hours, as on {network}", **self._said(best))
        self._use.disabled = same
        self._pictures.children = [self._chart, self._said_box]
        self.sentence = f"{self._chart.sentence}\n{self._note.sentence}"

    def _said(self, best: Way) -> dict[str, str]:
        return {
            "n": format_amount(counted(HOURS * self._number(best)), "plain", self._session.lang),
            "network": NAMES[best.name],
        }

    def _number(self, best: Way) -> float:
        """Give what would be put into the schema: three figures are as much as anybody can mean."""
        quantity = fields(self._session.business)["contacts_per_hour"].quantity
        return quantity.clip(float(f"{best.contacts_per_hour:.{_DIGITS}g}"))

    def _take(self) -> None:
        if best := self.best:
            self._session.put("contacts_per_hour", self._number(best))
            self._session.restored += 1
