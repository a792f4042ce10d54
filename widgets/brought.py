"""What a trainer's link, `?price=1200&hours=6`, brought to a page, until it is the learner's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from case_studies.flat import SWITCHES
from widgets.amounts import format_amount
from widgets.form_groups import label
from widgets.unwritten import patched

if TYPE_CHECKING:
    from case_studies.flat import Field
    from case_studies.units import Unit
    from widgets.save_file import Saved
    from widgets.texts import Texts

_MOST_NAMED = 4


@dataclass(frozen=True)
class Brought:
    """Numbers in the query of a page's address.

    Attributes:
        numbers: flat key -> number, each fit for use.
        keys: the keys of the query that are numbers here, those that cannot be used included; they leave
            the address when the numbers become the learner's own. Keys of others stay in it.
        told: what the link brought, in one sentence; empty where it brought nothing.
    """

    numbers: Mapping[str, Any] = field(default_factory=dict)
    keys: tuple[str, ...] = ()
    told: str = ""

    def __bool__(self) -> bool:
        """Tell whether the query named any number."""
        return bool(self.keys)

    def over(self, saved: Saved) -> Saved:
        """Put these numbers in, in place of those that are there."""
        return patched(saved, self.numbers, {})

    def under(self, saved: Saved) -> Saved:
        """Add those of these numbers that are not there."""
        return patched(saved, {**self.numbers, **saved.numbers}, {})


def told(numbers: Mapping[str, Any], known: Mapping[str, Field], t: Texts, business: str = "") -> str:
    """Say which numbers a link brought, the first four by name.

    Args:
        numbers: flat key -> number, as they are kept.
        known: the business's fields.
        t: the reader's texts.
        business: title of the business to start from, where the link names one.
    """
    parts = [part for key, value in numbers.items() if (part := _one(key, value, known, t))]
    if (more := len(parts) - _MOST_NAMED) > 0:
        parts = [*parts[:_MOST_NAMED], t.n("{n} more number", "{n} more numbers", n=more)]
    if business:
        parts.insert(0, t("our assumptions for “{business}”", business=t(business)))
    if not parts:
        return ""
    listed = ("\u202f; " if t.lang == "fr" else "; ").join(parts)
    return t("This link brought: {numbers}.", numbers=listed)


def _one(key: str, value: Any, known: Mapping[str, Field], t: Texts) -> str:  # noqa: ANN401 - any kept number
    """Give a number's label and value, to stand inside a sentence."""
    if key in SWITCHES:
        words, amount = t("A cheaper product"), t("yes") if value else t("no")
    elif known[key].path[-1] == "able_at_price":
        return ""  # not a number of its own: it says when a count was made
    else:
        words, amount = label(known[key], t), _amount(value, known[key].quantity.unit, t)
    return f"{words[0].lower()}{words[1:]}, {amount}"


def _amount(value: float | Sequence[float], unit: Unit, t: Texts) -> str:
    if isinstance(value, Sequence):
        low, likeliest, high = (format_amount(point, unit, t.lang) for point in value)
        return t("{low} to {high}, most likely {likely}", low=low, high=high, likely=likeliest)
    return format_amount(value, unit, t.lang)
