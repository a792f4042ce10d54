"""A model's answers, kept for as long as the same numbers are asked about."""

from __future__ import annotations

from functools import lru_cache, wraps
from inspect import signature
from typing import TYPE_CHECKING, NamedTuple, ParamSpec, TypeVar

from pydantic import BaseModel

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")
R = TypeVar("R")


class _Written(NamedTuple):
    """A model as text: it may hold dicts, and is no key of a cache itself."""

    kind: type[BaseModel]
    text: str


def kept(most: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Have a function work out an answer once for the same arguments.

    Arguments count by value. They are pydantic models, each handed to the function as a copy, and whatever
    can be hashed. All who ask share one answer, so it is nothing that anybody changes. Threads may ask at
    once, as with `functools.lru_cache`, which keeps the answers.

    Args:
        most: how many answers to keep: those asked for last.
    """

    def keep(answer: Callable[P, R]) -> Callable[P, R]:
        arguments = signature(answer)

        @lru_cache(maxsize=most)
        def of_written(*written: object) -> R:
            return answer(*map(_read, written))  # type: ignore[call-arg, arg-type]  # bound to its signature below

        @wraps(answer)
        def of(*args: P.args, **named: P.kwargs) -> R:
            bound = arguments.bind(*args, **named)
            bound.apply_defaults()
            return of_written(*map(_as_key, bound.args))

        return of

    return keep


def _as_key(value: object) -> object:
    return _Written(type(value), value.model_dump_json()) if isinstance(value, BaseModel) else value


def _read(value: object) -> object:
    return value.kind.model_validate_json(value.text) if isinstance(value, _Written) else value
