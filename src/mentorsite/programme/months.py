"""Months, by their first days."""

from __future__ import annotations

from datetime import date, timedelta


def month_of(day: date) -> date:
    """The first day of a day's month."""
    return day.replace(day=1)


def month_after(month: date) -> date:
    """The first day of the following month."""
    return month_of(month_of(month) + timedelta(days=31))


def month_before(month: date, count: int = 1) -> date:
    """The first day of the month that many before."""
    years, number = divmod(month.year * 12 + month.month - 1 - count, 12)
    return date(years, number + 1, 1)
