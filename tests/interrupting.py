"""A build that is told to stop, at a moment that nobody has chosen."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from faults import command, environment

Process = subprocess.Popen[str]
Moment = Callable[[Path, Process], None]
"""Waits for the moment in which a build in a folder is to be interrupted."""

PREPARED = ".site.new-*"
"""What lies beside a site from the first prepared page on."""
WRITTEN_DOWN = ".mentorsite/*.journal.json"
"""What lies in the state folder while pages come to stand in their place."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a build has ended: what a shell would show, and what was said."""

    code: int
    said: str

    @property
    def is_interrupted(self) -> bool:
        return self.code >= 128


def interrupted(place: Path, number: signal.Signals, moment: Moment, *, group: bool = False) -> Ended:
    """Build, and send a signal at a moment; to the workers as well, as Ctrl-C in a terminal does, with `group`."""
    with subprocess.Popen(
        command(),
        cwd=place,
        env=environment(),
        text=True,
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        until(lambda: process.poll() is not None or hears(process.pid))
        moment(place, process)
        if process.poll() is None:
            os.kill(-process.pid if group else process.pid, number)
        said = process.communicate()[1]
    code = process.returncode
    return Ended(128 - code if code < 0 else code, said)


def until(is_so: Callable[[], bool]) -> None:
    """Wait until something is so; a minute at most, on a machine that is very busy."""
    end = time.monotonic() + 60
    while not is_so() and time.monotonic() < end:
        time.sleep(0.002)


def hears(process: int) -> bool:
    """Whether a process has begun to catch SIGTERM: before, Python is not ours yet."""
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return False
    caught = next(line for line in status.splitlines() if line.startswith("SigCgt:"))
    return bool(int(caught.split()[1], 16) & 1 << signal.SIGTERM - 1)


def any_moment(chance: random.Random, span: float) -> Moment:
    """A moment of the whole build: `span` are its seconds."""
    return lambda place, process: time.sleep(chance.uniform(0, span))


def after(sign: str, chance: random.Random, span: float) -> Moment:
    """A moment in the seconds after a file of this name has come, unless the build ends before."""

    def moment(place: Path, process: Process) -> None:
        while process.poll() is None and not any(place.glob(sign)):
            time.sleep(0.0001)
        time.sleep(chance.uniform(0, span))

    return moment
