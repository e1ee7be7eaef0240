"""A build that has nothing to do says so at once; whatever is in doubt is built."""

import os
import re
import shutil
import subprocess
import sys
import threading
import time
from datetime import date
from pathlib import Path

import pytest

from mentorsite.publish.place import MARKER
from mentorsite.unchanged import Look, Said, compared, look_at, remember
from programme_text import write_programme
from publishing import publish

SAID = Said("one hint", ("0 files written",), "2026-04-20", "Europe/Vienna")
DAY = date(2026, 4, 20)


def day(zone):
    return DAY


@pytest.fixture
def root(tmp_path):
    """A programme that was built a while ago."""
    root = tmp_path / "programme"
    write_programme(
        root,
        """
        === programme.md
        ---
        title: Mentoring
        languages: [en]
        ---
        === people.yaml
        ada: {name: Ada Lovelace}
        === mentees/ada/goals/talk.md
        ---
        title: Give a talk
        ---
        """,
    )
    publish(root, "everyone | | Good day")
    return root


def settle() -> int:
    """Let a moment pass, so that nothing was changed just now, and tell the time."""
    time.sleep(0.05)
    return time.time_ns()


def known(root: Path, *wishes: object, clock=day) -> Said | None:
    return compared(root, root / "site", wishes, clock)[1]


def built(root: Path, *wishes: object, begun: int | None = None, look: Look | None = None) -> None:
    site = root / "site"
    files = (file for file in site.rglob("*") if file.is_file() and file.name != MARKER)
    made = {file.relative_to(site).as_posix(): file.stat().st_size for file in files}
    remember(root, root / "site", wishes, SAID, made, look or look_at(root), begun or settle())


def test_what_a_build_said_is_said_again_as_long_as_nothing_changes(root):
    assert known(root) is None
    built(root)
    assert known(root) == SAID


@pytest.mark.parametrize(
    "change",
    [
        lambda root: (root / "content/mentees/ada/goals/talk.md").write_text("---\ntitle: Give a walk\n---\n"),
        lambda root: (root / "content/mentees/ada/goals/other.md").write_text("---\ntitle: Other\n---\n"),
        lambda root: (root / "content/mentees/ada/goals/talk.md").unlink(),
        lambda root: (root / "content/people.yaml").rename(root / "content/people2.yaml"),
        lambda root: (root / "site/everyone/index.html").unlink(),
        lambda root: (root / "site/everyone/index.html").write_text("Good night"),
        lambda root: (root / "site/everyone/index.html").chmod(0o600),
        lambda root: (root / "templates").mkdir() or (root / "templates/base.html").write_text("Mine"),
        lambda root: publish(root, "everyone | | Good day\n everyone | more/ | Good night"),
        lambda root: (root / ".mentorsite/site-0.journal.json").write_text("{}"),
        lambda root: (root / ".site.new-0123456789abcdef").mkdir(),
    ],
    ids=[
        "edit",
        "new",
        "gone",
        "moved",
        "page-gone",
        "page-changed",
        "page-closed",
        "own-template",
        "another-build",
        "killed-build",
        "leftover",
    ],
)
def test_whatever_has_changed_is_built(root, change):
    built(root)
    assert known(root) == SAID
    change(root)
    assert known(root) is None


def test_an_edit_of_the_same_length_with_an_old_time_is_seen(root):
    """The time of an edit can be set back, that of the change of its file cannot."""
    goal = root / "content/mentees/ada/goals/talk.md"
    before = goal.stat()
    built(root)
    goal.write_text(goal.read_text().replace("talk", "walk"))
    os.utime(goal, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert goal.stat().st_size == before.st_size
    assert known(root) is None


def test_other_wishes_are_built(root):
    built(root, "ada")
    assert known(root, "ada") == SAID
    assert known(root, "tomasz") is None
    assert compared(root, root / "elsewhere", ["ada"], day)[1] is None


def test_another_day_is_built(root):
    built(root)
    assert known(root, clock=lambda zone: date(2026, 4, 21)) is None


def test_a_file_that_changed_while_the_build_was_at_work_is_in_doubt(root):
    begun = settle()
    (root / "content/mentees/ada/goals/talk.md").write_text("---\ntitle: Another talk\n---\n")
    built(root, begun=begun)
    assert known(root) is None


def test_a_file_that_changed_after_a_look_looks_different(root):
    begun, look = settle(), look_at(root)
    (root / "content/mentees/ada/goals/talk.md").write_text("---\ntitle: Another talk\n---\n")
    built(root, begun=begun, look=look)
    assert known(root) is None


@pytest.mark.parametrize("file", ["people.yaml", "mentees/ada/goals/talk.md"])
def test_a_file_that_went_while_the_build_was_at_work_is_in_doubt(root, file):
    """The build may have read it: then its pages are still there."""
    begun = settle()
    (root / "content" / file).unlink()
    built(root, begun=begun)
    assert known(root) is None


def test_another_library_is_built_with(root, tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path / "libraries")])
    (tmp_path / "libraries/markdown_it_py-4.3.0.dist-info").mkdir(parents=True)
    built(root)
    assert known(root) == SAID
    (tmp_path / "libraries/markdown_it_py-4.3.0.dist-info").rename(
        tmp_path / "libraries/markdown_it_py-4.4.0.dist-info"
    )
    assert known(root) is None


def test_a_build_without_a_list_of_its_files_is_not_remembered(root):
    (manifest,) = (root / ".mentorsite").glob("*.manifest.json")
    manifest.unlink()
    built(root)
    assert known(root) is None


def test_a_process_with_several_threads_looks_alone(root, monkeypatch):
    """Its copy could wait for ever for a thread that it does not have."""
    built(root)
    monkeypatch.setattr(threading, "active_count", lambda: 2)
    monkeypatch.setattr(os, "fork", None)
    assert known(root) == SAID
    (root / "site/everyone/index.html").unlink()
    assert known(root) is None


@pytest.mark.parametrize("above", [".", ".."], ids=["at-the-root", "above-the-root"])
def test_a_commit_is_seen(root, above):
    git = ["git", "-C", str(root / above), "-c", "user.name=Ada", "-c", "user.email=ada@example.org"]
    subprocess.run([*git, "init", "-q"], check=True)
    subprocess.run([*git, "add", str(root / "content")], check=True)
    built(root)
    assert known(root) == SAID
    subprocess.run([*git, "commit", "-qm", "goals"], check=True)
    assert known(root) is None
    built(root)
    assert known(root) == SAID
    (root / above / ".mailmap").write_text("Ada <ada@example.org> <lady@example.org>\n")
    assert known(root) is None


@pytest.mark.parametrize("place", [".git", "content/mentees/ada/.git"])
def test_a_working_copy_beside_its_repository_is_always_built(root, place):
    (root / place).write_text("gitdir: /elsewhere\n")
    assert look_at(root) is None
    built(root)
    assert known(root) is None


@pytest.mark.parametrize("junk", [b"", b"{}", b"[]", b'{"look": "x", "said": 5}', b"\xff\xfe"])
def test_what_cannot_be_read_is_built(root, junk):
    built(root)
    (place,) = (root / ".mentorsite").glob("unchanged-*.json")
    place.write_bytes(junk)
    assert known(root) is None


def test_it_is_private_and_says_nothing_of_what_stands_in_the_files(root):
    built(root)
    (place,) = (root / ".mentorsite").glob("unchanged-*.json")
    assert place.stat().st_mode & 0o777 == 0o600
    assert not [word for word in (b"talk", b"Ada", b"Good day") if word in place.read_bytes()]


def test_the_command_says_the_same_again_without_building(root):
    settle()
    shutil.rmtree(root / "site")
    shutil.rmtree(root / ".mentorsite")
    command = [sys.executable, "-X", "importtime", "-m", "mentorsite", "build", "--today", "2026-04-20"]
    first, second = (subprocess.run(command, cwd=root, capture_output=True, text=True, check=True) for _ in range(2))
    assert "mentorsite.build" in first.stderr
    assert "mentorsite.build" not in second.stderr
    assert "mentorsite.cli.people" not in second.stderr
    assert "0 files written, 0 removed" in second.stdout
    assert "no-next-step" in first.stderr
    assert "no-next-step" in second.stderr


def test_the_command_says_how_long_each_stage_took_if_asked(root):
    settle()
    shutil.rmtree(root / "site")
    shutil.rmtree(root / ".mentorsite")
    command = [sys.executable, "-m", "mentorsite", "build", "--today", "2026-04-20", "--timings"]
    first, second = (subprocess.run(command, cwd=root, capture_output=True, text=True, check=True) for _ in range(2))
    stages = ["looking for changes", "starting", "reading", "pages of one mentee each", "pages of several, and of none"]
    assert timed(first.stderr) == [*stages, "publishing"]
    assert timed(second.stderr) == ["looking for changes"]


def timed(said: str) -> list[str]:
    return [match[1] for match in re.finditer(r"^ +\d+\.\d\d s  (.+)$", said, re.MULTILINE)]
