"""What an earlier version of the skill framework means today: where a skill went, and how its levels are read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from mentorsite.content.records.fields import Three
from mentorsite.content.records.skills import Change, Framework


@dataclass(frozen=True, slots=True)
class Trace:
    """Where a skill of an earlier version stands today."""

    skill: str
    """Its id today, or the last one it had."""
    maps: tuple[Mapping[int, int], ...] = ()
    """How its levels are read, one map after the other."""
    end: int | None = None
    """The number of the change that ended its line; None where it goes on."""

    @property
    def converts(self) -> bool:
        """Tell whether levels are other ones today."""
        return bool(self.maps)

    def level(self, level: int | None) -> int | None:
        """Read a level of that version as today's; None stays “not looked at”."""
        for mapping in self.maps:
            level = None if level is None else mapping.get(level)
        return level


def in_order(framework: Framework) -> list[Change]:
    """List the changes, the earliest version first; those of one version as they stand."""
    return sorted(framework.changes, key=lambda change: change.in_)


def traced(framework: Framework, skill: str, version: Three) -> Trace:
    """Follow a skill from a version to today: by renames and maps, to the change that ended its line if one did."""
    maps: list[Mapping[int, int]] = []
    for number, change in enumerate(in_order(framework)):
        if change.in_ <= version:
            continue
        if change.kind == "rename" and skill in change.from_:
            skill = next(iter(change.to), skill)
        elif change.kind == "levels" and change.skill == skill and change.map is not None:
            maps.append(change.map)
        elif skill in ended_by(change):
            return Trace(skill, tuple(maps), number)
    return Trace(skill, tuple(maps))


def ended_by(change: Change) -> Sequence[str]:
    """List the skills whose lines a change ends: split, joined, retired, or with levels that mean something else."""
    match change.kind:
        case "split" | "merge":
            return change.from_
        case "retire":
            return (change.skill,) if change.skill else ()
        case "levels":
            return (change.skill,) if change.skill and change.map is None else ()
        case _:
            return ()


def skills_in(framework: Framework, version: Three) -> frozenset[str]:
    """List the skills that a version knew, as far as the changes tell: today's, with every later change taken back."""
    return before((change for change in in_order(framework) if change.in_ > version), framework.skills)


def before(changes: Iterable[Change], skills: Iterable[str]) -> frozenset[str]:
    """Take changes back, the last one first."""
    known = set(skills)
    for change in reversed(list(changes)):
        known -= set(change.to)
        known |= {*change.from_, *([change.skill] if change.kind == "retire" and change.skill else [])}
    return frozenset(known)


def successors(framework: Framework, skill: str) -> tuple[str, ...]:
    """Name the skills that an earlier one has become, for somebody who still uses its id."""
    return tuple(to for change in framework.changes if skill in change.from_ for to in change.to)


def names_of(framework: Framework, skill: str) -> Mapping[str, str]:
    """Name a skill in each language: as it stands in the framework, as its change called it, by its id."""
    known = framework.skills
    if skill in known:
        return known[skill].name
    changes = (change for change in framework.changes if skill in (*change.from_, change.skill) and change.name)
    return next((change.name for change in changes), {"": skill})
