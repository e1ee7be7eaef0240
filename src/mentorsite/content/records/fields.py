"""Types of single facts: text as written becomes a day, a time, a count, an id.

pydantic's own scalars are too lax for what people write (a date from `0`, a number from `1_000`,
a truth from `y`), so each type here reads text by a full pattern and says what it expected.
Errors are pydantic errors whose type is a key of `rules.MESSAGES`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, time
from typing import Annotated, Any, NoReturn
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from mentorsite.urls import is_safe, slug

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_FOREIGN_DAY = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")
_SPAN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?|-?[Qq]([1-4]))?")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})")
_DURATION = re.compile(r"(\d{1,3}) (day|week|month)s?")
_VERSION = re.compile(r"([0-9]{1,4})\.([0-9]{1,4})\.([0-9]{1,4})")
_RELEASE = re.compile(r"(?:>=\s*)?v?([0-9]{1,4})(?:\.([0-9]{1,4}))?(?:\.([0-9]{1,4}))?")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A soft date: a day, a month, a quarter or a year, as its first and last day."""

    first: date
    last: date
    text: str
    """As written: `2026-09-20`, `2026-09`, `2026-Q3` or `2026`."""


@dataclass(frozen=True, slots=True)
class Duration:
    """A stretch of the calendar: a count of days, weeks or months."""

    count: int
    unit: str
    """day, week or month."""


@dataclass(frozen=True, slots=True, order=True)
class Three:
    """A version in three parts, as in 1.2.0."""

    major: int
    minor: int
    patch: int

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}.{self.patch}"


@dataclass(frozen=True, slots=True)
class Hours:
    """A window of the day in a person's own time zone."""

    start: time
    end: time


def _refuse(message: str, **values: object) -> NoReturn:
    raise PydanticCustomError(message, message, values)


def as_text(value: Any) -> str:
    """Take text, refuse lists and mappings."""
    if not isinstance(value, str):
        _refuse("wrong-value/text")
    return str(value).strip()


def as_line(value: Any) -> str:
    """Take one line of text with something in it; folded line ends become blanks."""
    return " ".join(as_text(value).split()) or _refuse("wrong-value/text")


def as_day(value: Any) -> date:
    """Read a day written as YYYY-MM-DD; German dates get the right form as a remedy."""
    text = as_text(value)
    _refuse_german(text)
    if not (match := _DAY.fullmatch(text)):
        _refuse("wrong-value/date", expected="2026-03-15")
    return _day(int(match[1]), int(match[2]), int(match[3]))


def _refuse_german(text: str) -> None:
    """Refuse 12.3.2026 with the right form as a remedy."""
    if foreign := _FOREIGN_DAY.fullmatch(text):
        _refuse("wrong-value/date", expected=f"{foreign[3]}-{int(foreign[2]):02}-{int(foreign[1]):02}")


def _day(year: int, month: int, day: int) -> date:
    try:
        found = date(year, month, day)
    except ValueError:
        _refuse("impossible-date")
    return found if 1900 <= year <= 2199 else _refuse("impossible-date")


def as_span(value: Any) -> Span:
    """Read a day, month, quarter or year."""
    text = as_text(value)
    _refuse_german(text)
    if not (match := _SPAN.fullmatch(text)):
        _refuse("wrong-value/date", expected="2026-09-20, 2026-09, 2026-Q3, 2026")
    year, month, day, quarter = match.groups()
    first = _day(int(year), int(month or 1) if not quarter else int(quarter) * 3 - 2, int(day or 1))
    last_month = first.month if month else 12 if not quarter else first.month + 2
    last = first if day else date(first.year, last_month, monthrange(first.year, last_month)[1])
    return Span(first, last, text)


def read_span(text: str | None) -> Span | None:
    """Read a soft date that stands in prose; None where it is none."""
    try:
        return as_span(text) if text else None
    except PydanticCustomError:
        return None


def as_clock(value: Any) -> time:
    """Read a time of day written as 14:00."""
    match = _CLOCK.fullmatch(as_text(value))
    if not match or int(match[1]) > 23 or int(match[2]) > 59:
        _refuse("wrong-value", expected="14:00")
    return time(int(match[1]), int(match[2]))


def as_hours(value: Any) -> Hours:
    """Read a window of the day written as 09:00-17:00."""
    start, dash, end = as_text(value).replace("–", "-").partition("-")
    if not dash:
        _refuse("wrong-value", expected="09:00-17:00")
    return Hours(as_clock(start), as_clock(end))


def as_count(value: Any) -> int:
    """Read a whole number from 0 to 9999."""
    text = as_text(value)
    return int(text) if re.fullmatch(r"[0-9]{1,4}", text) else _refuse("wrong-value", expected="1, 2, 3 …")


def as_level(value: Any) -> int:
    """Read which of the five levels of a skill is meant."""
    return _one_of(value, 5)


def as_interest(value: Any) -> int:
    """Read which of the four degrees of interest is meant."""
    return _one_of(value, 4)


def _one_of(value: Any, count: int) -> int:
    known = [str(number) for number in range(count)]
    return known.index(text) if (text := as_text(value)) in known else _refuse("wrong-value", expected=", ".join(known))


def as_version(value: Any) -> Three:
    """Read a version in three parts."""
    match = _VERSION.fullmatch(as_text(value))
    return Three(*map(int, match.groups())) if match else _refuse("wrong-value", expected="1.0.0")


def as_release(value: Any) -> Three:
    """Read a version of this program; `0.2` and `>=0.2` stand for 0.2.0."""
    match = _RELEASE.fullmatch(as_text(value))
    return Three(*(int(part or 0) for part in match.groups())) if match else _refuse("wrong-value", expected="0.2.0")


def as_duration(value: Any) -> Duration:
    """Read `1 month`, `10 days`, `3 weeks`."""
    match = _DURATION.fullmatch(as_text(value))
    return Duration(int(match[1]), match[2]) if match else _refuse("wrong-value", expected="1 month, 10 days, 3 weeks")


def as_flag(value: Any) -> bool:
    """Read yes or no, in the words people use."""
    word = as_text(value).casefold()
    if word in ("true", "yes", "on", "ja"):
        return True
    return False if word in ("false", "no", "off", "nein") else _refuse("wrong-value", expected="yes, no")


def as_reference(value: Any) -> str:
    """Read an id of another file or person: a leading @ and capitals are understood."""
    return slug(as_line(value).removeprefix("@"))


def as_zone(value: Any) -> ZoneInfo:
    """Read the name of a time zone."""
    try:
        return ZoneInfo(as_line(value))
    except (ValueError, OSError, KeyError):  # ZoneInfoNotFoundError is a KeyError; a folder's name gives OSError
        _refuse("wrong-value", expected="Europe/Vienna, Europe/Berlin, Europe/Lisbon …")


def as_address(value: Any) -> str:
    """Read an address that may stand in a link: https, http, mailto or tel."""
    text = as_line(value)
    return text if is_safe(text) else _refuse("wrong-value", expected="https://…")


def as_mailbox(value: Any) -> str:
    """Read an e-mail address."""
    text = as_line(value)
    plain = re.fullmatch(r"[^\s@:/?#\\<>\"]+@[^\s@:/?#\\<>\"]+", text)
    return text if plain else _refuse("wrong-value", expected="name@company.example")


def as_localized(value: Any) -> dict[str, str]:
    """Read one text for all languages, or a text per language."""
    if isinstance(value, dict):
        return {language: as_line(text) for language, text in value.items()}
    return {"": as_line(value)}


def as_tuple(value: Any) -> Any:
    """Let a single value stand for a list of one."""
    return [value] if isinstance(value, str) else value


Text = Annotated[str, BeforeValidator(as_text)]
Line = Annotated[str, BeforeValidator(as_line)]
Day = Annotated[date, BeforeValidator(as_day)]
Horizon = Annotated[Span, BeforeValidator(as_span)]
ClockTime = Annotated[time, BeforeValidator(as_clock)]
DayHours = Annotated[Hours, BeforeValidator(as_hours)]
Count = Annotated[int, BeforeValidator(as_count)]
Level = Annotated[int, BeforeValidator(as_level)]
Interest = Annotated[int, BeforeValidator(as_interest)]
Version = Annotated[Three, BeforeValidator(as_version)]
Release = Annotated[Three, BeforeValidator(as_release)]
Stretch = Annotated[Duration, BeforeValidator(as_duration)]
Flag = Annotated[bool, BeforeValidator(as_flag)]
Reference = Annotated[str, BeforeValidator(as_reference)]
Zone = Annotated[ZoneInfo, BeforeValidator(as_zone)]
Address = Annotated[str, BeforeValidator(as_address)]
Mailbox = Annotated[str, BeforeValidator(as_mailbox)]
Localized = Annotated[dict[str, str], BeforeValidator(as_localized)]
Lines = Annotated[tuple[Line, ...], BeforeValidator(as_tuple)]
References = Annotated[tuple[Reference, ...], BeforeValidator(as_tuple)]
