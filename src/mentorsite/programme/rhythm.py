"""The rhythm of conversations by month: what took place, what was paused, what is planned."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from mentorsite.content.records.mentee import Pause
from mentorsite.content.records.programme import Period
from mentorsite.programme.conversations import Conversation
from mentorsite.programme.months import month_after, month_before, month_of


@dataclass(frozen=True, slots=True)
class Month:
    """One month of a rhythm; an open month is a state, not a gap."""

    first: date
    state: Literal["held", "pause", "planned", "open"]
    held: int


def rhythm(
    conversations: Iterable[Conversation],
    pauses: Iterable[Pause],
    period: Period | None,
    since: date | None,
    today: date,
) -> tuple[Month, ...]:
    """Sum up the last twelve months with their conversations, this one and the next planned one included.

    Nothing stands before the programme's period, or before the first pair (`since`) and its first
    conversation: where nothing could be, nothing is missing.
    """
    listed, breaks = list(conversations), list(pauses)
    return tuple(_month(first, listed, breaks, today) for first in _months(listed, period, since, today))


def _months(talks: Sequence[Conversation], period: Period | None, since: date | None, today: date) -> list[date]:
    planned = [talk.day for talk in talks if talk.status == "planned" and talk.day >= today]
    begun = min([*([since] if since else []), *(talk.day for talk in talks)], default=None)
    last = max([today, *planned[:1]])
    if begun is None or begun > last:
        return []
    months = [max([month_before(last, 11), month_of(begun), *([month_of(period.from_)] if period else [])])]
    while (after := month_after(months[-1])) <= last:
        months.append(after)
    return months


def _month(first: date, conversations: Iterable[Conversation], pauses: Iterable[Pause], today: date) -> Month:
    within = [c for c in conversations if month_of(c.day) == first]
    held = sum(1 for c in within if c.status == "held")
    if held:
        return Month(first, "held", held)
    if any(c.status == "planned" and c.day >= today for c in within):
        return Month(first, "planned", 0)
    end = month_after(first) - timedelta(days=1)
    return Month(first, "pause" if any(p.from_ <= end and first <= p.until for p in pauses) else "open", 0)
