"""What is covered until the learner has guessed."""

from __future__ import annotations

import gc
import weakref

from widgets.action_button import ActionButton
from widgets.cover import Cover
from widgets.guess_first import guessed
from widgets.number_field import NumberField
from widgets.panel import Panel
from widgets.session import Session
from widgets.shell import Shell


class Covered(Panel):
    def __init__(self, session: Session) -> None:
        self.field = NumberField("Price", 5, unit="EUR", low=0, high=9, lang="en")
        self.field.observe(lambda _: self.cover.look(), "value")
        super().__init__()
        self.cover = Cover(self, session, lambda session: guessed(session, "guess"), self._inside, wide=True)

    def _inside(self) -> list[NumberField]:
        return [self.field]


def test_it_is_uncovered_by_a_guess_and_only_then_wide() -> None:
    session = Session("en", "01_lester")
    panel = Covered(session)
    panel.cover.look()
    (button,) = panel.children
    assert isinstance(button, ActionButton)
    assert "hh-wide" not in panel._dom_classes  # noqa: SLF001 - what the page is given
    session.answer("guess", 0)
    panel.cover.look()
    assert panel.children == (panel.field,)
    assert {"hh-wide", "hh-explorer"} <= set(panel._dom_classes)  # noqa: SLF001


def test_or_by_the_button_without_a_guess() -> None:
    panel = Covered(Session("fr", "01_lester"))
    (button,) = panel.children
    button._handle_custom_msg({"kind": "click"}, [])  # noqa: SLF001 - where ipywidgets hands messages over
    assert panel.children == (panel.field,)


def test_what_stayed_covered_is_let_go_with_its_panel() -> None:
    session = Session("en", "01_lester")
    shell = Shell(session, Covered)
    gone = weakref.ref(shell.inside)
    session.start_from("lester_early")
    gc.collect()
    assert gone() is None
