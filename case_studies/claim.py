"""One published figure or verdict, with everything that is known about where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from case_studies.prose import Prose

Sure = Literal["published", "recomputed", "inferred", "assumed"]
"""`published` in an article or a study; `recomputed` by us from that; `inferred` by reasoning; `assumed`."""

Shape = Literal["exact", "about", "over", "under", "at_most", "range", "several", "words"]
"""How `values` are meant; `range` is lowest and highest, `several` stand side by side, `words` has none."""

Seen = Literal["article", "excerpt", "secondary", "ours"]
"""Where we read it: in the article itself, in an excerpt of the study, second-hand; or it is our own."""


@dataclass(frozen=True, kw_only=True)
class Claim:
    """A figure and its provenance, never apart. What is not known is None, and `prose(lang).hides` says so.

    Attributes:
        id: dotted name, such as ``lester.price``.
        sure: how sure we are of it.
        seen: where we read it.
        source: key of the source in the ledger.
        values: the figures as published: percent as 42, not 0.42 (see `shares`); empty where it is words.
        shape: how the figures are meant.
        code: the verdict or the words as a code (``keep``, ``majority``), or None.
        unit: unit of the values: ``percent``, ``points``, ``EUR/month``, ``hours``, ...
        also: other numbers that belong to the claim, by name: a threshold, a confidence level.
        n: how many answered or were counted.
        n_shape: how n is meant.
        n_of: what was counted (``firms``, ``people``), a key of the ledger's words.
        base: id of the claim that tells of whom the figure is a share, where that is not everybody asked.
        cites: ids of other claims whose figures the prose names.
        reasons: which of reach, keep and serve a verdict on a business is about.
        article: the article that states it, "A" or "B", or None.
        asked: who asked, counted or wrote.
        title: title of the source as far as given.
        year: year the figure is about or was published; the first one where `year_end` is given.
        place: country code, or None.
        currency: currency code where it is money, or None.
        texts: what a learner reads, by language; see `prose`.
        lines: where it comes from in one line, by language; see `provenance`.
    """

    id: str
    sure: Sure
    seen: Seen
    source: str
    unit: str | None = None
    values: tuple[float, ...] = ()
    shape: Shape = "exact"
    code: str | None = None
    also: Mapping[str, float]
    n: int | None = None
    n_shape: Literal["exact", "about", "over"] = "exact"
    n_of: str | None = None
    base: str | None = None
    cites: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    article: Literal["A", "B"] | None = None
    asked: str | None = None
    title: str | None = None
    year: int | None = None
    year_end: int | None = None
    place: str | None = None
    currency: str | None = None
    texts: Mapping[str, Prose]
    lines: Mapping[str, str]

    @property
    def value(self) -> float | None:
        """The figure where there is exactly one, otherwise None: see `values`."""
        return self.values[0] if len(self.values) == 1 else None

    @property
    def shares(self) -> tuple[float, ...]:
        """The values as shares, 0-1.

        Raises:
            ValueError: If the claim is not in percent or percentage points.
        """
        if self.unit not in {"percent", "points"}:
            raise ValueError(f"{self.id} is in {self.unit}; only percent and points are shares.")
        return tuple(value / 100 for value in self.values)

    def prose(self, lang: str) -> Prose:
        """Give what a learner reads about this claim.

        Raises:
            ValueError: If `lang` is not "fr" or "en".
        """
        return self.texts[self._known(lang)]

    def provenance(self, lang: str) -> str:
        """Give one line on where the figure comes from, such as "Zoomerang panel, United States, 2011".

        Raises:
            ValueError: If `lang` is not "fr" or "en".
        """
        return self.lines[self._known(lang)]

    def _known(self, lang: str) -> str:
        if lang not in self.texts:
            raise ValueError(f'The language is {lang!r}; it can be "fr" or "en".')
        return lang
