"""Who has a place, who gets one, and whose is given up: a list, and the clock that it is kept by."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbooks.places.memory import reserve

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class Patience:
    """How long a place is kept, in seconds.

    Attributes:
        unopened: For a page that was sent and never opened its socket: a preview of a link, a search engine.
        away: For one whose socket is closed: a phone that is locked, a network that has gone.
        pressed: For the same where somebody else waits at the door.
        forgotten: For an open page on which nothing has been moved. Longer than half a day's workshop has
            between two breaks; after it, the page says that it has ended, and one button brings it back.
        lately: For how long who has given up a place still counts as one of those inside.
        wait: How long one of those inside waits for a place, the page before still standing on the screen.
        look: How often it is looked for places to give up.
    """

    unopened: float = 90
    away: float = 20 * 60
    pressed: float = 60
    forgotten: float = 4 * 60 * 60
    lately: float = 60
    wait: float = 8
    look: float = 20


PATIENCE = Patience()


@dataclass(eq=False)
class Place:
    """What one page holds.

    Attributes:
        browser: Whose it is: a name that means nothing beyond this server, and may be empty.
        kernel: The kernel's id; empty before there is one.
        since: Since when nobody is connected.
        sent: Whether the page has come to its end.
        opened: Whether its socket was ever opened.
        sockets: Those that are open.
        moved: When something was last moved on it, or it was first opened.
        going: Whether it is being given up, and counts no more.
        extra: Whether it was given although as many as are counted were taken.
    """

    browser: str
    since: float
    kernel: str = ""
    sent: bool = False
    opened: bool = False
    sockets: set[object] = field(default_factory=set)
    moved: float = 0
    going: bool = False
    extra: bool = False


@dataclass
class Door:
    """The list of places.

    A learner inside who goes on, or reloads, asks for the new page while the old one is still open: browsers
    let the old one go once the new one begins to come. So there are some places more than are counted, which
    only those inside are given, and each of them one: it is no room for more tabs.

    Args:
        most: How many there are; None for as many as are asked for.
        patience: How long they are kept.
        clock: Tells the time in seconds.
    """

    most: int | None = None
    patience: Patience = PATIENCE
    clock: Callable[[], float] = time.monotonic
    places: set[Place] = field(default_factory=set)
    _left: dict[str, float] = field(default_factory=dict)

    @property
    def taken(self) -> int:
        """How many places are taken."""
        return sum(not place.going for place in self.places)

    def inside(self, browser: str) -> bool:
        """Whether somebody has a place, or has just given one up."""
        if not browser:
            return False
        left = self._left.get(browser)
        lately = left is not None and self.clock() - left <= self.patience.lately
        return lately or any(place.browser == browser for place in self.places)

    def take(self, browser: str) -> Place | None:
        """Give a place; None where there is none for this visitor."""
        if self._wanting(browser) > 0:
            return None
        if not self._beyond():
            # Nobody needs the reserve any more: whoever had of it may have of it again.
            for place in self.places:
                place.extra = False
        full = self.most is not None and self.taken >= self.most
        place = Place(browser, self.clock(), extra=full)
        self.places.add(place)
        return place

    def _beyond(self) -> bool:
        """Whether places of the reserve are taken."""
        return self.most is not None and self.taken > self.most

    def _wanting(self, browser: str) -> int:
        """Give how many places have to come free before this visitor gets one; 0 where there is one."""
        if self.most is None:
            return 0
        has = self._beyond() and any(
            place.extra and not place.going and place.browser == browser for place in self.places
        )
        more = reserve(self.most) if self.inside(browser) and not has else 0
        return max(0, self.taken + 1 - self.most - more)

    def give_way(self, browser: str) -> list[Place]:
        """Give the places that are to be given up so that a visitor gets one.

        Nothing where there is one, and where giving up all that are away would not be enough: then nobody
        loses a page for nothing.
        """
        wanting, away = self._wanting(browser), self.away()
        return away[:wanting] if wanting <= len(away) else []

    def free(self) -> bool:
        """Whether a visitor from outside would get a place."""
        return not self._wanting("") or bool(self.give_way(""))

    def give_back(self, place: Place) -> None:
        """Take a place off the list."""
        self.places.discard(place)
        if place.browser:
            now = self.clock()
            # Those who left long ago are forgotten here: nothing else looks at them.
            kept = {who: left for who, left in self._left.items() if now - left <= self.patience.lately}
            self._left = kept | {place.browser: now}

    def connect(self, place: Place, socket: object) -> None:
        """Note that a socket was opened; who only comes back has moved nothing."""
        if not place.opened:
            self.move(place)
        place.opened = True
        place.sockets.add(socket)

    def move(self, place: Place) -> None:
        """Note that something was moved on the page."""
        place.moved = self.clock()

    def disconnect(self, place: Place, socket: object) -> None:
        """Note that a socket was closed; one that broke before it was open never counted."""
        if socket in place.sockets:
            place.sockets.discard(socket)
            place.since = self.clock()

    def send(self, place: Place) -> None:
        """Note that the page has come to its end: from now on its socket is waited for."""
        place.sent = True
        if not place.opened:
            place.since = self.clock()

    def over(self, place: Place) -> bool:
        """Whether a place is to be given up."""
        if place.going or not place.sent:
            return False
        if place.sockets:
            return self.clock() - place.moved > self.patience.forgotten
        patience = self.patience.away if place.opened else self.patience.unopened
        return self.clock() - place.since > patience

    def away(self) -> list[Place]:
        """Give the places that go where somebody waits for one, the one that is away longest first."""
        away = [
            place
            for place in self.places
            if place.sent
            and not place.going
            and not place.sockets
            and self.clock() - place.since > self.patience.pressed
        ]
        return sorted(away, key=lambda place: place.since)
