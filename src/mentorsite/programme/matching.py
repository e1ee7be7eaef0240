"""Which mentors could accompany a mentee: who is out of the question and why, and points with their reasons.

One rule for everybody; docs/matching.md has it in words. It knows wishes, languages, working hours,
teams and places, and nothing else of anybody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from datetime import date
from typing import Literal

from mentorsite.content.records.fields import Hours
from mentorsite.content.records.mentee import Mentee
from mentorsite.programme.common import Common, language_of
from mentorsite.programme.overlap import USUAL, WorkingDay, common_minutes
from mentorsite.programme.pairs import PairFacts, pairs_of, taken_places
from mentorsite.programme.reporting import superiors

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
FORMATS = ("remote", "onsite", "walk", "async")


@dataclass(frozen=True, slots=True)
class Seeker:
    """A mentee who looks for a mentor, as far as only they themselves know."""

    mentee: str
    topics: tuple[str, ...] = ()
    """Wished for, the dearest first."""
    formats: tuple[str, ...] = ()
    mentors: tuple[str, ...] = ()
    """Wished for, the dearest first."""
    rather_not: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    hours: Hours | None = None
    pairs: tuple[PairFacts, ...] = ()


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
    """The most points first."""
    excluded: tuple[Excluded, ...]
    """In the order of the roster."""

    @property
    def later(self) -> tuple[Excluded, ...]:
        """Those who would fit, and only have no room or are taking a break."""
        return tuple(entry for entry in self.excluded if set(entry.reasons) <= NO_ROOM)


def seeker_of(mentee: str, record: Mentee) -> Seeker:
    """Take from a mentee's own file what the rule looks at."""
    wishes = record.wishes
    return Seeker(
        mentee=mentee,
        topics=tuple(dict.fromkeys(wishes.topics)),
        formats=tuple(dict.fromkeys(wishes.formats)),
        mentors=tuple(dict.fromkeys(wishes.mentors)),
        rather_not=record.rather_not,
        languages=record.languages,
        hours=record.hours,
        pairs=pairs_of(mentee, record),
    )


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
    common: Common, seekers: Iterable[Seeker], free: Mapping[str, int], day: date
) -> Iterator[tuple[Seeker, Suggestions]]:
    """Sort the mentors for each of many mentees, as `suggestions` does for one."""
    mentors = [_mentors_side(common, mentor, free.get(mentor, 0), day) for mentor in candidates(common)]
    # Most mentors share a few working days: each of those is compared once.
    days = {works: number for number, works in enumerate(dict.fromkeys(mentor.works for mentor in mentors))}
    numbered = [(mentor, days[mentor.works]) for mentor in mentors]
    for seeker in seekers:
        own = _seekers_side(common, seeker, day)
        minutes = [common_minutes(own.works, works, day) for works in days]
        yield seeker, _sorted_out(own, [(mentor, minutes[number]) for mentor, number in numbered])


def _sorted_out(own: _Own, mentors: Iterable[tuple[_Theirs, int]]) -> Suggestions:
    fitting, excluded = [], []
    for mentor, minutes in mentors:
        if reasons := tuple([reason for reason, holds in _RULES if holds(own, mentor, minutes)]):
            excluded.append(Excluded(mentor.id, reasons))
        else:
            fitting.append(_meeting(own, mentor, minutes))
    fitting.sort(key=lambda met: (-met.points.total, -met.free, -met.minutes, met.mentor))
    return Suggestions(tuple(fitting), tuple(excluded))


@dataclass(frozen=True, slots=True)
class _Own:
    """What the rule looks at of a mentee, whoever the mentor is."""

    id: str
    topics: tuple[str, ...]
    formats: tuple[str, ...]
    languages: tuple[str, ...]
    works: WorkingDay
    team: str | None
    accompanying: Set[str]
    """Mentors with whom there is a pair, or will be."""
    rather_not: Set[str]
    superiors: Set[str]


@dataclass(frozen=True, slots=True)
class _Theirs:
    """What the rule looks at of a mentor, whoever the mentee is."""

    id: str
    offers: Set[str]
    formats: Set[str]
    named_formats: Set[str]
    """The same, but none for a mentor who names none."""
    languages: Set[str]
    works: WorkingDay
    team: str | None
    superiors: Set[str]
    rests: bool
    free: int


def _seekers_side(common: Common, seeker: Seeker, day: date) -> _Own:
    return _Own(
        id=seeker.mentee,
        topics=seeker.topics,
        formats=seeker.formats,
        languages=languages_of(common, seeker),
        works=working_day_of(common, seeker),
        team=_team(common, seeker.mentee),
        accompanying=frozenset(accompanying(seeker, day)),
        rather_not=frozenset(seeker.rather_not),
        superiors=frozenset(superiors(common.people, seeker.mentee)),
    )


def _mentors_side(common: Common, mentor: str, free: int, day: date) -> _Theirs:
    offer = common.mentors[mentor]
    return _Theirs(
        id=mentor,
        offers=frozenset(offer.offers),
        formats=frozenset(offer.formats or FORMATS),
        named_formats=frozenset(offer.formats),
        languages=frozenset(_spoken(common, mentor, offer.languages)),
        works=_working_day(common, mentor, offer.hours),
        team=_team(common, mentor),
        superiors=frozenset(superiors(common.people, mentor)),
        rests=offer.rests(day),
        free=free,
    )


def _team(common: Common, person: str) -> str | None:
    return common.people[person].team if person in common.people else None


def _meeting(own: _Own, mentor: _Theirs, minutes: int) -> Meeting:
    """Look at a mentee and a mentor side by side on the day on which they would begin."""
    topics = _common(own.topics, mentor.offers)
    languages = _common(own.languages, mentor.languages)
    formats = _common(own.formats or FORMATS, mentor.formats)
    points = Points(
        topics=sum(points for topic, points in zip(own.topics, TOPICS, strict=False) if topic in topics),
        language=FIRST_LANGUAGE if languages[:1] == own.languages[:1] else 0,
        time=MUCH_TIME if minutes >= MUCH else SOME_TIME,
        format=FIRST_FORMAT if own.formats and own.formats[0] in mentor.named_formats else 0,
        other_team=OTHER_TEAM if None not in (own.team, mentor.team) and own.team != mentor.team else 0,
        places=MORE_PLACES if mentor.free > 1 else 0,
    )
    return Meeting(mentor.id, topics, languages, formats, minutes, (own.team, mentor.team), mentor.free, points)


def _common(wished: Iterable[str], offered: Set[str]) -> tuple[str, ...]:
    return tuple([word for word in wished if word in offered])


def languages_of(common: Common, seeker: Seeker) -> tuple[str, ...]:
    """List the languages that a mentee speaks, the first before others."""
    return _spoken(common, seeker.mentee, seeker.languages)


def _spoken(common: Common, person: str, languages: Iterable[str]) -> tuple[str, ...]:
    """List somebody's languages; who names none speaks the one in which the site speaks to them."""
    named = tuple(dict.fromkeys(language.casefold() for language in languages))
    return named or (language_of(common, person),)


def working_day_of(common: Common, seeker: Seeker) -> WorkingDay:
    """Find when a mentee works, and by which clock."""
    return _working_day(common, seeker.mentee, seeker.hours)


def _working_day(common: Common, person: str, hours: Hours | None) -> WorkingDay:
    zone = common.people[person].time_zone if person in common.people else None
    return WorkingDay(hours or USUAL, zone or common.programme.time_zone)


# --- who is out of the question


_RULES: tuple[tuple[Reason, Callable[[_Own, _Theirs, int], bool]], ...] = (
    ("same-person", lambda own, mentor, _: mentor.id == own.id),
    ("accompanies-already", lambda own, mentor, _: mentor.id in own.accompanying),
    ("rather-not", lambda own, mentor, _: mentor.id in own.rather_not),
    ("reporting-line", lambda own, mentor, _: _in_line(own, mentor)),
    ("resting", lambda own, mentor, _: mentor.rests),
    ("no-free-place", lambda own, mentor, _: mentor.free == 0),
    # Who wishes for no topic is open to all; a mentor offers just those that stand in their file.
    ("no-common-topic", lambda own, mentor, _: bool(own.topics) and mentor.offers.isdisjoint(own.topics)),
    ("no-common-language", lambda own, mentor, _: mentor.languages.isdisjoint(own.languages)),
    ("no-common-format", lambda own, mentor, _: mentor.formats.isdisjoint(own.formats or FORMATS)),
    ("no-common-hour", lambda own, mentor, minutes: minutes < LEAST),
)
"""Whether each reason holds, for a mentee and a mentor with some minutes in common."""


def _in_line(own: _Own, mentor: _Theirs) -> bool:
    return own.id != mentor.id and (mentor.id in own.superiors or own.id in mentor.superiors)


def accompanying(seeker: Seeker, day: date) -> tuple[str, ...]:
    """List who accompanies a mentee on a day, or has agreed to later."""
    return tuple(dict.fromkeys(p.mentor for p in seeker.pairs if p.until is None or p.until >= day))
