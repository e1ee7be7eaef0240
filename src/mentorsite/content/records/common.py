"""Handbook pages, mentors' offers, skills and trainings: what is for everybody."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from mentorsite.content.records.circles import COLLEAGUES, PROGRAMME, Circle
from mentorsite.content.records.fields import Count, Day, DayHours, Lines, Localized, References
from mentorsite.content.records.mentee import Format
from mentorsite.content.records.record import Record


class HandbookPage(Record):
    """A page for everybody."""

    usual: ClassVar[Circle] = Circle.COLLEAGUES
    widest: ClassVar[Circle] = Circle.COLLEAGUES

    title: Annotated[Localized, COLLEAGUES] = Field(default_factory=dict)
    order: Annotated[Count, COLLEAGUES] = 100
    """Where it stands in the list of pages: low numbers first."""


class Mentor(Record):
    """A person's offer as mentor, and the way there."""

    usual: ClassVar[Circle] = Circle.COLLEAGUES
    widest: ClassVar[Circle] = Circle.COLLEAGUES

    stage: Annotated[Literal["interested", "training", "shadowing", "mentor", "resting"], PROGRAMME] = "interested"
    since: Annotated[Day, PROGRAMME] | None = None
    modules: Annotated[dict[str, Day], PROGRAMME] = Field(default_factory=dict)
    sat_in: Annotated[Count, PROGRAMME] = 0
    closing_talk: Annotated[Day, PROGRAMME] | None = None
    offers: Annotated[References, COLLEAGUES] = ()
    places: Annotated[Count, COLLEAGUES] = 0
    languages: Annotated[Lines, COLLEAGUES] = ()
    formats: Annotated[tuple[Format, ...], COLLEAGUES] = ()
    hours: Annotated[DayHours, COLLEAGUES] | None = None
    rests_from: Annotated[Day, COLLEAGUES] | None = None

    def rests(self, today: date) -> bool:
        """Tell whether the mentor takes nobody new on a day."""
        return self.stage == "resting" or (self.rests_from is not None and self.rests_from <= today)
