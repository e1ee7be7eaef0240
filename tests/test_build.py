"""From content to published trees: laws of the build, and what a slip does to it."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mentorsite.build import Wish, build
from mentorsite.content import tree as trees
from mentorsite.resources import STARTER
from programme_text import write_programme

TODAY = date(2026, 4, 20)
TEXT = """
=== mentees/ada/goals/talk.md
---
title: Give a talk
---
- [ ] Pick a topic
=== mentees/ada/sessions/2026-04-01.md
We talked about slides.
=== mentees/cem/mentee.md
---
pairs: [{mentor: dora, from: 2026-02-01}]
---
Far away.
=== handbook/how.md
# How it works
"""


def published(root: Path, **wish):
    return build(Wish(root, wish.pop("out", root / "site"), TODAY, **wish))


def files(out: Path) -> dict[str, str]:
    return {
        file.relative_to(out).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(out.rglob("*"))
        if file.is_file()
    }


def stats(out: Path):
    return {file: (file.stat().st_ino, file.stat().st_mtime_ns) for file in sorted(out.rglob("*"))}


def test_each_reader_has_a_tree_of_their_own(tmp_path):
    published(write_programme(tmp_path, TEXT))
    site = tmp_path / "site"
    assert sorted(folder.name for folder in (site / "readers").iterdir()) == ["ada", "ben", "cem", "dora", "nadja"]
    assert (site / "readers/ada/mentees/ada/goals/talk/index.html").is_file()
    assert (site / "readers/ben/mentees/ada/goals/talk/index.html").is_file()
    assert not (site / "readers/cem/mentees/ada").exists()
    assert (site / "everyone/handbook/how/index.html").is_file()


def test_one_readers_plain_tree(tmp_path):
    outcome = published(write_programme(tmp_path, TEXT), reader="ben")
    assert outcome.published.out == tmp_path / "site"
    assert (tmp_path / "site/mentees/ada/index.html").is_file()
    assert not (tmp_path / "site/mentees/cem").exists()
    assert not (tmp_path / "site/readers").exists()


def test_the_members_of_a_repository_read_what_the_mentor_reads(tmp_path):
    private = "\n::: only ada\nzebra\n:::\n=== mentees/ada/reflections/2026-04-02.md\nokapi\n"
    published(
        write_programme(tmp_path, TEXT + "=== mentees/ada/goals/own.md\n---\ntitle: Own\n---\nText." + private),
        reader="pair:ada",
    )
    text = "".join(file.read_text() for file in (tmp_path / "site").rglob("*.html"))
    assert "Give a talk" in text
    assert "We talked about slides" in text
    assert "zebra" not in text
    assert "okapi" not in text
    assert not (tmp_path / "site/mentees/cem").exists()


def test_a_second_build_writes_nothing(tmp_path):
    published(write_programme(tmp_path, TEXT))
    # The files were written just before the first build: only now can their look be relied on.
    published(tmp_path)
    before = stats(tmp_path)
    outcome = published(tmp_path)
    assert (outcome.rendered, outcome.published.written, outcome.published.removed) == (0, 0, 0)
    assert {f: s for f, s in stats(tmp_path).items() if ".lock" not in f.name} == {
        f: s for f, s in before.items() if ".lock" not in f.name
    }


def test_two_outputs_do_not_mislead_each_other(tmp_path):
    goal = write_programme(tmp_path, TEXT) / "content/mentees/ada/goals/talk.md"
    for out in ("one", "other"):
        published(tmp_path, out=tmp_path / out)
    goal.write_text(goal.read_text().replace("Give a talk", "Sing a song"))
    for out in ("one", "other"):
        published(tmp_path, out=tmp_path / out)
    assert files(tmp_path / "one") == files(tmp_path / "other")


def test_a_build_that_publishes_nothing_leaves_nothing_to_be_kept(tmp_path):
    published(write_programme(tmp_path, TEXT))
    goal = tmp_path / "content/mentees/ada/goals/talk.md"
    goal.write_text(goal.read_text().replace("Give a talk", "Sing a song") + "- [] Nearly a task\n")
    assert published(tmp_path, strict=True).published is None
    published(tmp_path)
    assert "Sing a song" in (tmp_path / "site/readers/ada/mentees/ada/goals/talk/index.html").read_text()


def test_another_process_knows_the_same_pages_again(tmp_path):
    """What was drawn is written down the same way everywhere, or each build would render all of it anew."""
    shutil.copytree(STARTER, tmp_path / "content")
    for seed in ("1", "2"):
        made = [sys.executable, "-m", "mentorsite", "build", "--out", f"site{seed}"]
        subprocess.run(made, cwd=tmp_path, check=True, capture_output=True, env={**os.environ, "PYTHONHASHSEED": seed})
    manifests = [json.loads(file.read_text()) for file in (tmp_path / ".mentorsite").glob("site-*.manifest.json")]
    first, second = (set(manifest["units"]) for manifest in manifests)
    assert len(first) > 100
    assert first == second


def test_one_edit_costs_one_mentee(tmp_path):
    published(write_programme(tmp_path, TEXT))
    goal = tmp_path / "content/mentees/ada/goals/talk.md"
    goal.write_text(goal.read_text() + "- [ ] Rehearse\n")
    assert published(tmp_path).rendered == 1


def test_other_processes_make_the_same_pages(tmp_path):
    write_programme(tmp_path, TEXT)
    published(tmp_path, out=tmp_path / "here")
    with ProcessPoolExecutor(2) as executor:
        published(tmp_path, out=tmp_path / "there", executor=executor)
    assert files(tmp_path / "here") == files(tmp_path / "there")


EDITS = st.lists(
    st.sampled_from(
        [
            ("mentees/ada/goals/talk.md", "---\ntitle: Other\n---\n- [x] Pick a topic\n"),
            ("mentees/ada/goals/talk.md", "---\ntitel: broken\n---\n"),
            ("mentees/ada/goals/new.md", "---\ntitle: New\nvisibility: colleagues\n---\n"),
            ("mentees/ada/sessions/2026-04-10.md", "Again.\n\n::: only ada\nquietly\n:::\n"),
            ("mentees/ada/mentee.md", "---\npairs: [{mentor: cem, from: 2026-03-01}]\n---\nNew words.\n"),
            ("mentees/cem/mentee.md", None),
            ("mentees/dora/mentee.md", "---\npairs: [{mentor: ben, from: 2026-01-01}]\n---\n"),
            ("handbook/how.md", "# Otherwise\n"),
            (
                "people.yaml",
                "ada: {name: Ada Lovelace}\nben: {name: Ben}\ncem: {name: Cem}\ndora: {name: Dora}\nnadja: {name: N}\n",
            ),
        ]
    ),
    max_size=4,
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=EDITS)
def test_a_warm_build_equals_a_cold_one(tmp_path_factory, edits):
    root = write_programme(tmp_path_factory.mktemp("warm"), TEXT)
    published(root)
    for path, text in edits:
        file = root / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if text is None:
            file.unlink(missing_ok=True)
        else:
            file.write_text(text)
        published(root)
    published(root, out=root / "cold")
    assert files(root / "site") == files(root / "cold")


def test_the_order_of_files_is_irrelevant(tmp_path, monkeypatch):
    write_programme(tmp_path, TEXT)
    published(tmp_path, out=tmp_path / "one")
    scan = trees.os.scandir

    class Reversed(list):
        def __enter__(self):
            return iter(self)

        def __exit__(self, *_):
            pass

        def close(self):
            pass

    monkeypatch.setattr(trees.os, "scandir", lambda path: Reversed(list(scan(path))[::-1]))
    published(tmp_path, out=tmp_path / "other")
    assert files(tmp_path / "one") == files(tmp_path / "other")


def test_a_broken_file_is_withheld_and_its_owner_sees_why(tmp_path):
    text = TEXT + "=== mentees/ada/goals/slip.md\n---\ntitel: Secret plan\n---\nwombat\n"
    outcome = published(write_programme(tmp_path, text))
    assert [finding.rule for finding in outcome.findings if finding.path.endswith("slip.md")] == ["unknown-key"]
    own = (tmp_path / "site/readers/ada/mentees/ada/index.html").read_text()
    assert "content/mentees/ada/goals/slip.md" in own
    assert "line 2" in own
    others = [file for file in (tmp_path / "site").rglob("*.html") if "readers/ada/" not in file.as_posix()]
    assert not any("slip.md" in file.read_text() for file in others)
    assert not any("wombat" in file.read_text() for file in (tmp_path / "site").rglob("*.html"))


def test_a_block_fault_shows_the_file_to_its_owner_alone(tmp_path):
    text = TEXT + "=== mentees/ada/sessions/2026-04-08.md\nwombat\n\n::: only ada\nquokka\n"
    published(write_programme(tmp_path, text))
    page = "mentees/ada/sessions/2026-04-08/index.html"
    own = (tmp_path / "site/readers/ada" / page).read_text()
    assert "wombat" in own
    assert "quokka" in own
    assert not (tmp_path / "site/readers/ben" / page).exists()
    elsewhere = [file for file in (tmp_path / "site").rglob("*.html") if "readers/ada/" not in file.as_posix()]
    assert not any("wombat" in file.read_text() or "quokka" in file.read_text() for file in elsewhere)


def test_a_file_in_the_wrong_place_stops_nobody_else(tmp_path):
    outcome = published(write_programme(tmp_path, TEXT + "=== mentees/ada/goal/typo.md\nHello.\n"))
    assert [finding.rule for finding in outcome.findings] == ["file-unexpected"]
    assert (tmp_path / "site/readers/ada/mentees/ada/goals/talk/index.html").is_file()


def test_faults_in_the_programmes_own_files_publish_nothing(tmp_path):
    published(write_programme(tmp_path, TEXT))
    before = files(tmp_path / "site")
    outcome = published(write_programme(tmp_path, TEXT + "=== programme.md\n---\ntitel: M\n---\n"))
    assert outcome.published is None
    assert files(tmp_path / "site") == before


def test_strict_publishes_nothing_with_a_warning(tmp_path):
    text = TEXT + "=== mentees/ada/sessions/2025-04-08.md\nBefore the pair.\n"
    assert published(write_programme(tmp_path, text)).published is not None
    assert published(tmp_path, strict=True).published is None


@pytest.mark.parametrize("junk", [b"", b"{", b"\x00" * 40, b'{"digest": 1}'])
def test_what_a_build_remembers_may_be_lost(tmp_path, junk):
    published(write_programme(tmp_path, TEXT))
    before = files(tmp_path / "site")
    for file in (tmp_path / ".mentorsite").rglob("*.json"):
        file.write_bytes(junk)
    published(tmp_path)
    assert files(tmp_path / "site") == before


def test_state_is_private(tmp_path):
    published(write_programme(tmp_path, TEXT))
    state = tmp_path / ".mentorsite"
    assert state.stat().st_mode & 0o777 == 0o700
    assert all(file.stat().st_mode & 0o077 == 0 for file in state.rglob("*") if file.is_file())


def test_an_own_template_goes_before_the_bundled_one(tmp_path):
    write_programme(tmp_path, TEXT)
    own = tmp_path / "templates/pages/manatee.html"
    own.parent.mkdir(parents=True)
    own.write_text('{% extends "mentorsite/pages/manatee.html" %}{% block main %}Otter. {{ super() }}{% endblock %}')
    published(tmp_path)
    page = (tmp_path / "site/everyone/manatee/index.html").read_text()
    assert "Otter." in page
    assert "manatee" in page


def test_nothing_that_somebody_wrote_is_lost(tmp_path):
    text = """
    === mentees/ada/mentee.md
    ---
    pairs: [{mentor: ben, from: 2026-02-01}]
    ---
    In three years I teach.

    A gazelle taught me that.

    ::: only ada
    An okapi knows better.
    :::
    === mentees/ada/sessions/2026-04-01.md
    ## Topics
    A zebra came up first.
    - [x] Slides
      - how many lemurs?

    ## Notes
    We talked.
    - [ ] feed the walrus

    ## Agreed
    - [ ] @ben lends the book
      - the one about bison
    A word on wombats.
    """
    published(write_programme(tmp_path, text))
    own, mentors = (tmp_path / f"site/readers/{reader}/mentees/ada" for reader in ("ada", "ben"))
    path = (own / "index.html").read_text()
    assert "gazelle" in path
    assert "okapi" in path
    assert "okapi" not in (mentors / "index.html").read_text()
    assert "gazelle" in (mentors / "index.html").read_text()
    talk = (mentors / "sessions/2026-04-01/index.html").read_text()
    assert [word for word in ("zebra", "lemurs", "walrus", "bison", "wombats") if word not in talk] == []


def test_git_dates_a_step_that_has_no_day(tmp_path, monkeypatch):
    write_programme(tmp_path, TEXT)
    goal = tmp_path / "content/mentees/ada/goals/talk.md"
    for name, value in {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1"}.items():
        monkeypatch.setenv(name, value)
    git(tmp_path, "init", "-q")
    commit(tmp_path, "2026-03-01")
    goal.write_text(goal.read_text().replace("- [ ] Pick", "- [x] Pick"))
    commit(tmp_path, "2026-03-14")
    published(tmp_path)
    page = tmp_path / "site/readers/ada/mentees/ada/goals/talk/index.html"
    assert "taken on 14\N{NO-BREAK SPACE}March" in page.read_text()
    assert (published(tmp_path).rendered, (tmp_path / ".mentorsite/history.json").is_file()) == (0, True)


def test_earlier_words_from_git_are_for_their_owner_alone(tmp_path, monkeypatch):
    write_programme(tmp_path, TEXT)
    goal = tmp_path / "content/mentees/ada/goals/talk.md"
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    git(tmp_path, "init", "-q")
    commit(tmp_path, "2026-03-01")
    goal.write_text(goal.read_text().replace("Give a talk", "Give a short talk"))
    commit(tmp_path, "2026-03-14")
    published(tmp_path)
    page = "mentees/ada/goals/talk/index.html"
    assert "until: 2026-03-14, title: &#34;Give a talk&#34;" in (tmp_path / "site/readers/ada" / page).read_text()
    assert "Give a talk" not in (tmp_path / "site/readers/ben" / page).read_text()


def git(root, *words, **environment):
    identity = ["-c", "user.name=Ada Lind", "-c", "user.email=ada@example.com"]
    subprocess.run(["git", *identity, *words], cwd=root, check=True, env={**os.environ, **environment})


def commit(root, day):
    git(root, "add", "content")
    moment = f"{day}T12:00:00+00:00"
    git(root, "commit", "-q", "-m", "x", GIT_AUTHOR_DATE=moment, GIT_COMMITTER_DATE=moment)


def test_what_a_kill_left_half_written_does_not_outlive_whom_it_is_about(tmp_path):
    published(write_programme(tmp_path, TEXT))
    left = [tmp_path / ".mentorsite" / name for name in ("mentees/cem.json.tmp", "logins/nginx.map.tmp", "x.json.tmp")]
    for file in left:
        file.write_text("Cem, half")
    (tmp_path / "content/mentees/cem/mentee.md").unlink()
    published(tmp_path)
    assert [file.name for file in left if file.exists()] == []
