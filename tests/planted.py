"""Where the secrets of a described programme are planted, and who may and must find each on the site.

Who reads what says `oracle`; this says what stands in which kind of file, and what no page shows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from described import (
    TODAY,
    Answer,
    Circle,
    Feedback,
    File,
    Goal,
    Log,
    Look,
    Mentee,
    Offer,
    Page,
    Programme,
    Talk,
    Thought,
    word,
)
from oracle import (
    is_over,
    mentors_on,
    pairs,
    readers,
    readers_of,
    readers_of_entries,
    readers_of_perspective,
    union,
)


@dataclass(frozen=True)
class Secret:
    word: str
    place: str
    may: frozenset[str]
    must: frozenset[str]


def planted(programme: Programme) -> Iterator[Secret]:
    """Every secret of a programme."""
    yield from _of_everybody(programme)
    for mentee in programme.mentees:
        yield from _of_mentee(programme, mentee)


def _shown(allowed: Iterable[str], *place: str) -> Secret:
    return Secret(word(*place), " ".join(place), frozenset(allowed), frozenset(allowed))


def _never_shown(allowed: Iterable[str], *place: str) -> Secret:
    """What its readers might see, but no page shows so far."""
    return Secret(word(*place), " ".join(place), frozenset(allowed), frozenset())


def _of_everybody(programme: Programme) -> Iterator[Secret]:
    yield from (_shown(programme.everybody, "programme", field) for field in ("title", "contact", "link"))
    yield _shown(_open(programme, programme.visibility), "programme", "promise")
    yield from (_shown((), *place) for place in (("programme", "x"), ("programme", "comment"), ("handbook", "loose")))
    yield from (_shown(programme.everybody, "skills", field) for field in ("skill", "about"))
    for page in programme.pages:
        yield from _of_page(programme, page)
    for offer in programme.offers:
        yield from _of_offer(programme, offer)
    for person in programme.people:
        yield from _of_person(programme, person.id)


def _open(programme: Programme, visibility: Circle | None, owner: str = "") -> frozenset[str]:
    """Who reads a file outside mentees/: everybody, unless it says otherwise; nobody is in its pair."""
    if visibility in (None, "colleagues"):
        return programme.everybody
    return (programme.active & {owner}) | (programme.coordination if visibility == "programme" else frozenset())


def _of_page(programme: Programme, page: Page) -> Iterator[Secret]:
    allowed = _open(programme, page.visibility)
    yield Secret(page.name, f"{page.name} as a name", allowed, allowed)
    yield from (_shown(allowed, page.name, field) for field in ("title", "text", "picture", "bytes"))
    yield from (_shown((), page.name, field) for field in ("x", "comment"))


def _of_offer(programme: Programme, offer: Offer) -> Iterator[Secret]:
    secret = _shown if _stands(programme, offer.person) else _never_shown
    owner, allowed = programme.active & {offer.person}, _open(programme, offer.visibility, offer.person)
    yield secret(programme.everybody, offer.person, "offer", "spoken")
    yield from (secret(allowed, offer.person, "offer", field) for field in ("text", "picture", "bytes"))
    yield secret(owner, offer.person, "offer", "only")
    yield _never_shown(owner | programme.coordination, offer.person, "offer", "module")
    yield _shown((), offer.person, "offer", "comment")


def _stands(programme: Programme, person: str) -> bool:
    """Whether somebody stands in the directory."""
    return person in programme.active and any(o.person == person and o.stands for o in programme.offers)


def _of_person(programme: Programme, person: str) -> Iterator[Secret]:
    stands = _stands(programme, person)
    named = stands or person in programme.coordinators
    yield from (_shown((), person, field) for field in ("email", "manager", "git", "key", "hr", "x"))
    for field in ("team", "office"):
        yield (_shown if stands else _never_shown)(programme.everybody, person, field)
    knowing = programme.everybody if named else _knowing(programme, person)
    meeting = programme.everybody if stands else _meeting(programme, person)
    yield Secret(person, f"{person} as an id", knowing, meeting)
    yield Secret(word(person, "name"), f"{person} by name", knowing, meeting)


def _meeting(programme: Programme, person: str) -> frozenset[str]:
    """Who finds a mentee by name: the pair of today."""
    own = [mentee for mentee in programme.mentees if mentee.id == person]
    return union(readers(programme, mentee, "pair", mentors_on(mentee, TODAY), "") for mentee in own)


def _knowing(programme: Programme, person: str) -> frozenset[str]:
    """Who may know of somebody's part: in which pair, on which way, wished for, named in what they read."""
    on_the_way = programme.coordination if any(person == offer.person for offer in programme.offers) else frozenset()
    known = union(group for mentee in programme.mentees for group in _knowing_of(programme, mentee, person))
    return (programme.active & {person}) | on_the_way | known


def _knowing_of(programme: Programme, mentee: Mentee, person: str) -> Iterator[frozenset[str]]:
    today = mentors_on(mentee, TODAY)
    taking_part = readers(programme, mentee, "programme", today, "")
    if person == mentee.id:
        yield taking_part | {p.mentor for p in pairs(mentee) if not is_over(programme, p)} & programme.active
        yield readers_of_perspective(programme, mentee) | union(readers_of(programme, mentee, f) for f in mentee.files)
        yield union(readers_of_entries(programme, mentee, log) for log in mentee.logs)
    if person in {*mentee.repository, *(pair.mentor for pair in pairs(mentee))}:
        yield taking_part
    if person in mentee.wished:
        yield readers(programme, mentee, "programme", today, mentee.fault)
    if person in mentee.rather_not or any(person in named_in(file) for file in mentee.files):
        # The owner sees the names of files with their findings, and reads everything else.
        yield programme.active & {mentee.id}
    yield from (readers_of(programme, mentee, file) for file in mentee.files if person in named_in(file))


def named_in(file: File) -> tuple[str | None, ...]:
    """Who is named in a file or its name, besides the mentee."""
    match file:
        case Goal():
            return (file.suggested_by,)
        case Talk() | Feedback():
            return (file.giver,)
        case Answer():
            return (file.person,)
    return ()


def _of_mentee(programme: Programme, mentee: Mentee) -> Iterator[Secret]:
    today, allowed = mentors_on(mentee, TODAY), readers_of_perspective(programme, mentee)
    yield _shown(allowed, mentee.id, "mentee", "perspective")
    yield _shown(allowed, mentee.id, "mentee", "more")
    yield _shown(allowed & {mentee.id}, mentee.id, "mentee", "only")
    for field, circle in (("topic", "programme"), ("spoken", "pair")):
        # The page that suggests mentors shows both to the mentee; nobody else has one.
        knowing = readers(programme, mentee, circle, today, mentee.fault)
        yield Secret(word(mentee.id, "mentee", field), f"{mentee.id} {field}", knowing, knowing & {mentee.id})
    yield from (_shown((), mentee.id, "mentee", field) for field in ("comment", "x"))
    for file in mentee.files:
        yield from _of_file(programme, mentee, file)
    yield from _of_pictures(programme, mentee)


GOAL = (
    *(
        "title",
        "lead",
        "why",
        "open",
        "doing",
        "taken",
        "dropped",
        "note",
        "signs",
        "smart",
        "take",
        "other",
        "earlier",
    ),
)
TALK = ("where", "topic", "talked", "notes", "other", "promise", "kept", "take")
THOUGHT = ("title", "text", "task")
PRIVATE = ("only", "only task")
NOBODY = ("comment", "x")


def fields(mentee: Mentee, file: File) -> tuple[str, ...]:
    """What stands in a file for all of its readers; who gives feedback in a file gives none in the conversation's."""
    match file:
        case Goal():
            return GOAL
        case Thought():
            return THOUGHT
        case Feedback() | Log():
            return ("text",)
        case Look() | Answer():
            return ("text", "on a skill")
        case Talk():
            in_files = {feedback.giver for feedback in mentee.feedback if feedback.named == file.named}
            givers = [giver for giver in dict.fromkeys((mentee.id, file.giver)) if giver not in in_files]
            return (*TALK, *(f"from {giver}" for giver in givers))


def _of_file(programme: Programme, mentee: Mentee, file: File) -> Iterator[Secret]:
    owner, allowed = programme.active & {mentee.id}, readers_of(programme, mentee, file)
    if isinstance(file, Goal | Talk | Thought):
        # With a fault in the file its owner finds its name beside the finding.
        named = allowed | (owner if file.fault else frozenset())
        yield Secret(file.name, f"{file.name} as a name", named, named)
    yield from (_shown(allowed, mentee.id, file.name, field) for field in fields(mentee, file))
    yield from (_shown(allowed & owner, mentee.id, file.name, field) for field in PRIVATE)
    yield from (_shown((), mentee.id, file.name, field) for field in NOBODY)


def _of_pictures(programme: Programme, mentee: Mentee) -> Iterator[Secret]:
    """A picture is for the readers of what shows it."""
    hosts = {file.name: readers_of(programme, mentee, file) for file in mentee.files}
    for picture in mentee.pictures:
        allowed = hosts.get(picture.host, frozenset()) & ({mentee.id} if picture.private else programme.everybody)
        yield Secret(picture.name, f"{picture.name} as a name", allowed, allowed)
        yield from (_shown(allowed, mentee.id, picture.name, field) for field in ("bytes", "alt"))
