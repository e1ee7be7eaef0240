"""The first weeks of a mentee: four steps, of which some may be taken already."""

from __future__ import annotations

from dataclasses import dataclass

from mentorsite.programme.progress import Progress


@dataclass(frozen=True, slots=True)
class First:
    """One of the first steps."""

    name: str
    """mentor, perspective, talk or goal."""
    mark: str
    """taken, doing or open."""


def is_beginning(progress: Progress) -> bool:
    """Tell whether somebody's path has only just begun: no conversation was held, and no goal is under way."""
    held = any(talk.status == "held" for talk in progress.conversations)
    return not held and all(goal.status == "idea" for goal in progress.goals)


def first_steps(progress: Progress) -> tuple[First, ...]:
    """List the first four steps; the first that is not taken is in hand."""
    taken = {
        "mentor": bool(progress.pairs),
        "perspective": bool(progress.perspective),
        "talk": any(talk.status == "held" for talk in progress.conversations),
        "goal": any(goal.status != "idea" for goal in progress.goals),
    }
    at_hand = next((name for name, done in taken.items() if not done), None)
    return tuple(First(n, "taken" if done else "doing" if n == at_hand else "open") for n, done in taken.items())
