"""What to do where a machine lacks what a test needs."""

from __future__ import annotations

import os
from typing import NoReturn

import pytest


def missing(what: str) -> NoReturn:
    """Skip, or fail where a browser is required: in CI a skipped test is a hole nobody sees."""
    if os.environ.get("HALFHOUR_REQUIRE_BROWSER"):
        pytest.fail(f"{what}, and HALFHOUR_REQUIRE_BROWSER is set")
    pytest.skip(what)
