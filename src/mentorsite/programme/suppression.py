"""Counts of people, so that none of them can be told apart: nothing under five, in either direction."""

from __future__ import annotations

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
