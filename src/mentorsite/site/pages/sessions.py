"""All conversations of a mentee, and each one's page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from mentorsite.content.records.circles import Circle
from mentorsite.content.records.session import Session
from mentorsite.language import Language, day, say
from mentorsite.programme.conversations import Conversation
from mentorsite.programme.steps import GoalSteps, Step
from mentorsite.rules import N_
from mentorsite.site.frame import Draft, Frame, draft
from mentorsite.site.pages.beginnings import new_session
from mentorsite.site.variant import Variant, frame_for, language_of_record, own_words, parts, prose_html


@dataclass(frozen=True, slots=True)
class Feedback:
    """What one person said to the other."""

    giver: str
    taker: str
    html: str


def sessions_page(variant: Variant, language: Language) -> Iterator[Draft]:
    """Make the page of all conversations."""
    if not (variant.in_pair or variant.view.journey.sessions):
        return
    frame = frame_for(variant, language, "sessions/", say(language, N_("Conversations")), Circle.PAIR)
    yield draft(
        frame,
        "sessions",
        variant.view.audience.readers,
        progress=variant.progress,
        base=variant.base,
        titles=_titles(variant),
        begun=new_session(variant) if variant.may_edit else None,
    )


def session_pages(variant: Variant, language: Language) -> Iterator[Draft]:
    """Make a page for each conversation."""
    talks = variant.progress.conversations
    around = (None, *talks, None)
    for session, talk, *beside in zip(variant.view.journey.sessions, talks, around, around[2:], strict=False):
        yield _session_page(
            variant, language, session, talk, *(t if t and t.mentor == talk.mentor else None for t in beside)
        )


def _session_page(
    variant: Variant,
    language: Language,
    session: Session,
    talk: Conversation,
    before: Conversation | None,
    after: Conversation | None,
) -> Draft:
    title = say(language, N_("Conversation on {day}"), day=day(language, talk.day, "year"))
    frame = frame_for(variant, language, f"sessions/{session.id}/", title, session.circle, session)
    sections, lang = parts(variant, frame, session), language_of_record(variant, session)
    return draft(
        frame,
        "session",
        variant.view.audience.readers,
        [own_words(sections, lang)],
        session=session,
        talk=talk,
        parts=sections,
        feedback=_feedback(variant, frame, session, talk),
        missing=_missing(variant, talk),
        goals=[as_of(goal, talk.day) for goal in variant.progress.goals if goal.id in talk.goals],
        base=variant.base,
        mentee=variant.mentee,
        lang=lang,
        before=before,
        after=after,
    )


def _feedback(variant: Variant, frame: Frame, session: Session, talk: Conversation) -> list[Feedback]:
    """Render feedback, the mentee's first: blocks of the conversation, and files of its givers."""
    blocks = [
        (p.person or "", prose_html(variant, frame, session, p.prose)) for p in session.passages if p.kind == "feedback"
    ]
    files = [
        (f.person, prose_html(variant, frame, f, passage.prose))
        for f in variant.view.journey.feedback
        if f.named == session.named
        for passage in f.passages
    ]
    found = [Feedback(giver, _taker(variant, talk, giver), html) for giver, html in [*blocks, *files] if html.strip()]
    return sorted(found, key=lambda feedback: feedback.giver != variant.mentee)


def _taker(variant: Variant, talk: Conversation, giver: str) -> str:
    return (talk.mentor or variant.mentee) if giver == variant.mentee else variant.mentee


def _missing(variant: Variant, talk: Conversation) -> list[tuple[str, str]]:
    """List who of the pair has not given feedback on a conversation held, with whom it would be for."""
    if talk.status != "held" or talk.mentor is None:
        return []
    pair = (variant.mentee, talk.mentor)
    return [(giver, _taker(variant, talk, giver)) for giver in pair if giver not in talk.feedback]


def as_of(goal: GoalSteps, on: date) -> GoalSteps:
    """Put a goal's steps back to how they stood on a day, as far as their days are written down."""
    return replace(goal, steps=tuple(_as_of(step, on) for step in goal.steps))


def _as_of(step: Step, on: date) -> Step:
    return replace(step, mark="open") if step.taken and step.taken > on else step


def _titles(variant: Variant) -> dict[str, str]:
    return {goal.id: goal.title for goal in variant.progress.goals}
