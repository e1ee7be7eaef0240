"""The way to becoming a mentor: its modules, where somebody stands on it, and what comes next.

Known are stages, days and a count of conversations sat in on; never marks, results or what was said.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict

from mentorsite.content.frontmatter import Limits, read_yaml
from mentorsite.content.records.common import Mentor
from mentorsite.programme.common import Common
from mentorsite.resources import DATA

SAT_IN: Final = 2
"""How many conversations somebody sits in on before they accompany people themselves."""

Stage = Literal["interested", "training", "shadowing", "mentor", "resting"]
Next = Literal["begin", "modules", "sit-in", "closing-talk", "first-pair", "nothing"]
"""What comes next for somebody on the way; nothing for those who have arrived."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Module(_Part):
    """One module of the training for mentors."""

    id: str
    required: Annotated[bool, BeforeValidator(lambda word: word == "true")]
    hours: Decimal
    title: Mapping[str, str]
    aim: Mapping[str, str]
    practice: Mapping[str, str]


class _Curriculum(_Part):
    modules: tuple[Module, ...]


@cache
def modules() -> tuple[Module, ...]:
    """Read the modules that ship with the package."""
    text = (DATA / "mentoring" / "mentor-path.yaml").read_text("utf-8")
    head, findings = read_yaml(text, "mentor-path.yaml", limits=Limits(depth=8, nodes=5_000, size=64 * 1024))
    if findings:
        raise ValueError(f"mentor-path.yaml: {findings}")
    values: dict[str, Any] = head.values
    return _Curriculum.model_validate(values).modules


def required() -> tuple[str, ...]:
    """List the modules that everybody goes through, in their order."""
    return tuple(module.id for module in modules() if module.required)


@dataclass(frozen=True, slots=True)
class Way:
    """Where somebody stands on the way, as they and the coordinators know it."""

    person: str
    stage: Stage
    since: date | None
    taken: Mapping[str, date]
    """The days of the modules, by id."""
    sat_in: int
    closing_talk: date | None
    next: Next

    @property
    def missing(self) -> tuple[str, ...]:
        """The required modules without a day."""
        return missing(self.taken)

    @property
    def is_on_the_way(self) -> bool:
        """Whether they do not accompany anybody yet."""
        return self.stage in ("interested", "training", "shadowing")


def missing(taken: Mapping[str, date]) -> tuple[str, ...]:
    """List the required modules that have no day."""
    return tuple(module for module in required() if module not in taken)


def way_of(person: str, mentor: Mentor) -> Way:
    """Read from somebody's own file where they stand."""
    return Way(person, mentor.stage, mentor.since, mentor.modules, mentor.sat_in, mentor.closing_talk, _next(mentor))


def ways(common: Common) -> list[Way]:
    """List everybody who is on the way or has arrived, in the order of the roster."""
    return [way_of(person, common.mentors[person]) for person in common.active if person in common.mentors]


def way_address(person: str) -> str:
    """Name the bare address of somebody's way."""
    return f"mentors/{person}/path/"


def _next(mentor: Mentor) -> Next:
    if mentor.stage in ("mentor", "resting"):
        return "nothing"
    if mentor.stage == "interested" and not mentor.modules:
        return "begin"
    if missing(mentor.modules):
        return "modules"
    if mentor.sat_in < SAT_IN:
        return "sit-in"
    return "first-pair" if mentor.closing_talk else "closing-talk"


@dataclass(frozen=True, slots=True)
class Station:
    """One station of the way, and how far somebody is with it."""

    name: Literal["interested", "modules", "sit-in", "closing-talk", "first-pair"]
    mark: Literal["taken", "doing", "open"]


def stations(way: Way) -> tuple[Station, ...]:
    """List the stations; the first that is not behind somebody is in hand, none for those who have arrived."""
    arrived = not way.is_on_the_way
    behind: dict[Any, bool] = {
        "interested": True,
        "modules": arrived or not way.missing,
        "sit-in": arrived or way.sat_in >= SAT_IN,
        "closing-talk": arrived or way.closing_talk is not None,
        "first-pair": arrived,
    }
    at_hand = next((name for name, done in behind.items() if not done), None)
    return tuple(Station(n, "taken" if done else "doing" if n == at_hand else "open") for n, done in behind.items())
