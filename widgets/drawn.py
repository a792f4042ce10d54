"""One module of figures draws, reads and tabulates the same numbers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from widgets.chart import Chart

if TYPE_CHECKING:
    from types import ModuleType


def drawn(figure: ModuleType, *shown: Any, lang: str, **more: Any) -> tuple[Any, Any, Any]:  # noqa: ANN401 - each figure has its own
    """Have one module draw, say and tabulate the same numbers, in the order of `Chart.show`.

    The first is what draws, once somebody looks.

    Args:
        figure: a module of `widgets.figures`, with `draw`, `reading` and `table`.
        *shown: what all three take.
        lang: "fr" or "en".
        **more: what all three take by name, such as the learner's guess.
    """
    return (
        partial(figure.draw, *shown, lang=lang, **more),
        figure.reading(*shown, lang=lang, **more),
        figure.table(*shown, lang=lang, **more),
    )


def chart_of(figure: ModuleType, *shown: Any, title: str, lang: str, **more: Any) -> Chart:  # noqa: ANN401 - as above
    """Give the same as a chart."""
    picture, sentence, table = drawn(figure, *shown, lang=lang, **more)
    return Chart(picture, title=title, sentence=sentence, table=table, lang=lang)
