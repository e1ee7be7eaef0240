"""Rules about wishes: a topic leads to somebody, or says that nobody offers it yet."""

from __future__ import annotations

from collections.abc import Iterator

from mentorsite.diagnostics import Diagnostic
from mentorsite.programme.checks.case import Case
from mentorsite.programme.checks.unknown import unknown


def topics(case: Case) -> Iterator[Diagnostic]:
    """A topic that is wished for is a skill, or something that a mentor offers; without either nothing is said."""
    known, mentee = case.common.topics, case.journey.record
    if not known or "skills.md" in case.common.broken:
        return
    for index, topic in enumerate(mentee.wishes.topics):
        if topic not in known:
            yield unknown("unknown-topic", mentee.path, case.place(mentee, "wishes", "topics", index), topic, known)
