"""Skills of many, without names: counts of self-assessments that agreed to be counted, none under five."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from mentorsite.programme.audiences import View
from mentorsite.programme.common import Common
from mentorsite.programme.frameworks import traced
from mentorsite.programme.months import month_of
from mentorsite.programme.suppression import SMALLEST, hidden


@dataclass(frozen=True, slots=True)
class SkillOfMany:
    """One skill, as far as the levels of many may be told."""

    skill: str
    people: int
    """Who looked at it; five or more."""
    levels: tuple[tuple[int, int], ...]
    """Each level that may be told, with how many people chose it."""
    is_whole: bool
    """Whether nothing had to be left out."""


def agreed_levels(common: Common, view: View, today: date) -> Mapping[str, int]:
    """Tell the levels that somebody lets count in a view of many: those of their latest look, where that agrees.

    A look of this month counts only from the next one on, so that no change of a day shows whose it is;
    taking the agreement back counts at once.
    """
    looks = view.journey.assessments
    over = [look for look in looks if look.named < month_of(today)]
    framework = common.framework
    if framework is None or not over or not over[-1].team_view or not looks[-1].team_view:
        return {}
    traces = {skill: traced(framework, skill, over[-1].framework) for skill in over[-1].skills}
    levels = {
        trace.skill: trace.level(over[-1].skills[skill].level) for skill, trace in traces.items() if trace.end is None
    }
    return {skill: level for skill, level in levels.items() if level is not None}


def skills_of_many(common: Common, agreed: Iterable[Mapping[str, int]]) -> tuple[SkillOfMany, ...]:
    """Count how many people chose which level of a skill, in the order of the framework, as far as it may be told."""
    counts: dict[str, Counter[int]] = defaultdict(Counter)
    for levels in agreed:
        for skill, level in levels.items():
            counts[skill][level] += 1
    order = common.framework.skills if common.framework else {}
    return tuple(_told(skill, counts[skill]) for skill in order if _may_be_told(counts[skill]))


def _may_be_told(counts: Counter[int]) -> bool:
    return counts.total() >= SMALLEST and any(count >= SMALLEST for count in _shown(counts).values())


def _shown(counts: Counter[int]) -> dict[int, int]:
    left_out = hidden({str(level): count for level, count in counts.items()})
    return {level: counts[level] for level in sorted(counts) if str(level) not in left_out}


def _told(skill: str, counts: Counter[int]) -> SkillOfMany:
    told = _shown(counts)
    return SkillOfMany(skill, counts.total(), tuple(told.items()), len(told) == len(counts))
