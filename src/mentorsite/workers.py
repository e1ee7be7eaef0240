"""Work through jobs, here or in other processes, with few of them in memory at a time."""

from __future__ import annotations

import gc
import os
import pickle
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager
from functools import lru_cache
from io import BytesIO
from itertools import chain, islice
from multiprocessing import parent_process
from threading import Thread
from typing import Any, TypeVar

Work = TypeVar("Work")
Result = TypeVar("Result")

CHUNK = 8
"""Jobs of one mentee each that travel together: fewer would cost more to send than to do."""
IN_FLIGHT = 4
"""Chunks under way at a time."""
FEW = 4
"""Jobs that are done before other processes would have started."""


def cores() -> int:
    """Count the processor's cores that we may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def processes(count: int, *, at_once: bool = False) -> Iterator[Executor]:
    """Start other processes to work in, when there is work or at once; they end with this one, whatever ends it."""
    executor = ProcessPoolExecutor(count, initializer=_begin)
    try:
        if at_once:
            executor.submit(cores)
        yield executor
    finally:
        executor.shutdown(cancel_futures=True)


def _begin() -> None:
    """Leave Ctrl-C to the process that we work for, watch whether it lives, and keep the memory small."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    # Each mentee's work leaves some circles of objects behind; whatever was there before is none of them.
    gc.freeze()
    gc.set_threshold(50_000, 10, 10)
    gc.enable()
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End when the other process has ended: nobody would ever tell us after its `kill -9`."""
    if parent := parent_process():
        parent.join()
        os._exit(1)


def in_parallel(
    do: Callable[[Work], Result],
    jobs: Iterable[Work],
    executor: Executor | None,
    shared: object = None,
    *,
    few: int = FEW,
    together: int = CHUNK,
) -> Iterator[Result]:
    """Do each job, in the order in which they end; few of them, or without an executor, one after the other, here.

    `shared` is what all jobs have in common: it is taken apart and put together once in each process,
    and not with every few jobs, of which some travel `together`.
    """
    first = list(islice(jobs := iter(jobs), few + 1))
    if executor is None or len(first) <= few:
        yield from map(do, chain(first, jobs))
        return
    luggage, under_way = pickle.dumps(shared), set[Future[list[Result]]]()
    for chunk in _chunks(chain(first, jobs), together):
        under_way.add(executor.submit(_all, do, luggage, _packed(chunk, shared)))
        if len(under_way) >= IN_FLIGHT:
            done, under_way = wait(under_way, return_when=FIRST_COMPLETED)
            yield from (result for future in done for result in future.result())
    for future in under_way:
        yield from future.result()


def _chunks(jobs: Iterable[Work], most: int) -> Iterator[list[Work]]:
    """Cut jobs into chunks, the first ones small, so that every worker soon has something to do."""
    iterator = iter(jobs)
    size = 1
    while chunk := list(islice(iterator, size)):
        yield chunk
        size = min(most, size + 1)


def _all(do: Callable[[Work], Result], luggage: bytes, packed: bytes) -> list[Result]:
    return [do(job) for job in _unpacked(packed, _shared(luggage))]


@lru_cache(maxsize=1)
def _shared(luggage: bytes) -> object:
    return pickle.loads(luggage)  # noqa: S301 (our own process has written it)


class _Packing(pickle.Pickler):
    """Leaves out what is shared."""

    shared: object

    def persistent_id(self, obj: object) -> bool | None:
        return True if obj is self.shared and obj is not None else None


class _Unpacking(pickle.Unpickler):
    """Puts it back."""

    shared: object

    def persistent_load(self, pid: object) -> object:
        return self.shared


def _packed(jobs: Sequence[object], shared: object) -> bytes:
    place = BytesIO()
    packing = _Packing(place)
    packing.shared = shared
    packing.dump(jobs)
    return place.getvalue()


def _unpacked(packed: bytes, shared: object) -> Any:
    unpacking = _Unpacking(BytesIO(packed))
    unpacking.shared = shared
    return unpacking.load()
