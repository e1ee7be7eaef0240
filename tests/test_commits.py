"""Days that cannot be right, and names and words that would pass for something else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mentorsite.content.history import (
    FileHistory,
)
from repositories import ADA, GOAL, PICKED, TALK, Repository, apart, goal, on, told


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    apart(monkeypatch)
    return Repository(tmp_path / "programme")


def test_the_day_is_the_one_where_the_author_was(repository):
    repository.commit("2026-02-20T23:30:00-0800", committed="2026-02-21T09:00:00+0100", goals__talk=TALK)
    assert goal(repository).first_day == on("2026-02-20")


def test_an_author_later_than_the_commit_is_not_believed(repository):
    repository.commit("2026-02-03", goals__talk=TALK)
    repository.commit("2026-05-01", committed="2026-02-20", goals__talk=PICKED)
    assert told(repository).ticks == {}
    assert (goal(repository).last_author, goal(repository).last_day) == ("ada", None)


def test_a_clock_that_goes_an_hour_wrong_changes_no_day(repository):
    repository.commit("2026-02-03T11:00:00+0100", committed="2026-02-03T10:00:00+0100", goals__talk=TALK)
    assert goal(repository).first_day == on("2026-02-03")


def test_a_tick_before_its_goal_began_is_not_believed(repository):
    repository.commit("2026-02-03", goals__talk=TALK)
    repository.commit("2025-02-20", committed="2026-02-20", goals__talk=PICKED)
    assert told(repository).ticks == {}
    assert (goal(repository).last_author, goal(repository).last_day) == ("ada", None)


def test_a_last_change_before_an_earlier_one_is_not_believed(repository):
    repository.commit("2026-02-03", goals__talk=TALK)
    repository.commit("2026-03-20", goals__talk=PICKED)
    repository.commit("2026-02-20", committed="2026-04-01", goals__talk=TALK)
    repository.commit("2026-02-21", committed="2026-04-02", goals__talk=PICKED)
    assert goal(repository).last_day is None


def test_commits_whose_day_has_not_come_are_not_read(repository):
    repository.commit("2026-02-03", goals__talk=TALK)
    repository.commit("2026-02-20", goals__talk=PICKED)
    assert told(repository, today=on("2026-02-19")).ticks == {}
    assert told(repository, today=on("2026-02-19")).files[GOAL].last_day == on("2026-02-03")
    assert told(repository, today=on("2026-02-20")).ticks == {(GOAL, "Pick a topic"): on("2026-02-20")}


def test_a_clock_in_the_future_gives_no_day(repository):
    repository.commit("2099-02-03", goals__talk=TALK)
    repository.commit("2026-02-20", goals__talk=PICKED)
    history = told(repository)
    assert (history.files[GOAL].first_author, history.files[GOAL].first_day) == (None, None)
    assert history.files[GOAL].hands == {}


@pytest.mark.parametrize(
    "stamp",
    [
        "0 +0000",
        "18446744073709551615 +0000",
        "99999999999999999999999 +0000",
        "-1 +0000",
        "1770000000 +9999",
        "1770000000",
        "",
        "yesterday evening",
        "253402300800 +0000",
    ],
)
def test_an_impossible_moment_gives_no_day(repository, stamp):
    repository.by_hand(f"Ada <ada@seekuh.example> {stamp}", f"Ada <ada@seekuh.example> {stamp}")
    history = told(repository)
    assert history.findings == ()
    assert history.files.get(GOAL, FileHistory()).first_day is None


@pytest.mark.parametrize(
    "name",
    [
        "",
        "Ada",
        "Ada <> 1770000000 +0100",
        "<ada@seekuh.example",
        "%H%x00%n <%aE> 1770000000 +0100",
        "\x1b]0;x\x07\x01 <\x1b[31m\x02> 1770000000 +0100",
        "\u202eadA <<script>alert(1)</script>> 1770000000 +0100",
        "{people} %s <%s%n> 1770000000 +0100",
    ],
)
def test_a_hostile_name_is_nobody(repository, name):
    repository.by_hand(name, "Ada <ada@seekuh.example> 1770000000 +0100")
    history = told(repository)
    assert history.findings == ()
    assert history.files.get(GOAL, FileHistory()).first_author is None


def test_an_author_in_latin_1_is_read_all_the_same(repository):
    repository.by_hand(b"J\xf6rg <j\xf6rg@seekuh.example> 1770000000 +0100", "A <a@b> 1770000000 +0100")
    assert (goal(repository).first_author, goal(repository).first_day) == (None, on("2026-02-02"))


def test_words_of_a_commit_cannot_pass_for_another_commit(repository):
    hostile = f"x\n\n{'a' * 40} {'b' * 40}\n1 +0000\n1 +0000\nada@seekuh.example\n\n:100644 100644 x\ndiff --git a b\n"
    repository.commit("2026-02-03", by="eve@elsewhere.example", words=hostile, goals__talk=TALK)
    assert (goal(repository).first_author, goal(repository).first_day) == (None, on("2026-02-03"))


def test_lines_of_a_goal_cannot_pass_for_another_commit_or_file(repository):
    hostile = (
        f"{'a' * 40} {'b' * 40}\n1 +0000\n1 +0000\nada@seekuh.example\n\0\n"
        "diff --git a/x b/content/mentees/ada/goals/lead.md\n@@ -1 +1 @@\n-- [ ] Lead\n+- [x] Lead\n\\ No newline\n"
    )
    repository.commit("2026-02-01", goals__lead="- [ ] Lead\n", goals__talk=TALK)
    long = "Words before the sign that git does not look for any more.\n" * 200
    repository.commit("2026-02-20", by="eve@elsewhere.example", goals__a=long + hostile, goals__talk=PICKED)
    history = told(repository)
    assert history.ticks == {(GOAL, "Pick a topic"): on("2026-02-20")}
    assert history.files["mentees/ada/goals/a.md"].first_author is None


@pytest.mark.parametrize("name", ["a\nb", "a\tb", 'a"b', "a\\b", "ä ö", "\x1b[31m", "-p", ":(glob)x", "@@ -1 +1 @@\n+"])
def test_a_hostile_file_name_leaves_its_neighbours_as_they_are(repository, name):
    repository.commit("2026-02-01", goals__talk=TALK)
    (repository.root / ADA / "goals" / f"{name}.md").write_text("- [ ] Pick a topic\n")
    repository.commit("2026-02-20", goals__talk=PICKED)
    history = told(repository)
    assert history.ticks == {(GOAL, "Pick a topic"): on("2026-02-20")}
    assert history.files[f"mentees/ada/goals/{name}.md"].first_day == on("2026-02-20")


def test_a_file_name_that_is_no_text_is_read_all_the_same(repository):
    repository.commit("2026-02-01", goals__talk=TALK)
    Path(os.fsdecode(os.fsencode(repository.root / ADA) + b"/goals/b\xfccher.md")).write_text("- [ ] Read\n")
    repository.commit("2026-02-20", goals__talk=PICKED)
    assert told(repository).ticks == {(GOAL, "Pick a topic"): on("2026-02-20")}


def test_names_are_composed_as_everywhere_in_the_programme(repository):
    repository.commit("2026-02-01", **{"goals__u\u0308ben": TALK})
    assert "mentees/ada/goals/\u00fcben.md" in told(repository).files
