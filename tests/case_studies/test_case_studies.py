from __future__ import annotations

import subprocess
import sys

import pytest

import case_studies
from case_studies import claims, list_businesses, load_business
from case_studies.parse import preset

HEAVY = {"pandas", "statsmodels", "scipy.stats"}


def loaded_by(module: str) -> set[str]:
    code = f"import sys, {module}; print(*sys.modules)"
    return set(
        subprocess.run(
            [sys.executable, "-c", code], check=True, capture_output=True, text=True
        ).stdout.split()
    )


def test_businesses_are_listed_and_loaded_by_key() -> None:
    assert {"lester", "lester_early"} <= set(list_businesses())
    for key in list_businesses():
        assert load_business(key) == preset(key)
    with pytest.raises(ValueError, match=r"nobody is not a business we know; accepted: .*lester"):
        load_business("nobody")


def test_the_ledger_is_at_hand() -> None:
    assert claims.claim("lester.price").value == 1000


def test_importing_the_package_costs_next_to_nothing() -> None:
    loaded = loaded_by("case_studies")
    assert not loaded & {*HEAVY, "numpy", "scipy", "pydantic"}
    assert set(case_studies.__all__) <= set(dir(case_studies))


@pytest.mark.parametrize(
    "module",
    ["comparison", "lifetime", "decision", "allocation", "survey", "outsourcing", "selection"],
)
def test_no_model_loads_the_heavy_libraries_before_they_are_needed(module: str) -> None:
    assert not loaded_by(f"case_studies.{module}") & HEAVY


# What notebooks and others may count on, by one import of the package and nothing else.
PUBLIC = (
    "load_business",
    "list_businesses",
    "claims.claim",
    "comparison.difference_of_proportions",
    "comparison.compare_groups",
    "comparison.sample_size",
    "comparison.detectable_difference",
    "lifetime.customer_lifetime_value",
    "decision.value_of_perfect_information",
    "allocation.best_split",
)


@pytest.mark.parametrize("name", PUBLIC)
def test_what_is_public_is_there_through_the_package_alone(name: str) -> None:
    code = f"import case_studies; assert callable(case_studies.{name})"
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)


def test_what_is_not_there_is_said_as_python_says_it() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'no_such_model'"):
        _ = case_studies.no_such_model
    assert not hasattr(case_studies, "__nothing__")
