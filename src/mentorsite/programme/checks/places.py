"""The one rule about more than one mentee: a mentor accompanies as many people as there are places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from mentorsite.diagnostics import Diagnostic, fault
from mentorsite.programme.checks.unknown import place_in
from mentorsite.programme.common import Common
from mentorsite.programme.pairs import PairFacts, taken_places


def places(common: Common, pairs: Iterable[PairFacts], today: date) -> Iterator[Diagnostic]:
    """Nobody accompanies more people than they offered to; who offered no number said nothing about it."""
    by_mentor = taken_places(pairs, today)
    for person, mentor in common.mentors.items():
        taken = by_mentor[person]
        if "places" in mentor.model_fields_set and taken > mentor.places:
            place = place_in(common.heads, mentor.path, "places")
            name = common.name(person)
            yield fault(mentor.path, place, "mentor-over-places", mentor=name, taken=taken, places=mentor.places)
