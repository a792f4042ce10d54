"""A cluster that can be reached, with workers that would come to the same as this machine."""

from __future__ import annotations

import logging
import socket
import warnings
from concurrent.futures import CancelledError
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from workbooks.cohort.alike import facts, first_difference
from workbooks.errors import HalfhourError

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Iterator

    from distributed import Client

    from widgets.texts import Texts

REACHED = 5
"""Seconds to reach a scheduler."""
GONE = (OSError, RuntimeError, CancelledError)
"""What Dask raises where a scheduler has gone."""


@contextmanager
def connected(address: str, t: Texts) -> Iterator[Client]:
    """Reach a scheduler, and leave it in the end.

    Raises:
        HalfhourError: where it can not be reached, or Dask is not there.
    """
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
    client.loop.asyncio_loop.set_exception_handler(_passed_over)  # type: ignore[union-attr]  # has one
    try:
        yield client
    finally:
        client.close(timeout=REACHED)


def _passed_over(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Leave out what Dask tells its own tasks: nobody waits for one whose worker ended with what it held.

    It would come as a traceback in the terminal, whenever that task's memory is taken.
    """
    if not type(context.get("exception")).__module__.startswith("distributed"):
        loop.default_exception_handler(context)


def look_at(client: Client, same: dict[str, str], t: Texts) -> None:
    """Look at all workers before anything is run.

    Args:
        client: reaches them.
        same: what has to be the same there, see `alike`; the notebook's own name stands last.
        t: The words of the terminal.

    Raises:
        HalfhourError: where there is no worker, or one that would not come to the same.
    """
    if not client.nthreads():
        raise HalfhourError(t("The scheduler has no workers yet; start some, then run again."))
    try:
        answers = client.run(_facts_there, next(reversed(same)), on_error="return")
    except (ImportError, AttributeError, *GONE):
        answers = dict.fromkeys(client.nthreads())
    for address, found in answers.items():
        if not isinstance(found, dict):
            raise HalfhourError(t("The worker {worker} has no Halfhour that answers.", worker=address))
        if different := first_difference(same, found):
            raise HalfhourError(unlike(different, t, address))


def _facts_there(workbook: str) -> dict[str, str]:
    return facts(workbook)


def unlike(different: tuple[str, str, str], t: Texts, worker: str = "") -> str:
    """Say how a worker differs: what does, what it is here and there."""
    what, ours, theirs = different
    return t(
        "A worker is not like this machine ({worker}): {what} is {theirs} there and {ours} here;"
        " install the same on both.",
        worker=worker or "?",
        what=t(what),
        theirs=theirs,
        ours=ours,
    )
