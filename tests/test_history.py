"""History: branches, what is remembered, and each mentee's part; told on real repositories."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorsite.content import git
from mentorsite.content.history import (
    History,
    Wording,
    earlier,
    of_mentees,
    read,
    worded,
)
from mentorsite.content.records.people import Person
from repositories import ADA, GOAL, PEOPLE, PICKED, TALK, TODAY, Repository, apart, goal, on, stamped, told


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    apart(monkeypatch)
    return Repository(tmp_path / "programme")


def test_a_file_from_a_branch_belongs_to_its_author_not_to_who_merged(repository):
    repository.commit("2026-02-01", mentee="Hello.\n")
    repository.git("switch", "-q", "-c", "suggestion")
    repository.commit("2026-02-03", by="ben@seekuh.example", goals__talk=TALK)
    repository.git("switch", "-q", "main")
    repository.merge("suggestion", "2026-02-10")
    known = goal(repository)
    assert (known.first_author, known.first_day) == ("ben", on("2026-02-03"))
    assert known.last_day == on("2026-02-03")


def test_a_file_that_a_merge_itself_brings_belongs_to_who_merged(repository):
    repository.commit("2026-02-01", mentee="Hello.\n")
    repository.branch("other", "2026-02-03", training="Things.\n")
    repository.git("merge", "-q", "--no-ff", "--no-commit", "other", **stamped("2026-02-10", "x@x"))
    repository.commit("2026-02-10", by="nadja@seekuh.example", goals__talk=TALK)
    assert (goal(repository).first_author, goal(repository).first_day) == ("nadja", on("2026-02-10"))


def test_steps_that_two_branches_ticked_keep_their_days_when_joined(repository):
    many = TALK.replace("- [ ] Rehearse", "\n\n- [ ] Rehearse")
    repository.commit("2026-02-01", goals__talk=many)
    repository.branch("other", "2026-02-03", goals__talk=many.replace("[ ] Pick", "[x] Pick"))
    repository.commit("2026-02-05", goals__talk=many.replace("[ ] Rehearse", "[x] Rehearse"))
    repository.merge("other", "2026-02-10")
    assert told(repository).ticks == {
        (GOAL, "Pick a topic"): on("2026-02-03"),
        (GOAL, "Rehearse before two colleagues"): on("2026-02-05"),
    }
    assert (goal(repository).last_author, goal(repository).last_day) == (None, on("2026-02-10"))


def test_a_conflict_that_was_resolved_keeps_the_days_of_both(repository):
    repository.commit("2026-02-01", goals__talk=TALK)
    repository.branch("other", "2026-02-03", goals__talk=PICKED)
    repository.commit("2026-02-05", goals__talk=TALK.replace("[ ] Rehearse", "[x] Rehearse"))
    with pytest.raises(Exception, match="merge"):
        repository.merge("other", "2026-02-10")
    repository.commit("2026-02-10", goals__talk=PICKED.replace("[ ] Rehearse", "[x] Rehearse"))
    assert told(repository).ticks == {
        (GOAL, "Pick a topic"): on("2026-02-03"),
        (GOAL, "Rehearse before two colleagues"): on("2026-02-05"),
    }


def test_a_step_that_two_branches_took_on_two_days_was_taken_on_an_unknown_day(repository):
    repository.commit("2026-02-01", goals__talk=TALK)
    repository.branch("other", "2026-02-03", goals__talk=PICKED)
    repository.commit("2026-02-05", goals__talk=PICKED)
    repository.merge("other", "2026-02-10")
    assert told(repository).ticks == {}


def test_a_tick_that_a_merge_threw_away_does_not_date_a_later_one(repository):
    repository.commit("2026-02-01", goals__talk=TALK)
    repository.branch("other", "2026-02-03", goals__talk=PICKED)
    repository.merge("other", "2026-02-10", "nadja@seekuh.example", "-s", "ours")
    repository.commit("2026-03-01", goals__talk=PICKED)
    assert told(repository).ticks.get((GOAL, "Pick a topic")) in (None, on("2026-03-01"))


def test_a_title_that_a_merge_threw_away_is_no_wording(repository):
    repository.commit("2026-02-01", goals__talk=TALK)
    repository.branch("other", "2026-02-03", goals__talk=TALK.replace("Give", "Hold"))
    repository.merge("other", "2026-02-10", "nadja@seekuh.example", "-s", "ours")
    assert earlier(told(repository), GOAL, "Give a talk") == ()
    assert worded(told(repository), GOAL, "Give a talk") is None


def test_a_tick_on_a_branch_that_knows_the_goal_by_its_old_name_counts(repository):
    repository.commit("2026-02-01", goals__talk=TALK + "\nWords that stay.\n" * 9)
    repository.branch("other", "2026-02-05", goals__talk=PICKED + "\nWords that stay.\n" * 9)
    repository.move("goals/talk.md", "goals/speak.md")
    repository.commit("2026-02-03")
    repository.merge("other", "2026-02-10")
    path = "mentees/ada/goals/speak.md"
    assert told(repository).ticks == {(path, "Pick a topic"): on("2026-02-05")}
    assert told(repository).files[path].first_day == on("2026-02-01")


def test_a_branch_whose_clock_goes_wrong_does_not_hide_who_began(repository):
    repository.commit("2026-02-05", goals__talk=TALK)
    repository.git("switch", "-q", "-c", "other")
    repository.commit("2026-01-01", training="Things.\n")
    repository.commit("2026-02-07", committed="2026-01-02", goals__talk=PICKED)
    repository.git("switch", "-q", "main")
    repository.commit("2026-02-09", by="ben@seekuh.example", mentee="Hello.\n")
    repository.merge("other", "2026-02-10")
    assert (goal(repository).first_author, goal(repository).first_day) == ("ada", on("2026-02-05"))


def test_the_same_commit_on_two_branches_is_one(repository):
    repository.commit("2026-02-01", goals__talk=TALK)
    repository.git("switch", "-q", "-c", "other")
    picked = repository.commit("2026-02-03", goals__talk=PICKED)
    repository.git("switch", "-q", "main")
    repository.commit("2026-02-04", training="Things.\n")
    repository.git("cherry-pick", picked, **stamped("2026-02-05", "ben@seekuh.example"))
    repository.merge("other", "2026-02-10")
    assert told(repository).ticks == {(GOAL, "Pick a topic"): on("2026-02-03")}


def test_a_squashed_branch_has_the_day_of_its_one_commit(repository):
    repository.commit("2026-02-01", goals__talk=TALK)
    repository.branch("other", "2026-02-03", goals__talk=PICKED)
    repository.git("merge", "-q", "--squash", "other", **stamped("2026-02-10", "x@x"))
    repository.commit("2026-02-10")
    assert told(repository).ticks == {(GOAL, "Pick a topic"): on("2026-02-10")}


def test_two_branches_that_began_the_same_file_leave_its_beginning_unknown(repository):
    repository.commit("2026-02-01", mentee="Hello.\n")
    repository.branch("other", "2026-02-03", by="ben@seekuh.example", goals__talk=TALK)
    repository.commit("2026-02-05", goals__talk=TALK)
    repository.merge("other", "2026-02-10")
    history = told(repository)
    assert (history.files[GOAL].first_author, history.files[GOAL].first_day) == (None, None)
    assert worded(history, GOAL, "Give a talk") == Wording("Give a talk", None, None, None)


def test_what_is_remembered_and_what_is_new_are_the_same_as_all(repository):
    repository.commit("2026-02-03", goals__talk=TALK)
    before = told(repository).remembered
    repository.commit("2026-02-20", goals__talk=PICKED)
    repository.move("goals/talk.md", "goals/speak.md")
    repository.commit("2026-02-21", by="ben@seekuh.example")
    assert told(repository, since=before) == told(repository)


def test_only_new_commits_are_read(repository, monkeypatch):
    repository.commit("2026-02-03", goals__talk=TALK)
    before = told(repository).remembered
    repository.commit("2026-02-20", goals__talk=PICKED)
    asked: list[list[str]] = []
    monkeypatch.setattr("mentorsite.content.history.log", lambda *a, **k: asked.append(a[1]) or git.log(*a, **k))
    head = told(repository, since=before).head
    assert asked == [[head], [head], []]


def test_of_commits_that_touch_no_goal_the_lines_are_not_asked_for(repository, monkeypatch):
    repository.commit("2026-02-03", goals__talk=TALK)
    before = told(repository).remembered
    repository.commit("2026-02-20", training="Things.\n")
    asked: list[list[str]] = []
    monkeypatch.setattr("mentorsite.content.history.log", lambda *a, **k: asked.append(a[1]) or git.log(*a, **k))
    head = told(repository, since=before).head
    assert asked == [[head], [], []]


def test_a_long_history_is_read_part_by_part(repository, monkeypatch):
    repository.commit("2026-02-03", goals__talk=TALK)
    repository.commit("2026-02-20", goals__talk=PICKED)
    repository.move("goals/talk.md", "goals/speak.md")
    repository.commit("2026-02-21", by="ben@seekuh.example")
    whole = told(repository)
    monkeypatch.setattr(git, "_AT_A_TIME", 1)
    assert told(repository) == whole


def test_without_a_new_commit_nothing_is_read(repository, monkeypatch):
    repository.commit("2026-02-03", goals__talk=TALK)
    before = told(repository)
    monkeypatch.setattr("mentorsite.content.history.log", lambda *_, **__: pytest.fail("git was asked"))
    assert told(repository, since=before.remembered) == before


def test_history_that_was_rewritten_is_read_anew(repository):
    repository.commit("2026-02-03", goals__talk=TALK)
    repository.commit("2026-02-20", goals__talk=PICKED)
    before = told(repository).remembered
    repository.git("reset", "-q", "--hard", "HEAD~1")
    repository.commit("2026-02-25", by="ben@seekuh.example", training="Things.\n")
    repository.commit("2026-03-01", goals__talk=PICKED)
    assert told(repository, since=before).ticks == {(GOAL, "Pick a topic"): on("2026-03-01")}
    repository.git("reset", "-q", "--hard", "HEAD~2")
    assert told(repository, since=before) == told(repository)


def test_a_rebased_commit_keeps_the_day_of_its_author(repository):
    repository.commit("2026-02-03", goals__talk=TALK)
    repository.branch("other", "2026-02-20", goals__talk=PICKED)
    repository.commit("2026-02-25", by="ben@seekuh.example", training="Things.\n")
    before = told(repository).remembered
    repository.git("rebase", "-q", "main", "other", **stamped("2026-03-01", "ben@seekuh.example"))
    assert told(repository, since=before).ticks == {(GOAL, "Pick a topic"): on("2026-02-20")}
    assert told(repository, since=before) == told(repository)


def test_what_is_remembered_of_a_commit_that_is_gone_is_read_anew(repository):
    repository.commit("2026-02-03", goals__talk=TALK)
    before = replace(told(repository).remembered, head="a" * 40)
    assert told(repository, since=before) == told(repository)


@pytest.mark.parametrize("head", ["--output=x", "", "HEAD", "main"])
def test_a_head_that_is_no_commit_is_never_said_to_git(repository, head):
    repository.commit("2026-02-03", goals__talk=TALK)
    before = replace(told(repository).remembered, head=head)
    assert told(repository, since=before) == told(repository)
    assert not (repository.root / "content" / "x").exists()


def test_a_branch_from_before_the_last_build_is_read_with_all_the_rest(repository):
    repository.commit("2026-02-03", goals__talk=TALK)
    repository.branch("other", "2026-02-20", goals__talk=PICKED)
    repository.commit("2026-02-25", by="ben@seekuh.example", training="Things.\n")
    before = told(repository).remembered
    repository.merge("other", "2026-03-01")
    assert told(repository, since=before) == told(repository)


def test_a_changed_roster_or_mailmap_is_taken_into_account(repository):
    repository.commit("2026-02-03", by="eve@elsewhere.example", goals__talk=TALK)
    before = told(repository).remembered
    people = {**PEOPLE, "eve": Person(name="Eve", email="eve@elsewhere.example")}
    assert read(repository.root / "content", people, TODAY, before).files[GOAL].first_author == "eve"
    (repository.root / ".mailmap").write_text("<ben@seekuh.example> <eve@elsewhere.example>\n")
    assert told(repository, since=before).files[GOAL].first_author == "ben"


def test_another_day_is_taken_into_account(repository):
    repository.commit("2026-02-03", goals__talk=TALK)
    repository.commit("2026-02-20", goals__talk=PICKED)
    early, late = told(repository, today=on("2026-02-10")), told(repository)
    assert told(repository, since=early.remembered) == late
    assert told(repository, today=on("2026-02-10"), since=late.remembered) == early


@settings(max_examples=12, deadline=None)
@given(st.data())
def test_reading_on_from_any_commit_is_the_same_as_reading_all(tmp_path_factory, data):
    repository = Repository(tmp_path_factory.mktemp("random"))
    repository.commit("2026-02-01", goals__talk=TALK, goals__lead=TALK.replace("a talk", "a lead"))
    memories = [told(repository).remembered]
    for number in range(data.draw(st.integers(4, 10))):
        _happen(repository, data, f"2026-02-{2 + number + data.draw(st.integers(-1, 1)):02}")
        memories.append(told(repository).remembered)
    whole = told(repository)
    assert all(told(repository, since=memory) == whole for memory in memories)


def _happen(repository: Repository, data: st.DataObject, date_: str) -> None:
    """Something that happens to a repository."""
    by = data.draw(st.sampled_from(["ada@seekuh.example", "ben@seekuh.example", "eve@elsewhere.example"]))
    branches = repository.git("branch", "--format=%(refname:short)").split()
    match data.draw(st.sampled_from(["tick", "tick", "title", "rename", "switch", "merge", "ours", "delete"])):
        case "switch":
            target = data.draw(st.sampled_from(["main", "one", "two"]))
            repository.git("switch", "-q", *([] if target in branches else ["-c"]), target)
            return
        case "merge" | "ours" as how:
            options = ["-X", "theirs"] if how == "merge" else ["-s", "ours"]
            try:
                repository.merge(data.draw(st.sampled_from(branches)), date_, by, *options)
            except Exception:
                repository.git("merge", "--abort")
            return
        case "rename" | "delete" | "tick" | "title" as what:
            files = sorted((repository.root / ADA / "goals").glob("*.md"))
            if not files:
                repository.write("goals/talk.md", TALK)
                repository.commit(date_, by)
                return
            file = data.draw(st.sampled_from(files))
            _change(repository, what, file, data)
    repository.commit(date_, by)


def _change(repository: Repository, what: str, file: Path, data: st.DataObject) -> None:
    text = file.read_text()
    if what == "rename":
        name = data.draw(st.sampled_from(["talk", "lead", "speak"]))
        file.rename(file.with_name(f"{name}.md"))
    elif what == "delete":
        file.unlink()
    elif what == "title":
        file.write_text(re.sub("title: .*", f"title: Goal {data.draw(st.integers(1, 3))}", text))
    else:
        step = data.draw(st.sampled_from(["Pick", "Rehearse"]))
        mark = data.draw(st.sampled_from([" ", "x", "-"]))
        file.write_text(re.sub(rf"\[.\] {step}", f"[{mark}] {step}", text))


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3), st.sampled_from(" x/-")), min_size=1, max_size=12))
def test_in_one_line_of_commits_every_tick_has_its_day(tmp_path_factory, changes):
    repository = Repository(tmp_path_factory.mktemp("line"))
    marks = [" "] * 4
    taken: dict[int, date] = {}
    repository.commit("2026-02-01", goals__talk=_steps(marks))
    for number, (step, mark) in enumerate(changes):
        today = on("2026-02-02") + timedelta(days=number)
        if marks[step] != mark:
            taken.pop(step, None)
            taken |= {step: today} if mark == "x" else {}
        marks[step] = mark
        repository.commit(today.isoformat(), goals__talk=_steps(marks))
    assert told(repository).ticks == {(GOAL, f"Step {step}"): today for step, today in taken.items()}


def _steps(marks: list[str]) -> str:
    return "".join(f"- [{mark}] Step {step}\n" for step, mark in enumerate(marks))


def test_each_mentee_has_only_their_own_part(repository):
    repository.commit("2026-02-03", goals__talk=TALK.replace("Give", "Hold"), **{"../ben/mentee": "Hello.\n"})
    repository.commit("2026-02-20", goals__talk=PICKED)
    (repository.root / "content" / "programme.md").write_text("Hello.\n")
    repository.commit("2026-02-21")
    history = told(repository)
    parts = of_mentees(history)
    assert sorted(parts) == ["ada", "ben"]
    assert parts["ada"] == History(
        files={GOAL: history.files[GOAL]}, ticks=history.ticks, titles=history.titles, wordings=history.wordings
    )
    assert list(parts["ben"].files) == ["mentees/ben/mentee.md"]
    assert parts["ben"].ticks == {}
