"""A hundred dots, some of them full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from widgets.figures.house_style import NOBODY, NOBODY_EDGE, POSTING, house_style
from widgets.picture import Picture

if TYPE_CHECKING:
    from typing import Any

_WIDE, _NARROW = 20, 10  # dots in a line
_TALL = 34


def draw(full: int) -> Picture:
    """Draw a hundred dots, the first `full` of them full.

    Returns:
        Trace `dots`.
    """
    lines = 100 // _WIDE
    trace: dict[str, Any] = {
        "type": "scatter",
        "mode": "markers",
        "name": "dots",
        "x": [i % _WIDE for i in range(100)],
        "y": [lines - 1 - i // _WIDE for i in range(100)],
        "marker": {
            "size": 20,
            "color": [POSTING if i < full else NOBODY for i in range(100)],
            "line": {"color": [POSTING if i < full else NOBODY_EDGE for i in range(100)], "width": 1.5},
        },
        "hoverinfo": "skip",
        "cliponaxis": False,
    }
    bare = {"visible": False, "automargin": False}
    small = 100 // _NARROW
    layout = house_style(
        height=_TALL * lines + 12,
        margin={"l": 12, "r": 12, "t": 6, "b": 6, "pad": 0},
        xaxis=bare | {"range": [-0.5, _WIDE - 0.5]},
        yaxis=bare | {"range": [-0.6, lines - 0.4]},
        meta={
            "narrow": {
                "height": 29 * small,
                "data[0].x": [i % _NARROW for i in range(100)],
                "data[0].y": [small - 1 - i // _NARROW for i in range(100)],
                "xaxis.range": [-0.5, _NARROW - 0.5],
                "yaxis.range": [-0.6, small - 0.4],
            }
        },
    )
    return Picture([trace], layout)
