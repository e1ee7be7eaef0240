"""What a mentor wrote to mentees: feedback and views, as long as they may read them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from mentorsite.content.passages import Passage
from mentorsite.content.records.skills import MentorView
from mentorsite.programme.audiences import audiences, seen_by
from mentorsite.programme.common import Common
from mentorsite.programme.link import Journey


@dataclass(frozen=True, slots=True)
class Given:
    """Words of one person to another about one conversation, or a view of their skills."""

    mentee: str
    day: date
    passages: tuple[Passage, ...]
    view: MentorView | None = None
    """The levels beside the words, where it is a view."""


def given_by(common: Common, journey: Journey, person: str, today: date) -> Iterator[Given]:
    """Find a mentor's own words in a mentee's folder: only theirs, and only what they are shown of them."""
    for audience in audiences(common, journey, today):
        if audience.mentors is not None and audience.mentors == {person}:
            seen = seen_by(common, journey, audience, today).journey
            for session in seen.sessions:
                own = tuple(p for p in session.passages if p.kind == "feedback" and p.person == person)
                if own:
                    yield Given(journey.mentee, session.day, own)
            files = (file for file in seen.feedback if file.person == person)
            yield from (Given(journey.mentee, file.named, file.passages) for file in files)
            views = (view for view in seen.views if view.person == person)
            yield from (Given(journey.mentee, view.named, view.passages, view) for view in views)
