"""What a workbook found, as data that a summary can read, and as a sentence."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

MIME = "application/vnd.halfhour.result+json"


@dataclass(frozen=True)
class Result:
    """The last cell's output of a workbook.

    Attributes:
        workbook: name of the workbook, such as ``01_lester``.
        lang: "fr" or "en".
        verdict: one of the verdict's words.
        numbers: figures by name; EUR, bookings and hours a month, shares 0-1.
        sentence: the same for a reader.
        changes: what would change the verdict, nearest first: `key`, `now`, `at`, and the `verdict` there.
        words: further answers that are words, by name, such as ``reach`` -> ``none``.
    """

    workbook: str
    lang: str
    verdict: str
    sentence: str
    numbers: dict[str, float] = field(default_factory=dict)
    changes: tuple[dict[str, str | float], ...] = ()
    words: dict[str, str] = field(default_factory=dict)

    def _repr_mimebundle_(self, **_: object) -> dict[str, Any]:
        data: dict[str, Any] = {
            "workbook": self.workbook,
            "lang": self.lang,
            "verdict": self.verdict,
            "numbers": {name: round(value, 6) for name, value in self.numbers.items()},
            "changes": [
                {name: round(value, 6) if isinstance(value, float) else value for name, value in one.items()}
                for one in self.changes
            ],
        }
        if self.words:
            data["words"] = dict(self.words)
        return {"text/plain": self.sentence, MIME: data}
