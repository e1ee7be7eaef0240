"""Rules about programme feedback: its items are those of the form, its sums are possible, nobody can be recognised."""

from __future__ import annotations

from collections.abc import Iterator

from mentorsite.content.records.pulse import GROUPS, Group, Pulse, Who
from mentorsite.diagnostics import Diagnostic, Place, fault
from mentorsite.programme.checks.unknown import place_in
from mentorsite.programme.common import Common
from mentorsite.programme.pulse import form
from mentorsite.programme.suppression import SMALLEST
from mentorsite.spelling import similar


def _groups(common: Common) -> Iterator[tuple[Pulse, Who, Group]]:
    for wave in common.pulse:
        for who in GROUPS:
            if group := wave.groups.of(who):
                yield wave, who, group


def _key(common: Common, wave: Pulse, *where: str | int) -> Place:
    head = common.heads.get(wave.path)
    return head.keys.get(where, Place()) if head else Place()


def items(common: Common) -> Iterator[Diagnostic]:
    """Every item is one of the form."""
    known = form().ids
    for wave, who, group in _groups(common):
        for item in group.answers:
            if item not in known:
                place, near = _key(common, wave, "groups", who, "answers", item), ", ".join(similar(item, known))
                message, values = ("pulse-item", {"similar": near}) if near else ("pulse-item/none", {})
                yield fault(wave.path, place, message, **(values or {"known": ", ".join(known)}))


def sums(common: Common) -> Iterator[Diagnostic]:
    """Nobody answers twice, and only who was invited answers."""
    for wave, who, group in _groups(common):
        if group.invited is not None and group.answered > group.invited:
            place = place_in(common.heads, wave.path, "groups", who, "answered")
            yield fault(wave.path, place, "pulse-sums/invited", count=group.invited)
        for item, tally in group.answers.items():
            if sum(tally) > group.answered:
                place = _key(common, wave, "groups", who, "answers", item)
                yield fault(wave.path, place, "pulse-sums", count=group.answered)


def small(common: Common) -> Iterator[Diagnostic]:
    """What fewer than five people have answered does not even stand in a file."""
    for wave, who, group in _groups(common):
        if group.answered < SMALLEST:
            place = _key(common, wave, "groups", who)
            yield fault(wave.path, place, "pulse-small", limit=SMALLEST, group=who)
            continue
        for item, tally in group.answers.items():
            if sum(tally) < SMALLEST:
                place = _key(common, wave, "groups", who, "answers", item)
                yield fault(wave.path, place, "pulse-small/item", limit=SMALLEST)
