"""The bars that this project has set itself, held against one run."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

Results = dict[str, dict[str, dict[str, Any]]]
"""Metric, then who, then the spread as data."""


@dataclass(frozen=True)
class Verdict:
    """One bar and how it was met.

    Attributes:
        label: what was asked.
        value: what came out: a quotient, or a measure in the bar's unit; None where it was not measured.
        bound: what it may be at most, or has to be at least.
        at_most: which of these.
        unit: what both count.
    """

    label: str
    value: float | None
    bound: float
    at_most: bool
    unit: str

    @property
    def passed(self) -> bool | None:
        """Whether the bar was met; None where it was not measured."""
        if self.value is None:
            return None
        return self.value <= self.bound if self.at_most else self.value >= self.bound

    @property
    def reached(self) -> float | None:
        """How often the bar is met: 1 just so, 2 twice as good, 0.5 half way."""
        if self.value is None:
            return None
        if self.at_most:
            return self.bound / self.value if self.value else float("inf")
        return self.value / self.bound

    def as_data(self) -> dict[str, Any]:
        """Give it as plain JSON."""
        return asdict(self) | {"passed": self.passed, "reached": self.reached}


def verdicts(found: Results) -> list[Verdict]:
    """Hold the bars against what was found; what is missing gives no value."""

    def said(metric: str, who: str, which: str = "median") -> float | None:
        number = found.get(metric, {}).get(who, {}).get(which)
        return None if number is None else float(number)

    def ratio(metric: str, above: str, below: str) -> float | None:
        return _by(said(metric, above), said(metric, below))

    cold = _sum(said("http", "lester"), said("socket", "lester"))

    def sooner(metric: str) -> float | None:
        """Give how much sooner the last of our learners had it; one who never had it waits for good."""
        if found.get(metric, {}).get("ours", {}).get("lost"):
            return 0.0
        return _by(said("crowd_output", "voila", "high"), said(metric, "ours", "high"))

    most, least = True, False
    return [
        Verdict("charts of Lester, of Dash's time", ratio("charts", "lester", "dash"), 0.5, most, "x"),
        Verdict("charts of Lester, sooner than Voila's", ratio("charts", "voila", "lester"), 8, least, "x"),
        Verdict("charts of the like work, of Dash's time", ratio("charts", "ours", "dash"), 0.5, most, "x"),
        Verdict(
            "charts of the like work, sooner than Voila's", ratio("charts", "voila", "ours"), 8, least, "x"
        ),
        Verdict("first number of Lester, of Dash's time", ratio("number", "lester", "dash"), 0.5, most, "x"),
        Verdict(
            "the same by a link, when none is stored", ratio("number", "lester_link", "dash"), 0.5, most, "x"
        ),
        Verdict("a cold page, Lester", cold, 1.0, most, "MB"),
        Verdict("slider to redraw, of Dash's time", ratio("move", "ours", "dash"), 1.0, most, "x"),
        Verdict("slider to redraw, median", said("move", "ours"), 60, most, "ms"),
        Verdict("kernel and first cell, forked", ratio("cell", "ordinary", "forked"), 3, least, "x"),
        Verdict("the same, our readiness check", ratio("cell", "ordinary", "prompt"), 6, least, "x"),
        Verdict("private memory a learner, Lester", said("kernel_memory", "lester"), 40, most, "MB"),
        Verdict(
            "the last of many learners' first number, sooner than Voila's",
            sooner("crowd_number"),
            20,
            least,
            "x",
        ),
        Verdict("the same, from the kernel, not the stored one", sooner("crowd_output"), 20, least, "x"),
        Verdict(
            "runs of Lester, batch against papermill's command",
            ratio("runs", "batch", "command"),
            10,
            least,
            "x",
        ),
    ]


def _by(above: float | None, below: float | None) -> float | None:
    return above / below if above is not None and below else None


def _sum(*parts: float | None) -> float | None:
    known = [part for part in parts if part is not None]
    return sum(known) if len(known) == len(parts) else None
