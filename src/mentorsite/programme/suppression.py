"""Counts of people, so that none of them can be told apart: nothing under five, in either direction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

SMALLEST = 5
"""The smallest group whose size is told (k)."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A count as it may be shown."""

    how: Literal["exactly", "under", "at-least"]
    count: int


def shown(count: int, total: int) -> Shown:
    """Tell how a count out of a total may be shown.

    A count under five says only that. A count so near the total that the rest would be under five
    is told as a floor: the rest could then be five.
    """
    if 0 < count < SMALLEST or (count == 0 and 0 < total < SMALLEST):
        return Shown("under", SMALLEST)
    if 0 < total - count < SMALLEST:
        floor = total - SMALLEST
        return Shown("at-least", floor) if floor >= SMALLEST else Shown("under", SMALLEST)
    return Shown("exactly", count)


def hidden(groups: Mapping[str, int]) -> frozenset[str]:
    """Choose the groups whose size must not be told beside their total, so that none under five follows from it.

    Those under five are hidden, and as many of the smallest others as it takes until at least five
    people are in what is hidden. Empty groups are not hidden: there is nobody to find in them.
    """
    told = sorted((count, name) for name, count in groups.items() if count >= SMALLEST)
    left_out = {name: count for name, count in groups.items() if 0 < count < SMALLEST}
    while left_out and sum(left_out.values()) < SMALLEST and told:
        count, name = told.pop(0)
        left_out[name] = count
    return frozenset(left_out)
