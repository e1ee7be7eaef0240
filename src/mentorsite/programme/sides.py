"""The two sides of a suggestion: what the rule looks at of a mentee, and of a mentor, each on their own."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass
from datetime import date

from mentorsite.content.records.fields import Hours
from mentorsite.content.records.mentee import Mentee
from mentorsite.programme.common import Common, language_of
from mentorsite.programme.overlap import USUAL, WorkingDay
from mentorsite.programme.pairs import PairFacts, pairs_of
from mentorsite.programme.reporting import superiors

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


@dataclass(frozen=True, slots=True)
class Own:
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
class Theirs:
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


def seekers_side(common: Common, seeker: Seeker, day: date) -> Own:
    """Gather what the rule looks at of a mentee on the day on which a pair would begin."""
    return Own(
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


def mentors_side(common: Common, mentor: str, free: int, day: date) -> Theirs:
    """Gather what the rule looks at of a mentor with some free places on that day."""
    offer = common.mentors[mentor]
    return Theirs(
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


def accompanying(seeker: Seeker, day: date) -> tuple[str, ...]:
    """List who accompanies a mentee on a day, or has agreed to later."""
    return tuple(dict.fromkeys(p.mentor for p in seeker.pairs if p.until is None or p.until >= day))
