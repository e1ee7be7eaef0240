"""From an edit to the new page in each generator's preview."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass

from ground import Ground, clear, edit
from measure import Cost, worked

OPENING = 900.0
"""Seconds in which a preview must show its first page, and notice a first edit."""
BETWEEN_QUESTIONS = 0.01
CALM = 2.0
BUSY = 0.05
"""Seconds of work within that time, from which on a preview is not at rest."""
RESTING = 15.0
"""Seconds in which one comes to rest, or never does: MkDocs looks at all files again and again."""
LOST = 180.0
"""Seconds after which an edit counts as not noticed: Pelican looks away while it builds."""
PATIENCE = 30.0
"""Seconds after which a first edit is made again: some previews show pages before they watch the files."""


@dataclass(frozen=True, slots=True)
class Preview:
    """A generator's server, as it runs."""

    ground: Ground
    port: int
    process: subprocess.Popen[bytes]


def edits_to_pages(grounds: Sequence[Ground], rounds: int) -> Iterator[dict[str, Cost]]:
    """Open all previews, edit the same conversation in each of them in turn, and wait for it.

    Only one of them runs at a time, the others are halted: some are busy even when nothing happens.
    """
    with ExitStack() as open_ones:
        previews = [open_ones.enter_context(_opened(ground)) for ground in grounds]
        for number in range(rounds):
            turn = previews[number % len(previews) :] + previews[: number % len(previews)]
            costs = {preview.ground.tool.name: _awake(preview, number) for preview in turn}
            yield {name: cost for name, cost in costs.items() if cost}


def _awake(preview: Preview, number: int) -> Cost | None:
    """Let a preview run, and measure one edit; None where it was not noticed."""
    os.killpg(preview.process.pid, signal.SIGCONT)
    _rest(preview)
    found = _edited(preview, f"Preview {number} has been written.")
    _rest(preview)
    os.killpg(preview.process.pid, signal.SIGSTOP)
    return found


def _rest(preview: Preview) -> None:
    """Wait until a preview has done all its work: a page may be there before the others."""
    until = time.monotonic() + RESTING
    while time.monotonic() < until:
        before = worked(preview.process.pid)
        time.sleep(CALM)
        if worked(preview.process.pid) - before < BUSY:
            return


@contextmanager
def _opened(ground: Ground) -> Iterator[Preview]:
    """Start a preview, make it ready, and halt it."""
    clear(ground)
    port = _free_port()
    process = subprocess.Popen(
        ground.tool.serve(port),
        cwd=ground.root,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        preview = Preview(ground, port, process)
        _warm(preview)
        _rest(preview)
        os.killpg(process.pid, signal.SIGSTOP)
        yield preview
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
            os.killpg(process.pid, signal.SIGCONT)
        _ended(process)


def _ended(process: subprocess.Popen[bytes]) -> None:
    with suppress(subprocess.TimeoutExpired):
        process.wait(timeout=10)
        return
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


def _warm(preview: Preview) -> None:
    """Wait for the first page, and edit it until that is noticed: what is only loaded then counts for nobody.

    Errors: RuntimeError where it never is.
    """
    until, number = time.monotonic() + OPENING, 0
    _wait_for(preview, "<html", until)
    while not _is_shown(preview, f"First sentence {number} does not count."):
        number += 1
        edit(preview.ground, f"First sentence {number} does not count.")
        with suppress(TimeoutError):
            _wait_for(preview, f"First sentence {number} does not count.", time.monotonic() + PATIENCE)
        if time.monotonic() > until:
            raise RuntimeError(f"the preview of {preview.ground.tool.name} does not notice edits")


def _edited(preview: Preview, sentence: str) -> Cost | None:
    start = time.perf_counter()
    edit(preview.ground, sentence)
    with suppress(TimeoutError):
        _wait_for(preview, sentence, time.monotonic() + LOST)
        return Cost(time.perf_counter() - start)
    return None


def _wait_for(preview: Preview, words: str, until: float) -> None:
    """Ask for the page until words stand on it.

    Errors: TimeoutError; RuntimeError where the preview has ended.
    """
    while not _is_shown(preview, words):
        if preview.process.poll() is not None:
            raise RuntimeError(f"the preview of {preview.ground.tool.name} has ended")
        if time.monotonic() > until:
            raise TimeoutError(f"the preview of {preview.ground.tool.name} does not show {preview.ground.page}")
        time.sleep(BETWEEN_QUESTIONS)


def _is_shown(preview: Preview, words: str) -> bool:
    visit = http.client.HTTPConnection("127.0.0.1", preview.port, timeout=60)
    with closing(visit), suppress(OSError, http.client.HTTPException):
        visit.request("GET", preview.ground.page)
        answer = visit.getresponse()
        return words in answer.read().decode(errors="replace") and answer.status == 200
    return False
