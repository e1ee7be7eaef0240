"""Files that somebody may want to begin: their first words, filled from skeletons with what is known."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from mentorsite.programme.audiences import Audience, View, seen_by
from mentorsite.programme.common import Common
from mentorsite.programme.conversations import conversations, open_topics
from mentorsite.programme.link import Journey
from mentorsite.programme.skeletons import days, in_comment, quoted, skeleton


def for_both(common: Common, journey: Journey, mentor: str, today: date) -> View:
    """See goals and talks as the mentor does: a file of the pair repeats nothing that one keeps for themselves."""
    talks = Journey(journey.mentee, journey.record, journey.goals, journey.sessions)
    return seen_by(common, talks, Audience(frozenset({mentor}), mentors=frozenset({mentor})), today)


def session_text(view: View, mentor: str, day: date, today: date, language: str) -> str:
    """Fill the skeleton of a conversation; what is still open stands in it as a reminder, not as a copy."""
    talks = [talk for talk in conversations(view.journey, today) if talk.day < day]
    topics = [topic.text for topic in open_topics(talks, None, mentor)]
    goal = next((goal.id for goal in view.journey.goals if goal.status == "active"), "talk")
    values = {**days(day), "mentee": view.journey.mentee, "goal": goal, "carried": _carried(topics, language)}
    return skeleton(language, "session.md", values)


def _carried(topics: Iterable[str], language: str) -> str:
    """Remind of open topics, in a comment: they carry over from where they were written by themselves."""
    listed = "\n".join(f"- {in_comment(topic)}" for topic in topics)
    return skeleton(language, "carried.md", {"topics": listed}) if listed else ""


def goal_text(common: Common, mentee: str, title: str, status: str, language: str, today: date) -> str:
    """Fill the skeleton of a goal; `title` is one line of words."""
    # An idea has not begun; the line is there for the day it does.
    started = f"started: {today}" if status == "active" else f"# started: {today}"
    values = {**days(today), **samples(common, mentee)}
    return skeleton(language, "goal.md", {**values, "title": quoted(title), "status": status, "started": started})


def samples(common: Common, person: str) -> dict[str, str]:
    """Words for the lines that are offered as comments: ids that exist, so that they can be used as they are."""
    return {
        "skill": next(iter(common.skills), "public-speaking"),
        "training": next(iter(common.trainings), "talk-lab"),
        # Who is only on the way to becoming a mentor is not known to everybody.
        "other": next((mentor for mentor, _ in common.offering if mentor != person), "id"),
    }
