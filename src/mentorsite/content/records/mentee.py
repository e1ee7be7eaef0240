"""`mentees/<id>/mentee.md`: a mentee's long-term perspective, pairs, wishes and pauses."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from mentorsite.content.records.circles import FILE, ME, PAIR, PROGRAMME, Circle
from mentorsite.content.records.fields import Day, DayHours, Horizon, Lines, Reference, References
from mentorsite.content.records.programme import Rhythm
from mentorsite.content.records.record import Closed, Record

Format = Literal["remote", "onsite", "walk", "async"]


class Pair(Closed):
    """A mentor who accompanies the mentee from one day until another, both inclusive."""

    mentor: Annotated[Reference, PROGRAMME]
    from_: Annotated[Day, PROGRAMME] = Field(alias="from")
    until: Annotated[Day, PROGRAMME] | None = None
    ended: Annotated[Literal["goal-reached", "time", "other"], PAIR] | None = None
    """How it ended; never a reason."""
    cadence: Annotated[Rhythm, PAIR] | None = None
    format: Annotated[Format, PAIR] | None = None


class Pause(Closed):
    """Days without conversations, as agreed, both inclusive."""

    from_: Annotated[Day, PAIR] = Field(alias="from")
    until: Annotated[Day, PAIR]


class Wishes(Closed):
    """What a mentee wishes for in a mentor; the order of mentors is a rank."""

    topics: Annotated[References, PROGRAMME] = ()
    formats: Annotated[tuple[Format, ...], PROGRAMME] = ()
    mentors: Annotated[References, PROGRAMME] = ()


class Mentee(Record):
    """One mentee; every line of the front matter is optional, and so is the file."""

    widest: ClassVar[Circle] = Circle.COLLEAGUES

    towards: Annotated[Horizon, FILE] | None = None
    pairs: Annotated[tuple[Pair, ...], PROGRAMME] = ()
    pauses: Annotated[tuple[Pause, ...], PAIR] = ()
    wishes: Annotated[Wishes, PROGRAMME] = Wishes()
    rather_not: Annotated[References, ME] = ()
    languages: Annotated[Lines, PAIR] = ()
    hours: Annotated[DayHours, PAIR] | None = None
