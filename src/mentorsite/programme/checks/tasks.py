"""Rules about tasks in conversations: each is a topic, or agreed on by somebody."""

from __future__ import annotations

from collections.abc import Iterator

from mentorsite.diagnostics import Diagnostic, fault
from mentorsite.programme.checks.case import Case


def nobody_named(case: Case) -> Iterator[Diagnostic]:
    """A task outside the topics names somebody; what the owner keeps to themselves may do without."""
    for session in case.journey.sessions:
        shared = (passage for passage in session.passages if passage.kind == "shared")
        for task in (task for passage in shared for task in passage.prose.tasks):
            if not task.owners and task.section != "topics":
                yield fault(session.path, task.place, "near-task/owner")
