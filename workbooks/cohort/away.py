"""Lines made on a cluster: Dask hands them out, and what comes of them comes back here."""

from __future__ import annotations

import itertools
import logging
import socket
import time
import uuid
import warnings
from concurrent.futures import CancelledError
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from widgets.texts import N_
from workbooks.cohort.alike import facts, first_difference
from workbooks.cohort.made import Made
from workbooks.cohort.worker import UnlikeError, make_line
from workbooks.errors import HalfhourError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from distributed import Client, Future

    from widgets.texts import Texts
    from workbooks.cohort.task import Task

REACHED = 5
"""Seconds to reach a scheduler."""
ALONE = 30
"""Seconds without any worker until we say so: one that has died may be on its way back."""
LOOK = 2
"""Seconds until we look whether workers are still there."""
_GONE = (OSError, RuntimeError, CancelledError)
"""What Dask raises where a scheduler has gone."""
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
    with _connected(address, t) as client:
        _look(client, same, t)
        suspects: list[Task] = []
        for together in (True, False):
            round_ = list(tasks) if together else suspects
            hands = _Hands(client, workbook, same, t, wide=together)
            for task, made in hands.make(round_):
                if made is not None:
                    yield task, made
                elif together:
                    suspects.append(task)
                else:
                    yield task, Made(reason=t(KILLER))


@contextmanager
def _connected(address: str, t: Texts) -> Iterator[Client]:
    try:
        from distributed import Client  # noqa: PLC0415 - an extra that few have
    except ImportError:
        raise HalfhourError(
            t("A cluster needs Dask: pip install “halfhour[cluster]” brings it, here and on each worker.")
        ) from None
    # What it has to say of lost workers and versions, we say ourselves, in one sentence.
    for name in ("distributed", "distributed.client", "distributed.core", "distributed.comm"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    warnings.filterwarnings("ignore", module=r"distributed\..*")
    try:
        # Dask's own client would go on trying, and complain when it is closed.
        at = urlsplit(address if "://" in address else f"tcp://{address}")
        socket.create_connection((at.hostname or "", at.port or 0), timeout=REACHED).close()
        client = Client(address, timeout=REACHED, name="halfhour")
    except (OSError, ValueError, TypeError, RuntimeError):
        raise HalfhourError(
            t("No scheduler answers at “{address}”; its own output names its address.", address=address)
        ) from None
    try:
        yield client
    finally:
        client.close(timeout=REACHED)


def _look(client: Client, same: dict[str, str], t: Texts) -> None:
    """Raise where there is no worker, or one that would not come to the same."""
    if not client.nthreads():
        raise HalfhourError(t("The scheduler has no workers yet; start some, then run again."))
    try:
        answers = client.run(_facts_there, next(reversed(same)), on_error="return")
    except (ImportError, AttributeError, *_GONE):
        answers = dict.fromkeys(client.nthreads())
    for address, found in answers.items():
        if not isinstance(found, dict):
            raise HalfhourError(t("The worker {worker} has no Halfhour that answers.", worker=address))
        if different := first_difference(same, found):
            raise HalfhourError(_unlike(different, t, address))


def _facts_there(workbook: str) -> dict[str, str]:
    return facts(workbook)


def _unlike(different: tuple[str, str, str], t: Texts, worker: str = "") -> str:
    what, ours, theirs = different
    return t(
        "A worker is not like this machine ({worker}): {what} is {theirs} there and {ours} here;"
        " install the same on both.",
        worker=worker or "?",
        what=t(what),
        theirs=theirs,
        ours=ours,
    )


class _Hands:
    """Hands lines out to the workers, not more than they can take up soon."""

    def __init__(self, client: Client, workbook: str, same: dict[str, str], t: Texts, *, wide: bool) -> None:
        self._client, self._t, self._wide = client, t, wide
        self._given = (workbook, same)
        # Seen by whoever looks at the cluster: no name in it.
        self._batch = uuid.uuid4().hex[:8]
        self._alone_since: float | None = None

    def make(self, tasks: Sequence[Task]) -> Iterator[tuple[Task, Made | None]]:
        """Give each line with what came of it; with None where workers ended again and again."""
        from distributed import wait  # noqa: PLC0415 - an extra

        coming = iter(tasks)
        out: dict[Future[Made], Task] = {}
        try:
            while True:
                room = self._room() - len(out)
                out |= {self._submit(task): task for task in itertools.islice(coming, max(room, 0))}
                if not out:
                    return
                try:
                    done = wait(list(out), timeout=LOOK, return_when="FIRST_COMPLETED").done
                    ended = [(future, self._outcome(future)) for future in done]
                except TimeoutError:
                    continue
                except _GONE as error:
                    raise self._lost() from error
                for future, made in ended:
                    yield out.pop(future), made
                    future.release()
        finally:
            for future in out:
                future.cancel()

    def _submit(self, task: Task) -> Future[Made]:
        workbook, same = self._given
        key = f"halfhour-{self._batch}-{task.number}"
        return self._client.submit(make_line, workbook, task.parameters, same, key=key, pure=False)

    def _room(self) -> int:
        """Say how many lines may be with the workers at once.

        Raises:
            HalfhourError: where the scheduler has gone, or no worker has been there for a while.
        """
        try:
            threads = sum(self._client.nthreads().values())
        except _GONE as error:
            raise self._lost() from error
        if threads:
            self._alone_since = None
        elif self._alone_since is None:
            self._alone_since = time.monotonic()
        elif time.monotonic() - self._alone_since > ALONE:
            raise HalfhourError(
                self._t("No worker is left; what is finished is kept: start some, then add --resume")
            )
        return max(3 * threads, 1) if self._wide else 1

    def _outcome(self, future: Future[Made]) -> Made | None:
        from distributed import KilledWorker  # noqa: PLC0415 - an extra

        if future.status != "error":
            # Where the worker that held it has ended, it is made again elsewhere.
            return future.result(timeout=LOOK)
        error = future.exception()
        if isinstance(error, KilledWorker):
            return None
        if isinstance(error, UnlikeError):
            raise HalfhourError(_unlike(error.args, self._t))
        said = self._t(
            "The cluster could not run this line ({name}: {said}).", name=type(error).__name__, said=error
        )
        return Made(reason=said)

    def _lost(self) -> HalfhourError:
        return HalfhourError(
            self._t("The cluster does not answer any more; what is finished is kept: add --resume to go on")
        )
