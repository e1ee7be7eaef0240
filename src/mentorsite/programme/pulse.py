"""Programme feedback: the form that ships with the package, and what a wave of totals may tell.

Only groups are ever spoken of, mentees or mentors, never both added up, and none under five.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import BaseModel, ConfigDict

from mentorsite.content.frontmatter import Limits, read_yaml
from mentorsite.content.records.circles import Circle
from mentorsite.content.records.fields import Span
from mentorsite.content.records.pulse import GROUPS, Pulse, Who
from mentorsite.programme.suppression import SMALLEST, Mean, fifths, mean
from mentorsite.resources import DATA


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Item(_Part):
    """One sentence of the form, in the words of each group and language."""

    id: str
    mentee: Mapping[str, str]
    mentor: Mapping[str, str]

    def words(self, who: Who) -> Mapping[str, str]:
        """The sentence as a group reads it."""
        return self.mentee if who == "mentees" else self.mentor


class _Scale(_Part):
    labels: Mapping[str, tuple[str, ...]]


class Form(_Part):
    """The form: five sentences, and the words of the five answers."""

    scale: _Scale
    items: tuple[Item, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the items, in their order."""
        return tuple(item.id for item in self.items)

    @property
    def answers(self) -> Mapping[str, tuple[str, ...]]:
        """The words of the answers by language, the lowest first."""
        return self.scale.labels


@cache
def form() -> Form:
    """Read the form that ships with the package."""
    name = "feedback-forms.yaml"
    text = (DATA / "mentoring" / name).read_text("utf-8")
    head, findings = read_yaml(text, name, limits=Limits(depth=8, nodes=5_000, size=64 * 1024))
    if findings:
        raise ValueError(f"{name}: {findings}")
    values: dict[str, Any] = head.values
    return Form.model_validate(values["pulse"])


@dataclass(frozen=True, slots=True)
class Told:
    """One item in one wave, as far as it may be told."""

    item: str
    mean: Mean
    fifths: int
    """How many fifths of those who answered agree: the two highest of the five answers."""
    before: int | None
    """The same in the wave before that has it."""


@dataclass(frozen=True, slots=True)
class Voices:
    """What one group has answered in one wave."""

    who: Who
    answered: int
    items: tuple[Told, ...]
    since: Span | None
    """The wave before that this group is compared with."""


@dataclass(frozen=True, slots=True)
class Wave:
    """One wave, as far as it may be told."""

    record: Pulse
    groups: tuple[Voices, ...]

    @property
    def left_out(self) -> tuple[Who, ...]:
        """The groups of which nothing is told."""
        told = {voices.who for voices in self.groups}
        return tuple(who for who in GROUPS if who not in told)


def waves(records: Sequence[Pulse]) -> tuple[Wave, ...]:
    """List the waves that coordinators may read, the latest first, each beside the one before."""
    open_ones = [record for record in records if record.circle >= Circle.PROGRAMME]
    return tuple(_wave(record, open_ones[:index]) for index, record in reversed(list(enumerate(open_ones))))


def _wave(record: Pulse, earlier: Sequence[Pulse]) -> Wave:
    found = (_voices(record, who, earlier) for who in GROUPS)
    return Wave(record, tuple(voices for voices in found if voices))


def _voices(record: Pulse, who: Who, earlier: Sequence[Pulse]) -> Voices | None:
    group = record.groups.of(who)
    if group is None or group.answered < SMALLEST:
        return None
    before = next((other for other in reversed(earlier) if agreeing(other, who)), None)
    compared = agreeing(before, who) if before else {}
    shares = agreeing(record, who)
    items = tuple(
        Told(item, found, shares[item], compared.get(item))
        for item in form().ids
        if item in shares and (found := mean(group.answers[item]))
    )
    return Voices(who, group.answered, items, before.wave if before else None)


def agreeing(record: Pulse, who: Who) -> dict[str, int]:
    """Tell for each item that may be told how many fifths of a group agree."""
    group = record.groups.of(who)
    if group is None or group.answered < SMALLEST:
        return {}
    tallies = ((item, tally) for item, tally in group.answers.items() if sum(tally) >= SMALLEST)
    return {item: fifths(sum(tally[3:]), sum(tally)) for item, tally in tallies}
