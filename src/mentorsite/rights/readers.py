"""Who can read what of a person today: file by file, as the circles have it, by name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from pydantic import BaseModel

from mentorsite.content.records.circles import Circle
from mentorsite.content.records.common import Mentor
from mentorsite.content.records.people import Person
from mentorsite.content.records.record import Record
from mentorsite.programme.audiences import (
    EVERYONE,
    Audience,
    audiences,
    circle_of,
    opens,
    reads_until,
    seen_by,
)
from mentorsite.programme.common import Common
from mentorsite.programme.link import Journey
from mentorsite.rights.belongings import ROSTER_FILE

TEXT, ONLY, FEEDBACK = "(text)", "(only)", "(feedback)"
"""What stands in a file besides its keys."""

Leaves = Mapping[str, tuple[object, ...]]
"""Everything that stands in a file: by key, all that is said there."""


@dataclass(frozen=True, slots=True)
class Readable:
    """Some parts of a file that the same people can read."""

    file: str
    parts: tuple[str, ...]
    """Keys as written, or one of the three above; empty for a picture."""
    readers: frozenset[str]
    """Ids; `*` for everybody in the roster. The owner is among them, if they have pages."""
    in_part: frozenset[str] = frozenset()
    """Those among them who see only some of it: their own pair, not the others."""


def readable(common: Common, journey: Journey | None, person: str, today: date) -> list[Readable]:
    """List who can read what of a person: as a mentee, as a mentor, in the roster."""
    found = list(_of_mentee(common, journey, today)) if journey else []
    if person in common.mentors:
        found.extend(_of_offer(common, person, common.mentors[person]))
    if person in common.people:
        found.extend(_of_entry(common, person))
    return found


def last_days(common: Common, journey: Journey, today: date) -> dict[str, date]:
    """Tell until when each former mentor may look back."""
    pairs = [pair for pair in journey.record.pairs if pair.until and pair.until < today]
    current = {pair.mentor for pair in journey.record.pairs if pair.until is None or pair.until >= today}
    ends = sorted((end, pair.mentor) for pair in pairs if (end := reads_until(common, pair)))
    return {mentor: end for end, mentor in ends if mentor not in current}


def _of_mentee(common: Common, journey: Journey, today: date) -> Iterator[Readable]:
    """Compare what each audience is shown with what stands in the files."""
    seen = [(audience, seen_by(common, journey, audience, today)) for audience in audiences(common, journey, today)]
    owner = frozenset({journey.mentee} & common.readers)
    for record in journey.records:
        whole = leaves(record)
        shown = [(a.readers, leaves(each)) for a, v in seen for each in v.journey.records if each.path == record.path]
        yield from _grouped(record.path, whole, [(owner, whole), *shown])
    for file in journey.attachments:
        showing = (audience.readers for audience, view in seen if file in view.journey.attachments)
        yield Readable(file.path, (), owner.union(*showing))


def _of_offer(common: Common, person: str, mentor: Mentor) -> Iterator[Readable]:
    whole = leaves(mentor)
    shown = [(readers, _open(mentor, mentor.circle, audience)) for readers, audience in _others(common, person)]
    yield from _grouped(mentor.path, whole, [(frozenset({person} & common.readers), whole), *shown])


def _of_entry(common: Common, person: str) -> Iterator[Readable]:
    entry: Person = common.people[person]
    shown = [(readers, _open(entry, Circle.NOBODY, audience)) for readers, audience in _others(common, person)]
    yield from _grouped(ROSTER_FILE, leaves(entry), shown)


def _others(common: Common, person: str) -> list[tuple[frozenset[str], Audience]]:
    coordinators = frozenset(common.programme.coordinators) & common.readers - {person}
    return [(coordinators, Audience(coordinators, coordinator=True)), (EVERYONE, Audience(EVERYONE))]


def _open(model: Record | Person, of_file: Circle, audience: Audience) -> Leaves:
    """Keep of a file outside mentees/ what the circles beside its fields open to an audience."""
    fields = {field.alias or name: field for name, field in type(model).model_fields.items()}
    circles = {key: circle_of(field, of_file) for key, field in fields.items()}
    circles[TEXT] = of_file

    def is_open(key: str) -> bool:
        circle = circles.get(key.partition(": ")[0])
        return circle is not None and opens(circle, audience, [])

    return {key: said for key, said in leaves(model).items() if key != ONLY and is_open(key)}


def leaves(model: BaseModel) -> Leaves:
    """Lay out everything that stands in a file, key by key, also inside others."""
    found: dict[str, tuple[object, ...]] = {}
    for key, value in _told(model):
        found[key] = (*found.get(key, ()), value)
    return found


def _told(model: BaseModel, before: str = "") -> Iterator[tuple[str, object]]:
    for name, field in type(model).model_fields.items():
        value = getattr(model, name)
        if name == "passages":
            kinds = {"shared": TEXT, "only": ONLY, "feedback": FEEDBACK}
            yield from ((kinds[passage.kind], passage) for passage in value if not passage.is_empty)
        elif name in model.model_fields_set and not field.exclude and value not in ((), {}, None):
            yield from _inside(f"{before}{field.alias or name}", value)


def _inside(key: str, value: object) -> Iterator[tuple[str, object]]:
    items = value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else (value,)
    for item in items:
        if isinstance(item, BaseModel):
            yield from _told(item, f"{key}: ")
        else:
            yield key, item


def _grouped(file: str, whole: Leaves, shown: Iterable[tuple[frozenset[str], Leaves]]) -> Iterator[Readable]:
    """Put together what the same people can read; a key whose inner ones all are alike stands for them."""
    readers: dict[str, tuple[frozenset[str], frozenset[str]]] = {}
    seen = list(shown)
    for key, said in whole.items():
        of_key = [(people, leaves.get(key, ())) for people, leaves in seen]
        some = frozenset[str]().union(*(people for people, told in of_key if told))
        all_ = frozenset[str]().union(*(people for people, told in of_key if len(told) == len(said)))
        readers[key] = (some, some - all_)
    groups: dict[tuple[frozenset[str], frozenset[str]], list[str]] = {}
    for key, group in readers.items():
        groups.setdefault(group, []).append(key)
    for (people, in_part), keys in groups.items():
        yield Readable(file, tuple(_shortened(keys, readers)), people, in_part)


def _shortened(keys: list[str], every: Iterable[str]) -> list[str]:
    """Name a key instead of all that stands inside it, where none of that is missing."""
    inner: dict[str, set[str]] = {}
    for key in every:
        inner.setdefault(key.partition(": ")[0], set()).add(key)
    return list(dict.fromkeys(top if inner[top := key.partition(": ")[0]] <= set(keys) else key for key in keys))
