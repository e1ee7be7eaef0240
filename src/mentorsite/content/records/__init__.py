"""One kind of record per kind of file; the kind follows from the file's place."""

from __future__ import annotations

import re
from datetime import date

from mentorsite.content.documents import Document
from mentorsite.content.passages import read_passages
from mentorsite.content.records.common import HandbookPage, Mentor
from mentorsite.content.records.goal import Goal
from mentorsite.content.records.heads import read_head
from mentorsite.content.records.heads import read_rest as rest_of_head
from mentorsite.content.records.mentee import Mentee
from mentorsite.content.records.programme import Programme
from mentorsite.content.records.pulse import Pulse
from mentorsite.content.records.record import Record
from mentorsite.content.records.reflection import Reflection
from mentorsite.content.records.session import FEEDBACK_FILE, FeedbackFile, Session
from mentorsite.content.records.skills import VIEW_FILE, Assessment, Framework, MentorView
from mentorsite.content.records.training import Training, TrainingLog
from mentorsite.diagnostics import Diagnostic, Place, fault
from mentorsite.urls import slug

KINDS: tuple[tuple[re.Pattern[str], type[Record]], ...] = (
    (re.compile(r"programme\.md"), Programme),
    (re.compile(r"skills\.md"), Framework),
    (re.compile(r"handbook/[^/]+\.md"), HandbookPage),
    (re.compile(r"pulse/[^/]+\.md"), Pulse),
    (re.compile(r"mentors/[^/]+\.md"), Mentor),
    (re.compile(r"trainings/[^/]+\.md"), Training),
    (re.compile(r"mentees/[^/]+/mentee\.md"), Mentee),
    (re.compile(r"mentees/[^/]+/training\.md"), TrainingLog),
    (re.compile(r"mentees/[^/]+/goals/[^/]+\.md"), Goal),
    (re.compile(r"mentees/[^/]+/sessions/[^/]+-from-[^/]+\.md"), FeedbackFile),
    (re.compile(r"mentees/[^/]+/sessions/[^/]+\.md"), Session),
    (re.compile(r"mentees/[^/]+/skills/[^/]+-from-[^/]+\.md"), MentorView),
    (re.compile(r"mentees/[^/]+/skills/[^/]+\.md"), Assessment),
    (re.compile(r"mentees/[^/]+/(?:reflections|me)/[^/]+\.md"), Reflection),
)
"""The first pattern that fits a path decides."""

_UNCLEAR = (
    "front-matter-unclosed", "front-matter-unclosed/start", "yaml-syntax", "yaml-syntax/mapping", "yaml-syntax/depth",
)  # fmt: skip
"""After these nobody can tell which keys stand in the front matter, so that none is missed."""


def kind_of(path: str) -> type[Record] | None:
    """The kind of record that a file holds, or None where the file is not read yet."""
    return next((kind for pattern, kind in KINDS if pattern.fullmatch(path)), None)


def read_record(document: Document) -> tuple[Record | None, list[Diagnostic]]:
    """Read a document as a record: None where it cannot be one, and every fault on the way."""
    kind = kind_of(document.path)
    if kind is None:
        return None, []
    passages, in_prose = read_passages(document.segments, document.path, steps=kind is Goal)
    given = {"path": document.path, "passages": passages, "fails_closed": document.fails_closed}
    record, in_head = read_head(kind, document.head, document.path, **given, **_named(kind, document.path))
    unclear = any(finding.message in _UNCLEAR for finding in document.findings)
    told = [finding for finding in in_head if not (unclear and finding.rule == "missing-field")]
    findings = [*document.findings, *in_prose, *told]
    return record, findings if record is None else [*findings, *_too_wide(record, document)]


def read_rest(document: Document) -> Record | None:
    """Read of a file whose front matter is at fault what is right: only to look for more faults in it."""
    kind = kind_of(document.path)
    if kind is None:
        return None
    passages, _ = read_passages(document.segments, document.path, steps=False)
    given = {"path": document.path, "passages": passages, "fails_closed": True}
    return rest_of_head(kind, document.head, **given, **_named(kind, document.path)) or Record.model_validate(given)


def _named(kind: type[Record], path: str) -> dict[str, object]:
    """What the name of a file in sessions/ or skills/ says."""
    name = path.rpartition("/")[2]
    if kind in (Session, Assessment):
        return {"named": date.fromisoformat(name[:10])}
    pattern = {FeedbackFile: FEEDBACK_FILE, MentorView: VIEW_FILE}.get(kind)
    match = pattern.search(path) if pattern else None
    return {"named": date.fromisoformat(match[1]), "person": slug(match[2])} if match else {}


def _too_wide(record: Record, document: Document) -> list[Diagnostic]:
    from mentorsite.content.records.circles import WORDS

    if record.visibility is None or WORDS[record.visibility] <= record.widest:
        return []
    place = document.head.places.get(("visibility",), Place())
    return [fault(record.path, place, "visibility-too-wide", widest=record.widest.name.lower())]
