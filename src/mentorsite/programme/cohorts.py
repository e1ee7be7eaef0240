"""A proposal for several mentees who look for a mentor at the same time. Nothing is decided by it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from mentorsite.programme.common import Common
from mentorsite.programme.matching import Suggestions, suggestions_for
from mentorsite.programme.rounds import matched
from mentorsite.programme.sides import Seeker, accompanying

Fate = Literal["taken", "resting", "no-free-place", "not-in-directory", "out-of-question"]
"""What became of a wish that was not met; what only the mentee may know is `out-of-question`."""

OTHERS = 3
"""How many mentors with room are named to whoever is left over."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """A mentee and the mentor who is proposed to them."""

    mentee: str
    mentor: str
    wish: int
    """Which of the mentee's wishes it is, from 1."""
    topics: tuple[str, ...]
    """In common, in the order of the mentee's wishes."""
    first_pair: bool
    """Whether no pair stands in the mentee's file yet."""


@dataclass(frozen=True, slots=True)
class LeftOver:
    """A mentee for whom the round found nobody."""

    mentee: str
    wishes: tuple[tuple[str, Fate], ...]
    others: tuple[str, ...]
    """Mentors who fit and still have room, the most points first."""


@dataclass(frozen=True, slots=True)
class Aside:
    """A mentee who needs no proposal: somebody accompanies them on the day, or has agreed to later."""

    mentee: str
    mentors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is proposed to some mentees for a day; everything by the mentees' ids."""

    day: date
    proposed: tuple[Proposed, ...]
    left_over: tuple[LeftOver, ...]
    aside: tuple[Aside, ...]


def propose(common: Common, cohort: Iterable[Seeker], free: Mapping[str, int], day: date) -> Proposal:
    """Match some mentees by their ranked wishes; mentors take in the order of points.

    `free` are the places left on the day before anybody of the cohort comes.
    """
    everybody = sorted(cohort, key=lambda seeker: seeker.mentee)
    seeking = [seeker for seeker in everybody if not accompanying(seeker, day)]
    found = {seeker.mentee: suggested for seeker, suggested in suggestions_for(common, seeking, free, day)}
    pairs = matched({seeker.mentee: seeker.mentors for seeker in seeking}, orders(found), free)
    room = Counter(free) - Counter(pairs.values())
    return Proposal(
        day=day,
        proposed=tuple(_proposed(s, found[s.mentee], pairs[s.mentee]) for s in seeking if s.mentee in pairs),
        left_over=tuple(_left_over(s, found[s.mentee], free, room) for s in seeking if s.mentee not in pairs),
        aside=tuple(Aside(s.mentee, accompanying(s, day)) for s in everybody if s not in seeking),
    )


def orders(found: Mapping[str, Suggestions]) -> dict[str, list[str]]:
    """Order for each mentor the mentees whom they could take: by points, common time, and then the id.

    Which wish a mentor is has no part in it, so that nobody gains by other wishes than their own.
    """
    meetings = [(mentee, met) for mentee, suggested in found.items() for met in suggested.fitting]
    meetings.sort(key=lambda pair: (-pair[1].points.total, -pair[1].minutes, pair[0]))
    ordered: dict[str, list[str]] = {}
    for mentee, met in meetings:
        ordered.setdefault(met.mentor, []).append(mentee)
    return ordered


def _proposed(seeker: Seeker, suggested: Suggestions, mentor: str) -> Proposed:
    topics = next(met.topics for met in suggested.fitting if met.mentor == mentor)
    return Proposed(seeker.mentee, mentor, seeker.mentors.index(mentor) + 1, topics, not seeker.pairs)


def _left_over(seeker: Seeker, suggested: Suggestions, free: Mapping[str, int], room: Mapping[str, int]) -> LeftOver:
    # Nobody among these was wished for: whoever fits and has room would have taken a mentee who asks.
    others = tuple(met.mentor for met in suggested.fitting if room[met.mentor])
    wishes = tuple((mentor, fate(suggested, free, mentor)) for mentor in seeker.mentors)
    return LeftOver(seeker.mentee, wishes, others[:OTHERS])


def fate(suggested: Suggestions, free: Mapping[str, int], mentor: str) -> Fate:
    """Say what became of a wish, as far as all colleagues may know it."""
    if mentor not in free:
        return "not-in-directory"
    reasons = next((excluded.reasons for excluded in suggested.excluded if excluded.mentor == mentor), None)
    if reasons is None:
        return "taken"
    if "resting" in reasons:
        return "resting"
    # Any other reason would tell of a reporting line, of somebody's hours, or of a wish that is theirs alone.
    return "no-free-place" if "no-free-place" in reasons else "out-of-question"
