"""The end of what is here about a person: their files, their entry, their pages; what cannot go is a list."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

from mentorsite import unchanged
from mentorsite.build import LOCK_WAIT
from mentorsite.connect.refusals import CannotSync
from mentorsite.connect.roster import RosterFile, read_roster_file, write
from mentorsite.inventory import Content
from mentorsite.memory import forget_several
from mentorsite.programme.common import Common
from mentorsite.publish.folders import remove
from mentorsite.publish.lock import locked
from mentorsite.publish.place import STATE, is_ours
from mentorsite.publish.state import Ledger, read_manifest, read_private, write_manifest
from mentorsite.rights.belongings import belongings, places
from mentorsite.rights.roster import Fate, still_named, without_entry
from mentorsite.rights.traces import Trace, traces


@dataclass(frozen=True, slots=True)
class Output:
    """A site that a build remembers, and the files in it that are the person's own."""

    out: Path
    ledger: Ledger
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What would be removed, and what would stay."""

    person: str
    name: str | None
    places: tuple[Path, ...]
    """The mentee's folder and the mentor's offer."""
    paths: tuple[str, ...]
    """The same, relative to the content folder."""
    files: int
    is_repository: bool
    """Whether the folder is a clone of a repository of its own."""
    fate: Fate
    needed_by: tuple[str, ...]
    """Files of others that could not do without the entry in the roster."""
    traces: tuple[Trace, ...]
    outputs: tuple[Output, ...]
    roster: RosterFile | None = None
    text: str = ""
    """The roster as it is to be."""


def planned(content: Content, common: Common, root: Path, person: str) -> Plan:
    """See what there is of a person; nothing is changed."""
    folder = root / "content"
    found, name = places(folder, person), common.people[person].name if person in common.people else None
    needed = still_named(content, common, person)
    roster = _roster(folder)
    fate, text = without_entry(roster, person, bool(needed)) if roster else ("by-hand", "")
    return Plan(
        person=person,
        name=name,
        places=tuple(found),
        paths=tuple(place.relative_to(folder).as_posix() for place in found),
        files=len(belongings(folder, person)),
        is_repository=any((place / ".git").exists() for place in found),
        fate=fate,
        needed_by=tuple(needed),
        traces=tuple(traces(folder, person, name)),
        outputs=tuple(_outputs(root, person)),
        roster=roster,
        text=text,
    )


def _roster(folder: Path) -> RosterFile | None:
    try:
        return read_roster_file(folder)
    except CannotSync:
        # A roster with a mistake is not rewritten; the person is told to do it by hand.
        return None


def _outputs(root: Path, person: str) -> Iterator[Output]:
    """Find the person's own files in the sites that a build remembers."""
    for path in sorted((root / STATE).glob("site-*.manifest.json")):
        value, _ = read_private(path)
        named = value.get("out") if isinstance(value, dict) else None
        ledger = Ledger(root / STATE, named) if isinstance(named, str) else None
        manifest = read_manifest(path, ledger) if ledger and ledger.manifest == path else None
        out = root / named if isinstance(named, str) else root
        if ledger and manifest and is_ours(out) and not out.is_symlink():
            alone = manifest.layout == f"plain {person}"
            own = (name for name, its in manifest.files.items() if alone or _is_theirs(name, its.unit, person))
            yield Output(out, ledger, tuple(sorted(own)))


def _is_theirs(file: str, unit: str, person: str) -> bool:
    return unit.startswith(f"mentees/{person}@") or file.startswith(f"readers/{person}/")


def _strike(output: Output, person: str) -> None:
    """Strike the person's files off the list of a site: their names are those of goals and conversations."""
    listed = read_manifest(output.ledger.manifest, output.ledger)
    if listed:
        files = {name: its for name, its in listed.files.items() if name not in output.files}
        own = (f"mentees/{person}@", f"mentees/{person}/", f"search/{person}@")
        units = {unit for unit in listed.units if not unit.startswith(own)}
        left = replace(listed, files=files, units=frozenset(units), covered=listed.covered & units)
        write_manifest(output.ledger.manifest, output.ledger, left)


def carry_out(plan: Plan, root: Path) -> None:
    """Remove what was planned; the roster comes last, so that a second run finds what a first one left.

    Errors: OSError, Busy, CannotSync if somebody changes the roster meanwhile.
    """
    state = root / STATE
    with locked(state, LOCK_WAIT) if state.is_dir() else nullcontext():
        for place in plan.places:
            if place.is_dir() and not place.is_symlink():
                shutil.rmtree(place)
            else:
                place.unlink(missing_ok=True)
        for output in plan.outputs:
            remove(output.out, output.files)
            _strike(output, plan.person)
        (state / "mentees" / f"{plan.person}.json").unlink(missing_ok=True)
        forget_several(state)
        unchanged.forget(root)
        # It holds titles of goals and who wrote what; the next build reads anew what git still has.
        (state / "history.json").unlink(missing_ok=True)
        if plan.roster and plan.fate in ("removed", "reduced"):
            write(plan.roster, plan.text)
