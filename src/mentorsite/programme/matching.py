"""Which mentors could accompany a mentee: who is out of the question and why, and points with their reasons.

One rule for everybody; docs/matching.md has it in words. It knows wishes, languages, working hours,
teams and places, and nothing else of anybody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from mentorsite.content.records.common import Mentor
from mentorsite.content.records.fields import Hours
from mentorsite.content.records.mentee import Mentee
from mentorsite.programme.common import Common, language_of
from mentorsite.programme.overlap import USUAL, WorkingDay, common_minutes
from mentorsite.programme.pairs import PairFacts, pairs_of, taken_places
from mentorsite.programme.reporting import in_line

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
    mentors = [(mentor, _mentors_side(common, mentor)) for mentor in candidates(common)]
    for seeker in seekers:
        own = _side(common, seeker.mentee, seeker.languages, seeker.hours)
        meetings = (_meeting(seeker, own, mentor, side, free.get(mentor, 0), day) for mentor, side in mentors)
        yield seeker, _sorted_out(_Case(common, seeker, common.mentors[met.mentor], met, day) for met in meetings)


def _sorted_out(cases: Iterable[_Case]) -> Suggestions:
    known = [(case.met, _reasons_against(case)) for case in cases]
    fitting = [met for met, reasons in known if not reasons]
    return Suggestions(
        fitting=tuple(sorted(fitting, key=lambda met: (-met.points.total, -met.free, -met.minutes, met.mentor))),
        excluded=tuple(Excluded(met.mentor, reasons) for met, reasons in known if reasons),
    )


@dataclass(frozen=True, slots=True)
class _Side:
    """What a meeting needs to know of one of the two, whoever the other is."""

    languages: tuple[str, ...]
    works: WorkingDay
    team: str | None
    offers: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    """For a mentor; none for one who names none."""


def _side(common: Common, person: str, languages: Iterable[str], hours: Hours | None) -> _Side:
    team = common.people[person].team if person in common.people else None
    return _Side(_spoken(common, person, languages), _working_day(common, person, hours), team)


def _mentors_side(common: Common, mentor: str) -> _Side:
    offer = common.mentors[mentor]
    side = _side(common, mentor, offer.languages, offer.hours)
    return replace(side, offers=offer.offers, formats=offer.formats)


def _meeting(seeker: Seeker, own: _Side, mentor: str, side: _Side, free: int, day: date) -> Meeting:
    """Look at a mentee and a mentor side by side on the day on which they would begin."""
    topics = _common(seeker.topics, side.offers)
    languages = _common(own.languages, side.languages)
    minutes = common_minutes(own.works, side.works, day)
    points = Points(
        topics=sum(points for topic, points in zip(seeker.topics, TOPICS, strict=False) if topic in topics),
        language=FIRST_LANGUAGE if languages[:1] == own.languages[:1] else 0,
        time=MUCH_TIME if minutes >= MUCH else SOME_TIME,
        format=FIRST_FORMAT if seeker.formats and seeker.formats[0] in side.formats else 0,
        other_team=OTHER_TEAM if None not in (own.team, side.team) and own.team != side.team else 0,
        places=MORE_PLACES if free > 1 else 0,
    )
    formats = _common(seeker.formats or FORMATS, side.formats or FORMATS)
    return Meeting(mentor, topics, languages, formats, minutes, (own.team, side.team), free, points)


def _common(wished: Iterable[str], offered: Sequence[str]) -> tuple[str, ...]:
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


@dataclass(frozen=True, slots=True)
class _Case:
    """One mentee and one mentor before the rules that keep them apart."""

    common: Common
    seeker: Seeker
    offer: Mentor
    met: Meeting
    day: date


_RULES: tuple[tuple[Reason, Callable[[_Case], bool]], ...] = (
    ("same-person", lambda case: case.met.mentor == case.seeker.mentee),
    ("accompanies-already", lambda case: case.met.mentor in accompanying(case.seeker, case.day)),
    ("rather-not", lambda case: case.met.mentor in case.seeker.rather_not),
    ("reporting-line", lambda case: in_line(case.common.people, case.seeker.mentee, case.met.mentor)),
    ("resting", lambda case: case.offer.rests(case.day)),
    ("no-free-place", lambda case: case.met.free == 0),
    # Who wishes for no topic is open to all; a mentor offers just those that stand in their file.
    ("no-common-topic", lambda case: bool(case.seeker.topics) and not case.met.topics),
    ("no-common-language", lambda case: not case.met.languages),
    ("no-common-format", lambda case: not case.met.formats),
    ("no-common-hour", lambda case: case.met.minutes < LEAST),
)


def _reasons_against(case: _Case) -> tuple[Reason, ...]:
    """List every reason why a mentor is out of the question for a mentee on a day."""
    return tuple([reason for reason, holds in _RULES if holds(case)])


def accompanying(seeker: Seeker, day: date) -> tuple[str, ...]:
    """List who accompanies a mentee on a day, or has agreed to later."""
    return tuple(dict.fromkeys(p.mentor for p in seeker.pairs if p.until is None or p.until >= day))
