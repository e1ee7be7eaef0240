"""The four circles of readers, declared beside every field of every record."""

from __future__ import annotations

from enum import Enum, IntEnum


class Circle(IntEnum):
    """Who may read something on the site; a wider circle holds the narrower ones."""

    NOBODY = 0
    """Used for checks and matching only; stands on no page."""
    ME = 1
    """The owner of the folder."""
    PAIR = 2
    """The owner and the mentor whose pair covers the date."""
    PROGRAMME = 3
    """The coordinators as well."""
    COLLEAGUES = 4
    """Everybody in the roster."""


class Follows(Enum):
    """A field that is read by whoever reads its file: the kind's default, or the owner's `visibility:`."""

    FILE = 1


NOBODY, ME, PAIR, PROGRAMME, COLLEAGUES = Circle
FILE = Follows.FILE
WORDS = {"me": ME, "pair": PAIR, "programme": PROGRAMME, "colleagues": COLLEAGUES}
