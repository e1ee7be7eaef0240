"""Sentences that count: made from the same data as the marks beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from mentorsite.language import Language, counted, month, say, span, together, translated
from mentorsite.programme.conversations import Action, Conversation
from mentorsite.programme.progress import Progress
from mentorsite.programme.rhythm import Month
from mentorsite.programme.steps import GoalSteps, Step
from mentorsite.rules import N_

STATUS = {
    "idea": N_("an idea"),
    "active": N_("moving"),
    "paused": N_("resting"),
    "done": N_("reached"),
    "reshaped": N_("grown into something else"),
    "let-go": N_("let go"),
}
"""The words for a goal's status, of equal dignity."""

MARKS = {
    "open": N_("noted"),
    "doing": N_("in hand"),
    "taken": N_("taken"),
    "dropped": N_("let go"),
}

FORMATS = {
    "remote": N_("by video"),
    "onsite": N_("in one place"),
    "walk": N_("on a walk"),
    "async": N_("in writing"),
}


def status(language: Language, word: str) -> str:
    """Say the status of a goal."""
    return translated(language, STATUS[word])


def mark(language: Language, word: str) -> str:
    """Say the mark of a step."""
    return translated(language, MARKS[word])


def talk_format(language: Language, word: str) -> str:
    """Say the form of a conversation."""
    return translated(language, FORMATS[word])


def marks(goal: GoalSteps) -> list[str]:
    """List the marks of a goal's track; what is ahead rests while the goal does."""
    resting = goal.status == "paused"
    return ["resting" if resting and step.mark in ("open", "doing") else step.mark for step in goal.steps]


def track(language: Language, goal: GoalSteps) -> str:
    """Say in one line how far a goal's steps are: `3 of 5 steps taken`; what was let go does not count."""
    counts = goal.counts
    total = len(goal.steps) - counts["dropped"]
    if not goal.steps:
        return say(language, N_("no steps yet"))
    if total == 0:
        return say(
            language,
            counted(language, "one step, let go", "{count} steps, let go", len(goal.steps)),
            count=len(goal.steps),
        )
    if counts["taken"] == 0:
        return say(language, counted(language, "one step noted", "{count} steps noted", total), count=total)
    if counts["taken"] == total:
        return say(language, counted(language, "one step, taken", "{count} steps, all taken", total), count=total)
    text = counted(language, "{taken} of {count} steps taken", "{taken} of {count} steps taken", total)
    return text.format(taken=counts["taken"], count=total)


def track_title(language: Language, goal: GoalSteps) -> str:
    """Say a track for those who do not see it: `3 taken, 1 in hand, 1 noted`."""
    counts = goal.counts
    return ", ".join(
        f"{counts[word]} {mark(language, word)}" for word in ("taken", "doing", "open", "dropped") if counts[word]
    )


def by(language: Language, step: Step | Action) -> str:
    """Say the day or month that somebody has in mind; an intention, never a deadline."""
    return say(language, N_("planned by {when}"), when=span(language, step.by.first, step.by.last)) if step.by else ""


def until(language: Language, action: Action) -> str:
    """Say the same in brief, beside something that was agreed."""
    return say(language, N_("by {when}"), when=span(language, action.by.first, action.by.last)) if action.by else ""


def rhythm(language: Language, months: Sequence[Month], arranged: bool) -> str:
    """Say a rhythm in sentences: months with a conversation, breaks, and whether the next one is arranged."""
    held = sum(1 for entry in months if entry.state == "held")
    breaks = [month(language, entry.first) for entry in months if entry.state == "pause"]
    sentences = [
        say(
            language,
            counted(language, "One month with a conversation.", "{count} months with a conversation.", held),
            count=held,
        )
    ]
    if breaks:
        sentences.append(say(language, N_("A break in {months}, as agreed."), months=together(language, breaks)))
    if arranged:
        sentences.append(say(language, N_("The next conversation is arranged.")))
    return " ".join(sentences if held or breaks else sentences[1:])


MONTHS = {
    "pause": N_("{month}: a break, as agreed"),
    "planned": N_("{month}: arranged"),
    "open": N_("{month}: none noted"),
}


def month_title(language: Language, entry: Month) -> str:
    """Say one month of a rhythm."""
    name = month(language, entry.first, "year")
    if entry.state == "held":
        return counted(language, "{month}: one conversation", "{month}: {count} conversations", entry.held).format(
            month=name, count=entry.held
        )
    return say(language, MONTHS[entry.state], month=name)


def strip(language: Language, months: Sequence[Month]) -> list[tuple[str, int, str, str]]:
    """Make the cells of a rhythm strip."""
    return [(m.state, m.held, month(language, m.first, "letter"), month_title(language, m)) for m in months]


@dataclass(frozen=True, slots=True)
class Scene:
    """The way to the perspective in counts: steps behind, in hand and ahead."""

    past: int
    planned: int
    ahead: int
    start: date | None


def scene(progress: Progress) -> Scene:
    """Count the steps of all goals for the picture of the way; what was let go is not on it."""
    steps = [
        step
        for goal in progress.goals
        for step in goal.steps
        if goal.status in ("active", "done", "reshaped", "let-go")
    ]
    marks = Counter(step.mark for step in steps)
    return Scene(
        marks["taken"],
        marks["doing"],
        marks["open"],
        min((goal.started for goal in progress.goals if goal.started), default=None),
    )


def directions(
    talks: Sequence[Conversation], mentee: str, mentor: str, first: Callable[[str], str]
) -> list[tuple[str, str, list[bool]]]:
    """Make the rows of a feedback strip: who gave feedback in which of some conversations."""
    return [
        (first(giver), f"from-{role}", [giver in talk.feedback for talk in talks])
        for giver, role in ((mentee, "mentee"), (mentor, "mentor"))
    ]


def month_labels(language: Language, talks: Sequence[Conversation]) -> list[str]:
    """Name the months of some conversations, short."""
    return [month(language, talk.day, "short") for talk in talks]
