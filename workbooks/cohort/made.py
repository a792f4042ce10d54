"""What came of a line: plain data that can be sent anywhere and kept in one file."""

from __future__ import annotations

import gzip
import json
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from widgets.texts import Texts
from workbooks.cohort.faults import FULL
from workbooks.cohort.tidy import tidy, tidy_text

if TYPE_CHECKING:
    from workbooks.runs.run import Outcome


@dataclass(frozen=True)
class Made:
    """What came of a line.

    Attributes:
        packed: The executed notebook, compressed; None where it did not come to run.
        result: What it recorded; None where it failed.
        reason: Why it failed, in one sentence of the participants' language; None where it did not.
    """

    packed: bytes | None = None
    result: dict[str, Any] | None = None
    reason: str | None = None

    @property
    def notebook(self) -> bytes | None:
        """The executed notebook as it stands in a file."""
        return None if self.packed is None else gzip.decompress(self.packed)


def collect(outcome: Outcome) -> Made:
    """Take what a run has left in its file, which is then gone; nothing in it tells of this machine.

    Raises:
        OSError: where the disk is full; that is no fault of the line.
    """
    for code in sorted(FULL):
        if outcome.reason and os.strerror(code) in outcome.reason:
            raise OSError(code, os.strerror(code))
    run, packed, t = outcome.run, None, Texts(outcome.run.lang)
    if run.output.exists():
        told = tidy(json.loads(run.output.read_bytes()), run.notebook.name, run.output.parent)
        text = json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        packed = gzip.compress(text.encode(), compresslevel=6, mtime=0)
        run.output.unlink()
    if outcome.reason is not None:
        return Made(packed, reason=tidy_text(outcome.reason, run.output.parent))
    if outcome.result is None:
        return Made(packed, reason=t("The notebook records no result."))
    return Made(packed, outcome.result)
