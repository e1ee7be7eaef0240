"""Common working hours of two people, by the clocks of the places where they are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from mentorsite.content.records.fields import Hours

USUAL = Hours(time(9), time(17))
"""The working hours of somebody who names none."""
_NEAR = range(-2, 4)
"""Days around one on which somebody elsewhere may work at the same time: zones lie up to 26 hours apart."""


@dataclass(frozen=True, slots=True)
class WorkingDay:
    """When somebody works, by the clock on their own wall."""

    hours: Hours
    """An end that is not after the start is on the day after: 22:00-06:00 is a night."""
    zone: ZoneInfo


# Most people of a programme share a few working days, and each mentee is compared with each mentor.
@lru_cache(maxsize=4096)
def common_minutes(own: WorkingDay, other: WorkingDay, day: date) -> int:
    """Count the minutes of one's working day on which the other works, too.

    `day` is the date on one's own calendar. Summer time counts as it is on that day, in each place.
    """
    mine = _span(own, day)
    return sum(_shared(mine, _span(other, day + timedelta(days=days))) for days in _NEAR)


def _span(working: WorkingDay, day: date) -> tuple[datetime, datetime]:
    """Find when a working day begins and ends, in UTC: local times would be subtracted as if no clock ever changed."""
    hours = working.hours
    end = day if hours.start < hours.end else day + timedelta(days=1)
    start_at, end_at = datetime.combine(day, hours.start), datetime.combine(end, hours.end)
    return start_at.replace(tzinfo=working.zone).astimezone(UTC), end_at.replace(tzinfo=working.zone).astimezone(UTC)


def _shared(one: tuple[datetime, datetime], other: tuple[datetime, datetime]) -> int:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, int(shared.total_seconds()) // 60)
