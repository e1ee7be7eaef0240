"""Reporting lines, as far as the roster knows them: they are kept out of pairs and stand on no page."""

from __future__ import annotations

from collections.abc import Mapping

from mentorsite.content.records.people import Person


def superiors(people: Mapping[str, Person], person: str) -> list[str]:
    """List a person's managers, the nearest first; a circle in the roster ends the list."""
    found: list[str] = []
    entry = people.get(person)
    while entry and entry.manager and entry.manager not in found:
        found.append(entry.manager)
        entry = people.get(entry.manager)
    return found


def in_line(people: Mapping[str, Person], one: str, other: str) -> bool:
    """Tell whether one of two people is the other's superior, at any depth; never of themselves."""
    return one != other and (other in superiors(people, one) or one in superiors(people, other))
