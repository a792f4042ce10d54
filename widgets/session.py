"""One learner on one page: the numbers they start from, those they typed, and the business that follows."""

from __future__ import annotations

from collections import ChainMap
from typing import TYPE_CHECKING

from traitlets import HasTraits, Instance, Int, Set, validate

from case_studies.business import Business
from case_studies.errors import FieldError, FieldErrors
from case_studies.flat import SWITCHES, fields
from case_studies.parse import preset, preset_names, try_numbers
from case_studies.ranges import Range, likely
from widgets.again import instead
from widgets.brought import Brought, told
from widgets.field_sentences import sentence
from widgets.keeper import Keeper
from widgets.texts import Texts, check_lang
from widgets.usable import in_short, usable
from widgets.ways import WORDS
from widgets.wrong_number import WrongNumberError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from traitlets import Bunch

    from widgets.save_file import Saved

Typed = float | bool | list[float]
COUNT = "able_of_ten"
START = "business"
"""The answer that names the business to start from."""


class Session(HasTraits):
    """The learner's numbers, shared by every panel of a page.

    Args:
        lang: "fr" or "en".
        workbook: the workbook's name, such as ``01_lester``.
        business: name of the business to start from.
        numbers: flat numbers to start with, from whoever prepared the page; a wrong one is an error.
        link: flat numbers out of the page's address; a wrong one is left out and told in `problems`. They go
            over numbers that the browser kept, once: they leave the address as soon as they are kept
            themselves, so no reload puts them over what was typed since.
        answers: answers to start with, until the learner's own come in; all can be kept (`given_answers`).

    Attributes:
        business: the numbers as they stand: the start, and what was typed on top; observable.
        given: the numbers that the page was opened with.
        given_numbers: flat key -> what whoever prepared the page gave, be it equal to the example's.
        start: the numbers before anything was typed: the given ones, or another business that the learner
            chose to start from.
        typed: flat key -> what the learner typed, or the link gave, on top of the start; only what is in use.
        answers: what was typed that is not a number of the business: guesses, plans.
        restored: counts how often saved numbers came in; observable.
        waived: the guesses that the learner asked to go on without, each by what reads it; observable. They
            are not kept: the next visit asks again.
        changes: counts every change of a number or an answer, those of other workbooks included; observable.
        problems: sentences about numbers of the link that could not be used, in the reader's language. Those
            about numbers that come in later the keeper says.
        keeper: where the numbers are kept.

    Raises:
        WrongNumberError: one sentence in the reader's language, where something given cannot be used.
    """

    business = Instance(Business)
    restored = Int()
    waived = Set()
    changes = Int()

    def __init__(  # noqa: PLR0913 - all that a page can be opened with
        self,
        lang: str,
        workbook: str,
        business: str = "lester",
        numbers: Mapping[str, object] | None = None,
        link: Mapping[str, object] | None = None,
        *,
        answers: Mapping[str, str | float] | None = None,
    ) -> None:
        super().__init__()
        self.t = Texts(check_lang(lang))
        self.lang = self.t.lang
        self.typed: dict[str, Typed] = {}
        self._counted: dict[str, str] = {}  # texts look into it at each sentence, so a number may change it
        self._given_answers = dict(answers or {})
        self.answers = dict(self._given_answers)
        link = dict(link or {})
        problems = []
        try:
            base = preset(business)
        except FieldError as error:
            raise WrongNumberError(sentence(error, self.t)) from error
        self._linked = "business" in link
        try:
            base = preset(str(link.pop("business", business)))
        except FieldError as error:
            problems.append(error)
            self._linked = False
        self.given, wrong = try_numbers(base, numbers or {})
        if wrong:
            raise WrongNumberError(" ".join(sentence(error, self.t) for error in wrong)) from FieldErrors(
                wrong
            )
        self.given_numbers = dict(numbers or {})
        self.start = self.given
        self._speak()
        self._on_start: list[Callable[[], object]] = []
        self.business, wrong = try_numbers(self.start, link)
        refused = {error.key for error in wrong}
        self._link = self._read({key: value for key, value in link.items() if key not in refused})
        self.typed = dict(self._link)
        self.problems = tuple(sentence(error, self.t) for error in (*problems, *wrong))
        known = fields(self.start)
        self.keeper = Keeper(lang=self.lang, workbook=workbook)
        self.keeper.bring(
            Brought(
                self._link,
                tuple(key for key in link if key in known or key in SWITCHES),
                told(self._link, known, self.t, self.start.title if self._linked else ""),
            )
        )
        self.keeper.on_restore(self._restore)
        # The link holds all numbers and answers, so it changes with each of them.
        self.keeper.observe(self._count, "fragment")

    def _count(self, _: object) -> None:
        self.changes += 1

    def put(self, key: str, value: float | Range | bool) -> None:  # noqa: FBT001 - a switch is a value here
        """Take a number that the learner typed, keep it, and work out the business anew.

        Raises:
            FieldErrors: where the number cannot be used, alone or beside the others; then nothing changes.
        """
        typed = {key: plain(value)}
        if key.endswith(COUNT):
            typed |= self._dated(key)
        business, wrong = try_numbers(self.start, self.typed | typed)
        if mine := tuple(error for error in wrong if error.key in typed):
            raise FieldErrors(mine)
        self.typed |= typed
        try:
            self.business = business
        finally:
            # Also where a panel fails on it: nothing typed is lost. With the first number of their own, those
            # that the link brought are kept too: the file, the copied link and the other language then hold
            # the numbers that they saw.
            self.keeper.keep(numbers=typed)

    def start_from(self, name: str) -> None:
        """Take another business for every number that the learner has not typed, in every workbook.

        Args:
            name: one of the businesses that come with the kit, or the given one's.

        Raises:
            FieldError: where no business has that name; it lists those that there are.
        """
        start = self._named(name)
        if start != self.start:
            self._let_go()  # before the answer is kept: panels that are about to go need not follow it
        self.answer(START, name)
        self._linked = False  # a choice made here counts for more than the page's address
        self._begin(start)
        self.restored += 1

    def on_start(self, callback: Callable[[], object]) -> None:
        """Have `callback` called when the business to start from has changed.

        Whoever observes this session for the business before hears nothing more from then on: panels for
        another business are made anew. So a panel observes the session and never its keeper.
        """
        self._on_start.append(callback)

    def _named(self, name: str) -> Business:
        return self.given if name == self.given.name else preset(name)

    def _begin(self, start: Business) -> None:
        """Go over to another start; what was typed stands on it as far as it fits."""
        changed = start != self.start
        if changed:
            self._let_go()
            self.start = start
            self._speak()
        self.business, _ = try_numbers(start, self.typed)
        if changed:
            for callback in self._on_start:
                callback()

    def _speak(self) -> None:
        """Take the words for how this business's customers come."""
        self.t = Texts(self.lang, ChainMap(self._counted, dict(WORDS[self.start.way])))

    @validate("business")
    def _name_who_is_counted(self, proposal: Bunch) -> Business:
        """Have every count called new customers where they come again, before anybody prints one."""
        business: Business = proposal["value"]
        self._counted.clear()
        self._counted.update(instead(business))
        return business

    def _let_go(self) -> None:
        for name in ("business", "restored", "waived", "changes"):
            self.unobserve_all(name)

    def answer(self, key: str, value: str | float) -> None:
        """Keep an answer that is not a number of the business."""
        self.answers[key] = value
        self.keeper.keep(answers={key: value})

    def _read(self, link: Mapping[str, object]) -> dict[str, Typed]:
        """Give a link's numbers, which can all be used, as if they were typed."""
        known, typed = fields(self.start), dict[str, Typed]()
        for key, given in link.items():
            if key in known:
                typed[key] = plain(known[key].quantity.read(given))
                if key.endswith(COUNT):
                    typed = self._dated(key) | typed
            elif key in SWITCHES:
                typed[key] = self.business.second.on
        return typed

    def _dated(self, key: str) -> dict[str, Typed]:
        """Give the price at which a count is made; it must not be read at another one later."""
        return {key.replace(COUNT, "able_at_price"): likely(self.business.offer.price)}

    def _restore(self, saved: Saved) -> None:
        # The keeper has merged already: what this page has not written yet stands over what was kept.
        given = {
            key: list(value) if isinstance(value, tuple) else value for key, value in saved.numbers.items()
        }
        start = self._chosen(saved)
        found = usable(start, given, self._link)
        self.typed = {**self.keeper.waiting, **found.numbers}
        self.answers = {**self._given_answers, **saved.answers}
        if found.refused:
            for told_why in in_short([sentence(error, self.t) for error in found.refused], self.t):
                self.keeper.say(told_why)
            # Not kept any longer, or it would be refused again at each reload and in whatever file goes out.
            self.keeper.keep(numbers={error.key: found.numbers.get(error.key) for error in found.refused})
        self._begin(start)
        for key in found.numbers:
            if key.endswith(COUNT):
                self.typed = self._dated(key) | self.typed
        self.restored += 1

    def _chosen(self, saved: Saved) -> Business:
        """Give the business that the learner chose to start from; the page's own where they chose none."""
        name = saved.answers.get(START)
        if self._linked or not isinstance(name, str) or name not in preset_names():
            return self.given
        return self._named(name)


def plain(value: float | Range | bool) -> Typed:  # noqa: FBT001 - a switch is a value here
    """Give a number the way it is written into a file: a number, a list of three, or a switch."""
    if isinstance(value, Range):
        return [float(point) for point in value]
    if isinstance(value, bool):
        return value
    return float(value)
