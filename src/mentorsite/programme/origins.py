"""Whose words are whose: what git knows of goals and of the perspective; nothing here is a guess."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from mentorsite.content.authorship import as_it_lies
from mentorsite.content.history import History, Wording, worded
from mentorsite.content.reading import Source
from mentorsite.content.records.goal import Goal
from mentorsite.programme.link import Journey


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a goal comes from, as far as that is known."""

    own_words: bool = False
    """Whether its owner wrote the title that it has now, and nobody had suggested the goal."""
    suggested: bool = False
    """Whether its owner says that somebody else had suggested it."""
    adopted: date | None = None
    """The day on which its owner took that up."""


UNKNOWN = Origin()


@dataclass(frozen=True, slots=True)
class Origins:
    """Where a mentee's goals, by their paths, and the perspective come from."""

    goals: Mapping[str, Origin] = field(default_factory=dict)
    perspective: bool = False
    """Whether nobody but the mentee has ever written in the file of the perspective."""


NOTHING_KNOWN = Origins()


def origins(journey: Journey, history: History, sources: Iterable[Source]) -> Origins:
    """Tell what git knows of where a mentee's goals and perspective come from."""
    goals = {goal.path: _origin(goal, journey.mentee, history) for goal in journey.goals}
    lies = next((source for source in sources if source.path == journey.record.path), None)
    return Origins(goals, lies is not None and _is_sole_author(journey.mentee, history, lies))


def _origin(goal: Goal, owner: str, history: History) -> Origin:
    if goal.suggested_by:
        known = history.files.get(goal.path)
        return Origin(suggested=True, adopted=known.hands.get(owner) if known else None)
    wording = worded(history, goal.path, goal.title)
    return Origin(own_words=wording is not None and wording.by == owner)


def _is_sole_author(owner: str, history: History, source: Source) -> bool:
    known = history.files.get(source.path)
    if known is None or known.strangers or set(known.hands) != {owner}:
        return False
    return as_it_lies(known, source).last_author == owner


def wording_before(history: History, path: str, day: date) -> Wording | None:
    """Find the title that a goal had on the eve of a day; None where that is unknown."""
    now = history.titles.get(path)
    for wording in (*((now,) if now else ()), *reversed(history.wordings.get(path, ()))):
        if wording.since is None or wording.since < day:
            return wording if wording.since else None
    return None
