"""A file of a made-up programme, with what other generators and git need to know of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class File:
    """One file below content/."""

    path: str
    facts: str
    """The front matter without its lines of dashes; empty for none."""
    body: str
    title: str
    """For generators that take it from the front matter; empty for what is no page."""
    day: date
    """Of the last commit that touched it."""
    author: str
    """The id of whoever wrote it."""
    earlier: tuple[tuple[date, str, str], ...] = ()
    """Days, front matter and bodies of earlier commits, the oldest first."""

    @property
    def text(self) -> str:
        """The file as mentorsite reads it."""
        return written(self.facts, self.body)


def written(facts: str, body: str) -> str:
    """Put front matter and body together."""
    return f"---\n{facts}---\n{body}" if facts else body
