"""Documents: a source taken apart, with lines and columns of its file."""

from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorsite.content.documents import owner_of, parse
from mentorsite.content.tree import Source
from mentorsite.diagnostics import Place

SESSION = "mentees/mara/sessions/2026-03-12.md"


def document(text, path=SESSION):
    return parse(Source(path, dedent(text)))


def findings(text, path=SESSION):
    return [f"{finding.line}:{finding.column} {finding.message}" for finding in document(text, path).findings]


def test_a_session_is_taken_apart():
    session = document(
        """\
        ---
        time: 14:00
        goals: [talk]
        ---

        ## Notes
        Three sentences.

        ::: feedback from tomasz
        You waited.
        :::
        """
    )
    assert session.head.values == {"time": "14:00", "goals": ["talk"]}
    assert session.head.places[("goals", 0)] == Place(3, 9)
    assert [(s.kind, s.person, s.line, s.text) for s in session.segments] == [
        ("shared", None, 5, "\n## Notes\nThree sentences.\n"),
        ("feedback", "tomasz", 10, "You waited."),
    ]
    assert (session.findings, session.fails_closed, session.body_place) == ((), False, Place(6, 1))


def test_front_matter_is_optional():
    session = document("## Notes\n---\nThree sentences.\n")
    assert session.head.values == {}
    assert session.head.places == {(): Place(1, 1)}
    assert session.segments[0].text == "## Notes\n---\nThree sentences.\n"
    assert session.findings == ()


def test_blanks_behind_the_dashes_do_no_harm():
    assert document("--- \ntime: 14:00\n---\t\ntext").head.values == {"time": "14:00"}


def test_front_matter_may_be_empty():
    assert document("---\n---\ntext").segments[0].line == 3
    assert findings("---\n---\ntext") == []


def test_front_matter_ends_at_the_first_line_of_dashes():
    session = document("---\ntime: 14:00\n---\ntext\n---\nmore")
    assert session.segments[0].text == "text\n---\nmore"


@pytest.mark.parametrize("ending", ["", "----\n", " ---\n", "...\n"])
def test_front_matter_that_does_not_end_is_found_at_its_beginning_and_shows_nothing(ending):
    session = document(f"---\ntime: 14:00\n{ending}secret\n")
    assert [(f.line, f.message) for f in session.findings] == [(1, "front-matter-unclosed")]
    assert (session.head.values, session.segments) == ({}, ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\n\n---\nvisibility: pair\n---\ntext", "3:1"),
        (" ---\ntitle: Talk\n---\ntext", "1:1"),
        ("----\ntitle: Talk\n----\ntext", "1:1"),
        ("—\ntitle: Talk\n—\ntext", "1:1"),
        ("--\ntitle: Talk\n--\ntext", "1:1"),
    ],
)
def test_what_was_meant_as_front_matter_is_no_prose(text, expected):
    assert findings(text) == [f"{expected} front-matter-unclosed/start"]


def test_a_rule_above_prose_is_no_front_matter():
    assert findings("\n---\nI have thought about it.\n") == []


def test_faults_of_head_and_body_show_together_in_the_order_of_lines():
    session = document("---\ntitle: Talk: me\n---\n::: only tomasz\ntext\n:::\n")
    assert [(f.line, f.column, f.message) for f in session.findings] == [
        (2, 12, "yaml-syntax/colon"),
        (4, 10, "block-fault/owner"),
    ]
    assert session.fails_closed


def test_a_fault_in_the_head_alone_does_not_close_the_file():
    assert not document("---\ntitle: Talk: me\n---\ntext").fails_closed


@pytest.mark.parametrize(
    ("path", "owner"),
    [
        ("mentees/mara/goals/talk.md", "mara"),
        ("mentees/Jörg/mentee.md", "joerg"),
        ("mentors/Tomasz.md", "tomasz"),
        ("handbook/how-it-works.md", None),
        ("programme.md", None),
        ("trainings/mara.md", None),
    ],
)
def test_whose_a_file_is_follows_from_its_place(path, owner):
    assert owner_of(path) == owner


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (SESSION, []),
        ("mentees/mara/sessions/2026-03-12-walk.md", []),
        ("mentees/mara/sessions/2026-03-12-from-tomasz.md", ["1:1 block-fault/place"]),
        ("mentees/mara/goals/talk.md", ["1:1 block-fault/place"]),
        ("mentors/tomasz.md", ["1:1 block-fault/place"]),
        ("handbook/feedback.md", ["1:1 block-fault/stray"]),
    ],
)
def test_feedback_blocks_stand_in_conversations(path, expected):
    assert findings("::: feedback from tomasz\ntext\n:::\n", path) == expected


def test_the_roster_is_all_head():
    roster = document("nadja: {name: Nadja Berger}\nmara:\n  name: Mara Tamm\n", "people.yaml")
    assert roster.head.values == {"nadja": {"name": "Nadja Berger"}, "mara": {"name": "Mara Tamm"}}
    assert roster.head.places[("mara", "name")] == Place(3, 9)
    assert (roster.segments, roster.findings) == ((), ())


def test_a_roster_of_thousands_is_read():
    text = "".join(f"person-{n}: {{name: Ada Berger, email: a{n}@seekuh.example, team: Web}}\n" for n in range(3_000))
    roster = document(text, "people.yaml")
    assert (len(roster.head.values), roster.findings) == (3_000, ())


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("text", Place(1, 1)),
        ("", Place(1, 1)),
        ("---\ntime: 14:00\n---\n\n\ntext\n", Place(6, 1)),
        ("---\ntime: 14:00\n---\n", Place(3, 1)),
        ("---\ntime: 14:00\n---", Place(3, 1)),
        ("---\ntime: 14:00\n---\n\n\n", Place(5, 1)),
    ],
)
def test_the_body_has_a_place_even_if_it_is_empty(text, place):
    assert document(text).body_place == place


LINES = st.sampled_from(
    ["---", "time: 14:00", "title: a: b", "::: only mara", ":::", "text", "", "- [ ] step", "x: [", "<!--"]
)


@given(st.one_of(st.text(st.characters(codec="utf-8")), st.lists(LINES).map("\n".join)))
def test_any_text_can_be_parsed_and_every_place_lies_inside(text):
    parsed = parse(Source(SESSION, text))
    lines = text.split("\n")
    for place in [parsed.body_place, *(Place(f.line, f.column) for f in parsed.findings)]:
        assert 1 <= place.line <= len(lines)
        assert 1 <= place.column <= len(lines[place.line - 1]) + 1
