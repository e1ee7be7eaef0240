"""Further training: the catalogue in `trainings/` and what a mentee notes about it in `training.md`."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Final, Literal, NoReturn

from pydantic import BeforeValidator, Field, SkipValidation
from pydantic_core import PydanticCustomError

from mentorsite.content.passages import Passage
from mentorsite.content.records.circles import COLLEAGUES, FILE, ME, PAIR, Circle
from mentorsite.content.records.fields import Address, Day, Line, Lines, Localized, Reference, as_level, as_text
from mentorsite.content.records.record import Closed, Record

_NUMBER = re.compile(r"[0-9]{1,6}(?:\.[0-9]{1,2})?")
_CURRENCY = re.compile(r"[A-Z]{3}")
_NO_CURRENCY: Final = "XXX"
"""ISO 4217 for no currency: what is free is free in all of them."""


def _refuse(expected: str) -> NoReturn:
    raise PydanticCustomError("wrong-value", "wrong-value", {"expected": expected})


def as_number(value: Any) -> Decimal:
    """Read a number such as 6, 1.5 or 250.00."""
    text = as_text(value)
    return Decimal(text) if _NUMBER.fullmatch(text) else _refuse("6, 1.5 …")


def as_currency(value: Any) -> str:
    """Read a currency by its three letters."""
    text = as_text(value)
    return text if _CURRENCY.fullmatch(text) else _refuse("EUR, CHF, GBP …")


def as_levels(value: Any) -> tuple[int, int]:
    """Read from which level a training leads, and to which."""
    if not isinstance(value, list) or len(value) != 2:
        _refuse("[1, 3]")
    first, last = as_level(value[0]), as_level(value[1])
    return (first, last) if first < last else _refuse(f"[{last}, {first}]" if last < first else "[1, 3]")


class Price(Closed):
    """What a training costs the company."""

    amount: Annotated[Decimal, BeforeValidator(as_number), COLLEAGUES]
    currency: Annotated[str, BeforeValidator(as_currency), COLLEAGUES]

    @property
    def is_free(self) -> bool:
        """Whether nothing has to be paid."""
        return self.amount == 0


def _as_cost(value: object) -> object:
    """Let `cost: free` stand for no price at all."""
    if isinstance(value, str):
        return (
            {"amount": "0", "currency": _NO_CURRENCY}
            if value == "free"
            else _refuse("free, {amount: 250, currency: EUR}")
        )
    return value


Levels = Annotated[tuple[int, int], BeforeValidator(as_levels)]
Cost = Annotated[Price, BeforeValidator(_as_cost)]
Kind = Literal["online", "onsite", "blended", "book", "on-the-job"]
State = Literal["interested", "planned", "underway", "done", "dropped"]
_FURTHEST: tuple[State, ...] = ("dropped", "done", "underway", "planned")


class Training(Record):
    """One entry of the catalogue; the body tells more."""

    usual: ClassVar[Circle] = Circle.COLLEAGUES
    widest: ClassVar[Circle] = Circle.COLLEAGUES

    title: Annotated[Localized, COLLEAGUES] = Field(default_factory=dict)
    """Its id where nothing is said."""
    provider: Annotated[Line, COLLEAGUES] | None = None
    url: Annotated[Address, COLLEAGUES] | None = None
    format: Annotated[Kind, COLLEAGUES] | None = None
    languages: Annotated[Lines, COLLEAGUES] = ()
    hours: Annotated[Decimal, BeforeValidator(as_number), COLLEAGUES] | None = None
    cost: Annotated[Cost, COLLEAGUES] | None = None
    """Where nothing is said, one asks."""
    for_: Annotated[Literal["everyone", "mentor-path"], COLLEAGUES] = Field(default="everyone", alias="for")
    teaches: Annotated[dict[Reference, Levels], COLLEAGUES] = Field(default_factory=dict)
    """By skill: the level from which it leads, and the one to which."""
    dates: Annotated[tuple[Day, ...], COLLEAGUES] = ()
    status: Annotated[Literal["open", "paused", "withdrawn"], COLLEAGUES] = "open"
    checked: Annotated[Day, COLLEAGUES] | None = None
    """When somebody last looked whether all this is still so."""

    @property
    def is_free(self) -> bool:
        """Whether it is known to cost nothing."""
        return self.cost is not None and self.cost.is_free

    @property
    def is_remote(self) -> bool:
        """Whether one can take part from anywhere."""
        return self.format in ("online", "book")

    def upcoming(self, today: date) -> tuple[date, ...]:
        """List the days that are still to come, the next one first."""
        return tuple(sorted(day for day in self.dates if day >= today))


class Entry(Closed):
    """What a mentee notes about one training; each day says since when it is so."""

    training: Annotated[Reference, FILE]
    goal: Annotated[Reference, PAIR] | None = None
    interested: Annotated[Day, FILE] | None = None
    planned: Annotated[Day, FILE] | None = None
    """The day it is to begin."""
    underway: Annotated[Day, FILE] | None = None
    done: Annotated[Day, FILE] | None = None
    dropped: Annotated[Day, FILE] | None = None
    """Let go; of equal dignity, no reason asked."""
    recommend: Annotated[Literal["yes", "partly", "no"], FILE] | None = None

    @property
    def state(self) -> State:
        """Where it stands: the furthest of the days that are written down."""
        known = {"dropped": self.dropped, "done": self.done, "underway": self.underway, "planned": self.planned}
        return next((state for state in _FURTHEST if known[state]), "interested")

    @property
    def day(self) -> date | None:
        """The day of that state."""
        return self.dropped or self.done or self.underway or self.planned or self.interested


class TrainingLog(Record):
    """What interests a mentee, what is planned, what was done.

    The entries follow the file; the body below them, the lines on each training, stays with its owner.
    """

    widest: ClassVar[Circle] = Circle.COLLEAGUES

    passages: Annotated[tuple[Passage, ...], SkipValidation, ME] = Field(default=(), exclude=True)
    entries: Annotated[tuple[Entry, ...], FILE] = ()
