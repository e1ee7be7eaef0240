"""Who wrote a file, first and last, and when."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from mentorsite.content.history import (
    FileHistory,
    as_it_lies,
    read,
)
from mentorsite.content.records.people import Person
from mentorsite.content.tree import Mount, read_folder, read_tree
from repositories import ADA, GOAL, PEOPLE, PICKED, TALK, TODAY, Repository, apart, goal, on, told


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    apart(monkeypatch)
    return Repository(tmp_path / "programme")


def test_a_file_is_known_by_who_began_it_and_who_wrote_last(repository):
    repository.commit("2026-02-03", by="ada@seekuh.example", goals__talk=TALK)
    repository.commit("2026-02-20", by="ben@seekuh.example", goals__talk=PICKED)
    known = goal(repository)
    assert (known.first_author, known.first_day) == ("ada", on("2026-02-03"))
    assert (known.last_author, known.last_day) == ("ben", on("2026-02-20"))
    assert known.hands == {"ada": on("2026-02-03"), "ben": on("2026-02-20")}


def test_other_addresses_of_the_roster_are_the_same_person(repository):
    repository.commit("2026-02-03", by="Ada@Home.Example", goals__talk=TALK)
    assert goal(repository).first_author == "ada"


def test_the_mailmap_of_the_repository_is_followed(repository):
    (repository.root / ".mailmap").write_text("Ada Lind <ada@seekuh.example> <ada@old-laptop.example>\n")
    repository.commit("2026-02-03", by="ada@old-laptop.example", goals__talk=TALK)
    assert goal(repository).first_author == "ada"


def test_the_mailmap_of_the_machine_is_not_followed(repository, tmp_path, monkeypatch):
    (tmp_path / "mailmap").write_text("<ada@seekuh.example> <eve@elsewhere.example>\n")
    (tmp_path / "settings").write_text(f"[mailmap]\n\tfile = {tmp_path}/mailmap\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "settings"))
    repository.commit("2026-02-03", by="eve@elsewhere.example", goals__talk=TALK)
    assert goal(repository).first_author is None


def test_a_stranger_is_nobody_and_the_day_is_known_all_the_same(repository):
    repository.commit("2026-02-03", by="eve@elsewhere.example", goals__talk=TALK)
    assert goal(repository) == replace(goal(repository), first_author=None, first_day=on("2026-02-03"), hands={})


def test_an_address_that_two_people_have_is_nobodys(repository):
    repository.commit("2026-02-03", goals__talk=TALK)
    twins = {**PEOPLE, "cem": Person(name="Cem Aydin", email="ada@seekuh.example")}
    assert read(repository.root / "content", twins, TODAY).files[GOAL].first_author is None


def test_a_commit_that_names_a_second_author_is_nobodys_own_words(repository):
    repository.commit("2026-02-03", words="Goal\n\nCo-authored-by: Ben <ben@seekuh.example>", goals__talk=TALK)
    assert goal(repository).first_author is None


def test_a_second_address_of_the_same_author_changes_nothing(repository):
    repository.commit("2026-02-03", words="Goal\n\nCo-authored-by: A <ada@home.example>", goals__talk=TALK)
    assert goal(repository).first_author == "ada"


def test_no_address_leaves_the_history(repository):
    repository.commit("2026-02-03", words="Goal\n\nCo-authored-by: Ben <ben@seekuh.example>", goals__talk=TALK)
    repository.commit("2026-02-04", by="eve@elsewhere.example", goals__talk=PICKED)
    assert "@" not in repr(told(repository))


def test_a_renamed_file_keeps_its_history(repository):
    repository.commit("2026-02-03", goals__talk=TALK)
    repository.move("goals/talk.md", "goals/talk-in-spring.md")
    repository.commit("2026-03-01", by="nadja@seekuh.example")
    files = told(repository).files
    assert GOAL not in files
    known = files["mentees/ada/goals/talk-in-spring.md"]
    assert (known.first_author, known.last_author, known.last_day) == ("ada", "ada", on("2026-02-03"))


def test_a_new_file_under_the_name_of_a_renamed_one_is_new(repository):
    repository.commit("2026-02-03", goals__talk=TALK)
    repository.move("goals/talk.md", "goals/talk-in-spring.md")
    repository.commit("2026-02-28", by="nadja@seekuh.example")
    repository.commit("2026-03-01", by="ben@seekuh.example", goals__talk="Something else.\n")
    files = told(repository).files
    assert (files[GOAL].first_author, files[GOAL].first_day) == ("ben", on("2026-03-01"))
    assert files["mentees/ada/goals/talk-in-spring.md"].first_author == "ada"


def test_a_file_that_was_deleted_and_written_anew_begins_anew(repository):
    repository.commit("2026-02-03", goals__talk=TALK)
    repository.git("rm", "-q", f"{ADA}goals/talk.md")
    repository.commit("2026-02-10")
    repository.commit("2026-03-01", by="ben@seekuh.example", goals__talk=TALK)
    assert (goal(repository).first_author, goal(repository).first_day) == ("ben", on("2026-03-01"))


def test_who_wrote_last_is_unknown_while_changes_are_not_committed(repository):
    repository.commit("2026-02-03", goals__talk=TALK)
    assert _as_it_lies(repository).last_author == "ada"
    repository.write("goals/talk.md", PICKED)
    lying = _as_it_lies(repository)
    assert (lying.first_author, lying.last_author, lying.last_day) == ("ada", None, None)


@pytest.mark.parametrize("text", [TALK.replace("\n", "\r\n"), "\ufeff" + TALK], ids=["line endings", "mark"])
def test_what_an_editor_does_to_a_file_is_no_change_once_committed(repository, text):
    repository.commit("2026-02-03", goals__talk=text)
    assert _as_it_lies(repository).last_author == "ada"


def test_every_day_on_which_a_file_was_committed_is_known(repository):
    repository.commit("2026-02-01")
    repository.commit("2026-02-03", goals__talk=TALK)
    repository.commit("2026-02-03", committed="2026-02-20", goals__talk=PICKED)
    repository.commit("2026-03-01", goals__talk=TALK)
    assert goal(repository).committed == (on("2026-02-03"), on("2026-02-20"), on("2026-03-01"))


def test_what_the_first_commit_brings_may_be_older(repository):
    repository.commit("2026-02-03", goals__talk=TALK)
    repository.commit("2026-02-20", goals__talk=PICKED)
    assert goal(repository).committed is None


def test_a_day_that_cannot_be_right_leaves_the_days_unknown(repository):
    repository.commit("2026-02-01")
    repository.commit("2026-02-03", goals__talk=TALK)
    repository.commit("1999-02-03", goals__talk=PICKED)
    assert goal(repository).committed is None


def test_two_branches_that_began_the_same_file_committed_it_on_both_days(repository):
    repository.commit("2026-02-01", mentee="Hello.\n")
    repository.branch("other", "2026-02-05", goals__talk=TALK)
    repository.commit("2026-02-03", goals__talk=TALK)
    repository.merge("other", "2026-02-10")
    assert goal(repository).committed == (on("2026-02-03"), on("2026-02-05"))


@pytest.mark.parametrize(("by", "known"), [("ben@seekuh.example", False), ("x@elsewhere.example", True), ("", True)])
def test_somebody_who_is_not_in_the_roster_is_a_stranger(repository, by, known):
    repository.commit("2026-02-03", goals__talk=TALK)
    repository.commit("2026-02-20", by=by, goals__talk=PICKED)
    assert goal(repository).strangers is known


def _as_it_lies(repository: Repository) -> FileHistory:
    tree = read_tree([Mount(repository.root / "content")])
    source = next(source for source in read_folder(tree, "mentees/ada/").sources if source.path == GOAL)
    return as_it_lies(goal(repository), source)
