"""Who could accompany a mentee: suggestions with their reasons, for the mentee alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from mentorsite.content.records.circles import Circle
from mentorsite.content.records.common import Mentor
from mentorsite.content.records.fields import Hours
from mentorsite.content.sections import lead
from mentorsite.language import Language, language_name, say
from mentorsite.programme.common import language_of
from mentorsite.programme.matching import Excluded, Meeting, Suggestions, free_places, suggestions_for
from mentorsite.programme.sides import Seeker, languages_of, working_day_of
from mentorsite.programme.summary import Summary
from mentorsite.rules import N_
from mentorsite.site.frame import Draft, Frame, Site, draft, in_each_language, names
from mentorsite.site.reasons import PARTS, Line, reasons_against, reasons_for, topic_names
from mentorsite.site.variant import WORDS

SHOWN = 5
"""How many suggestions are shown with their reasons; of the others the page has the names."""
NAMED = 60
"""How many people at most a list names; a programme may have a thousand mentors."""
BESIDE = ("", "goals/", "sessions/", "next/", "training/")
"""The mentee's own pages that are always there."""


@dataclass(frozen=True, slots=True)
class Suggested:
    """One suggestion, ready for the page."""

    mentor: str
    points: int
    lines: tuple[Line, ...]
    words: str
    """The first paragraph of the mentor's own offer, as all colleagues read it."""
    lang: str
    rests_from: date | None
    """The day on which a break begins that is known already."""


@dataclass(frozen=True, slots=True)
class NotAmong:
    """Those who are out of the question: each by name with the reasons, or many of them counted by reason."""

    count: int
    named: tuple[tuple[str, str], ...] = ()
    counted: tuple[tuple[str, int], ...] = ()
    """The reason of most first."""


@dataclass(frozen=True, slots=True)
class Wished:
    """What the suggestions are made from, in words."""

    topics: tuple[str, ...]
    mentors: str
    formats: tuple[str, ...]
    languages: tuple[str, ...]
    hours: Hours
    hours_known: bool
    zone: str


def mentors_pages(site: Site, summaries: Sequence[Summary]) -> Iterator[Draft]:
    """Make each mentee's page of suggestions; nobody but the mentee gets it."""
    pairs = [pair for summary in summaries for pair in summary.programme.pairs]
    free = free_places(site.common, pairs, site.today)
    seekers = [summary.seeker for summary in summaries if summary.seeker]
    for seeker, found in suggestions_for(site.common, seekers, free, site.today, SHOWN):
        yield from _in_each_language(site, seeker, found)


def _in_each_language(site: Site, seeker: Seeker, found: Suggestions) -> Iterator[Draft]:
    yield from in_each_language(site, lambda language: [mentors_page(site, language, seeker, found)])


def mentors_page(site: Site, language: Language, seeker: Seeker, found: Suggestions) -> Draft:
    """Make one mentee's page of suggestions in one language."""
    later = {entry.mentor for entry in found.later}
    return draft(
        _frame(site, language, seeker.mentee),
        "mentors",
        frozenset({seeker.mentee}),
        mentee=seeker.mentee,
        fitting=[_suggested(site, language, met) for met in found.fitting],
        also=found.also[:NAMED],
        more=len(found.also[NAMED:]),
        later=_not_among(language, found.later),
        excluded=_not_among(language, [entry for entry in found.excluded if entry.mentor not in later]),
        wished=_wished(site, language, seeker),
        current=names(site, language, dict.fromkeys(p.mentor for p in seeker.pairs if p.covers(site.today))),
        parts=[Line(say(language, words), points) for words, points in PARTS],
        day=site.today,
    )


def _frame(site: Site, language: Language, mentee: str) -> Frame:
    base, first = f"mentees/{mentee}/", site.first_name(mentee)
    return Frame(
        site=site,
        language=language,
        bare=base + "mentors/",
        title=say(language, N_("Who could accompany me?")),
        section="home",
        readers_line=say(language, N_("Visible to {name} alone"), name=first),
        crumbs=((first, base),),
        written=f"mentees/{mentee}/mentee.md",
        edits=(mentee,),
        sub_navigation=tuple((say(language, WORDS[below]), base + below) for below in BESIDE),
    )


def _not_among(language: Language, excluded: Sequence[Excluded]) -> NotAmong:
    if len(excluded) <= NAMED:
        named = [(entry.mentor, reasons_against(language, entry.reasons)) for entry in excluded]
        return NotAmong(len(excluded), named=tuple(named))
    reasons = Counter(entry.reasons for entry in excluded).most_common()
    counted = [(reasons_against(language, some), count) for some, count in reasons]
    return NotAmong(len(excluded), counted=tuple(counted))


def _suggested(site: Site, language: Language, met: Meeting) -> Suggested:
    offer = site.common.mentors[met.mentor]
    return Suggested(
        mentor=met.mentor,
        points=met.points.total,
        lines=reasons_for(site, language, met),
        words=first_words(offer),
        lang=offer.lang or language_of(site.common, met.mentor),
        rests_from=offer.rests_from,
    )


def first_words(offer: Mentor) -> str:
    """Quote the first paragraph of a mentor's offer, where all colleagues may read it."""
    if offer.circle is not Circle.COLLEAGUES:
        return ""
    shared = (passage for passage in offer.passages if passage.kind == "shared")
    return next((words for passage in shared for section in passage.prose.sections if (words := lead(section))), "")


def _wished(site: Site, language: Language, seeker: Seeker) -> Wished:
    day = working_day_of(site.common, seeker)
    return Wished(
        topics=tuple(topic_names(site, language, seeker.topics)),
        mentors=names(site, language, seeker.mentors),
        formats=seeker.formats,
        languages=tuple(language_name(language, code) for code in languages_of(site.common, seeker)),
        hours=day.hours,
        hours_known=seeker.hours is not None,
        zone=day.zone.key,
    )
