"""`people.yaml`: the roster, identity only."""

from __future__ import annotations

from typing import Annotated, Literal

from mentorsite.content.records.circles import COLLEAGUES, NOBODY
from mentorsite.content.records.fields import Flag, Line, Lines, Reference, Zone
from mentorsite.content.records.record import Closed


class Person(Closed):
    """One person of the roster."""

    name: Annotated[Line, COLLEAGUES]
    email: Annotated[Line, NOBODY] | None = None
    team: Annotated[Line, COLLEAGUES] | None = None
    office: Annotated[Line, COLLEAGUES] | None = None
    manager: Annotated[Reference, NOBODY] | None = None
    language: Annotated[Literal["de", "en"], COLLEAGUES] | None = None
    time_zone: Annotated[Zone, COLLEAGUES] | None = None
    git: Annotated[Lines, NOBODY] = ()
    key: Annotated[Line, NOBODY] | None = None
    hr: Annotated[Line, NOBODY] | None = None
    active: Annotated[Flag, NOBODY] = True
