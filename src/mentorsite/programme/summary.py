"""What is kept of one mentee for pages about more than one: small, and per audience."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from mentorsite.programme.audiences import View, pair_reader
from mentorsite.programme.closing import NOTHING_KNOWN, Committed, counted_in
from mentorsite.programme.conversations import Action, Conversation, Topic, last_held, planned
from mentorsite.programme.demand import wanted
from mentorsite.programme.pairs import PairFacts
from mentorsite.programme.progress import Progress
from mentorsite.programme.sides import Seeker, seeker_of


@dataclass(frozen=True, slots=True)
class Desk:
    """One mentee as they stand on the desk of a mentor."""

    mentor: str
    mentee: str
    current: bool
    """Whether the pair is today's; else the mentor still reads what was dated within it."""
    perspective: str
    language: str
    coming: Conversation | None
    planned: tuple[Conversation, ...]
    """All conversations that are arranged with the mentor."""
    last: date | None
    suggested_day: date | None
    promises: tuple[Action, ...]
    """What the mentor has agreed to do."""
    topics: tuple[Topic, ...]


@dataclass(frozen=True, slots=True)
class Seeking:
    """What coordinators know of one mentee: pairs, since when, and wishes."""

    mentee: str
    pairs: tuple[PairFacts, ...]
    topics: tuple[str, ...]
    mentors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """What is counted of one mentee; only ever told of many, see `programme.health`."""

    held: int = 0
    """Conversations in closed months."""
    both_ways: int = 0
    """Those of them with feedback in both directions."""
    gaps: tuple[int, ...] = ()
    """For each pair the usual number of days between two of them."""
    without_next: int = 0
    """Goals in motion without a next step."""
    authored: int = 0
    """Goals of which git knows who had worded them when the last closed month was over."""
    in_own_words: int = 0
    """Those of them that the mentee had worded, and nobody had suggested."""


@dataclass(frozen=True, slots=True)
class Summary:
    """One mentee in brief. Every part belongs to its own readers; only counts come from whole records."""

    mentee: str
    own: Progress | None
    """For the mentee alone; None for somebody who has left."""
    shared: Progress | None
    """For the members of the mentee's repository, where a tree is built for them."""
    desks: tuple[Desk, ...]
    """For each mentor alone."""
    programme: Seeking
    """For the coordinators."""
    talked: tuple[date, ...]
    """The first days of the months in which conversations count; only ever counted over many mentees."""
    seeker: Seeker | None = None
    """What suggestions of mentors are made from, for the mentee alone; None for somebody who has left."""
    agreed: Mapping[str, int] = field(default_factory=dict)
    """The levels of skills that may be counted; only ever counted over many mentees."""
    wanted: tuple[str, ...] = ()
    """Trainings that they look forward to; only ever counted over many mentees."""
    counts: Counts = Counts()


def summarised(
    mentee: str,
    seen: Iterable[tuple[View, Progress]],
    agreed: Mapping[str, int] | None = None,
    counts: Counts = Counts(),
    committed: Committed = NOTHING_KNOWN,
) -> Summary:
    """Sum up one mentee from what each audience sees.

    `agreed` are the levels that may be counted over many, `committed` is what git knows of when
    conversations were noted.
    """
    found = list(seen)
    own = next((progress for view, progress in found if view.audience.owner), None)
    told = next((progress for view, progress in found if view.audience.coordinator), None)
    known = own or told or found[-1][1]
    # What coordinators are told comes from their own view; only pairs, which decide who reads, from whole records.
    wishes = (told or known).wishes
    return Summary(
        mentee=mentee,
        own=_outlined(own),
        shared=_outlined(
            next((p for view, p in found if view.audience.readers == {pair_reader(mentee)} and p.mentor), None)
        ),
        desks=tuple(_desk(p, m) for view, p in found for m in view.audience.readers & (view.audience.mentors or set())),
        programme=Seeking(mentee, known.pairs, wishes.topics, wishes.mentors),
        talked=tuple(sorted({counted_in(talk, committed) for talk in known.conversations if talk.status == "held"})),
        seeker=next((seeker_of(mentee, view.journey.record) for view, _ in found if view.audience.owner), None),
        agreed=agreed or {},
        counts=counts,
        wanted=next((wanted(view.journey.training) for view, _ in found if view.audience.owner), ()),
    )


def _outlined(progress: Progress | None) -> Progress | None:
    """Leave out what was said in conversations: what is still open of it stands beside them."""
    return progress and replace(
        progress,
        conversations=tuple(map(_arrangement, progress.conversations)),
        last=_arrangement(progress.last) if progress.last else None,
        coming=_arrangement(progress.coming) if progress.coming else None,
    )


def _arrangement(talk: Conversation) -> Conversation:
    """Keep of a conversation when it is or was, and with whom."""
    return replace(talk, goals=(), sentence="", topics=(), actions=(), feedback=())


def _desk(progress: Progress, mentor: str) -> Desk:
    current = progress.mentor == mentor
    last = last_held(progress.conversations, mentor)
    return Desk(
        mentor=mentor,
        mentee=progress.mentee,
        current=current,
        perspective=progress.perspective if current else "",
        language=progress.language,
        coming=_arrangement(progress.coming) if progress.coming else None,
        planned=tuple(_arrangement(talk) for talk in planned(progress.conversations) if talk.mentor == mentor),
        last=last.day if last else None,
        suggested_day=progress.suggested_day,
        promises=tuple(action for action in progress.actions if mentor in action.owners),
        topics=progress.topics,
    )
