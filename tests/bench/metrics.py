"""What is measured: each metric's key, words and unit, in the order of the table."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Metric:
    """One row.

    Attributes:
        key: its name in the JSON.
        label: its name in the table.
        unit: what is counted: s, ms, MB, "" for a count, runs/min.
        shown: which of a spread's numbers the table shows.
    """

    key: str
    label: str
    unit: str
    shown: str = "median"


METRICS = (
    Metric("number", "first number readable", "s"),
    Metric("charts", "charts drawn", "s"),
    Metric("requests", "requests", ""),
    Metric("http", "over HTTP, as sent", "MB"),
    Metric("socket", "over sockets, as sent", "MB"),
    Metric("move", "slider to redraw, median", "ms"),
    Metric("move", "slider to redraw, nine in ten within", "ms", "p90"),
    Metric("kernel_memory", "private memory of the learner's kernel", "MB"),
    Metric("tree_memory", "memory of everything, a learner more", "MB"),
    Metric("crowd_number", "learners within seconds: first number in the HTML, median", "s"),
    Metric("crowd_number", "the same, the last one", "s", "high"),
    Metric("crowd_output", "learners within seconds: first output of the kernel in the HTML, median", "s"),
    Metric("crowd_output", "the same, the last one", "s", "high"),
)

KERNEL_METRICS = (
    Metric("ready", "kernel ready", "s"),
    Metric("cell", "ready and first cell done (its imports)", "s"),
    Metric("lester", "the Lester workbook loaded too", "s"),
)
KERNELS = {
    "ordinary": "ordinary start, standard client",
    "forked": "forked, standard client",
    "prompt": "forked, our readiness check",
}

RUNS = {
    "command": "the papermill command, again and again",
    "loop": "in-process loop, ordinary kernels",
    "forked": "in-process loop, forked kernels",
    "batch": "our batch path",
}

CONTESTANTS = {
    "lester": "ours, Lester workbook",
    "lester_link": "ours, Lester by a trainer's link",
    "ours": "ours, like work",
    "floor": "static floor",
    "dash": "Dash",
    "streamlit": "Streamlit",
    "panel": "Panel",
    "voila": "Voila as it comes",
}
