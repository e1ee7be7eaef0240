"""Counts of people, so that none of them can be told apart: nothing under five, in either direction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
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


def total(groups: Mapping[str, int]) -> int | None:
    """Add groups up; None where even all of them together are too few to be told."""
    everybody = sum(groups.values())
    return everybody if everybody >= SMALLEST else None


@dataclass(frozen=True, slots=True)
class Mean:
    """The middle of some answers from 1 up, and of how many."""

    n: int
    mean: str
    """With one decimal, halves rounded up."""


def mean(tally: Sequence[int]) -> Mean | None:
    """Take the mean of answers, given how many chose each; None where they are too few to be told."""
    if (n := sum(tally)) < SMALLEST:
        return None
    points = sum(answer * count for answer, count in enumerate(tally, start=1))
    return Mean(n, str((Decimal(points) / n).quantize(Decimal("0.1"), ROUND_HALF_UP)))


def means(tallies: Mapping[str, Sequence[int]]) -> tuple[Mean | None, dict[str, Mean]]:
    """Take the mean of all answers and those of the groups that may be told beside it."""
    left_out = hidden({name: sum(tally) for name, tally in tallies.items()})
    told = {name: found for name, tally in tallies.items() if name not in left_out and (found := mean(tally))}
    return mean([sum(counts) for counts in zip(*tallies.values(), strict=True)]), told


def fifths(part: int, whole: int) -> int:
    """Round a share to the nearest fifth, halves up."""
    return int((Decimal(part) * 5 / whole).quantize(Decimal(1), ROUND_HALF_UP)) if whole else 0
