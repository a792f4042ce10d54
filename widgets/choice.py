"""One of a few answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from traitlets import TraitError, Unicode, validate

from widgets.assets import script
from widgets.question import Question

if TYPE_CHECKING:
    from collections.abc import Sequence

    from traitlets import Bunch

    from widgets.question import Style


class Choice(Question):
    """A question with a few answers, all of them in sight, of which one may be chosen.

    Args:
        label: The question, in the reader's language.
        options: The answers as (value, label) pairs, in order.
        value: The answer to begin with, or None for none yet.
        lang: "fr" or "en".
        style: "buttons" side by side, or "big" for the one question of a page.
        help: One more plain sentence below the question, or empty.

    Attributes:
        value: The value of the chosen answer, or None. Observable. Setting one that is not among the options
            raises TraitError with one sentence.

    Raises:
        ValueError: For options, a style or a language that make no choice.
        TraitError: For a value that is not among the options.
    """

    _esm = script("question", "choice")

    value = Unicode(None, allow_none=True, help="The chosen answer.").tag(sync=True, by_page=True)

    def __init__(  # noqa: PLR0913 - all but the first three by name
        self,
        label: str,
        options: Sequence[tuple[str, str]],
        value: str | None = None,
        *,
        lang: str,
        style: Style = "buttons",
        help: str = "",  # noqa: A002 - the word that the schema uses
    ) -> None:
        super().__init__(label, options, value, lang=lang, style=style, help=help)

    def _chosen(self) -> Sequence[str]:
        return [] if self.value is None else [self.value]

    @validate("value")
    def _check_value(self, proposal: Bunch) -> str | None:
        value: str | None = proposal["value"]
        if value is not None and value not in self._values():
            raise TraitError(f"{self.label}: the answer can be {', '.join(self._values())}, not {value!r}.")
        return value
