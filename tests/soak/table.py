"""A run of the soak as Markdown: what was promised, what was found."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING, Any

from tests.bench.table import amount, grid
from tests.soak.capacity import rows
from tests.soak.learner import MORE, SILENT

if TYPE_CHECKING:
    from collections.abc import Mapping

GROWS_MB = 60.0
"""By so much a process's own memory may grow in an hour, as the line through the later looks has it."""
GROWS_FILES = 60.0
LONG = 5.0
"""Minutes below which a run says nothing of growth."""


@dataclass(frozen=True)
class Held:
    """One promise, and whether it was held.

    Attributes:
        words: What is promised.
        found: What was found.
        most: The most that is allowed; None for as much as there is.
        least: The least that is allowed.
    """

    words: str
    found: float
    most: float | None = None
    least: float = 0

    @property
    def holds(self) -> bool:
        """Whether it was."""
        return self.least <= self.found and (self.most is None or self.found <= self.most)

    @property
    def allowed(self) -> str:
        """What is allowed, in words."""
        return f"at least {amount(self.least)}" if self.most is None else f"at most {amount(self.most)}"


def promises(run: Mapping[str, Any]) -> list[Held]:
    """Hold a run against what is promised; no promise speaks of how fast a machine is."""
    crowd, after, growth = run["crowd"], run["afterwards"], run["growth"]
    grown = [
        Held("growth of the server, MB an hour", growth["server"], GROWS_MB, -inf),
        Held(
            "growth of the process that kernels are forked from, MB an hour", growth["parent"], GROWS_MB, -inf
        ),
        Held("growth of files open, an hour", growth["files"], GROWS_FILES, -inf),
    ]
    visits = sum(crowd["ways"].values())
    silent = sum(crowd["ways"].get(way, 0) for way in SILENT)
    # Where there are fewer places than a crowd takes, being full is what the run is about.
    turned = [Held("visitors told that all places are taken", crowd["refused"], 0)]
    return [
        Held("visits: each learner comes, and comes again", visits, least=run["learners"]),
        Held("moves answered: one a visit, and more", crowd["answers"]["count"], least=visits - silent),
        *(turned if run["places"] >= MORE * run["learners"] else []),
        Held("pages that broke", len(crowd["broken"]), 0),
        Held("learners turned away though they had a place", crowd["inside_refused"], 0),
        Held("sockets that the server dropped", len(crowd["dropped"]), 0),
        Held("answers that never came", len(crowd["lost"]), 0),
        Held("wrong answers", len(crowd["wrong"]), 0),
        *(grown if run["minutes"] >= LONG else []),
        Held("kernels left when all had gone", after["kernels"], 0),
        Held("kernels that run without a server", after["orphans"], 0),
        Held("files of kernels left", len(after["files of kernels"]), 0),
        Held("files left when the server had ended", len(run["files left"]), 0),
        Held("files open afterwards, more than before", after["files open"] - after["files open before"], 10),
    ]


def markdown(run: Mapping[str, Any]) -> str:
    """Give the tables of a run."""
    crowd, looks = run["crowd"], run["looks"]
    late = looks[len(looks) // 3 :] or looks
    most = max(looks, key=lambda look: look["kernels"])
    held = [
        [each.words, amount(each.found), each.allowed, "yes" if each.holds else "**no**"]
        for each in promises(run)
    ]
    first, answers = crowd["first_numbers"], crowd["answers"]
    figures = [
        [
            "learners at a time, minutes, places",
            f"{run['learners']}, {amount(run['minutes'])}, {run['places']}",
        ],
        ["visits", str(sum(crowd["ways"].values()))],
        ["pages served", str(crowd["served"])],
        ["visitors told that all places are taken", str(crowd["refused"])],
        ["moves answered", str(answers["count"])],
        ["from a move to its answer, s: median, 95 of 100, longest", _times(answers)],
        ["from asking for a page to its first number, s: the same", _times(first)],
        ["kernels at a time, at the most", str(most["kernels"])],
        ["memory with so many, all together, MB", amount(most["whole"])],
        ["one kernel's own, MB", amount(_middle(late, "kernel"))],
        ["the server's own, MB: first look, last look", _ends(looks, "server")],
        ["the same of the process that kernels are forked from", _ends(looks, "parent")],
        ["processors that the server's process keeps busy", amount(_middle(late, "busy"))],
        ["seconds until the last kernel was gone", amount(run["afterwards"]["seconds until none was left"])],
        ["kernels that ever were", str(run["afterwards"]["kernels that ever were"])],
    ]
    machine = [[key, str(value)] for key, value in run.get("machine", {}).items()]
    parts = [
        grid(["promised", "found", "allowed", "held"], held),
        grid(["", "found"], figures),
        grid(["what follows", ""], rows(run)),
    ]
    if machine:
        parts.append(grid(["", "the machine"], machine))
    return "\n".join(parts)


def _middle(looks: list[dict[str, float]], name: str) -> float:
    values = sorted(look[name] for look in looks)
    return values[len(values) // 2]


def _ends(looks: list[dict[str, float]], name: str) -> str:
    return f"{amount(looks[0][name])}, {amount(looks[-1][name])}"


def _times(spread: Mapping[str, float]) -> str:
    return ", ".join(amount(spread.get(key)) for key in ("median", "p95", "longest"))
