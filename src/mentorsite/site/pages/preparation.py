"""Getting ready for the next conversation: one page for both, the mentee's topics first."""

from __future__ import annotations

from collections.abc import Iterator

from mentorsite.content.records.circles import Circle
from mentorsite.language import Language, say
from mentorsite.programme.lasting import to_look_back_on
from mentorsite.rules import N_
from mentorsite.site.frame import Draft, draft
from mentorsite.site.variant import Variant, frame_for, language_of_record

QUESTIONS = (
    N_("What has gone well since last time, and what helped?"),
    N_("What would make the next step half as big?"),
    N_("What should we leave alone today?"),
)
"""To ask, not to answer; more stand in the handbook."""


def preparation_page(variant: Variant, language: Language) -> Iterator[Draft]:
    """Make the preparation page; only the pair of today has one."""
    if not variant.in_pair:
        return
    progress = variant.progress
    with_mentor = [talk for talk in progress.conversations if talk.mentor == progress.mentor and talk.status == "held"]
    title = say(language, N_("Getting ready for the next conversation"))
    frame = frame_for(variant, language, "next/", title, Circle.PAIR)
    yield draft(
        frame,
        "next",
        variant.view.audience.readers,
        progress=progress,
        base=variant.base,
        mentee=variant.mentee,
        recent=with_mentor[-5:],
        lasting=to_look_back_on(progress.goals, variant.site.today),
        questions=[say(language, question) for question in QUESTIONS],
        lang=language_of_record(variant, variant.view.journey.record),
    )
