"""The circle table of the content model, written a second time, in plain sets of readers.

Nothing here knows the code under test. `planted` says of every secret word that `programmes.write`
puts into a programme who may find it on the site, and who must.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from described import (
    TODAY,
    Circle,
    Fault,
    Feedback,
    File,
    Goal,
    Mentee,
    Offer,
    Page,
    Pair,
    Programme,
    Talk,
    Thought,
    pair_of,
    word,
)


@dataclass(frozen=True)
class Secret:
    word: str
    place: str
    may: frozenset[str]
    must: frozenset[str]


# --- pairs and days


def pairs(mentee: Mentee) -> tuple[Pair, ...]:
    """The pairs in force: none where mentee.md cannot be read."""
    return () if mentee.fault in ("key", "wide") else mentee.pairs


def mentors_on(mentee: Mentee, day: date) -> frozenset[str]:
    return frozenset(pair.mentor for pair in pairs(mentee) if covers(pair, day))


def covers(pair: Pair, day: date) -> bool:
    return pair.since <= day and (pair.until is None or day <= pair.until)


def is_over(programme: Programme, pair: Pair) -> bool:
    """Whether the last day on which a former mentor reads is past."""
    if pair.until is None:
        return False
    count, unit = programme.retention
    if unit == "days":
        return pair.until + timedelta(days=count) < TODAY
    months = pair.until.year * 12 + pair.until.month - 1 + count
    # Comparing month and day needs no 31st of June: it lies behind the 30th and before the 1st.
    return (months, pair.until.day) < (TODAY.year * 12 + TODAY.month - 1, TODAY.day)


def still_reading(programme: Programme, mentee: Mentee, mentors: Iterable[str | None], day: date) -> frozenset[str]:
    """Those of some mentors who have a pair that covers the day and whose time is not over."""
    own = [pair for pair in pairs(mentee) if covers(pair, day) and not is_over(programme, pair)]
    return frozenset(pair.mentor for pair in own) & frozenset(mentors)


def mentor_of(mentee: Mentee, talk: Talk) -> str | None:
    """Whose conversation it was: that of the only mentor whose pair covers the day, or of the one it names."""
    covering = mentors_on(mentee, talk.day)
    if talk.mentor:
        return talk.mentor if talk.mentor in covering else None
    return next(iter(covering)) if len(covering) == 1 else None


# --- the four circles


def readers(
    programme: Programme, mentee: Mentee, circle: Circle, mentors: frozenset[str], fault: Fault
) -> frozenset[str]:
    """Who reads something of a mentee that is open to a circle; `mentors` are those of the pair, on its day."""
    owner = programme.active & {mentee.id}
    if fault in ("key", "wide"):
        return frozenset()
    if fault == "fence" or circle == "me":
        return owner
    if circle == "colleagues":
        return programme.everybody
    today = mentors_on(mentee, TODAY)
    members = {pair_of(mentee)} if today and today <= mentors else set()
    return owner | (mentors & programme.active) | members | (programme.coordination if circle == "programme" else set())


def readers_of_perspective(programme: Programme, mentee: Mentee) -> frozenset[str]:
    return readers(programme, mentee, mentee.visibility or "pair", mentors_on(mentee, TODAY), mentee.fault)


def readers_of_goal(programme: Programme, mentee: Mentee, goal: Goal) -> frozenset[str]:
    return readers(programme, mentee, goal.visibility or "pair", mentors_on(mentee, TODAY), goal.fault)


def readers_of_talk(programme: Programme, mentee: Mentee, talk: Talk) -> frozenset[str]:
    mentors = still_reading(programme, mentee, [mentor_of(mentee, talk)], talk.day)
    return readers(programme, mentee, talk.visibility or "pair", mentors, talk.fault)


def readers_of_thought(programme: Programme, mentee: Mentee, thought: Thought) -> frozenset[str]:
    day = thought.day or TODAY
    mentors = still_reading(programme, mentee, mentors_on(mentee, day), day)
    circle = "me" if thought.folder == "me" else thought.visibility or "me"
    return readers(programme, mentee, circle, mentors, thought.fault)


def readers_of_feedback(programme: Programme, mentee: Mentee, feedback: Feedback) -> frozenset[str]:
    """Feedback stands on the page of its giver's conversation; where that is not clear, only the owner reads it."""
    talks = [talk for talk in mentee.talks if talk.named == feedback.named and talk.fault not in ("key", "wide")]
    own = [talk for talk in talks if mentor_of(mentee, talk) == feedback.giver] or talks
    mentors = {mentor_of(mentee, talk) for talk in own}
    clear = still_reading(programme, mentee, mentors, own[0].day) if len(mentors) == 1 else frozenset()
    allowed = readers(programme, mentee, feedback.visibility or "pair", clear, feedback.fault)
    return allowed & union(readers_of_talk(programme, mentee, talk) for talk in talks)


def files_of(programme: Programme, mentee: Mentee) -> Iterator[tuple[File, frozenset[str]]]:
    """Each file of a mentee but mentee.md, with its readers."""
    yield from ((goal, readers_of_goal(programme, mentee, goal)) for goal in mentee.goals)
    yield from ((talk, readers_of_talk(programme, mentee, talk)) for talk in mentee.talks)
    yield from ((feedback, readers_of_feedback(programme, mentee, feedback)) for feedback in mentee.feedback)
    yield from ((thought, readers_of_thought(programme, mentee, thought)) for thought in mentee.thoughts)


def union(groups: Iterable[Iterable[str]]) -> frozenset[str]:
    return frozenset(reader for group in groups for reader in group)


# --- what is planted, and who finds it


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
    yield from (secret(programme.everybody, offer.person, "offer", field) for field in ("topic", "spoken"))
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
    knowing = programme.everybody if named else (programme.active & {person}) | _knowing(programme, person)
    meeting = programme.everybody if stands else _meeting(programme, person)
    yield Secret(person, f"{person} as an id", knowing, meeting)
    yield Secret(word(person, "name"), f"{person} by name", knowing, meeting)


def _meeting(programme: Programme, person: str) -> frozenset[str]:
    """Who finds a mentee by name: the pair of today."""
    own = [mentee for mentee in programme.mentees if mentee.id == person]
    return union(readers(programme, mentee, "pair", mentors_on(mentee, TODAY), "") for mentee in own)


def _knowing(programme: Programme, person: str) -> frozenset[str]:
    """Who may know of somebody's part: in which pair, wished for, named in what they read."""
    return union(group for mentee in programme.mentees for group in _knowing_of(programme, mentee, person))


def _knowing_of(programme: Programme, mentee: Mentee, person: str) -> Iterator[frozenset[str]]:
    today = mentors_on(mentee, TODAY)
    taking_part = readers(programme, mentee, "programme", today, "")
    if person == mentee.id:
        yield taking_part | {p.mentor for p in pairs(mentee) if not is_over(programme, p)} & programme.active
        yield readers_of_perspective(programme, mentee) | union(group for _, group in files_of(programme, mentee))
    if person in {*mentee.repository, *(pair.mentor for pair in pairs(mentee))}:
        yield taking_part
    if person in mentee.wished:
        yield readers(programme, mentee, "programme", today, mentee.fault)
    yield from (readers_of_goal(programme, mentee, g) for g in mentee.goals if person == g.suggested_by)
    yield from (readers_of_talk(programme, mentee, t) for t in mentee.talks if person in (t.giver, mentee.id))
    if any(person == feedback.giver for feedback in mentee.feedback):
        # Its name stands in the name of the file, which the owner sees with its findings.
        yield programme.active & {mentee.id}
    yield from (readers_of_feedback(programme, mentee, f) for f in mentee.feedback if person == f.giver)


def _of_mentee(programme: Programme, mentee: Mentee) -> Iterator[Secret]:
    today, allowed = mentors_on(mentee, TODAY), readers_of_perspective(programme, mentee)
    yield _shown(allowed, mentee.id, "mentee", "perspective")
    yield _never_shown(allowed, mentee.id, "mentee", "more")
    yield _never_shown(allowed & {mentee.id}, mentee.id, "mentee", "only")
    yield _never_shown(readers(programme, mentee, "programme", today, mentee.fault), mentee.id, "mentee", "topic")
    yield _never_shown(readers(programme, mentee, "pair", today, mentee.fault), mentee.id, "mentee", "spoken")
    yield from (_shown((), mentee.id, "mentee", field) for field in ("comment", "x"))
    for file, readers_of_file in files_of(programme, mentee):
        yield from _of_file(programme, mentee, file, readers_of_file)
    yield from _of_pictures(programme, mentee)


GOAL = (
    *("title", "lead", "why", "open", "doing", "taken", "dropped", "note", "signs", "smart", "take", "other", "skill"),
    "earlier",
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
        case Feedback():
            return ("text",)
        case Talk():
            in_files = {feedback.giver for feedback in mentee.feedback if feedback.named == file.named}
            givers = [giver for giver in dict.fromkeys((mentee.id, file.giver)) if giver not in in_files]
            return (*TALK, *(f"from {giver}" for giver in givers))


def _of_file(programme: Programme, mentee: Mentee, file: File, allowed: frozenset[str]) -> Iterator[Secret]:
    owner = programme.active & {mentee.id}
    if not isinstance(file, Feedback):
        # With a fault in the file its owner finds its name beside the finding.
        named = allowed | (owner if file.fault else frozenset())
        yield Secret(file.name, f"{file.name} as a name", named, named)
    yield from (_shown(allowed, mentee.id, file.name, field) for field in fields(mentee, file))
    yield from (_shown(allowed & owner, mentee.id, file.name, field) for field in PRIVATE)
    yield from (_shown((), mentee.id, file.name, field) for field in NOBODY)


def _of_pictures(programme: Programme, mentee: Mentee) -> Iterator[Secret]:
    """A picture is for the readers of what shows it."""
    hosts = {file.name: allowed for file, allowed in files_of(programme, mentee)}
    for picture in mentee.pictures:
        allowed = hosts.get(picture.host, frozenset()) & ({mentee.id} if picture.private else programme.everybody)
        yield Secret(picture.name, f"{picture.name} as a name", allowed, allowed)
        yield from (_shown(allowed, mentee.id, picture.name, field) for field in ("bytes", "alt"))
