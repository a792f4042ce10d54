"""The published prices for having pages run, on one scale: where the article's bill comes from."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from case_studies.claims import claim
from widgets.amounts import format_amount
from widgets.chart import Table
from widgets.figures.house_style import CARD, INK, LINE, NOBODY_EDGE, POSTING, QUIET, house_style
from widgets.figures.labels import NOTHING, euros
from widgets.figures.rows import BARE, NARROW, WIDE, Row, Rows
from widgets.picture import Picture
from widgets.texts import N_, Texts

if TYPE_CHECKING:
    from case_studies.claim import Claim

# Claim, what it is called, and what is said below: from the article's figure down to where it comes from.
_ROWS: tuple[tuple[str, str, str], ...] = (
    ("myths.outsourcing_monthly", N_("The article"), N_("Facebook and Twitter, without strategy or content")),
    ("outsourcing.original", N_("Its English original"), N_("the same number, in dollars")),
    ("outsourcing.twitter", N_("Twitter alone"), N_("prices in the United States, 2011")),
    ("outsourcing.facebook", N_("Facebook alone"), N_("prices in the United States, 2011")),
    (
        "outsourcing.low_end_sum",
        N_("The two cheap ends, added"),
        N_("our reading of where that figure comes from"),
    ),
    (
        "outsourcing.freelance_france",
        N_("A freelancer in France"),
        N_("one undated list of three packages; what they hold is not told"),
    ),
)
_OPEN = "inferred"
_SIZE, _SMALL = 15, 11  # of a point: on a phone three prices stand close together


class _Found(NamedTuple):
    claim: Claim
    name: str
    about: str
    euros: tuple[float, ...]


def _found(rate: float, t: Texts) -> list[_Found]:
    found = []
    for key, name, about in _ROWS:
        one = claim(key)
        factor = rate if one.currency == "USD" else 1.0
        found.append(_Found(one, t(name), t(about), tuple(factor * value for value in one.values)))
    return found


def draw(rate: float = 1.0, *, lang: str, guess: float | None = None) -> Picture:
    """Draw each published price as a point or from its lowest to its highest, EUR a month.

    Args:
        rate: EUR for one dollar; the article took them one for one.
        lang: "fr" or "en".
        guess: EUR a month that the learner expected; it stands on top.

    Returns:
        Traces `ranges` (lines, parted by None) and `points` (the guess first, where there is one).

    Raises:
        ValueError: For another language.
    """
    t = Texts(lang)
    found = _found(rate, t)
    rows = [_row(one, rate, t) for one in found]
    if guess is not None:
        rows.insert(0, Row(f"<b>{t('Your guess')}</b>", lead=_large(euros(guess, lang))))
    wide, narrow = (Rows(rows, replace(room, bar=18)) for room in (WIDE, NARROW))
    first = len(rows) - len(found)
    most = 1.02 * max([guess or 0, *(value for one in found for value in one.euros)])
    ranged = [len(one.euros) > 1 and one.claim.shape == "range" for one in found]

    def ends(rows: Rows) -> list[float | None]:
        middles = rows.middles[first:]
        return _parted([y for y, wanted in zip(middles, ranged, strict=True) if wanted])

    def each(rows: Rows) -> list[float]:
        middles = rows.middles[first:]
        return [*rows.middles[:first], *(y for one, y in zip(found, middles, strict=True) for _ in one.euros)]

    layout = house_style(
        height=wide.height,
        margin={"l": 8, "r": 8, "t": 0, "b": 0, "pad": 0},
        xaxis=BARE | {"range": [0, most]},
        yaxis=BARE | {"range": [0, wide.height]},
        annotations=wide.notes,
        shapes=_ways(wide),
        meta={
            "narrow": {
                "height": narrow.height,
                "yaxis.range": [0, narrow.height],
                "annotations": narrow.notes,
                "shapes": _ways(narrow),
                "data[0].y": ends(narrow),
                "data[1].y": each(narrow),
                "data[1].marker.size": _SMALL,
            }
        },
    )
    spans = {
        "type": "scatter",
        "mode": "lines",
        "name": "ranges",
        "x": [x for one, wanted in zip(found, ranged, strict=True) if wanted for x in (*one.euros, None)],
        "y": ends(wide),
        "line": {"color": POSTING, "width": 7},
        "hoverinfo": "skip",
    }
    points = {
        "type": "scatter",
        "mode": "markers",
        "name": "points",
        "x": [*([guess] if guess is not None else []), *(x for one in found for x in one.euros)],
        "y": each(wide),
        "marker": {
            "size": _SIZE,
            "symbol": ["diamond"] * first + ["circle"] * sum(len(one.euros) for one in found),
            "color": [INK] * first
            + [CARD if one.claim.sure == _OPEN else POSTING for one in found for _ in one.euros],
            "line": {"color": [INK] * first + [POSTING] * sum(len(one.euros) for one in found), "width": 3},
        },
        "cliponaxis": False,
        "hoverinfo": "skip",
    }
    return Picture([spans, points], layout)


def _row(one: _Found, rate: float, t: Texts) -> Row:
    price = _large(_published(one.claim, t))
    about = one.about
    if one.claim.currency == "USD" and rate != 1:
        each = _joined(one.claim, [euros(value, t.lang) for value in one.euros], t)
        about = t("{about}: {euros}", about=about, euros=each)
    colour = QUIET if one.claim.sure == _OPEN else INK
    return Row(f"<b>{one.name}</b>", lead=price, below=(about,), colour=colour)


def _large(text: str) -> str:
    return f'<span style="font-size:1.15em"><b>{text}</b></span>'


def _published(one: Claim, t: Texts) -> str:
    """Print the figures of a claim in their own currency."""
    return _joined(one, [_money(value, one.currency, t) for value in one.values], t)


def _joined(one: Claim, each: list[str], t: Texts) -> str:
    if one.shape == "range":
        return t("{low} to {high}", low=each[0], high=each[-1])
    return ", ".join(each)


def _money(value: float, currency: str | None, t: Texts) -> str:
    # Babel prints US dollars as "$" in English and as "$US" in French.
    said = format_amount(value, "EUR", t.lang)
    return said.replace("€", "$") if currency == "USD" else said


def _ways(rows: Rows) -> list[dict[str, Any]]:
    """Give each row a thin line, and a mark where it begins."""
    thin = {"type": "line", "xref": "x domain", "yref": "y", "x0": 0, "x1": 1, "layer": "below"}
    zero = {"type": "line", "xref": "x", "yref": "y", "x0": 0, "x1": 0, "layer": "below"}
    return [
        *(thin | {"y0": y, "y1": y, "line": {"color": LINE, "width": 2}} for y in rows.middles),
        *(
            zero | {"y0": y - 7, "y1": y + 7, "line": {"color": NOBODY_EDGE, "width": 2}}
            for y in rows.middles
        ),
    ]


def _parted(ys: list[float]) -> list[float | None]:
    return [y for at in ys for y in (at, at, None)]


def reading(rate: float = 1.0, *, lang: str, guess: float | None = None) -> str:
    """Say in one sentence where the article's bill comes from; the arguments are those of `draw`."""
    t = Texts(lang)
    article, cheap = claim("myths.outsourcing_monthly"), claim("outsourcing.low_end_sum")
    said = t(
        "The {bill} a month is probably the cheap end of American prices of 2011, {dollars}, taken for euros"
        " as it stood; one French freelancer asks {least} to {most}.",
        bill=_published(article, t),
        dollars=_published(cheap, t),
        least=euros(min(claim("outsourcing.freelance_france").values), lang),
        most=euros(max(claim("outsourcing.freelance_france").values), lang),
    )
    if rate != 1 and cheap.value is not None:
        said = t(
            "{said} At {rate} for a dollar it would have been {euros}.",
            said=said,
            rate=format_amount(rate, "EUR", lang, decimals=2),
            euros=euros(rate * cheap.value, lang),
        )
    if guess is not None:
        said = t("{said} You guessed {guess}.", said=said, guess=euros(guess, lang))
    return said


def table(rate: float = 1.0, *, lang: str, guess: float | None = None) -> Table:
    """Give the numbers behind the picture; the arguments are those of `draw`."""
    t = Texts(lang)
    rows = [
        (
            one.name,
            _published(one.claim, t),
            _joined(one.claim, [euros(value, lang) for value in one.euros], t),
            one.about,
        )
        for one in _found(rate, t)
    ]
    if guess is not None:
        rows.append((t("Your guess"), NOTHING, euros(guess, lang), ""))
    return Table(
        t("Published prices for running pages, a month"),
        ("", t("As published"), t("In euros"), t("What it is")),
        tuple(rows),
    )
