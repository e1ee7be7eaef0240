"""`mentorsite serve` while everything happens to its files: a storm, a slow writer, roots that go and come back."""

from __future__ import annotations

import http.client
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread

import pytest

from previewing import edit, programme, soon
from repositories import environment, stamped

GOAL = "/as/hannah/mentees/hannah/goals/talk/"
PAUL = "/as/paul/mentees/paul/"


@dataclass
class Served:
    """A preview in a process of its own, as somebody runs it."""

    root: Path
    port: int
    process: subprocess.Popen[str]

    def get(self, path: str) -> tuple[int, str]:
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)) as connection:
            connection.request("GET", path)
            answer = connection.getresponse()
            return answer.status, answer.read().decode()

    def shows(self, path: str, words: str) -> bool:
        status, text = self.get(path)
        return status == 200 and words in text


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """Serve a programme; in the end the server has said nothing of faults, and ends as it should."""
    root = programme(tmp_path / "root")
    yield from serve(root)


def serve(root: Path) -> Iterator[Served]:
    command = [sys.executable, "-m", "mentorsite", "serve", "--port", "0", "--today", "2026-04-20"]
    place = os.pathsep.join(str(Path(folder).absolute()) for folder in sys.path if folder)
    variables = {**os.environ, "PYTHONPATH": place}
    with subprocess.Popen(
        command, cwd=root, env=variables, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        assert process.stderr
        found = re.search(r"http://127\.0\.0\.1:(\d+)/", process.stdout.readline())
        assert found, process.stderr.read()
        try:
            yield Served(root, int(found[1]), process)
        finally:
            process.send_signal(signal.SIGINT)
            said = process.stderr.read()
        assert (said.strip(), process.wait(20)) == ("", 130)


@dataclass
class Readers:
    """People who go on reading meanwhile."""

    seen: list[tuple[str, int, bool]] = field(default_factory=list)
    """Path, status, and whether the page was whole."""

    def read(self, served: Served, paths: tuple[str, ...], stop: Event) -> None:
        while not stop.is_set():
            for path in paths:
                status, text = served.get(path)
                self.seen.append((path, status, text.rstrip().endswith("</html>")))


@contextmanager
def reading(served: Served, *paths: str) -> Iterator[Readers]:
    """Let somebody read some pages over and over; each answer is a whole page."""
    readers, stop = Readers(), Event()
    reader = Thread(target=readers.read, args=(served, paths, stop))
    reader.start()
    try:
        yield readers
    finally:
        stop.set()
        reader.join(120)
    assert len(readers.seen) >= len(paths)
    assert {(status, whole) for _, status, whole in readers.seen} == {(200, True)}


def eventually(is_so: Callable[[], bool]) -> None:
    assert soon(is_so, 90)


# --- a storm


def test_a_checkout_of_two_thousand_files(served):
    """Between two branches: other words in one file, and a thousand goals that come and go."""
    root = served.root
    git(root, "init", "-q", "-b", "main")
    commit(root)
    git(root, "checkout", "-q", "-b", "many")
    edit(root, "mentees/paul/mentee.md", "the sea", "boats")
    for number in range(2_000):
        file = root / f"content/mentees/mentee-{number % 40}/goals/goal-{number}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"---\ntitle: Goal {number}\n---\n- [ ] begin\n")
    commit(root)
    git(root, "checkout", "-q", "main")
    eventually(lambda: served.shows(PAUL, "the sea"))
    with reading(served, PAUL, GOAL, "/as/nadja/"):
        git(root, "checkout", "-q", "many")
        eventually(lambda: served.shows(PAUL, "boats"))
        git(root, "checkout", "-q", "main")
        eventually(lambda: served.shows(PAUL, "the sea"))
        for branch in ("many", "main") * 3:
            git(root, "checkout", "-q", branch)
    eventually(lambda: served.shows(PAUL, "the sea"))


def git(root: Path, *arguments: str, **variables: str) -> None:
    subprocess.run(["git", *arguments], cwd=root, env=environment(**variables), check=True, capture_output=True)


def commit(root: Path) -> None:
    git(root, "add", "--all")
    git(root, "commit", "-q", "-m", "Notes", **stamped("2026-04-01", "hannah@seekuh.example"))


# --- half-written files


def test_a_file_that_grows_over_seconds(served):
    """While it is half there the last good page stands; once it is whole the new one comes by itself."""
    served.get(GOAL)
    file = served.root / "content/mentees/hannah/goals/talk.md"
    whole = file.read_text().replace("title: Give a talk", 'title: "Give a long talk"')
    with reading(served, GOAL, PAUL), file.open("w") as writing:
        for letters in re.findall(".{1,6}", whole, re.DOTALL):
            writing.write(letters)
            writing.flush()
            time.sleep(0.05)
    eventually(lambda: served.shows(GOAL, "Give a long talk"))


def test_a_file_that_is_replaced_again_and_again(served):
    """As editors save: written beside, renamed over, many times a second."""
    file = served.root / "content/mentees/paul/mentee.md"
    with reading(served, PAUL):
        for number in range(100):
            beside = file.with_name(".mentee.md.swp")
            beside.write_text(f"Something with the sea, for the {number}th time.\n")
            beside.replace(file)
            time.sleep(0.01)
    eventually(lambda: served.shows(PAUL, "for the 99th time"))


# --- roots that go and come back


@pytest.fixture(params=["content", "."])
def folder(served, request):
    """What goes away: the content, or all of the programme's folder."""
    return (served.root / request.param).resolve()


def test_a_folder_that_is_moved_away_and_back(served, folder):
    served.get(GOAL)
    served.get(PAUL)
    away = folder.with_name(f"{folder.name}-away")
    with reading(served, GOAL, PAUL):
        folder.rename(away)
        time.sleep(1.5)
        away.rename(folder)
    edit(served.root, "mentees/paul/mentee.md", "the sea", "boats")
    eventually(lambda: served.shows(PAUL, "boats"))


def test_a_folder_that_is_replaced_by_another(served, folder):
    """As a sync program does it, or somebody who unpacks a copy: another folder under the same name."""
    served.get(PAUL)
    beside, old = folder.with_name(f"{folder.name}-new"), folder.with_name(f"{folder.name}-old")
    shutil.copytree(folder, beside)
    notes = next(beside.rglob("mentees/paul/mentee.md"))
    notes.write_text("Something with boats.\n")
    with reading(served, PAUL):
        folder.rename(old)
        beside.rename(folder)
        eventually(lambda: served.shows(PAUL, "boats"))
        shutil.rmtree(old)
    edit(served.root, "mentees/paul/mentee.md", "boats", "ships")
    eventually(lambda: served.shows(PAUL, "ships"))


def test_a_folder_that_is_deleted_and_written_anew(served, folder):
    served.get(PAUL)
    with reading(served, PAUL):
        shutil.rmtree(folder)
        time.sleep(1.5)
        programme(served.root)
        edit(served.root, "mentees/paul/mentee.md", "the sea", "boats")
        eventually(lambda: served.shows(PAUL, "boats"))


def test_a_folder_that_becomes_a_file_and_a_link_and_a_pipe(served):
    """Whatever stands in the place of the content: the last pages stand until there is a folder again."""
    content, away = served.root / "content", served.root / "away"
    served.get(PAUL)
    with reading(served, PAUL):
        content.rename(away)
        for make in (content.touch, lambda: content.symlink_to("nowhere"), lambda: os.mkfifo(content)):
            make()
            time.sleep(1.2)
            content.unlink()
        away.rename(content)
    edit(served.root, "mentees/paul/mentee.md", "the sea", "boats")
    eventually(lambda: served.shows(PAUL, "boats"))
