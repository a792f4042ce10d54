"""One run as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.bench.metrics import CONTESTANTS, KERNEL_METRICS, KERNELS, METRICS, RUNS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tests.bench.bars import Results, Verdict
    from tests.bench.metrics import Metric

NOTHING = "-"
LAST = "high"
"""Of a spread, what the one who waited longest met."""
LARGE = 100
WHOLE = 10


def amount(number: float | None) -> str:
    """Write a number with as many digits as say something."""
    if number is None:
        return NOTHING
    if number >= LARGE or number == int(number):
        return f"{number:.0f}"
    if number >= WHOLE:
        return f"{number:.1f}"
    return f"{number:.2f}" if number >= 0.01 else f"{number:.4f}"


def grid(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Give a Markdown table."""
    lines = [headers, ["---"] * len(headers), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def by_metric(metrics: Sequence[Metric], names: Mapping[str, str], found: Results) -> str:
    """Give a table of metrics by those who were measured; who was measured in nothing has no column."""
    who = [key for key in names if any(key in found.get(metric.key, {}) for metric in metrics)]
    rows = [
        [
            f"{metric.label}{f', {metric.unit}' if metric.unit else ''}",
            *(_said(found[metric.key].get(key, {}), metric.shown) for key in who),
        ]
        for metric in metrics
        if found.get(metric.key)
    ]
    return grid(["", *(names[key] for key in who)], rows)


def _said(spread: Mapping[str, Any], shown: str) -> str:
    """Give one number of a spread; the last one of several never came where one of them was lost."""
    lost = spread.get("lost", 0)
    return f"never: {lost} lost" if lost and shown == LAST else amount(spread.get(shown))


def bars_table(said: Sequence[Verdict]) -> str:
    """Give the bars, each with what came out and how close that is."""
    words = {True: "yes", False: "**no**", None: "not measured"}
    rows = [
        [
            one.label,
            f"{'≤' if one.at_most else '≥'} {amount(one.bound)} {one.unit}",
            f"{amount(one.value)} {one.unit}" if one.value is not None else NOTHING,
            words[one.passed],
            f"{amount(one.reached)} x" if one.reached is not None else NOTHING,
        ]
        for one in said
    ]
    return grid(["bar", "asked", "found", "met", "how well"], rows)


def markdown(found: Results, said: Sequence[Verdict], machine: Mapping[str, Any]) -> str:
    """Give a whole run: who against whom, kernels, runs, bars, the machine."""
    parts = [
        by_metric(metrics, names, found)
        for metrics, names in ((METRICS, CONTESTANTS), (KERNEL_METRICS, KERNELS))
        if any(metric.key in found for metric in metrics)
    ]
    if runs := found.get("runs"):
        rows = [[words, amount(runs[key].get("median"))] for key, words in RUNS.items() if key in runs]
        parts.append(grid(["runs of the Lester workbook", "a minute"], rows))
    parts.append(bars_table(said))
    parts.append(
        grid(["", "the machine and the versions"], [[key, str(value)] for key, value in machine.items()])
    )
    return "\n".join(parts)
