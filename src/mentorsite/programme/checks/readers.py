"""Rules about who reads what, where the site and git differ, and where reading ends."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from mentorsite.diagnostics import Diagnostic, fault
from mentorsite.programme.audiences import after
from mentorsite.programme.checks.case import Case
from mentorsite.urls import slug

ANNOUNCED = timedelta(days=30)
"""How long before the end of somebody's reading it is said."""


def private_blocks(case: Case) -> Iterator[Diagnostic]:
    """What stands in a block for the owner alone can be read by whoever can clone the repository: once to a file."""
    readers = _other_readers(case)
    for record in case.written if readers else ():
        private = [passage for passage in record.passages if passage.kind == "only" and not passage.is_empty]
        for passage in private[:1]:
            yield fault(record.path, passage.place, "private-in-repository", readers=", ".join(readers))


def _other_readers(case: Case) -> list[str]:
    """Name the people beside the owner who can clone a mentee's own repository."""
    sources = {slug(mentee): source for mentee, source in case.common.programme.sources.items()}
    source = sources.get(case.journey.mentee)
    others = [person for person in source.readers if person != case.journey.mentee] if source else []
    return [_name(case, person) for person in others]


def _name(case: Case, person: str) -> str:
    return case.common.people[person].name if person in case.common.people else person


def retention_ending(case: Case) -> Iterator[Diagnostic]:
    """Before a former mentor's reading ends, it is said; the owner's own never does."""
    mentee, keep = case.journey.record, case.common.programme.retention.after_end
    for index, pair in enumerate(mentee.pairs):
        if pair.until is None or pair.mentor not in case.common.active:
            continue
        last = after(pair.until, keep)
        if pair.until < case.today and last - ANNOUNCED <= case.today <= last:
            place = case.place(mentee, "pairs", index, "until")
            day = last + timedelta(days=1)
            yield fault(mentee.path, place, "retention-ending", day=day, mentor=_name(case, pair.mentor))
