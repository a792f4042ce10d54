"""What every part of a business has in common."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Part(BaseModel):
    """A part of a business; unknown keys are errors, values never change in place."""

    model_config = ConfigDict(extra="forbid", frozen=True)
