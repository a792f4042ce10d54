"""The palette: readable on a light page and on a dark one, and the only place that holds a colour."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.colours import contrast, luminance
from widgets import palette
from widgets.palette import COLOURS
from workbooks import scheme
from workbooks.paths import TEMPLATE_FOLDER, WORKBOOKS

WIDGETS = Path(palette.__file__).parent
GROUNDS = ("paper", "card")
BY_CHANNEL = ("violet", "blue", "rose", "olive", "slate")

# Text on what it stands on. WCAG 2.2 asks for 4.5 to 1.
TEXTS = [
    *[(text, ground) for text in ("ink", "quiet", "accent", "half", "posting") for ground in GROUNDS],
    *[(text, "card") for text in ("unsure", "warn", "some-edge", *BY_CHANNEL)],
    ("warn", "paper"),
    ("accent-over", "card"),
    *[(text, "desk") for text in ("ink", "quiet")],
    *[(text, "tint") for text in ("ink", "quiet", "numeral")],
    ("numeral", "card"),
    *[(text, "soft") for text in ("ink", "accent")],
    ("ink", "sunk"),
    *[(text, fill) for text in ("on-accent", "card") for fill in ("accent", "accent-over")],
    *[("card", bar) for bar in ("ink", "half", "posting")],  # a figure written into its bar
    ("paper", "ink"),  # that numbers are coming
    ("code", "code-ground"),
]
# Pictures, and the edges of controls, on what they stand on: 3 to 1.
DRAWN = [
    *[(drawn, ground) for drawn in ("edge", "focus", "half", "posting", "warn") for ground in GROUNDS],
    *[(drawn, "card") for drawn in ("outline", "plain", "unsure", "some-edge", *BY_CHANNEL)],
]
# A bare colour on a line or on paper that a text beside it names too; in the dark they need not be as faint.
DARK_ONLY = [("rule", "card"), ("pale", "card")]

WRITTEN = re.compile(r"#[0-9a-fA-F]{3,8}\b|%23[0-9a-f]{6}|\b(?:rgba?|hsla?|oklch)\(")
SEE_THROUGH = "rgba(0,0,0,0)"
# What may hold colours: the table, what is written from it, and an icon, which lies on a tab's ground.
APART = {"widgets/palette.py", "workbooks/jupyter/voila/templates/halfhour/scheme.html"}
# A hub takes each of its pages as one file, so that the palette's colours are written down in it once more.
HUB = "workbooks/hub/templates/page.html"
ICON = re.compile(r'<link rel="icon" href="data:[^"]*">')


@pytest.mark.parametrize("way", ["light", "dark"])
@pytest.mark.parametrize(("one", "other", "least"), [(*p, 4.5) for p in TEXTS] + [(*p, 3.0) for p in DRAWN])
def test_a_pair_of_colours_has_the_contrast_that_reading_it_needs(
    one: str, other: str, least: float, way: str
) -> None:
    assert contrast(getattr(COLOURS[one], way), getattr(COLOURS[other], way)) >= least


@pytest.mark.parametrize(("one", "other"), DARK_ONLY)
def test_what_is_faint_on_a_light_page_is_seen_on_a_dark_one(one: str, other: str) -> None:
    assert contrast(COLOURS[one].dark, COLOURS[other].dark) >= 3


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


def test_the_dark_page_is_dark_and_the_light_one_light() -> None:
    for ground in (*GROUNDS, "desk", "sunk", "soft", "tint"):
        assert luminance(COLOURS[ground].dark) < 0.05
        assert luminance(COLOURS[ground].light) > 0.8
    assert (
        luminance(COLOURS["card"].dark) > luminance(COLOURS["paper"].dark) > luminance(COLOURS["desk"].dark)
    )


def test_two_colours_that_a_figure_cannot_tell_apart_are_alike_in_the_dark_or_are_none_of_a_figures() -> None:
    named = palette.names()
    apart = {"shadow", "on-accent", "code", "code-ground"}  # of the page only
    for name, colour in COLOURS.items():
        first = COLOURS[named[colour.light].removeprefix("--hh-")]
        assert name in apart or first.dark == colour.dark, name


def test_a_name_that_is_no_colours_is_refused() -> None:
    with pytest.raises(KeyError):
        palette.light("mauve")


def test_the_pages_head_is_written_from_the_palette() -> None:
    assert scheme.FILE.read_text("utf-8") == scheme.scheme(), "run `python -m workbooks.scheme`"


def test_no_colour_is_written_down_outside_the_palette() -> None:
    house = WIDGETS.parent
    found = {}
    for folder in (WIDGETS, WORKBOOKS):
        for path in folder.rglob("*"):
            name = path.relative_to(house).as_posix()
            if path.suffix not in {".css", ".js", ".py", ".j2", ".html"} or name in {*APART, HUB}:
                continue
            if "static" in path.parts and TEMPLATE_FOLDER not in path.parents:
                continue  # what others have written
            text = ICON.sub("", path.read_text("utf-8")).replace(f'"{SEE_THROUGH}"', "")
            if written := WRITTEN.findall(text):
                found[name] = written
    assert found == {}


def test_the_hubs_page_has_the_palettes_colours_in_both_schemes() -> None:
    light, _, dark = (WIDGETS.parent / HUB).read_text("utf-8").partition("prefers-color-scheme: dark")
    names = ("paper", "ink", "accent")
    assert set(WRITTEN.findall(light)) == {COLOURS[name].light for name in names}
    assert set(WRITTEN.findall(dark)) == {COLOURS[name].dark for name in (*names, "on-accent")}


def test_every_name_that_a_style_sheet_asks_for_is_there() -> None:
    sheets = [*WIDGETS.rglob("*.css"), *WORKBOOKS.rglob("*.css"), *TEMPLATE_FOLDER.glob("*.j2")]
    text = "\n".join(path.read_text("utf-8") for path in sheets)
    defined = set(re.findall(r"(--hh-[\w-]+):", text)) | {f"--hh-{name}" for name in COLOURS}
    # Measures of a place, set by its scripts or its template, and what a page may set for our controls.
    defined |= {"--hh-scheme", "--hh-ground", "--hh-font", "--hh-foot"}
    assert set(re.findall(r"var\((--hh-[\w-]+)\)", text)) <= defined
