"""Each reader's home: whatever applies to them, one below the other, in their own language."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from mentorsite.language import Language, say
from mentorsite.programme.audiences import EVERYONE, pair_reader
from mentorsite.programme.closing import last_month_closed
from mentorsite.programme.common import language_of
from mentorsite.programme.conversations import planned
from mentorsite.programme.demand import Range, ranged
from mentorsite.programme.mentor_path import Way, ways
from mentorsite.programme.months import month_after
from mentorsite.programme.pairs import taken_places
from mentorsite.programme.progress import Progress
from mentorsite.programme.summary import Desk, Seeking, Summary
from mentorsite.programme.suppression import SMALLEST, Shown, shown
from mentorsite.programme.team import SkillOfMany, skills_of_many
from mentorsite.rules import N_
from mentorsite.site.editing import may_write
from mentorsite.site.frame import Draft, Frame, Site, draft, names, rooted


@dataclass(frozen=True, slots=True)
class Places:
    """How many people a mentor offers to accompany, and does."""

    mentor: str
    offered: int
    taken: int
    rests_from: date | None

    @property
    def free(self) -> int:
        """How many more could come."""
        return max(0, self.offered - self.taken)


@dataclass(frozen=True, slots=True)
class Coordination:
    """What coordinators see: who takes part, who seeks whom, places, and the rhythm of all in months."""

    seekers: tuple[Seeking, ...]
    paired: tuple[Seeking, ...]
    places: tuple[Places, ...]
    months: tuple[tuple[date, Shown], ...]
    pairs: int
    """Pairs of today; below five there is no rhythm to show."""
    skills: tuple[SkillOfMany, ...] = ()
    """Levels of many, as far as their owners agreed and none can be told apart."""
    pairs_over: tuple[int, ...] = ()
    """Pairs in each of those months; nothing where there were ever fewer than five."""
    setting_out: tuple[Way, ...] = ()
    """Who is on the way to becoming a mentor."""


@dataclass(frozen=True, slots=True)
class Home:
    """What applies to one reader."""

    path: Progress | None = None
    suggests: bool = False
    """Whether there is a page with suggestions of mentors for the reader."""
    desks: tuple[Desk, ...] = ()
    own_places: Places | None = None
    coordination: Coordination | None = None
    way: Way | None = None
    """Where they stand on the way to becoming a mentor, if they have set out on it."""

    @property
    def has_calendar(self) -> bool:
        """Whether any conversation of the reader's own is arranged, so that a calendar lies beside."""
        own = self.path.conversations if self.path else ()
        return bool(planned(own)) or any(desk.planned for desk in self.desks)


def home_pages(site: Site, summaries: Sequence[Summary]) -> Iterator[Draft]:
    """Make the homes of everybody in the roster, and one for whoever has no part in anything yet."""
    homes = _homes(site, summaries)
    for person in site.common.active:
        yield from _home_of(site, homes[person], language_of(site.common, person), frozenset({person}))
    for summary in summaries:
        if summary.shared:
            readers = frozenset({pair_reader(summary.mentee)})
            yield from _home_of(site, Home(path=summary.shared), language_of(site.common, summary.mentee), readers)
    yield from _home_of(site, Home(), site.common.languages[0], EVERYONE)


def _homes(site: Site, summaries: Sequence[Summary]) -> dict[str, Home]:
    desks: dict[str, list[Desk]] = defaultdict(list)
    for summary in summaries:
        for desk in summary.desks:
            desks[desk.mentor].append(desk)
    paths = {summary.mentee: summary.own for summary in summaries}
    places = {entry.mentor: entry for entry in places_of(site, summaries)}
    coordination = coordination_of(site, summaries)
    on_the_way = {way.person: way for way in ways(site.common)}
    return {
        person: Home(
            path=paths.get(person),
            suggests=person in paths,
            desks=tuple(sorted(desks[person], key=_by_next_day)),
            own_places=places.get(person),
            coordination=coordination if person in site.common.programme.coordinators else None,
            way=on_the_way.get(person),
        )
        for person in site.common.active
    }


def _by_next_day(desk: Desk) -> tuple[bool, date, str]:
    """Order mentees by the next date, never by progress."""
    return (not desk.current, desk.coming.day if desk.coming else date.max, desk.mentee)


def _home_of(site: Site, home: Home, own_language: str, readers: frozenset[str]) -> Iterator[Draft]:
    for language in site.languages:
        title = say(language, N_("Mentoring"))
        frame = Frame(
            site=site,
            language=language,
            bare="",
            title=title,
            section="home",
            readers_line=_line(site, language, home, readers),
            is_alone=readers != EVERYONE and not (home.path and readers == {pair_reader(home.path.mentee)}),
            edits=_edits(site, home, readers),
        )
        yield draft(frame, "home", readers, home=home)
        if language.code == own_language:
            yield draft(rooted(frame), "home", readers, home=home)


def _edits(site: Site, home: Home, readers: frozenset[str]) -> tuple[str, ...]:
    """List the mentees in whose files a reader may write: their own, and those whom they accompany today."""
    own = (home.path.mentee,) if home.path else ()
    return (*own, *(d.mentee for d in home.desks if d.current and may_write(site.common, d.mentee, readers)))


def _line(site: Site, language: Language, home: Home, readers: frozenset[str]) -> str:
    if readers == EVERYONE:
        return say(language, N_("Visible to all colleagues"))
    if home.path and readers == {pair_reader(home.path.mentee)}:
        pair = [person for person in (home.path.mentee, home.path.mentor) if person]
        return say(language, N_("Visible to {names}"), names=names(site, language, pair))
    return say(language, N_("Visible to you alone"))


def places_of(site: Site, summaries: Sequence[Summary]) -> tuple[Places, ...]:
    """List the places of everybody who is a mentor, in the order of the roster."""
    taken = taken_places((pair for summary in summaries for pair in summary.programme.pairs), site.today)
    return tuple(
        Places(person, offer.places, taken[person], offer.rests_from) for person, offer in site.common.offering
    )


def coordination_of(site: Site, summaries: Sequence[Summary]) -> Coordination:
    """Sum up the programme for its coordinators, within their circle."""
    active = site.common.readers
    known = [summary.programme for summary in summaries if summary.mentee in active]
    paired = [entry for entry in known if _is_paired(entry, site.today)]
    months = _months(summaries, known, site.today) if len(paired) >= SMALLEST else ()
    pairs_over = tuple(_paired_in(known, month) for month, _ in months)
    return Coordination(
        seekers=tuple(entry for entry in known if not _is_paired(entry, site.today)),
        paired=tuple(paired),
        places=places_of(site, summaries),
        months=months,
        pairs_over=pairs_over if min(pairs_over, default=0) >= SMALLEST else (),
        pairs=len(paired),
        skills=skills_of_many(site.common, (summary.agreed for summary in summaries)),
        setting_out=tuple(way for way in ways(site.common) if way.is_on_the_way),
    )


def waiting(site: Site, summaries: Sequence[Summary]) -> Range:
    """Count who waits for a mentor, without names: those who have none, and none agreed on for later."""
    active = site.common.readers
    known = [summary.programme for summary in summaries if summary.mentee in active]
    alone = [e for e in known if not any(pair.until is None or pair.until >= site.today for pair in e.pairs)]
    return ranged(len(alone), len(known))


def _is_paired(entry: Seeking, today: date) -> bool:
    return any(pair.covers(today) for pair in entry.pairs)


def _months(summaries: Iterable[Summary], known: Sequence[Seeking], today: date) -> tuple[tuple[date, Shown], ...]:
    """Count the mentees who talked in each closed month, out of those who had a mentor in it."""
    talked: Mapping[date, int] = Counter(month for summary in summaries for month in summary.talked)
    over = sorted(month for month in talked if month <= last_month_closed(today))
    return tuple((month, shown(talked[month], max(_paired_in(known, month), talked[month]))) for month in over[-12:])


def _paired_in(known: Sequence[Seeking], month: date) -> int:
    """Count who had a mentor in a month; who comes later does not change it."""
    return sum(
        any(pair.since < month_after(month) and (pair.until is None or pair.until >= month) for pair in entry.pairs)
        for entry in known
    )
