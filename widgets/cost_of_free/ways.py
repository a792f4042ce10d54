"""Four ways side by side: who runs the pages, what the price holds, and what is added to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from case_studies.four_ways import hours_of_pages
from case_studies.outsourcing import Extra
from case_studies.ranges import likely
from widgets.chart import Chart
from widgets.choice import Choice
from widgets.cost_of_free.answers import PREFIX, WHO
from widgets.cost_of_free.bill_text import bill_text
from widgets.cost_of_free.guess import bill_guessed
from widgets.cost_of_free.price_field import PriceField
from widgets.figures import four_ways
from widgets.figures.way_names import WAYS, heading
from widgets.layout import explorer
from widgets.lean import Stack
from widgets.measures import show
from widgets.numbers_form import NumbersForm
from widgets.panel import Panel
from widgets.passage import Passage
from widgets.plausibility import Plausibility
from widgets.switch import Switch

if TYPE_CHECKING:
    from case_studies.outsourcing import Way
    from widgets.cost_of_free.answers import Answers

# What each way is reckoned from beside the schema's plain numbers, and who buys what others make by the hour.
RUNNING: dict[Way, tuple[str, ...]] = {
    "own_time": (),
    "in_house": ("in_house_running", "staff_hour"),
    "freelance": ("freelance_running",),
    "agency": ("agency_running",),
}
_BUYERS = ("freelance", "agency")


def price_of(extra: Extra, who: Way) -> str:
    """Give the key of the price that stands behind an extra in one way."""
    if extra == "ads":
        return "ads_budget"
    if extra == "supervision":
        return "supervision_hours"
    return f"{extra}_bought" if who in _BUYERS else f"{extra}_hours"


class Ways(Panel):
    """The four bills, drawn side by side with the learner's guess; one of them is the learner's own.

    Only numbers behind the learner's own way are asked for, and those of what is switched on.

    Args:
        answers: who, what is added, and the learner's own prices.
    """

    def __init__(self, answers: Answers) -> None:
        self._answers, session = answers, answers.session
        self._session, t, lang = session, session.t, session.lang
        self.who = Choice(
            t("Who runs your pages, or would?"),
            [(way, t(name)) for way, name in WAYS.items()],
            answers.who,
            lang=lang,
        )
        self.who.observe(lambda change: self._choose(change["new"]), "value")
        self.form = NumbersForm(session, [*hours_of_pages(session.business), "hour_value"], more=False)
        self.switches = {name: self._switch(name) for name in get_args(Extra)}
        self._fields: dict[str, PriceField] = {}
        self._running = Stack([])
        self._prices = {name: Stack([]) for name in self.switches}
        self._card = Passage("", lang=lang, kind="verdict")
        drawn, sentence, table = self._made()
        self._chart = Chart(
            drawn, title=t("The same work, four ways"), sentence=sentence, table=table, lang=lang
        )
        self._check = Plausibility(session)
        head = Passage(f"**{t('Add what the price leaves out')}**", lang=lang, kind="plain", live=False)
        extras = Stack([box for name, on in self.switches.items() for box in (on, self._prices[name])])
        extras.add_class("hh-switches")
        super().__init__(
            explorer(
                [self.who, self._running, self.form, head, extras],
                [self._chart, self._card, self._check],
                lead=self.who,
            )
        )
        self.add_class("hh-explorer")
        self.add_class("hh-wide")
        session.observe(lambda _: self._follow(), "business")
        session.observe(lambda _: self._restored(), "restored")
        answers.observe(lambda _: self._follow(), "changed")
        self._follow()

    def _switch(self, name: Extra) -> Switch:
        made = Switch(
            heading(name, self._session.t), value=name in self._answers.extras, lang=self._session.lang
        )
        made.observe(lambda change: self._add(name, on=change["new"]), "value")
        return made

    def _choose(self, who: str | None) -> None:
        if who is not None and who != self._answers.who:
            self._answers.give(WHO, who)

    def _add(self, name: Extra, *, on: bool) -> None:
        if on != (name in self._answers.extras):
            self._answers.give(f"{PREFIX}with_{name}", float(on))

    def _field(self, key: str) -> PriceField:
        if key not in self._fields:
            self._fields[key] = PriceField(self._answers, key)
        return self._fields[key]

    def __getitem__(self, key: str) -> PriceField:
        """Give the field of one price.

        Raises:
            KeyError: where it is not on show.
        """
        boxes = (self._running, *self._prices.values())
        return next(field for box in boxes for field in box.children if field is self._fields[key])

    def _made(self) -> tuple[Any, str, Any]:
        bills = self._answers.bills
        how: dict[str, Any] = {
            "lang": self._session.lang,
            "who": self._answers.who,
            "guess": bill_guessed(self._session),
        }
        return four_ways.draw(bills, **how), four_ways.reading(bills, **how), four_ways.table(bills, **how)

    def _restored(self) -> None:
        self.who.value = self._answers.who
        for name, switch in self.switches.items():
            switch.value = name in self._answers.extras
        self._follow()

    def _follow(self) -> None:
        who, extras = self._answers.who, self._answers.extras
        for key, hours in hours_of_pages(self._session.business).items():
            # Hours of no reason that the learner has are not asked for, but for those of posting.
            asked = who == "own_time" and (key == "hours" or likely(hours) > 0)
            show(self.form[key], bool(asked))
        _put(self._running, [self._field(key) for key in RUNNING[who]])
        for name, box in self._prices.items():
            _put(box, [self._field(price_of(name, who))] if name in extras else [])
        for field in self._fields.values():
            field.follow()
        self._chart.show(*self._made())
        said = bill_text(self._answers)
        self._card.say(said.text, headline=said.headline)
        self.sentence = f"{said.sentence}\n{self._chart.sentence}"


def _put(box: Stack, children: list[PriceField]) -> None:
    """Change what a box holds, only where it holds something else."""
    if list(box.children) != children:
        box.children = children
