"""What is asked of an HR tool, and all that an answer may hold: identity, and nothing else."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Protocol

LONGEST: Final = 120
"""Characters of a name, team or office."""

_HIDDEN: Final = frozenset({"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"})
_JOINERS: Final = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
"""Invisible, but part of how some names are written."""
_EMAIL = re.compile(r"[^\s@<>\"]{1,64}@[^\s@<>\"]{1,190}")


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """One employee, as far as a mentoring programme may know."""

    hr: str
    """The tool and its id there: `personio:102`."""
    name: str
    """Preferred, else first, and last name; empty if the tool does not say."""
    first: str = ""
    """The part of the name that an id is made from; empty takes the name's first word."""
    email: str | None = None
    team: str | None = None
    office: str | None = None
    supervisors: tuple[str, ...] = ()
    """The reporting line as hr ids, the nearest first; only kept to keep it out of pairs."""
    works_here: bool = True
    """False for somebody who has left."""
    silent: frozenset[str] = frozenset()
    """Keys of the roster that the tool says nothing about: what stands there stays."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whom a programme asks for; a tool hands out nobody else."""

    everybody: bool = False
    hr: frozenset[str] = frozenset()
    emails: frozenset[str] = frozenset()
    """Casefolded."""


class PeopleSource(Protocol):
    """A tool that knows who works here. It is only ever read."""

    def fetch(self, wanted: Wanted) -> Iterable[PersonRecord]:
        """Read the people who are wanted; each once, and all of them.

        Errors: CannotSync if the tool cannot be read, or not in full.
        """
        ...


def is_wanted(wanted: Wanted, hr: str, email: str | None) -> bool:
    """Tell whether somebody was asked for."""
    return wanted.everybody or hr in wanted.hr or (email or "").casefold() in wanted.emails


def cleaned(text: str) -> str:
    """Make one line of visible text: blanks joined, controls and what turns text around left out."""
    line = " ".join(unicodedata.normalize("NFC", text).split())
    shown = "".join(c for c in line if c in _JOINERS or unicodedata.category(c) not in _HIDDEN)
    return " ".join(shown.split())[:LONGEST].rstrip()


def as_email(text: str) -> str | None:
    """Take an e-mail address; None for anything else."""
    address = cleaned(text)
    return address if _EMAIL.fullmatch(address) else None


def full_name(first: str, last: str) -> str:
    """Join a name; a preferred name that holds the last name already is whole."""
    whole = first.casefold() == last.casefold() or first.casefold().endswith(f" {last.casefold()}")
    return first if last and whole else cleaned(f"{first} {last}")


def line_above(person: str, supervisors: Mapping[str, str]) -> tuple[str, ...]:
    """Follow the reporting line upwards, the nearest first; a circle ends where it closes."""
    line: list[str] = []
    above = supervisors.get(person)
    while above is not None and above not in line and above != person:
        line.append(above)
        above = supervisors.get(above)
    return tuple(line)
