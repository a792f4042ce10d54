"""What the learner expects of one network: who is there, who sees a post, who then gets in touch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case_studies.networks import SEEN, Network
from case_studies.ranges import likely
from widgets.lean import Stack
from widgets.number_field import NumberField
from widgets.panel import Panel
from widgets.passage import Passage

if TYPE_CHECKING:
    from collections.abc import Callable

    from widgets.session import Session

_TEN = 10


class NetworkFields(Panel):
    """Three numbers of one network.

    Args:
        session: the reader's texts and language.
        title: the network's name.
        network: what is expected of it to begin with.
        moved: called with the network when a number is another one.
    """

    def __init__(
        self, session: Session, title: str, network: Network, moved: Callable[[Network], None]
    ) -> None:
        self._t, self._name, self._moved = session.t, network.name, moved
        t, lang = session.t, session.lang
        heading = Passage("", headline=title, lang=lang, kind="plain", live=False)
        self._there = NumberField(
            t("Of ten people you want, how many are on there?"),
            _TEN * network.there,
            unit="of_ten",
            low=0,
            high=_TEN,
            lang=lang,
            key=f"{network.name} there",
        )
        self._seen = NumberField(
            t("Of those who are there, the share who see one post of yours"),
            network.seen,
            unit="share",
            low=0,
            high=1,
            lang=lang,
            key=f"{network.name} seen",
            step=0.005,
            help=t("Published for those who follow a page; others see less.")
            if isinstance(SEEN[network.name], str)
            else t("Our assumption: we know of no published figure."),
        )
        self._path = NumberField(
            t("Of those who have seen you, the share who get in touch"),
            network.path,
            unit="share",
            low=0,
            high=1,
            lang=lang,
            key=f"{network.name} path",
            step=0.001,
            help=t(
                "Our assumption, until you have counted. Nought if you see no way from a like to a purchase."
            ),
        )
        numbers = Stack([self._there, self._seen, self._path])
        numbers.add_class("hh-fields")
        super().__init__([heading, numbers])
        self._quiet = False
        for field in (self._there, self._seen, self._path):
            field.observe(lambda _: self._changed(), "value")
        self._say()

    @property
    def network(self) -> Network:
        """What is expected of the network as it stands here."""
        return Network(
            self._name,
            likely(self._there.value) / _TEN,
            likely(self._seen.value),
            likely(self._path.value),
        )

    def follow(self, network: Network) -> None:
        """Show what came from elsewhere."""
        self._quiet = True
        try:
            self._there.value = min(float(f"{_TEN * network.there:g}"), float(_TEN))
            self._seen.value, self._path.value = network.seen, network.path
        finally:
            self._quiet = False
        self._say()

    def _changed(self) -> None:
        if not self._quiet:
            self._moved(self.network)
        self._say()

    def _say(self) -> None:
        self.sentence = "\n".join(field.sentence for field in (self._there, self._seen, self._path))
