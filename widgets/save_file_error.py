"""Why a text could not be read as somebody's numbers."""

from __future__ import annotations

from typing import Literal

SaveFileReason = Literal["too_big", "not_json", "not_ours", "newer", "wrong_types", "not_a_link"]

_ENGLISH: dict[SaveFileReason, str] = {
    "too_big": "The text has more than 50,000 characters; accepted: numbers saved by Halfhour.",
    "not_json": "The text is not JSON; accepted: numbers saved by Halfhour.",
    "not_ours": "The text does not say that Halfhour wrote it; accepted: numbers saved by Halfhour.",
    "newer": "The text was written by a newer Halfhour; accepted: version 1.",
    "wrong_types": "The text holds something else than numbers and short answers.",
    "not_a_link": "The link's end is cut off or changed; accepted: a whole link made by Halfhour.",
}


class SaveFileError(ValueError):
    """A text that is not somebody's numbers.

    `widgets.field_sentences.sentence` says it in the reader's language.

    Attributes:
        reason: A stable code, one of `SaveFileReason`.
    """

    def __init__(self, reason: SaveFileReason) -> None:
        super().__init__(_ENGLISH[reason])
        self.reason: SaveFileReason = reason
