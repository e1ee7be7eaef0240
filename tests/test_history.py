"""History: what git knows, told on real repositories."""

from __future__ import annotations

import os
import re
import stat
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from mentorsite.content import git, markup
from mentorsite.content.history import (
    FileHistory,
    History,
    Remembered,
    Wording,
    as_it_lies,
    earlier,
    of_mentees,
    read,
    worded,
)
from mentorsite.content.records.people import Person
from mentorsite.content.ticks import step_in
from mentorsite.content.tree import Mount, read_folder, read_tree
from repositories import ADA, PEOPLE, TODAY, Repository, stamped

TALK = """\
---
title: Give a talk
---
## Steps
- [ ] Pick a topic
- [ ] Rehearse before two colleagues by:2026-04
"""
PICKED = TALK.replace("[ ] Pick", "[x] Pick")
GOAL = "mentees/ada/goals/talk.md"


@pytest.fixture(autouse=True)
def _apart_from_the_users_settings(monkeypatch):
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "programme")


def told(repository: Repository, today: date = TODAY, since: Remembered | None = None) -> History:
    """What the history of the content folder says; what stands in memory has been through a file, as in a build."""
    history = read(repository.root / "content", PEOPLE, today, since)
    memory = TypeAdapter(Remembered)
    if history.remembered:
        assert memory.validate_json(memory.dump_json(history.remembered)) == history.remembered
    return history


def day(text: str) -> date:
    return date.fromisoformat(text)


def goal(repository: Repository) -> FileHistory:
    return told(repository).files[GOAL]


# --- who wrote a file, and when


def test_a_file_is_known_by_who_began_it_and_who_wrote_last(repository):
    repository.commit("2026-02-03", by="ada@seekuh.example", goals__talk=TALK)
    repository.commit("2026-02-20", by="ben@seekuh.example", goals__talk=PICKED)
    known = goal(repository)
    assert (known.first_author, known.first_day) == ("ada", day("2026-02-03"))
    assert (known.last_author, known.last_day) == ("ben", day("2026-02-20"))
    assert known.hands == {"ada": day("2026-02-03"), "ben": day("2026-02-20")}


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
    assert goal(repository) == replace(goal(repository), first_author=None, first_day=day("2026-02-03"), hands={})


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
    assert (known.first_author, known.last_author, known.last_day) == ("ada", "ada", day("2026-02-03"))


def test_a_new_file_under_the_name_of_a_renamed_one_is_new(repository):
    repository.commit("2026-02-03", goals__talk=TALK)
    repository.move("goals/talk.md", "goals/talk-in-spring.md")
    repository.commit("2026-02-28", by="nadja@seekuh.example")
    repository.commit("2026-03-01", by="ben@seekuh.example", goals__talk="Something else.\n")
    files = told(repository).files
    assert (files[GOAL].first_author, files[GOAL].first_day) == ("ben", day("2026-03-01"))
    assert files["mentees/ada/goals/talk-in-spring.md"].first_author == "ada"


def test_a_file_that_was_deleted_and_written_anew_begins_anew(repository):
    repository.commit("2026-02-03", goals__talk=TALK)
    repository.git("rm", "-q", f"{ADA}goals/talk.md")
    repository.commit("2026-02-10")
    repository.commit("2026-03-01", by="ben@seekuh.example", goals__talk=TALK)
    assert (goal(repository).first_author, goal(repository).first_day) == ("ben", day("2026-03-01"))


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


def _as_it_lies(repository: Repository) -> FileHistory:
    tree = read_tree([Mount(repository.root / "content")])
    source = next(source for source in read_folder(tree, "mentees/ada/").sources if source.path == GOAL)
    return as_it_lies(goal(repository), source)


# --- when a step was taken


def test_a_step_was_taken_on_the_day_of_the_commit_that_ticked_it(repository):
    repository.commit("2026-02-03", goals__talk=TALK)
    repository.commit("2026-02-20", goals__talk=PICKED)
    repository.commit("2026-03-01", goals__talk=PICKED + "- [ ] Submit it\n")
    assert told(repository).ticks == {(GOAL, "Pick a topic"): day("2026-02-20")}


def test_a_step_that_is_open_again_was_not_taken(repository):
    for date_, text in {"2026-02-03": TALK, "2026-02-20": PICKED, "2026-02-21": TALK}.items():
        repository.commit(date_, goals__talk=text)
    assert told(repository).ticks == {}


def test_a_step_that_was_taken_twice_counts_the_last_time(repository):
    for date_, text in {"2026-02-03": TALK, "2026-02-20": PICKED, "2026-02-21": TALK, "2026-03-02": PICKED}.items():
        repository.commit(date_, goals__talk=text)
    assert told(repository).ticks == {(GOAL, "Pick a topic"): day("2026-03-02")}


@pytest.mark.parametrize("mark", ["/", "-"])
def test_a_step_in_hand_or_dropped_can_be_taken(repository, mark):
    repository.commit("2026-02-03", goals__talk=TALK.replace("[ ] Pick", f"[{mark}] Pick"))
    repository.commit("2026-02-20", goals__talk=PICKED)
    assert told(repository).ticks == {(GOAL, "Pick a topic"): day("2026-02-20")}


def test_a_step_that_came_with_its_mark_was_taken_on_an_unknown_day(repository):
    repository.commit("2026-02-03", goals__talk=PICKED)
    repository.commit("2026-02-20", goals__talk=PICKED + "- [x] Submit it\n")
    assert told(repository).ticks == {}


def test_a_step_whose_words_changed_with_its_mark_was_taken_on_an_unknown_day(repository):
    repository.commit("2026-02-03", goals__talk=TALK)
    repository.commit("2026-02-20", goals__talk=TALK.replace("[ ] Pick a topic", "[x] Pick the topic"))
    assert told(repository).ticks == {}


def test_marks_of_emphasis_capitals_and_dates_do_not_matter(repository):
    written = "- [ ] Pick a *topic* from [the list](list.md) by:2026-03-01\n"
    repository.commit("2026-02-03", goals__talk=written)
    repository.commit("2026-02-20", goals__talk="1. [X] Pick a **topic** from the list done:2026-02-19\n")
    assert told(repository).ticks == {(GOAL, "Pick a topic from the list"): day("2026-02-20")}


def test_a_step_that_only_moved_down_keeps_its_day(repository):
    repository.commit("2026-02-03", goals__talk=TALK)
    repository.commit("2026-02-20", goals__talk=PICKED)
    lines = PICKED.splitlines(keepends=True)
    repository.commit("2026-03-01", goals__talk="".join([*lines[:4], lines[5], lines[4]]))
    assert told(repository).ticks == {(GOAL, "Pick a topic"): day("2026-02-20")}


def test_two_steps_of_the_same_words_were_taken_on_an_unknown_day(repository):
    twice = "- [ ] Rehearse\n- [ ] Rehearse\n"
    repository.commit("2026-02-03", goals__talk=twice)
    repository.commit("2026-02-20", goals__talk=twice.replace("[ ]", "[x]", 1))
    repository.commit("2026-02-21", goals__talk=twice.replace("[ ]", "[x]"))
    assert told(repository).ticks == {}


def test_a_step_that_was_written_twice_later_on_was_taken_on_an_unknown_day(repository):
    repository.commit("2026-02-03", goals__talk="- [ ] Rehearse\n")
    repository.commit("2026-02-10", goals__talk="- [ ] Rehearse\n- [ ] Rehearse\n")
    repository.commit("2026-02-20", goals__talk="- [x] Rehearse\n- [x] Rehearse\n")
    assert told(repository).ticks == {}


def test_a_goal_that_was_a_link_for_a_day_leaves_every_step_unknown(repository):
    repository.commit("2026-02-03", goals__talk=TALK, goals__lead=TALK)
    repository.commit("2026-02-20", goals__talk=PICKED, goals__lead=PICKED)
    (repository.root / ADA / "goals" / "talk.md").unlink()
    (repository.root / ADA / "goals" / "talk.md").symlink_to("lead.md")
    repository.commit("2026-02-21")
    (repository.root / ADA / "goals" / "talk.md").unlink()
    repository.commit("2026-02-22", goals__talk=PICKED)
    assert told(repository).ticks == {("mentees/ada/goals/lead.md", "Pick a topic"): day("2026-02-20")}


def test_a_tick_moves_with_a_renamed_goal(repository):
    repository.commit("2026-02-03", goals__talk=TALK)
    repository.commit("2026-02-20", goals__talk=PICKED)
    repository.move("goals/talk.md", "goals/speak.md")
    repository.commit("2026-03-01", goals__speak=PICKED.replace("[ ] Rehearse", "[x] Rehearse"))
    path = "mentees/ada/goals/speak.md"
    assert told(repository).ticks == {
        (path, "Pick a topic"): day("2026-02-20"),
        (path, "Rehearse before two colleagues"): day("2026-03-01"),
    }


def test_a_tick_stays_when_the_whole_programme_moves(repository):
    repository.commit("2026-02-03", goals__talk=TALK)
    repository.commit("2026-02-20", goals__talk=PICKED)
    (repository.root / "mentoring").mkdir()
    repository.git("mv", "content", "mentoring/content")
    repository.commit("2026-03-01", by="nadja@seekuh.example")
    history = read(repository.root / "mentoring" / "content", PEOPLE, TODAY)
    assert history.ticks == {(GOAL, "Pick a topic"): day("2026-02-20")}
    assert history.files[GOAL].first_author == "ada"
    assert history.titles[GOAL].by == "ada"


def test_a_goal_that_lay_in_a_folder_of_another_name_has_unknown_words_but_a_known_beginning(repository):
    repository.commit("2026-02-03", ziele__talk=TALK)
    repository.move("ziele/talk.md", "goals/talk.md")
    repository.commit("2026-03-01", by="nadja@seekuh.example")
    history = told(repository)
    assert history.files[GOAL].first_author == "ada"
    assert history.titles[GOAL] == Wording("Give a talk", None, None, None)
    repository.commit("2026-03-05", goals__talk=PICKED)
    assert told(repository).ticks == {(GOAL, "Pick a topic"): day("2026-03-05")}


def test_only_goals_have_steps(repository):
    repository.commit("2026-03-12", **{"sessions__2026-03-12": "## Topics\n- [ ] Which story?\n"})
    repository.commit("2026-03-13", **{"sessions__2026-03-12": "## Topics\n- [x] Which story?\n"})
    assert told(repository).ticks == {}


def test_lines_that_windows_ends_are_the_same_steps(repository):
    repository.commit("2026-02-03", goals__talk=TALK)
    repository.commit("2026-02-20", goals__talk=PICKED.replace("\n", "\r\n"))
    assert told(repository).ticks == {(GOAL, "Pick a topic"): day("2026-02-20")}
    assert told(repository).titles[GOAL].by == "ada"


def test_a_change_that_git_takes_for_no_text_leaves_every_step_unknown(repository):
    repository.commit("2026-02-03", goals__talk=TALK)
    repository.commit("2026-02-20", goals__talk=PICKED)
    repository.commit("2026-02-21", goals__talk=PICKED + "\0")
    repository.commit("2026-02-22", goals__talk=PICKED)
    assert told(repository).ticks == {}


_LETTERS = st.text(st.sampled_from("ab Ä9.,:;!?()'\"„–-+=%/@*_`[]<>&\\~#|\t"), max_size=30)


@settings(max_examples=300, deadline=None)
@given(_LETTERS, st.sampled_from(["- ", "* ", "1. ", "-   ", "  - "]), st.sampled_from(["[ ]", "[x]", "[/]", "[X]"]))
def test_a_step_in_a_changed_line_is_the_task_that_a_goal_has(words, bullet, mark):
    line = f"{bullet}{mark} {words}"
    tasks = [(task.text, task.mark) for task in markup.read(line, "", 1).tasks if task.text]
    assert step_in(line) == (tasks[0] if tasks else None)


# --- earlier wordings


def test_earlier_titles_are_known_with_their_days_and_authors(repository):
    repository.commit("2026-02-03", by="ben@seekuh.example", goals__talk=TALK.replace("Give a talk", "Be louder"))
    repository.commit("2026-02-10", goals__talk=TALK.replace("Give a talk", '"Speak: in public"'))
    repository.commit("2026-04-30", goals__talk=TALK)
    history = told(repository)
    assert worded(history, GOAL, "Give a talk") == Wording("Give a talk", day("2026-04-30"), None, "ada")
    assert earlier(history, GOAL, "Give a talk") == (
        Wording("Be louder", day("2026-02-03"), day("2026-02-10"), "ben"),
        Wording("Speak: in public", day("2026-02-10"), day("2026-04-30"), "ada"),
    )


def test_a_title_that_is_not_committed_has_no_author_and_no_earlier_ones(repository):
    repository.commit("2026-02-03", goals__talk=TALK.replace("Give", "Hold"))
    repository.commit("2026-02-10", goals__talk=TALK)
    history = told(repository)
    assert worded(history, GOAL, "Give three talks") is None
    assert earlier(history, GOAL, "Give three talks") == ()


def test_other_quotation_marks_are_no_other_wording(repository):
    repository.commit("2026-02-03", goals__talk=TALK)
    repository.commit("2026-02-10", by="ben@seekuh.example", goals__talk=TALK.replace("Give a talk", "'Give a  talk'"))
    assert told(repository).titles[GOAL].by == "ada"
    assert told(repository).wordings == {}


def test_a_line_of_the_body_is_no_title(repository):
    repository.commit("2026-02-03", goals__talk=TALK + "\ntitle: of the slides\n")
    repository.commit("2026-02-10", by="ben@seekuh.example", goals__talk=TALK + "\ntitle: of my talk\n")
    assert told(repository).titles[GOAL] == Wording("Give a talk", day("2026-02-03"), None, "ada")
    assert told(repository).wordings == {}


def test_words_move_with_a_renamed_goal(repository):
    repository.commit("2026-02-03", goals__talk=TALK)
    repository.move("goals/talk.md", "goals/lead.md")
    repository.commit("2026-03-01", goals__lead=TALK.replace("Give a talk", "Lead a workshop"))
    assert earlier(told(repository), "mentees/ada/goals/lead.md", "Lead a workshop") == (
        Wording("Give a talk", day("2026-02-03"), day("2026-03-01"), "ada"),
    )


# --- branches


def test_a_file_from_a_branch_belongs_to_its_author_not_to_who_merged(repository):
    repository.commit("2026-02-01", mentee="Hello.\n")
    repository.git("switch", "-q", "-c", "suggestion")
    repository.commit("2026-02-03", by="ben@seekuh.example", goals__talk=TALK)
    repository.git("switch", "-q", "main")
    repository.merge("suggestion", "2026-02-10")
    known = goal(repository)
    assert (known.first_author, known.first_day) == ("ben", day("2026-02-03"))
    assert known.last_day == day("2026-02-03")


def test_a_file_that_a_merge_itself_brings_belongs_to_who_merged(repository):
    repository.commit("2026-02-01", mentee="Hello.\n")
    _branch(repository, "other", "2026-02-03", training="Things.\n")
    repository.git("merge", "-q", "--no-ff", "--no-commit", "other", **stamped("2026-02-10", "x@x"))
    repository.commit("2026-02-10", by="nadja@seekuh.example", goals__talk=TALK)
    assert (goal(repository).first_author, goal(repository).first_day) == ("nadja", day("2026-02-10"))


def test_steps_that_two_branches_ticked_keep_their_days_when_joined(repository):
    many = TALK.replace("- [ ] Rehearse", "\n\n- [ ] Rehearse")
    repository.commit("2026-02-01", goals__talk=many)
    _branch(repository, "other", "2026-02-03", goals__talk=many.replace("[ ] Pick", "[x] Pick"))
    repository.commit("2026-02-05", goals__talk=many.replace("[ ] Rehearse", "[x] Rehearse"))
    repository.merge("other", "2026-02-10")
    assert told(repository).ticks == {
        (GOAL, "Pick a topic"): day("2026-02-03"),
        (GOAL, "Rehearse before two colleagues"): day("2026-02-05"),
    }
    assert (goal(repository).last_author, goal(repository).last_day) == (None, day("2026-02-10"))


def test_a_conflict_that_was_resolved_keeps_the_days_of_both(repository):
    repository.commit("2026-02-01", goals__talk=TALK)
    _branch(repository, "other", "2026-02-03", goals__talk=PICKED)
    repository.commit("2026-02-05", goals__talk=TALK.replace("[ ] Rehearse", "[x] Rehearse"))
    with pytest.raises(Exception, match="merge"):
        repository.merge("other", "2026-02-10")
    repository.commit("2026-02-10", goals__talk=PICKED.replace("[ ] Rehearse", "[x] Rehearse"))
    assert told(repository).ticks == {
        (GOAL, "Pick a topic"): day("2026-02-03"),
        (GOAL, "Rehearse before two colleagues"): day("2026-02-05"),
    }


def test_a_step_that_two_branches_took_on_two_days_was_taken_on_an_unknown_day(repository):
    repository.commit("2026-02-01", goals__talk=TALK)
    _branch(repository, "other", "2026-02-03", goals__talk=PICKED)
    repository.commit("2026-02-05", goals__talk=PICKED)
    repository.merge("other", "2026-02-10")
    assert told(repository).ticks == {}


def test_a_tick_that_a_merge_threw_away_does_not_date_a_later_one(repository):
    repository.commit("2026-02-01", goals__talk=TALK)
    _branch(repository, "other", "2026-02-03", goals__talk=PICKED)
    repository.merge("other", "2026-02-10", "nadja@seekuh.example", "-s", "ours")
    repository.commit("2026-03-01", goals__talk=PICKED)
    assert told(repository).ticks.get((GOAL, "Pick a topic")) in (None, day("2026-03-01"))


def test_a_title_that_a_merge_threw_away_is_no_wording(repository):
    repository.commit("2026-02-01", goals__talk=TALK)
    _branch(repository, "other", "2026-02-03", goals__talk=TALK.replace("Give", "Hold"))
    repository.merge("other", "2026-02-10", "nadja@seekuh.example", "-s", "ours")
    assert earlier(told(repository), GOAL, "Give a talk") == ()
    assert worded(told(repository), GOAL, "Give a talk") is None


def test_a_tick_on_a_branch_that_knows_the_goal_by_its_old_name_counts(repository):
    repository.commit("2026-02-01", goals__talk=TALK + "\nWords that stay.\n" * 9)
    _branch(repository, "other", "2026-02-05", goals__talk=PICKED + "\nWords that stay.\n" * 9)
    repository.move("goals/talk.md", "goals/speak.md")
    repository.commit("2026-02-03")
    repository.merge("other", "2026-02-10")
    path = "mentees/ada/goals/speak.md"
    assert told(repository).ticks == {(path, "Pick a topic"): day("2026-02-05")}
    assert told(repository).files[path].first_day == day("2026-02-01")


def test_the_same_commit_on_two_branches_is_one(repository):
    repository.commit("2026-02-01", goals__talk=TALK)
    repository.git("switch", "-q", "-c", "other")
    picked = repository.commit("2026-02-03", goals__talk=PICKED)
    repository.git("switch", "-q", "main")
    repository.commit("2026-02-04", training="Things.\n")
    repository.git("cherry-pick", picked, **stamped("2026-02-05", "ben@seekuh.example"))
    repository.merge("other", "2026-02-10")
    assert told(repository).ticks == {(GOAL, "Pick a topic"): day("2026-02-03")}


def test_a_squashed_branch_has_the_day_of_its_one_commit(repository):
    repository.commit("2026-02-01", goals__talk=TALK)
    _branch(repository, "other", "2026-02-03", goals__talk=PICKED)
    repository.git("merge", "-q", "--squash", "other", **stamped("2026-02-10", "x@x"))
    repository.commit("2026-02-10")
    assert told(repository).ticks == {(GOAL, "Pick a topic"): day("2026-02-10")}


def test_two_branches_that_began_the_same_file_leave_its_beginning_unknown(repository):
    repository.commit("2026-02-01", mentee="Hello.\n")
    _branch(repository, "other", "2026-02-03", by="ben@seekuh.example", goals__talk=TALK)
    repository.commit("2026-02-05", goals__talk=TALK)
    repository.merge("other", "2026-02-10")
    history = told(repository)
    assert (history.files[GOAL].first_author, history.files[GOAL].first_day) == (None, None)
    assert worded(history, GOAL, "Give a talk") == Wording("Give a talk", None, None, None)


def _branch(repository: Repository, name: str, date_: str, by: str = "ada@seekuh.example", **files: str) -> None:
    """One commit on a branch of its own; main stays as it is."""
    repository.git("switch", "-q", "-c", name)
    repository.commit(date_, by, **files)
    repository.git("switch", "-q", "main")


def test_a_branch_whose_clock_goes_wrong_does_not_hide_who_began(repository):
    repository.commit("2026-02-05", goals__talk=TALK)
    repository.git("switch", "-q", "-c", "other")
    repository.commit("2026-01-01", training="Things.\n")
    repository.commit("2026-02-07", committed="2026-01-02", goals__talk=PICKED)
    repository.git("switch", "-q", "main")
    repository.commit("2026-02-09", by="ben@seekuh.example", mentee="Hello.\n")
    repository.merge("other", "2026-02-10")
    assert (goal(repository).first_author, goal(repository).first_day) == ("ada", day("2026-02-05"))


# --- days that cannot be right


def test_the_day_is_the_one_where_the_author_was(repository):
    repository.commit("2026-02-20T23:30:00-0800", committed="2026-02-21T09:00:00+0100", goals__talk=TALK)
    assert goal(repository).first_day == day("2026-02-20")


def test_an_author_later_than_the_commit_is_not_believed(repository):
    repository.commit("2026-02-03", goals__talk=TALK)
    repository.commit("2026-05-01", committed="2026-02-20", goals__talk=PICKED)
    assert told(repository).ticks == {}
    assert (goal(repository).last_author, goal(repository).last_day) == ("ada", None)


def test_a_clock_that_goes_an_hour_wrong_changes_no_day(repository):
    repository.commit("2026-02-03T11:00:00+0100", committed="2026-02-03T10:00:00+0100", goals__talk=TALK)
    assert goal(repository).first_day == day("2026-02-03")


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
    assert told(repository, today=day("2026-02-19")).ticks == {}
    assert told(repository, today=day("2026-02-19")).files[GOAL].last_day == day("2026-02-03")
    assert told(repository, today=day("2026-02-20")).ticks == {(GOAL, "Pick a topic"): day("2026-02-20")}


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
    _by_hand(repository, f"Ada <ada@seekuh.example> {stamp}", f"Ada <ada@seekuh.example> {stamp}")
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
    _by_hand(repository, name, "Ada <ada@seekuh.example> 1770000000 +0100")
    history = told(repository)
    assert history.findings == ()
    assert history.files.get(GOAL, FileHistory()).first_author is None


def test_an_author_in_latin_1_is_read_all_the_same(repository):
    _by_hand(repository, b"J\xf6rg <j\xf6rg@seekuh.example> 1770000000 +0100", "A <a@b> 1770000000 +0100")
    assert (goal(repository).first_author, goal(repository).first_day) == (None, day("2026-02-02"))


def test_words_of_a_commit_cannot_pass_for_another_commit(repository):
    hostile = f"x\n\n{'a' * 40} {'b' * 40}\n1 +0000\n1 +0000\nada@seekuh.example\n\n:100644 100644 x\ndiff --git a b\n"
    repository.commit("2026-02-03", by="eve@elsewhere.example", words=hostile, goals__talk=TALK)
    assert (goal(repository).first_author, goal(repository).first_day) == (None, day("2026-02-03"))


def test_lines_of_a_goal_cannot_pass_for_another_commit_or_file(repository):
    hostile = (
        f"{'a' * 40} {'b' * 40}\n1 +0000\n1 +0000\nada@seekuh.example\n\0\n"
        "diff --git a/x b/content/mentees/ada/goals/lead.md\n@@ -1 +1 @@\n-- [ ] Lead\n+- [x] Lead\n\\ No newline\n"
    )
    repository.commit("2026-02-01", goals__lead="- [ ] Lead\n", goals__talk=TALK)
    long = "Words before the sign that git does not look for any more.\n" * 200
    repository.commit("2026-02-20", by="eve@elsewhere.example", goals__a=long + hostile, goals__talk=PICKED)
    history = told(repository)
    assert history.ticks == {(GOAL, "Pick a topic"): day("2026-02-20")}
    assert history.files["mentees/ada/goals/a.md"].first_author is None


@pytest.mark.parametrize("name", ["a\nb", "a\tb", 'a"b', "a\\b", "ä ö", "\x1b[31m", "-p", ":(glob)x", "@@ -1 +1 @@\n+"])
def test_a_hostile_file_name_leaves_its_neighbours_as_they_are(repository, name):
    repository.commit("2026-02-01", goals__talk=TALK)
    (repository.root / ADA / "goals" / f"{name}.md").write_text("- [ ] Pick a topic\n")
    repository.commit("2026-02-20", goals__talk=PICKED)
    history = told(repository)
    assert history.ticks == {(GOAL, "Pick a topic"): day("2026-02-20")}
    assert history.files[f"mentees/ada/goals/{name}.md"].first_day == day("2026-02-20")


def test_a_file_name_that_is_no_text_is_read_all_the_same(repository):
    repository.commit("2026-02-01", goals__talk=TALK)
    Path(os.fsdecode(os.fsencode(repository.root / ADA) + b"/goals/b\xfccher.md")).write_text("- [ ] Read\n")
    repository.commit("2026-02-20", goals__talk=PICKED)
    assert told(repository).ticks == {(GOAL, "Pick a topic"): day("2026-02-20")}


def test_names_are_composed_as_everywhere_in_the_programme(repository):
    repository.commit("2026-02-01", **{"goals__u\u0308ben": TALK})
    assert "mentees/ada/goals/\u00fcben.md" in told(repository).files


def _by_hand(
    repository: Repository, author: str | bytes, committer: str, text: str = TALK, *, signed: bool = False
) -> None:
    """A commit of the goal with an author and a committer that git itself would not write."""
    repository.write("goals/talk.md", text)
    repository.git("add", "--all")
    tree = repository.git("write-tree")
    written = author if isinstance(author, bytes) else author.encode()
    signature = "\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n abc\n -----END PGP SIGNATURE-----" if signed else ""
    parents = f"\nparent {repository.git('rev-parse', 'HEAD')}" if signed else ""
    data = (
        f"tree {tree}{parents}\nauthor ".encode() + written + f"\ncommitter {committer}{signature}\n\nNotes\n".encode()
    )
    (repository.root / "commit").write_bytes(data)
    made = repository.git("hash-object", "-t", "commit", "-w", "--literally", "commit")
    repository.git("update-ref", "HEAD", made)


# --- what is remembered


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
    asked: list[str | None] = []
    monkeypatch.setattr("mentorsite.content.history.log", lambda *a, **k: asked.append(a[1]) or git.log(*a, **k))
    told(repository, since=before)
    assert asked == [before.head] * 2


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
    assert told(repository, since=before).ticks == {(GOAL, "Pick a topic"): day("2026-03-01")}
    repository.git("reset", "-q", "--hard", "HEAD~2")
    assert told(repository, since=before) == told(repository)


def test_a_rebased_commit_keeps_the_day_of_its_author(repository):
    repository.commit("2026-02-03", goals__talk=TALK)
    _branch(repository, "other", "2026-02-20", goals__talk=PICKED)
    repository.commit("2026-02-25", by="ben@seekuh.example", training="Things.\n")
    before = told(repository).remembered
    repository.git("rebase", "-q", "main", "other", **stamped("2026-03-01", "ben@seekuh.example"))
    assert told(repository, since=before).ticks == {(GOAL, "Pick a topic"): day("2026-02-20")}
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
    _branch(repository, "other", "2026-02-20", goals__talk=PICKED)
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
    early, late = told(repository, today=day("2026-02-10")), told(repository)
    assert told(repository, since=early.remembered) == late
    assert told(repository, today=day("2026-02-10"), since=late.remembered) == early


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
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
        today = day("2026-02-02") + timedelta(days=number)
        if marks[step] != mark:
            taken.pop(step, None)
            taken |= {step: today} if mark == "x" else {}
        marks[step] = mark
        repository.commit(today.isoformat(), goals__talk=_steps(marks))
    assert told(repository).ticks == {(GOAL, f"Step {step}"): today for step, today in taken.items()}


def _steps(marks: list[str]) -> str:
    return "".join(f"- [{mark}] Step {step}\n" for step, mark in enumerate(marks))


# --- where it lies, and what keeps git from telling


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
    assert history.ticks == {(GOAL, "Pick a topic"): day("2026-02-20")}
    assert history.files[GOAL].first_author == "ada"


def test_a_mentee_may_have_a_repository_of_their_own(tmp_path):
    repository = Repository(tmp_path / "ada", folder="")
    repository.commit("2026-02-03", goals__talk=TALK)
    repository.commit("2026-02-20", goals__talk=PICKED)
    history = read(repository.root, PEOPLE, TODAY, at="mentees/ada")
    assert history.ticks == {(GOAL, "Pick a topic"): day("2026-02-20")}
    assert history.files[GOAL].first_author == "ada"


def test_a_folder_with_signs_of_patterns_in_its_name_is_a_folder(tmp_path):
    repository = Repository(tmp_path / "programme", folder="we[i]rd *?/content/mentees/ada/")
    repository.commit("2026-02-03", goals__talk=TALK)
    repository.commit("2026-02-20", goals__talk=PICKED)
    history = read(repository.root / "we[i]rd *?" / "content", PEOPLE, TODAY)
    assert history.ticks == {(GOAL, "Pick a topic"): day("2026-02-20")}


def test_a_second_working_tree_has_the_history_of_its_branch(repository, tmp_path):
    repository.commit("2026-02-03", goals__talk=TALK)
    repository.git("worktree", "add", "-q", "-b", "other", str(tmp_path / "beside"))
    repository.commit("2026-02-20", goals__talk=PICKED)
    assert read(tmp_path / "beside" / "content", PEOPLE, TODAY).ticks == {}
    assert told(repository).ticks == {(GOAL, "Pick a topic"): day("2026-02-20")}


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
    assert (known.last_author, known.last_day) == ("ada", day("2026-02-20"))
    assert history.files["mentees/ada/training.md"] == replace(history.files["mentees/ada/training.md"], last_day=None)
    assert history.ticks == {(GOAL, "Pick a topic"): day("2026-02-20")}
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
    _by_hand(repository, "A <a@b> 1771600000 +0100", "A <a@b> 1771600000 +0100", text=PICKED, signed=True)
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
    assert told(repository).ticks == {(GOAL, "Pick a topic"): day("2026-02-20")}
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
        f"[core]\n attributesFile = {tmp_path}/attributes\n[color]\n ui = always\n[core]\n quotePath = false\n abbrev = 4\n[format]\n pretty = oneline\n"
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


# --- each mentee's part


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
