"""The roster: the people of people.yaml, and whom it names although their entry cannot be read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from mentorsite.content.documents import Document
from mentorsite.content.frontmatter import Head, Where
from mentorsite.content.records.heads import read_head
from mentorsite.content.records.people import Person
from mentorsite.diagnostics import Diagnostic, Place, fault
from mentorsite.urls import slug


@dataclass(frozen=True, slots=True)
class Roster:
    """Everybody who takes part."""

    people: Mapping[str, Person] = field(default_factory=dict)
    """By id, in the order of the file."""
    ids: Mapping[str, str] = field(default_factory=dict)
    """Everybody's key as written in the file by id, also where the entry is at fault."""


def read_roster(document: Document) -> tuple[Roster, list[Diagnostic]]:
    """Read people.yaml; an id that stands there twice keeps its first entry."""
    head, findings = document.head, list(document.findings)
    people: dict[str, Person] = {}
    ids: dict[str, str] = {slug(name): name for name in head.broken}
    places, keys = _by_entry(head.places), _by_entry(head.keys)
    for name, key in _entries(head):
        if slug(name) in ids:
            findings.extend(_twice(document, ids[slug(name)], key))
            continue
        ids[slug(name)] = name
        person, found = _person(document, Head({}, places[name], keys[name]), name, key)
        findings.extend(found)
        if person is not None:
            people[slug(name)] = person
    return Roster(people, ids), findings


def _entries(head: Head) -> Iterator[tuple[str, Place]]:
    """Yield each key at the top that names a person, with its place."""
    return ((str(way[0]), key) for way, key in head.keys.items() if len(way) == 1 and not str(way[0]).startswith("x-"))


def _twice(document: Document, first: str, key: Place) -> Iterator[Diagnostic]:
    # The first one may be known only by its name, since it has a syntax error that stands in the findings.
    if place := document.head.keys.get((first,)):
        yield fault(document.path, key, "duplicate-key", first=place.line)


def _person(document: Document, head: Head, name: str, key: Place) -> tuple[Person | None, list[Diagnostic]]:
    """Read one entry; positions stay those of the file."""
    value = document.head.values.get(name)
    if isinstance(value, dict):
        return read_head(Person, replace(head, values=value), document.path)
    if value is not None:
        return None, [fault(document.path, head.places[()], "wrong-value", expected="{name: …}")]
    # What keeps a value from being read has been found already.
    told = any(finding.line == key.line for finding in document.findings)
    return None, [] if told else [fault(document.path, key, "missing-field", key="name", example="name: …")]


def _by_entry(places: Mapping[Where, Place]) -> defaultdict[str, dict[Where, Place]]:
    """Sort places by the entry they lie in; the way to each goes on from there."""
    found: defaultdict[str, dict[Where, Place]] = defaultdict(dict)
    for where, place in places.items():
        if where:
            found[str(where[0])][where[1:]] = place
    return found
