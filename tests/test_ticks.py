"""When a step was taken, and the titles that a goal had before."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorsite.content import markup
from mentorsite.content.history import (
    Wording,
    earlier,
    read,
    worded,
)
from mentorsite.content.ticks import step_in
from repositories import ADA, GOAL, PEOPLE, PICKED, TALK, TODAY, Repository, apart, on, told


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    apart(monkeypatch)
    return Repository(tmp_path / "programme")


def test_a_step_was_taken_on_the_day_of_the_commit_that_ticked_it(repository):
    repository.commit("2026-02-03", goals__talk=TALK)
    repository.commit("2026-02-20", goals__talk=PICKED)
    repository.commit("2026-03-01", goals__talk=PICKED + "- [ ] Submit it\n")
    assert told(repository).ticks == {(GOAL, "Pick a topic"): on("2026-02-20")}


def becomes_a_link(repository):
    note = repository.root / ADA / "training.md"
    note.unlink()
    note.symlink_to("mentee.md")


@pytest.mark.parametrize(
    "beside",
    [
        becomes_a_link,
        lambda repository: (repository.root / ADA / "training.md").chmod(0o755),
        lambda repository: repository.move("training.md", "sessions/2026-02-20.md"),
        lambda repository: (repository.root / ADA / "picture.png").write_bytes(b"\0PNG"),
        lambda repository: repository.write(
            "training.md", "--- a/content/mentees/ada/goals/talk.md\n- [ ] Pick a topic\n"
        ),
        lambda repository: [repository.write(f"sessions/2026-01-{day}.md", "We talked.\n") for day in range(10, 20)],
    ],
    ids=["link", "mode", "move", "picture", "words like a patch", "many"],
)
def test_a_step_was_taken_then_whatever_else_the_commit_holds(repository, beside):
    repository.commit("2026-02-03", goals__talk=TALK, training="Things.\n" * 9)
    beside(repository)
    repository.commit("2026-02-20", goals__talk=PICKED)
    assert told(repository).ticks == {(GOAL, "Pick a topic"): on("2026-02-20")}


def test_a_step_that_is_open_again_was_not_taken(repository):
    for date_, text in {"2026-02-03": TALK, "2026-02-20": PICKED, "2026-02-21": TALK}.items():
        repository.commit(date_, goals__talk=text)
    assert told(repository).ticks == {}


def test_a_step_that_was_taken_twice_counts_the_last_time(repository):
    for date_, text in {"2026-02-03": TALK, "2026-02-20": PICKED, "2026-02-21": TALK, "2026-03-02": PICKED}.items():
        repository.commit(date_, goals__talk=text)
    assert told(repository).ticks == {(GOAL, "Pick a topic"): on("2026-03-02")}


@pytest.mark.parametrize("mark", ["/", "-"])
def test_a_step_in_hand_or_dropped_can_be_taken(repository, mark):
    repository.commit("2026-02-03", goals__talk=TALK.replace("[ ] Pick", f"[{mark}] Pick"))
    repository.commit("2026-02-20", goals__talk=PICKED)
    assert told(repository).ticks == {(GOAL, "Pick a topic"): on("2026-02-20")}


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
    assert told(repository).ticks == {(GOAL, "Pick a topic from the list"): on("2026-02-20")}


def test_a_step_that_only_moved_down_keeps_its_day(repository):
    repository.commit("2026-02-03", goals__talk=TALK)
    repository.commit("2026-02-20", goals__talk=PICKED)
    lines = PICKED.splitlines(keepends=True)
    repository.commit("2026-03-01", goals__talk="".join([*lines[:4], lines[5], lines[4]]))
    assert told(repository).ticks == {(GOAL, "Pick a topic"): on("2026-02-20")}


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
    assert told(repository).ticks == {("mentees/ada/goals/lead.md", "Pick a topic"): on("2026-02-20")}


def test_a_tick_moves_with_a_renamed_goal(repository):
    repository.commit("2026-02-03", goals__talk=TALK)
    repository.commit("2026-02-20", goals__talk=PICKED)
    repository.move("goals/talk.md", "goals/speak.md")
    repository.commit("2026-03-01", goals__speak=PICKED.replace("[ ] Rehearse", "[x] Rehearse"))
    path = "mentees/ada/goals/speak.md"
    assert told(repository).ticks == {
        (path, "Pick a topic"): on("2026-02-20"),
        (path, "Rehearse before two colleagues"): on("2026-03-01"),
    }


def test_a_tick_stays_when_the_whole_programme_moves(repository):
    repository.commit("2026-02-03", goals__talk=TALK)
    repository.commit("2026-02-20", goals__talk=PICKED)
    (repository.root / "mentoring").mkdir()
    repository.git("mv", "content", "mentoring/content")
    repository.commit("2026-03-01", by="nadja@seekuh.example")
    history = read(repository.root / "mentoring" / "content", PEOPLE, TODAY)
    assert history.ticks == {(GOAL, "Pick a topic"): on("2026-02-20")}
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
    assert told(repository).ticks == {(GOAL, "Pick a topic"): on("2026-03-05")}


def test_only_goals_have_steps(repository):
    repository.commit("2026-03-12", **{"sessions__2026-03-12": "## Topics\n- [ ] Which story?\n"})
    repository.commit("2026-03-13", **{"sessions__2026-03-12": "## Topics\n- [x] Which story?\n"})
    assert told(repository).ticks == {}


def test_lines_that_windows_ends_are_the_same_steps(repository):
    repository.commit("2026-02-03", goals__talk=TALK)
    repository.commit("2026-02-20", goals__talk=PICKED.replace("\n", "\r\n"))
    assert told(repository).ticks == {(GOAL, "Pick a topic"): on("2026-02-20")}
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


def test_earlier_titles_are_known_with_their_days_and_authors(repository):
    repository.commit("2026-02-03", by="ben@seekuh.example", goals__talk=TALK.replace("Give a talk", "Be louder"))
    repository.commit("2026-02-10", goals__talk=TALK.replace("Give a talk", '"Speak: in public"'))
    repository.commit("2026-04-30", goals__talk=TALK)
    history = told(repository)
    assert worded(history, GOAL, "Give a talk") == Wording("Give a talk", on("2026-04-30"), None, "ada")
    assert earlier(history, GOAL, "Give a talk") == (
        Wording("Be louder", on("2026-02-03"), on("2026-02-10"), "ben"),
        Wording("Speak: in public", on("2026-02-10"), on("2026-04-30"), "ada"),
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
    assert told(repository).titles[GOAL] == Wording("Give a talk", on("2026-02-03"), None, "ada")
    assert told(repository).wordings == {}


def test_words_move_with_a_renamed_goal(repository):
    repository.commit("2026-02-03", goals__talk=TALK)
    repository.move("goals/talk.md", "goals/lead.md")
    repository.commit("2026-03-01", goals__lead=TALK.replace("Give a talk", "Lead a workshop"))
    assert earlier(told(repository), "mentees/ada/goals/lead.md", "Lead a workshop") == (
        Wording("Give a talk", on("2026-02-03"), on("2026-03-01"), "ada"),
    )


def test_words_that_only_moved_to_another_file_have_an_unknown_author(repository):
    repository.commit("2026-02-03", goals__talk=TALK, goals__lead=TALK.replace("Give a talk", "Lead a workshop"))
    repository.git("rm", "-q", f"{ADA}goals/lead.md")
    repository.commit("2026-03-01", by="ben@seekuh.example", goals__talk=TALK.replace("Give a talk", "Lead a workshop"))
    assert told(repository).titles[GOAL] == Wording("Lead a workshop", None, None, None)
    assert earlier(told(repository), GOAL, "Lead a workshop") == (
        Wording("Give a talk", on("2026-02-03"), on("2026-03-01"), "ada"),
    )
