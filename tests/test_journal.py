"""A build that is killed at any touch of a file leaves whole pages, and the next one heals the site."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from mentorsite.publish import exchange, journal, staging
from mentorsite.publish.state import ledger_of
from publishing import killed_at, opened, pages, publish, site, traces, unfinished

OLD = """
    everyone     |                          | Welcome, old
    everyone     | handbook/start/          | How to begin, old
    everyone     | handbook/gone/           | Only in the old site
    everyone     | search                   | A file, old
    mara, tomasz | mentees/mara/            | Mara's path, old
    mara, tomasz | mentees/mara/goals/talk/ | Give a talk
    mara         | mentees/mara/goals/lead/ | Lead a team
    mara         | mentees/mara/notes/      | Notes
    mara         | mentees/mara/training/   | Training
    ada          | mentees/ada/             | Ada's path
    ada          | mentees/ada/goals/talk/  | Also a talk
    ada          | mentees/ada/notes/       | Notes
    ada          | mentees/ada/training/    | Training
"""
MANY = """
    everyone     |                          | Welcome, new
    everyone     | handbook/start/          | How to begin, new
    everyone     | handbook/new/            | Only in the new site
    everyone     | search/                  | A folder, new
    mara, tomasz | mentees/mara/            | Mara's path, new
    mara, tomasz | mentees/mara/goals/talk/ | Give a talk
    mara         | mentees/mara/goals/lead/ | Lead a team
"""
FEW = OLD.replace("Welcome, old", "Welcome, new").replace("handbook/gone/", "handbook/new/")


@pytest.fixture
def no_exchange(monkeypatch):
    """A system without an exchange in one step: two renames have to do."""
    monkeypatch.setattr(exchange, "swap", lambda one, other: False)


@pytest.fixture
def no_rename(monkeypatch):
    """An output that cannot be renamed, such as a mounted one: prepared inside, replaced file by file."""
    monkeypatch.setattr(staging, "_can_stand_beside", lambda beside, inside: False)


def heals_after_every_kill(tmp_path: Path, new: str, stride: int = 1) -> int:
    """Kill a build at its first touch of a file, at its second, …; the touch at which it was done."""
    old, wanted = _site_of(tmp_path / "o", OLD), _site_of(tmp_path / "n", new)
    for step in range(1, 2000, stride):
        project = tmp_path / f"{step}"
        publish(project, OLD)
        if not killed_at(step, lambda project=project: publish(project, new)):
            return step
        assert_whole(project, old, wanted)
        with opened(project):
            assert site(project) in (old, wanted)
            assert unfinished(project) == []
        publish(project, new)
        assert site(project) == wanted
        before = traces(project)
        publish(project, new)
        assert traces(project) == before
    raise AssertionError("the build never ended")


def _site_of(project: Path, text: str) -> dict[str, str]:
    publish(project, text)
    return site(project)


def assert_whole(project: Path, old: dict[str, str], new: dict[str, str]) -> None:
    """Every page that a reader could open is the old or the new one."""
    if (project / "site").exists():
        shown = {name: text for name, text in site(project).items() if not name.startswith(".mentorsite")}
        assert all(text in (old.get(name), new.get(name)) for name, text in shown.items())


def test_few_changes_survive_every_kill(tmp_path):
    assert heals_after_every_kill(tmp_path, FEW) > 30


def test_many_changes_survive_every_kill(tmp_path):
    assert heals_after_every_kill(tmp_path, MANY) > 60


def test_many_changes_survive_kills_with_two_renames(tmp_path, no_exchange):
    assert heals_after_every_kill(tmp_path, MANY, stride=3) > 60


def test_many_changes_survive_kills_file_by_file(tmp_path, no_rename):
    assert heals_after_every_kill(tmp_path, MANY, stride=3) > 60


def test_a_failed_exchange_survives_kills(tmp_path, monkeypatch):
    monkeypatch.setattr(journal, "exchange", lambda new, standing, aside: False)
    assert heals_after_every_kill(tmp_path, MANY, stride=3) > 60


def test_a_first_site_stands_even_if_no_folder_can_be_renamed(tmp_path, monkeypatch):
    monkeypatch.setattr(journal, "exchange", lambda new, standing, aside: False)
    assert publish(tmp_path, OLD).piecemeal is True
    assert len(site(tmp_path)) == 15
    assert unfinished(tmp_path) == []


def test_a_folder_that_cannot_be_renamed_is_told_of(tmp_path, no_rename):
    assert publish(tmp_path, OLD).piecemeal is False
    assert publish(tmp_path, MANY).piecemeal is True
    assert publish(tmp_path, MANY).piecemeal is False
    assert site(tmp_path)["everyone/search/index.html"] == "A folder, new"


def test_two_renames_leave_nothing_behind(tmp_path, no_exchange):
    publish(tmp_path, OLD)
    assert publish(tmp_path, MANY).piecemeal is False
    assert site(tmp_path)["everyone/search/index.html"] == "A folder, new"
    assert unfinished(tmp_path) == []


def test_a_first_build_survives_every_kill(tmp_path):
    wanted = _site_of(tmp_path / "n", MANY)
    for step in range(1, 2000):
        project = tmp_path / f"{step}"
        project.mkdir()
        if not killed_at(step, lambda project=project: publish(project, MANY)):
            break
        assert_whole(project, {}, wanted)
        publish(project, MANY)
        assert site(project) == wanted
        assert unfinished(project) == []
    assert step > 40


def test_healing_survives_every_kill(tmp_path):
    """The journal is finished by a build that is killed as well."""
    old, wanted = _site_of(tmp_path / "o", OLD), _site_of(tmp_path / "n", FEW)
    for step in range(1, 2000):
        project = tmp_path / f"{step}"
        publish(project, OLD)
        _kill_after_the_journal(project)
        if not killed_at(step, lambda project=project: opened(project)):
            break
        assert_whole(project, old, wanted)
        with opened(project):
            assert site(project) == wanted
    assert step > 15


def _kill_after_the_journal(project: Path, text: str = FEW) -> None:
    """Publish, killed at the first touch of the output after the journal is written."""

    def watch(event: str, values: tuple[object, ...]) -> None:
        if event in {"os.rename", "ctypes.dlsym"} and any(_journal_of(project).parent.glob("*journal.json")):
            os.kill(os.getpid(), signal.SIGKILL)

    child = os.fork()
    if not child:
        sys.addaudithook(watch)
        publish(project, text)
        os._exit(0)
    assert os.WIFSIGNALED(os.waitpid(child, 0)[1])
    assert _journal_of(project).exists()


def _journal_of(project: Path) -> Path:
    return ledger_of(project / ".mentorsite", project / "site").journal


BUILDER = """
import sys
from pathlib import Path
from publishing import publish

for number in range(10_000):
    publish(Path(sys.argv[1]), "\\n".join(
        f"everyone | {page}/ | {'xyz'[(number if page < int(sys.argv[2]) else 0) % 3] * 20_000}" for page in range(40)
    ))
"""


@pytest.mark.parametrize("changing", [5, 40])
def test_pages_are_whole_after_kills_at_random_moments(tmp_path, changing):
    moments = random.Random(changing)  # noqa: S311
    for _ in range(10):
        builder = subprocess.Popen(
            [sys.executable, "-c", BUILDER, str(tmp_path), str(changing)],
            env={**os.environ, "PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), *sys.path])},
        )
        while not (tmp_path / "site").exists() and builder.poll() is None:
            time.sleep(0.01)
        time.sleep(moments.uniform(0.1, 0.4))
        builder.kill()
        builder.wait()
        with opened(tmp_path):
            texts = site(tmp_path)
        assert len(texts) == 40
        assert all(text == text[0] * 20_000 for text in texts.values())
        assert len({texts[f"everyone/{page}/index.html"] for page in range(changing)}) == 1
        assert unfinished(tmp_path) == []


@pytest.mark.parametrize("damage", ["", "{", "null", "[]", '{"version": 1}', "\0\0\0"])
def test_a_broken_journal_means_that_all_is_rendered_anew_and_still_pruned(tmp_path, damage):
    publish(tmp_path, OLD)
    _kill_after_the_journal(tmp_path)
    _journal_of(tmp_path).write_text(damage)
    with opened(tmp_path) as publication:
        assert not publication.known("common")
    publish(tmp_path, FEW)
    assert site(tmp_path) == _site_of(tmp_path / "cold", FEW)


def test_a_journal_cannot_make_a_build_touch_files_elsewhere(tmp_path):
    publish(tmp_path, OLD)
    _kill_after_the_journal(tmp_path)
    (tmp_path / "precious").write_text("Keep me")
    for file, other in [("everyone/handbook/gone/index.html", "../precious"), (".site.new-", "../.site.new-")]:
        written = _journal_of(tmp_path).read_text()
        _journal_of(tmp_path).write_text(written.replace(file, other))
        assert file in written
        publish(tmp_path, FEW)
        assert (tmp_path / "precious").read_text() == "Keep me"
        publish(tmp_path, OLD)
        _kill_after_the_journal(tmp_path)


def test_new_pages_come_before_those_that_may_link_to_them(tmp_path):
    publish(tmp_path, OLD)
    _kill_after_the_journal(tmp_path, FEW.replace("handbook/new/", "zebra/"))
    placed = json.loads(_journal_of(tmp_path).read_text())["placed"]
    assert placed == ["everyone/zebra/index.html", "everyone/index.html"]


def test_without_the_new_manifest_the_journal_is_finished_and_all_is_rendered_anew(tmp_path):
    publish(tmp_path, OLD)
    _kill_after_the_journal(tmp_path)
    (following,) = (tmp_path / ".mentorsite").glob("*following*")
    following.unlink()
    with opened(tmp_path) as publication:
        assert not publication.known("mentees/ada")
        assert site(tmp_path) == _site_of(tmp_path / "few", FEW)
    publish(tmp_path, OLD)
    assert site(tmp_path) == _site_of(tmp_path / "old", OLD)


def test_a_prepared_site_with_a_gap_is_not_exchanged(tmp_path):
    publish(tmp_path, OLD)
    _kill_after_the_journal(tmp_path, MANY)
    (prepared,) = tmp_path.glob(".site.new-*")
    (prepared / "everyone/index.html").unlink()
    with opened(tmp_path) as publication:
        assert publication.known("common")
    assert site(tmp_path) == _site_of(tmp_path / "cold", OLD)
    assert unfinished(tmp_path) == []


@pytest.mark.parametrize("text", [FEW, MANY])
def test_a_disk_that_loses_bytes_is_noticed_before_anything_changes(tmp_path, text):
    publish(tmp_path, OLD)
    with opened(tmp_path) as publication:
        for page, unit in pages(text):
            publication.emit(page, unit)
        (prepared,) = tmp_path.glob(".site.new-*")
        (prepared / "everyone/index.html").write_text("torn")
        with pytest.raises(OSError, match="not complete"):
            publication.commit()
    assert site(tmp_path) == _site_of(tmp_path / "cold", OLD)


def test_leftovers_of_ours_are_swept_and_those_of_others_are_not(tmp_path):
    publish(tmp_path, OLD)
    ours = [".site.new-0123456789abcdef", ".site.old-0123456789abcdef", "site/.mentorsite-new-0123456789abcdef"]
    others = [
        ".site.new-1",
        ".site.new-0123456789abcdef.bak",
        ".other.new-0123456789abcdef",
        "site.new-0123456789abcdef",
    ]
    for name in [*ours, *others]:
        (tmp_path / name / "mentees").mkdir(parents=True)
        (tmp_path / name / "mentees/page").touch()
    publish(tmp_path, OLD)
    assert not any((tmp_path / name).exists() for name in ours)
    assert all((tmp_path / name / "mentees/page").exists() for name in others)


def test_a_site_that_a_kill_left_aside_comes_back(tmp_path):
    publish(tmp_path, OLD)
    (tmp_path / "site").rename(tmp_path / ".site.old-0123456789abcdef")
    with opened(tmp_path) as publication:
        assert publication.known("common")
