"""Every colour by what it is for, on a light page and on a dark one: nowhere else is one written down.

The dark page is no negative of the light one: a warm, dark paper, on which a card lies lighter than its
ground, and the house's teal and orange as light as they must be to be read on it.
"""

from __future__ import annotations

from typing import NamedTuple


class Colour(NamedTuple):
    """One colour on a light page, and the same on a dark one; as CSS has them."""

    light: str
    dark: str


COLOURS: dict[str, Colour] = {
    # What is written and drawn on.
    "paper": Colour("#fffdf8", "#1a1714"),
    "card": Colour("#ffffff", "#25211c"),
    "desk": Colour("#f1ede4", "#110f0d"),  # around a sheet of paper
    "sunk": Colour("#f4efe4", "#2f2a24"),
    "soft": Colour("#f6f2ea", "#332d26"),  # the fill of those who can not pay, and of what is pointed at
    "tint": Colour("#e3efed", "#1b3a36"),  # behind the row that matters
    # Text and lines.
    "ink": Colour("#1f2a33", "#ece5d9"),
    "quiet": Colour("#5b6670", "#b8ae9f"),
    "line": Colour("#e4ddd0", "#443d34"),
    "rule": Colour("#b9b0a0", "#7a7061"),
    "edge": Colour("#8a8578", "#968d7e"),  # of a control
    "outline": Colour("#958c7e", "#92897a"),  # of those who can not pay
    "band": Colour("rgba(91,102,112,0.18)", "rgba(184,174,159,0.2)"),  # what is likely, around a line
    "shadow": Colour("#1f2a33", "#000000"),
    "plain": Colour("#7a828a", "#a0988b"),  # a bar that takes no side
    # What they mean: the half-hour, posting, neither.
    "half": Colour("#0f6b63", "#54b9ac"),
    "posting": Colour("#b4530a", "#e68d47"),
    "numeral": Colour("#9a4508", "#f0a668"),  # posting's, read on a tint too
    "unsure": Colour("#94700f", "#d9b44c"),
    "some": Colour("#eac8a4", "#6b4a2c"),  # a paler posting
    "some-edge": Colour("#8a5a25", "#d8a873"),
    "pale": Colour("#dcae8a", "#96623b"),  # of posting, for ways that are not the learner's
    # Channels of a picture, after posting.
    "violet": Colour("#5b3f99", "#b9a4f2"),
    "blue": Colour("#1667a8", "#7dbdf1"),
    "rose": Colour("#9c2f66", "#f294c3"),
    "olive": Colour("#6b5b00", "#d3c45f"),
    "slate": Colour("#3d4a55", "#bccad5"),
    # What is pressed, and what goes wrong.
    "accent": Colour("#0f6b63", "#54b9ac"),
    "accent-over": Colour("#0a514b", "#8bd9ce"),  # with the pointer over it
    "on-accent": Colour("#ffffff", "#10211f"),
    "warn": Colour("#9a3412", "#ff9f82"),
    "focus": Colour("#1d4ed8", "#8db5ff"),
    # A code for a camera is dark on light, whatever lies around it.
    "code": Colour("#1f2a33", "#1f2a33"),
    "code-ground": Colour("#ffffff", "#ffffff"),
}

_LIGHT = ":where(:root,body:not(.hh-page)[data-jp-theme-light=true],.hh-light)"
_LAB = ":where(body:not(.hh-page)[data-jp-theme-light])"
_LAB_DARK = ":where(body:not(.hh-page)[data-jp-theme-light=false])"


def light(name: str) -> str:
    """Give a colour as a figure has it, which is always that of a light page: the browser knows its reader's.

    Raises:
        KeyError: For a name that is no colour's.
    """
    return COLOURS[name].light


def css() -> str:
    """Give the colours as custom properties, `--hh-ink` and so on, which follow the reader.

    They follow the browser's scheme, but in JupyterLab its own theme. What is printed, and what stands in
    `.hh-light`, is always light. `--hh-scheme` says which of the two it is, `--hh-ground` is what a widget
    lies on. A page that sets one of them itself is followed: all of these rules give way.
    """
    dark = _properties("dark")
    return (
        f"{_LIGHT}{{{_properties('light')}}}\n"
        f"@media screen and (prefers-color-scheme:dark){{:where(:root){{{dark}}}}}\n"
        f"@media screen{{{_LAB_DARK}{{{dark}}}}}\n"
        f"{_LAB}{{--hh-ground:var(--jp-layout-color0)}}\n"
    )


def names() -> dict[str, str]:
    """Give for each colour of a figure its custom property: of two that are alike there, the first."""
    found: dict[str, str] = {}
    for name, colour in COLOURS.items():
        found.setdefault(colour.light, f"--hh-{name}")
    return found


def _properties(scheme: str) -> str:
    told = {"scheme": scheme, "ground": getattr(COLOURS["paper"], scheme)}
    told |= {name: getattr(colour, scheme) for name, colour in COLOURS.items()}
    return ";".join(f"--hh-{name}:{value}" for name, value in told.items())
