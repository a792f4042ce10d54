"""Before you look: what so many people can show, and the one measure that will decide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from case_studies.showing import Shown, shown
from widgets.amounts import format_amount, format_number
from widgets.chart import Chart
from widgets.choice import Choice
from widgets.cover import Cover
from widgets.did_it_work.asked import Asked
from widgets.did_it_work.decides import Decides
from widgets.did_it_work.guess import answer, guessed
from widgets.did_it_work.questions import ASSIGNED, GUESSED_BASE, GUESSED_N, PLAN
from widgets.did_it_work.study import ASSIGNMENT
from widgets.drawn import drawn
from widgets.figures import what_shows
from widgets.layout import explorer
from widgets.measures import show
from widgets.panel import Panel
from widgets.passage import Passage

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ipywidgets import Widget

    from widgets.did_it_work.study import Study


class Plan(Panel):
    """Covered until the learner has guessed; then the sizes, how the groups come about, and the main measure.

    Args:
        study: keeps what is chosen.
    """

    def __init__(self, study: Study) -> None:
        self._study, self._t = study, study.session.t
        lang = study.session.lang
        self._asked = Asked(study, list(PLAN))
        self._who = self._choice(
            self._t("Who decides which group somebody is in?"), ASSIGNED, ASSIGNMENT, study.assigned
        )
        self._main = Decides(study)
        self._told = Passage("", lang=lang, kind="note")
        self._chart = Chart(
            what_shows.draw(self._shown(), lang=lang),
            title=self._t("From where on is it more than luck?"),
            sentence=what_shows.reading(self._shown(), lang=lang),
            table=what_shows.table(self._shown(), lang=lang),
            lang=lang,
        )
        super().__init__()
        self._cover = Cover(self, study.session, guessed, self._inside, wide=True)
        self._quiet = False
        study.observe(lambda _: self._follow(), "changed")
        self._follow()

    def _choice(self, label: str, options: Mapping[Any, str], key: str, value: str | None) -> Choice:
        made = Choice(
            label,
            [(name, self._t(text)) for name, text in options.items()],
            value,
            lang=self._study.session.lang,
        )
        made.observe(lambda change: self._chose(key, change["new"]), "value")
        return made

    def _chose(self, key: str, value: str | None) -> None:
        if not self._quiet and value is not None:
            self._study.choose(key, value)

    def _inside(self) -> Sequence[Widget]:
        fields = self._asked.fields
        return explorer(
            [fields["per_month"], fields["months"], fields["base"], self._who, fields["wrong"]],
            [self._chart, self._told, self._main],
            lead=fields["per_month"],
        )

    def _shown(self) -> Shown:
        study = self._study
        base = study.value("base")
        own = max(2, round(study.value("per_month") * study.value("months")))
        guess = guessed(study.session)
        same = abs(base - GUESSED_BASE) < 1e-9  # noqa: PLR2004 - the guess was about this base only
        return shown(
            base,
            own,
            error=study.wrong,
            guess=guess / GUESSED_N if guess is not None and same else None,
        )

    def _follow(self) -> None:
        study, lang = self._study, self._study.session.lang
        self._cover.look()
        self._quiet = True
        try:
            self._who.value = study.assigned
        finally:
            self._quiet = False
        # Nobody answers wrongly where nobody is asked.
        show(self._asked.fields["wrong"], study.assigned == "said")
        found = self._shown()
        self._chart.show(*drawn(what_shows, found, lang=lang))
        self._told.say(self._about_the_guess())
        self.sentence = "\n".join(
            filter(None, [self._chart.sentence, self._told.sentence, self._main.sentence])
        )

    def _about_the_guess(self) -> str:
        study, t = self._study, self._t
        guess = guessed(study.session)
        if guess is None:
            return ""
        said = t(
            "You guessed {guess}. With {n} people in each group, of whom {base} buy anyway, it takes"
            " **{answer}**, if nobody answers wrongly.",
            guess=format_number(guess, "count", t.lang),
            n=format_number(GUESSED_N, "count", t.lang),
            base=format_number(GUESSED_BASE * GUESSED_N, "count", t.lang),
            answer=format_number(answer(), "count", t.lang),
        )
        drawn = next(size.shows for size in self._shown().sizes if size.people == GUESSED_N)
        if not study.wrong or drawn is None or abs(study.value("base") - GUESSED_BASE) > 1e-9:  # noqa: PLR2004 - as above
            return said
        return (
            said
            + " "
            + t(
                "The picture shows {drawn}, because {wrong} answer wrongly.",
                drawn=format_number(round(GUESSED_N * drawn), "count", t.lang),
                wrong=format_amount(study.wrong, "share", t.lang),
            )
        )
