"""Lines made on a cluster: Dask hands them out, and what comes of them comes back here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from widgets.texts import N_
from workbooks.cohort.alike import facts
from workbooks.cohort.cluster import connected, look_at
from workbooks.cohort.hands import Hands
from workbooks.cohort.made import Made

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from widgets.texts import Texts
    from workbooks.cohort.task import Task

KILLER = N_("The worker that ran this line ended each time.")


def away(tasks: Sequence[Task], workbook: str, address: str, t: Texts) -> Iterator[tuple[Task, Made]]:
    """Make lines on a cluster, and give each as soon as it has ended.

    A worker that ends has its lines run again elsewhere. Dask takes each line that was with a worker when it
    ended for what ended it; one that is given up for that is run once more, with nobody beside it, so that it
    is the guilty one alone that fails.

    Args:
        tasks: The lines.
        workbook: The notebook below our own folder, such as `fr/04_your_verdict.ipynb`.
        address: Where the scheduler is, such as `tcp://10.0.0.1:8786`.
        t: The words of the terminal.

    Raises:
        HalfhourError: where the scheduler can not be reached, has no workers, or unlike ones.
    """
    same = facts(workbook)
    with connected(address, t) as client:
        look_at(client, same, t)
        suspects: list[Task] = []
        for together in (True, False):
            round_ = list(tasks) if together else suspects
            hands = Hands(client, workbook, same, t, wide=together)
            for task, made in hands.make(round_):
                if made is not None:
                    yield task, made
                elif together:
                    suspects.append(task)
                else:
                    yield task, Made(reason=t(KILLER))
