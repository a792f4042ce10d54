"""The learner's numbers as one small text: the browser keeps it, the file holds it, the link carries it."""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    AllowInfNan,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictBool,
    StrictStr,
    StringConstraints,
    ValidationError,
)

from widgets.save_file_error import SaveFileError

VERSION = 1
LARGEST = 50_000  # characters; a learner's numbers take about 2,000
MOST_NUMBERS = 1000
MOST_ANSWERS = 400
LONGEST_ANSWER = 500


def _no_bool(value: object) -> object:
    """Keep true and false apart from 1 and 0, which Python does not."""
    if isinstance(value, bool | str):
        raise ValueError("a number is accepted")  # noqa: TRY004 - pydantic turns only a ValueError into its own error
    return value


def _printable(text: str) -> str:
    """Refuse half a character (a lone surrogate): it can be written into no message and no file."""
    text.encode()
    return text


Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,63}$")]
Number = Annotated[float, BeforeValidator(_no_bool), AllowInfNan(allow_inf_nan=False)]
Kept = Number | tuple[Number, Number, Number] | StrictBool
Answer = (
    Annotated[StrictStr, StringConstraints(max_length=LONGEST_ANSWER), AfterValidator(_printable)] | Number
)


class Saved(BaseModel):
    """A learner's numbers and answers, of every workbook.

    Only the shape is checked here; whether a number makes sense for its field is for
    `case_studies.parse.try_numbers` to say.

    Attributes:
        numbers: flat key -> a number, three numbers (low, likely, high), or true or false.
        answers: key -> what the learner chose or wrote: a text of 500 characters at the most, or a number.
    """

    model_config = ConfigDict(extra="ignore", frozen=True)

    numbers: Annotated[dict[Key, Kept], Field(max_length=MOST_NUMBERS)] = {}
    answers: Annotated[dict[Key, Answer], Field(max_length=MOST_ANSWERS)] = {}


class _SaveFile(Saved):
    """The same, as it stands in the file."""

    model_config = ConfigDict(title="A learner's numbers, saved by Halfhour")

    halfhour: Annotated[Literal[1], Field(description="Version of this form.")]


def read_saved(text: str) -> Saved:
    """Read what `write_saved` wrote, or what somebody else put in its place.

    Keys that no workbook of ours knows are kept: they may be another workbook's.

    Args:
        text: Anything at all; a text of 10 MB or a thousand brackets costs nothing.

    Raises:
        SaveFileError: Where the text is too big, is not JSON, is not ours, is of a newer version, or holds
            something else than numbers and answers.
    """
    if len(text) > LARGEST:
        raise SaveFileError("too_big")
    try:
        # Whole numbers are read as floats too: an int of a thousand digits would overflow later.
        data = json.loads(text.removeprefix("\ufeff"), parse_int=float, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise SaveFileError("not_json") from error
    version = data.get("halfhour") if isinstance(data, dict) else None
    if not isinstance(version, int | float) or isinstance(version, bool) or version < 1:
        raise SaveFileError("not_ours")
    if version != VERSION:
        raise SaveFileError("newer")
    return checked(data.get("numbers", {}), data.get("answers", {}))


def checked(numbers: Any, answers: Any) -> Saved:  # noqa: ANN401 - it is here that they are checked
    """Give numbers and answers as `Saved`.

    Raises:
        SaveFileError: With reason `wrong_types`.
    """
    try:
        return Saved(numbers=numbers, answers=answers)
    except ValidationError as error:
        raise SaveFileError("wrong_types") from error


def write_saved(saved: Saved) -> str:
    """Write numbers and answers as one line of JSON, keys in order.

    Raises:
        SaveFileError: With reason `too_big`, where `read_saved` could not read it again.
    """
    data = _short({"halfhour": VERSION, **saved.model_dump()})
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False)
    if len(text) > LARGEST:
        raise SaveFileError("too_big")
    return text


def _short(value: Any) -> Any:  # noqa: ANN401 - JSON holds anything
    """Write 1200 for 1200.0, in whatever stands inside."""
    if isinstance(value, dict):
        return {key: _short(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_short(inner) for inner in value]
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return int(value)
    return value


def json_schema() -> dict[str, Any]:
    """Describe the file in JSON Schema."""
    return _SaveFile.model_json_schema()


def _refuse(word: str) -> float:
    raise ValueError(f"{word} is not a number")
