"""A programme described in plain facts, for the tests that plant secrets in it.

`programmes` invents one, `planting` writes it, `oracle` says who may read what. Nothing here knows the code under test.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Literal

TODAY = date(2026, 6, 15)
EVERYBODY = "*"
"""Somebody in the roster without a part in anything."""

Circle = Literal["me", "pair", "programme", "colleagues"]
Fault = Literal["", "key", "wide", "fence"]
"""An unknown key or a `visibility:` too wide withhold a file; a stray fence leaves it to its owner alone."""


@dataclass(frozen=True)
class Person:
    id: str
    active: bool = True


@dataclass(frozen=True)
class Pair:
    mentor: str
    since: date
    until: date | None = None


@dataclass(frozen=True)
class Goal:
    name: str
    visibility: Circle | None = None
    fault: Fault = ""
    status: str = "active"
    suggested_by: str | None = None

    @property
    def path(self) -> str:
        return f"goals/{self.name}.md"


@dataclass(frozen=True)
class Talk:
    """A conversation; `named` is the day in the file's name, `giver` whoever gives feedback besides the mentee."""

    name: str
    named: date
    day: date
    giver: str
    mentor: str | None = None
    visibility: Circle | None = None
    fault: Fault = ""

    @property
    def path(self) -> str:
        return f"sessions/{self.named}-{self.name}.md"


@dataclass(frozen=True)
class Feedback:
    """One person's feedback in a file of its own."""

    named: date
    giver: str
    visibility: Circle | None = None
    fault: Fault = ""

    @property
    def name(self) -> str:
        return f"{self.named}-from-{self.giver}"

    @property
    def path(self) -> str:
        return f"sessions/{self.name}.md"


@dataclass(frozen=True)
class Thought:
    """A reflection, or a file in me/."""

    name: str
    folder: Literal["reflections", "me"]
    day: date | None = None
    visibility: Circle | None = None
    fault: Fault = ""

    @property
    def path(self) -> str:
        return f"{self.folder}/{self.name}.md"


@dataclass(frozen=True)
class Look:
    """A self-assessment of skills, with the mentors who are asked for their view."""

    named: date
    invited: tuple[str, ...] = ()
    visibility: Circle | None = None
    fault: Fault = ""

    @property
    def name(self) -> str:
        return f"skills-{self.named}"

    @property
    def path(self) -> str:
        return f"skills/{self.named}.md"


@dataclass(frozen=True)
class Answer:
    """A mentor's view of somebody's skills."""

    named: date
    person: str
    visibility: Circle | None = None
    fault: Fault = ""

    @property
    def name(self) -> str:
        return f"skills-{self.named}-from-{self.person}"

    @property
    def path(self) -> str:
        return f"skills/{self.named}-from-{self.person}.md"


@dataclass(frozen=True)
class Log:
    """What somebody notes on further training."""

    visibility: Circle | None = None
    fault: Fault = ""
    name: str = "training"
    path: str = "training.md"


File = Goal | Talk | Feedback | Thought | Look | Answer | Log


@dataclass(frozen=True)
class Picture:
    """A picture in files/, the name of the file that shows it (or none), and whether that is in an `only` block."""

    name: str
    host: str = ""
    private: bool = False


@dataclass(frozen=True)
class Mentee:
    id: str
    pairs: tuple[Pair, ...] = ()
    goals: tuple[Goal, ...] = ()
    talks: tuple[Talk, ...] = ()
    feedback: tuple[Feedback, ...] = ()
    thoughts: tuple[Thought, ...] = ()
    looks: tuple[Look, ...] = ()
    answers: tuple[Answer, ...] = ()
    logs: tuple[Log, ...] = ()
    """One at most."""
    pictures: tuple[Picture, ...] = ()
    wished: tuple[str, ...] = ()
    rather_not: tuple[str, ...] = ()
    repository: tuple[str, ...] = ()
    visibility: Circle | None = None
    fault: Fault = ""
    """Of mentee.md."""

    @property
    def files(self) -> tuple[File, ...]:
        """Every file but mentee.md and the pictures."""
        return (*self.goals, *self.talks, *self.feedback, *self.thoughts, *self.looks, *self.answers, *self.logs)

    @property
    def slips(self) -> set[str]:
        """The paths of the files that have a fault; an answer that was not asked for is one."""
        asked = {look.named: look.invited for look in self.looks if look.fault != "key"}
        unasked = [a.path for a in self.answers if a.named in asked and a.person not in asked[a.named]]
        paths = [file.path for file in self.files if file.fault] + (["mentee.md"] if self.fault else [])
        return {f"mentees/{self.id}/{path}" for path in (*paths, *unasked)}


@dataclass(frozen=True)
class Offer:
    """A file in mentors/; only a mentor, resting or not, stands in the directory."""

    person: str
    stage: str = "mentor"
    visibility: Circle | None = None

    @property
    def stands(self) -> bool:
        return self.stage in ("mentor", "resting")


@dataclass(frozen=True)
class Page:
    """A page of the handbook, with a picture."""

    name: str
    visibility: Circle | None = None


@dataclass(frozen=True)
class Programme:
    people: tuple[Person, ...]
    coordinators: tuple[str, ...] = ()
    mentees: tuple[Mentee, ...] = ()
    offers: tuple[Offer, ...] = ()
    pages: tuple[Page, ...] = ()
    retention: tuple[int, Literal["days", "months"]] = (6, "months")
    visibility: Circle | None = None
    """Of the promise in programme.md."""
    languages: tuple[str, ...] = ("en",)

    @property
    def active(self) -> frozenset[str]:
        return frozenset(person.id for person in self.people if person.active)

    @property
    def everybody(self) -> frozenset[str]:
        """All who can look at the site, the members of each repository included."""
        return self.active | {EVERYBODY} | {pair_of(mentee) for mentee in self.mentees}

    @property
    def coordination(self) -> frozenset[str]:
        return self.active & set(self.coordinators)


def pair_of(mentee: Mentee) -> str:
    """The members of a mentee's repository, as one reader."""
    return f"pair:{mentee.id}"


def word(*place: str) -> str:
    """The secret that is planted at a place."""
    number = int.from_bytes(hashlib.sha256(" ".join(place).encode()).digest()[:8], "big")
    signs = "0123456789abcdefghijklmnopqrstuvwxyz"
    return "zq" + "".join(signs[number // 36**power % 36] for power in range(6))
