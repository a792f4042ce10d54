"""Ground floor: what is true. Published facts, businesses and models; knows neither widget nor page."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

    from case_studies.business import Business

__all__ = ["list_businesses", "load_business"]


def load_business(key: str) -> Business:
    """Give one of the businesses that come with the kit, such as ``lester``.

    Raises:
        FieldError: where no business has that key; it lists those that there are.
    """
    from case_studies.parse import preset  # noqa: PLC0415 - importing the package must cost nothing

    return preset(key)


def list_businesses() -> tuple[str, ...]:
    """Give the key of every business that comes with the kit."""
    from case_studies.parse import preset_names  # noqa: PLC0415

    return preset_names()


def __getattr__(name: str) -> ModuleType:
    """Give a module of the package at its first use, so that ``import case_studies`` is enough.

    Raises:
        AttributeError: where there is no such module.
    """
    inner = f"{__name__}.{name}"
    if name.startswith("_") or find_spec(inner) is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return import_module(inner)
