"""Why a mentor is suggested, or is not: the same words on the page and on the command line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from babel.numbers import format_decimal

from mentorsite.language import Language, counted, language_name, say, together
from mentorsite.programme import matching
from mentorsite.programme.matching import Meeting, Reason
from mentorsite.rules import N_
from mentorsite.site.frame import Site
from mentorsite.site.words import talk_format

AGAINST: Mapping[Reason, str] = {
    "same-person": N_("the same person"),
    "accompanies-already": N_("a pair already"),
    "rather-not": N_("on my list “rather_not”, which no page shows to anybody else"),
    "reporting-line": N_("in the reporting line"),
    "resting": N_("taking a break"),
    "no-free-place": N_("all places taken"),
    "no-common-topic": N_("other topics than those wished for"),
    "no-common-language": N_("no common language"),
    "no-common-format": N_("other ways of talking than those wished for"),
    "no-common-hour": N_("less than one common working hour"),
}
"""Why a mentor is out of the question, in few words."""

PARTS: tuple[tuple[str, int], ...] = (
    (N_("the first topic wished for"), matching.TOPICS[0]),
    (N_("the second topic wished for"), matching.TOPICS[1]),
    (N_("the third topic wished for"), matching.TOPICS[2]),
    (N_("the mentee's first language"), matching.FIRST_LANGUAGE),
    (N_("four common working hours or more"), matching.MUCH_TIME),
    (N_("fewer common working hours, one at least"), matching.SOME_TIME),
    (N_("the way of talking that is wished for first"), matching.FIRST_FORMAT),
    (N_("another team"), matching.OTHER_TEAM),
    (N_("more than one free place"), matching.MORE_PLACES),
)
"""The whole rule: what gives how many points."""


@dataclass(frozen=True, slots=True)
class Line:
    """One reason in words, with its points."""

    words: str
    points: int
    part: str = ""
    """The part of the points that it belongs to."""


def reasons_for(site: Site, language: Language, met: Meeting) -> tuple[Line, ...]:
    """Say what speaks for a mentor, part by part; a part without points stands there, too."""
    points = met.points
    return (
        Line(_topics(site, language, met), points.topics, "topics"),
        Line(_languages(language, met), points.language, "language"),
        Line(hours(language, met.minutes), points.time, "time"),
        Line(_formats(language, met), points.format, "format"),
        Line(_team(language, met), points.other_team, "team"),
        Line(places(language, met.free), points.places, "places"),
    )


def reasons_against(language: Language, reasons: Iterable[Reason]) -> str:
    """Say why a mentor is out of the question."""
    return ", ".join(say(language, AGAINST[reason]) for reason in reasons)


def topic_names(site: Site, language: Language, topics: Iterable[str]) -> list[str]:
    """Name topics as the framework of skills does; one that is not in it keeps its own word."""
    known = site.common.skills
    return [site.text(known[topic], language) if topic in known else topic for topic in topics]


def hours(language: Language, minutes: int) -> str:
    """Say how much of a working day two people have in common."""
    # By the language alone: English as it is written in Austria would have 6,5 hours.
    count = format_decimal(round(minutes / 60, 1), locale=language.code)
    text = counted(language, "{hours} common working hour", "{hours} common working hours", 1 if minutes == 60 else 2)
    return text.format(hours=count)


def places(language: Language, free: int) -> str:
    """Say how many places a mentor has left."""
    return counted(language, "one place free", "{count} places free", free).format(count=free)


def _topics(site: Site, language: Language, met: Meeting) -> str:
    if not met.topics:
        return say(language, N_("no topic is wished for yet"))
    return say(language, N_("on {topics}"), topics=together(language, topic_names(site, language, met.topics)))


def _languages(language: Language, met: Meeting) -> str:
    spoken = [language_name(language, code) for code in met.languages]
    if met.points.language:
        return say(language, N_("in {spoken}, the first language"), spoken=spoken[0])
    return say(language, N_("in {spoken}, not in the first language"), spoken=together(language, spoken))


def _formats(language: Language, met: Meeting) -> str:
    formats = [talk_format(language, word) for word in met.formats]
    if met.points.format:
        return say(language, N_("{format}, as wished for first"), format=formats[0])
    return together(language, formats)


def _team(language: Language, met: Meeting) -> str:
    if None in met.teams:
        return say(language, N_("no team is known"))
    return say(language, N_("from another team") if met.points.other_team else N_("from the same team"))
