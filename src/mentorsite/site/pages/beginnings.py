"""Files that could be begun from a page: a goal, a conversation."""

from __future__ import annotations

from datetime import date, timedelta

from mentorsite.language import say, spoken
from mentorsite.programme.audiences import mentors_on
from mentorsite.programme.begun import for_both, goal_text, session_text
from mentorsite.rules import N_
from mentorsite.site.editing import Begun, begun
from mentorsite.site.variant import Variant, language_of_record
from mentorsite.urls import slug

SAMPLE = N_("What I want to be able to do")
"""Stands for the title of a goal that nobody has worded yet, and for the name of its file."""


def new_goal(variant: Variant) -> Begun:
    """Offer a goal to begin, with a sample for its title."""
    site, lang = variant.site, language_of_record(variant, variant.view.journey.record)
    title = say(spoken(lang, str(site.common.programme.time_zone)), SAMPLE)
    text = goal_text(site.common, variant.mentee, title, "active", lang, site.today)
    return begun(site.common, f"{variant.folder}/goals/{slug(title)}.md", text)


def new_session(variant: Variant) -> Begun | None:
    """Offer a conversation to begin, on the day that the pair's rhythm suggests; None while there is no pair."""
    site, journey = variant.site, variant.view.journey
    day = _free_day(variant)
    mentor = next(iter(mentors_on(journey, day)), None)
    if mentor is None:
        return None
    view = for_both(site.common, journey, mentor, site.today)
    text = session_text(view, mentor, day, site.today, language_of_record(variant, journey.record))
    return begun(site.common, f"{variant.folder}/sessions/{day}.md", text)


def _free_day(variant: Variant) -> date:
    """Choose the suggested day, else today, else the next one without a conversation."""
    taken = {session.named for session in variant.view.journey.sessions}
    day = max(variant.progress.suggested_day or variant.site.today, variant.site.today)
    while day in taken:
        day += timedelta(days=1)
    return day
