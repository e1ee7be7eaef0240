"""Thousands of disturbed files, each taken through check, mend and build: tracebacks, signals, and the slowest one.

    PYTHONPATH=src:tests python bench/hostile.py --count 10000

Workers are processes of their own, so that the end of one by a signal is seen, and which file did it.
Time is the processor's, not the wall's: what else runs on the machine does not matter.
"""

from __future__ import annotations

import argparse
import multiprocessing
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from pathlib import Path
from statistics import median

from mutations import Workshop, mutation

PATIENCE = 120.0
"""Seconds after which one file counts as a hang."""


@dataclass
class Tally:
    seconds: dict[int, float] = field(default_factory=dict)
    tracebacks: dict[int, str] = field(default_factory=dict)
    ends: dict[int, str] = field(default_factory=dict)
    """Mutations that ended their worker: by which signal, or by taking too long."""
    findings: Counter[str] = field(default_factory=Counter)


def work(seed: int, pipe: Connection) -> None:
    """Take numbers from a pipe and answer each with seconds, findings and a traceback."""
    with tempfile.TemporaryDirectory() as folder:
        workshop = Workshop(Path(folder))
        workshop.survive(mutation(workshop.files, seed, 0))
        while (number := pipe.recv()) is not None:
            disturbed = mutation(workshop.files, seed, number)
            start, fault, found = time.process_time(), "", ()
            try:
                found = workshop.survive(disturbed)
            except Exception:
                fault = f"{disturbed.path}\n{traceback.format_exc()}"
            pipe.send((number, time.process_time() - start, fault, [finding.rule for finding in found]))


@dataclass
class Worker:
    process: multiprocessing.process.BaseProcess
    pipe: Connection
    number: int | None = None
    since: float = 0.0

    def give(self, number: int) -> None:
        self.number, self.since = number, time.monotonic()
        self.pipe.send(number)


def started(seed: int) -> Worker:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=work, args=(seed, theirs), daemon=True)
    process.start()
    theirs.close()
    return Worker(process, ours)


def run(seed: int, numbers: Iterator[int], workers: int) -> Tally:
    tally, busy = Tally(), []
    for _ in range(workers):
        busy += next_one(started(seed), numbers)
    while busy:
        ready = wait([worker.pipe for worker in busy], timeout=1)
        for worker in list(busy):
            if worker.pipe in ready:
                busy.remove(worker)
                alive = heard(worker, tally)
                busy += next_one(worker if alive else started(seed), numbers)
            elif time.monotonic() - worker.since > PATIENCE:
                busy.remove(worker)
                worker.process.kill()
                tally.ends[worker.number or 0] = "hang"
                busy += next_one(started(seed), numbers)
    return tally


def next_one(worker: Worker, numbers: Iterator[int]) -> list[Worker]:
    number = next(numbers, None)
    if number is None:
        worker.pipe.send(None)
        return []
    worker.give(number)
    return [worker]


def heard(worker: Worker, tally: Tally) -> bool:
    """Note what a worker says; false where it has died of a file."""
    try:
        number, seconds, fault, rules = worker.pipe.recv()
    except EOFError:
        worker.process.join()
        code = worker.process.exitcode or 0
        tally.ends[worker.number or 0] = signal.Signals(-code).name if code < 0 else f"exit {code}"
        return False
    tally.seconds[number] = seconds
    tally.findings.update(set(rules) or {"(nothing)"})
    if fault:
        tally.tracebacks[number] = fault
    if len(tally.seconds) % 500 == 0:
        print(f"{len(tally.seconds)} …", file=sys.stderr, flush=True)
    return True


def told(tally: Tally) -> None:
    for number, fault in list(tally.tracebacks.items())[:20]:
        print(f"--- {number}: {fault}")
    for number, end in tally.ends.items():
        print(f"--- {number}: {end}")
    middle = median(tally.seconds.values())
    slowest = sorted(tally.seconds, key=tally.seconds.__getitem__, reverse=True)[:5]
    print(f"mutations {len(tally.seconds) + len(tally.ends)}")
    print(f"tracebacks {len(tally.tracebacks)}")
    print(f"signals and hangs {len(tally.ends)}")
    worst = ", ".join(f"{number}: {tally.seconds[number] / middle:.1f} x" for number in slowest)
    print(f"median {middle * 1000:.0f} ms; slowest {worst}")
    print("found: " + ", ".join(f"{rule} {count}" for rule, count in tally.findings.most_common()))


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--count", type=int, default=10_000)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--first", type=int, default=1, help="the number of the first mutation")
    asked.add_argument("--workers", type=int, default=2)
    wish = asked.parse_args()
    tally = run(wish.seed, iter(range(wish.first, wish.first + wish.count)), wish.workers)
    told(tally)
    slowest = max(tally.seconds.values()) / median(tally.seconds.values())
    return int(bool(tally.tracebacks or tally.ends) or slowest > 100)


if __name__ == "__main__":
    sys.exit(main())
