"""What is for everybody: settings, roster, names of skills and trainings, handbook, mentors' offers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from zoneinfo import ZoneInfo

from mentorsite.content.documents import Document, parse
from mentorsite.content.frontmatter import Head, Value
from mentorsite.content.records import read_record
from mentorsite.content.records import read_rest as read_rest_of_record
from mentorsite.content.records.common import HandbookPage, Mentor
from mentorsite.content.records.people import Person
from mentorsite.content.records.programme import Programme
from mentorsite.content.records.pulse import Pulse
from mentorsite.content.records.record import Record
from mentorsite.content.records.skills import Framework
from mentorsite.content.records.training import Training
from mentorsite.content.tree import Attachment, Folder
from mentorsite.diagnostics import Diagnostic, Place, fault
from mentorsite.programme.requirement import unmet
from mentorsite.programme.roster import Roster, read_roster
from mentorsite.urls import slug


@dataclass(frozen=True, eq=False)
class Common:
    """Everything that no mentee wrote."""

    programme: Programme
    people: Mapping[str, Person]
    """By id, in the order of the file."""
    framework: Framework | None = None
    """The words for skills, levels and interest, where there is a skills.md that can be read."""
    skills: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Names of the skills in each language, by id."""
    trainings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Titles of the trainings in each language, by id; also of those with a fault."""
    catalogue: Mapping[str, Training] = field(default_factory=dict)
    """The trainings themselves, by id, in the order of the files' names."""
    handbook: tuple[HandbookPage, ...] = ()
    pulse: tuple[Pulse, ...] = ()
    """The waves of programme feedback, the earliest first."""
    mentors: Mapping[str, Mentor] = field(default_factory=dict)
    attachments: tuple[Attachment, ...] = ()
    heads: Mapping[str, Head] = field(default_factory=dict)
    """The front matter of each file, to point at a place in it."""
    paths: frozenset[str] = frozenset()
    """Every file outside mentees/, also those that could not be read: a link to one is no fault."""
    ids: frozenset[str] = frozenset()
    """Everybody who stands in people.yaml, also with an entry that cannot be read: nobody among them is unknown."""
    broken: frozenset[str] = frozenset()
    """The files among them that have findings: what they should hold is not reported as unknown."""

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the site, the default first."""
        return self.programme.languages

    def name(self, person: str) -> str:
        """A person's full name; the id where the roster has none."""
        return self.people[person].name if person in self.people else person

    @cached_property
    def active(self) -> tuple[str, ...]:
        """Ids of the people who can read anything at all."""
        return tuple(person for person, entry in self.people.items() if entry.active)

    @cached_property
    def readers(self) -> frozenset[str]:
        """The same people, to look somebody up among them."""
        return frozenset(self.active)

    @cached_property
    def offering(self) -> tuple[tuple[str, Mentor], ...]:
        """Who accompanies others, resting mentors included, with their offers, in the order of the roster."""
        offers = [(person, self.mentors[person]) for person in self.active if person in self.mentors]
        return tuple((person, offer) for person, offer in offers if offer.stage in ("mentor", "resting"))

    @cached_property
    def by_skill(self) -> Mapping[str, tuple[tuple[str, Mentor], ...]]:
        """The same people by each skill that they offer to help with, but for those who rest."""
        found: defaultdict[str, list[tuple[str, Mentor]]] = defaultdict(list)
        for person, offer in self.offering:
            for skill in dict.fromkeys(offer.offers) if offer.stage == "mentor" else ():
                found[skill].append((person, offer))
        return {skill: tuple(people) for skill, people in found.items()}

    @cached_property
    def topics(self) -> frozenset[str]:
        """Everything that somebody could wish for: the skills, and whatever a mentor offers."""
        return frozenset(self.skills).union(*(mentor.offers for mentor in self.mentors.values()))


def language_of(common: Common, person: str) -> str:
    """The language in which a person reads and writes, the programme's default otherwise."""
    entry = common.people.get(person)
    language = entry.language if entry else None
    return language if language in common.languages else common.languages[0]


def zone_of(common: Common, person: str) -> ZoneInfo:
    """The time zone in which a person writes times, the programme's where the roster names none."""
    entry = common.people.get(person)
    return entry.time_zone if entry and entry.time_zone else common.programme.time_zone


def read_common(folder: Folder) -> tuple[Common | None, tuple[Diagnostic, ...]]:
    """Read the files outside mentees/: None where there is no programme to speak of."""
    documents = {source.path: parse(source) for source in folder.sources}
    if "programme.md" in documents and (newer := unmet(documents["programme.md"])):
        return None, (newer,)
    findings = list(folder.findings)
    programme = _programme(documents, findings)
    common = _common(folder, documents, programme or _stand_in(documents), findings)
    return common if programme else None, tuple(findings)


def read_rest(folder: Folder) -> Common:
    """Read what is right of files outside mentees/ that make no programme: only to look for more faults."""
    documents = {source.path: parse(source) for source in folder.sources}
    return _common(folder, documents, _stand_in(documents), list(folder.findings))


def _common(
    folder: Folder, documents: Mapping[str, Document], programme: Programme, findings: list[Diagnostic]
) -> Common:
    roster = _roster(documents, findings)
    records = _records(documents, findings)
    return Common(
        programme=programme,
        people=roster.people,
        ids=frozenset(roster.ids),
        framework=_framework(documents, findings),
        skills=_skills(documents.get("skills.md")),
        trainings=_trainings(documents),
        catalogue={record.id: record for record in records if isinstance(record, Training)},
        handbook=tuple(
            sorted((r for r in records if isinstance(r, HandbookPage)), key=lambda page: (page.order, page.path))
        ),
        pulse=tuple(sorted((r for r in records if isinstance(r, Pulse)), key=lambda wave: (wave.wave, wave.path))),
        mentors={record.id: record for record in records if isinstance(record, Mentor)},
        attachments=folder.attachments,
        heads={path: document.head for path, document in documents.items()},
        paths=frozenset({*documents, *(a.path for a in folder.attachments), *(f.path for f in findings)}),
        broken=frozenset(finding.path for finding in findings),
    )


def _stand_in(documents: Mapping[str, Document]) -> Programme:
    """Take what is right of the settings, where they are at fault, for a programme."""
    rest = read_rest_of_record(documents["programme.md"]) if "programme.md" in documents else None
    return rest if isinstance(rest, Programme) else Programme(path="programme.md", title={"": "…"})


def _programme(documents: Mapping[str, Document], findings: list[Diagnostic]) -> Programme | None:
    if "programme.md" not in documents:
        findings.extend(_missing("programme.md", findings))
        return None
    record, found = read_record(documents["programme.md"])
    findings.extend(found)
    return record if isinstance(record, Programme) else None


def _roster(documents: Mapping[str, Document], findings: list[Diagnostic]) -> Roster:
    if "people.yaml" not in documents:
        findings.extend(_missing("people.yaml", findings))
        return Roster()
    roster, found = read_roster(documents["people.yaml"])
    findings.extend(found)
    return roster


def _missing(path: str, findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Find that a file is not there; one that is there and cannot be read has a finding of its own."""
    if any(finding.path == path for finding in findings):
        return []
    return [fault(path, Place(), "missing-field", key=path, example=f"content/{path}")]


def _records(documents: Mapping[str, Document], findings: list[Diagnostic]) -> list[Record]:
    found = []
    for path, document in documents.items():
        if path.startswith(("handbook/", "mentors/", "pulse/", "trainings/")):
            record, faults = read_record(document)
            findings.extend(faults)
            if record is not None:
                found.append(record)
    return found


def _framework(documents: Mapping[str, Document], findings: list[Diagnostic]) -> Framework | None:
    if "skills.md" not in documents:
        return None
    record, found = read_record(documents["skills.md"])
    findings.extend(found)
    return record if isinstance(record, Framework) else None


def _skills(document: Document | None) -> dict[str, Mapping[str, str]]:
    """Read ids and names of the skills, also where the rest of the framework is at fault."""
    if document is None:
        return {}
    skills = (skill for area in _mappings(document.head.values.get("areas")) for skill in _mappings(area.get("skills")))
    return {slug(str(skill["id"])): _names(skill.get("name"), str(skill["id"])) for skill in skills if "id" in skill}


def _trainings(documents: Mapping[str, Document]) -> dict[str, Mapping[str, str]]:
    """Read the titles of the trainings, also where the rest of one is at fault."""
    found: dict[str, Mapping[str, str]] = {}
    for path, document in documents.items():
        if path.startswith("trainings/"):
            name = path.removeprefix("trainings/").removesuffix(".md")
            found[slug(name)] = _names(document.head.values.get("title"), name)
    return found


def _mappings(value: Value | None) -> Iterable[dict[str, Value]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _names(value: Value | None, otherwise: str) -> dict[str, str]:
    if isinstance(value, dict):
        return {language: name for language, name in value.items() if isinstance(name, str)}
    return {"": value if isinstance(value, str) else otherwise}
