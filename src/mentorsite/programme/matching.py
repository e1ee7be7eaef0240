"""Which mentors could accompany a mentee: who is out of the question and why, and points with their reasons.

One rule for everybody; docs/matching.md has it in words. It knows wishes, languages, working hours,
teams and places, and nothing else of anybody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from typing import Literal

from mentorsite.programme.common import Common
from mentorsite.programme.overlap import common_minutes
from mentorsite.programme.pairs import PairFacts, taken_places
from mentorsite.programme.reporting import is_above
from mentorsite.programme.sides import FORMATS, Own, Seeker, Theirs, mentors_side, seekers_side

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
    beyond: int = 0
    """How many fit as well, and were not asked for."""

    @property
    def later(self) -> tuple[Excluded, ...]:
        """Those who would fit, and only have no room or are taking a break."""
        return tuple(entry for entry in self.excluded if set(entry.reasons) <= NO_ROOM)


def candidates(common: Common) -> tuple[str, ...]:
    """List who accompanies others, resting mentors included, in the order of the roster."""
    stages = {mentor: offer.stage for mentor, offer in common.mentors.items()}
    return tuple(person for person in common.active if stages.get(person) in ("mentor", "resting"))


def free_places(common: Common, pairs: Iterable[PairFacts], day: date) -> dict[str, int]:
    """Count the places that each mentor has left for pairs that begin on a day."""
    by_mentor: defaultdict[str, list[PairFacts]] = defaultdict(list)
    for pair in pairs:
        by_mentor[pair.mentor].append(pair)
    return {
        mentor: max(0, common.mentors[mentor].places - taken_places(by_mentor[mentor], mentor, day))
        for mentor in candidates(common)
    }


def suggestions(common: Common, seeker: Seeker, free: Mapping[str, int], day: date) -> Suggestions:
    """Sort the mentors by who fits; equal points go by free places, common time, and then the id."""
    return next(found for _, found in suggestions_for(common, [seeker], free, day))


def suggestions_for(
    common: Common, seekers: Iterable[Seeker], free: Mapping[str, int], day: date, most: int | None = None
) -> Iterator[tuple[Seeker, Suggestions]]:
    """Sort the mentors for each of many mentees, as `suggestions` does for one; look closely at `most` of them."""
    mentors = [mentors_side(common, mentor, free.get(mentor, 0), day) for mentor in candidates(common)]
    # Most mentors share a few working days: each of those is compared once.
    days = {works: number for number, works in enumerate(dict.fromkeys(mentor.works for mentor in mentors))}
    numbered = [(mentor, days[mentor.works]) for mentor in mentors]
    for seeker in seekers:
        own = seekers_side(common, seeker, day)
        minutes = [common_minutes(own.works, works, day) for works in days]
        yield seeker, _sorted_out(own, [(mentor, minutes[number]) for mentor, number in numbered], most)


def _sorted_out(own: Own, mentors: Iterable[tuple[Theirs, int]], most: int | None) -> Suggestions:
    fitting, excluded = [], []
    for mentor, minutes in mentors:
        if reasons := tuple([reason for reason, holds in _RULES if holds(own, mentor, minutes)]):
            excluded.append(Excluded(mentor.id, reasons))
        else:
            fitting.append((-sum(_points(own, mentor, minutes)), -mentor.free, -minutes, mentor.id, mentor))
    fitting.sort(key=itemgetter(0, 1, 2, 3))
    met = [_meeting(own, mentor, -minutes) for _, _, minutes, _, mentor in fitting[:most]]
    return Suggestions(tuple(met), tuple(excluded), len(fitting) - len(met))


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


_RULES: tuple[tuple[Reason, Callable[[Own, Theirs, int], bool]], ...] = (
    ("same-person", lambda own, mentor, _: mentor.id == own.id),
    ("accompanies-already", lambda own, mentor, _: mentor.id in own.accompanying),
    ("rather-not", lambda own, mentor, _: mentor.id in own.rather_not),
    ("reporting-line", lambda own, mentor, _: is_above((own.id, own.superiors), (mentor.id, mentor.superiors))),
    ("resting", lambda own, mentor, _: mentor.rests),
    ("no-free-place", lambda own, mentor, _: mentor.free == 0),
    # Who wishes for no topic is open to all; a mentor offers just those that stand in their file.
    ("no-common-topic", lambda own, mentor, _: bool(own.topics) and mentor.offers.isdisjoint(own.topics)),
    ("no-common-language", lambda own, mentor, _: mentor.languages.isdisjoint(own.languages)),
    ("no-common-format", lambda own, mentor, _: mentor.formats.isdisjoint(own.formats or FORMATS)),
    ("no-common-hour", lambda own, mentor, minutes: minutes < LEAST),
)
"""Whether each reason holds, for a mentee and a mentor with some minutes in common."""
