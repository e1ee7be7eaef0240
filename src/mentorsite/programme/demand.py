"""Which trainings are wanted by how many: ranges only, so that nobody can be told apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mentorsite.content.records.circles import Circle
from mentorsite.content.records.training import Training, TrainingLog
from mentorsite.programme.suppression import SMALLEST, shown

_STEPS = (SMALLEST, 10, 20, 50)
"""Where each range begins; the last one is open."""


@dataclass(frozen=True, slots=True)
class Range:
    """A count of people that is told as a range, both ends inclusive."""

    least: int
    most: int | None
    """None where it is open."""


def wanted(log: TrainingLog | None) -> tuple[str, ...]:
    """List the trainings that somebody looks forward to; who keeps the log to themselves is not counted."""
    if log is None or log.circle is Circle.ME:
        return ()
    ahead = (entry.training for entry in log.entries if entry.state in ("interested", "planned", "underway"))
    return tuple(dict.fromkeys(ahead))


def demand(
    catalogue: Mapping[str, Training], wishes: Iterable[Iterable[str]], mentees: int
) -> tuple[tuple[str, Range], ...]:
    """Tell for which trainings five people or more look forward to them, the most wanted first."""
    counts = Counter(training for each in wishes for training in each if training in catalogue)
    ranges = {training: ranged(counts[training], max(mentees, counts[training])) for training in catalogue}
    told = [(training, range_) for training, range_ in ranges.items() if range_.least >= SMALLEST]
    return tuple(sorted(told, key=lambda entry: (-entry[1].least, entry[0])))


def ranged(count: int, total: int) -> Range:
    """Tell a count out of a total as a range; none and a few are the same."""
    told = shown(count, total)
    if told.how == "under" or told.count < SMALLEST:
        return Range(0, SMALLEST - 1)
    least = max(step for step in _STEPS if step <= told.count)
    # A count near the total is told as a floor: its range is open, so that nobody follows from the rest.
    closed = told.how == "exactly" and least < _STEPS[-1]
    return Range(least, min(step for step in _STEPS if step > least) - 1 if closed else None)
