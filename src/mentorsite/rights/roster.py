"""The roster without somebody: their entry taken out, or no more of it left than others still need."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from mentorsite.connect.roster import RosterFile
from mentorsite.connect.splices import written
from mentorsite.content.frontmatter import ROSTER, read_yaml
from mentorsite.inventory import Content, jobs
from mentorsite.job import examine
from mentorsite.programme.checks.shared import check_common
from mentorsite.programme.common import Common
from mentorsite.rights.belongings import ROSTER_FILE, entry_lines, entry_name

Fate = Literal["none", "removed", "reduced", "by-hand"]
"""What becomes of the entry: there is none, it goes, its name stays, or it is written so that we leave it alone."""


def still_named(content: Content, common: Common, person: str) -> list[str]:
    """List the files of others that would have a mistake if nobody had this id any more."""
    without = replace(
        common,
        people={other: entry for other, entry in common.people.items() if other != person},
        ids=common.ids - {person},
        mentors={other: offer for other, offer in common.mentors.items() if other != person},
    )
    new = {*check_common(without)} - {*check_common(common)}
    for job in jobs(content, common):
        if job.mentee != person:
            new |= {*examine(replace(job, common=without))[1]} - {*examine(job)[1]}
    return sorted({finding.path for finding in new})


def without_entry(roster: RosterFile, person: str, needed: bool) -> tuple[Fate, str]:
    """Make the roster's text without an entry; where others need it, the name stays and the person is inactive."""
    name = entry_name(roster.head, person)
    if name is None:
        return "none", roster.text
    value = roster.head.values.get(name)
    called = value.get("name") if isinstance(value, dict) else None
    left = {"name": called if isinstance(called, str) else person, "active": "false"}
    meant = {key: (left if key == name else old) for key, old in roster.head.values.items() if needed or key != name}
    new = f"{written(name)}:\n  name: {written(left['name'])}\n  active: false\n" if needed else ""
    for text in _cuts(roster, name, new):
        head, faults = read_yaml(text, ROSTER_FILE, limits=ROSTER)
        if not faults and head.values == meant:
            return ("reduced" if needed else "removed"), text
    return "by-hand", roster.text


def _cuts(roster: RosterFile, name: str, new: str) -> list[str]:
    """Put something in the place of an entry: up to its last line, or up to the next entry's first."""
    lines = roster.text.split("\n")
    start, end = entry_lines(roster.head, name)
    following = (place.line - 1 for way, place in roster.head.keys.items() if len(way) == 1 and place.line - 1 > start)
    ends = [end, min(following, default=len(lines))]
    return ["\n".join([*lines[:start], *([new.rstrip("\n")] if new else []), *lines[each:]]) for each in ends]
