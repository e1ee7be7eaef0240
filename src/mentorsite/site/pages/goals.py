"""All goals of a mentee, the ideas among them on a page of their own, and each goal's page."""

from __future__ import annotations

import json
from collections.abc import Iterator

from mentorsite.content.history import Wording, earlier
from mentorsite.content.records.goal import Goal
from mentorsite.language import Language, say
from mentorsite.programme.steps import GoalSteps
from mentorsite.rules import N_
from mentorsite.site.frame import Draft, draft
from mentorsite.site.pages.beginnings import new_goal
from mentorsite.site.variant import Variant, frame_for, language_of_record, own_words, parts


def goals_pages(variant: Variant, language: Language) -> Iterator[Draft]:
    """Make the page of all goals, and that of the ideas."""
    if not (variant.in_pair or variant.view.journey.goals):
        return
    readers = variant.view.audience.readers
    for below, template, title in (("goals/", "goals", N_("Goals")), ("ideas/", "ideas", N_("Ideas"))):
        frame = frame_for(variant, language, below, say(language, title), variant.circle)
        begun = new_goal(variant) if variant.view.audience.owner else None
        yield draft(
            frame, template, readers, progress=variant.progress, base=variant.base, in_pair=variant.in_pair, begun=begun
        )


def goal_pages(variant: Variant, language: Language) -> Iterator[Draft]:
    """Make a page for each goal."""
    for goal, steps in zip(variant.view.journey.goals, variant.progress.goals, strict=True):
        yield _goal_page(variant, language, goal, steps)


def _goal_page(variant: Variant, language: Language, goal: Goal, steps: GoalSteps) -> Draft:
    frame = frame_for(variant, language, f"goals/{goal.id}/", goal.title, goal.circle, goal)
    titles = {other.id: other.title for other in variant.view.journey.goals}
    sections, lang = parts(variant, frame, goal), language_of_record(variant, goal)
    return draft(
        frame,
        "goal",
        variant.view.audience.readers,
        [own_words(sections, lang, titled=True)],
        goal=goal,
        steps=steps,
        parts=sections,
        base=variant.base,
        lang=lang,
        adopted=steps.origin.adopted is not None and goal.suggested_by in variant.site.common.people,
        found=_found(variant, goal),
        talks=[talk for talk in variant.progress.conversations if goal.id in talk.goals],
        lines=[line for line in variant.progress.skills if line.skill in goal.skills],
        skills=[_name(variant, language, "skills", skill) for skill in goal.skills],
        trainings=[(t, _name(variant, language, "trainings", t)) for t in goal.trainings],
        grew_from=(goal.grew_from, titles[goal.grew_from]) if goal.grew_from in titles else None,
        step_line=_step_line(variant, steps),
        grew_into=[(other.id, other.title) for other in variant.view.journey.goals if other.grew_from == goal.id],
    )


def _step_line(variant: Variant, steps: GoalSteps) -> str | None:
    """Write a line to copy for one more step; none once the goal is behind somebody."""
    open_for_more = steps.status in ("idea", "active", "paused") and bool(steps.steps)
    return f"- [ ] … by:{variant.site.today:%Y-%m}" if open_for_more else None


def _found(variant: Variant, goal: Goal) -> list[str]:
    """Write a line to copy for each wording that git knows and the owner does not show, the latest first."""
    shown = {wording.title for wording in goal.earlier}
    known = reversed(earlier(variant.history, goal.path, goal.title))
    return [_line(wording) for wording in known if wording.title not in shown and wording.until]


def _line(wording: Wording) -> str:
    # A JSON string is a YAML one, too.
    return f"- {{until: {wording.until}, title: {json.dumps(wording.title, ensure_ascii=False)}}}"


def _name(variant: Variant, language: Language, kind: str, word: str) -> str:
    known = getattr(variant.site.common, kind)
    return variant.site.text(known[word], language) if word in known else word
