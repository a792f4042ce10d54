"""A run of a notebook and its outcome, as plain data."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from widgets.texts import Lang


@dataclass(frozen=True)
class Run:
    """A notebook to be run once.

    Attributes:
        notebook: The notebook's file.
        output: Where to write it executed; its folder is there already.
        parameters: Values for its cell of parameters, by name.
        seconds: How long one of its cells may take; None for any time.
        lang: The language of whoever reads why it failed.
    """

    notebook: Path
    output: Path
    parameters: dict[str, Any] = field(default_factory=dict)
    seconds: float | None = None
    lang: Lang = "en"


@dataclass(frozen=True)
class Outcome:
    """What came of a run.

    Attributes:
        run: The run.
        result: What the notebook has recorded (`widgets.result`); None where it records nothing or failed.
        reason: Why it failed, in one sentence of the run's language; None where it did not. The notebook is
            written as far as it came, where it came to run at all.
    """

    run: Run
    result: dict[str, Any] | None = None
    reason: str | None = None
