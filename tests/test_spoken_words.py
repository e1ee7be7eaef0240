"""Sentences that count say the same as the marks beside them."""

from derived import path
from mentorsite.language import spoken
from mentorsite.site import words

ENGLISH = spoken("en")


def goal(tmp_path, steps, status="active"):
    return path(tmp_path, f"=== mentees/ada/goals/g.md\n---\ntitle: G\nstatus: {status}\n---\n{steps}").goals[0]


def test_taken_steps_of_those_that_were_not_let_go(tmp_path):
    talk = goal(tmp_path, "- [x] a\n- [x] b\n- [/] c\n- [ ] d\n- [-] e\n")
    assert words.track(ENGLISH, talk) == "2 of 4 steps taken"
    assert words.track_title(ENGLISH, talk) == "2 taken, 1 in hand, 1 noted, 1 let go"
    assert words.marks(talk) == ["taken", "taken", "doing", "open", "dropped"]


def test_what_is_ahead_rests_while_the_goal_does(tmp_path):
    assert words.marks(goal(tmp_path, "- [x] a\n- [/] b\n- [ ] c\n", "paused")) == ["taken", "resting", "resting"]


def test_no_percent_and_no_empty_sentence(tmp_path):
    assert words.track(ENGLISH, goal(tmp_path, "")) == "no steps yet"
    assert words.track(ENGLISH, goal(tmp_path, "- [ ] a\n")) == "one step noted"
    assert words.track(ENGLISH, goal(tmp_path, "- [x] a\n")) == "one step, taken"
    assert words.track(ENGLISH, goal(tmp_path, "- [-] a\n")) == "one step, let go"
