"""Work through jobs, here or in other processes, with few of them in memory at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from itertools import islice
from typing import TypeVar

Work = TypeVar("Work")
Result = TypeVar("Result")

CHUNK = 8
"""Jobs that travel together: fewer would cost more to send than to do."""
IN_FLIGHT = 4
"""Chunks under way at a time."""


def in_parallel(do: Callable[[Work], Result], jobs: Iterable[Work], executor: Executor | None) -> Iterator[Result]:
    """Do each job, in the order in which they end; without an executor one after the other, here."""
    if executor is None:
        yield from map(do, jobs)
        return
    chunks = _chunks(jobs)
    under_way: set[Future[list[Result]]] = set()
    for chunk in chunks:
        under_way.add(executor.submit(_all, do, chunk))
        if len(under_way) >= IN_FLIGHT:
            done, under_way = wait(under_way, return_when=FIRST_COMPLETED)
            yield from (result for future in done for result in future.result())
    for future in under_way:
        yield from future.result()


def _chunks(jobs: Iterable[Work]) -> Iterator[list[Work]]:
    """Cut jobs into chunks, the first ones small, so that every worker soon has something to do."""
    iterator = iter(jobs)
    size = 1
    while chunk := list(islice(iterator, size)):
        yield chunk
        size = min(CHUNK, size + 1)


def _all(do: Callable[[Work], Result], jobs: list[Work]) -> list[Result]:
    return [do(job) for job in jobs]
