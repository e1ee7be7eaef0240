"""Which trainings fit somebody: what speaks for each, part by part, and why others are left out.

One rule for everybody; docs/training.md has it in words. Points tell how near a training is to what
somebody wishes for. They say nothing about the person, and they are kept nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from mentorsite.content.records.goal import ENDED
from mentorsite.content.records.mentee import Format
from mentorsite.content.records.programme import Recommend
from mentorsite.content.records.training import Entry, Kind, State, Training
from mentorsite.programme.common import Common, language_of
from mentorsite.programme.link import Journey
from mentorsite.programme.skill_lines import Line

Reason = Literal["done", "dropped", "booked", "not-offered", "other-audience", "language", "level", "no-wish"]
"""Why a training is left out."""

BY_TALK: Mapping[Format, Kind] = {"remote": "online", "onsite": "onsite"}
"""What a wish for a way of talking means for trainings; the other ways have no match there."""
_NOTED: Mapping[State, Reason] = {"done": "done", "dropped": "dropped", "planned": "booked", "underway": "booked"}


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody said about one skill."""

    level: int | None = None
    """None is “not looked at”, never the lowest."""
    interest: int = 0
    target: int | None = None
    goals: tuple[str, ...] = ()
    """Goals that are not behind them and are about this skill."""

    @property
    def gap(self) -> int:
        """How many steps the target is away; nothing without one."""
        return max(0, self.target - self.level) if self.target is not None and self.level is not None else 0


@dataclass(frozen=True, slots=True)
class Learner:
    """Somebody who looks for further training, as far as only they themselves know."""

    languages: tuple[str, ...]
    formats: tuple[Kind, ...]
    """The dearest first."""
    on_mentor_path: bool
    noted: Mapping[str, State]
    """What stands in their own notes, by training."""
    skills: Mapping[str, Wish]
    named: Mapping[str, tuple[str, ...]]
    """Trainings that a goal names, with those goals."""


@dataclass(frozen=True, slots=True)
class Points:
    """How near a training is to somebody's wishes, part by part."""

    goal: int
    gap: int
    interest: int
    format: int

    @property
    def total(self) -> int:
        """All parts together."""
        return self.goal + self.gap + self.interest + self.format


@dataclass(frozen=True, slots=True)
class Fitting:
    """A training that fits, and all that the rule looked at."""

    training: str
    skill: str | None
    """The skill that speaks most for it; None where only a goal names it."""
    goals: tuple[str, ...]
    wish: Wish
    format: Kind | None
    hours: Decimal | None
    points: Points


@dataclass(frozen=True, slots=True)
class Recommendations:
    """Every training of the catalogue, as one person meets it."""

    fitting: tuple[Fitting, ...]
    """The most points first."""
    excluded: Mapping[str, Reason]
    """In the order of the catalogue, each with its first reason."""


@dataclass(frozen=True, slots=True)
class Gap:
    """One skill with a target, and how far away it is."""

    skill: str
    wish: Wish


def learner_of(common: Common, journey: Journey, lines: Iterable[Line]) -> Learner:
    """Take from what a mentee wrote what the rule looks at; `lines` are their skills over time."""
    record, person = journey.record, journey.mentee
    entries = journey.training.entries if journey.training else ()
    mapped = (BY_TALK[word] for word in record.wishes.formats if word in BY_TALK)
    return Learner(
        languages=tuple(code.casefold() for code in record.languages) or (language_of(common, person),),
        formats=tuple(dict.fromkeys(mapped)),
        on_mentor_path=person in common.mentors,
        noted=_noted(entries),
        skills=_wishes(journey, lines),
        named=_named(journey),
    )


def _noted(entries: Iterable[Entry]) -> dict[str, State]:
    """Tell where each training stands; of several notes on one the last counts."""
    return {entry.training: entry.state for entry in entries}


def _named(journey: Journey) -> dict[str, tuple[str, ...]]:
    named: dict[str, tuple[str, ...]] = {}
    for goal in journey.goals:
        for training in goal.trainings if goal.status not in ENDED else ():
            named[training] = (*named.get(training, ()), goal.id)
    return named


def _wishes(journey: Journey, lines: Iterable[Line]) -> dict[str, Wish]:
    open_goals = [goal for goal in journey.goals if goal.status not in ENDED]
    known = {line.skill: line for line in lines if line.end is None}
    skills = dict.fromkeys((*known, *(skill for goal in open_goals for skill in goal.skills)))
    ids = {goal.id for goal in open_goals}
    return {
        skill: _wish(known.get(skill), ids, [goal.id for goal in open_goals if skill in goal.skills])
        for skill in skills
    }


def _wish(line: Line | None, open_goals: set[str], about: Iterable[str]) -> Wish:
    if line is None:
        return Wish(goals=tuple(about))
    own = line.points[-1].goal if line.points else None
    meant = [own] if own in open_goals and own else []
    level = line.now.level if line.now else None
    return Wish(level, line.interest or 0, line.wanted, tuple(dict.fromkeys((*meant, *about))))


def recommendations(catalogue: Mapping[str, Training], learner: Learner, weights: Recommend) -> Recommendations:
    """Sort the catalogue by what fits; equal points go by fewer hours, then by the id."""
    reasons = {training: reason_against(entry, learner) for training, entry in catalogue.items()}
    fitting = [fit(catalogue[t], learner, weights) for t, reason in reasons.items() if reason is None]
    return Recommendations(
        fitting=tuple(sorted(fitting, key=_in_order)),
        excluded={training: reason for training, reason in reasons.items() if reason},
    )


def _in_order(found: Fitting) -> tuple[int, bool, Decimal, str]:
    return (-found.points.total, found.hours is None, found.hours or Decimal(), found.training)


def reason_against(training: Training, learner: Learner) -> Reason | None:
    """Tell the first reason why a training is left out, or None."""
    state = learner.noted.get(training.id)
    if state and state in _NOTED:
        return _NOTED[state]
    if training.status != "open":
        return "not-offered"
    if training.for_ == "mentor-path" and not learner.on_mentor_path:
        return "other-audience"
    if training.languages and not set(learner.languages) & {code.casefold() for code in training.languages}:
        return "language"
    wishes = [learner.skills[skill] for skill in training.teaches if skill in learner.skills]
    if training.id in learner.named or any(_counts(learner.skills[s]) for s in _in_reach(training, learner)):
        return None
    return "level" if any(map(_counts, wishes)) else "no-wish"


def _counts(wish: Wish) -> bool:
    """Tell whether somebody wishes for more of a skill at all."""
    return bool(wish.goals or wish.gap or wish.interest)


def _in_reach(training: Training, learner: Learner) -> list[str]:
    """List the skills for which the training begins where somebody is, or before, and leads further."""
    return [
        skill
        for skill, (first, last) in training.teaches.items()
        if (wish := learner.skills.get(skill)) and (wish.level is None or first <= wish.level < last)
    ]


def fit(training: Training, learner: Learner, weights: Recommend) -> Fitting:
    """Count what speaks for a training: the skill that speaks most for it counts, a long list counts no more."""
    named = learner.named.get(training.id, ())
    choices = [
        _fitting(training, skill, learner.skills[skill], named, learner, weights)
        for skill in _in_reach(training, learner)
    ]
    # Of equal ones the first that the training names: max keeps it.
    return max(choices, key=lambda f: f.points.total, default=_fitting(training, None, Wish(), named, learner, weights))


def _fitting(
    training: Training, skill: str | None, wish: Wish, named: tuple[str, ...], learner: Learner, weights: Recommend
) -> Fitting:
    goals = tuple(dict.fromkeys((*named, *wish.goals)))
    steps = min(wish.gap, training.teaches[skill][1] - wish.level) if skill and wish.level is not None else 0
    points = Points(
        goal=weights.goal if goals else 0,
        gap=weights.gap * steps,
        interest=weights.interest * wish.interest,
        format=weights.format if training.format is not None and learner.formats[:1] == (training.format,) else 0,
    )
    return Fitting(training.id, skill, goals, wish, training.format, training.hours, points)


def gaps(skills: Mapping[str, Wish]) -> tuple[Gap, ...]:
    """List the skills with a target that is ahead: what matters most first, then what is furthest, then by name."""
    ahead = [Gap(skill, wish) for skill, wish in skills.items() if wish.gap]
    return tuple(sorted(ahead, key=lambda gap: (-gap.wish.interest, -gap.wish.gap, gap.skill)))
