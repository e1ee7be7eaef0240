"""How the people of a made-up programme speak: the kinds of sentences to draw from, in one language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Aim:
    """A kind of goal."""

    id: str
    title: str
    """With `{topic}` where a topic goes."""
    skill: str
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """Everything that is said in one language."""

    headings: dict[str, str]
    topics: tuple[str, ...]
    aims: tuple[Aim, ...]
    perspectives: tuple[str, ...]
    reasons: tuple[str, ...]
    signs: tuple[str, ...]
    agenda: tuple[str, ...]
    notes: tuple[str, ...]
    agreed: tuple[str, ...]
    learned: tuple[str, ...]
    helped: tuple[str, ...]
    wished: tuple[str, ...]
    noticed: tuple[str, ...]
    looked: tuple[str, ...]
    thoughts: tuple[str, ...]
    titles: tuple[str, ...]
    """Of reflections."""
    linked: str
    """Leads to a goal: `{link}`."""
