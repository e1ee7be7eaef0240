"""Conversations: held or planned, carried over, feedback in both directions."""

from datetime import date

from derived import path

FEBRUARY = """
=== mentees/ada/sessions/2026-02-10.md
## Topics
- [x] Which story first?
- [ ] Does leading fit me?

## Notes
Three sentences.

## Agreed
- [ ] @ben lends the book by:2026-03-01
- [x] @ada sends the outline

## What I take with me
I may pause.
"""
MARCH = """
=== mentees/ada/sessions/2026-03-12.md
## Notes
We walked.

## Agreed
- [-] @ada @ben write to the conference
"""


def test_notes_make_a_conversation_held_once_its_day_has_come(tmp_path):
    text = FEBRUARY + "=== mentees/ada/sessions/2026-05-01.md\n## Topics\n- [ ] What next?\n"
    assert [talk.status for talk in path(tmp_path, text).conversations] == ["held", "planned"]


def test_topics_alone_are_a_plan(tmp_path):
    text = "=== mentees/ada/sessions/2026-03-12.md\n## Topics\n- [ ] What next?\n"
    assert path(tmp_path, text).conversations[0].status == "planned"


def test_what_is_written_wins(tmp_path):
    text = "=== mentees/ada/sessions/2026-03-12.md\n---\nstatus: skipped\n---\nBen was ill.\n"
    assert path(tmp_path, text).conversations[0].status == "skipped"


def test_an_unfilled_skeleton_is_a_plan(tmp_path):
    text = "=== mentees/ada/sessions/2026-03-12.md\n## Notes\n<!-- three sentences are enough -->\n"
    assert path(tmp_path, text).conversations[0].status == "planned"


def test_open_topics_and_actions_carry_over_with_their_age_in_conversations(tmp_path):
    ada = path(tmp_path, FEBRUARY + MARCH)
    assert [(topic.text, topic.age) for topic in ada.topics] == [("Does leading fit me?", 1)]
    assert [(action.text, action.owners, action.age) for action in ada.actions] == [("lends the book", ("ben",), 1)]
    assert ada.actions[0].by.last == date(2026, 3, 1)


def test_topics_written_for_the_next_conversation_come_first(tmp_path):
    text = FEBRUARY + "=== mentees/ada/sessions/2026-04-28.md\n---\ntime: 10:00\n---\n## Topics\n- [ ] Slides\n"
    ada = path(tmp_path, text)
    assert ada.coming.day == date(2026, 4, 28)
    assert [topic.text for topic in ada.topics] == ["Slides", "Does leading fit me?"]


def test_a_former_mentors_open_matters_do_not_come_to_the_next_one(tmp_path):
    text = (
        "=== mentees/ada/mentee.md\n---\npairs:\n  - {mentor: ben, from: 2026-02-01, until: 2026-02-28}\n"
        "  - {mentor: cem, from: 2026-03-01}\n---\n" + FEBRUARY + MARCH
    )
    for reader in ("ada", "cem"):
        seen = path(tmp_path, text, reader)
        assert (seen.mentor, seen.topics, seen.actions) == ("cem", (), ())
        assert seen.last.day == date(2026, 3, 12)
    assert [talk.day for talk in path(tmp_path, text, "ben").conversations] == [date(2026, 2, 10)]


def test_the_sentence_to_take_along(tmp_path):
    assert path(tmp_path, FEBRUARY).conversations[0].sentence == "I may pause."


def test_a_moved_conversation_knows_its_first_day(tmp_path):
    text = "=== mentees/ada/sessions/2026-03-12.md\n---\ndate: 2026-03-19\n---\nWe talked.\n"
    (talk,) = path(tmp_path, text).conversations
    assert (talk.day, talk.moved_from) == (date(2026, 3, 19), date(2026, 3, 12))


def test_feedback_from_a_block_and_from_a_file(tmp_path):
    text = MARCH + (
        "\n::: feedback from ada\n**What helped me:** the walk.\n:::\n"
        "=== mentees/ada/sessions/2026-03-12-from-ben.md\nYou asked a good question.\n"
    )
    assert set(path(tmp_path, text).conversations[0].feedback) == {"ada", "ben"}


def test_an_empty_block_is_no_feedback(tmp_path):
    text = MARCH + "\n::: feedback from ada\n<!-- one sentence is enough -->\n:::\n"
    assert path(tmp_path, text).conversations[0].feedback == ()


def test_the_next_day_is_suggested_by_the_rhythm_but_never_in_the_past(tmp_path):
    assert path(tmp_path, MARCH, today="2026-03-20").suggested_day == date(2026, 4, 12)
    assert path(tmp_path, MARCH, today="2026-04-20").suggested_day is None


def test_what_stands_below_a_topic_or_an_agreed_action_stays_with_it(tmp_path):
    text = (
        "=== mentees/ada/sessions/2026-03-12.md\n## Topics\n- [ ] Slides\n  - how many?\n\n"
        "## Agreed\n- [ ] @ben lends the book\n  - the thin one\n"
    )
    (talk,) = path(tmp_path, text).conversations
    assert "how many?" in talk.topics[0].notes
    assert "the thin one" in talk.actions[0].notes
