"""A programme that is built by the command while something goes wrong: killed, no room, no right to write.

strace lets the n-th call of a kind fail, or kills the build right before it. What may stand afterwards
is known: each page as it was, or as it is going to be, byte for byte.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from programme_text import write_programme

OLD = """
=== mentees/ada/goals/talk.md
---
title: Give a talk
---
- [ ] Pick a topic
=== mentees/ada/goals/lead.md
---
title: Lead a meeting
---
::: only ada
With a dry mouth.
:::
- [ ] Write an agenda
=== mentees/ada/sessions/2026-04-01.md
We talked about slides.
=== mentees/cem/mentee.md
---
pairs: [{mentor: dora, from: 2026-02-01}]
---
Far away.
=== handbook/how.md
# How it works
"""

FEW = OLD.replace("Pick a topic", "Pick a topic that you like")
"""One goal in other words: a few pages are replaced one by one."""

MANY = "=== programme.md\n---\ntitle: Companions\nlanguages: [en, de]\ncoordinators: [nadja]\n---" + OLD
"""Another title, which stands on all pages: the site is exchanged as a whole."""

Shown = Mapping[str, tuple[str, str]]
"""By path: the kind and mode, and the digest of the bytes."""


@dataclass(frozen=True, slots=True)
class Change:
    """A build, and what it finds."""

    name: str
    before: str | None
    """What was built before, or None for a first build."""
    after: str


CHANGES = (Change("first", None, OLD), Change("few", OLD, FEW), Change("many", OLD, MANY))


@dataclass(frozen=True, slots=True)
class Model:
    """What a change begins with, and what stands when it was undisturbed."""

    change: Change
    folder: Path
    """Ready for the build: to be copied."""
    old: Shown
    new: Shown
    state: frozenset[str]
    """The names in the state folder."""


def model_of(change: Change, at: Path) -> Model:
    """Build what stands before, and what would stand if nobody disturbed the build."""
    folder, cold = at / "before", at / "cold"
    for place, text in ((folder, change.before), (cold, change.after)):
        write_programme(place, text or change.after)
        if text:
            built(place)
    write_programme(folder, change.after)
    return Model(change, folder, shown(folder / "site"), shown(cold / "site"), names(cold / ".mentorsite"))


def copied(model: Model, at: Path) -> Path:
    """Copy a programme with its site and its state, files with several names as such."""
    subprocess.run(["cp", "-a", model.folder, at], check=True)
    return at


def command(*options: str) -> list[str]:
    return [sys.executable, "-m", "mentorsite", "build", "--today", "2026-04-20", *options]


def environment(**more: str) -> dict[str, str]:
    """As few variables as possible, and the code that is tested."""
    return {"PATH": os.environ["PATH"], "PYTHONPATH": os.pathsep.join(sys.path), "LC_ALL": "C.UTF-8", **more}


def run(place: Path, *options: str, under: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*under, *command(*options)], cwd=place, env=environment(), capture_output=True, text=True, check=False
    )


def built(place: Path, *options: str) -> None:
    """Build undisturbed; anything but success is a fault."""
    done = run(place, *options)
    assert (done.returncode, "written" in done.stdout) == (0, True), done.stdout + done.stderr


def strace() -> str:
    """Debian's strace; a test that needs it is skipped where there is none."""
    return shutil.which("strace") or pytest.skip("strace is not installed")


def disturbed(place: Path, call: str, number: int, fault: str, *options: str) -> subprocess.CompletedProcess[str]:
    """Build while the n-th call of a kind meets a fault: `signal=KILL`, `error=ENOSPC`."""
    inject = f"inject={call}:{fault}:when={number}"
    # Faster, but in this way strace sends no signals.
    quick = ("-f", "--seccomp-bpf") if fault.startswith("error") else ()
    under = (strace(), *quick, "-qq", "-o", os.devnull, "-e", f"trace={call}", "-e", inject)
    return run(place, *options, under=under)


def calls(model: Model, at: Path, kinds: tuple[str, ...]) -> Counter[str]:
    """Count the calls of each kind in an undisturbed build."""
    trace = at.with_name(at.name + ".trace")
    under = (strace(), "-qq", "-o", str(trace), "-e", "trace=" + ",".join(kinds))
    done = run(copied(model, at), under=under)
    assert done.returncode == 0, done.stderr
    found = (line.partition("(")[0] for line in trace.read_text().splitlines())
    return Counter(name for name in found if name in kinds)


def shown(site: Path) -> Shown:
    """Everything in a site: folders, files, and whatever should not be there."""
    return dict(_shown(site)) if site.is_dir() else {}


def _shown(site: Path) -> Iterator[tuple[str, tuple[str, str]]]:
    for path in sorted(site.rglob("*")):
        its = path.lstat()
        data = path.read_bytes() if stat.S_ISREG(its.st_mode) else b""
        yield path.relative_to(site).as_posix(), (stat.filemode(its.st_mode), hashlib.sha256(data).hexdigest())


def digest(site: Path) -> str:
    """One digest over the paths, the bytes and the modes of a whole site."""
    return hashlib.sha256(repr(sorted(shown(site).items())).encode()).hexdigest()


def names(folder: Path) -> frozenset[str]:
    return frozenset(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def torn(model: Model, place: Path) -> list[str]:
    """Name the pages that are neither the old nor the new ones, and those missing although both sites have them."""
    found = {path: it for path, it in shown(place / "site").items() if ".mentorsite" not in path}
    both = model.old.keys() & model.new.keys() - {".mentorsite-site"}
    strange = [
        path for path, it in found.items() if it[0][0] == "-" and it not in (model.old.get(path), model.new.get(path))
    ]
    return sorted({*strange, *(path for path in both if path not in found)})


def litter(model: Model, place: Path) -> list[str]:
    """Name what a build has left that belongs neither to the programme nor to its site and state."""
    beside = {path.name for path in place.iterdir()} - {"content", "site", ".mentorsite"}
    within = {path for path in shown(place / "site") if path.startswith(".mentorsite-new-")}
    state = {name for name in names(place / ".mentorsite") - model.state if not name.startswith("unchanged-")}
    return sorted(beside | within | state)
