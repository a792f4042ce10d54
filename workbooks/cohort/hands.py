"""Lines in the hands of a cluster's workers: not more than they can take up soon, and what comes of each."""

from __future__ import annotations

import itertools
import time
import uuid
from typing import TYPE_CHECKING

from workbooks.cohort.cluster import GONE, unlike
from workbooks.cohort.made import Made
from workbooks.cohort.tidy import tidy_text
from workbooks.cohort.worker import FullDiskError, UnlikeError, make_line
from workbooks.errors import HalfhourError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from distributed import Client, Future

    from widgets.texts import Texts
    from workbooks.cohort.task import Task

ALONE = 30
"""Seconds without any worker until we say so: one that has died may be on its way back."""
LOOK = 2
"""Seconds until we look whether workers are still there."""


class Hands:
    """Hands lines out to the workers.

    Args:
        client: reaches them.
        workbook: The notebook below our own folder, such as `fr/04_your_verdict.ipynb`.
        same: What has to be the same on each, see `alike`.
        t: The words of the terminal.
        wide: Whether many lines may be out at once; else one, with nobody beside it.
    """

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
                except GONE as error:
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
        except GONE as error:
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
            raise HalfhourError(unlike(error.args, self._t))
        if isinstance(error, FullDiskError):
            raise HalfhourError(
                self._t(
                    "The disk of the worker {worker} is full; what is finished is kept:"
                    " make room there, then add --resume",
                    worker=error,
                )
            )
        said = self._t(
            "The cluster could not run this line ({name}: {said}).", name=type(error).__name__, said=error
        )
        return Made(reason=tidy_text(said))

    def _lost(self) -> HalfhourError:
        return HalfhourError(
            self._t("The cluster does not answer any more; what is finished is kept: add --resume to go on")
        )
