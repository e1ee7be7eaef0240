"""Rules about who reads what, where the site and git differ, and where reading ends."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from mentorsite.diagnostics import Diagnostic, fault
from mentorsite.programme.audiences import reads_until
from mentorsite.programme.checks.case import Case

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
    source = case.common.programme.sources.get(case.journey.mentee)
    return [case.common.name(person) for person in source.readers if person != case.journey.mentee] if source else []


def retention_ending(case: Case) -> Iterator[Diagnostic]:
    """Before a former mentor's reading ends, it is said; the owner's own never does."""
    mentee = case.journey.record
    for index, pair in enumerate(mentee.pairs):
        last = reads_until(case.common, pair)
        if pair.until is None or last is None or pair.mentor not in case.common.readers:
            continue
        if pair.until < case.today and last - ANNOUNCED <= case.today <= last:
            place = case.place(mentee, "pairs", index, "until")
            day = last + timedelta(days=1)
            yield fault(mentee.path, place, "retention-ending", day=day, mentor=case.common.name(pair.mentor))
