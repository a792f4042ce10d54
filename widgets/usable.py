"""Part the numbers that came in from outside into those that can be used and those that can not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from case_studies.flat import SWITCHES, fields
from case_studies.parse import try_numbers

if TYPE_CHECKING:
    from collections.abc import Mapping

    from case_studies.business import Business
    from case_studies.errors import FieldError
    from widgets.texts import Texts

_MOST_SAID = 3


class Usable(NamedTuple):
    """What became of numbers that came in.

    Attributes:
        numbers: flat key -> number, those in use.
        refused: why each other number of this business cannot be used. Numbers of other businesses are
            neither in use nor refused: nobody here can judge them.
    """

    numbers: dict[str, Any]
    refused: tuple[FieldError, ...]


def usable(start: Business, given: Mapping[str, Any], link: Mapping[str, Any]) -> Usable:
    """Put in the numbers that can be used.

    Numbers that are too much only together are refused together, for neither is more right than the other;
    but a number that the page's link gave stands, and where another is refused the link's takes its place.

    Args:
        start: the business before.
        given: flat key -> a number, three numbers or a switch.
        link: the numbers of the page's link, which can be used together.
    """
    known = fields(start)
    ours = {key: value for key, value in given.items() if key in known or key in SWITCHES}
    _, wrong = try_numbers(start, ours)
    refused = {error.key: error for error in wrong if link.get(error.key) != ours[error.key]}
    good = {key: value for key, value in ours.items() if key not in refused}
    for key in refused.keys() & link.keys():
        instead = good | {key: link[key]}
        if not try_numbers(start, instead)[1]:
            good = instead
    return Usable(good, tuple(refused.values()))


def in_short(sentences: list[str], t: Texts) -> list[str]:
    """Say the first three, and how many more there are: a file full of mistakes must not fill the page."""
    if (more := len(sentences) - _MOST_SAID) > 0:
        rest = t.n("{n} more number cannot be used.", "{n} more numbers cannot be used.", n=more)
        sentences = [*sentences[:_MOST_SAID], rest]
    return sentences
