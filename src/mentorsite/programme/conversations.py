"""Conversations: held or planned, what was agreed, what stays open, feedback in both directions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Literal

from mentorsite.content.markup import Section, Task, plain
from mentorsite.content.records.fields import Span, read_span
from mentorsite.content.records.session import Session
from mentorsite.programme.audiences import mentor_of
from mentorsite.programme.link import Journey

Status = Literal["planned", "held", "skipped"]


@dataclass(frozen=True, slots=True)
class Topic:
    """Something the mentee wants to talk about."""

    text: str
    html: str
    open: bool
    since: date
    """The day of the conversation it was first written down for."""
    age: int
    """Conversations held since then; 0 where it is new."""
    notes: str
    """What stands below it, as HTML."""
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class Action:
    """Something that was agreed on, by one or both of the pair."""

    text: str
    html: str
    owners: tuple[str, ...]
    mark: Literal["open", "done", "dropped"]
    by: Span | None
    done: date | None
    since: date
    age: int
    """Conversations held since it was agreed on."""
    notes: str
    """What stands below it, as HTML."""
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class Conversation:
    """A session as far as other pages show it."""

    id: str
    path: str
    day: date
    at: time | None
    minutes: int | None
    format: str | None
    where: str | None
    mentor: str | None
    status: Status
    lang: str | None
    moved_from: date | None
    goals: tuple[str, ...]
    sentence: str
    """What the mentee takes along, in one sentence, or nothing."""
    topics: tuple[Topic, ...]
    actions: tuple[Action, ...]
    feedback: tuple[str, ...]
    """Who of the two gave feedback."""


def conversations(journey: Journey, today: date) -> tuple[Conversation, ...]:
    """List the conversations of a journey, the earliest first."""
    mentors = [mentor_of(journey, session) for session in journey.sessions]
    statuses = [status_of(session, today) for session in journey.sessions]
    told = list(zip(journey.sessions, mentors, statuses, strict=True))
    held = [(session.day, mentor) for session, mentor, status in told if status == "held"]
    return tuple(_conversation(journey, *each, held) for each in told)


def status_of(session: Session, today: date) -> Status:
    """Tell the status of a conversation: as written, otherwise held once it has notes and its day has come."""
    if session.status is not None:
        return session.status
    return "held" if session.day <= today and _has_notes(session) else "planned"


def _has_notes(session: Session) -> bool:
    """Tell whether anything stands there besides topics."""
    sections = [section for passage in session.passages for section in passage.prose.sections]
    return any(section.name != "topics" and plain(section) for section in sections)


def _conversation(
    journey: Journey,
    session: Session,
    mentor: str | None,
    status: Status,
    held: Iterable[tuple[date, str | None]],
) -> Conversation:
    """Take from a session what other pages show; `held` are the days of conversations, and with whom they were."""
    age = sum(1 for day, with_mentor in held if day > session.day and with_mentor == mentor)
    return Conversation(
        id=session.id,
        path=session.path,
        day=session.day,
        at=session.time,
        minutes=session.minutes,
        format=session.format,
        where=session.where,
        mentor=mentor,
        status=status,
        lang=session.lang,
        moved_from=session.named if session.named != session.day else None,
        goals=session.goals,
        sentence=plain(take) if (take := section_of(session, "take")) else "",
        topics=tuple(
            _topic(task, session, age) for task in _tasks(session) if task.section == "topics" and not task.owners
        ),
        actions=tuple(_action(task, session, age) for task in _tasks(session) if task.owners),
        feedback=tuple(dict.fromkeys(_feedback_from(journey, session))),
    )


def section_of(record: Session, name: str) -> Section | None:
    """Find a recognised section in what everybody of the pair reads."""
    shared = (passage for passage in record.passages if passage.kind == "shared")
    return next((section for passage in shared for section in passage.prose.sections if section.name == name), None)


def _tasks(session: Session) -> Iterator[Task]:
    return (task for passage in session.passages for task in passage.prose.tasks)


def _topic(task: Task, session: Session, age: int) -> Topic:
    is_open = task.mark in " /"
    return Topic(task.text, task.html, is_open, session.day, age, task.notes, session.path, task.place.line)


def _action(task: Task, session: Session, age: int) -> Action:
    done = read_span(task.done)
    return Action(
        text=task.text,
        html=task.html,
        owners=task.owners,
        mark={"x": "done", "-": "dropped"}.get(task.mark, "open"),  # type: ignore[arg-type]
        by=read_span(task.by),
        done=done.first if done and done.first == done.last else None,
        since=session.day,
        age=age,
        notes=task.notes,
        path=session.path,
        line=task.place.line,
    )


def _feedback_from(journey: Journey, session: Session) -> Iterator[str]:
    yield from (p.person for p in session.passages if p.kind == "feedback" and p.person and p.prose.sections)
    yield from (
        f.person for f in journey.feedback if f.named == session.named and any(p.prose.sections for p in f.passages)
    )


def last_held(conversations: Iterable[Conversation], mentor: str | None) -> Conversation | None:
    """Find the latest conversation held with a mentor."""
    return next((c for c in reversed(tuple(conversations)) if c.status == "held" and c.mentor == mentor), None)


def planned(conversations: Iterable[Conversation]) -> tuple[Conversation, ...]:
    """Keep the conversations that are arranged and have not been noted yet, also where their day has passed."""
    return tuple(talk for talk in conversations if talk.status == "planned")


def next_planned(conversations: Iterable[Conversation], mentor: str | None, today: date) -> Conversation | None:
    """Find the first conversation planned with a mentor from today on."""
    return next((c for c in conversations if c.status == "planned" and c.day >= today and c.mentor == mentor), None)


def open_topics(
    conversations: Sequence[Conversation], coming: Conversation | None, mentor: str | None
) -> tuple[Topic, ...]:
    """List what the mentee wants to talk about next: written for it first, then what stayed open, the latest first."""
    own = coming.topics if coming else ()
    earlier = [
        c
        for c in reversed(conversations)
        if c is not coming and c.mentor == mentor and (not coming or c.day < coming.day)
    ]
    carried = [topic for conversation in earlier for topic in conversation.topics]
    return tuple(topic for topic in (*own, *carried) if topic.open)


def open_actions(conversations: Sequence[Conversation], mentor: str | None) -> tuple[Action, ...]:
    """List what the pair agreed on and has not done yet, the latest first."""
    with_mentor = [c for c in reversed(conversations) if c.mentor == mentor]
    return tuple(action for conversation in with_mentor for action in conversation.actions if action.mark == "open")
