"""Where the files may lie, and what keeps git from telling."""

from __future__ import annotations

import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from mentorsite.content import git
from mentorsite.content.history import (
    History,
    Wording,
    earlier,
    read,
    worded,
)
from repositories import GOAL, PEOPLE, PICKED, TALK, TODAY, Repository, apart, goal, on, told


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    apart(monkeypatch)
    return Repository(tmp_path / "programme")


def test_no_repository_no_history(tmp_path):
    (tmp_path / "content").mkdir()
    assert read(tmp_path / "content", PEOPLE, TODAY) == History()


def test_no_commit_no_history(repository):
    repository.write("goals/talk.md", TALK)
    assert told(repository) == History()


def test_no_git_no_history(repository, monkeypatch):
    repository.commit("2026-02-03", goals__talk=TALK)
    monkeypatch.setenv("PATH", "/nowhere")
    assert told(repository) == History()


def test_a_file_that_is_not_committed_has_no_history(repository):
    repository.commit("2026-02-03", goals__talk=TALK)
    repository.write("goals/lead.md", TALK)
    assert list(told(repository).files) == [GOAL]


def test_files_outside_the_programme_have_no_history_in_it(repository):
    (repository.root / "README.md").write_text("Hello.\n")
    (repository.root / "content-of-old").mkdir()
    (repository.root / "content-of-old" / "x.md").write_text("Hello.\n")
    repository.commit("2026-02-03", goals__talk=TALK)
    assert list(told(repository).files) == [GOAL]


def test_the_content_may_be_the_repository_itself(tmp_path):
    repository = Repository(tmp_path / "content", folder="mentees/ada/")
    repository.commit("2026-02-03", goals__talk=TALK)
    repository.commit("2026-02-20", goals__talk=PICKED)
    history = read(repository.root, PEOPLE, TODAY)
    assert history.ticks == {(GOAL, "Pick a topic"): on("2026-02-20")}
    assert history.files[GOAL].first_author == "ada"


def test_a_mentee_may_have_a_repository_of_their_own(tmp_path):
    repository = Repository(tmp_path / "ada", folder="")
    repository.commit("2026-02-03", goals__talk=TALK)
    repository.commit("2026-02-20", goals__talk=PICKED)
    history = read(repository.root, PEOPLE, TODAY, at="mentees/ada")
    assert history.ticks == {(GOAL, "Pick a topic"): on("2026-02-20")}
    assert history.files[GOAL].first_author == "ada"


def test_a_folder_with_signs_of_patterns_in_its_name_is_a_folder(tmp_path):
    repository = Repository(tmp_path / "programme", folder="we[i]rd *?/content/mentees/ada/")
    repository.commit("2026-02-03", goals__talk=TALK)
    repository.commit("2026-02-20", goals__talk=PICKED)
    history = read(repository.root / "we[i]rd *?" / "content", PEOPLE, TODAY)
    assert history.ticks == {(GOAL, "Pick a topic"): on("2026-02-20")}


def test_a_second_working_tree_has_the_history_of_its_branch(repository, tmp_path):
    repository.commit("2026-02-03", goals__talk=TALK)
    repository.git("worktree", "add", "-q", "-b", "other", str(tmp_path / "beside"))
    repository.commit("2026-02-20", goals__talk=PICKED)
    assert read(tmp_path / "beside" / "content", PEOPLE, TODAY).ticks == {}
    assert told(repository).ticks == {(GOAL, "Pick a topic"): on("2026-02-20")}


def test_a_shallow_clone_knows_nothing_before_its_edge(repository, tmp_path):
    repository.commit("2026-02-03", goals__talk=TALK.replace("Give", "Hold"))
    repository.commit("2026-02-10", goals__talk=TALK)
    repository.commit("2026-02-15", by="nadja@seekuh.example", training="Things.\n")
    repository.commit("2026-02-20", goals__talk=PICKED)
    clone = _clone(repository, tmp_path / "clone", "--depth=2")
    history = read(clone / "content", PEOPLE, TODAY)
    known = history.files[GOAL]
    assert [finding.message for finding in history.findings] == ["history-shallow"]
    assert (known.first_author, known.first_day, known.hands) == (None, None, {})
    assert (known.last_author, known.last_day) == ("ada", on("2026-02-20"))
    assert history.files["mentees/ada/training.md"] == replace(history.files["mentees/ada/training.md"], last_day=None)
    assert history.ticks == {(GOAL, "Pick a topic"): on("2026-02-20")}
    assert worded(history, GOAL, "Give a talk") == Wording("Give a talk", None, None, None)
    assert earlier(history, GOAL, "Give a talk") == ()
    assert history.remembered is None


def test_a_clone_that_is_shallow_no_more_knows_all(repository, tmp_path):
    repository.commit("2026-02-03", goals__talk=TALK)
    repository.commit("2026-02-20", goals__talk=PICKED)
    whole = told(repository)
    clone = _clone(repository, tmp_path / "clone", "--depth=1")
    shallow = read(clone / "content", PEOPLE, TODAY, whole.remembered)
    assert shallow.ticks == {}
    _git_in(clone, "fetch", "-q", "--unshallow")
    assert read(clone / "content", PEOPLE, TODAY, shallow.remembered) == whole


def test_a_clone_without_contents_is_said_to_be_so_and_asks_nobody(repository, tmp_path):
    repository.commit("2026-02-03", goals__talk=TALK)
    repository.commit("2026-02-20", goals__talk=PICKED)
    repository.git("config", "uploadpack.allowFilter", "true")
    clone = _clone(repository, tmp_path / "clone", "--filter=blob:none")
    _git_in(clone, "config", "remote.origin.uploadpack", f"touch {tmp_path}/asked; git-upload-pack")
    history = read(clone / "content", PEOPLE, TODAY)
    assert [finding.message for finding in history.findings] == ["history-unreadable"]
    assert not (tmp_path / "asked").exists()


def test_a_damaged_repository_is_said_to_be_so(repository):
    head = repository.commit("2026-02-03", goals__talk=TALK)
    file = repository.root / ".git" / "objects" / head[:2] / head[2:]
    file.chmod(0o644)
    file.write_bytes(b"nonsense")
    history = told(repository)
    assert [finding.message for finding in history.findings] == ["history-unreadable"]
    assert history.files == {}


def test_a_folder_of_somebody_else_is_said_to_be_so(repository, monkeypatch):
    repository.commit("2026-02-03", goals__talk=TALK)
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    monkeypatch.setattr(git, "_ENVIRONMENT", {**git._ENVIRONMENT, "GIT_TEST_ASSUME_DIFFERENT_OWNER": "1"})
    history = told(repository)
    assert [finding.message for finding in history.findings] == ["history-unreadable/owner"]
    assert history.files == {}


def test_git_that_takes_too_long_is_left_alone(repository, tmp_path, monkeypatch):
    repository.commit("2026-02-03", goals__talk=TALK)
    _program(tmp_path / "bin" / "git", "exec sleep 60")
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:{os.environ['PATH']}")
    monkeypatch.setattr(git, "TIMEOUT", 0.2)
    assert [finding.message for finding in told(repository).findings] == ["history-unreadable/slow"]


def test_what_git_never_says_is_not_believed(repository, tmp_path, monkeypatch):
    repository.commit("2026-02-03", goals__talk=TALK)
    _program(
        tmp_path / "bin" / "git",
        f'case "$*" in *rev-parse*) printf "false\\n\\n\\n{"a" * 40}\\n";; *) echo Hello;; esac',
    )
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:{os.environ['PATH']}")
    assert [finding.message for finding in told(repository).findings] == ["history-unreadable"]


def test_nothing_in_the_settings_or_the_repository_runs_a_command(repository, tmp_path, monkeypatch):
    ran = tmp_path / "ran"
    trap = _program(tmp_path / "trap", f"echo $0 $* >> {ran}; cat")
    repository.commit("2026-02-03", goals__talk=TALK)
    (repository.root / ".gitattributes").write_text("*.md diff=trap filter=trap merge=trap\n")
    repository.commit("2026-02-20", goals__talk=PICKED)
    repository.by_hand("A <a@b> 1771600000 +0100", "A <a@b> 1771600000 +0100", text=PICKED, signed=True)
    for name in (
        "core.fsmonitor", "core.pager", "pager.log", "core.sshCommand", "core.askPass", "core.editor", "diff.external",
        "diff.trap.command", "diff.trap.textconv", "filter.trap.clean", "filter.trap.smudge", "filter.trap.process",
        "gpg.program", "credential.helper", "core.alternateRefsCommand", "trailer.co-authored-by.command",
    ):  # fmt: skip
        repository.git("config", name, str(trap))
    for name in ("log.showSignature", "core.untrackedCache"):
        repository.git("config", name, "true")
    for name in ("post-index-change", "reference-transaction", "fsmonitor-watchman"):
        _program(repository.root / ".git" / "hooks" / name, f"echo {name} >> {ran}")
    for name in ("GIT_EXTERNAL_DIFF", "GIT_PAGER", "PAGER", "GIT_SSH_COMMAND", "GIT_ASKPASS", "GIT_EDITOR"):
        monkeypatch.setenv(name, str(trap))
    ran.unlink(missing_ok=True)
    assert told(repository).ticks == {(GOAL, "Pick a topic"): on("2026-02-20")}
    assert not ran.exists()


def test_settings_of_the_user_do_not_change_what_is_read(repository, tmp_path, monkeypatch):
    repository.commit("2026-02-03", goals__talk=TALK)
    repository.commit("2026-02-20", goals__talk=PICKED)
    repository.move("goals/talk.md", "goals/speak.md")
    repository.commit("2026-02-21")
    plain = told(repository)
    (tmp_path / "attributes").write_text("*.md binary\n")
    (tmp_path / "settings").write_text(
        "[log]\n showRoot = false\n date = relative\n follow = true\n diffMerges = off\n decorate = full\n"
        " abbrevCommit = true\n mailmap = false\n"
        "[diff]\n renames = false\n noprefix = true\n relative = true\n context = 9\n interHunkContext = 9\n"
        " mnemonicPrefix = true\n suppressBlankEmpty = true\n algorithm = histogram\n wordRegex = .\n"
        " orderFile = /nowhere\n"
        "[color]\n ui = always\n[format]\n pretty = oneline\n"
        f"[core]\n attributesFile = {tmp_path}/attributes\n quotePath = false\n abbrev = 4\n"
    )
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "settings"))
    assert told(repository) == plain


def test_variables_of_a_hook_that_builds_do_not_lead_elsewhere(repository, tmp_path, monkeypatch):
    repository.commit("2026-02-03", goals__talk=TALK)
    other = Repository(tmp_path / "other")
    other.commit("2026-01-01", by="ben@seekuh.example", goals__talk=TALK)
    for name, value in {"GIT_DIR": str(other.root / ".git"), "GIT_WORK_TREE": str(other.root)}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("GIT_LITERAL_PATHSPECS", "1")
    assert goal(repository).first_author == "ada"


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/Los_Angeles"])
def test_the_zone_and_language_of_the_machine_change_nothing(repository, monkeypatch, zone):
    repository.commit("2026-02-03", goals__talk=TALK)
    plain = told(repository)
    monkeypatch.setenv("TZ", zone)
    monkeypatch.setenv("LC_ALL", "de_AT.UTF-8")
    monkeypatch.setenv("LANGUAGE", "de")
    assert told(repository) == plain


def test_nothing_is_written_into_the_repository(repository):
    repository.commit("2026-02-03", goals__talk=TALK)
    before = _states(repository.root)
    told(repository)
    assert _states(repository.root) == before


def _states(root: Path) -> dict[str, int]:
    return {str(path): path.lstat().st_mtime_ns for path in sorted(root.rglob("*"))}


def _clone(repository: Repository, target: Path, *options: str) -> Path:
    repository.git("clone", "-q", "--no-local", *options, f"file://{repository.root}", str(target))
    return target


def _git_in(folder: Path, *arguments: str) -> None:
    clone = object.__new__(Repository)
    clone.root = folder
    clone.git(*arguments)


def _program(file: Path, script: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(file.stat().st_mode | stat.S_IXUSR)
    return file
