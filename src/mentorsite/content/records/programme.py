"""`programme.md`: the settings of a programme and what it promises."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field

from mentorsite.content.records.circles import COLLEAGUES, NOBODY, PROGRAMME, Circle
from mentorsite.content.records.fields import (
    Address,
    Count,
    Day,
    Duration,
    Flag,
    Line,
    Localized,
    Mailbox,
    Reference,
    References,
    Release,
    Stretch,
    Zone,
)
from mentorsite.content.records.record import Closed, Record

LANGUAGES = ("de", "en")
Switch = Literal["error", "warning", "hint", "off"]


class Cadence(Closed):
    """How often a pair means to talk."""

    every: Annotated[Stretch, COLLEAGUES]
    grace: Annotated[Stretch, COLLEAGUES] = Duration(0, "day")


def _as_cadence(value: object) -> object:
    """Let `cadence: 1 month` stand for the mapping."""
    return {"every": value} if isinstance(value, str) else value


Rhythm = Annotated[Cadence, BeforeValidator(_as_cadence)]


class Period(Closed):
    """From when until when the programme runs, both days inclusive."""

    from_: Annotated[Day, COLLEAGUES] = Field(alias="from")
    until: Annotated[Day, COLLEAGUES]


class Readers(Closed):
    """A mentee's own repository and who can clone it."""

    git: Annotated[Line, NOBODY]
    readers: Annotated[References, PROGRAMME] = ()
    edit_url: Annotated[Address, COLLEAGUES] | None = None


class Questionnaire(Closed):
    """Whether the questionnaire for self-reflection is offered, and by which agreement."""

    questionnaire: Annotated[Flag, COLLEAGUES] = False
    agreement: Annotated[Localized, COLLEAGUES] = Field(default_factory=dict)

    @property
    def is_offered(self) -> bool:
        """Tell whether there is a page with it: without an agreement there is none, whatever stands there."""
        return self.questionnaire and bool(self.agreement)


class Retention(Closed):
    """How long a former mentor may still read what was dated within the pair."""

    after_end: Annotated[Stretch, COLLEAGUES] = Duration(6, "month")


class Outside(Closed):
    """A link to another tool of the company."""

    title: Annotated[Localized, COLLEAGUES]
    url: Annotated[Address, COLLEAGUES]


class Doormat(Closed):
    """One person to look through the eyes of, with a sentence on what there is to see."""

    person: Annotated[Reference, COLLEAGUES]
    sentence: Annotated[Localized, COLLEAGUES]


class Recommend(Closed):
    """How much counts for a training: a goal, each step of a level on the way, each degree of interest, the format."""

    goal: Annotated[Count, COLLEAGUES] = 3
    gap: Annotated[Count, COLLEAGUES] = 1
    interest: Annotated[Count, COLLEAGUES] = 1
    format: Annotated[Count, COLLEAGUES] = 1


class Programme(Record):
    """The settings of a programme (front matter) and its promise (body)."""

    usual: ClassVar[Circle] = Circle.COLLEAGUES
    widest: ClassVar[Circle] = Circle.COLLEAGUES

    title: Annotated[Localized, COLLEAGUES]
    languages: Annotated[tuple[Literal["de", "en"], ...], COLLEAGUES] = Field(default=("en",), min_length=1)
    time_zone: Annotated[Zone, COLLEAGUES] = Field(default="UTC", validate_default=True)
    cadence: Annotated[Rhythm, COLLEAGUES] = Cadence(every="1 month", grace="10 days")
    period: Annotated[Period, COLLEAGUES] | None = None
    as_of: Annotated[Day, COLLEAGUES] | None = None
    coordinators: Annotated[References, COLLEAGUES] = ()
    contact: Annotated[Mailbox, COLLEAGUES] | None = None
    edit_url: Annotated[Address, COLLEAGUES] | None = None
    sources: Annotated[dict[str, Readers], PROGRAMME] = Field(default_factory=dict)
    checks: Annotated[dict[str, Switch], COLLEAGUES] = Field(default_factory=dict)
    reflection: Annotated[Questionnaire, COLLEAGUES] = Questionnaire()
    retention: Annotated[Retention, COLLEAGUES] = Retention()
    links: Annotated[tuple[Outside, ...], COLLEAGUES] = ()
    doormat: Annotated[tuple[Doormat, ...], COLLEAGUES] = ()
    recommend: Annotated[Recommend, COLLEAGUES] = Recommend()
    requires: Annotated[Release, COLLEAGUES] | None = None
    """The least version of this program that the files are written for."""
