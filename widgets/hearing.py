"""What a page may tell a widget: what the widget's own script sends, and nothing else."""

from __future__ import annotations

import json
from typing import Any

import ipywidgets
from traitlets import TraitError


class Hearing(ipywidgets.Widget):  # type: ignore[misc]  # ipywidgets ships no types
    """A widget that passes over what its script does not say: anybody may write to their page's socket.

    The page sets those traits alone that are tagged `by_page`; an ordinary widget has it set every one that
    is synced, its children and its script included.
    """

    def _handle_msg(self, msg: dict[str, Any]) -> None:
        """Take one message of the page."""
        match _whole(msg["content"].get("data")):
            case {"method": "update", "state": dict(state)}:
                heard: dict[str, Any] = {"method": "update", "state": state}
            case {"method": "request_state"}:
                heard = {"method": "request_state"}
            case {"method": "custom", "content": content}:
                heard = {"method": "custom", "content": content}
            case _:
                return
        super()._handle_msg({**msg, "content": {**msg["content"], "data": heard}})

    def set_state(self, sync_data: dict[str, Any]) -> None:
        """Take values of the page; it is told again of each that is not taken."""
        taken, refused = {}, []
        for name, value in sync_data.items():
            if name not in self.keys:
                continue
            if not self.trait_metadata(name, "by_page"):
                refused.append(name)
                continue
            try:
                self.traits()[name]._validate(self, value)  # noqa: SLF001 - traitlets checks nowhere else without setting
            except TraitError:
                refused.append(name)
            else:
                taken[name] = value
        if taken:
            super().set_state(taken)
        if refused:
            self.send_state(refused)


def _whole(data: object) -> object:
    """Give a message without half characters (lone surrogates): no answer that repeats one could be sent."""
    try:
        text = json.dumps(data, ensure_ascii=False)
        text.encode()
    except UnicodeEncodeError:
        return json.loads(text.encode("utf-8", "replace"))
    except RecursionError:
        return None
    return data
