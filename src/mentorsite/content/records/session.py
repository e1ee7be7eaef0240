"""`mentees/<id>/sessions/`: conversations, and one person's feedback in a file of its own."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from mentorsite.content.records.circles import FILE
from mentorsite.content.records.fields import ClockTime, Count, Day, Line, Reference, References
from mentorsite.content.records.mentee import Format
from mentorsite.content.records.record import Record

FEEDBACK_FILE = re.compile(r"sessions/(\d{4}-\d{2}-\d{2})-from-([^/]+)\.md$")


class Session(Record):
    """A conversation; it needs no front matter at all."""

    named: date = Field(exclude=True)
    """The day in the file's name; `date:` wins over it."""
    date_: Annotated[Day, FILE] | None = Field(default=None, alias="date")
    time: Annotated[ClockTime, FILE] | None = None
    where: Annotated[Line, FILE] | None = None
    minutes: Annotated[Count, FILE] | None = None
    format: Annotated[Format, FILE] | None = None
    mentor: Annotated[Reference, FILE] | None = None
    status: Annotated[Literal["planned", "held", "skipped"], FILE] | None = None
    goals: Annotated[References, FILE] = ()

    @property
    def day(self) -> date:
        """The day of the conversation."""
        return self.date_ or self.named


class FeedbackFile(Record):
    """What one person says to the other about one conversation: body only."""

    named: date = Field(exclude=True)
    person: str = Field(exclude=True)
