"""Two pictures of one sharing of hours: the ways compared, and where the hours go at best."""

from __future__ import annotations

from typing import TYPE_CHECKING

from widgets.chart import Chart
from widgets.drawn import drawn
from widgets.figures import hours_by_channel, three_ways
from widgets.figures.three_ways import Way

if TYPE_CHECKING:
    from collections.abc import Mapping

    from case_studies.sharing import Sharing
    from case_studies.split import Split
    from widgets.figures.channel_looks import Look
    from widgets.texts import Texts


class Pictures:
    """The two charts, kept up to date together.

    Args:
        sharing: the hours and channels.
        looks: how each channel is named and coloured.
        t: the reader's language.
        guess: hours for each channel that the learner would have given.

    Attributes:
        ways: the chart of the ways.
        hours: the chart of hours by channel.
        best: the best split.
        all_ways: the ways drawn.
    """

    def __init__(
        self,
        sharing: Sharing,
        looks: Mapping[str, Look],
        t: Texts,
        guess: Mapping[str, float] | None = None,
    ) -> None:
        self._t, lang = t, t.lang
        self.best, self.all_ways = _split(sharing, looks, guess)
        shown = _marked(guess)
        self.ways = Chart(
            three_ways.draw(self.all_ways, lang=lang),
            title=t("The same hours, shared out in several ways"),
            sentence=three_ways.reading(self.all_ways, lang=lang),
            table=three_ways.table(self.all_ways, lang=lang),
            lang=lang,
        )
        self.hours = Chart(
            hours_by_channel.draw(sharing, self.best, looks, lang=lang, guess=shown),
            title=t("Where the hours go at best"),
            sentence=hours_by_channel.reading(sharing, self.best, looks, lang=lang, guess=shown),
            table=hours_by_channel.table(sharing, self.best, looks, lang=lang),
            lang=lang,
        )

    def follow(
        self, sharing: Sharing, looks: Mapping[str, Look], guess: Mapping[str, float] | None = None
    ) -> Split:
        """Draw both for other numbers, and give the best split."""
        lang = self._t.lang
        self.best, self.all_ways = _split(sharing, looks, guess)
        shown = _marked(guess)
        self.ways.show(*drawn(three_ways, self.all_ways, lang=lang))
        self.hours.show(
            hours_by_channel.draw(sharing, self.best, looks, lang=lang, guess=shown),
            hours_by_channel.reading(sharing, self.best, looks, lang=lang, guess=shown),
            hours_by_channel.table(sharing, self.best, looks, lang=lang),
        )
        return self.best

    @property
    def sentence(self) -> str:
        """What both say."""
        return f"{self.ways.sentence}\n{self.hours.sentence}"


def _split(
    sharing: Sharing, looks: Mapping[str, Look], guess: Mapping[str, float] | None
) -> tuple[Split, tuple[Way, ...]]:
    best, one = sharing.best(), sharing.one()
    (all_in,) = (key for key, hours in one.hours.items() if hours)
    guessed = [Way("guess", sharing.given(guess))] if guess else []
    ways = (Way("even", sharing.even()), Way("one", one, looks[all_in].title), *guessed, Way("best", best))
    return best, ways


def _marked(guess: Mapping[str, float] | None) -> dict[str, float] | None:
    """Give the one channel of a guess that the learner was asked about: the last."""
    return dict(list(guess.items())[-1:]) if guess else None
