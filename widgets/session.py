"""One learner on one page: the numbers they start from, those they typed, and the business that follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from traitlets import HasTraits, Instance, Int

from case_studies.business import Business
from case_studies.errors import FieldError, FieldErrors
from case_studies.flat import fields
from case_studies.parse import preset, try_numbers
from case_studies.ranges import Range
from widgets.field_sentences import sentence
from widgets.keeper import Keeper
from widgets.texts import Texts, check_lang
from widgets.wrong_number import WrongNumberError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from widgets.save_file import Saved

Typed = float | bool | list[float]


class Session(HasTraits):
    """The learner's numbers, shared by every panel of a page.

    Args:
        lang: "fr" or "en".
        workbook: the workbook's name, such as ``01_lester``.
        business: name of the business to start from.
        numbers: flat numbers to start with, from whoever prepared the page; a wrong one is an error.
        link: flat numbers out of the page's address; a wrong one is left out and told in `problems`.

    Attributes:
        business: the numbers as they stand: the start, and what was typed on top; observable.
        start: the numbers before anything was typed.
        answers: what was typed that is not a number of the business: guesses, plans.
        restored: counts how often saved numbers came in; observable.
        problems: sentences about numbers that could not be used, in the reader's language.
        keeper: where the numbers are kept.

    Raises:
        WrongNumberError: one sentence in the reader's language, where something given can not be used.
    """

    business = Instance(Business)
    restored = Int()

    def __init__(
        self,
        lang: str,
        workbook: str,
        business: str = "lester",
        numbers: Mapping[str, object] | None = None,
        link: Mapping[str, object] | None = None,
    ) -> None:
        super().__init__()
        self.t = Texts(check_lang(lang))
        self.lang = self.t.lang
        self.typed: dict[str, Typed] = {}
        self.answers: dict[str, str | float] = {}
        link = dict(link or {})
        problems = []
        wanted = str(link.pop("business", business))
        try:
            base = preset(wanted)
        except FieldError as error:
            if wanted == business:
                raise WrongNumberError(sentence(error, self.t)) from error
            problems.append(error)
            base = preset(business)
        self.start, wrong = try_numbers(base, numbers or {})
        if wrong:
            raise WrongNumberError(" ".join(sentence(error, self.t) for error in wrong)) from FieldErrors(
                wrong
            )
        self.business, wrong = try_numbers(self.start, link)
        self.typed = self._read(link)
        self.problems = tuple(sentence(error, self.t) for error in (*problems, *wrong))
        self.keeper = Keeper(lang=self.lang, workbook=workbook)
        if self.typed:
            self.keeper.keep(numbers=self.typed)
        self.keeper.on_restore(self._restore)

    def put(self, key: str, value: float | Range | bool) -> None:  # noqa: FBT001 - a switch is a value here
        """Take a number that the learner typed, keep it, and work out the business anew.

        Raises:
            FieldErrors: where the number can not be used; fields check before they come here.
        """
        typed = {key: plain(value)}
        if key.endswith("able_of_ten"):
            # A count is made at a price; it must not be read at another one later.
            typed[key.replace("able_of_ten", "able_at_price")] = plain(self.business.offer.price)
        self.typed |= typed
        self._work_out()
        self.keeper.keep(numbers=typed)

    def answer(self, key: str, value: str | float) -> None:
        """Keep an answer that is not a number of the business."""
        self.answers[key] = value
        self.keeper.keep(answers={key: value})

    def _read(self, link: Mapping[str, object]) -> dict[str, Typed]:
        """Give a link's numbers as if they were typed; those that can not be used are left out."""
        known, switched = fields(self.start), {"second_on": self.business.second.on}
        typed: dict[str, Typed] = {key: value for key, value in switched.items() if key in link}
        for key, given in link.items():
            if key in known and not try_numbers(self.start, {key: given})[1]:
                typed[key] = plain(known[key].quantity.read(given))
        return typed

    def _restore(self, saved: Saved) -> None:
        # The keeper has merged already: what this page has not written yet stands over what was kept.
        self.typed = {
            key: list(value) if isinstance(value, tuple) else value for key, value in saved.numbers.items()
        }
        self.answers = dict(saved.answers)
        self._work_out()
        self.restored += 1

    def _work_out(self) -> None:
        # Numbers of other workbooks are kept without being ours to judge.
        self.business, _ = try_numbers(self.start, self.typed)


def plain(value: float | Range | bool) -> Typed:  # noqa: FBT001 - a switch is a value here
    """Give a number the way it is written into a file: a number, a list of three, or a switch."""
    if isinstance(value, Range):
        return [float(point) for point in value]
    if isinstance(value, bool):
        return value
    return float(value)
