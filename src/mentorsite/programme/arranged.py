"""Conversations of the next days over several mentees: day, time and who meets, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time

from mentorsite.content.records.circles import Circle
from mentorsite.programme.common import Common, zone_of
from mentorsite.programme.conversations import conversations
from mentorsite.programme.link import Journey


@dataclass(frozen=True, slots=True, order=True)
class Arranged:
    """One conversation that is arranged."""

    day: date
    at: time
    """In the mentee's time zone; midnight where no time is known."""
    mentee: str
    mentor: str
    zone: str
    timed: bool
    """Whether a time is known."""


def arranged(common: Common, journey: Journey, first: date, last: date) -> Iterator[Arranged]:
    """List a mentee's conversations of some days, both ends included; what only its owner reads is not among them."""
    zone = zone_of(common, journey.mentee).key
    talks = zip(journey.sessions, conversations(journey, first), strict=True)
    for session, talk in talks if journey.mentee in common.readers else ():
        shared = session.circle >= Circle.PAIR and talk.mentor is not None
        if shared and talk.mentor and talk.status == "planned" and first <= talk.day <= last:
            yield Arranged(talk.day, talk.at or time(), journey.mentee, talk.mentor, zone, talk.at is not None)
