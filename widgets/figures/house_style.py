"""One look for every picture: quiet lines, large text, colours that mean the same thing everywhere."""

from __future__ import annotations

from typing import Any

from widgets.palette import light

# As they are on a light page: where the page is dark, the browser puts in the others (widgets/js/paint.js).
INK, QUIET, LINE = light("ink"), light("quiet"), light("line")
CARD = light("card")
POSTING, HALF_HOUR = light("posting"), light("half")
NOBODY, NOBODY_EDGE = (
    light("soft"),
    light("outline"),
)  # only the edge has a contrast of 3 on the card
CLEAR = "rgba(0,0,0,0)"

SANS = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif'
SERIF = 'Georgia, "Times New Roman", serif'


def house_style(*, height: int = 420, **changes: object) -> dict[str, Any]:
    """Give the layout that every figure starts from.

    Args:
        height: Of the whole picture, in pixels.
        **changes: Layout attributes; a dict is merged into the base one, all else replaces it.

    Returns:
        A layout without a template; the caller's own to change.
    """
    base: dict[str, Any] = {
        "template": {},
        "height": height,
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8, "pad": 4},
        "paper_bgcolor": CLEAR,
        "plot_bgcolor": CLEAR,
        "font": {"family": SANS, "size": 15, "color": INK},
        "colorway": [HALF_HOUR, POSTING, QUIET],
        "xaxis": _axis() | {"showgrid": False},
        "yaxis": _axis(),
        "showlegend": False,
        "legend": {"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom", "font": {"size": 15}},
        "dragmode": False,
        "hovermode": "closest",
        "hoverlabel": {
            "bgcolor": INK,
            "bordercolor": INK,
            "font": {"family": SANS, "size": 15, "color": CARD},
            "align": "left",
        },
    }
    return _merged(base, changes)


def _axis() -> dict[str, Any]:
    return {
        "fixedrange": True,
        "gridcolor": LINE,
        "linecolor": LINE,
        "zerolinecolor": light("rule"),
        "tickfont": {"size": 14, "color": QUIET},
        "title": {"font": {"size": 15, "color": INK}, "standoff": 12},
        "automargin": True,
        # There is room for each: to look for one that has none takes a third of a drawing's time.
        "ticklabeloverflow": "allow",
    }


def _merged(base: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    both = dict(base)
    for key, value in changes.items():
        old = both.get(key)
        both[key] = _merged(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return both
