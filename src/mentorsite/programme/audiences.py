"""Who may see what: the circles applied to one mentee's records, before anything is derived from them.

Deny by default: a record or field that no rule opens is dropped. Nothing below this stage knows
what was dropped, so nothing below it can give it away.
"""

from __future__ import annotations

import calendar
import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import TypeVar, get_args
from urllib.parse import unquote

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from mentorsite.content.records.circles import Circle, Follows
from mentorsite.content.records.fields import Duration
from mentorsite.content.records.mentee import Mentee, Pair
from mentorsite.content.records.record import Record
from mentorsite.content.records.reflection import Reflection
from mentorsite.content.records.session import FeedbackFile, Session
from mentorsite.content.records.skills import Assessment, MentorView
from mentorsite.content.tree import Attachment
from mentorsite.programme.common import Common
from mentorsite.programme.link import Journey

EVERYONE = frozenset({"*"})
"""The readers of what everybody in the roster may see."""

Model = TypeVar("Model", bound=BaseModel)
Kept = TypeVar("Kept", bound=Record)


@dataclass(frozen=True, slots=True)
class Audience:
    """Readers who may see the same of one mentee."""

    readers: frozenset[str]
    owner: bool = False
    mentors: frozenset[str] | None = None
    """Whose pairs open what they cover: all of them must cover it. None for no part in a pair; empty opens nothing."""
    coordinator: bool = False

    def is_among(self, mentors: Iterable[str]) -> bool:
        """Tell whether some mentors hold all of the audience's; never where it has none."""
        return self.mentors is not None and bool(self.mentors) and self.mentors <= set(mentors)


@dataclass(frozen=True, slots=True)
class View:
    """What one audience may see of one mentee."""

    audience: Audience
    journey: Journey


def audiences(common: Common, journey: Journey, today: date) -> tuple[Audience, ...]:
    """List who may see something of a mentee, each group of readers once, the owner first."""
    found = []
    if journey.mentee in common.readers:
        found.append(Audience(frozenset({journey.mentee}), owner=True))
    mentors = _mentors(common, journey, today)
    coordinators = set(common.programme.coordinators)
    found.extend(Audience(frozenset({m}), mentors=frozenset({m}), coordinator=m in coordinators) for m in mentors)
    others = coordinators & common.readers - {journey.mentee, *mentors}
    if others:
        found.append(Audience(frozenset(others), coordinator=True))
    return (*found, Audience(EVERYONE))


def pair_audience(journey: Journey, today: date) -> Audience:
    """Make the audience of everybody who can clone a mentee's repository: the pair of today, without `me`.

    Without a mentor today there is no pair, and nothing that only a pair may read.
    """
    return Audience(frozenset({pair_reader(journey.mentee)}), mentors=frozenset(mentors_on(journey, today)))


def pair_reader(mentee: str) -> str:
    """Name the members of a mentee's repository as one reader."""
    return f"pair:{mentee}"


def _mentors(common: Common, journey: Journey, today: date) -> list[str]:
    readable = {pair.mentor for pair in journey.record.pairs if not _is_over(common, pair, today)}
    return sorted(readable & common.readers - {journey.mentee})


def reads_until(common: Common, pair: Pair) -> date | None:
    """Tell the last day on which the mentor of a pair may read of its time; None while the pair has no end."""
    return after(pair.until, common.programme.retention.after_end) if pair.until else None


def _is_over(common: Common, pair: Pair, today: date) -> bool:
    """Tell whether the time is over in which a former mentor may still read."""
    last = reads_until(common, pair)
    return last is not None and last < today


def after(day: date, stretch: Duration) -> date:
    """Add a stretch of the calendar to a day; a month too short for the day ends it."""
    if stretch.unit != "month":
        return day + timedelta(days=stretch.count * (7 if stretch.unit == "week" else 1))
    years, month = divmod(day.month - 1 + stretch.count, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def mentors_on(journey: Journey, day: date) -> list[str]:
    """List the mentors whose pairs cover a day, each once."""
    return _covering(journey.record.pairs, day)


def _covering(pairs: Iterable[Pair], day: date) -> list[str]:
    covering = [p.mentor for p in pairs if p.from_ <= day and (p.until is None or day <= p.until)]
    return list(dict.fromkeys(covering))


def mentor_of(journey: Journey, session: Session) -> str | None:
    """Name the mentor of a conversation: the one whose pair covers the day; where two do, the one it names."""
    covering = mentors_on(journey, session.day)
    if session.mentor is not None:
        return session.mentor if session.mentor in covering else None
    return covering[0] if len(covering) == 1 else None


def seen_by(common: Common, journey: Journey, audience: Audience, today: date) -> View:
    """Keep of a journey only what an audience may see."""

    def seen(records: Iterable[Kept]) -> tuple[Kept, ...]:
        with_mentors = ((record, mentors_for(common, journey, record, today)) for record in records)
        return tuple(
            _narrowed(r, audience, mentors) for r, mentors in with_mentors if opens(r.circle, audience, mentors)
        )

    sessions = seen(journey.sessions)
    days = {session.named for session in sessions}
    kept = replace(
        journey,
        record=_mentee_seen(journey, audience, today),
        goals=seen(journey.goals),
        sessions=sessions,
        # Feedback stands on the page of its conversation: it is never open wider than that.
        feedback=tuple(feedback for feedback in seen(journey.feedback) if feedback.named in days),
        reflections=seen(journey.reflections),
        assessments=seen(journey.assessments),
        views=seen(view for view in journey.views if is_invited(journey, view)),
        training=next(iter(seen([journey.training] if journey.training else [])), None),
    )
    return View(audience, replace(kept, attachments=_shown(kept)))


def mentors_for(common: Common, journey: Journey, record: Record, today: date) -> list[str]:
    """List the mentors who may read what is open to the pair: by the record's day, today's where it has none."""
    if isinstance(record, FeedbackFile):
        session = conversation_of(journey, record)
        return mentors_for(common, journey, session, today) if session else []
    if isinstance(record, MentorView):
        # A view is between two people, also on a day on which somebody else accompanies the mentee as well.
        reading = _covering(_within_retention(common, journey, today), record.named)
        return [mentor for mentor in reading if mentor == record.person]
    day = _day_of(record) or today
    # Whose conversation it was follows from all pairs; the end of one never opens it to somebody else.
    mentors = [mentor_of(journey, record)] if isinstance(record, Session) else mentors_on(journey, day)
    reading = _covering(_within_retention(common, journey, today), day)
    return [mentor for mentor in reading if mentor in mentors]


def _day_of(record: Record) -> date | None:
    if isinstance(record, Assessment):
        return record.named
    return record.day if isinstance(record, Session | Reflection) else None


def is_invited(journey: Journey, view: MentorView) -> bool:
    """Tell whether the self-assessment of the day asks for a mentor's view; nobody reads one that it does not."""
    return any(view.person in each.invited for each in journey.assessments if each.named == view.named)


def _within_retention(common: Common, journey: Journey, today: date) -> list[Pair]:
    """Leave out the pairs that have been over for so long that their mentors read nothing of them any more."""
    return [pair for pair in journey.record.pairs if not _is_over(common, pair, today)]


def conversation_of(journey: Journey, feedback: FeedbackFile) -> Session | None:
    """Find the conversation of a file of feedback: its giver's own; None where it could be that of several pairs."""
    on_day = [session for session in journey.sessions if session.named == feedback.named]
    own = [session for session in on_day if mentor_of(journey, session) == feedback.person]
    mentors = {mentor_of(journey, session) for session in own or on_day}
    return (own or on_day)[0] if len(mentors) == 1 else None


def opens(circle: Circle, audience: Audience, mentors: list[str]) -> bool:
    """Tell whether a circle holds an audience."""
    in_pair = audience.owner or audience.is_among(mentors)
    match circle:
        case Circle.COLLEAGUES:
            return True
        case Circle.PROGRAMME:
            return in_pair or audience.coordinator
        case Circle.PAIR:
            return in_pair
        case Circle.ME:
            return audience.owner
        case _:
            return False


def _mentee_seen(journey: Journey, audience: Audience, today: date) -> Mentee:
    """Narrow a mentee's own file; mentors also know of the pairs that they are part of themselves."""
    seen = _narrowed(journey.record, audience, mentors_on(journey, today))
    own = tuple(pair for pair in journey.record.pairs if pair.mentor in (audience.mentors or ()))
    # The language is no secret: whatever else may be read is written in it.
    return seen.model_copy(update={"pairs": seen.pairs or own, "lang": journey.record.lang})


def _narrowed(record: Kept, audience: Audience, mentors: list[str]) -> Kept:
    """Put back to its default every field whose circle does not hold the audience."""
    if audience.owner:
        return record

    of_file = record.circle
    # With a block at fault the whole file is for its owner, fields with a circle of their own included.
    widest = of_file if record.fails_closed else Circle.COLLEAGUES
    shut = tuple(circle for circle in Circle if not opens(min(circle, widest), audience, mentors))
    narrowed = _without(record, shut, of_file)
    is_open = _circle_of_body(type(record), of_file) not in shut
    passages = tuple(passage for passage in record.passages if is_open and passage.kind != "only")
    return narrowed if passages == narrowed.passages else narrowed.model_copy(update={"passages": passages})


def _without(model: Model, shut: tuple[Circle, ...], of_file: Circle) -> Model:
    changes: dict[str, object] = {}
    for name, circle, field in _declared(type(model), of_file):
        value = getattr(model, name)
        if circle in shut:
            changes[name] = field.get_default(call_default_factory=True, validated_data={})
        elif isinstance(value, BaseModel):
            changes[name] = _without(value, shut, of_file)
        elif isinstance(value, tuple) and value and isinstance(value[0], BaseModel):
            changes[name] = tuple(_without(item, shut, of_file) for item in value)
        elif isinstance(value, dict):
            changes[name] = {
                key: _without(item, shut, of_file) if isinstance(item, BaseModel) else item
                for key, item in value.items()
            }
    return model.model_copy(update=changes) if changes else model


@cache
def _circle_of_body(kind: type[Record], of_file: Circle) -> Circle:
    return circle_of(kind.model_fields["passages"], of_file) or Circle.NOBODY


@cache
def _declared(kind: type[BaseModel], of_file: Circle) -> tuple[tuple[str, Circle | None, FieldInfo], ...]:
    """List the fields of a kind of record, each with the circle that is declared beside it."""
    return tuple((name, circle_of(field, of_file), field) for name, field in kind.model_fields.items())


def circle_of(field: FieldInfo, of_file: Circle) -> Circle | None:
    """Find the circle declared beside a field; None where the field says nothing that anybody wrote.

    A field of a file without a circle is open to nobody.
    """
    declared = next((mark for mark in _marks(field) if isinstance(mark, Circle | Follows)), None)
    if declared is None:
        return None if field.exclude else Circle.NOBODY
    return of_file if isinstance(declared, Follows) else declared


def _marks(field: FieldInfo) -> Iterator[object]:
    """Yield what is declared beside a field; `Annotated[…] | None` keeps it inside the union."""
    yield from field.metadata
    for part in get_args(field.annotation):
        yield from getattr(part, "__metadata__", ())


def follows_file(field: FieldInfo) -> bool:
    """Tell whether a field is read by whoever reads its file."""
    return any(isinstance(mark, Follows) for mark in _marks(field))


def _shown(journey: Journey) -> tuple[Attachment, ...]:
    """Keep the files that something visible shows or links to."""
    linked = {target for record in journey.records for target in targets(record)}
    return tuple(attachment for attachment in journey.attachments if attachment.path in linked)


def targets(record: Record) -> Iterator[str]:
    """Yield the paths, relative to the content folder, that a record links to."""
    for passage in record.passages:
        yield from (within(record.path, link.target) for link in passage.prose.links)


def within(path: str, target: str) -> str:
    """Resolve a relative link of a file to a path below the content folder."""
    folder = posixpath.dirname(path)
    return (
        posixpath.normpath(posixpath.join(folder, unquote(target.partition("#")[0])))
        if target.partition("#")[0]
        else path
    )
