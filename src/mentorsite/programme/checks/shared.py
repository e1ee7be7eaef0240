"""Rules about the programme's own files: what is written there must lead somewhere, too."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from mentorsite.content.records.heads import unknown_key
from mentorsite.diagnostics import UNCHANGEABLE, Diagnostic, Place, fault
from mentorsite.programme.checks import attachments, framework, mentor_path, pulse, trainings
from mentorsite.programme.checks.unknown import broken_links, place_in, shared_records, unknown
from mentorsite.programme.common import Common
from mentorsite.rules import ASKING, MESSAGES
from mentorsite.spelling import similar
from mentorsite.urls import slug

_FILE = "programme.md"


def check_common(common: Common) -> tuple[Diagnostic, ...]:
    """Run every rule on the files that are no mentee's."""
    return tuple(finding for rule in _RULES for finding in rule(common))


def people(common: Common) -> Iterator[Diagnostic]:
    """Everybody whom the settings name is in the roster."""
    settings = common.programme
    named: list[tuple[tuple[str | int, ...], str]] = [
        *((("coordinators", index), person) for index, person in enumerate(settings.coordinators)),
        *((("doormat", index, "person"), door.person) for index, door in enumerate(settings.doormat)),
        *(
            (("sources", mentee, "readers", index), person)
            for mentee, source in settings.sources.items()
            for index, person in enumerate(source.readers)
        ),
    ]
    for where, person in named:
        if _is_stranger(common, person):
            yield unknown("unknown-person", _FILE, place_in(common.heads, _FILE, *where), person, common.ids)


def owners_of_sources(common: Common) -> Iterator[Diagnostic]:
    """A repository belongs to somebody in the roster."""
    keys = common.heads[_FILE].keys if _FILE in common.heads else {}
    for mentee in common.programme.sources:
        if _is_stranger(common, mentee):
            yield unknown("unknown-person", _FILE, keys.get(("sources", mentee), Place()), mentee, common.ids)


def managers(common: Common) -> Iterator[Diagnostic]:
    """A reporting line leads on to somebody in the roster, else it cannot be kept out of pairs."""
    strangers = {person.manager for person in common.people.values() if person.manager} - common.ids
    # So many are no slips: the managers take no part.
    near = {} if len(strangers) > 20 else {manager: ", ".join(similar(manager, common.ids)) for manager in strangers}
    for place, manager in _manager_lines(common):
        if near.get(manager):
            yield fault("people.yaml", place, "unknown-manager", similar=near[manager])
        elif manager in strangers:
            yield fault("people.yaml", place, "unknown-manager/none")


def _manager_lines(common: Common) -> Iterator[tuple[Place, str]]:
    """Yield each manager in the roster with the place of the id."""
    places = common.heads["people.yaml"].places if "people.yaml" in common.heads else {}
    for way, place in places.items():
        person = common.people.get(slug(str(way[0]))) if way[1:] == ("manager",) else None
        if person and person.manager:
            yield place, person.manager


def mentors(common: Common) -> Iterator[Diagnostic]:
    """An offer is named after somebody in the roster."""
    for person, mentor in common.mentors.items():
        if _is_stranger(common, person):
            yield unknown("unknown-person/name", mentor.path, Place(), person, common.ids)


def offers(common: Common) -> Iterator[Diagnostic]:
    """What a mentor offers stands in the framework of skills; without one nothing is said."""
    if not common.skills or "skills.md" in common.broken:
        return
    for mentor in common.mentors.values():
        for index, skill in enumerate(mentor.offers):
            if skill not in common.skills:
                place = place_in(common.heads, mentor.path, "offers", index)
                yield unknown("unknown-skill", mentor.path, place, skill, common.skills)


def links(common: Common) -> Iterator[Diagnostic]:
    """Every relative link leads to a file that is for everybody."""
    for record in shared_records(common):
        yield from broken_links(record.path, record.passages, common.paths)


def dates_in_order(common: Common) -> Iterator[Diagnostic]:
    """A programme ends after it begins."""
    period = common.programme.period
    if period and period.until < period.from_:
        yield fault(_FILE, place_in(common.heads, _FILE, "period", "until"), "date-order")


def agreement(common: Common) -> Iterator[Diagnostic]:
    """A questionnaire about people is offered under an agreement, or not at all."""
    reflection = common.programme.reflection
    if reflection.questionnaire and not reflection.is_offered:
        yield fault(_FILE, place_in(common.heads, _FILE, "reflection", "questionnaire"), "missing-agreement")


def severities(common: Common) -> Iterator[Diagnostic]:
    """Settings of severity name a rule, and one that may be changed."""
    rules = {message.partition("/")[0] for message in MESSAGES}
    keys = common.heads[_FILE].keys if _FILE in common.heads else {}
    for rule in common.programme.checks:
        place = keys.get(("checks", rule), Place())
        if rule not in rules:
            yield unknown_key(_FILE, place, rule, rules - UNCHANGEABLE)
        elif rule in UNCHANGEABLE:
            yield fault(_FILE, place, "unknown-key/fixed")
        elif rule in ASKING and common.programme.checks[rule] in ("error", "warning"):
            value = place_in(common.heads, _FILE, "checks", rule)
            yield fault(_FILE, value, "wrong-value/choice", expected="hint, off")


def _is_stranger(common: Common, person: str) -> bool:
    # Where nobody is known, the roster itself is at fault, and that is said once.
    return bool(common.ids) and person not in common.ids


_RULES: tuple[Callable[[Common], Iterator[Diagnostic]], ...] = (
    people, owners_of_sources, managers, mentors, offers, links, dates_in_order, agreement, severities,
    framework.words, framework.languages, framework.skills, framework.changes,
    trainings.teaches, trainings.prices, mentor_path.known_modules, mentor_path.stages, mentor_path.dates_in_order,
    pulse.items, pulse.sums, pulse.small, attachments.metadata_in_common, attachments.unshown_in_common,
)  # fmt: skip
