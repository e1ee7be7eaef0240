"""The bell: when it rings, and that it goes on ringing when folders are replaced under it."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Collection, Iterator, Sequence
from functools import partial
from pathlib import Path
from threading import Event, Thread

import pytest

from mentorsite.watch import bells, watched
from previewing import soon

PULSE = 0.1


@pytest.fixture
def content(tmp_path):
    folder = tmp_path / "content"
    folder.mkdir()
    return folder


def told(*visits: Sequence[Collection[str]]):
    """A watcher that tells what it was told to, one visit after the other, and then ends the watch."""
    waiting = list(visits)

    def watcher(folders: Sequence[Path], stop: Event) -> Iterator[Collection[str]]:
        yield from waiting.pop(0)
        if not waiting:
            stop.set()

    return watcher


def rings(folders, watcher):
    return sum(1 for _ in bells(folders, Event(), watcher))


def test_it_rings_for_a_change_and_once_more_when_it_is_quiet(content):
    # At the start, for the change, for the quiet after it; and at the end of the watch.
    assert rings([content], told([[], ["a.md"], [], [], []])) == 4


def test_it_names_what_changed_and_nothing_where_it_could_be_anything(content):
    # At the start of the watch, for the change, for the quiet after it, at the end of the watch.
    assert list(bells([content], Event(), told([[], ["a.md"], [], []]))) == [[], ["a.md"], [], ()]


def test_many_changes_at_a_time_ring_once(content):
    storm = [f"{number}.md" for number in range(2000)]
    assert rings([content], told([[], storm, []])) == rings([content], told([[], ["a.md"], []]))


def test_a_folder_that_something_happened_to_is_watched_anew(content):
    visits = []

    def watcher(folders, stop):
        visits.append(list(folders))
        yield [str(content)]
        stop.set()
        yield [str(content / "never.md")]

    stop = Event()
    bell = bells([content], stop, watcher)
    next(bell)
    next(bell)
    next(bell)
    assert visits == [[content], [content]]


def test_a_folder_replaced_by_another_is_watched_anew(content, tmp_path):
    visits = []

    def watcher(folders, stop):
        visits.append(content.stat().st_ino)
        content.rename(tmp_path / f"old{len(visits)}")
        content.mkdir()
        if len(visits) == 3:
            stop.set()
        yield []
        yield []

    assert rings([content], watcher) >= 3
    assert len(set(visits)) == 3


def test_only_folders_that_are_there_are_watched(content, tmp_path):
    visits = []

    def watcher(folders, stop):
        visits.append([folder.name for folder in folders])
        (tmp_path / "templates").mkdir(exist_ok=True)
        if len(visits) == 2:
            stop.set()
        yield []

    rings([content, tmp_path / "templates"], watcher)
    assert visits == [["content"], ["content", "templates"]]


def test_where_the_system_cannot_watch_each_pulse_rings(content):

    def watcher(folders, stop):
        raise OSError("no space left for watches")
        yield

    bell = bells([content], Event(), watcher, pulse=0.01)
    assert [next(bell) for _ in range(5)] == [()] * 5


# --- with the system's own events


class Counted:
    """A bell that rings in the background, and counts."""

    def __init__(self, folders):
        self.stop, self.rings, self.last = Event(), 0, 0.0
        self.thread = Thread(target=self._count, args=(folders,), daemon=True)
        self.thread.start()

    def _count(self, folders):
        for _ in bells(folders, self.stop, partial(watched, pulse=PULSE), PULSE):
            self.rings, self.last = self.rings + 1, time.monotonic()

    def quiet(self):
        """Wait until it has not rung for a while; how often it has rung."""
        soon(lambda: time.monotonic() - self.last > 6 * PULSE and self.rings > 0, 30)
        return self.rings

    def end(self):
        self.stop.set()
        self.thread.join(10)
        assert not self.thread.is_alive()


@pytest.fixture
def bell(content, tmp_path):
    counted = Counted([content, tmp_path / "templates"])
    counted.quiet()
    yield counted
    counted.end()


def rang_after(bell, change):
    before = bell.rings
    change()
    return soon(lambda: bell.rings > before, 15)


def test_reading_rings_no_bell(content, bell):
    (content / "a.md").write_text("a")
    before = bell.quiet()
    for _ in range(20):
        (content / "a.md").read_text()
        list(content.iterdir())
    assert bell.quiet() == before


def test_a_storm_of_files_rings_a_few_times_at_most(content, bell):
    before = bell.quiet()

    def storm():
        for number in range(2000):
            (content / f"{number}.md").write_text("a")

    assert rang_after(bell, storm)
    assert bell.quiet() - before <= 4


def test_a_file_deep_in_new_folders_rings(content, bell):
    def change():
        (content / "mentees/mara/goals").mkdir(parents=True)
        (content / "mentees/mara/goals/talk.md").write_text("a")

    assert rang_after(bell, change)
    bell.quiet()
    assert rang_after(bell, lambda: (content / "mentees/mara/goals/talk.md").write_text("b"))


def test_it_goes_on_when_the_folder_was_taken_away_and_put_back(content, bell, tmp_path):
    assert rang_after(bell, lambda: shutil.rmtree(content))
    assert rang_after(bell, content.mkdir)
    bell.quiet()
    assert rang_after(bell, lambda: (content / "a.md").write_text("a"))


def test_it_goes_on_when_the_folder_was_replaced(content, bell, tmp_path):
    other = tmp_path / "other"
    other.mkdir()

    def change():
        content.rename(tmp_path / "old")
        other.rename(content)

    assert rang_after(bell, change)
    bell.quiet()
    assert rang_after(bell, lambda: (content / "a.md").write_text("a"))


def test_templates_that_appear_later_are_watched(bell, tmp_path):
    assert rang_after(bell, (tmp_path / "templates").mkdir)
    bell.quiet()
    assert rang_after(bell, lambda: (tmp_path / "templates/base.html").write_text("a"))


def test_it_ends_when_told_to(content):
    counted = Counted([content])
    counted.quiet()
    counted.end()
    assert threading.current_thread().is_alive()
