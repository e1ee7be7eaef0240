"""A mentee's path: where they are going, the next small step, the next conversation."""

from __future__ import annotations

from collections.abc import Iterator

from mentorsite.language import Language, say
from mentorsite.rules import N_
from mentorsite.site.findings import findings_for_owner
from mentorsite.site.frame import Draft, draft, edit_url
from mentorsite.site.pages.reflections import latest_thought
from mentorsite.site.search import Words
from mentorsite.site.variant import Variant, frame_for, language_of_record


def path_page(variant: Variant, language: Language) -> Iterator[Draft]:
    """Make the mentee's path, where the audience may see anything of it."""
    journey = variant.view.journey
    _, *others = journey.records
    if not (variant.in_pair or others or variant.progress.perspective):
        return
    title = say(language, N_("{name}'s path"), name=variant.site.first_name(variant.mentee))
    frame = frame_for(variant, language, "", title, variant.circle)
    lang = language_of_record(variant, journey.record)
    yield draft(
        frame,
        "path",
        variant.view.audience.readers,
        [Words(variant.progress.perspective, lang)],
        progress=variant.progress,
        base=variant.base,
        in_pair=variant.in_pair,
        lang=lang,
        edit_perspective=edit_url(variant.site, journey.record.path, variant.mentee),
        thought=latest_thought(variant, frame),
        findings=findings_for_owner(variant, language),
    )
