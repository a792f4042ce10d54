"""How controls and pictures stand: side by side where there is room, one after the other where not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from widgets.lean import Stack

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ipywidgets import Widget


def explorer(
    controls: Sequence[Widget], pictures: Sequence[Widget], lead: Widget | None = None
) -> list[Stack]:
    """Give a panel's only child: two columns, which the style sheet sets side by side in a wide panel.

    Args:
        controls: What can be moved.
        pictures: What then changes.
        lead: The control that moves the first picture. In a narrow panel these two come first, together, and
            the rest follows below; without one, all controls stand above all pictures.
    """
    columns = [Stack(list(controls)), Stack(list(pictures))]
    both = Stack(columns)
    for box, name in zip((*columns, both), ("hh-controls", "hh-pictures", "hh-columns"), strict=True):
        box.add_class(name)
    if lead is not None:
        lead.add_class("hh-lead")
        pictures[0].add_class("hh-lead")
    return [both]
