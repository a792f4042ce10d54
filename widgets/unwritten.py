"""What changed on this page and is not yet in the browser's copy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Literal

from widgets.save_file import Saved, checked

How = Literal["merge", "replace", "set_aside"]
Patch = Mapping[str, Any]


@dataclass(frozen=True)
class Unwritten:
    """Changes on their way to the browser; None stands for a key that goes.

    Attributes:
        turn: counts the changes; the browser confirms by naming it.
        how: `merge` into the browser's copy, `replace` it, or `set_aside` what stands there (it can not be
            read, but it is somebody's) and then replace it.
        numbers: flat key -> new value.
        answers: key -> new value.
        leaving: keys of the address's query that are kept once this is written; they leave the address then,
            not before, so that no reload loses them and none takes them twice.
    """

    turn: int = 0
    how: How = "merge"
    numbers: dict[str, Any] = field(default_factory=dict)
    answers: dict[str, Any] = field(default_factory=dict)
    leaving: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether there is anything to write."""
        return self.how != "merge" or bool(self.numbers or self.answers or self.leaving)

    def plus(self, before: Saved, after: Saved) -> Unwritten:
        """Add what made `after` of `before`."""
        return replace(
            self,
            turn=self.turn + 1,
            numbers=self.numbers | _difference(before.numbers, after.numbers),
            answers=self.answers | _difference(before.answers, after.answers),
        )

    def instead(self, after: Saved, how: How) -> Unwritten:
        """Have the whole of `after` written in place of what the browser has."""
        return Unwritten(self.turn + 1, how, **after.model_dump(), leaving=self.leaving)

    def without(self, keys: tuple[str, ...]) -> Unwritten:
        """Have these keys leave the address with what is written."""
        return replace(self, turn=self.turn + 1, leaving=keys)

    def again(self) -> Unwritten:
        """Ask once more for the same."""
        return replace(self, turn=self.turn + 1)

    def over(self, stored: Saved) -> Saved:
        """Give what the browser's copy will be once this is written."""
        base = stored if self.how == "merge" else Saved()
        return patched(base, self.numbers, self.answers)

    def as_data(self) -> dict[str, Any]:
        """Give it as plain data."""
        return asdict(self)


def patched(saved: Saved, numbers: Patch, answers: Patch) -> Saved:
    """Put new values in, and take out the keys whose new value is None.

    Raises:
        SaveFileError: with reason `wrong_types`.
    """
    return checked(_put(saved.numbers, numbers), _put(saved.answers, answers))


def _put(old: Patch, new: Patch) -> dict[str, Any]:
    return {key: value for key, value in {**old, **new}.items() if value is not None}


def _difference(before: Patch, after: Patch) -> dict[str, Any]:
    gone = dict.fromkeys(before.keys() - after.keys())
    return gone | {key: value for key, value in after.items() if key not in before or before[key] != value}
