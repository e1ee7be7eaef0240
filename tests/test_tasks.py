"""Steps, topics and agreed actions as people write them."""

from textwrap import dedent

import pytest

from mentorsite.content.markup import html, read
from mentorsite.diagnostics import Place


def tasks(text, **kwargs):
    return read(dedent(text), "mentees/mara/goals/talk.md", 1, **kwargs).tasks


def found(text, **kwargs):
    findings = read(dedent(text), "mentees/mara/goals/talk.md", 1, **kwargs).findings
    return [(finding.line, finding.column, finding.message) for finding in findings]


def test_a_goal_has_its_steps_in_their_order():
    steps = tasks(
        """
        ## Steps
        - [x] Pick a topic done:2026-02-20
        - [/] One-page outline by:2026-03-15
          - if I get stuck, then I ask Ruth for twenty minutes
        - [ ] Rehearse before two colleagues by:2026-04
        - [-] Submit to the big conference
        """
    )
    assert [(step.mark, step.text, step.by, step.done) for step in steps] == [
        ("x", "Pick a topic", None, "2026-02-20"),
        ("/", "One-page outline", "2026-03-15", None),
        (" ", "Rehearse before two colleagues", "2026-04", None),
        ("-", "Submit to the big conference", None, None),
    ]
    assert {step.section for step in steps} == {"steps"}
    assert "I ask Ruth for twenty minutes" in steps[1].notes
    assert [step.notes for step in steps if step is not steps[1]] == ["", "", ""]


def test_tasks_may_stand_in_numbered_lists_and_outside_any_section():
    assert [(task.text, task.section) for task in tasks("1. [x] erst\n2. [ ] dann")] == [("erst", None), ("dann", None)]


def test_nested_tasks_are_notes_on_the_step_above():
    (step,) = tasks("- [ ] Rehearse\n  - [x] book a room\n")
    assert step.text == "Rehearse"
    assert '<li class="task task-done">' in step.notes


def test_tasks_in_quotes_and_code_are_nobodys_steps():
    assert tasks("> - [ ] quoted\n\n```\n- [ ] typed\n```\n") == ()


def test_a_step_over_two_lines_is_one_step():
    (step,) = tasks("- [ ] Rehearse before\n  two colleagues by:2026-04\n")
    assert (step.text, step.by, step.by_place) == ("Rehearse before two colleagues", "2026-04", Place(2, 21))


def test_the_places_of_a_step_lead_to_its_parts():
    (step,) = tasks("\n- [ ] @tomasz und @Mara: üben 🦦 by:2026-04 done:2026-03-30\n")
    assert step.place == Place(2, 3)
    assert step.text_place == Place(2, 7)
    assert step.owner_places == (Place(2, 7), Place(2, 19))
    assert step.by_place == Place(2, 36)
    assert step.done_place == Place(2, 49)


def test_a_step_without_dates_has_its_bracket_for_their_place():
    (step,) = tasks("- [ ] üben")
    assert step.by_place == step.done_place == step.place == Place(1, 3)


def test_lines_are_counted_in_the_file_not_in_the_segment():
    (step,) = read("- [ ] x by:2026-04", "a.md", 40).tasks
    assert (step.place.line, step.by_place.line) == (40, 40)


def test_emphasis_in_a_step_stays_and_links_become_text():
    (step,) = tasks("- [ ] Read **both** chapters of [the book](../files/book.pdf) by:2026-04")
    assert step.html == "Read <strong>both</strong> chapters of the book"
    assert step.text == "Read both chapters of the book"


def test_links_in_notes_can_be_resolved_by_the_page():
    (step,) = tasks("- [ ] Rehearse\n  - see [the talk](talk.md) and [Ruth](https://ruth.example)\n")
    assert "see the talk and <a href=" in step.notes
    assert '<a href="../talk/">the talk</a>' in html(step.below, {"talk.md": "../talk/"}.get)


def test_a_step_that_is_only_a_mark_has_no_text():
    assert [(step.mark, step.text) for step in tasks("- [ ]\n- [x] \n")] == [(" ", ""), ("x", "")]


def test_bullets_among_the_steps_are_asked_about():
    text = """
        ## Steps
        - [x] Pick a topic
        - Rehearse
          - nested ones are notes
        """
    assert found(text, steps=True) == [(4, 1, "near-task/bullet")]
    assert found(text) == []


def test_bullets_elsewhere_are_just_bullets():
    assert found("## How I will notice\n- Someone asks me about it\n", steps=True) == []


@pytest.mark.parametrize(
    "line", ["- []", "- [ x] eins", "- [x ] eins", "* [ ]text", "- [v] eins", "- [] eins", "- ☐ eins"]
)
def test_a_bullet_that_nearly_is_a_task_is_told_once(line):
    assert found(f"## Schritte\n{line}", steps=True) == [(2, 3, "near-task")]


@pytest.mark.parametrize("line", ["-[ ] eins", "– [ ] eins", "[ ] eins", "-\u00a0[ ] eins", "1.[x] eins"])
def test_a_line_that_nearly_is_a_task_is_told(line):
    assert found(f"\n{line}") == [(2, 1, "near-task")]


def test_a_near_task_among_good_ones_is_found_at_its_line():
    assert found("- [x] eins\n– [ ] zwei\n- [ ] drei") == [(2, 1, "near-task")]


@pytest.mark.parametrize(
    "line", ["- [X] eins", "- [Ruth](ruth.md)", "- [x](x.md)", "- […] und weiter", "- [1] Knuth", "[a] b"]
)
def test_what_is_a_task_or_a_link_or_words_is_not_near_a_task(line):
    assert found(line) == []


def test_a_date_left_over_in_a_step_is_told_at_its_text():
    assert found("- [ ] Gliederung bis 15.3.") == [(1, 7, "near-task/date")]


def test_a_topic_may_end_with_a_date():
    assert found("## Themen\n- [ ] Urlaub bis 15.3.") == []


def test_no_break_blanks_of_a_mac_are_blanks():
    (step,) = tasks("- [\u00a0]\u00a0üben")
    assert (step.mark, step.text) == (" ", "üben")
