"""Looks at the files when the bell rings, or when somebody asks for a page, and tells whoever listens."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from threading import Condition, Lock
from typing import Final

from mentorsite.inventory import Clock, world_day
from mentorsite.memory import recall_history
from mentorsite.publish.place import STATE
from mentorsite.serve.snapshot import Snapshot, looked_at, mentees_at, snapshot_of

_FEW: Final = 8
"""Mentees whose folders are looked at one by one; for more, all files are."""


@dataclass(frozen=True, slots=True)
class News:
    """What listeners are told: digests of all pages and of all findings."""

    pages: str
    findings: str = ""
    """Empty until the mentees' files have been examined."""


class Lookout:
    """The files as they were last seen."""

    def __init__(self, root: Path, today: date | None = None, clock: Clock = world_day) -> None:
        """Look at the files for the first time.

        Errors: OSError where there is no content folder.
        """
        self.root: Final = root
        self._today, self._clock = today, clock
        self._looking = Lock()
        self._told = Condition()
        self._snapshot = snapshot_of(root, today, clock, None, recall_history(root / STATE))
        self._news = News(self._snapshot.version)

    def look(self) -> bool:
        """Look at all files again; true, and listeners are told, if anything is different now."""
        with self._looking:
            before = self._snapshot
            try:
                latest = snapshot_of(self.root, self._today, self._clock, before)
            except OSError:
                # A checkout has taken the folder away for the moment: the last pages stand.
                return False
            with self._told:
                # Whose page was asked for meanwhile may have been seen in a newer state.
                newer = [mentee for mentee, mark in self._snapshot.marks.items() if before.marks.get(mentee) != mark]
                return self._take(self._with(latest, newer) or latest)

    def look_where(self, paths: Collection[str]) -> bool:
        """Look where something happened; everywhere, if no place is named or it is no mentee's own."""
        mentees = mentees_at(self._snapshot, self.root, paths)
        seen = self.look_at(mentees) if 0 < len(mentees) <= _FEW else None
        return self.look() if seen is None else seen

    def look_at(self, mentees: Iterable[str]) -> bool | None:
        """Look at some mentees' folders again; None, and all stands, where that is not enough to know what is new."""
        with self._told:
            latest = self._with(self._snapshot, mentees)
            return self._take(latest) if latest else None

    def _with(self, snapshot: Snapshot, mentees: Iterable[str]) -> Snapshot | None:
        latest: Snapshot | None = snapshot
        for mentee in mentees:
            latest = latest and looked_at(latest, self.root, mentee)
        return latest

    def _take(self, latest: Snapshot) -> bool:
        is_new = latest is not self._snapshot and latest.state != self._snapshot.state
        self._snapshot = latest
        if is_new:
            self.tell(pages=latest.version)
        return is_new

    def current(self) -> Snapshot:
        """Take the snapshot of today; a new day is a new one."""
        programme = self._snapshot.common.programme
        if not self._today and not programme.as_of and self._clock(programme.time_zone) != self._snapshot.content.today:
            self.look()
        return self._snapshot

    # --- telling others

    @property
    def news(self) -> News:
        """What listeners were told last."""
        return self._news

    def tell(self, **news: str) -> None:
        """Tell listeners what is new."""
        with self._told:
            self._news = replace(self._news, **news)
            self._told.notify_all()

    def wait_for_news(self, known: News, seconds: float) -> News:
        """Wait until there are other news than those known, or the time is over."""
        with self._told:
            self._told.wait_for(lambda: self._news != known, seconds)
            return self._news

    def wait_for_change(self, known: Snapshot | None, seconds: float) -> Snapshot:
        """Wait until the files differ from those known, or the time is over."""
        with self._told:
            self._told.wait_for(lambda: known is None or self._snapshot.state != known.state, seconds)
            return self._snapshot
