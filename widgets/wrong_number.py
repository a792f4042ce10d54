"""A page was prepared with a number that can not be used."""

from __future__ import annotations


class WrongNumberError(ValueError):
    """Stops a run with one sentence, in the reader's language; IPython and papermill print nothing else."""

    def _render_traceback_(self) -> list[str]:
        """Give IPython the sentence instead of a traceback."""
        return [str(self)]
