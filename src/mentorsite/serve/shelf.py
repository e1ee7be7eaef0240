"""A shelf for what is costly to make: each thing is made once, however many ask for it at a time."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from threading import Lock
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Thing = TypeVar("Thing")


class Shelf(Generic[Key, Thing]):
    """Things by key; where there is no room left, what was longest not asked for goes."""

    def __init__(self, room: int) -> None:
        self._room = room
        self._lock = Lock()
        self._places: OrderedDict[Key, Future[Thing]] = OrderedDict()

    def find(self, key: Key) -> Thing | None:
        """Take what stands ready, or None."""
        with self._lock:
            place = self._places.get(key)
            if place is None or not place.done():
                return None
            self._places.move_to_end(key)
        return place.result()

    def take(self, key: Key, make: Callable[[], Thing]) -> Thing:
        """Take a thing; make it first where it is not there, or wait for whoever is making it.

        Errors: whatever `make` raises, for everybody who waits; the next one tries again.
        """
        with self._lock:
            place, is_new = self._places.get(key), key not in self._places
            if place is None:
                place = self._places[key] = Future()
            self._places.move_to_end(key)
            self._make_room()
        if is_new:
            self._fill(key, place, make)
        return place.result()

    def put(self, key: Key, thing: Thing) -> None:
        """Put a thing down, in place of an older one."""
        place: Future[Thing] = Future()
        place.set_result(thing)
        with self._lock:
            self._places[key] = place
            self._places.move_to_end(key)
            self._make_room()

    def keep_only(self, is_kept: Callable[[Key], bool]) -> None:
        """Clear away whatever nobody will ask for again."""
        with self._lock:
            for key in [key for key in self._places if not is_kept(key)]:
                del self._places[key]

    def _make_room(self) -> None:
        while len(self._places) > self._room:
            self._places.popitem(last=False)

    def _fill(self, key: Key, place: Future[Thing], make: Callable[[], Thing]) -> None:
        try:
            place.set_result(make())
        except BaseException as fault:
            with self._lock:
                if self._places.get(key) is place:
                    del self._places[key]
            place.set_exception(fault)
