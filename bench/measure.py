"""Seconds and memory of a command."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

BETWEEN_LOOKS = 0.05
"""Seconds between two looks at the memory of all processes."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command took."""

    seconds: float
    processor: float = 0.0
    """Seconds of all its processes on all cores together."""
    largest: float = 0.0
    """MiB at most in its largest process, as the system counted."""
    together: float = 0.0
    """MiB at most in all its processes, shared pages counted once; seen from time to time. 0 where nobody looked."""


def cost(command: Sequence[str], folder: Path, *, looks: bool = False) -> Cost:
    """Run a command to its end; `looks` also watches the memory of all its processes.

    Errors: RuntimeError with the end of what it said, where it fails.
    """
    # What others have left to be written to the disk is not this command's.
    os.sync()
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=said, stderr=said)
        most, over = [0.0], Event()
        watcher = Thread(target=_watch, args=(process.pid, most, over))
        if looks:
            watcher.start()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        over.set()
        if looks:
            watcher.join()
        if process.returncode:
            said.seek(0)
            raise RuntimeError(f"{' '.join(command)}: {said.read().decode(errors='replace')[-2000:]}")
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return Cost(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit, most[0])


def _watch(pid: int, most: list[float], over: Event) -> None:
    while not over.wait(BETWEEN_LOOKS):
        most[0] = max(most[0], sum(map(_share, _family(pid))))


def worked(pid: int) -> float:
    """Tell how many seconds a process and its children that still run have kept a core busy; 0 where nobody knows."""
    return sum(map(_worked, _family(pid)))


def _worked(pid: int) -> float:
    with suppress(OSError):
        # The name in parentheses may hold blanks; the twelfth and thirteenth field after it are user and system.
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return 0.0


def _family(pid: int) -> Iterator[int]:
    """List a process and all that it has started."""
    yield pid
    with suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield from _family(int(child))


def _share(pid: int) -> float:
    """Tell how much memory belongs to a process, in MiB: its own, and its share of what it has in common."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    return 0.0
