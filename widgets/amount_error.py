"""Why a typed number was not taken, said in one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from widgets.texts import N_, Texts

if TYPE_CHECKING:
    from widgets.texts import Lang

Reason = Literal[
    "empty",
    "not_a_number",
    "two_numbers",
    "separators",
    "two_readings",
    "wrong_unit",
    "too_many_digits",
    "out_of_range",
    "not_in_order",
]

_PROBLEMS: dict[Reason, str] = {
    "empty": N_("The box is empty: type a number, such as {example}"),
    "not_a_number": N_("“{typed}” is not a number: type digits, such as {example}"),
    "two_numbers": N_("“{typed}” looks like more than one number: type only one, such as {example}"),
    "separators": N_("In “{typed}” a comma, point or space is out of place: type it like {example}"),
    "two_readings": N_("“{typed}” can be read two ways: type {big} or {small}"),
    "wrong_unit": N_("“{typed}” is in another unit: type only the number, such as {example}"),
    "too_many_digits": N_("“{typed}” has too many digits: type a shorter number, such as {example}"),
    "out_of_range": N_("“{typed}” is out of range: type a number from {low} to {high}"),
    "not_in_order": N_(
        "“{typed}” breaks the order: the lowest comes first, then the likeliest, then the highest"
    ),
}

_OR_A_RANGE = N_(
    "“{typed}” looks like more than one number: type only one, such as {example}, or press “Not sure?” to"
    " give the lowest and the highest"
)

_LONGEST_QUOTE = 24


class AmountError(ValueError):
    """A typed number that was not taken.

    Args:
        reason: A stable code, one of `Reason`.
        typed: What the learner typed.
        lang: The language in which it was read.
        **values: What this reason's sentence needs: `example`, `big` and `small`, or `low` and `high`.

    Attributes:
        reason: The code.
        typed: What the learner typed, shortened if long.
        values: What else the sentence needs, already formatted for the reader.
    """

    def __init__(self, reason: Reason, typed: str, lang: Lang, **values: str) -> None:
        self.reason = reason
        # Half a character (a lone surrogate) can be sent to no page.
        clean = " ".join(typed.encode("utf-8", "replace").decode().split())
        self.typed = clean if len(clean) <= _LONGEST_QUOTE else clean[: _LONGEST_QUOTE - 1] + "…"
        self.lang = lang
        self.values = values
        super().__init__(self.sentence(Texts("en")))

    def sentence(self, t: Texts, *, kept: str | None = None, unsure: bool = False) -> str:
        """Say in one sentence what was wrong, what is accepted, and, if given, the value still in use.

        Args:
            t: The reader's texts.
            kept: The value still in use.
            unsure: Whether the field has a “Not sure?” to press, for three numbers in place of one.
        """
        told = _OR_A_RANGE if unsure and self.reason == "two_numbers" else _PROBLEMS[self.reason]
        problem = t(told, typed=self.typed, **self.values)
        if kept is None:
            return t("{problem}.", problem=problem)
        return t("{problem}; until then {kept} stays in use.", problem=problem, kept=kept)
