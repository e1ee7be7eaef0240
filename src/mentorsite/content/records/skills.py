"""Skills: the framework in `skills.md`, self-assessments and views of mentors in `mentees/<id>/skills/`.

Levels and interest are numbers in a file and words everywhere else: they only say which of the
framework's words is meant, and which comes before which.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated, ClassVar, Final, Literal

from pydantic import Field

from mentorsite.content.records.circles import COLLEAGUES, FILE, PAIR, Circle
from mentorsite.content.records.fields import (
    Day,
    Flag,
    Interest,
    Level,
    Line,
    Localized,
    Reference,
    References,
    Version,
)
from mentorsite.content.records.record import Closed, Record

LEVELS: Final = range(5)
INTERESTS: Final = range(4)
VIEW_FILE = re.compile(r"skills/(\d{4}-\d{2}-\d{2})-from-([^/]+)\.md$")


class LevelWords(Closed):
    """What one level is called, and the sentence by which somebody recognises it."""

    n: Annotated[Level, COLLEAGUES]
    name: Annotated[Localized, COLLEAGUES]
    anchor: Annotated[Localized, COLLEAGUES]


class InterestWords(Closed):
    """What one degree of interest is called; it stands beside the level and is never added to it."""

    n: Annotated[Interest, COLLEAGUES]
    name: Annotated[Localized, COLLEAGUES]


class Skill(Closed):
    """One skill, with sentences of its own for some levels where it has any."""

    id: Annotated[Reference, COLLEAGUES]
    name: Annotated[Localized, COLLEAGUES]
    anchors: Annotated[dict[Level, Localized], COLLEAGUES] = Field(default_factory=dict)


class Area(Closed):
    """Skills that belong together."""

    id: Annotated[Reference, COLLEAGUES]
    name: Annotated[Localized, COLLEAGUES]
    skills: Annotated[tuple[Skill, ...], COLLEAGUES]


class Change(Closed):
    """What became of skills in a version, so that earlier self-assessments stay readable."""

    in_: Annotated[Version, COLLEAGUES] = Field(alias="in")
    kind: Annotated[Literal["rename", "split", "merge", "retire", "levels"], COLLEAGUES]
    from_: Annotated[References, COLLEAGUES] = Field(default=(), alias="from")
    to: Annotated[References, COLLEAGUES] = ()
    skill: Annotated[Reference, COLLEAGUES] | None = None
    """Which skill is retired, or has other levels now."""
    map: Annotated[dict[Level, Level], COLLEAGUES] | None = None
    """Which level each earlier one is now; without it the levels mean something else and cannot be compared."""
    name: Annotated[Localized, COLLEAGUES] = Field(default_factory=dict)
    """What the skill was called that is no longer listed; its id where nothing is said."""


class Framework(Record):
    """The words of the programme for skills, levels and interest (front matter), and how to use them (body)."""

    usual: ClassVar[Circle] = Circle.COLLEAGUES
    widest: ClassVar[Circle] = Circle.COLLEAGUES

    version: Annotated[Version, COLLEAGUES]
    valid_from: Annotated[Day, COLLEAGUES]
    title: Annotated[Localized, COLLEAGUES] = Field(default_factory=dict)
    licence: Annotated[Line, COLLEAGUES] | None = None
    levels: Annotated[tuple[LevelWords, ...], COLLEAGUES]
    interest: Annotated[tuple[InterestWords, ...], COLLEAGUES]
    areas: Annotated[tuple[Area, ...], COLLEAGUES]
    changes: Annotated[tuple[Change, ...], COLLEAGUES] = ()

    @property
    def skills(self) -> Mapping[str, Skill]:
        """Every skill by id, in the order of the areas."""
        return {skill.id: skill for area in self.areas for skill in area.skills}


class Estimate(Closed):
    """How somebody sees themselves in one skill; blank is “not looked at”."""

    level: Annotated[Level, FILE] | None = None
    interest: Annotated[Interest, FILE] | None = None
    target: Annotated[Level, FILE] | None = None
    """Where they would like to be; a wish of their own."""
    goal: Annotated[Reference, PAIR] | None = None
    """The goal that the wish has led to."""


class Assessment(Record):
    """A self-assessment; the sections of its body, headed by a skill, are notes on that skill."""

    widest: ClassVar[Circle] = Circle.COLLEAGUES

    named: date = Field(exclude=True)
    """The day in the file's name."""
    framework: Annotated[Version, FILE]
    """The version of the framework whose words are meant."""
    invited: Annotated[References, PAIR] = ()
    """The mentors who are asked for their view."""
    team_view: Annotated[Flag, PAIR] = False
    """Whether the levels may count in a view of many, without a name."""
    skills: Annotated[dict[Reference, Estimate], FILE] = Field(default_factory=dict)


class Observed(Closed):
    """How a mentor sees the mentee in one skill."""

    level: Annotated[Level, FILE]


class MentorView(Record):
    """A mentor's view, in answer to the invitation in the self-assessment of that day."""

    named: date = Field(exclude=True)
    person: str = Field(exclude=True)
    framework: Annotated[Version, FILE] | None = None
    """That of the self-assessment, where it does not say."""
    skills: Annotated[dict[Reference, Observed], FILE] = Field(default_factory=dict)
