"""From an edit to the new page in each generator's preview."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass

from ground import Ground, edit
from measure import Cost

OPENING = 900.0
"""Seconds in which a preview must show its first page, and an edit must appear."""
BETWEEN_QUESTIONS = 0.01
CALM = 2.0
"""Seconds between two edits, so that the last one is over."""


@dataclass(frozen=True, slots=True)
class Preview:
    """A generator's server, as it runs."""

    ground: Ground
    port: int
    process: subprocess.Popen[bytes]


def edits_to_pages(grounds: Sequence[Ground], rounds: int) -> Iterator[dict[str, Cost]]:
    """Open all previews, edit the same conversation in each of them in turn, and wait for it."""
    with ExitStack() as open_ones:
        previews = [open_ones.enter_context(_opened(ground)) for ground in grounds]
        for number in range(rounds):
            found = {}
            for preview in previews[number % len(previews) :] + previews[: number % len(previews)]:
                time.sleep(CALM)
                found[preview.ground.tool.name] = _edited(preview, f"Preview {number} has been written.")
            yield found


@contextmanager
def _opened(ground: Ground) -> Iterator[Preview]:
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
        _wait_for(preview, "<html")
        # Once before it counts: a first edit may find things that are only loaded then.
        _edited(preview, "A first sentence, before it counts.")
        yield preview
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        process.wait()


def _free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


def _edited(preview: Preview, sentence: str) -> Cost:
    start = time.perf_counter()
    edit(preview.ground, sentence)
    _wait_for(preview, sentence)
    return Cost(time.perf_counter() - start)


def _wait_for(preview: Preview, words: str) -> None:
    """Ask for the page until words stand on it.

    Errors: RuntimeError where the preview ends, or takes too long.
    """
    until = time.monotonic() + OPENING
    while words not in _asked(preview):
        if preview.process.poll() is not None or time.monotonic() > until:
            raise RuntimeError(f"the preview of {preview.ground.tool.name} does not show {preview.ground.page}")
        time.sleep(BETWEEN_QUESTIONS)


def _asked(preview: Preview) -> str:
    visit = http.client.HTTPConnection("127.0.0.1", preview.port, timeout=60)
    with suppress(OSError, http.client.HTTPException):
        visit.request("GET", preview.ground.page)
        answer = visit.getresponse()
        return answer.read().decode(errors="replace") if answer.status == 200 else ""
    return ""
