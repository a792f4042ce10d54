"""Widgets' states in the page itself, so that its first picture waits for no socket."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

LAYOUT = "LayoutModel"


class Touched(dict[str, dict[str, Any]]):
    """States by widget, as nbclient collects them, and which have changed since somebody looked."""

    def __init__(self) -> None:
        super().__init__()
        self.changed: dict[str, None] = {}

    def setdefault(self, key: str, default: dict[str, Any] | None = None, /) -> dict[str, Any]:
        """Note a widget that is about to change; this is the one way by which nbclient reaches a state."""
        self.changed[key] = None
        return super().setdefault(key, {} if default is None else default)


class PageStates:
    """What the widgets of one page hold, told cell by cell, each script and style sheet once.

    Args:
        start: What Voila gives our template to start the kernel with; it knows who runs the cells.
    """

    def __init__(self, start: Callable[..., object]) -> None:
        self._executor: Any = getattr(start, "func").__self__.executor  # noqa: B009 - Voila tells it nowhere else
        self._states = self._executor.widget_state = Touched()
        self._texts: dict[str, int] = {}
        self._told: set[str] = set()

    def fresh(self) -> str:
        """Give the states that changed since the last cell, as JSON that may stand in a script element.

        It holds `states` by widget, whose `_esm` and `_css` are numbers of texts, and the `fresh` texts,
        which come after those already told. Nothing where nothing changed.
        """
        changed, self._states.changed = self._states.changed, {}
        known = len(self._texts)
        # What had measures and has none any more is told too: the page still has the old ones.
        said = [key for key in changed if key in self._told or not _plain(self._states[key])]
        told = {key: self._lean(self._states[key]) for key in said}
        if not told:
            return ""
        self._told.update(told)
        made = {"states": told, "fresh": list(self._texts)[known:]}
        return json.dumps(made, separators=(",", ":")).replace("<", "\\u003c")

    def _lean(self, state: dict[str, Any]) -> dict[str, Any]:
        """Give a state with the numbers of its script and its style sheet in their places."""
        numbers = {
            key: self._texts.setdefault(state[key], len(self._texts))
            for key in ("_esm", "_css")
            if key in state
        }
        return state | numbers


def widget_states(start: Callable[..., object]) -> PageStates:
    """Collect the widgets' states of one page; a filter of our template.

    Args:
        start: What Voila gives the template to start the kernel with, once it has.
    """
    return PageStates(start)


def _plain(state: dict[str, Any]) -> bool:
    """Whether a state says nothing: measures of a box that has none."""
    return state.get("_model_name") == LAYOUT and not any(
        value is not None for key, value in state.items() if not key.startswith("_")
    )
