"""One audience's view of a mentee on its way to pages: addresses it can follow, and lines about its readers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Literal

from mentorsite import urls
from mentorsite.content import markup
from mentorsite.content.history import History
from mentorsite.content.passages import Passage
from mentorsite.content.records.circles import Circle
from mentorsite.content.records.goal import Goal
from mentorsite.content.records.record import Record
from mentorsite.content.records.session import Session
from mentorsite.content.sections import Section
from mentorsite.diagnostics import Diagnostic
from mentorsite.language import Language, say
from mentorsite.programme.audiences import View, mentors_for, mentors_on, within
from mentorsite.programme.common import Common, language_of
from mentorsite.programme.progress import Progress
from mentorsite.rules import N_
from mentorsite.site.editing import may_write
from mentorsite.site.frame import Frame, Site, names
from mentorsite.site.search import Words


@dataclass(frozen=True)
class Variant:
    """What one audience sees of one mentee."""

    site: Site
    view: View
    progress: Progress
    beside: tuple[str, ...]
    """Which pages of the mentee the whole pair can open, below the mentee's address: `""`, `goals/` and so on."""
    withheld: tuple[Diagnostic, ...] = ()
    """Findings that keep files from being shown; given for the owner alone."""
    history: History = field(default_factory=History)
    """What git knows of earlier wordings; given for the owner alone."""

    @property
    def mentee(self) -> str:
        """Whose pages these are."""
        return self.view.journey.mentee

    @property
    def base(self) -> str:
        """The bare address of the mentee's path."""
        return f"mentees/{self.mentee}/"

    @property
    def folder(self) -> str:
        """The mentee's folder below content/, as it is called on disk."""
        return self.view.journey.record.path.rpartition("/")[0]

    @property
    def in_pair(self) -> bool:
        """Whether the audience is the owner, or today's mentor."""
        audience = self.view.audience
        return audience.owner or audience.is_among(mentors_on(self.view.journey, self.site.today))

    @property
    def may_edit(self) -> bool:
        """Whether the audience may well write in the mentee's files."""
        return self.in_pair and may_write(self.site.common, self.mentee, self.view.audience.readers)

    @cached_property
    def addresses(self) -> Mapping[str, str]:
        """The bare address of every file that the audience can follow a link to."""
        return {
            **common_addresses(self.site.common),
            **{r.path: self.base + place(r) for r in self.view.journey.records},
        }

    @cached_property
    def files(self) -> frozenset[str]:
        """The pictures and other files that the audience can open."""
        return frozenset(file.path for file in self.view.journey.attachments) | common_files(self.site.common)

    def owners(self) -> list[str]:
        """The pair that the audience belongs to: the mentee, and today's mentor or the former one who reads."""
        former = sorted(self.view.audience.mentors or ())
        return [
            self.mentee,
            *(former if former and not self.in_pair else mentors_on(self.view.journey, self.site.today)),
        ]

    def pages_beside(self) -> tuple[str, ...]:
        """The mentee's pages that go with each other: the pair's, or those that somebody else can open."""
        if self.in_pair:
            return self.beside
        journey = self.view.journey
        looks = [r for r in (*journey.assessments, *journey.views) if self.site.common.framework]
        lists = (
            ("goals/", journey.goals),
            ("sessions/", journey.sessions),
            ("skills/", looks),
            ("training/", journey.training),
            ("reflections/", journey.reflections),
        )
        return ("", *(page for page, records in lists if records))

    @property
    def circle(self) -> Circle:
        """How far pages that gather several files are open: as far as the audience reaches."""
        if self.view.audience.owner or self.view.audience.mentors is not None:
            return Circle.PAIR
        return Circle.PROGRAMME if self.view.audience.coordinator else Circle.COLLEAGUES


def place(record: Record) -> str:
    """The address of a record's page below its mentee's."""
    folder = record.path.split("/")[2]
    match folder:
        case "goals":
            return f"goals/{record.id}/"
        case "sessions":
            return f"sessions/{record.id.partition('-from-')[0]}/"
        case "skills":
            return f"skills/#{record.id.partition('-from-')[0]}"
        case "training.md":
            return "training/"
        case "reflections" | "me":
            return f"reflections/#{folder}-{record.id}"
        case _:
            return ""


# Every variant of every mentee asks: found once for each programme that is read.
@lru_cache(maxsize=2)
def common_addresses(common: Common) -> Mapping[str, str]:
    """The bare address of every file outside mentees/ that has a page."""
    handbook = {entry.path: f"handbook/{entry.id}/" for entry in common.handbook if entry.circle is Circle.COLLEAGUES}
    mentors = {mentor.path: f"directory/{person}/" for person, mentor in common.offering}
    framework = {common.framework.path: "skills/"} if common.framework else {}
    trainings = {training.path: f"training/{training.id}/" for training in common.catalogue.values()}
    return {**handbook, **mentors, **framework, **trainings}


def resolver(
    frame: Frame, record: Record, addresses: Mapping[str, str], files: frozenset[str]
) -> Callable[[str], str | None]:
    """Make what turns an author's relative link into one between pages; None for what the reader cannot open."""

    def resolve(target: str) -> str | None:
        path = within(record.path, target)
        if path in files:
            return frame.file(file_address(path))
        return frame.to(addresses[path]) if path in addresses else None

    return resolve


def file_address(path: str) -> str:
    """The address of an attachment: its folder, and a name that every file system can hold."""
    folder, _, name = path.rpartition("/")
    stem, _, ending = name.rpartition(".")
    return f"{folder}/{urls.slug(stem)}.{ending.lower()}"


def readers_line(variant: Variant, language: Language, circle: Circle, people: list[str]) -> str:
    """Say who can read a page: the widest circle that it is open to, or the people by name."""
    site = variant.site
    if circle is Circle.ME or (len(people) == 1 and circle is Circle.PAIR):
        return say(language, N_("Visible to {name} alone"), name=site.first_name(variant.mentee))
    if circle is Circle.COLLEAGUES:
        return say(language, N_("Visible to all colleagues"))
    if circle is Circle.PROGRAMME:
        return say(language, N_("Visible to {names} and the coordinators"), names=names(site, language, people))
    return say(language, N_("Visible to {names}"), names=names(site, language, people))


def repository_line(variant: Variant, language: Language) -> str:
    """Say who can read the files themselves, where the programme says so."""
    source = variant.site.common.programme.sources.get(variant.mentee)
    knows = variant.in_pair or variant.view.audience.coordinator
    if source is None or not source.readers or not knows:
        return ""
    return say(language, N_("In the repository: {names}"), names=names(variant.site, language, source.readers))


def frame_for(
    variant: Variant, language: Language, below: str, title: str, circle: Circle, record: Record | None = None
) -> Frame:
    """Make the frame of one of a mentee's pages."""
    people = record_readers(variant, record) if record else variant.owners()
    crumbs = [(variant.site.first_name(variant.mentee), variant.base)] if below else []
    if below.count("/") > 1:
        folder = below.partition("/")[0] + "/"
        crumbs.append((say(language, WORDS[folder]), variant.base + folder))
    return Frame(
        site=variant.site,
        language=language,
        bare=variant.base + below,
        title=title,
        section="home",
        readers_line=readers_line(variant, language, circle, people),
        repository_line=repository_line(variant, language),
        crumbs=tuple(crumbs),
        sub_navigation=tuple((say(language, WORDS[b]), variant.base + b) for b in variant.pages_beside()),
        written=record.path if record and variant.may_edit else None,
        edits=(variant.mentee,) if variant.may_edit else (),
    )


WORDS = {
    "": N_("My path"),
    "goals/": N_("Goals"),
    "ideas/": N_("Ideas"),
    "sessions/": N_("Conversations"),
    "next/": N_("Getting ready"),
    "skills/": N_("Skills"),
    "training/": N_("Training"),
    "reflections/": N_("Thoughts"),
}
"""The pages beside each other below a mentee's address."""


def record_readers(variant: Variant, record: Record) -> list[str]:
    """Name the pair that can read a record."""
    common = variant.site.common
    mentors = mentors_for(common, variant.view.journey, record, variant.site.today)
    return [variant.mentee, *(mentor for mentor in mentors if mentor in common.readers)]


@dataclass(frozen=True, slots=True)
class Part:
    """One section of a body, ready for a page."""

    name: str | None
    heading: str
    html: str
    text: str
    private: bool
    """Only the owner reads it."""


def parts(variant: Variant, frame: Frame, record: Record) -> tuple[Part, ...]:
    """Render the sections of a record that the audience may read, in their order; feedback stands apart."""
    passages = (passage for passage in record.passages if passage.kind != "feedback")
    return tuple(_part(variant, frame, record, passage, s) for passage in passages for s in passage.prose.sections)


def _part(variant: Variant, frame: Frame, record: Record, passage: Passage, section: Section) -> Part:
    return Part(
        section.name,
        section.heading,
        prose_html(variant, frame, record, section),
        markup.plain(section),
        passage.kind == "only",
    )


def own_words(sections: Iterable[Part], lang: str, *, titled: bool = False) -> Words:
    """Quote a page's sections for a search, with the headings that its author found for them."""
    lines = (line for part in sections for line in ("" if part.name else part.heading, part.text))
    return Words("\n".join(line for line in lines if line), lang, titled=titled)


def prose_html(variant: Variant, frame: Frame, record: Record, part: markup.Prose | Section) -> str:
    """Render prose; steps, topics and agreed actions stand in lists of their own, tasks elsewhere in the prose."""
    resolve = resolver(frame, record, variant.addresses, variant.files)
    return body_html(frame, record, part, resolve, without_tasks=_listed_elsewhere(record, part))


def _listed_elsewhere(record: Record, part: markup.Prose | Section) -> Literal["all", "owned"] | None:
    """Tell which tasks of a body stand in lists of their own: steps, topics, and what was agreed by somebody."""
    if isinstance(record, Goal):
        return "all"
    if isinstance(record, Session):
        return "all" if isinstance(part, Section) and part.name == "topics" else "owned"
    return None


@lru_cache(maxsize=2)
def common_files(common: Common) -> frozenset[str]:
    """The pictures that some page for everybody shows."""
    offers = (mentor for _, mentor in common.offering)
    records = (common.programme, *common.handbook, *common.catalogue.values(), *offers)
    is_open = [record for record in records if record.circle is Circle.COLLEAGUES]
    shown = [linked(record, (p for p in record.passages if p.kind == "shared")) for record in is_open]
    return frozenset(path for paths in shown for path in paths) & {file.path for file in common.attachments}


def linked(record: Record, passages: Iterable[Passage]) -> frozenset[str]:
    """The paths that some passages of a file link to."""
    return frozenset(within(record.path, link.target) for passage in passages for link in passage.prose.links)


def body_html(
    frame: Frame,
    record: Record,
    part: markup.Prose | Section,
    resolve: Callable[[str], str | None],
    *,
    without_tasks: Literal["all", "owned"] | None = None,
    shift: int = 1,
) -> str:
    """Render prose in the manner of all pages: below a heading of the page's own, unless `shift` is 0."""
    return markup.html(
        part,
        resolve,
        heading_prefix=f"{record.id}",
        without_tasks=without_tasks,
        shift=shift,
        table_label=say(frame.language, N_("Table, scrolls sideways")),
    )


def language_of_record(variant: Variant, record: Record) -> str:
    """The language that a record is written in: its own, its owner's, the programme's."""
    return record.lang or variant.view.journey.record.lang or language_of(variant.site.common, variant.mentee)
