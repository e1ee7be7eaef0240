"""Rules about feedback: who gives it, and that it stands in one place, beside its conversation."""

from __future__ import annotations

from collections.abc import Iterator

from mentorsite.content.records.session import FEEDBACK_FILE
from mentorsite.diagnostics import Diagnostic, Place, fault
from mentorsite.programme.checks.case import Case
from mentorsite.programme.checks.unknown import unknown


def from_somebody_known(case: Case) -> Iterator[Diagnostic]:
    """Feedback comes from somebody in the roster."""
    for session in case.journey.sessions:
        for passage in session.passages:
            if passage.kind == "feedback" and passage.person and case.is_stranger(passage.person):
                yield unknown("unknown-person", session.path, passage.place, passage.person, case.common.ids)
    for feedback in case.journey.feedback:
        if case.is_stranger(feedback.person):
            yield unknown("unknown-person/name", feedback.path, Place(), feedback.person, case.common.ids)


def in_one_place(case: Case) -> Iterator[Diagnostic]:
    """A person's feedback on one conversation stands in a block or in a file, not in both."""
    own_files = {(feedback.named, feedback.person) for feedback in case.journey.feedback}
    for session in case.journey.sessions:
        for passage in session.passages:
            if passage.kind == "feedback" and (session.named, passage.person) in own_files:
                yield fault(session.path, passage.place, "block-fault/twice")


def beside_its_conversation(case: Case) -> Iterator[Diagnostic]:
    """A file of feedback has a conversation of its day, which may be one that cannot be read."""
    names = {path.rpartition("/")[2] for path in case.reading.paths if "/sessions/" in path}
    days = {name[:10] for name in names if not FEEDBACK_FILE.search(f"sessions/{name}")}
    for feedback in case.journey.feedback:
        if feedback.named.isoformat() not in days:
            yield fault(feedback.path, Place(), "feedback-alone", name=f"{feedback.named}.md")
