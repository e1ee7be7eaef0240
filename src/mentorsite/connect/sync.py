"""The roster brought up to date: what a tool knows about whom, and what becomes of it. Nothing flows back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from mentorsite.connect.ids import new_ids, spoken_of
from mentorsite.connect.records import PeopleSource, PersonRecord, Wanted, is_wanted
from mentorsite.connect.refusals import CannotSync
from mentorsite.connect.roster import Change, Entry, RosterFile, merged, read_roster_file
from mentorsite.urls import slug


@dataclass(frozen=True, slots=True)
class Wish:
    """Whom somebody wants in the roster, beside those who are there."""

    add: frozenset[str] = frozenset()
    """E-mail addresses, casefolded."""
    everybody: bool = False
    """All who work here: any of them may become a mentor."""
    allow_shrink: bool = False


@dataclass(frozen=True, slots=True)
class Proposal:
    """The roster as it would be. Making one writes nothing."""

    roster: RosterFile
    text: str
    changes: tuple[Change, ...] = ()
    unknown: tuple[str, ...] = ()
    """Ids of people who take part and whom the tool does not know: added by hand, and left alone."""
    back: tuple[str, ...] = ()
    """Ids of people with `active: false` who work here: whether they take part again is not the tool's to say."""
    reused: tuple[str, ...] = ()
    """Ids of people whose e-mail address is somebody else's now, who was not added for that."""


def propose(content: Path, source: PeopleSource, tool: str, wish: Wish) -> Proposal:
    """Think out the roster anew; `tool` is the word before the colon in `hr:`.

    Errors: CannotSync if the tool or the roster cannot be read, or too many people would have left.
    """
    roster = read_roster_file(content)
    wanted = _wanted(roster.entries.values(), tool, wish)
    records = [record for record in source.fetch(wanted) if is_wanted(wanted, record.hr, record.email)]
    known = matched(roster.entries, records, tool)
    invited, reused = _newcomers(roster.entries, records, known, wish)
    # Looking through everybody's files takes a moment; only somebody new needs it.
    taken = {slug(str(way[0])) for way in roster.head.keys} | spoken_of(content) if invited else set()
    added = new_ids(invited, taken)
    ids = {record.hr: person for person, record in {**known, **added}.items()}
    changes = [
        *_updates(roster.entries, known, ids, tool),
        *(Change(person, {}, _facts(record, person, ids), is_new=True) for person, record in added.items()),
    ]
    if not wish.allow_shrink:
        _refuse_shrink(roster.entries, known, changes, tool)
    text = merged(roster, changes) if changes else roster.text
    return Proposal(roster, text, tuple(changes), _unknown(roster.entries, known), _back(roster, known), reused)


def _wanted(entries: Iterable[Entry], tool: str, wish: Wish) -> Wanted:
    everybody = list(entries)
    bound = frozenset(entry.hr for entry in everybody if is_bound(entry, tool))
    called = (entry.email for entry in everybody if entry.is_active and not is_bound(entry, tool))
    return Wanted(wish.everybody, bound, frozenset(filter(None, called)) | wish.add)


def is_bound(entry: Entry, tool: str) -> bool:
    """Tell whether somebody is known to a tool by its own id."""
    return entry.hr.startswith(f"{tool}:")


# --- who is who


def matched(entries: Mapping[str, Entry], records: Iterable[PersonRecord], tool: str) -> dict[str, PersonRecord]:
    """Find each person's record: by the tool's id, and only without one by e-mail.

    An address may be given to somebody else one day, an id is not; so whoever has left keeps nobody's
    address. Errors: CannotSync if two entries, or two records, are one person.
    """
    by_hr, by_email = {record.hr: record for record in records}, _by_email(records)
    found: dict[str, PersonRecord] = {}
    owner: dict[str, str] = {}
    for person, entry in entries.items():
        bound = is_bound(entry, tool)
        record = by_hr.get(entry.hr) if bound else by_email.get(entry.email) if entry.is_active else None
        if record is not None:
            if record.hr in owner:
                key = "hr" if bound else "email"
                raise CannotSync("entry-twice", person=owner[record.hr], other=person, key=key)
            owner[record.hr], found[person] = person, record
    return found


def _by_email(records: Iterable[PersonRecord]) -> dict[str, PersonRecord]:
    """Sort records by e-mail; where somebody has left it to somebody else, it is the latter's."""
    found: dict[str, PersonRecord] = {}
    for record in sorted(records, key=lambda record: record.works_here):
        email = _email(record)
        before = found.get(email)
        if before and before.works_here:
            raise CannotSync("mixed-up", first=before.hr, second=record.hr)
        if email:
            found[email] = record
    return found


def _newcomers(
    entries: Mapping[str, Entry], records: Iterable[PersonRecord], known: Mapping[str, PersonRecord], wish: Wish
) -> tuple[list[PersonRecord], tuple[str, ...]]:
    """Find who is to be added, and whose address keeps somebody from it.

    Errors: CannotSync if nobody who works here has an address that was asked for.
    """
    here = [record for record in records if record.works_here]
    missing = wish.add - set(map(_email, here))
    if missing:
        raise CannotSync("nobody", emails=", ".join(sorted(missing)))
    there = {record.hr for record in known.values()}
    invited = [r for r in here if r.hr not in there and (wish.everybody or _email(r) in wish.add)]
    owners = {email: person for person, entry in entries.items() if (email := _email_of(entry, known.get(person)))}
    reused = {record.hr: owners[email] for record in invited if (email := _email(record)) in owners}
    added = sorted((record for record in invited if record.hr not in reused), key=_by_number)
    return added, tuple(sorted(reused.values()))


def _email(record: PersonRecord) -> str:
    return (record.email or "").casefold()


def _email_of(entry: Entry, record: PersonRecord | None) -> str:
    """Take the address that somebody has from now on."""
    return (_email(record) if record and record.works_here else "") or entry.email


def _by_number(record: PersonRecord) -> tuple[int, str]:
    return len(record.hr), record.hr


# --- what becomes of it


def _updates(
    entries: Mapping[str, Entry], known: Mapping[str, PersonRecord], ids: Mapping[str, str], tool: str
) -> Iterator[Change]:
    """Find what is to change for those who take part; the tool brings nobody back."""
    for person, entry in entries.items():
        record = known.get(person)
        if not entry.is_active or (record is None and not is_bound(entry, tool)):
            continue
        facts = _facts(record, person, ids) if record else {"active": "false"}
        after = {key: value for key, value in facts.items() if not _is_same(key, entry.facts.get(key), value)}
        if after:
            yield Change(person, entry.facts, after)


def _facts(record: PersonRecord, person: str, ids: Mapping[str, str]) -> dict[str, str | None]:
    """Say what is to stand in the roster; of somebody who has left nothing more than that."""
    if not record.works_here:
        return {"hr": record.hr, "active": "false"}
    above = (ids[supervisor] for supervisor in record.supervisors if ids.get(supervisor, person) != person)
    said = {
        "name": record.name or None,
        "email": record.email,
        "team": record.team,
        "office": record.office,
        # The nearest who is in the roster: pairs keep clear of the whole line, so it must not break.
        "manager": next(above, None),
        "hr": record.hr,
    }
    return {
        key: value
        for key, value in said.items()
        if key not in record.silent and (value is not None or key not in ("name", "email"))
    }


def _is_same(key: str, before: str | None, after: str | None) -> bool:
    """Tell whether a value says the same already, however it is written."""
    if before is None or after is None:
        return before == after
    if key == "manager":
        return slug(before.removeprefix("@")) == after
    before = " ".join(before.split())
    return before.casefold() == after.casefold() if key == "email" else before == after


def _refuse_shrink(
    entries: Mapping[str, Entry], known: Mapping[str, PersonRecord], changes: Iterable[Change], tool: str
) -> None:
    """Take an answer in which more than a fifth of the people have left for a fault."""
    here = [
        person for person, entry in entries.items() if entry.is_active and (person in known or is_bound(entry, tool))
    ]
    gone = sum(change.leaves for change in changes)
    if gone * 5 > len(here):
        raise CannotSync("shrink", gone=gone, all=len(here))


def _unknown(entries: Mapping[str, Entry], known: Mapping[str, PersonRecord]) -> tuple[str, ...]:
    return tuple(p for p, entry in entries.items() if entry.is_active and not entry.hr and p not in known)


def _back(roster: RosterFile, known: Mapping[str, PersonRecord]) -> tuple[str, ...]:
    return tuple(p for p, record in known.items() if record.works_here and not roster.entries[p].is_active)
