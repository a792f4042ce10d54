"""The channel of a widget, as it is once the widget stands on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ipywidgets import Widget


def opened(widget: Widget) -> Any:  # noqa: ANN401 - a channel has no type
    """Give a widget's channel to the page, opened."""
    assert widget.model_id
    return widget.comm
