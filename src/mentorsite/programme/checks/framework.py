"""Rules about the skill framework: all its words are there, it is not too long, and its changes lead somewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from mentorsite.content.records.skills import INTERESTS, LEVELS, Change, Framework
from mentorsite.diagnostics import Diagnostic, Place, fault
from mentorsite.programme.checks.unknown import place_in, unknown
from mentorsite.programme.common import Common
from mentorsite.programme.frameworks import before, in_order

FEWEST, MOST = 8, 25
"""How many skills ten minutes are enough for, and offer something to everybody."""

_Where = tuple[str | int, ...]
_NEEDED: Mapping[str, tuple[str, ...]] = {
    "rename": ("from", "to"),
    "split": ("from", "to"),
    "merge": ("from", "to"),
    "retire": ("skill",),
    "levels": ("skill",),
}
"""What each kind of change has to say."""


def words(common: Common) -> Iterator[Diagnostic]:
    """Every level and every degree of interest has its words, once."""
    if framework := common.framework:
        yield from _each_once(common, "levels", [level.n for level in framework.levels], LEVELS)
        yield from _each_once(common, "interest", [entry.n for entry in framework.interest], INTERESTS)


def _each_once(common: Common, key: str, given: Sequence[int], wanted: Sequence[int]) -> Iterator[Diagnostic]:
    expected = ", ".join(map(str, wanted))
    twice = [index for index, number in enumerate(given) if number in given[:index]]
    for index in twice:
        place = _place(common, key, index, "n")
        yield fault(_path(common), place, "framework-words/twice", key=key, expected=expected)
    missing = ", ".join(str(number) for number in wanted if number not in given)
    # A number that stands there twice was probably meant to be the one that is missing.
    if missing and not twice:
        place = _key(common, key)
        yield fault(_path(common), place, "framework-words", key=key, expected=expected, missing=missing)


def languages(common: Common) -> Iterator[Diagnostic]:
    """What is written in one language of the site is written in each."""
    written = [(w, texts) for w, texts in _localized(common.framework) if "" not in texts] if common.framework else []
    for code in common.languages:
        lacking = [where for where, texts in written if code not in texts]
        # A framework that has not been translated at all is one thing to do, not thirty.
        for where in lacking[:1] if len(lacking) == len(written) else lacking:
            yield fault(_path(common), _place(common, *where), "framework-words/language", missing=code)


def _localized(framework: Framework) -> Iterator[tuple[_Where, Mapping[str, str]]]:
    if framework.title:
        yield ("title",), framework.title
    for index, level in enumerate(framework.levels):
        yield ("levels", index, "name"), level.name
        yield ("levels", index, "anchor"), level.anchor
    yield from ((("interest", index, "name"), entry.name) for index, entry in enumerate(framework.interest))
    for at, area in enumerate(framework.areas):
        yield ("areas", at, "name"), area.name
        for index, skill in enumerate(area.skills):
            yield ("areas", at, "skills", index, "name"), skill.name
            yield from ((("areas", at, "skills", index, "anchors", str(n)), text) for n, text in skill.anchors.items())


def skills(common: Common) -> Iterator[Diagnostic]:
    """Each skill has an id of its own, and there are neither too few nor too many."""
    if common.framework is None:
        return
    listed = [
        (("areas", at, "skills", index, "id"), skill.id)
        for at, area in enumerate(common.framework.areas)
        for index, skill in enumerate(area.skills)
    ]
    for number, (where, skill) in enumerate(listed):
        if skill in {other for _, other in listed[:number]}:
            yield fault(_path(common), _place(common, *where), "framework-skills/twice")
    if len(listed) < FEWEST:
        yield fault(_path(common), _key(common, "areas"), "framework-skills/few", limit=FEWEST, count=len(listed))
    if len(listed) > MOST:
        yield fault(_path(common), _key(common, "areas"), "framework-skills/many", limit=MOST, count=len(listed))


def changes(common: Common) -> Iterator[Diagnostic]:
    """A change says what it needs to, in a version that there is, of skills that there were and are."""
    if framework := common.framework:
        places = [(index, change) for index, change in enumerate(framework.changes)]
        ordered = sorted(places, key=lambda pair: pair[1].in_)
        for number, (index, change) in enumerate(ordered):
            if change.in_ > framework.version:
                place = _place(common, "changes", index, "in")
                yield fault(_path(common), place, "framework-change/version", version=framework.version)
                continue
            after = before(in_order(framework)[number + 1 :], framework.skills)
            yield from _incomplete(common, index, change) or _lost(common, index, change, after)


def _incomplete(common: Common, index: int, change: Change) -> list[Diagnostic]:
    given = {"from": change.from_, "to": change.to, "skill": change.skill}
    place = _place(common, "changes", index)
    found = [
        fault(_path(common), place, "missing-field", key=key, example=f"{key}: …")
        for key in _NEEDED[change.kind]
        if not given[key]
    ]
    missing = [str(level) for level in LEVELS if change.map is not None and level not in change.map]
    if missing:
        place = _place(common, "changes", index, "map")
        found.append(fault(_path(common), place, "framework-change/map", missing=", ".join(missing)))
    return found


def _lost(common: Common, index: int, change: Change, after: frozenset[str]) -> Iterator[Diagnostic]:
    """Find skills that a change leads to although nobody knows them, or away from although they are still there."""
    leads_to = _named(index, "to", change.to)
    away = _named(index, "from", change.from_)
    about: list[tuple[_Where, str]] = [(("changes", index, "skill"), change.skill)] if change.skill else []
    for where, skill in (*leads_to, *(about if change.kind == "levels" else ())):
        if skill not in after:
            yield unknown("unknown-skill", _path(common), _place(common, *where), skill, after)
    for where, skill in (*away, *(about if change.kind == "retire" else ())):
        if skill in after and skill not in change.to:
            yield fault(_path(common), _place(common, *where), "framework-change/listed")


def _named(index: int, key: str, skills: Iterable[str]) -> list[tuple[_Where, str]]:
    return [(("changes", index, key, number), skill) for number, skill in enumerate(skills)]


def _path(common: Common) -> str:
    return common.framework.path if common.framework else "skills.md"


def _place(common: Common, *where: str | int) -> Place:
    return place_in(common.heads, _path(common), *where)


def _key(common: Common, key: str) -> Place:
    head = common.heads.get(_path(common))
    return head.keys.get((key,), Place()) if head else Place()
