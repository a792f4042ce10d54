"""How often each thing is measured."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Plan:
    """How often each thing is measured, and how large the room is.

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

    visits: int
    move_rounds: int
    moves: int
    kernels: int
    sessions: int
    learners: int
    seconds: float
    commands: int
    loops: int
    batch: int


FULL = Plan(
    visits=5,
    move_rounds=3,
    moves=10,
    kernels=5,
    sessions=10,
    learners=30,
    seconds=10,
    commands=4,
    loops=10,
    batch=50,
)
QUICK = Plan(
    visits=2,
    move_rounds=1,
    moves=5,
    kernels=2,
    sessions=2,
    learners=6,
    seconds=2,
    commands=1,
    loops=2,
    batch=10,
)
