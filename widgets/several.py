"""Any number of a few answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from traitlets import List, TraitError, Unicode, validate

from widgets.assets import script
from widgets.question import Question

if TYPE_CHECKING:
    from collections.abc import Sequence

    from traitlets import Bunch

    from widgets.question import Style


class Several(Question):
    """A question with a few answers, all of them in sight, of which any number may be chosen.

    Args:
        label: The question, in the reader's language.
        options: The answers as (value, label) pairs, in order.
        value: The answers to begin with.
        lang: "fr" or "en".
        style: "buttons" side by side, or "big" for the one question of a page.
        help: One more plain sentence below the question, or empty.

    Attributes:
        value: The values of the chosen answers, in the order of the options. Observable. Setting one that is
            not among the options raises TraitError with one sentence.

    Raises:
        ValueError: For options, a style or a language that make no choice.
        TraitError: For a value that is not among the options.
    """

    _esm = script("question", "several")

    value: List[Any] = List(Unicode(), help="The chosen answers.").tag(sync=True, by_page=True)

    def __init__(  # noqa: PLR0913 - all but the first three by name
        self,
        label: str,
        options: Sequence[tuple[str, str]],
        value: Sequence[str] = (),
        *,
        lang: str,
        style: Style = "buttons",
        help: str = "",  # noqa: A002 - the word that the schema uses
    ) -> None:
        super().__init__(label, options, list(value), lang=lang, style=style, help=help)

    def _chosen(self) -> Sequence[str]:
        return list(self.value)

    @validate("value")
    def _check_value(self, proposal: Bunch) -> list[str]:
        """Put the answers in order, each once: so two ways of choosing the same are the same value."""
        values = self._values()
        unknown = [value for value in proposal["value"] if value not in values]
        if unknown:
            raise TraitError(
                f"{self.label}: the answers can be {', '.join(values)}, not {', '.join(unknown)}."
            )
        return [value for value in values if value in proposal["value"]]
