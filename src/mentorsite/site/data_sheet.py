"""The data sheet: every field that can be written, what it is for, who reads it, and for how long.

It is made from the models, so that works council and data protection read what the code does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from mentorsite.content.records.circles import Circle
from mentorsite.content.records.record import Closed, Record
from mentorsite.programme.audiences import circle_of, follows_file
from mentorsite.rules import N_
from mentorsite.site.policy import KINDS, schemas_in
from mentorsite.site.purposes import purpose

OWNER = N_("As long as its owner keeps it.")
TODAY = N_("As long as its owner keeps it; a mentor reads it until the pair ends.")
DATED = N_("As long as its owner keeps it; a former mentor may look back for {stretch} after the pair, then no more.")
MACHINE = N_("Only on its owner's machine, as long as they keep it.")
OFFER = N_("As long as the person keeps the offer.")
ROSTER = N_("As long as the person takes part; whoever has left reads nothing.")
PROGRAMME = N_("As long as the programme keeps it.")

_KEPT: Final = (
    ("/me/", MACHINE),
    ("mentors/", OFFER),
    ("people.yaml", ROSTER),
)
"""The retention of whole kinds of files, by what stands in their place."""
_DATED: Final = ("/sessions/", "/skills/", "/reflections/")
"""Files that belong to the pair of their day; the others belong to today's."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One field of a kind of file; the body of a file is one, too."""

    key: str
    """As written in the file, `pairs: mentor` for what stands inside; empty for the body."""
    purpose: str
    circle: Circle
    widest: Circle
    """How far the owner may open it; the same as `circle` where they may not."""
    kept: str
    """How long; `{stretch}` stands for the time of retention."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One kind of file."""

    path: str
    words: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class _Around:
    """What a field stands in: nothing inside is open wider."""

    path: str
    usual: Circle
    widest: Circle
    key: str = ""
    circle: Circle = Circle.COLLEAGUES
    reach: Circle = Circle.COLLEAGUES


def data_sheet() -> tuple[Sheet, ...]:
    """List every kind of file with all of its fields, those inside others included."""
    return tuple(Sheet(path, words, tuple(_facts(model, _file(path, model)))) for path, words, model in KINDS)


def _file(path: str, model: type[Closed]) -> _Around:
    usual, widest = (model.usual, model.widest) if issubclass(model, Record) else (Circle.NOBODY, Circle.NOBODY)
    return _Around(path, usual, usual if "/me/" in path else widest)


def _facts(model: type[Closed], around: _Around) -> Iterator[Fact]:
    for name, field in model.model_fields.items():
        declared = circle_of(field, around.usual)
        if declared is not None:
            circle = min(declared, around.circle)
            reach = min(around.widest if follows_file(field) else declared, around.reach)
            key = "" if name == "passages" else f"{around.key}{field.alias or name}"
            yield Fact(key, purpose(model, name), circle, reach, _kept(around.path, circle))
            inside = replace(around, key=f"{key}: ", circle=circle, reach=reach)
            for schema in schemas_in(field.annotation):
                yield from _facts(schema, inside)


def _kept(path: str, circle: Circle) -> str:
    special = next((words for part, words in _KEPT if part in path), None)
    if special is not None:
        return special
    if not path.startswith("mentees/"):
        return PROGRAMME
    if circle <= Circle.ME:
        return OWNER
    return DATED if any(folder in path for folder in _DATED) else TODAY
