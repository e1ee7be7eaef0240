"""A mentee's further training: what is booked, what was taken and what stayed, and what may fit, for them alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from mentorsite.content.records.skills import Framework
from mentorsite.content.records.training import Entry, Training
from mentorsite.language import Language, chosen, say
from mentorsite.programme.recommendations import (
    Fitting,
    Learner,
    Recommendations,
    gaps,
    learner_of,
    recommendations,
)
from mentorsite.rules import N_
from mentorsite.site.frame import Draft, draft
from mentorsite.site.pages.trainings import training_title
from mentorsite.site.search import Words
from mentorsite.site.skill_words import level_word, skill_name
from mentorsite.site.training_words import Line, in_brief, reason_against, reasons_for
from mentorsite.site.variant import Part, Variant, frame_for, language_of_record, own_words, parts
from mentorsite.urls import slug

SHOWN = 5
"""How many suggestions are shown with their reasons; of the others the page has the names."""


@dataclass(frozen=True, slots=True)
class Noted:
    """One training in somebody's notes, ready for the page."""

    id: str
    title: str
    listed: bool
    """Whether the catalogue has a page for it."""
    entry: Entry
    brief: str
    goal: tuple[str, str] | None
    """Id and title of the goal it is for, where the reader knows it."""
    words: tuple[Part, ...]
    """What its owner wrote about it, for the owner alone."""


@dataclass(frozen=True, slots=True)
class Suggested:
    """One suggestion, ready for the page."""

    id: str
    title: str
    brief: str
    next: date | None
    points: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Own:
    """What fits me: for the mentee alone."""

    by_goal: tuple[tuple[str, tuple[Suggested, ...]], ...]
    """By the title of the goal that a suggestion is for; an empty title where there is none."""
    also: tuple[tuple[str, str], ...]
    """Id and title of those that fit as well."""
    excluded: tuple[tuple[str, str, str], ...]
    """Id, title and reason of those left out."""
    gaps: tuple[tuple[str, str, str], ...]
    """Skill, where it is now and where it is to be, in the framework's words."""
    rule: tuple[tuple[str, int], ...]


RULE = {
    "goal": N_("a goal names it, or is about a skill it teaches"),
    "gap": N_("each step from the level now to the one wanted, as far as it leads"),
    "interest": N_("each degree of interest in the skill"),
    "format": N_("the form that is wished for first"),
}
"""The whole rule: what gives points; the weights stand in programme.md."""


def training_page(variant: Variant, language: Language) -> Iterator[Draft]:
    """Make the page of a mentee's further training, for the pair and for whoever may read the notes."""
    log = variant.view.journey.training
    if not (variant.in_pair or log):
        return
    title, circle = say(language, N_("Further training")), log.circle if log else variant.circle
    frame = frame_for(variant, language, "training/", title, circle, log)
    sections = parts(variant, frame, log) if log else ()
    lang = language_of_record(variant, log or variant.view.journey.record)
    noted = [_noted(variant, language, entry, sections) for entry in (log.entries if log else ())]
    own = own_of(variant, language) if variant.view.audience.owner else None
    said = {part for each in noted for part in each.words}
    # Below a training stands its title, whatever the heading in the file is.
    told = [replace(part, heading="") if part in said else part for part in sections]
    yield draft(
        frame,
        "mentee-training",
        variant.view.audience.readers,
        [own_words(told, lang)] if told else [Words("", language.code)],
        noted=noted,
        others=[part for part in sections if part not in said],
        own=own,
        lang=lang,
        base=variant.base,
        mentee=variant.mentee,
        file=f"{variant.folder}/training.md",
    )


def _noted(variant: Variant, language: Language, entry: Entry, sections: tuple[Part, ...]) -> Noted:
    training = variant.site.common.catalogue.get(entry.training)
    goals = {goal.id: goal.title for goal in variant.view.journey.goals}
    return Noted(
        id=entry.training,
        title=training_title(language, training) if training else entry.training,
        listed=training is not None,
        entry=entry,
        brief=in_brief(language, training) if training else "",
        goal=(entry.goal, goals[entry.goal]) if entry.goal in goals and entry.goal else None,
        words=tuple(part for part in sections if slug(part.heading) in _names(entry.training, training)),
    )


def _names(id_: str, training: Training | None) -> set[str]:
    """List by which headings somebody may mean a training: its id, and its title in any language."""
    return {id_, *(slug(title) for title in (training.title.values() if training else ()))}


# --- what fits me


def own_of(variant: Variant, language: Language) -> Own:
    """Make the suggestions of one mentee."""
    common, progress = variant.site.common, variant.progress
    learner = learner_of(common, variant.view.journey, progress.skills)
    found = recommendations(common.catalogue, learner, common.programme.recommend)
    titles = {goal.id: goal.title for goal in progress.goals}
    weights, framework = common.programme.recommend, common.framework
    return Own(
        by_goal=_by_goal(variant, language, found.fitting[:SHOWN], titles),
        also=tuple((f.training, training_title(language, common.catalogue[f.training])) for f in found.fitting[SHOWN:]),
        excluded=_excluded(variant, language, found),
        gaps=_gaps(language, learner, framework) if framework else (),
        rule=tuple((say(language, words), getattr(weights, part)) for part, words in RULE.items()),
    )


def _gaps(language: Language, learner: Learner, framework: Framework) -> tuple[tuple[str, str, str], ...]:
    return tuple(
        (
            skill_name(language, gap.skill, framework),
            level_word(language, gap.wish.level, framework),
            level_word(language, gap.wish.target, framework),
        )
        for gap in gaps(learner.skills)
    )


def _by_goal(
    variant: Variant, language: Language, fitting: tuple[Fitting, ...], titles: Mapping[str, str]
) -> tuple[tuple[str, tuple[Suggested, ...]], ...]:
    """Group suggestions by the first goal they are for, in the order of their points."""
    groups: dict[str, list[Suggested]] = {}
    for found in fitting:
        title = next((titles[goal] for goal in found.goals if goal in titles), "")
        groups.setdefault(title, []).append(_suggested(variant, language, found, titles))
    return tuple((title, tuple(some)) for title, some in groups.items())


def _suggested(variant: Variant, language: Language, found: Fitting, titles: Mapping[str, str]) -> Suggested:
    training = variant.site.common.catalogue[found.training]
    return Suggested(
        id=found.training,
        title=training_title(language, training),
        brief=in_brief(language, training),
        next=next(iter(training.upcoming(variant.site.today)), None),
        points=found.points.total,
        lines=reasons_for(language, found, titles, variant.site.common.framework),
    )


def _excluded(variant: Variant, language: Language, found: Recommendations) -> tuple[tuple[str, str, str], ...]:
    known = variant.site.common.catalogue
    return tuple(
        (training, chosen(language, known[training].title) or training, reason_against(language, reason))
        for training, reason in found.excluded.items()
    )
