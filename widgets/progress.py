"""What this learner has done so far, for the front page in JupyterLab."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from traitlets import Dict

from widgets.assets import script, style
from widgets.lean import LeanWidget
from widgets.panel import text_form
from widgets.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Mapping


class Progress(LeanWidget):
    """A list of the workbooks that this learner has begun or done, and where to go on.

    Everything is read in the browser, from the answers that it keeps: a workbook is done once all of its
    questions are answered, right or wrong. The page that `halfhour serve` opens marks the same on its map,
    by the same script, without a kernel.

    Args:
        course: `lang`; `workbooks`, each with `name`, `title`, `core` and `asks`, the names of its answers;
            and `words`, see `widgets.progress_words`.

    Raises:
        ValueError: For another language.
    """

    _esm = script("progress")
    _css = style("family", "progress")

    course = Dict(help="The workbooks and the words for how far they are.").tag(sync=True)

    def __init__(self, course: Mapping[str, Any]) -> None:
        t = Texts(course["lang"])
        super().__init__(course=dict(course))
        self._sentence = t("What you have done so far is read from your browser.")

    def _repr_mimebundle_(self, **_: object) -> tuple[dict[str, Any], dict[str, Any]]:
        return text_form(self, self._sentence), {}
