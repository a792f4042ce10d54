"""The learner's own half-hour: what it is, and when they try it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from traitlets import TraitError

from widgets.calendar_day import long_date
from widgets.panel import Panel
from widgets.text_field import TextField

if TYPE_CHECKING:
    from widgets.session import Session

WHAT, WHEN = "half_hour", "try_on"


class Promise(Panel):
    """Two lines to finish: "My half-hour is ..." and "I will try it on ...". Kept with the answers.

    Args:
        session: where they are kept.
    """

    def __init__(self, session: Session) -> None:
        self._session, t = session, session.t
        self._what = TextField(
            t("My half-hour is"),
            lang=session.lang,
            placeholder=t("for example: I ring three past customers every Tuesday"),
        )
        self._when = TextField(t("I will try it on"), lang=session.lang, kind="date")
        super().__init__([self._what, self._when])
        self._quiet = False
        for key, field in ((WHAT, self._what), (WHEN, self._when)):
            field.observe(lambda change, key=key: self._keep(key, change["new"]), "value")
        session.observe(lambda _: self._restore(), "restored")
        self._restore()

    def _keep(self, key: str, value: str) -> None:
        if not self._quiet:
            self._session.answer(key, value)
        self._say()

    def _restore(self) -> None:
        self._quiet = True
        try:
            for key, field in ((WHAT, self._what), (WHEN, self._when)):
                # A file may hold a longer line, or a day that is none: the box stays empty then.
                try:
                    field.value = str(self._session.answers.get(key, ""))
                except TraitError:
                    field.value = ""
        finally:
            self._quiet = False
        self._say()

    def _say(self) -> None:
        t, blank, day = self._session.t, "___", self._when.value
        self.sentence = t(
            "My half-hour is {what}; I will try it on {when}.",
            what=self._what.value or blank,
            when=long_date(date.fromisoformat(day), t.lang) if day else blank,
        )
