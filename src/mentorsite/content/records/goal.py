"""`mentees/<id>/goals/<id>.md`: a goal in the mentee's own words, with its steps."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from mentorsite.content.records.circles import FILE, Circle
from mentorsite.content.records.fields import Day, Horizon, Line, Reference, References
from mentorsite.content.records.record import Closed, Record

Status = Literal["idea", "active", "paused", "done", "reshaped", "let-go"]
ENDED: tuple[Status, ...] = ("done", "reshaped", "let-go")
"""The ways in which a goal is behind somebody; of equal dignity."""


class Wording(Closed):
    """A wording that the goal had before, which its owner wants to show."""

    until: Annotated[Day, FILE]
    title: Annotated[Line, FILE]


class Goal(Record):
    """A goal; its steps are the task list in the body."""

    widest: ClassVar[Circle] = Circle.COLLEAGUES

    title: Annotated[Line, FILE]
    status: Annotated[Status, FILE] = "active"
    started: Annotated[Day, FILE] | None = None
    ended: Annotated[Day, FILE] | None = None
    horizon: Annotated[Horizon, FILE] | None = None
    rests_until: Annotated[Horizon, FILE] | None = None
    skills: Annotated[References, FILE] = ()
    trainings: Annotated[References, FILE] = ()
    suggested_by: Annotated[Reference, FILE] | None = None
    grew_from: Annotated[Reference, FILE] | None = None
    earlier: Annotated[tuple[Wording, ...], FILE] = ()
