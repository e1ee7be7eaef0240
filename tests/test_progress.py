"""What has moved since the last conversation, and where a mentee is going."""

from datetime import date

from derived import path

TEXT = """
=== mentees/ada/goals/talk.md
---
title: Give a talk
started: 2026-02-03
earlier:
  - {until: 2026-04-10, title: Speak}
---
- [x] Pick a topic done:2026-02-20
- [x] Outline done:2026-04-15
- [x] No day is written down
=== mentees/ada/goals/new.md
---
title: Read more
started: 2026-04-18
---
- [ ] Choose a book
=== mentees/ada/goals/old.md
---
title: Learn Rust
status: let-go
started: 2026-01-10
ended: 2026-04-12
---
## What I take with me
That was an expectation rather than a wish.

And more.
=== mentees/ada/sessions/2026-04-01.md
We talked.
=== mentees/ada/reflections/2026-04-16.md
A thought.
"""


def test_what_has_moved_since_the_last_conversation_the_latest_first(tmp_path):
    moved = [(change.kind, change.day.isoformat(), change.text) for change in path(tmp_path, TEXT).changes]
    assert moved == [
        ("goal-begun", "2026-04-18", "Read more"),
        ("reflection", "2026-04-16", ""),
        ("step", "2026-04-15", "Outline"),
        ("goal-ended", "2026-04-12", "Learn Rust"),
        ("wording", "2026-04-10", "Give a talk"),
    ]


def test_a_thought_of_ones_own_does_not_show_the_mentor_that_it_exists(tmp_path):
    assert "reflection" not in {change.kind for change in path(tmp_path, TEXT, "ben").changes}


def test_before_the_first_conversation_nothing_has_moved(tmp_path):
    assert path(tmp_path, "=== mentees/ada/goals/talk.md\n---\ntitle: T\nstarted: 2026-04-01\n---\n").changes == ()


def test_the_perspective_is_the_first_paragraph(tmp_path):
    text = "=== mentees/ada/mentee.md\n---\ntowards: 2029\n---\nIn three years\nI teach.\n\nMore of it.\n"
    ada = path(tmp_path, text)
    assert (ada.perspective, ada.towards) == ("In three years I teach.", "2029")


def test_a_goal_that_ended_parts_with_its_first_sentence(tmp_path):
    (old,) = path(tmp_path, TEXT).goals_of("let-go")
    assert (old.parting, old.ended) == ("That was an expectation rather than a wish.", date(2026, 4, 12))


def test_colleagues_see_nothing_of_it(tmp_path):
    seen = path(tmp_path, TEXT, "cem")
    assert (seen.goals, seen.conversations, seen.perspective, seen.pairs, seen.mentor) == ((), (), "", (), None)


def test_coordinators_know_of_the_pair_and_the_wishes_only(tmp_path):
    own = "---\npairs: [{mentor: ben, from: 2026-02-01}]\nwishes: {mentors: [cem]}\n---\nFar.\n"
    text = TEXT + "=== mentees/ada/mentee.md\n" + own
    seen = path(tmp_path, text, "nadja")
    assert ([pair.mentor for pair in seen.pairs], seen.wishes.mentors) == (["ben"], ("cem",))
    assert (seen.goals, seen.conversations, seen.perspective) == ((), (), "")


def test_a_goal_opened_to_colleagues_is_seen_by_them(tmp_path):
    text = "=== mentees/ada/goals/talk.md\n---\ntitle: Talk\nvisibility: colleagues\n---\n- [ ] Rehearse\n"
    assert [goal.title for goal in path(tmp_path, text, "cem").goals] == ["Talk"]
