"""What has to be the same on every machine, for a line to come to the same wherever it runs."""

from __future__ import annotations

import platform
from functools import cache
from importlib.metadata import PackageNotFoundError, version

from widgets.texts import N_
from workbooks.cohort.task import digest_of, models
from workbooks.paths import WORKBOOKS

PACKAGES = (
    "halfhour",
    "numpy",
    "scipy",
    "pandas",
    "pydantic",
    "babel",
    "papermill",
    "nbclient",
    "ipykernel",
    "ipywidgets",
    "anywidget",
    "plotly",
    "distributed",
)
"""Whose versions count."""

MODELS = N_("the code of Halfhour")


@cache
def facts(workbook: str) -> dict[str, str]:
    """Give the versions of Python, packages, our code and the notebook on this machine.

    Args:
        workbook: The notebook below our own folder, such as `fr/04_your_verdict.ipynb`.
    """
    found = {"Python": ".".join(platform.python_version_tuple()[:2])}
    for name in PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "-"
    path = WORKBOOKS / workbook
    found[MODELS] = models()[:8]
    found[workbook] = digest_of(path.read_bytes())[:8] if path.exists() else "-"
    return found


def first_difference(here: dict[str, str], there: dict[str, str]) -> tuple[str, str, str] | None:
    """Give the first thing that differs: its name, what it is here and there; None where nothing does."""
    for name, value in here.items():
        if there.get(name, "-") != value:
            return name, value, there.get(name, "-")
    return None
