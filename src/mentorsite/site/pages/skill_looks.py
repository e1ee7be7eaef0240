"""Each look at one's skills: what was different, the notes on it, and what a mentor has answered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from mentorsite.content import markup
from mentorsite.content.passages import Passage
from mentorsite.content.records.circles import Circle
from mentorsite.content.records.skills import Assessment, Framework, MentorView
from mentorsite.content.sections import Section
from mentorsite.programme.common import language_of
from mentorsite.programme.frameworks import traced
from mentorsite.programme.skill_lines import Line, Point
from mentorsite.programme.skills import Move, moves
from mentorsite.site.frame import Frame
from mentorsite.site.skill_words import level_word, said, skill_name
from mentorsite.site.variant import Variant, language_of_record, prose_html, record_readers
from mentorsite.urls import slug


@dataclass(frozen=True, slots=True)
class Note:
    """Words on a skill, ready for a page."""

    html: str
    heading: str
    """Where they are on no skill."""
    private: bool
    """Only the owner reads them."""
    text: str
    """The same in bare words, for a search."""


@dataclass(frozen=True, slots=True)
class Item:
    """One skill in a look."""

    name: str
    words: str
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """A mentor's view."""

    mentor: str
    items: tuple[Item, ...]
    notes: tuple[Note, ...]
    lang: str


@dataclass(frozen=True, slots=True)
class Look:
    """Everything of one day."""

    day: date
    items: tuple[Item, ...]
    notes: tuple[Note, ...]
    """On no skill in particular."""
    answers: tuple[Answer, ...]
    private: bool
    file: str | None
    """Where the mentee wrote it."""
    lang: str

    @property
    def text(self) -> str:
        """All notes in bare words, for a search."""
        items = [*self.items, *(item for answer in self.answers for item in answer.items)]
        apart = [*self.notes, *(note for answer in self.answers for note in answer.notes)]
        return "\n".join(note.text for note in (*apart, *(note for item in items for note in item.notes)))


_Written = dict[str, list[tuple[Passage, Section]]]
"""The sections of a body by the skill they are on; those on none stand under the empty string."""


@dataclass(frozen=True, slots=True)
class _Page:
    """What all parts of a page of looks need."""

    variant: Variant
    framework: Framework
    frame: Frame

    @property
    def lines(self) -> tuple[Line, ...]:
        return self.variant.progress.skills


def looks_of(variant: Variant, framework: Framework, frame: Frame) -> list[Look]:
    """List the days on which somebody looked at their skills, the latest first."""
    journey, page = variant.view.journey, _Page(variant, framework, frame)
    days = {each.named for each in journey.assessments} | {each.named for each in journey.views}
    found = (_look(page, day) for day in sorted(days, reverse=True))
    return [look for look in found if look.items or look.notes or look.answers]


def _look(page: _Page, day: date) -> Look:
    variant, journey = page.variant, page.variant.view.journey
    own = [assessment for assessment in journey.assessments if assessment.named == day]
    views = [view for view in journey.views if view.named == day]
    return Look(
        day=day,
        items=tuple(item for each in own for item in _items(page, each)),
        notes=tuple(note for each in own for note in _notes(page, each, "")),
        answers=tuple(_answer(page, view) for view in views),
        private=any(each.circle is Circle.ME or len(record_readers(variant, each)) == 1 for each in own),
        file=next((each.path for each in own), None),
        lang=next((language_of_record(variant, each) for each in own), page.frame.language.code),
    )


def _items(page: _Page, assessment: Assessment) -> list[Item]:
    moved = _moved_on(page.lines, assessment.named)
    words = [(line.skill, said(page.frame.language, point, move, page.framework)) for line, point, move in moved]
    return _with_notes(page, assessment, words)


def _moved_on(lines: Iterable[Line], day: date) -> Iterator[tuple[Line, Point, Move]]:
    for line in lines:
        for point, move in zip(line.points, moves(line), strict=True):
            if point.day == day:
                yield line, point, move


def _with_notes(page: _Page, record: Assessment | MentorView, words: list[tuple[str, str]]) -> list[Item]:
    """Put what was said of skills together with the notes on them; notes on others stand there as well."""
    written = by_skill(record, page.framework)
    others = [(skill, "") for skill in written if skill and skill not in dict(words)]
    return [
        Item(skill_name(page.frame.language, skill, page.framework), text, tuple(_notes(page, record, skill)))
        for skill, text in (*words, *others)
    ]


def _answer(page: _Page, view: MentorView) -> Answer:
    seen = [(line, each) for line in page.lines for each in line.seen]
    words = [
        (line.skill, level_word(page.frame.language, each.level, page.framework))
        for line, each in seen
        if each.mentor == view.person and each.day == view.named
    ]
    lang = view.lang or language_of(page.variant.site.common, view.person)
    return Answer(view.person, tuple(_with_notes(page, view, words)), tuple(_notes(page, view, "")), lang)


def _notes(page: _Page, record: Assessment | MentorView, skill: str) -> Iterator[Note]:
    """Render what is written on a skill, or on none in particular."""
    for passage, section in by_skill(record, page.framework).get(skill, ()):
        html = prose_html(page.variant, page.frame, record, section)
        if html.strip() or (section.heading and not skill):
            heading = "" if skill else section.heading
            text = "\n".join(part for part in (heading, markup.plain(section)) if part)
            yield Note(html, heading, passage.kind == "only", text)


def by_skill(record: Assessment | MentorView, framework: Framework) -> _Written:
    """Sort the sections of a body by the skill that their heading names: its id, or its name in any language.

    What follows a block belongs where the shared text before the block stood; headings inside it count in it alone.
    """
    called = {slug(name): skill.id for skill in framework.skills.values() for name in skill.name.values()}
    known = {**called, **{skill: skill for skill in (*framework.skills, *record.skills)}}
    found: _Written = {}
    current = ""
    for passage in record.passages:
        inside = current
        for section in passage.prose.sections:
            if section.heading:
                skill = known.get(slug(section.heading), "")
                inside = traced(framework, skill, record.framework or framework.version).skill if skill else ""
            found.setdefault(inside, []).append((passage, section))
        if passage.kind == "shared":
            current = inside
    return found
