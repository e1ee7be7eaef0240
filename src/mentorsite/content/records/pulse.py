"""Programme feedback: one wave of answers to a short form, as totals only.

There is no place for a single sheet, a time, a name or a sentence that somebody has written.
"""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Final, Literal, get_args

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from mentorsite.content.records.circles import PROGRAMME, Circle
from mentorsite.content.records.fields import Count, Horizon, Reference, as_count
from mentorsite.content.records.record import Closed, Record

Who = Literal["mentees", "mentors"]
GROUPS: Final[tuple[Who, ...]] = get_args(Who)
"""The only breakdown that there is."""
ANSWERS: Final = 5
"""How many answers there are to each item, from "not at all" to "fully"."""


def as_tally(value: Any) -> tuple[int, ...]:
    """Read how many people chose each of the five answers."""
    if not isinstance(value, list) or len(value) != ANSWERS:
        raise PydanticCustomError("wrong-value", "wrong-value", {"expected": "[0, 1, 2, 4, 3]"})
    return tuple(as_count(number) for number in value)


Tally = Annotated[tuple[int, ...], BeforeValidator(as_tally)]


class Group(Closed):
    """What one of the two groups has answered."""

    invited: Annotated[Count, PROGRAMME] | None = None
    """None where nobody has said it."""
    answered: Annotated[Count, PROGRAMME]
    answers: Annotated[dict[Reference, Tally], PROGRAMME] = Field(default_factory=dict)
    """For each item how many people chose each answer, the lowest first."""


class Groups(Closed):
    """The groups whose totals may be told; one that is too small does not stand here."""

    mentees: Annotated[Group, PROGRAMME] | None = None
    mentors: Annotated[Group, PROGRAMME] | None = None

    def of(self, who: Who) -> Group | None:
        """Take one of the groups."""
        return self.mentees if who == "mentees" else self.mentors


class Pulse(Record):
    """One wave of programme feedback (front matter), and what the coordinators say about it (body)."""

    usual: ClassVar[Circle] = PROGRAMME
    widest: ClassVar[Circle] = PROGRAMME

    wave: Annotated[Horizon, PROGRAMME]
    form: Annotated[Literal["pulse@1"], PROGRAMME]
    groups: Annotated[Groups, PROGRAMME] = Field(default_factory=Groups)
