"""Which mentors could accompany a mentee: who is out of the question and why, and points with their reasons.

One rule for everybody; docs/matching.md has it in words. It knows wishes, languages, working hours,
teams and places, and nothing else of anybody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeVar

from mentorsite.programme.common import Common
from mentorsite.programme.overlap import WorkingDay, common_minutes
from mentorsite.programme.pairs import PairFacts, taken_places
from mentorsite.programme.sides import FORMATS, Own, Seeker, Theirs, mentors_side, seekers_side

Key = TypeVar("Key")

Reason = Literal[
    "same-person",
    "accompanies-already",
    "rather-not",
    "reporting-line",
    "resting",
    "no-free-place",
    "no-common-topic",
    "no-common-language",
    "no-common-format",
    "no-common-hour",
]
"""Why a mentor is out of the question for a mentee."""

NO_ROOM: frozenset[Reason] = frozenset({"resting", "no-free-place"})
"""The reasons that everybody can read in the directory, and that time alone may end."""

TOPICS = (30, 20, 10)
"""Points for the first, second and third topic wished for; further ones only count as common."""
FIRST_LANGUAGE = 10
MUCH_TIME, SOME_TIME = 10, 5
FIRST_FORMAT = 5
OTHER_TEAM = 10
MORE_PLACES = 5
MUCH = 4 * 60
"""Common working minutes from which on there is much time."""
LEAST = 60
"""Common working minutes below which two people would hardly ever meet."""


@dataclass(frozen=True, slots=True)
class Points:
    """How well a mentor fits a mentee's wishes, part by part; never about how good anybody is."""

    topics: int
    language: int
    time: int
    format: int
    other_team: int
    places: int

    @property
    def total(self) -> int:
        """All parts together, 100 at most."""
        return self.topics + self.language + self.time + self.format + self.other_team + self.places


@dataclass(frozen=True, slots=True)
class Meeting:
    """A mentee and a mentor side by side: all that the rule looks at."""

    mentor: str
    topics: tuple[str, ...]
    """In common, in the order of the mentee's wishes."""
    languages: tuple[str, ...]
    """In common, the mentee's first before others."""
    formats: tuple[str, ...]
    """In common, in the order of the mentee's wishes."""
    minutes: int
    """Common working time on the day."""
    teams: tuple[str | None, str | None]
    """The mentee's and the mentor's."""
    free: int
    """Places that the mentor has left."""
    points: Points


@dataclass(frozen=True, slots=True)
class Excluded:
    """A mentor who is out of the question, and every reason why."""

    mentor: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Every mentor of the directory as one mentee meets them."""

    fitting: tuple[Meeting, ...]
    """The most points first; the first ones alone where no more were asked for."""
    excluded: tuple[Excluded, ...]
    """In the order of the roster."""
    also: tuple[str, ...] = ()
    """Who fits as well, in the same order: by id alone, for more was not asked for."""

    @property
    def later(self) -> tuple[Excluded, ...]:
        """Those who would fit, and only have no room or are taking a break."""
        return tuple(entry for entry in self.excluded if set(entry.reasons) <= NO_ROOM)


def free_places(common: Common, pairs: Iterable[PairFacts], day: date) -> dict[str, int]:
    """Count the places that each mentor has left for pairs that begin on a day."""
    taken = taken_places(pairs, day)
    return {mentor: max(0, offer.places - taken[mentor]) for mentor, offer in common.offering}


def suggestions(common: Common, seeker: Seeker, free: Mapping[str, int], day: date) -> Suggestions:
    """Sort the mentors by who fits; equal points go by free places, common time, and then the id."""
    return next(found for _, found in suggestions_for(common, [seeker], free, day))


def suggestions_for(
    common: Common, seekers: Iterable[Seeker], free: Mapping[str, int], day: date, most: int | None = None
) -> Iterator[tuple[Seeker, Suggestions]]:
    """Sort the mentors for each of many mentees, as `suggestions` does for one; look closely at `most` of them."""
    pool = _pool(mentors_side(common, mentor, free.get(mentor, 0), day) for mentor, _ in common.offering)
    for seeker in seekers:
        own = seekers_side(common, seeker, day)
        minutes = {works: common_minutes(own.works, works, day) for works in pool.by_day}
        yield seeker, _sorted_out(own, pool, minutes, most)


def _sorted_out(own: Own, pool: Pool, minutes: Mapping[WorkingDay, int], most: int | None) -> Suggestions:
    reasons: defaultdict[str, list[Reason]] = defaultdict(list)
    for reason, whom in _out_of_the_question(own, pool, minutes).items():
        for id in whom:
            reasons[id].append(reason)
    excluded = [Excluded(id, tuple(reasons[id])) for id in pool.mentors if id in reasons]
    fitting = []
    for id, mentor in pool.mentors.items():
        if id not in reasons:
            shared = minutes[mentor.works]
            fitting.append((-sum(_points(own, mentor, shared)), -mentor.free, -shared, id))
    fitting.sort()
    met = [_meeting(own, pool.mentors[id], -shared) for _, _, shared, id in fitting[:most]]
    return Suggestions(tuple(met), tuple(excluded), tuple([id for *_, id in fitting[len(met) :]]))


def _meeting(own: Own, mentor: Theirs, minutes: int) -> Meeting:
    """Look at a mentee and a mentor side by side on the day on which they would begin."""
    return Meeting(
        mentor=mentor.id,
        topics=_common(own.topics, mentor.offers),
        languages=_common(own.languages, mentor.languages),
        formats=_common(own.formats or FORMATS, mentor.formats),
        minutes=minutes,
        teams=(own.team, mentor.team),
        free=mentor.free,
        points=Points(*_points(own, mentor, minutes)),
    )


def _points(own: Own, mentor: Theirs, minutes: int) -> tuple[int, int, int, int, int, int]:
    """Give points in the order of `Points`."""
    return (
        sum([points for topic, points in zip(own.topics, TOPICS, strict=False) if topic in mentor.offers]),
        FIRST_LANGUAGE if own.languages[0] in mentor.languages else 0,
        MUCH_TIME if minutes >= MUCH else SOME_TIME,
        FIRST_FORMAT if own.formats and own.formats[0] in mentor.named_formats else 0,
        OTHER_TEAM if None not in (own.team, mentor.team) and own.team != mentor.team else 0,
        MORE_PLACES if mentor.free > 1 else 0,
    )


def _common(wished: Iterable[str], offered: Set[str]) -> tuple[str, ...]:
    return tuple([word for word in wished if word in offered])


# --- who is out of the question


@dataclass(frozen=True, slots=True)
class Pool:
    """All mentors of the directory, and who of them shares what: a rule holds for all of those at once."""

    mentors: Mapping[str, Theirs]
    """In the order of the roster."""
    everybody: frozenset[str]
    by_topic: Mapping[str, Set[str]]
    by_language: Mapping[str, Set[str]]
    by_format: Mapping[str, Set[str]]
    by_day: Mapping[WorkingDay, Set[str]]
    by_superior: Mapping[str, Set[str]]
    resting: Set[str]
    full: Set[str]


def _pool(mentors: Iterable[Theirs]) -> Pool:
    known = {mentor.id: mentor for mentor in mentors}
    return Pool(
        mentors=known,
        everybody=frozenset(known),
        by_topic=_by((topic, mentor.id) for mentor in known.values() for topic in mentor.offers),
        by_language=_by((language, mentor.id) for mentor in known.values() for language in mentor.languages),
        by_format=_by((format, mentor.id) for mentor in known.values() for format in mentor.formats),
        by_day=_by((mentor.works, mentor.id) for mentor in known.values()),
        by_superior=_by((superior, mentor.id) for mentor in known.values() for superior in mentor.superiors),
        resting=frozenset(mentor.id for mentor in known.values() if mentor.rests),
        full=frozenset(mentor.id for mentor in known.values() if mentor.free == 0),
    )


def _by(pairs: Iterable[tuple[Key, str]]) -> dict[Key, Set[str]]:
    found: defaultdict[Key, set[str]] = defaultdict(set)
    for key, mentor in pairs:
        found[key].add(mentor)
    return dict(found)


def _out_of_the_question(own: Own, pool: Pool, minutes: Mapping[WorkingDay, int]) -> dict[Reason, Set[str]]:
    """Say for each reason which mentors it rules out; `minutes` are those in common with each working day."""
    everybody, at_work = pool.everybody, [works for works, shared in minutes.items() if shared >= LEAST]
    return {
        "same-person": everybody & {own.id},
        "accompanies-already": everybody & own.accompanying,
        "rather-not": everybody & own.rather_not,
        "reporting-line": (everybody & own.superiors | _any_of(pool.by_superior, [own.id])) - {own.id},
        "resting": pool.resting,
        "no-free-place": pool.full,
        # Who wishes for no topic is open to all; a mentor offers just those that stand in their file.
        "no-common-topic": everybody - _any_of(pool.by_topic, own.topics) if own.topics else frozenset(),
        "no-common-language": everybody - _any_of(pool.by_language, own.languages),
        "no-common-format": everybody - _any_of(pool.by_format, own.formats or FORMATS),
        "no-common-hour": everybody - _any_of(pool.by_day, at_work),
    }


def _any_of(mentors: Mapping[Key, Set[str]], keys: Iterable[Key]) -> Set[str]:
    """List whoever shares at least one of some things."""
    return frozenset().union(*(mentors.get(key, frozenset()) for key in keys))
