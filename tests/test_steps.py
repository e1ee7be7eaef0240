"""The small steps of a goal, and which is next."""

from datetime import date

from derived import path


def goal(tmp_path, text, **options):
    return path(tmp_path, "=== mentees/ada/goals/talk.md\n" + text, **options).goals[0]


def test_the_step_in_hand_comes_before_the_open_ones(tmp_path):
    talk = goal(
        tmp_path,
        "---\ntitle: Talk\n---\n- [x] Pick a topic done:2026-02-20\n- [ ] Rehearse\n"
        "- [/] Write an outline by:2026-03\n",
    )
    assert talk.next.text == "Write an outline"
    assert talk.next.by.text == "2026-03"
    assert talk.steps[0].taken == date(2026, 2, 20)
    assert talk.counts == {"taken": 1, "open": 1, "doing": 1}


def test_steps_are_top_level_tasks_wherever_they_stand_and_nested_ones_are_notes(tmp_path):
    talk = goal(
        tmp_path,
        "---\ntitle: Talk\n---\n- [ ] First\n  - [ ] only a note\n\n## Later\n\n1. [ ] Second\n",
    )
    assert [step.text for step in talk.steps] == ["First", "Second"]
    assert "only a note" in talk.steps[0].notes


def test_a_goal_that_is_behind_somebody_has_no_next_step(tmp_path):
    assert goal(tmp_path, "---\ntitle: Talk\nstatus: let-go\n---\n- [ ] Rehearse\n").next is None


def test_a_task_in_an_only_block_counts_for_the_owner_alone(tmp_path):
    text = "---\ntitle: Talk\n---\n- [x] Pick a topic\n\n::: only ada\n- [ ] Ask whether I want this\n:::\n"
    assert goal(tmp_path, text).next.text == "Ask whether I want this"
    assert goal(tmp_path, text, reader="ben").next is None
    assert goal(tmp_path, text, reader="ben").counts == {"taken": 1}


def test_the_next_small_step_is_in_hand_first_then_the_nearest_intention_of_an_active_goal(tmp_path):
    mara = path(
        tmp_path,
        """
        === mentees/ada/goals/a.md
        ---
        title: A
        started: 2026-01-01
        ---
        - [ ] Some day
        === mentees/ada/goals/b.md
        ---
        title: B
        started: 2026-01-02
        ---
        - [ ] Soon by:2026-05-01
        === mentees/ada/goals/c.md
        ---
        title: C
        status: paused
        ---
        - [/] Resting
        """,
    )
    goal, step = mara.next_step
    assert (goal.title, step.text) == ("B", "Soon")
