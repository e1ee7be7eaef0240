"""Skills over time: each one as a line of self-assessments, with what a mentor has seen beside it.

Numbers in here only say which of the framework's words comes before which; pages show the words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from mentorsite.content.records.skills import Assessment, Estimate, Framework
from mentorsite.programme.frameworks import Trace, in_order, traced
from mentorsite.programme.link import Journey


@dataclass(frozen=True, slots=True)
class Point:
    """How somebody saw themselves in one skill on a day."""

    day: date
    level: int | None
    interest: int | None
    target: int | None
    goal: str | None
    converted: bool
    """Said in an earlier version's words, and read in today's."""


@dataclass(frozen=True, slots=True)
class Seen:
    """How a mentor saw the mentee in one skill, when asked."""

    mentor: str
    day: date
    level: int
    converted: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One skill over time, as far as its levels can be compared."""

    skill: str
    points: tuple[Point, ...]
    """The earliest first."""
    seen: tuple[Seen, ...] = ()
    end: str | None = None
    """Why the line goes on no more: split, merge, retire, or levels that mean something else."""
    became: tuple[str, ...] = ()
    """The skills that came after it."""

    @property
    def now(self) -> Point | None:
        """The latest look at the level."""
        return next((point for point in reversed(self.points) if point.level is not None), None)

    @property
    def then(self) -> Point | None:
        """The first look at the level, where there is a later one."""
        first = next((point for point in self.points if point.level is not None), None)
        return first if first != self.now else None

    @property
    def interest(self) -> int | None:
        """How much it matters, as last said."""
        return next((point.interest for point in reversed(self.points) if point.interest is not None), None)

    @property
    def wanted(self) -> int | None:
        """Where they would like to be, as of the latest look; no wish without one there."""
        return self.points[-1].target if self.points and self.end is None else None

    @property
    def view(self) -> Seen | None:
        """The latest view of a mentor."""
        return self.seen[-1] if self.seen else None


_Key = tuple[int, int, str]
"""Lines that go on stand first, by their place in the framework; then those that ended, by the change."""


def lines(framework: Framework | None, journey: Journey) -> tuple[Line, ...]:
    """Put what was said of skills on lines, in the order of the framework; what has ended comes last."""
    if framework is None:
        return ()
    points: dict[_Key, list[Point]] = defaultdict(list)
    seen: dict[_Key, list[Seen]] = defaultdict(list)
    places = {skill: place for place, skill in enumerate(framework.skills)}
    for assessment in journey.assessments:
        for skill, estimate in assessment.skills.items():
            trace = traced(framework, skill, assessment.framework)
            points[_key(places, trace)].append(_point(assessment, estimate, trace))
    for view in journey.views:
        for skill, observed in view.skills.items():
            trace = traced(framework, skill, view.framework or framework.version)
            level = trace.level(observed.level)
            if level is not None:
                seen[_key(places, trace)].append(Seen(view.person, view.named, level, trace.converts))
    return tuple(_line(framework, key, points[key], seen[key]) for key in sorted({*points, *seen}))


def _key(places: Mapping[str, int], trace: Trace) -> _Key:
    return (-1 if trace.end is None else trace.end, places.get(trace.skill, len(places)), trace.skill)


def _point(assessment: Assessment, estimate: Estimate, trace: Trace) -> Point:
    return Point(
        day=assessment.named,
        level=trace.level(estimate.level),
        interest=estimate.interest,
        target=trace.level(estimate.target),
        goal=estimate.goal,
        converted=trace.converts,
    )


def _line(framework: Framework, key: _Key, points: Iterable[Point], seen: Iterable[Seen]) -> Line:
    number, _, skill = key
    held, views = tuple(points), tuple(seen)
    if number < 0:
        return Line(skill, held, views)
    change = in_order(framework)[number]
    return Line(skill, held, views, change.kind, change.to)
