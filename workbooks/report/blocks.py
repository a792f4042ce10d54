"""What a report is made of, as plain data: the template knows these and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from widgets.print_sheet import Grid, Section

if TYPE_CHECKING:
    from widgets.chart import Drawing, Table

__all__ = ["Block", "Grid", "Picture", "Placed", "Report", "Section", "Source", "Sources"]


@dataclass(frozen=True)
class Picture:
    """A chart with its reading and its table.

    Attributes:
        title: what it shows.
        sentence: what it says.
        drawing: the figure, or what makes it.
        table: the numbers behind it.
    """

    title: str
    sentence: str
    drawing: Drawing
    table: Table


@dataclass(frozen=True)
class Source:
    """Claims that come from one place, in small print.

    Attributes:
        where: the place.
        lines: pairs of what is said, and what its wording hides.
    """

    where: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Sources:
    """Where the published figures and opinions come from."""

    title: str
    sources: tuple[Source, ...]


Block = Section | Grid | Picture | Sources


@dataclass(frozen=True)
class Placed:
    """A block and its place.

    Attributes:
        block: what it is.
        side: on paper: in the "left" or the "right" column, or below both, "wide".
        late: on a screen, whether it comes after both columns, which follow each other there.
    """

    block: Block
    side: str = "wide"
    late: bool = False

    @property
    def kind(self) -> str:
        """The template's word for it."""
        return type(self.block).__name__.lower()


@dataclass(frozen=True)
class Report:
    """A report, from its top down.

    Attributes:
        workbook: the workbook's title.
        headline: the verdict in a few words.
        tone: "yes", "no", "unsure" or "plain".
        lead: why, in a sentence or two; paragraphs, with `**bold**`.
        figures: label, figure and a remark below it, shown large in a row.
        first: what stands on the first page of paper.
        second: what stands on the second one.
        trade: the business that it started from, beside the name: two of a room may have the same name.
        promise: the last line, large; may be empty.
        small: small print.
    """

    workbook: str
    headline: str
    tone: str
    lead: tuple[str, ...]
    figures: tuple[tuple[str, str, str], ...] = ()
    first: tuple[Placed, ...] = ()
    second: tuple[Placed, ...] = ()
    trade: str = ""
    promise: str = ""
    small: str = ""
    words: dict[str, Any] = field(default_factory=dict)
