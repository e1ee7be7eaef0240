"""Whose words a goal is in, as its page says it: told from real repositories, and nothing where it is not known."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from mentorsite import memory
from mentorsite.content import git
from mentorsite.inventory import jobs, read_content
from mentorsite.job import build_mentee
from mentorsite.serve.outline import outline
from origins import ADA, BEN, MORE, NADJA, OWN, SUGGESTED, TODAY, begun, built, says
from repositories import Repository, stamped


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    return begun(tmp_path / "programme", monkeypatch)


def adopted(repository: Repository) -> Repository:
    """Ben suggests a goal, and Ada takes it up."""
    repository.commit("2026-02-03", BEN, goals__talk=SUGGESTED)
    repository.commit("2026-03-05", ADA, goals__talk=SUGGESTED + MORE)
    return repository


# --- what is known


def test_a_goal_that_its_owner_has_worded_is_in_own_words(repository):
    repository.commit("2026-02-03", ADA, goals__talk=OWN)
    readers = built(repository.root)
    assert says(readers) == says(readers, reader="ben") == "moving in own words"
    assert says(readers, "de/mentees/ada/goals/talk/") == "in Bewegung in eigenen Worten"


def test_with_a_beginning_it_stands_behind_it(repository):
    repository.commit("2026-02-03", ADA, goals__talk=OWN.replace("---\nI", "started: 2026-02-01\n---\nI"))
    assert says(built(repository.root)) == "moving Goal since February 2026 · in own words"


def test_a_suggestion_says_who_made_it_and_when_it_was_adopted(repository):
    readers = built(adopted(repository).root)
    assert says(readers) == says(readers, reader="ben") == "moving suggested by Ben, adopted on 5 March 2026"
    assert (
        says(readers, "de/mentees/ada/goals/talk/") == "in Bewegung vorgeschlagen von Ben, übernommen am 5. März 2026"
    )


def test_a_suggestion_that_the_mentee_committed_at_once_was_adopted_that_day(repository):
    repository.commit("2026-02-03", ADA, goals__talk=SUGGESTED)
    assert says(built(repository.root)) == "moving suggested by Ben, adopted on 3 February 2026"


def test_a_suggestion_that_nobody_has_adopted_only_says_who_made_it(repository):
    repository.commit("2026-02-03", BEN, goals__talk=SUGGESTED)
    assert says(built(repository.root)) == "moving | Ben Okoro"


def test_a_goal_that_its_owner_reworded_later_is_in_own_words(repository):
    repository.commit("2026-02-03", NADJA, goals__talk=OWN.replace("Give", "Hold"))
    assert says(built(repository.root)) == "moving"
    repository.commit("2026-03-05", ADA, goals__talk=OWN)
    assert says(built(repository.root)) == "moving in own words"


def test_the_perspective_is_in_own_words_only_if_nobody_else_wrote_in_its_file(repository):
    def said(readers: Path) -> str:
        return (readers / "ada/mentees/ada/index.html").read_text()

    assert "My long-term perspective. " in said(built(repository.root))
    repository.git("rm", "-q", "--cached", "content/mentees/ada/mentee.md")
    repository.git("commit", "-q", "-m", "Not mine", **stamped("2026-01-20", NADJA))
    repository.commit("2026-02-01", ADA)
    assert "My long-term perspective, in my own words." in said(built(repository.root))
    repository.commit("2026-02-05", "robot@seekuh.example", mentee="In five years I rest.\n")
    repository.commit("2026-02-06", ADA, mentee="In five years I rest at sea.\n")
    assert "My long-term perspective. " in said(built(repository.root))


# --- what is not known is not said


@pytest.mark.parametrize("by", ["stranger@elsewhere.example", NADJA, ""])
def test_words_of_somebody_else_are_not_said_to_be_own_ones(repository, by):
    repository.commit("2026-02-03", by, goals__talk=OWN)
    assert says(built(repository.root)) == "moving"


def test_words_that_are_not_committed_are_not_said_to_be_own_ones(repository):
    repository.commit("2026-02-03", ADA, goals__talk=OWN)
    repository.write("goals/talk.md", OWN.replace("Give", "Hold"))
    assert says(built(repository.root)) == "moving"


def test_words_that_two_people_committed_together_are_nobodys_own(repository):
    repository.commit("2026-02-03", ADA, words=f"Goal\n\nCo-authored-by: Ben <{BEN}>", goals__talk=OWN)
    assert says(built(repository.root)) == "moving"


def test_who_suggested_a_goal_is_told_to_nobody_who_cannot_read_it(tmp_path, monkeypatch):
    ended = "=== mentees/ada/mentee.md\n---\npairs: [{mentor: cem, from: 2026-01-01, until: 2026-08-31}]\n---\nMore.\n"
    repository = begun(tmp_path / "programme", monkeypatch, ended)
    adopted(repository)
    readers = built(repository.root)
    assert says(readers) == "moving suggested by Ben, adopted on 5 March 2026"
    for other in ("ben", "cem", "nadja", "dora"):
        pages = [page.read_text() for page in (readers / other).rglob("*.html") if "ada" in page.parts]
        assert not [page for page in pages if "suggested by" in page or "Give a talk" in page]


# --- a history that is not there, or cannot be believed: the site is built, and no day is wrong


def without_git(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")


def without_repository(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.rmtree(repository.root / ".git")


def of_somebody_else(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(git, "_ENVIRONMENT", {**git._ENVIRONMENT, "GIT_TEST_ASSUME_DIFFERENT_OWNER": "1"})


def damaged(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    blob = repository.git("rev-parse", "HEAD^{tree}")
    file = repository.root / ".git" / "objects" / blob[:2] / blob[2:]
    file.chmod(0o644)
    file.write_bytes(b"nonsense")


def shallow(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    head = repository.git("rev-parse", "HEAD")
    (repository.root / ".git" / "shallow").write_text(f"{head}\n")


def pointing_nowhere(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.rmtree(repository.root / ".git")
    (repository.root / ".git").write_text("gitdir: /nowhere/at/all\n")


@pytest.mark.parametrize(
    "loss", [without_git, without_repository, of_somebody_else, damaged, shallow, pointing_nowhere]
)
def test_without_a_history_there_is_nothing_about_it(repository, monkeypatch, loss):
    repository.commit("2026-02-03", ADA, goals__own=OWN)
    adopted(repository)
    assert says(built(repository.root, "before")) == "moving suggested by Ben, adopted on 5 March 2026"
    loss(repository, monkeypatch)
    shutil.rmtree(repository.root / ".mentorsite")
    readers = built(repository.root)
    assert says(readers) == "moving | Ben Okoro"
    assert says(readers, "mentees/ada/goals/own/") == "moving"


@pytest.mark.parametrize(
    "stamp", ["0 +0000", "-1 +0000", "4073155200 +0000", "1768000000 +0000", "18446744073709551615 +0000", ""]
)
def test_a_forged_day_of_adoption_is_left_out(repository, stamp):
    repository.commit("2026-02-03", BEN, goals__talk=SUGGESTED)
    parent = repository.git("rev-parse", "HEAD")
    repository.write("goals/talk.md", SUGGESTED + MORE)
    repository.git("add", "--all")
    person = f"Ada <{ADA}> {stamp}"
    (repository.root / "commit").write_text(
        f"tree {repository.git('write-tree')}\nparent {parent}\nauthor {person}\ncommitter {person}\n\nMine\n"
    )
    forged = repository.git("hash-object", "-t", "commit", "-w", "--literally", "commit")
    repository.git("update-ref", "HEAD", forged)
    assert says(built(repository.root)) == "moving | Ben Okoro"


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "\x1b[31mAda\x1b]0;x\x07", "\u202eadA\u2066", "ben"])
def test_only_the_roster_names_anybody(repository, name):
    repository.commit("2026-02-03", BEN, goals__talk=SUGGESTED)
    repository.write("goals/talk.md", SUGGESTED + MORE)
    repository.git("commit", "-q", "-a", "-m", name, **{**stamped("2026-03-05", ADA), "GIT_AUTHOR_NAME": name})
    readers = built(repository.root)
    assert says(readers) == "moving suggested by Ben, adopted on 5 March 2026"
    found = [page for page in readers.parent.rglob("*.html") if name != "ben" and name.encode() in page.read_bytes()]
    assert found == []
    assert not [page for page in readers.parent.rglob("*.html") if b"@seekuh.example" in page.read_bytes()]


# --- what moves, and what is rewritten


def test_a_goal_that_was_renamed_keeps_its_origin(repository):
    adopted(repository).move("goals/talk.md", "goals/speak.md")
    repository.commit("2026-04-01", NADJA)
    assert says(built(repository.root), "mentees/ada/goals/speak/").endswith(
        "suggested by Ben, adopted on 5 March 2026"
    )


def test_a_mentee_whose_folder_was_renamed_keeps_their_words(repository):
    repository.commit("2026-02-03", ADA, goals__talk=OWN)
    repository.git("mv", "content/mentees/ada", "content/mentees/ada-lind")
    roster = repository.root / "content" / "people.yaml"
    roster.write_text(roster.read_text().replace("ada:", "ada-lind:"))
    repository.commit("2026-04-01", NADJA)
    assert says(built(repository.root), "mentees/ada-lind/goals/talk/", "ada-lind") == "moving in own words"


def test_the_mailmap_says_whose_address_it_is(repository):
    repository.commit("2026-02-03", "old@home.example", goals__talk=OWN)
    assert says(built(repository.root)) == "moving"
    (repository.root / ".mailmap").write_text(f"Ada <{ADA}> <old@home.example>\n")
    assert says(built(repository.root)) == "moving in own words"


def test_a_history_that_was_rebased_is_told_anew(repository):
    adopted(repository)
    built(repository.root)
    repository.git("reset", "-q", "--hard", "HEAD~2")
    repository.commit("2026-02-20", NADJA, training="Things.\n")
    repository.commit("2026-02-21", BEN, goals__talk=SUGGESTED)
    repository.commit("2026-04-07", ADA, goals__talk=SUGGESTED + MORE)
    assert says(built(repository.root)) == "moving suggested by Ben, adopted on 7 April 2026"


def test_words_that_come_by_a_merge_belong_to_who_wrote_them(repository):
    repository.branch("goal", "2026-02-03", ADA, goals__talk=OWN)
    repository.commit("2026-02-04", NADJA, training="Things.\n")
    repository.merge("goal", "2026-02-10", NADJA)
    assert says(built(repository.root)) == "moving in own words"


# --- a repository of one's own


def cloned(repository: Repository, tmp_path: Path) -> Repository:
    """Ada's folder as a repository of its own, not known to the programme's."""
    folder = repository.root / "content" / "mentees" / "ada"
    (repository.root / ".gitignore").write_text("/content/mentees/ada/\n")
    repository.git("rm", "-q", "-r", "--cached", "content/mentees/ada")
    repository.commit("2026-01-15", NADJA)
    own = Repository(folder, folder="")
    own.commit("2026-01-20", ADA)
    return own


def submodule(repository: Repository, tmp_path: Path) -> Repository:
    """Ada's folder as a submodule: its `.git` is a file that points elsewhere."""
    source = Repository(tmp_path / "ada", folder="")
    shutil.copytree(repository.root / "content/mentees/ada", source.root, dirs_exist_ok=True)
    source.commit("2026-01-20", ADA)
    repository.git("rm", "-q", "-r", "content/mentees/ada")
    options = ("-c", "protocol.file.allow=always", "submodule", "--quiet", "add")
    repository.git(*options, source.root.as_uri(), "content/mentees/ada")
    repository.commit("2026-01-21", NADJA)
    own = object.__new__(Repository)
    own.root, own.folder = repository.root / "content/mentees/ada", ""
    assert (own.root / ".git").is_file()
    return own


@pytest.mark.parametrize("manner", [cloned, submodule])
def test_a_mentee_with_a_repository_of_their_own_has_its_history(repository, tmp_path, manner):
    own = manner(repository, tmp_path)
    own.commit("2026-02-03", BEN, goals__talk=SUGGESTED)
    own.commit("2026-03-05", ADA, goals__talk=SUGGESTED + MORE)
    assert says(built(repository.root)) == "moving suggested by Ben, adopted on 5 March 2026"
    own.commit("2026-04-07", ADA, goals__own=OWN)
    assert says(built(repository.root), "mentees/ada/goals/own/") == "moving in own words"


def test_what_the_programme_knew_of_a_folder_that_is_a_repository_now_is_not_told(repository):
    repository.commit("2026-02-03", ADA, goals__talk=OWN)
    own = Repository(repository.root / "content" / "mentees" / "ada", folder="")
    own.git("add", "mentee.md")
    own.git("commit", "-q", "-m", "Mine", **stamped("2026-05-01", ADA))
    assert says(built(repository.root)) == "moving"


def test_nothing_in_a_mentees_own_repository_runs_a_command(repository, tmp_path):
    own, ran = cloned(repository, tmp_path), tmp_path / "ran"
    own.commit("2026-02-03", ADA, goals__talk=OWN)
    trap = tmp_path / "trap"
    trap.write_text(f"#!/bin/sh\necho $0 $* >> {ran}\ncat\n")
    trap.chmod(0o755)
    (own.root / ".gitattributes").write_text("*.md diff=trap filter=trap\n")
    own.commit("2026-02-04", ADA)
    names = "core.fsmonitor core.pager diff.external diff.trap.command diff.trap.textconv filter.trap.clean gpg.program"
    for name in names.split():
        own.git("config", name, str(trap))
    (tmp_path / "more").write_text(f"[alias]\nlog = !{trap}\nrev-parse = !{trap}\n[core]\nfsmonitor = {trap}\n")
    own.git("config", "include.path", str(tmp_path / "more"))
    for name in ("post-index-change", "reference-transaction", "post-checkout"):
        shutil.copy(trap, own.root / ".git" / "hooks" / name)
    ran.unlink(missing_ok=True)
    assert says(built(repository.root)) == "moving in own words"
    assert not ran.exists()


# --- what is remembered


def test_another_version_reads_everything_anew(repository, monkeypatch):
    repository.commit("2026-02-03", ADA, goals__talk=OWN)
    built(repository.root)
    state = repository.root / ".mentorsite"
    assert memory.recall_history(state)
    with monkeypatch.context() as other:
        other.setattr(memory, "code", lambda: "another version")
        assert memory.recall_history(state) == {}
    assert memory.recall_history(state)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"code": "x"}', "\x00"])
def test_what_is_remembered_of_git_may_be_damaged(repository, text):
    adopted(repository)
    built(repository.root)
    (repository.root / ".mentorsite" / "history.json").write_text(text)
    repository.commit("2026-04-07", ADA, goals__own=OWN)
    readers = built(repository.root)
    assert says(readers) == "moving suggested by Ben, adopted on 5 March 2026"
    assert says(readers, "mentees/ada/goals/own/") == "moving in own words"
    assert json.loads((repository.root / ".mentorsite" / "history.json").read_text())["known"].keys() == {""}


def test_a_goal_whose_history_alone_has_changed_is_made_anew(repository):
    repository.write("goals/talk.md", OWN)
    assert says(built(repository.root)) == "moving"
    repository.commit("2026-02-03", ADA)
    assert says(built(repository.root)) == "moving in own words"


def test_the_preview_knows_of_history_what_a_build_knows(repository):
    repository.commit("2026-02-03", ADA, goals__talk=OWN)
    content = read_content(repository.root, TODAY)
    job = next(jobs(content, content.common))
    assert outline(job).summary == build_mentee(job).summary
    assert outline(job).summary.counts.in_own_words == 1
