"""How the programme is doing, in numbers about many: what is counted of each mentee, and what may be told of all.

Only closed months count, so that no single conversation of these days shows; below five people nothing is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import median

from mentorsite.content.history import History
from mentorsite.content.records.circles import Circle
from mentorsite.programme.closing import counted_in, last_month_closed
from mentorsite.programme.common import Common
from mentorsite.programme.conversations import Conversation
from mentorsite.programme.demand import Range, demand, ranged
from mentorsite.programme.months import month_after
from mentorsite.programme.origins import wording_before
from mentorsite.programme.progress import Progress
from mentorsite.programme.summary import Counts, Summary
from mentorsite.programme.suppression import SMALLEST, Shown, fifths, shown

GAP_STEP = 5
"""To how many days the usual gap is rounded: the middle of few pairs would be the gap of one."""


@dataclass(frozen=True, slots=True)
class Growth:
    """Mentors in the making, and those of today."""

    making: Shown
    """Interested, in training, or sitting in."""
    mentors: Shown
    were_mentees: Shown


@dataclass(frozen=True, slots=True)
class Health:
    """The numbers of a programme that is large enough for numbers; None is "too few to tell"."""

    pairs: int
    gap: int | None
    """The usual number of days between two conversations, in steps of five."""
    both_ways: int | None
    """In how many of five conversations feedback went both ways."""
    without_next: Range
    """How many people have a goal in motion without a next step."""
    own_words: int | None
    """How many of five goals are in their owners' own words, of those that git knows the author of."""
    growth: Growth
    wanted: tuple[tuple[str, Range], ...]
    """Trainings and how many look forward to them."""


# --- of one mentee


def counts_of(progress: Progress, history: History, today: date) -> Counts:
    """Count what is told of many only."""
    closed = last_month_closed(today)
    held = [talk for talk in progress.conversations if talk.status == "held"]
    over = [talk for talk in held if counted_in(talk, history.committed) <= closed]
    authored = list(_authored(progress, history, month_after(closed)))
    return Counts(
        held=len(over),
        both_ways=sum({progress.mentee, talk.mentor} <= {*talk.feedback} for talk in over),
        gaps=tuple(_gaps(over)),
        without_next=sum(goal.next is None for goal in progress.goals_of("active")),
        authored=len(authored),
        in_own_words=sum(authored),
    )


def _authored(progress: Progress, history: History, day: date) -> Iterator[bool]:
    """Tell of each goal whether its owner had worded it on the eve of a day, where its author is known."""
    for goal in progress.goals:
        wording = wording_before(history, goal.path, day)
        if wording and wording.by:
            yield wording.by == progress.mentee and not goal.origin.suggested


def _gaps(talks: Sequence[Conversation]) -> Iterator[int]:
    """Take for each mentor the middle of the days between two conversations."""
    for mentor in dict.fromkeys(talk.mentor for talk in talks):
        days = [talk.day for talk in talks if talk.mentor == mentor]
        between = [(later - earlier).days for earlier, later in pairwise(days)]
        if between:
            yield round(median(between))


# --- of all of them


def health(common: Common, summaries: Iterable[Summary], today: date) -> Health | None:
    """Tell how a programme is doing; None where there are fewer than five pairs."""
    known = [summary for summary in summaries if summary.mentee in common.readers]
    pairs = sum(any(pair.covers(today) for pair in summary.programme.pairs) for summary in known)
    if pairs < SMALLEST:
        return None
    counts = [summary.counts for summary in known]
    return Health(
        pairs=pairs,
        gap=_usual_gap(counts),
        both_ways=_both_ways(counts),
        without_next=ranged(sum(of.without_next > 0 for of in counts), len(counts)),
        own_words=_own_words(counts),
        growth=_growth(common, known),
        wanted=demand(common.catalogue, [summary.wanted for summary in known], len(known)),
    )


def _usual_gap(counts: Sequence[Counts]) -> int | None:
    if sum(bool(of.gaps) for of in counts) < SMALLEST:
        return None
    usual = median([gap for of in counts for gap in of.gaps])
    return max(GAP_STEP, GAP_STEP * round(usual / GAP_STEP))


def _both_ways(counts: Sequence[Counts]) -> int | None:
    if sum(of.held > 0 for of in counts) < SMALLEST:
        return None
    return fifths(sum(of.both_ways for of in counts), sum(of.held for of in counts))


def _own_words(counts: Sequence[Counts]) -> int | None:
    if sum(of.authored > 0 for of in counts) < SMALLEST:
        return None
    return fifths(sum(of.in_own_words for of in counts), sum(of.authored for of in counts))


def _growth(common: Common, known: Sequence[Summary]) -> Growth:
    stages = {
        person: mentor.stage
        for person, mentor in common.mentors.items()
        if person in common.readers and mentor.circle >= Circle.PROGRAMME
    }
    mentors = {person for person, stage in stages.items() if stage in ("mentor", "resting")}
    were = len(mentors & {summary.mentee for summary in known if summary.programme.pairs})
    return Growth(
        making=_alone(len(stages) - len(mentors)), mentors=_alone(len(mentors)), were_mentees=shown(were, len(mentors))
    )


def _alone(count: int) -> Shown:
    """Tell a count that is part of no total."""
    return shown(count, count)
