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

    def at_most(label: str, value: float | None, bound: float, unit: str) -> Verdict:
        return Verdict(label, value, bound, at_most=True, unit=unit)

    def at_least(label: str, value: float | None, bound: float) -> Verdict:
        return Verdict(label, value, bound, at_most=False, unit="x")

    lester, like = "lester", "ours"
    cold = _sum(said("http", lester), said("socket", lester))
    crowd = "crowd_output"
    return [
        at_most(
            "charts of Lester drawn, of Dash's time", _by(said("charts", lester), said("charts", "dash")), 0.5, "x"
        ),
        at_least(
            "charts of Lester drawn, faster than Voila as it comes",
            _by(said("charts", "voila"), said("charts", lester)),
            8,
        ),
        at_most(
            "charts of the like work drawn, of Dash's time",
            _by(said("charts", like), said("charts", "dash")),
            0.5,
            "x",
        ),
        at_least(
            "charts of the like work drawn, faster than Voila as it comes",
            _by(said("charts", "voila"), said("charts", like)),
            8,
        ),
        at_most("first number of Lester, of Dash's time", _by(said("number", lester), said("number", "dash")), 0.5, "x"),
        at_most(
            "the same by a link, where none is stored",
            _by(said("number", "lester_link"), said("number", "dash")),
            0.5,
            "x",
        ),
        at_most("bytes of a cold page, Lester", cold, 1.0, "MB"),
        at_most("slider to redraw, of Dash's time", _by(said("move", like), said("move", "dash")), 1.0, "x"),
        at_most("slider to redraw, median", said("move", like), 60, "ms"),
        at_least(
            "ready and first cell done, standard client",
            _by(said("cell", "ordinary"), said("cell", "forked")),
            3,
        ),
        at_least(
            "ready and first cell done, our readiness check",
            _by(said("cell", "ordinary"), said("cell", "prompt")),
            6,
        ),
        at_most("private memory a learner, Lester", said("kernel_memory", lester), 40, "MB"),
        at_least(
            "learners at once: the last one's first number, sooner than Voila's",
            _by(said(crowd, "voila", "high"), said("crowd_number", like, "high")),
            20,
        ),
        at_least(
            "the same, from the kernel instead of the stored one",
            _by(said(crowd, "voila", "high"), said(crowd, like, "high")),
            20,
        ),
        at_least(
            "runs of Lester, batch path against the papermill command",
            _by(said("runs", "batch"), said("runs", "command")),
            10,
        ),
    ]


def _by(above: float | None, below: float | None) -> float | None:
    return above / below if above is not None and below else None


def _sum(*parts: float | None) -> float | None:
    known = [part for part in parts if part is not None]
    return sum(known) if len(known) == len(parts) else None
