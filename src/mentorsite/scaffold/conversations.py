"""New conversations and feedback: in the pair, with what is still open between the two."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Final

from mentorsite.content.records.session import Session
from mentorsite.programme.audiences import mentor_of, mentors_on
from mentorsite.programme.begun import for_both, session_text
from mentorsite.programme.link import Journey
from mentorsite.programme.skeletons import in_comment, skeleton, with_facts
from mentorsite.scaffold.existing import (
    Existing,
    folder_of,
    language_for,
    new_file,
    person_called,
    read_existing,
    read_mentee,
)
from mentorsite.scaffold.files import NewFile
from mentorsite.scaffold.refusals import CannotCreate

_TODAY: Final = ("today", "heute")
_GERMAN = re.compile(r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})")
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
_DAYS_NAMED: Final = 3


def read_day(text: str, today: date) -> date:
    """Read a day as people type it: `today`, `2026-03-12` or `12.3.2026`.

    Errors: CannotCreate if it is none.
    """
    word = text.strip().casefold()
    if word in _TODAY:
        return today
    match = _ISO.fullmatch(word) or _GERMAN.fullmatch(word)
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"])) if match else _no_day(today)
    except ValueError:
        return _no_day(today)


def _no_day(today: date) -> date:
    raise CannotCreate("day", today=today, today_german=f"{today.day}.{today.month}.{today.year}")


def new_session(
    content: Path,
    mentee: str,
    day: date,
    today: date,
    language: str | None = None,
    mentor: str | None = None,
) -> NewFile:
    """Begin a conversation; what is still open between the two stands in it as a reminder, not as a copy.

    Errors: CannotCreate for a stranger, a day without a pair or with two, or with a conversation already.
    """
    existing = read_existing(content)
    person = person_called(existing, mentee)
    journey = read_mentee(existing, person)
    covering = mentors_on(journey, day)
    other = _mentor(existing, person, covering, mentor)
    _refuse_second(journey, day, other)
    usual = language_for(existing, person, journey)
    view = for_both(existing.common, journey, other, today)
    text = session_text(view, other, day, today, language or usual)
    facts = {"lang": language} if language and language != usual else {}
    text = with_facts(text, {**facts, **({"mentor": other} if len(covering) > 1 else {})})
    return new_file(existing, f"{folder_of(existing, person)}/sessions/{_name(journey, day, other)}.md", text)


def _mentor(existing: Existing, mentee: str, covering: list[str], wished: str | None) -> str:
    """Choose the mentor of a conversation among those whose pairs cover its day."""
    if not covering:
        raise CannotCreate("no-pair", file=f"{folder_of(existing, mentee)}/mentee.md")
    if wished is None and len(covering) > 1:
        raise CannotCreate("two-pairs", mentors=", ".join(covering))
    chosen = covering[0] if wished is None else person_called(existing, wished)
    if chosen not in covering:
        raise CannotCreate("other-mentor", mentors=", ".join(covering))
    return chosen


def _refuse_second(journey: Journey, day: date, mentor: str) -> None:
    """A pair talks once a day."""
    for session in journey.sessions:
        if session.day == day and mentor_of(journey, session) == mentor:
            raise CannotCreate("same-day", file=session.path)


def _name(journey: Journey, day: date, mentor: str) -> str:
    """Name the file by its day, and by the mentor too where the day is taken by somebody else's."""
    taken = any(session.named == day and session.id == day.isoformat() for session in journey.sessions)
    return f"{day}-{mentor}" if taken else day.isoformat()


def new_feedback(content: Path, mentee: str, day: date, giver: str, language: str | None = None) -> NewFile:
    """Begin one person's feedback on a conversation, in a file that this person alone writes.

    Errors: CannotCreate for strangers, without a conversation on the day, or with feedback in it already.
    """
    existing = read_existing(content)
    person, author = person_called(existing, mentee), person_called(existing, giver)
    journey = read_mentee(existing, person)
    session = _session_on(journey, day)
    others = _others(journey, session, author)
    spoken, usual = language or language_for(existing, author), language_for(existing, person, journey)
    values = {"reader": _names(existing, others), "day": session.day.isoformat()}
    text = skeleton(spoken, f"feedback-from-{'mentee' if author == person else 'mentor'}.md", values)
    path = f"{folder_of(existing, person)}/sessions/{session.named}-from-{author}.md"
    return new_file(existing, path, with_facts(text, {"lang": spoken} if spoken != usual else {}))


def _session_on(journey: Journey, day: date) -> Session:
    """Find the conversation of a day; one that was moved is also found by the day in its file's name."""
    on_day = [session for session in journey.sessions if session.day == day]
    moved = [session for session in journey.sessions if session.named == day]
    if on_day or moved:
        return (on_day or moved)[0]
    if not journey.sessions:
        raise CannotCreate("no-conversation/none")
    nearest = sorted({session.day for session in journey.sessions}, key=lambda other: abs(other - day))[:_DAYS_NAMED]
    raise CannotCreate("no-conversation", days=", ".join(str(other) for other in sorted(nearest)))


def _others(journey: Journey, session: Session, author: str) -> list[str]:
    """List whom somebody gives feedback to: the other one of the pair.

    Errors: CannotCreate for somebody who is not of the pair, or who has given feedback in the conversation's file.
    """
    mentors = [mentor] if (mentor := mentor_of(journey, session)) else mentors_on(journey, session.day)
    if author not in (journey.mentee, *mentors):
        raise CannotCreate("not-in-pair", people=", ".join((journey.mentee, *mentors)))
    if any(passage.kind == "feedback" and passage.person == author for passage in session.passages):
        raise CannotCreate("feedback-there", file=session.path)
    return mentors if author == journey.mentee else [journey.mentee]


def _names(existing: Existing, people: Iterable[str]) -> str:
    """Call people by their first names."""
    entries = ((person, existing.common.people.get(person)) for person in people)
    return ", ".join(in_comment(entry.name).split()[0] if entry else person for person, entry in entries)
