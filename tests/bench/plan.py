"""How often each thing is measured."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Plan:
    """How often each thing is measured, and how large the room is; by default for a whole run.

    Attributes:
        visits: to each page.
        move_rounds: pages in which a slider is moved.
        moves: of the slider in each of them, after a few that do not count.
        kernels: started in each way.
        sessions: open at once when a server's memory is looked at; of Voila as it comes a third of them.
        learners: who come at once.
        seconds: within which they come.
        commands: runs of the papermill command.
        loops: runs of each loop.
        batch: runs by our batch path.
    """

    visits: int = 5
    move_rounds: int = 3
    moves: int = 10
    kernels: int = 5
    sessions: int = 10
    learners: int = 30
    seconds: float = 10
    commands: int = 4
    loops: int = 10
    batch: int = 50


FULL = Plan()
QUICK = Plan(2, 1, 5, 2, 2, 6, 2, 1, 2, 10)
