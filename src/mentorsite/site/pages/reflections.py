"""A person's own words: their thoughts, those for nobody else marked as such."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from mentorsite.content import markup
from mentorsite.content.records.circles import Circle
from mentorsite.content.records.reflection import Reflection
from mentorsite.content.sections import lead
from mentorsite.language import Language, say
from mentorsite.language import day as written
from mentorsite.rules import N_
from mentorsite.site.frame import Draft, Frame, draft
from mentorsite.site.search import Words
from mentorsite.site.variant import Part, Variant, frame_for, language_of_record, own_words, parts, record_readers


@dataclass(frozen=True, slots=True)
class Thought:
    """One reflection, ready for a page."""

    anchor: str
    title: str
    day: date | None
    parts: tuple[Part, ...]
    first: str
    """Its first paragraph."""
    private: bool
    lang: str


def reflections_page(variant: Variant, language: Language) -> Iterator[Draft]:
    """Make the page of all thoughts that the audience may read."""
    reflections = variant.view.journey.reflections
    if not (variant.view.audience.owner or reflections):
        return
    shared = any(reflection.circle is Circle.PAIR for reflection in reflections)
    frame = frame_for(
        variant, language, "reflections/", say(language, N_("Thoughts")), Circle.PAIR if shared else Circle.ME
    )
    thoughts = [_thought(variant, frame, reflection) for reflection in reversed(reflections)]
    told = [_told(thought, language) for thought in thoughts]
    yield draft(frame, "reflections", variant.view.audience.readers, told, thoughts=thoughts, base=variant.base)


def _told(thought: Thought, language: Language) -> Words:
    """Quote a thought for a search; without a title it goes by its day, as on the page."""
    day = written(language, thought.day, "year") if thought.day else say(language, N_("A thought"))
    words = own_words(thought.parts, thought.lang, titled=bool(thought.title))
    return replace(words, title=thought.title or day, anchor=thought.anchor)


def latest_thought(variant: Variant, frame: Frame) -> Thought | None:
    """Find the latest thought that the audience may read."""
    dated = [(reflection.day or date.min, reflection) for reflection in variant.view.journey.reflections]
    return _thought(variant, frame, max(dated, key=lambda pair: pair[0])[1]) if dated else None


def _thought(variant: Variant, frame: Frame, reflection: Reflection) -> Thought:
    sections = [section for passage in reflection.passages for section in passage.prose.sections]
    return Thought(
        anchor=f"{reflection.path.split('/')[2]}-{reflection.id}",
        title=reflection.title or next((section.heading for section in sections if section.heading), ""),
        day=reflection.day,
        parts=parts(variant, frame, reflection),
        first=next(
            (words for section in sections if (words := lead(section))), markup.plain(sections[0]) if sections else ""
        ),
        private=reflection.circle is Circle.ME or len(record_readers(variant, reflection)) == 1,
        lang=language_of_record(variant, reflection),
    )
