"""One picture with the sentence that reads it and the numbers behind it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from traitlets import Dict, Instance, Unicode, default

from widgets.assets import script, style
from widgets.lean import LeanWidget
from widgets.panel import text_form
from widgets.picture import Picture, plain_json
from widgets.plotly_library import find_library
from widgets.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Callable

    import plotly.graph_objects as go

    Drawing: TypeAlias = Picture | go.Figure | Callable[[], Picture | go.Figure]


@dataclass(frozen=True)
class Table:
    """The numbers behind a picture, as the reader sees them.

    Attributes:
        caption: What the table holds, in a few words.
        headers: One a column.
        rows: Each as long as `headers`, formatted for the reader; the first cell names its row.

    Raises:
        ValueError: If a row is longer or shorter than the headers.
    """

    caption: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def __post_init__(self) -> None:
        # Lists are welcome: the table keeps its own copy.
        object.__setattr__(self, "headers", tuple(self.headers))
        object.__setattr__(self, "rows", tuple(tuple(row) for row in self.rows))
        for row in self.rows:
            if len(row) != len(self.headers):
                raise ValueError(f"A row has {len(row)} cells; each needs {len(self.headers)}, one a header.")


class Chart(LeanWidget):
    """A plotly figure, its one-sentence reading, and its table one key press (`t`) away.

    Its text form is the sentence: what nbval compares, what a screen reader reads, and what stands alone
    where no picture can be drawn. plotly.js is loaded once a page: found there, or asked of the kernel.

    `figure.layout.height` (pixels, 420 if not given) is reserved before the picture is there. It may follow
    the width: with `layout.meta["height"] = {"fixed": 130, "per_width": 0.5, "most": 600}` it is
    min(fixed + per_width * width, most). In a place narrower than 520 pixels the changes in
    `layout.meta["narrow"]` apply, paths with values:
    `{"height": 700, "xaxis2.domain": [0, 1], "annotations[0].font.size": 14, "data[1].visible": False}`.

    Annotations whose place depends on the numbers find a free one when they are drawn: for each,
    `layout.meta["labels"]` tells what it is the name of and its texts, the longest first. It is the name of a
    point (`{"kind": "mark", "texts": [...]}`), a level (`"level"`, and the `"end"` that it prefers, "left" or
    "right") or a line (`"line"`, and its `"trace"`). Those told first choose first; one that finds no
    room is left out.

    Args:
        figure: What to draw, one of ours or plotly's own, or what makes it once somebody looks; its template
            is dropped (see `widgets.figures.house_style`).
        title: What the picture shows, in a few words.
        sentence: What the picture says.
        table: The numbers behind it.
        lang: "fr" or "en"; how numbers and dates print, also `$` in a number format, which prints euros.

    Raises:
        ValueError: For another language.
    """

    _esm = script("paint", "labels", "chart")
    _css = style("chart")

    figure = Dict(help="The figure as plain JSON.").tag(sync=True)
    title = Unicode().tag(sync=True)
    sentence = Unicode().tag(sync=True)
    table = Instance(Table).tag(sync=True, to_json=lambda table, _: asdict(table))
    lang = Unicode().tag(sync=True)
    words = Dict(help="What the chart's own parts are called.").tag(sync=True)

    def __init__(self, figure: Drawing, *, title: str, sentence: str, table: Table, lang: str) -> None:
        t = Texts(lang)
        words = {
            "table": t("See the numbers as a table"),
            "no_picture": t("The picture cannot be drawn here; this table holds its numbers."),
        }
        self._drawing, self._looked_at = figure, False
        super().__init__(title=title, sentence=sentence, table=table, lang=t.lang, words=words)
        self.on_msg(self._answer)

    @default("figure")
    def _first(self) -> dict[str, Any]:
        self._looked_at = True
        return _drawn(self._drawing)

    def show(self, figure: Drawing, sentence: str, table: Table) -> None:
        """Change picture, sentence and table in one message, so that they never contradict each other."""
        with self.hold_sync():
            self._drawing = figure
            if self._looked_at:
                self.figure = _drawn(figure)
            self.sentence = sentence
            self.table = table

    def _answer(self, _: object, content: object, __: object) -> None:
        """Send the drawing library to a page that has none."""
        if content != {"kind": "plotly?"}:
            return
        try:
            library = find_library().read_bytes()
        except OSError:
            self.send({"kind": "no plotly"})
        else:
            self.send({"kind": "plotly"}, [library])

    def _repr_mimebundle_(self, **_: object) -> tuple[dict[str, Any], dict[str, Any]]:
        return text_form(self, self.sentence), {}


def _drawn(drawing: Drawing) -> dict[str, Any]:
    return plain_json(drawing() if callable(drawing) else drawing)
