"""Say in one plain sentence why a number from a link, a file or a command line was not taken.

These numbers come in machine form (`12.5`, `0.4` for 40 %), so the examples are in machine form too; the
bounds print the reader's way. What a learner types into a box has its own sentences, in `amount_error`.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Literal

from case_studies.business import Activity
from case_studies.errors import FieldError
from widgets.amounts import format_amount, format_number
from widgets.texts import N_

if TYPE_CHECKING:
    from case_studies.quantity import Quantity
    from widgets.save_file_error import SaveFileError, SaveFileReason
    from widgets.texts import Texts

Source = Literal["file", "link", "browser"]

_FROM: dict[Source, str] = {
    "file": N_("This file cannot be used: {why}; choose one that you saved here, named “halfhour-…”."),
    "link": N_("This link cannot be used: {why}; copy it again, whole, from where it came."),
    "browser": N_(
        "The numbers kept in this browser cannot be read: {why}; they stay untouched until you change one."
    ),
}
_WHY: dict[SaveFileReason, str] = {
    "too_big": N_("it is too long for numbers saved here"),
    "not_json": N_("it does not hold numbers saved here"),
    "not_ours": N_("it does not hold numbers saved here"),
    "newer": N_("it was made by a newer version of this course"),
    "wrong_types": N_("not everything in it is a number or a short answer"),
    "not_a_link": N_("a part of it is missing or was changed"),
}
_SWITCHES = {"second_on": N_("A cheaper product")}
_PLAIN_NUMBER = re.compile(r"-?[0-9]{1,12}(?:\.[0-9]{1,6})?")
_SHOWN_KEYS = 4


def sentence(error: FieldError | SaveFileError, t: Texts, *, source: Source = "file") -> str:
    """Say what was wrong, what was given and what is accepted, in the language of `t`.

    Args:
        error: From `case_studies.parse`, or from reading a save file or a link.
        t: The reader's texts.
        source: For a `SaveFileError`, where the text came from.

    Returns:
        One sentence; what the learner gave stands in it as plain text, not as HTML.
    """
    if not isinstance(error, FieldError):
        return t(_FROM[source], why=t(_WHY[error.reason]))
    if error.reason == "unknown_key":
        return _unknown_key(error, t)
    if error.reason == "unknown_business":
        names = ", ".join(error.accepted)
        return t(
            "No business is called “{given}”; choose one of these: {names}.", given=error.given, names=names
        )
    if error.quantity is not None:
        return _number(error, error.quantity, t)
    return _no_number(error, t)


def _no_number(error: FieldError, t: Texts) -> str:
    """Say what is wrong with a switch, a file, or another part of a business that is no number."""
    label = t(_SWITCHES.get(error.key, error.key))
    if error.accepted:
        words = t("{one} or {other}", one=", ".join(error.accepted[:-1]), other=error.accepted[-1])
        return t(
            "{label}: “{given}” cannot be used; give {words}.", label=label, given=error.given, words=words
        )
    if error.key == "file":
        return t(
            "“{given}” cannot be read; give a TOML file with the numbers of one business.", given=error.given
        )
    if error.key == "business":
        return t(
            "The parts of this business do not fit together; compare it with one that comes with the course."
        )
    return t(
        "{label}: “{given}” cannot be read; compare it with a business that comes with the course.",
        label=label,
        given=error.given,
    )


def _unknown_key(error: FieldError, t: Texts) -> str:
    close = get_close_matches(error.key, error.accepted, n=1)
    if close:
        return t("No number is called “{key}”; did you mean “{close}”?", key=error.key, close=close[0])
    some = ", ".join(error.accepted[:_SHOWN_KEYS])
    return t("No number is called “{key}”; names are, for example, {some}.", key=error.key, some=some)


def _number(error: FieldError, quantity: Quantity, t: Texts) -> str:
    label = _label(error, quantity, t)
    low, high = _bounds(quantity, t)
    given = _given(error, quantity, t)
    if error.reason == "range_order":
        return t(
            "{label}: “{given}” is not in order; give lowest, likeliest and highest, from {low} to {high}.",
            label=label,
            given=given,
            low=low,
            high=high,
        )
    if error.reason == "out_of_range" and _fits_alone(error, quantity):
        return t(
            "{label}: “{given}” with the other shares is more than the whole; they add up to {high} at most.",
            label=label,
            given=given,
            high=high,
        )
    example = _example(quantity, t)
    if not given:
        return t(
            "{label}: no number was given; give one from {low} to {high}, for example {example}.",
            label=label,
            low=low,
            high=high,
            example=example,
        )
    problem = (
        t("“{given}” is out of range", given=given)
        if error.reason == "out_of_range"
        else t("“{given}” is not a number", given=given)
    )
    return t(
        "{label}: {problem}; give one from {low} to {high}, for example {example}.",
        label=label,
        problem=problem,
        low=low,
        high=high,
        example=example,
    )


def _label(error: FieldError, quantity: Quantity, t: Texts) -> str:
    """Name the field; numbers of the activity in question have bare keys, those of the others a prefix."""
    own = error.key in Activity.model_fields or error.key.startswith(("activities.0.", "share_"))
    return t(quantity.label if own or not quantity.elsewhere else quantity.elsewhere)


def _given(error: FieldError, quantity: Quantity, t: Texts) -> str:
    """Print a number the reader's way; a share as it came, since 40 is not 40 %, and so anything else."""
    plain = error.given.strip("()[] ")
    if quantity.unit != "share" and _PLAIN_NUMBER.fullmatch(plain):
        return format_number(float(plain), quantity.unit, t.lang)
    return plain


def _fits_alone(error: FieldError, quantity: Quantity) -> bool:
    """Tell a share that is too big by itself from one that is too big beside the others."""
    numbers = [float(found) for found in _PLAIN_NUMBER.findall(error.given)]
    return (
        "share_" in error.key and bool(numbers) and all(quantity.low <= n <= quantity.high for n in numbers)
    )


def _bounds(quantity: Quantity, t: Texts) -> tuple[str, str]:
    """Print lowest and highest; a unit that is a word stands only once."""
    high = format_amount(quantity.high, quantity.unit, t.lang)
    if quantity.unit in {"EUR", "share"}:
        return format_amount(quantity.low, quantity.unit, t.lang), high
    return format_number(quantity.low, quantity.unit, t.lang), high


def _example(quantity: Quantity, t: Texts) -> str:
    """Give an accepted number as it has to be written, below a thousand so that nothing parts its digits."""
    rough = quantity.clip(float(f"{min(quantity.high, 1000) / 10:.1g}"))
    if quantity.unit == "share":
        return t("{number} for {amount}", number=f"{rough:g}", amount=format_amount(rough, "share", t.lang))
    return f"{rough:g}"
