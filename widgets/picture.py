"""A figure as plain data: written without plotly, and plotly's own as soon as somebody asks for it as such.

Half of a workbook's processor time was plotly's checking of every colour and size of figures that are always
put together alike. The tests do that once for all of them (`tests/widgets/conftest.py`).
"""

from __future__ import annotations

import base64
from datetime import date
from functools import cached_property
from math import isfinite
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    import plotly.graph_objects as go

# What plotly.js calls the types of the arrays that it reads as they lie in memory.
_TYPED = {"i1", "u1", "i2", "u2", "i4", "u4", "f4", "f8"}
_SMALLER = {"i": ("i1", "i2", "i4"), "u": ("u1", "u2", "u4")}


class Picture:
    """Traces and layout, in plotly's terms and exactly as plotly.js takes them: no shorthands.

    Anything that is asked of it beside `written` is answered by `figure`: `picture.data`, `picture.show()`.

    Args:
        traces: Each a dict with its `type`.
        layout: See `widgets.figures.house_style`.

    Attributes:
        written: Both, by their names in plotly.js: `data`, `layout`.
    """

    def __init__(self, traces: Sequence[dict[str, Any]], layout: dict[str, Any]) -> None:
        self.written: dict[str, Any] = {"data": list(traces), "layout": layout}

    @cached_property
    def figure(self) -> go.Figure:
        """The same as plotly's own figure.

        Raises:
            ValueError: Where plotly knows no such attribute, or no such value of it.
        """
        # Imported here: a page is drawn without it.
        import plotly.graph_objects as go  # noqa: PLC0415 - see above

        return go.Figure(**self.written)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever plotly's figure has
        if name.startswith("__"):  # asked by Python itself, also while this is being copied
            raise AttributeError(name)
        return getattr(self.figure, name)


def plain_json(figure: Picture | go.Figure) -> dict[str, Any]:
    """Give a figure as JSON without importing plotly's own writer, which takes seconds to import.

    Number arrays become plotly's typed arrays (`dtype`, `bdata`), other arrays lists, missing numbers None.
    The template is left out.
    """
    written = figure.written if isinstance(figure, Picture) else figure.to_dict()
    layout = {key: value for key, value in written.get("layout", {}).items() if key != "template"}
    return {"data": _plain(written.get("data", [])), "layout": _plain(layout)}


def _plain(value: Any) -> Any:  # noqa: ANN401 - a figure holds anything
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, np.ndarray):
        return _typed(value) or _plain(value.tolist())
    if isinstance(value, np.generic):
        return _plain(value.item())
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    if isinstance(value, float) and not isfinite(value):
        return None
    return value.isoformat() if isinstance(value, date) else value


def _typed(array: np.ndarray) -> dict[str, str] | None:
    """Give an array as plotly.js reads it fastest; None for one that it can not read so."""
    kind = array.dtype.str[1:]
    if kind in {"i8", "u8"} and array.size:
        fitting = (each for each in _SMALLER[kind[0]] if _fits(array, each))
        kind = next(fitting, kind)
    if kind not in _TYPED or not array.size:
        return None
    lying = np.ascontiguousarray(array, f"<{kind}")
    typed = {"dtype": kind, "bdata": base64.b64encode(lying.tobytes()).decode("ascii")}
    return typed | ({"shape": ", ".join(map(str, array.shape))} if array.ndim > 1 else {})


def _fits(array: np.ndarray, kind: str) -> bool:
    most = np.iinfo(kind)
    return bool(array.min() >= most.min and array.max() <= most.max)
