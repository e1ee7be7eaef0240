"""A mentee's path: where they are going, the next small step, the next conversation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from mentorsite.content.markup import Prose
from mentorsite.content.passages import Passage
from mentorsite.content.sections import Section, lead
from mentorsite.language import Language, say
from mentorsite.rules import N_
from mentorsite.site.findings import findings_for_owner
from mentorsite.site.frame import Draft, Frame, draft
from mentorsite.site.pages.reflections import latest_thought
from mentorsite.site.search import Words
from mentorsite.site.variant import Part, Variant, frame_for, language_of_record, own_words, parts


def path_page(variant: Variant, language: Language) -> Iterator[Draft]:
    """Make the mentee's path, where the audience may see anything of it."""
    journey = variant.view.journey
    _, *others = journey.records
    if not (variant.in_pair or others or variant.progress.perspective):
        return
    title = say(language, N_("{name}'s path"), name=variant.site.first_name(variant.mentee))
    frame = frame_for(variant, language, "", title, variant.circle)
    lang = language_of_record(variant, journey.record)
    more = _more(variant, frame)
    yield draft(
        frame,
        "path",
        variant.view.audience.readers,
        [Words(variant.progress.perspective, lang), own_words(more, lang)],
        progress=variant.progress,
        base=variant.base,
        in_pair=variant.in_pair,
        lang=lang,
        perspective_file=journey.record.path,
        more=more,
        thought=latest_thought(variant, frame),
        findings=findings_for_owner(variant, language),
    )


def _more(variant: Variant, frame: Frame) -> tuple[Part, ...]:
    """Render what the mentee tells beyond the first paragraph, which stands above as the perspective."""
    record = variant.view.journey.record
    passages = tuple(_without_lead(record.passages))
    told = parts(variant, frame, record.model_copy(update={"passages": passages}))
    return tuple(part for part in told if part.html.strip())


def _without_lead(passages: Iterable[Passage]) -> Iterator[Passage]:
    """Leave out the first paragraph that everybody of the circle reads."""
    found = False
    for passage in passages:
        sections = () if found or passage.kind != "shared" else passage.prose.sections
        first = next((section for section in sections if lead(section)), None)
        found = found or first is not None
        yield passage if first is None else replace(passage, prose=_cut(passage.prose, first))


def _cut(prose: Prose, first: Section) -> Prose:
    paragraph = next(node for node in first.nodes if node.kind == "paragraph")
    rest = replace(first, nodes=tuple(node for node in first.nodes if node is not paragraph))
    return replace(prose, sections=tuple(rest if section is first else section for section in prose.sections))
