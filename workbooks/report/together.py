"""Verdicts put together until each group holds several people, so that nobody can be picked out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbooks.report.room_words import VERDICTS

if TYPE_CHECKING:
    from collections.abc import Mapping

Group = tuple[str, ...]
"""Verdicts' words that are counted as one."""


def together(counted: Mapping[str, int], *, least: int) -> tuple[Group, ...]:
    """Put verdicts together, in the order in which the course names them.

    One of too few goes to those that point the same way, else to the others of too few, and else to the
    smallest that there is.

    Args:
        counted: how many have each word.
        least: how many make a group; where all of them are fewer, there is one group.
    """
    order = [*VERDICTS, *sorted(set(counted) - set(VERDICTS))]
    groups: list[Group] = [(word,) for word in order if counted.get(word)]

    def people(group: Group) -> int:
        return sum(counted[word] for word in group)

    while len(groups) > 1 and (small := [group for group in groups if people(group) < least]):
        first, others = small[0], [group for group in groups if group != small[0]]
        alike = [group for group in others if tone(group) == tone(first) != "plain"]
        other = min(alike or small[1:] or others, key=people)
        both = tuple(word for word in order if word in first + other)
        groups = sorted(
            [both, *(group for group in others if group != other)], key=lambda group: order.index(group[0])
        )
    return tuple(groups)


def tone(group: Group) -> str:
    """Give the colour of a group's bar; "plain" where its verdicts point to different sides."""
    tones = {VERDICTS[word][1] if word in VERDICTS else "plain" for word in group}
    return tones.pop() if len(tones) == 1 else "plain"
