"""Answers that whoever prepared the page gives with it, such as a trainer who runs a whole group."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from widgets.save_file import checked
from widgets.save_file_error import SaveFileError
from widgets.session import START
from widgets.wrong_number import WrongNumberError

if TYPE_CHECKING:
    from widgets.texts import Texts


def given_answers(given: Mapping[str, object] | str | None, t: Texts) -> dict[str, str | float]:
    """Read answers by their names, also from JSON text.

    Args:
        given: name -> a text of 500 characters at the most, or a number. True and false are taken for "yes"
            and "no": that is what YAML makes of these words.
        t: the reader's language.

    Raises:
        WrongNumberError: one sentence, where it is something else.
    """
    words = {True: "yes", False: "no"}
    try:
        found: Any = json.loads(given) if isinstance(given, str) else given or {}
        if isinstance(found, Mapping):
            found = {key: words[one] if isinstance(one, bool) else one for key, one in found.items()}
        answers = checked({}, found).answers
    except (ValueError, RecursionError, SaveFileError) as error:
        raise WrongNumberError(
            t(
                "“answers” takes short texts or numbers by their names, for example {example}.",
                example='{"why_reasons": "reach,keep", "why_reach_path": "no"}',
            )
        ) from error
    if START in answers:
        raise WrongNumberError(
            t("“answers” does not take the business to start from: give it as “business”, on its own.")
        )
    return answers
