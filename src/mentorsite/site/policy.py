"""Who can read what, generated from the models: every kind of file, every field, its circle."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, get_args

from pydantic.fields import FieldInfo

from mentorsite.content.records.circles import Circle
from mentorsite.content.records.common import HandbookPage, Mentor
from mentorsite.content.records.goal import Goal
from mentorsite.content.records.mentee import Mentee
from mentorsite.content.records.people import Person
from mentorsite.content.records.programme import Programme
from mentorsite.content.records.pulse import Pulse
from mentorsite.content.records.record import Closed, Record
from mentorsite.content.records.reflection import Reflection
from mentorsite.content.records.session import FeedbackFile, Session
from mentorsite.content.records.skills import Assessment, Framework, MentorView
from mentorsite.content.records.training import Training, TrainingLog
from mentorsite.programme.audiences import circle_of, follows_file
from mentorsite.rules import N_

KINDS: tuple[tuple[str, str, type[Closed]], ...] = (
    ("mentees/<id>/mentee.md", N_("Perspective, pairs, wishes, pauses"), Mentee),
    ("mentees/<id>/goals/", N_("Goals and their steps"), Goal),
    ("mentees/<id>/sessions/", N_("Conversations and what was agreed"), Session),
    ("mentees/<id>/sessions/<date>-from-<id>.md", N_("Feedback in a file of its own"), FeedbackFile),
    ("mentees/<id>/skills/", N_("How somebody sees their own skills"), Assessment),
    ("mentees/<id>/skills/<date>-from-<id>.md", N_("A mentor's view of them, when asked"), MentorView),
    ("mentees/<id>/training.md", N_("Further training, and lines on it for oneself"), TrainingLog),
    ("mentees/<id>/reflections/", N_("Thoughts"), Reflection),
    ("mentees/<id>/me/", N_("Thoughts that lie on the owner's own machine"), Reflection),
    ("mentors/<id>.md", N_("A mentor's offer and the way there"), Mentor),
    ("people.yaml", N_("The roster"), Person),
    ("skills.md", N_("The words for skills and levels"), Framework),
    ("trainings/", N_("The catalogue of further training"), Training),
    ("handbook/", N_("Handbook"), HandbookPage),
    ("pulse/<wave>.md", N_("Programme feedback, totals only"), Pulse),
    ("programme.md", N_("The programme's settings and promise"), Programme),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One field, or the text of a kind of file, with who reads it."""

    key: str
    circle: Circle
    widest: Circle
    """How far the owner may open it; the same as `circle` where they may not."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of file."""

    path: str
    words: str
    rows: tuple[Row, ...]


def policy() -> tuple[Kind, ...]:
    """List who reads what, straight from the circles declared beside the fields."""
    return tuple(Kind(path, words, tuple(_rows(model, stays=path.endswith("/me/")))) for path, words, model in KINDS)


def _rows(model: type[Closed], *, stays: bool) -> Iterator[Row]:
    usual, widest = (model.usual, model.widest) if issubclass(model, Record) else (Circle.NOBODY, Circle.NOBODY)
    for name, field in model.model_fields.items():
        circle = circle_of(field, usual)
        if circle is not None and name not in ("lang", "visibility"):
            key = "" if name == "passages" else field.alias or name
            yield Row(key, circle, widest if follows_file(field) and not stays else circle)
            yield from _narrower(key, field, circle)


def _narrower(key: str, field: FieldInfo, circle: Circle) -> Iterator[Row]:
    """List what stands inside a field and is less open than the field itself, such as how a pair ended."""
    for schema in schemas_in(field.annotation):
        for name, inner in schema.model_fields.items():
            own = circle_of(inner, circle)
            if own is not None and own < circle:
                yield Row(f"{key}: {inner.alias or name}", own, own)


def schemas_in(annotation: Any) -> Iterator[type[Closed]]:
    """Find the models that stand inside a field."""
    if isinstance(annotation, type) and issubclass(annotation, Closed):
        yield annotation
    for part in get_args(annotation):
        yield from schemas_in(part)
