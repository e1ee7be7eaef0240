"""Rules about further training: a catalogue that is up to date, and logs that name what there is, day after day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mentorsite.content.records.fields import Duration
from mentorsite.content.records.training import Entry, Training, TrainingLog
from mentorsite.diagnostics import Diagnostic, Place, fault
from mentorsite.programme.audiences import after
from mentorsite.programme.checks.case import Case
from mentorsite.programme.checks.references import names_in
from mentorsite.programme.checks.unknown import place_in, unknown
from mentorsite.programme.common import Common
from mentorsite.urls import slug

FRESH = Duration(12, "month")
"""How long a look at a training lasts."""

_ORDER: tuple[tuple[str, str], ...] = (
    ("interested", "planned"),
    ("interested", "underway"),
    ("underway", "done"),
    ("interested", "done"),
    ("underway", "dropped"),
    ("interested", "dropped"),
)
"""Which day comes before which; somebody may begin before the day that was planned."""


# --- the catalogue


def teaches(common: Common) -> Iterator[Diagnostic]:
    """What a training teaches stands in the framework of skills; without one nothing is said."""
    if not common.skills or "skills.md" in common.broken:
        return
    for training in common.catalogue.values():
        for way, place in common.heads[training.path].keys.items():
            skill = slug(str(way[1])) if len(way) == 2 and way[0] == "teaches" else None
            if skill in training.teaches and skill not in common.skills:
                yield unknown("unknown-skill", training.path, place, skill, common.skills)


def prices(common: Common) -> Iterator[Diagnostic]:
    """An amount has no comma: in a mapping it would end there, and the rest would be lost without a word."""
    for training in common.catalogue.values():
        for way in common.heads[training.path].keys:
            if len(way) == 2 and way[0] == "cost" and str(way[1]).isdecimal() and training.cost:
                place = place_in(common.heads, training.path, "cost", "amount")
                expected = f"{training.cost.amount}.{way[1]}"
                yield fault(training.path, place, "wrong-value", expected=expected)


def is_stale(training: Training, today: date) -> bool:
    """Tell whether nobody has looked at a training for more than a year; one that is gone needs no look."""
    return training.checked is not None and training.status != "withdrawn" and after(training.checked, FRESH) < today


def unchecked(common: Common, today: date) -> Iterator[Diagnostic]:
    """Somebody looks at each training once a year."""
    for training in common.catalogue.values():
        if is_stale(training, today):
            yield fault(training.path, place_in(common.heads, training.path, "checked"), "training-unchecked")


# --- a mentee's log


def _entries(case: Case) -> Iterator[tuple[TrainingLog, int, Entry]]:
    """Yield what is noted, also where the rest of the file is at fault."""
    for log in (record for record in case.written if isinstance(record, TrainingLog)):
        yield from ((log, index, entry) for index, entry in enumerate(log.entries))


def trainings(case: Case) -> Iterator[Diagnostic]:
    """Every training that is noted is in the catalogue."""
    known = names_in(case.common.paths, "trainings/")
    for log, index, entry in _entries(case):
        if entry.training not in known:
            place = case.place(log, "entries", index, "training")
            yield unknown("unknown-training", log.path, place, entry.training, known)


def goals(case: Case) -> Iterator[Diagnostic]:
    """The goal that a training is for is a file in goals/."""
    known = names_in(case.reading.paths, "/goals/")
    for log, index, entry in _entries(case):
        if entry.goal is not None and entry.goal not in known:
            yield unknown("unknown-goal", log.path, case.place(log, "entries", index, "goal"), entry.goal, known)


def withdrawn(case: Case) -> Iterator[Diagnostic]:
    """What is planned is still on offer."""
    for log, index, entry in _entries(case):
        training = case.common.catalogue.get(entry.training)
        if training and training.status == "withdrawn" and entry.state == "planned":
            yield fault(log.path, case.place(log, "entries", index, "planned"), "training-withdrawn")


def dates_in_order(case: Case) -> Iterator[Diagnostic]:
    """Interest comes first, then the training, then its end."""
    for log, index, entry in _entries(case):
        found: dict[Place, Diagnostic] = {}
        for earlier, later in _ORDER:
            first, last = getattr(entry, earlier), getattr(entry, later)
            if first and last and last < first:
                place = case.place(log, "entries", index, later)
                found.setdefault(place, fault(log.path, place, "date-order/before", earlier=earlier))
        yield from found.values()
