"""Ground floor: what is true. Published facts, businesses and models; knows neither widget nor page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
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
