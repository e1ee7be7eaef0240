"""When a month closes, and in which month a conversation counts: so that a closed month gains nothing any more.

A conversation that is noted when its month has closed counts in the month in which it was noted.
That is known from git; where it is not, a conversation counts on its own day
(docs/decisions/0007: closed months).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Final

from mentorsite.programme.conversations import Conversation
from mentorsite.programme.months import month_after, month_before, month_of

LAST_DAY: Final = 10
"""The day of the following month on which a month can still be completed."""

Committed = Mapping[str, Sequence[date]]
"""The days on which a conversation's file was committed, by its path, in their order."""

NOTHING_KNOWN: Committed = MappingProxyType({})


def last_month_closed(today: date) -> date:
    """The first day of the last month that is closed."""
    # A day late, for the day of a commit is that of its author, and somewhere it is still yesterday.
    return month_before(today, 1 if today.day > LAST_DAY + 1 else 2)


def counted_in(talk: Conversation, committed: Committed = NOTHING_KNOWN) -> date:
    """The first day of the month in which a conversation counts: its own, unless that was closed when it was noted."""
    month = month_of(talk.day)
    noted = next((day for day in committed.get(talk.path, ()) if day >= talk.day), talk.day)
    return month_of(noted) if noted > month_after(month).replace(day=LAST_DAY) else month
