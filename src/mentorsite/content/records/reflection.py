"""`mentees/<id>/reflections/` and `me/`: own words."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from mentorsite.content.records.circles import FILE, Circle
from mentorsite.content.records.fields import Day, Line
from mentorsite.content.records.record import Record

_DATED = re.compile(r"(\d{4}-\d{2}-\d{2})")


class Reflection(Record):
    """A thought; circle `me` unless its owner widens it to the pair. In `me/` it stays with its owner."""

    usual: ClassVar[Circle] = Circle.ME

    title: Annotated[Line, FILE] | None = None
    date_: Annotated[Day, FILE] | None = Field(default=None, alias="date")

    @property
    def day(self) -> date | None:
        """The day of the thought: as written, otherwise from the file's name."""
        match = _DATED.match(self.path.rpartition("/")[2])
        try:
            return self.date_ or (date.fromisoformat(match[1]) if match else None)
        except ValueError:
            return None
