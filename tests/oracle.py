"""The circle table of the content model, written a second time, in plain sets of readers.

Nothing here knows the code under test.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from described import (
    TODAY,
    Answer,
    Circle,
    Fault,
    Feedback,
    File,
    Goal,
    Log,
    Look,
    Mentee,
    Pair,
    Programme,
    Talk,
    Thought,
    pair_of,
)

# --- pairs and days


def pairs(mentee: Mentee) -> tuple[Pair, ...]:
    """The pairs in force: none where mentee.md cannot be read."""
    return () if mentee.fault in ("key", "wide") else mentee.pairs


def mentors_on(mentee: Mentee, day: date) -> frozenset[str]:
    return frozenset(pair.mentor for pair in pairs(mentee) if covers(pair, day))


def covers(pair: Pair, day: date) -> bool:
    return pair.since <= day and (pair.until is None or day <= pair.until)


def is_over(programme: Programme, pair: Pair) -> bool:
    """Whether the last day on which a former mentor reads is past."""
    if pair.until is None:
        return False
    count, unit = programme.retention
    if unit == "days":
        return pair.until + timedelta(days=count) < TODAY
    months = pair.until.year * 12 + pair.until.month - 1 + count
    # Comparing month and day needs no 31st of June: it lies behind the 30th and before the 1st.
    return (months, pair.until.day) < (TODAY.year * 12 + TODAY.month - 1, TODAY.day)


def still_reading(programme: Programme, mentee: Mentee, mentors: Iterable[str | None], day: date) -> frozenset[str]:
    """Those of some mentors who have a pair that covers the day and whose time is not over."""
    own = [pair for pair in pairs(mentee) if covers(pair, day) and not is_over(programme, pair)]
    return frozenset(pair.mentor for pair in own) & frozenset(mentors)


def mentor_of(mentee: Mentee, talk: Talk) -> str | None:
    """Whose conversation it was: that of the only mentor whose pair covers the day, or of the one it names."""
    covering = mentors_on(mentee, talk.day)
    if talk.mentor:
        return talk.mentor if talk.mentor in covering else None
    return next(iter(covering)) if len(covering) == 1 else None


# --- the four circles


def readers(
    programme: Programme, mentee: Mentee, circle: Circle, mentors: frozenset[str], fault: Fault
) -> frozenset[str]:
    """Who reads something of a mentee that is open to a circle; `mentors` are those of the pair, on its day."""
    owner = programme.active & {mentee.id}
    if fault in ("key", "wide"):
        return frozenset()
    if fault == "fence" or circle == "me":
        return owner
    if circle == "colleagues":
        return programme.everybody
    today = mentors_on(mentee, TODAY)
    members = {pair_of(mentee)} if today and today <= mentors else set()
    return owner | (mentors & programme.active) | members | (programme.coordination if circle == "programme" else set())


def readers_of_perspective(programme: Programme, mentee: Mentee) -> frozenset[str]:
    return readers(programme, mentee, mentee.visibility or "pair", mentors_on(mentee, TODAY), mentee.fault)


def readers_of_goal(programme: Programme, mentee: Mentee, goal: Goal) -> frozenset[str]:
    return readers(programme, mentee, goal.visibility or "pair", mentors_on(mentee, TODAY), goal.fault)


def readers_of_talk(programme: Programme, mentee: Mentee, talk: Talk) -> frozenset[str]:
    mentors = still_reading(programme, mentee, [mentor_of(mentee, talk)], talk.day)
    return readers(programme, mentee, talk.visibility or "pair", mentors, talk.fault)


def readers_of_thought(programme: Programme, mentee: Mentee, thought: Thought) -> frozenset[str]:
    day = thought.day or TODAY
    mentors = still_reading(programme, mentee, mentors_on(mentee, day), day)
    circle = "me" if thought.folder == "me" else thought.visibility or "me"
    return readers(programme, mentee, circle, mentors, thought.fault)


def readers_of_feedback(programme: Programme, mentee: Mentee, feedback: Feedback) -> frozenset[str]:
    """Feedback stands on the page of its giver's conversation; where that is not clear, only the owner reads it."""
    talks = [talk for talk in mentee.talks if talk.named == feedback.named and talk.fault not in ("key", "wide")]
    own = [talk for talk in talks if mentor_of(mentee, talk) == feedback.giver] or talks
    mentors = {mentor_of(mentee, talk) for talk in own}
    clear = still_reading(programme, mentee, mentors, own[0].day) if len(mentors) == 1 else frozenset()
    allowed = readers(programme, mentee, feedback.visibility or "pair", clear, feedback.fault)
    return allowed & union(readers_of_talk(programme, mentee, talk) for talk in talks)


def readers_of_look(programme: Programme, mentee: Mentee, look: Look) -> frozenset[str]:
    mentors = still_reading(programme, mentee, mentors_on(mentee, look.named), look.named)
    return readers(programme, mentee, look.visibility or "pair", mentors, look.fault)


def readers_of_answer(programme: Programme, mentee: Mentee, answer: Answer) -> frozenset[str]:
    """A mentor's view is between the two; without an invitation nobody reads it."""
    looks = [look for look in mentee.looks if look.named == answer.named and look.fault not in ("key", "wide")]
    if not any(answer.person in look.invited for look in looks):
        return frozenset()
    mentors = still_reading(programme, mentee, [answer.person], answer.named)
    return readers(programme, mentee, answer.visibility or "pair", mentors, answer.fault)


def readers_of_log(programme: Programme, mentee: Mentee, log: Log) -> frozenset[str]:
    """Who reads the text: what somebody notes on a training stays with them."""
    return readers(programme, mentee, "me", frozenset(), log.fault)


def readers_of_entries(programme: Programme, mentee: Mentee, log: Log) -> frozenset[str]:
    """Who sees which trainings somebody has taken, or wants to."""
    return readers(programme, mentee, log.visibility or "pair", mentors_on(mentee, TODAY), log.fault)


def readers_of(programme: Programme, mentee: Mentee, file: File) -> frozenset[str]:
    """Who reads what stands in one of a mentee's files."""
    match file:
        case Goal():
            return readers_of_goal(programme, mentee, file)
        case Talk():
            return readers_of_talk(programme, mentee, file)
        case Feedback():
            return readers_of_feedback(programme, mentee, file)
        case Thought():
            return readers_of_thought(programme, mentee, file)
        case Look():
            return readers_of_look(programme, mentee, file)
        case Answer():
            return readers_of_answer(programme, mentee, file)
        case Log():
            return readers_of_log(programme, mentee, file)


def union(groups: Iterable[Iterable[str]]) -> frozenset[str]:
    return frozenset(reader for group in groups for reader in group)
