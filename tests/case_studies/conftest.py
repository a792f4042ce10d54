"""Businesses for tests: exact numbers, a third activity, and every number of the schema varied."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import strategies as st

from case_studies.flat import fields
from case_studies.parse import from_dict, preset, try_numbers

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import SearchStrategy

    from case_studies.business import Business
    from case_studies.flat import Field


def _made_sure(part: Any) -> Any:  # noqa: ANN401 - nested data of any shape
    """Put the likeliest value in place of every range."""
    if isinstance(part, dict):
        return {key: _made_sure(value) for key, value in part.items()}
    if isinstance(part, tuple | list) and part and isinstance(part[0], dict):
        return [_made_sure(value) for value in part]
    return part[1] if isinstance(part, tuple) and part else part


def _value(field: Field, now: float) -> SearchStrategy[float]:
    """Give any accepted value, with the ends, today's and round ones more often."""
    low, high = field.quantity.low, field.quantity.high
    usual = [field.quantity.clip(v) for v in (0, 1, now / 10, now / 2, now, now * 2, now * 10)]
    return st.sampled_from([low, high, *usual]) | st.floats(low, high)


@pytest.fixture(scope="session")
def exact() -> Callable[[Business], Business]:
    """A business without any doubt: every range replaced by its likeliest value."""
    return lambda business: from_dict(_made_sure(business.model_dump()))


@pytest.fixture(scope="session")
def three_ways(exact: Callable[[Business], Business]) -> Business:
    """Lester without doubt, with a third thing to do: ringing up companies, which costs a subscription."""
    data = exact(preset("lester")).model_dump()
    calling = dict(data["activities"][1]) | {
        "name": "calling",
        "title": "Ringing up companies",
        "contacts_per_hour": 3,
        "shares": {"bookers": 0.5},
        "closing_rate": 0.05,
        "cash": 30,
        "cap_hours": 3,
    }
    return from_dict(data | {"activities": (*data["activities"], calling)})


@pytest.fixture(scope="session")
def varied() -> Callable[..., SearchStrategy[Business]]:
    """A strategy of businesses like the one given, any of whose numbers may be anything that is accepted."""

    def strategy(base: Business, *, fixed: tuple[str, ...] = ()) -> SearchStrategy[Business]:
        known = fields(base)
        values = {
            key: _value(field, field.value if isinstance(field.value, float) else 1)
            for key, field in known.items()
            if key not in fixed and field.quantity.unit
        }
        numbers = st.fixed_dictionaries({}, optional=values | {"second_on": st.booleans()})
        return numbers.map(lambda given: try_numbers(base, given)[0])

    return strategy
