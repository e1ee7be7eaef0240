"""A copy of everything about one person: their files, facts, pages, and who can read what."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mentorsite.content.reading import Source, read_file
from mentorsite.diagnostics import Diagnostic, errors
from mentorsite.inventory import Content, jobs
from mentorsite.job import Job, examine, without_broken
from mentorsite.language import spoken
from mentorsite.programme.common import Common, language_of
from mentorsite.programme.link import Journey, Reading
from mentorsite.programme.pairs import PairFacts
from mentorsite.rights.belongings import ROSTER_FILE, Belonging, belongings, bytes_of, entry_name, entry_text
from mentorsite.rights.facts import Speaking, facts_of, texts_of
from mentorsite.rights.given import Given, given_by
from mentorsite.rights.leaflets import Leaflet, given_words, introduction, reading_list
from mentorsite.rights.pages import tree_of
from mentorsite.rights.readers import Readable, last_days, readable


@dataclass(frozen=True, slots=True)
class Found:
    """What is known of a person before it becomes files."""

    person: str
    job: Job | None = None
    """Their own work as a mentee, where they are one."""
    reading: Reading | None = None
    findings: tuple[Diagnostic, ...] = ()
    pairs: tuple[PairFacts, ...] = ()
    """Whom they accompany, or did."""
    given: tuple[Given, ...] = ()
    pages: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def shown(self) -> Journey | None:
        """Their files as far as they stand on the site: one with an error is withheld."""
        return without_broken(self.reading.journey, self.findings) if self.reading else None


def is_known(content: Content, root: Path, person: str) -> bool:
    """Tell whether anything here is about a person, also about one who has left."""
    common = content.common
    return bool(belongings(root / "content", person)) or bool(common and person in {*common.people, *common.ids})


def copy_of(content: Content, common: Common, root: Path, person: str) -> dict[str, bytes]:
    """Gather a person's copy: path in the zip → bytes, in order.

    Errors: OSError where a file cannot be read: a copy with holes would be none.
    """
    found = _found(content, common, person)
    own = belongings(root / "content", person)
    return dict(sorted(_gathered(content, common, root, found, own)))


def _found(content: Content, common: Common, person: str) -> Found:
    tree = tree_of(content, common, person)
    accompanied = {pair.mentee for pair in tree.pairs}
    found, given = Found(person, pairs=tree.pairs, pages=tree.files), list[Given]()
    for job in jobs(content, common):
        if job.mentee in accompanied:
            reading, findings = examine(job)
            given.extend(given_by(common, without_broken(reading.journey, findings), person, content.today))
        if job.mentee == person:
            reading, findings = examine(job)
            found = Found(person, job, reading, findings, tree.pairs, pages=tree.files)
    return Found(person, found.job, found.reading, found.findings, found.pairs, tuple(given), found.pages)


def _gathered(
    content: Content, common: Common, root: Path, found: Found, own: list[Belonging]
) -> Iterator[tuple[str, bytes]]:
    language = spoken(language_of(common, found.person), str(common.programme.time_zone))
    shown = readable(common, found.shown, found.person, content.today)
    ends = last_days(common, found.shown, content.today) if found.shown else {}
    leaflet = Leaflet(common, content.today, language, found.person)
    yield from ((f"content/{each.path}", bytes_of(each.file)) for each in own if each.ordinary)
    if entry := _entry(common, root, found.person):
        yield f"content/{ROSTER_FILE}", entry.encode()
    yield from ((f"site/{file}", data) for file, data in found.pages.items())
    yield "facts.json", _json(_facts(content, Speaking(common, language), found, shown))
    yield "who-can-read.txt", reading_list(leaflet, shown, ends, _withheld(found)).encode()
    if found.given:
        yield "feedback-given.txt", given_words(leaflet, found.given).encode()
    left = [each.path for each in own if not each.ordinary]
    yield "README.txt", introduction(leaflet, bool(found.pages), bool(found.given), left).encode()


def _entry(common: Common, root: Path, person: str) -> str | None:
    source = read_file(root / "content" / ROSTER_FILE, ROSTER_FILE)
    head = common.heads.get(ROSTER_FILE)
    return entry_text(source.text, head, person) if isinstance(source, Source) and head else None


def _withheld(found: Found) -> list[str]:
    """List the files that stand on nobody's pages, because of a mistake in them."""
    known = {record.path for record in found.shown.records} if found.shown else set()
    return sorted({finding.path for finding in found.findings if finding.path not in known})


# --- facts.json


def _facts(content: Content, speaking: Speaking, found: Found, shown: list[Readable]) -> dict[str, Any]:
    common, person = speaking.common, found.person
    facts: dict[str, Any] = {"person": person, "as_of": content.today.isoformat()}
    if roster := _roster(common, person):
        facts["roster"] = roster
    facts["coordinates"] = person in common.programme.coordinators
    if found.reading:
        records = [record for record in found.reading.journey.records if record.path in found.reading.paths]
        facts["mentee"] = [facts_of(speaking, record) for record in records]
        facts["withheld"] = [
            {"file": finding.path, "line": finding.line, "rule": finding.rule} for finding in errors(found.findings)
        ]
    if found.job:
        facts["from_git"] = _from_git(found.job)
    if person in common.mentors:
        facts["mentor"] = facts_of(speaking, common.mentors[person])
    if found.pairs:
        facts["accompanies"] = [_pair(pair) for pair in found.pairs]
    if found.given:
        facts["given"] = [_given(speaking, given) for given in found.given]
    facts["readers"] = [_readable(each) for each in shown]
    return facts


def _roster(common: Common, person: str) -> Any:
    head = common.heads.get(ROSTER_FILE)
    name = entry_name(head, person) if head else None
    return head.values.get(name) if head and name else None


def _from_git(job: Job) -> dict[str, Any]:
    """Write down what git told the build: for the owner alone, as on their pages."""
    taken = sorted(job.history.ticks.items())
    wordings = sorted(job.history.wordings.items())
    return {
        "taken": [{"file": path, "step": step, "day": day.isoformat()} for (path, step), day in taken],
        "earlier": [{"file": path, "title": each.title} for path, titles in wordings for each in titles],
    }


def _pair(pair: PairFacts) -> dict[str, str]:
    until = {"until": pair.until.isoformat()} if pair.until else {}
    return {"mentee": pair.mentee, "from": pair.since.isoformat(), **until}


def _given(speaking: Speaking, given: Given) -> dict[str, Any]:
    view = facts_of(speaking, given.view)["facts"] if given.view else {}
    words = list(texts_of(given.passages))
    return {"mentee": given.mentee, "day": given.day.isoformat(), "text": words, **({"facts": view} if view else {})}


def _readable(each: Readable) -> dict[str, Any]:
    told = {"file": each.file, "parts": list(each.parts), "readers": sorted(each.readers)}
    return {**told, **({"in_part": sorted(each.in_part)} if each.in_part else {})}


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()
