"""Headings and the sections they begin."""

import pytest

from mentorsite.content.markup import plain, read
from mentorsite.content.sections import canonical, lead


def sections(text, **kwargs):
    return read(text, "mentees/mara/goals/talk.md", 1, **kwargs).sections


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Why", "why"),
        ("Warum", "why"),
        ("how i will notice", "signs"),
        ("Woran ich es merke:", "signs"),
        ("Steps", "steps"),
        ("Kleine Schritte", "steps"),
        ("SMART", "smart"),
        ("Was ich mitnehme", "take"),
        ("What I take  with me :", "take"),
        ("THEMEN", "topics"),
        ("Notizen", "notes"),
        ("Vereinbart", "agreed"),
        ("Why not", None),
        ("", None),
    ],
)
def test_headings_are_known_in_both_languages(heading, name):
    assert canonical(heading) == name


def test_a_goal_is_cut_at_its_headings():
    found = sections("What will be different.\n\n## Why\nTo be heard.\n\n## Wie es weiterging\nGut.\n")
    assert [(section.name, section.heading, section.level) for section in found] == [
        (None, "", 0),
        ("why", "Why", 2),
        (None, "Wie es weiterging", 2),
    ]
    assert [plain(section) for section in found] == ["What will be different.", "To be heard.", "Gut."]


def test_a_sub_heading_stays_in_its_section():
    (notes,) = sections("## Notes\nerst\n### Im Zug\ndann\n")
    assert plain(notes) == "erst\nIm Zug\ndann"


def test_a_known_sub_heading_begins_a_section_of_its_own():
    assert [section.name for section in sections("## SMART\n### Steps\n- [ ] üben\n")] == ["smart", "steps"]


def test_a_heading_of_a_higher_level_ends_a_section():
    found = sections("### Notes\neins\n## Anhang\nzwei\n#### Kleines\ndrei\n")
    assert [(section.name, plain(section)) for section in found] == [("notes", "eins"), (None, "zwei\nKleines\ndrei")]


def test_a_heading_may_be_underlined_emphasised_and_end_with_a_colon():
    assert [section.name for section in sections("**Warum**:\n---\nGehört werden.\n")] == ["why"]


def test_any_heading_ends_the_text_before_the_first():
    assert [section.heading for section in sections("Davor.\n\n#### Kleines\n")] == ["", "Kleines"]


def test_headings_in_quotes_lists_and_code_begin_nothing():
    assert [section.name for section in sections("> ## Why\n\n- ## Steps\n\n```\n## Notes\n```\n")] == [None]


def test_a_segment_continues_the_section_before_it():
    found = sections("Noch ein Satz.\n\n### Nebenbei\nx\n\n## Vereinbart\n", section="notes")
    assert [(section.name, section.heading) for section in found] == [("notes", ""), ("agreed", "Vereinbart")]


def test_a_section_without_words_is_there_but_nothing_before_the_first_heading_is_not():
    assert [(section.name, plain(section)) for section in sections("## Why\n## Steps\n")] == [
        ("why", ""),
        ("steps", ""),
    ]


def test_the_place_of_a_section_is_its_heading():
    _, why = read("Ein Satz.\n\n## Why\n", "a.md", 12).sections
    assert (why.place.line, why.place.column) == (14, 1)


def test_the_perspective_is_the_first_paragraph():
    (perspective,) = sections("In three years\nI lead a *small* team.\n\n(What follows tells more.)\n")
    assert lead(perspective) == "In three years I lead a small team."


def test_without_a_paragraph_there_is_no_lead():
    assert [lead(section) for section in sections("## Why\n- a list\n")] == [""]
