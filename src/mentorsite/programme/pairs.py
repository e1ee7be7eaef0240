"""Pairs as far as pages and rules about several mentees need them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from mentorsite.content.records.mentee import Mentee


@dataclass(frozen=True, slots=True)
class PairFacts:
    """Who accompanies whom, from when until when, both days inclusive."""

    mentee: str
    mentor: str
    since: date
    until: date | None

    def covers(self, day: date) -> bool:
        """Tell whether the pair is one on a day."""
        return self.since <= day and (self.until is None or day <= self.until)


def pairs_of(mentee: str, record: Mentee) -> tuple[PairFacts, ...]:
    """List a mentee's pairs, in the order of the file."""
    return tuple(PairFacts(mentee, pair.mentor, pair.from_, pair.until) for pair in record.pairs)


def taken_places(pairs: Iterable[PairFacts], today: date) -> Counter[str]:
    """Count for each mentor whom they accompany or have agreed to accompany."""
    lasting = {(pair.mentor, pair.mentee) for pair in pairs if pair.until is None or pair.until >= today}
    return Counter(mentor for mentor, _ in lasting)
