"""Widgets' states in the page itself, so that its first picture waits for no socket."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

LAYOUT = "LayoutModel"


class State(dict[str, Any]):
    """One widget's state, which forgets the bytes that stood where something else has come.

    Args:
        buffers: The widget's bytes by their paths in it, as nbclient keeps them beside it, and for ever.
    """

    def __init__(self, buffers: dict[tuple[str | int, ...], dict[str, Any]]) -> None:
        super().__init__()
        self.buffers = buffers

    def update(self, said: dict[str, Any]) -> None:  # type: ignore[override]  # the one way nbclient has
        """Take what the kernel says; nbclient puts in the bytes that belong to it right after."""
        for path in [path for path in self.buffers if path[0] in said]:
            del self.buffers[path]
        super().update(said)


class Touched(dict[str, dict[str, Any]]):
    """States by widget, as nbclient collects them, and which have changed since somebody looked.

    Args:
        buffers: Their bytes, by widget, as nbclient collects them.
    """

    def __init__(self, buffers: dict[str, dict[tuple[str | int, ...], dict[str, Any]]]) -> None:
        super().__init__()
        self.buffers = buffers
        self.changed: dict[str, None] = {}

    def setdefault(self, key: str, _default: object = None, /) -> dict[str, Any]:
        """Note a widget that is about to change; this is the one way by which nbclient reaches a state."""
        self.changed[key] = None
        if key not in self:
            self[key] = State(self.buffers.setdefault(key, {}))
        return self[key]


class PageStates:
    """What the widgets of one page hold, told cell by cell, each script and style sheet once.

    Args:
        start: What Voila gives our template to start the kernel with; it knows who runs the cells.
    """

    def __init__(self, start: Callable[..., object]) -> None:
        self._executor: Any = getattr(start, "func").__self__.executor  # noqa: B009 - Voila tells it nowhere else
        self._states = self._executor.widget_state = Touched(self._executor.widget_buffers)
        self._texts: dict[str, int] = {}
        self._told: set[str] = set()

    def fresh(self) -> str:
        """Give the states that changed since the last cell, as JSON that may stand in a script element.

        It holds `states` by widget, whose `_esm` and `_css` are numbers of texts, the `fresh` texts, which
        come after those already told, and `buffers` where there are any: pairs of a path into the states and
        the bytes in base64. Nothing where nothing changed.
        """
        changed, self._states.changed = self._states.changed, {}
        known = len(self._texts)
        # What had measures and has none any more is told too: the page still has the old ones.
        said = [key for key in changed if key in self._told or not _plain(self._states[key])]
        told = {key: self._lean(self._states[key]) for key in said}
        if not told:
            return ""
        self._told.update(told)
        made: dict[str, Any] = {"states": told, "fresh": list(self._texts)[known:]}
        buffers = [
            [[key, *path], held["data"]]
            for key in told
            for path, held in self._states.buffers.get(key, {}).items()
        ]
        if buffers:
            made["buffers"] = buffers
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
