"""What a cover hides is not given away by the panel's text form on a page."""

from __future__ import annotations

from widgets.cover import Cover
from widgets.panel import COVERED, Panel
from widgets.passage import Passage
from widgets.session import Session
from widgets.shell import Shell


def panel(session: Session) -> Panel:
    """Make a panel that waits for a guess."""
    made = Panel()
    made.cover = Cover(made, session, lambda _: None, lambda: [Passage("42 of 100", lang="en")])
    made.sentence = "42 of 100"
    return made


def test_a_covered_panel_says_so_beside_its_text_until_it_is_lifted() -> None:
    session = Session("en", "01_lester", "lester")
    place = Shell(session, panel)
    for one in (place, place.inside):
        bundle = one._repr_mimebundle_()
        assert bundle["text/plain"] == "42 of 100"
        assert bundle[COVERED] == {}
    place.inside.cover.lift()
    for one in (place, place.inside):
        assert COVERED not in one._repr_mimebundle_()
