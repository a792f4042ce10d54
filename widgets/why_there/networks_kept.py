"""The networks that matter to the learner, as one answer: `facebook 0.5 0.0165 0.002; x 0.8 0.01 0.002`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case_studies.networks import SEEN, Network

if TYPE_CHECKING:
    from collections.abc import Iterable

    from widgets.session import Session

KEY = "why_networks"
_PARTS = 4


def networks_of(session: Session) -> tuple[Network, ...]:
    """Give the networks that are kept, in our order; what a file holds that is none is left out."""
    kept = session.answers.get(KEY, "")
    found = {
        network.name: network
        for text in (kept.split(";") if isinstance(kept, str) else [])
        if (network := _read(text.split()))
    }
    return tuple(found[name] for name in SEEN if name in found)


def keep_networks(session: Session, networks: Iterable[Network]) -> None:
    """Keep these networks and what is expected of each."""
    session.answer(KEY, "; ".join(f"{one.name} {one.there:g} {one.seen:g} {one.path:g}" for one in networks))


def _read(parts: list[str]) -> Network | None:
    if len(parts) != _PARTS or parts[0] not in SEEN:
        return None
    try:
        there, seen, path = (float(part) for part in parts[1:])
    except ValueError:
        return None
    # NaN fails the comparison and is refused with the rest.
    return Network(parts[0], there, seen, path) if all(0 <= n <= 1 for n in (there, seen, path)) else None
