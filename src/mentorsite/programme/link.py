"""One mentee's files as one linked whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from mentorsite.content.documents import Document, parse
from mentorsite.content.frontmatter import Head
from mentorsite.content.records import read_record, read_rest
from mentorsite.content.records.goal import Goal
from mentorsite.content.records.mentee import Mentee
from mentorsite.content.records.record import Record
from mentorsite.content.records.reflection import Reflection
from mentorsite.content.records.session import FeedbackFile, Session
from mentorsite.content.records.skills import Assessment, MentorView
from mentorsite.content.records.training import TrainingLog
from mentorsite.content.tree import Attachment, Folder
from mentorsite.diagnostics import Diagnostic

Kind = TypeVar("Kind", bound=Record)


@dataclass(frozen=True, slots=True)
class Journey:
    """Everything of one mentee, or what one audience may see of it."""

    mentee: str
    record: Mentee
    goals: tuple[Goal, ...] = ()
    sessions: tuple[Session, ...] = ()
    """By day, the earliest first."""
    feedback: tuple[FeedbackFile, ...] = ()
    reflections: tuple[Reflection, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    """By day, the earliest first."""
    views: tuple[MentorView, ...] = ()
    """By day as well."""
    training: TrainingLog | None = None
    attachments: tuple[Attachment, ...] = ()

    @property
    def records(self) -> tuple[Record, ...]:
        """Every record, kind by kind."""
        talks = (*self.sessions, *self.feedback)
        log = [self.training] if self.training else []
        return (self.record, *self.goals, *talks, *self.reflections, *self.assessments, *self.views, *log)


@dataclass(frozen=True, slots=True)
class Reading:
    """A journey as read, with what checks need to point at a place."""

    journey: Journey
    heads: Mapping[str, Head]
    """The head of each file by path."""
    paths: frozenset[str]
    """Every file of the folder, also those that could not be read: a link to one is no fault."""
    findings: tuple[Diagnostic, ...]
    rests: tuple[Record, ...] = ()
    """What is right of files whose front matter is at fault: only to look for more faults, never to be shown."""


def read_journey(folder: Folder, mentee: str) -> Reading:
    """Read a mentee's folder and link its records."""
    documents = [parse(source) for source in folder.sources]
    readings = [read_record(document) for document in documents]
    records = [record for record, _ in readings if record is not None]
    findings = [*folder.findings, *(finding for _, found in readings for finding in found)]
    rests = [read_rest(document) for document, (record, _) in zip(documents, readings, strict=True) if record is None]
    return Reading(
        journey=link(mentee, records, folder.attachments),
        heads={document.path: document.head for document in documents},
        paths=frozenset(_paths(documents, folder)),
        findings=tuple(findings),
        rests=tuple(rest for rest in rests if rest is not None),
    )


def _paths(documents: Iterable[Document], folder: Folder) -> Iterable[str]:
    yield from (document.path for document in documents)
    yield from (attachment.path for attachment in folder.attachments)
    yield from (finding.path for finding in folder.findings)


def link(mentee: str, records: Iterable[Record], attachments: tuple[Attachment, ...] = ()) -> Journey:
    """Put one mentee's records in order; without a mentee.md everything in it is left open."""
    held = list(records)
    assessments = tuple(sorted(_of(Assessment, held), key=lambda assessment: assessment.named))
    views = sorted(_of(MentorView, held), key=lambda view: (view.named, view.path))
    return Journey(
        mentee=mentee,
        record=next(iter(_of(Mentee, held)), Mentee(path=f"mentees/{mentee}/mentee.md")),
        goals=tuple(sorted(_of(Goal, held), key=_goal_order)),
        sessions=tuple(sorted(_of(Session, held), key=lambda session: (session.day, session.path))),
        feedback=tuple(sorted(_of(FeedbackFile, held), key=lambda feedback: feedback.path)),
        reflections=tuple(sorted(_of(Reflection, held), key=lambda reflection: reflection.path)),
        assessments=assessments,
        views=tuple(_in_words_of(view, assessments) for view in views),
        training=next(iter(_of(TrainingLog, held)), None),
        attachments=attachments,
    )


def _in_words_of(view: MentorView, assessments: Iterable[Assessment]) -> MentorView:
    """Take for a view that names no version that of the self-assessment it answers."""
    answered = next((each.framework for each in assessments if each.named == view.named), None)
    return view if view.framework else view.model_copy(update={"framework": answered})


def _of(kind: type[Kind], records: Iterable[Record]) -> list[Kind]:
    return [record for record in records if isinstance(record, kind)]


def _goal_order(goal: Goal) -> tuple[bool, str, str]:
    """Goals stand in the order in which they began; those without a day come last."""
    return (goal.started is None, str(goal.started), goal.path)
