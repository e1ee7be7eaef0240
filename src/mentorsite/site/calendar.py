"""Conversations to take along into a calendar: a file for each, and one with all of a reader's own (RFC 5545).

An event says when, with whom and where, and nothing of what is talked about. Its times are points in
UTC, so that whoever opens it in another time zone, or after the clocks have changed, sees it right.
Nothing in it depends on the day of the build: as long as a conversation stays as it is, so does its
file. Its stamp is therefore the first day of the pair, before which nothing was arranged: the day of
a commit would tell a mentor when the mentee last wrote something in the file, were it for themselves alone.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from mentorsite.programme.audiences import pair_reader
from mentorsite.programme.common import zone_of
from mentorsite.programme.conversations import Conversation, planned
from mentorsite.programme.pairs import PairFacts
from mentorsite.programme.summary import Summary
from mentorsite.site.frame import Site
from mentorsite.site.page import Page
from mentorsite.site.variant import Variant

USUAL_LENGTH = 60
"""Minutes, where a conversation says nothing else."""
LINE_LIMIT = 75
"""Bytes in a line of the file."""
ADDRESS = "calendar.ics"
"""Where a reader's own calendar lies."""


@dataclass(frozen=True, slots=True)
class Event:
    """One conversation as it stands in a calendar."""

    uid: str
    """The same in every build and for both of the pair; nothing can be read from it."""
    stamp: date
    begins: datetime | date
    """A point in time, or the whole day where no time is known."""
    ends: datetime | date
    title: str
    where: str | None


def calendars(site: Site, summaries: Iterable[Summary]) -> Iterator[Page]:
    """Make the calendar of each reader who takes part in a conversation that is arranged."""
    events: dict[str, list[Event]] = defaultdict(list)
    for summary in summaries:
        for reader, talks, pairs in _arranged(summary):
            events[reader].extend(event(site, summary.mentee, talk, pairs, {reader}) for talk in talks)
    yield from (Page(ADDRESS, written(events[reader]), frozenset({reader})) for reader in sorted(events))


def _arranged(summary: Summary) -> Iterator[tuple[str, tuple[Conversation, ...], tuple[PairFacts, ...]]]:
    """List a mentee's arranged conversations for each reader, from what that reader sees of them."""
    own, shared = summary.own, summary.shared
    found = [
        *([(summary.mentee, planned(own.conversations), own.pairs)] if own else []),
        *((desk.mentor, desk.planned, summary.programme.pairs) for desk in summary.desks),
        *([(pair_reader(summary.mentee), planned(shared.conversations), shared.pairs)] if shared else []),
    ]
    return ((reader, talks, pairs) for reader, talks, pairs in found if talks)


def conversation_files(variant: Variant) -> Iterator[Page]:
    """Make the file of each arranged conversation that an audience sees, beside its page."""
    readers, progress = variant.view.audience.readers, variant.progress
    for talk in planned(progress.conversations):
        arranged = event(variant.site, variant.mentee, talk, progress.pairs, readers)
        yield Page(f"{variant.base}sessions/{talk.id}/conversation.ics", written([arranged]), readers)


def event(site: Site, mentee: str, talk: Conversation, pairs: Iterable[PairFacts], readers: Iterable[str]) -> Event:
    """Make the event of a conversation for some readers: it names the other, or both to a third."""
    others = [person for person in (mentee, talk.mentor) if person and person not in readers]
    begins, ends = _times(site, mentee, talk)
    names = ", ".join(site.first_name(person) for person in others)
    return Event(
        uid=f"{hashlib.sha256(talk.path.encode()).hexdigest()[:32]}@mentorsite",
        stamp=min((p.since for p in pairs if p.mentor == talk.mentor and p.covers(talk.day)), default=talk.day),
        begins=begins,
        ends=ends,
        title=f"Mentoring: {names}" if names else "Mentoring",
        where=talk.where,
    )


def _times(site: Site, mentee: str, talk: Conversation) -> tuple[datetime | date, datetime | date]:
    """Take the time as the mentee wrote it: in their own time zone, else the programme's."""
    if talk.at is None:
        return talk.day, talk.day + timedelta(days=1)
    begins = datetime.combine(talk.day, talk.at, zone_of(site.common, mentee)).astimezone(UTC)
    return begins, begins + timedelta(minutes=talk.minutes or USUAL_LENGTH)


def written(events: Iterable[Event]) -> bytes:
    """Write a calendar, the earliest event first."""
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//mentorsite//mentorsite//EN", "CALSCALE:GREGORIAN"]
    listed = sorted(events, key=lambda each: (_moment(each.begins), each.uid))
    lines = [*head, *(line for each in listed for line in _lines(each)), "END:VCALENDAR"]
    return b"".join(folded(line) for line in lines)


def _lines(each: Event) -> Iterator[str]:
    whole_day = not isinstance(each.begins, datetime)
    kind = ";VALUE=DATE" if whole_day else ""
    yield from ("BEGIN:VEVENT", f"UID:{each.uid}", f"DTSTAMP:{_moment(each.stamp)}T000000Z")
    yield from (f"DTSTART{kind}:{_moment(each.begins)}", f"DTEND{kind}:{_moment(each.ends)}")
    yield f"SUMMARY:{escaped(each.title)}"
    if each.where:
        yield f"LOCATION:{escaped(each.where)}"
    # A day without a time does not make anybody look busy from morning to evening.
    yield from ("CLASS:PRIVATE", *(["TRANSP:TRANSPARENT"] if whole_day else []), "END:VEVENT")


def _moment(moment: datetime | date) -> str:
    return f"{moment:%Y%m%dT%H%M%SZ}" if isinstance(moment, datetime) else f"{moment:%Y%m%d}"


def escaped(text: str) -> str:
    """Write a text so that no sign of it is taken for the format's own; line ends become a backslash and an n."""
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return "\\n".join(text.splitlines())


def folded(line: str) -> bytes:
    """Cut a line at its limit, never inside a character; each further part begins with a blank."""
    parts, part = [], b""
    for sign in line:
        if len(part) + len(sign.encode()) > LINE_LIMIT:
            parts.append(part)
            part = b" "
        part += sign.encode()
    return b"\r\n".join([*parts, part, b""])
