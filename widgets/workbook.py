"""What every workbook has: one set of numbers, a place to keep them, and where its figures come from."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from widgets.door import Door
from widgets.given_answers import given_answers
from widgets.links import read_query
from widgets.notice import Notice
from widgets.panel import Panel
from widgets.plausibility import Plausibility
from widgets.promise import Promise
from widgets.session import Session
from widgets.shell import Shell
from widgets.silence import keep_silent, unwatched
from widgets.sources import Sources
from widgets.texts import Texts, check_lang
from widgets.waiting import Waiting, waits
from widgets.wrong_number import WrongNumberError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from case_studies.ranges import Range
    from widgets.keeper import Keeper

P = TypeVar("P", bound=Panel)


class Workbook:
    """The panels of one workbook, over one set of numbers; each is made when it is first asked for.

    A workbook is a subclass that names itself and its claims, and gives each panel of its own as a cached
    property: ``return self.place(Own)``.

    Args:
        lang: "fr" or "en".
        business: name of the business to start from.
        more: further flat numbers, such as ``{"half_hour_cap_hours": 2}``, or the same as JSON text, which is
            what a command line gives.
        answers: answers to begin with until the learner's own come in, such as ``{"why_reasons": "reach"}``,
            or the same as JSON text; names as in a learner's file.
        **numbers: flat numbers, such as ``price=100``; None leaves the business's own.

    Attributes:
        NAME: the notebook's name without its ending.
        CLAIMS: ids of the claims that the page's figures come from, those of one source together.
        session: the learner's numbers.

    Raises:
        WrongNumberError: one sentence, where something given can not be used.
    """

    NAME: ClassVar[str]
    CLAIMS: ClassVar[tuple[str, ...]]

    def __init__(
        self,
        lang: str,
        business: str = "lester",
        more: Mapping[str, object] | str | None = None,
        *,
        answers: Mapping[str, object] | str | None = None,
        **numbers: float | Range | str | None,
    ) -> None:
        if unwatched():
            keep_silent()
        # A parameter of the page that nobody gave says nothing against the same number in `more`.
        told = {key: value for key, value in numbers.items() if value is not None}
        given = {key: value for key, value in _further(more, lang).items() if value is not None} | told
        link = read_query(os.environ.get("QUERY_STRING", ""))
        t = Texts(check_lang(lang))
        begin_with = given_answers(answers, t)
        for key, value in begin_with.items():
            if refused := self._refused(key, value, t):
                raise WrongNumberError(refused)
        self.session = Session(lang, self.NAME, business, given, link, answers=begin_with)

    def _refused(self, key: str, value: str | float, t: Texts) -> str:  # noqa: ARG002 - for whoever asks more
        """Say why an answer that the page was given can not be used; nothing where it can."""
        return ""

    def place(self, make: Callable[[Session], P]) -> Shell[P]:
        """Give a panel a place on the page, where it is made anew for another business."""
        return Shell(self.session, make)

    def place_own(
        self,
        make: Callable[[Session], P],
        *,
        asks: bool = False,
        also: str = "",
        keys: Sequence[str] = (),
    ) -> Shell[P]:
        """Give a place to a panel that says a verdict: it waits where no number is the learner's.

        Args:
            make: makes the panel.
            asks: whether what stands there meanwhile asks for the numbers.
            also: what it says of the place beside, in the reader's language.
            keys: the numbers that the page is about, one of which has to be the learner's; without them, any.
        """

        def made(session: Session) -> P:
            if not waits(session, keys):
                return make(session)
            return cast("P", Waiting(session, make, asks=asks, also=also, keys=keys))

        return self.place(made)

    @cached_property
    def notice(self) -> Notice:
        """Sentences about numbers that came with the page; nothing where all is well."""
        return Notice(self.session)

    @cached_property
    def door(self) -> Door:
        """How do people come to you?"""
        return Door(self.session)

    @cached_property
    def plausibility(self) -> Shell[Plausibility]:
        """A second look at the learner's own numbers."""
        return self.place(Plausibility)

    @cached_property
    def promise(self) -> Shell[Promise]:
        """My half-hour is ..., I will try it on ..."""
        return self.place(Promise)

    @property
    def keeper(self) -> Keeper:
        """Where the numbers are kept."""
        return self.session.keeper

    @cached_property
    def sources(self) -> Sources:
        """Where the published figures come from."""
        return Sources(self.CLAIMS, lang=self.session.lang)


def _further(more: Mapping[str, object] | str | None, lang: str) -> Mapping[str, object]:
    """Read further numbers, also from JSON text."""
    try:
        found = json.loads(more) if isinstance(more, str) else more or {}
    except ValueError:
        found = None
    if not isinstance(found, Mapping):
        t = Texts(check_lang(lang))
        raise WrongNumberError(
            t(
                "“more” takes numbers by their names, for example {example}.",
                example='{"half_hour_cap_hours": 2}',
            )
        )
    return found
