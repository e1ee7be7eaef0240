"""Front matter: facts as text, each with its place, and every slip at the spot where a person would look."""

import subprocess
import sys
import time
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorsite.content.frontmatter import Limits, read_yaml
from mentorsite.diagnostics import Place

GOAL = dedent(
    """\
    title: Give a 20-minute talk
    status: active                 # idea | active | paused
    started: 2026-02-03
    horizon: 2026-09
    skills: [public-speaking, leading]
    cadence: {every: 1 month, grace: 10 days}   # optional
    where: "https://meet.example/mara#now"
    why: >
      I want to be heard
      outside my team.
    earlier:                       # optional
      - {until: 2026-04-30, title: 'Speak in front of people'}
      - until: 2026-05-31
        title: Speak
    """
)


def values(text):
    return read_yaml(dedent(text), "talk.md")[0].values


def findings(text, first_line=1):
    _, found = read_yaml(dedent(text), "talk.md", first_line)
    return [f"{finding.line}:{finding.column} {finding.message}" for finding in found]


def test_values_are_text_until_a_record_gives_them_a_type():
    assert values(
        """
        office: no
        time: 14:00
        version: 2.10
        day: 2026-02-30
        nothing: null
        list: [1, true]
        """
    ) == {
        "office": "no",
        "time": "14:00",
        "version": "2.10",
        "day": "2026-02-30",
        "nothing": "null",
        "list": ["1", "true"],
    }


def test_a_whole_goal_reads_without_a_finding():
    head, found = read_yaml(GOAL, "talk.md")
    assert found == ()
    assert head.values["cadence"] == {"every": "1 month", "grace": "10 days"}
    assert head.values["why"] == "I want to be heard outside my team.\n"
    assert head.values["earlier"] == [
        {"until": "2026-04-30", "title": "Speak in front of people"},
        {"until": "2026-05-31", "title": "Speak"},
    ]


def test_a_key_without_a_value_is_left_out_but_keeps_its_place():
    head, found = read_yaml("title: Talk\nended:\n", "talk.md")
    assert (head.values, found) == ({"title": "Talk"}, ())
    assert head.keys[("ended",)] == Place(2, 1)
    assert ("ended",) not in head.places


def test_an_empty_quotation_is_a_value():
    assert values('title: ""') == {"title": ""}


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing yet\n", "---\n", "~\n" * 0])
def test_a_head_may_be_empty(text):
    head, found = read_yaml(text, "talk.md", first_line=2)
    assert (head.values, head.places, found) == ({}, {(): Place(2, 1)}, ())


def test_places_count_lines_of_the_file_and_columns_as_people_see_them():
    head, _ = read_yaml("größe: 🐄 klein\npairs:\n  - {mentor: jörg, from: 2026-02-01}\n", "m.md", first_line=2)
    assert head.keys[("größe",)] == Place(2, 1)
    assert head.places[("größe",)] == Place(2, 8)
    assert head.places[("pairs", 0)] == Place(4, 5)
    assert head.places[("pairs", 0, "mentor")] == Place(4, 14)
    assert head.keys[("pairs", 0, "from")] == Place(4, 20)
    assert head.places[()] == Place(2, 1)


def test_the_column_of_a_slip_counts_an_emoji_as_one():
    assert findings("titel: 🐄🐄 Über: uns") == ["1:15 yaml-syntax/colon"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("why: I think: it helps", "1:13 yaml-syntax/colon"),
        ("pauses: {from: a: b}", "1:17 yaml-syntax/colon"),
        ('title: "Talk', "1:8 yaml-syntax/quote"),
        ("title: 'Talk", "1:8 yaml-syntax/quote"),
        ("skills: [leading, writing", "1:9 yaml-syntax/bracket"),
        ("wishes: {topics: [leading]", "1:9 yaml-syntax/bracket"),
        ("wishes: {", "1:9 yaml-syntax/bracket"),
        ("skills: [leading,", "1:9 yaml-syntax/bracket"),
        ("skills:\n  [leading,\n   writing,\n", "2:3 yaml-syntax/bracket"),
        ("skills: [leading, ]]", "1:20 yaml-syntax"),
        ("title: @mara helps", "1:8 yaml-syntax/start"),
        ("title: *wichtig* ist", "1:8 yaml-syntax/start"),
        ("title: - Talk", "1:8 yaml-syntax/start"),
        ("title: 20% faster\nwhy: %", "2:6 yaml-syntax/start"),
        ("why: 'I can't say'", "1:13 yaml-syntax/after-quote"),
        ('title: "Talk" about ducks', "1:15 yaml-syntax/after-quote"),
        ("status: active\n  title: Talk", "2:3 yaml-syntax/indent"),
        ("wishes:\n  topics: []\n mentors: []", "3:2 yaml-syntax/indent"),
        ("title:Talk", "1:1 yaml-syntax"),
        ("title: Talk\nI want to speak.\nMore prose.\nstatus: idea", "2:1 yaml-syntax/mapping"),
        ("- a list", "1:1 yaml-syntax/mapping"),
        ("only prose", "1:1 yaml-syntax/mapping"),
        ("title:\tTalk", "1:7 yaml-syntax/tab"),
        ("pairs:\n\t- mentor: tomasz", "2:1 yaml-syntax/tab"),
        ("title: &t Talk", "1:8 yaml-syntax/feature"),
        ("title: *t", "1:8 yaml-syntax/feature"),
        ("title: !!str Talk", "1:8 yaml-syntax/feature"),
        ("pair: {<<: {a: b}}", "1:8 yaml-syntax/feature"),
        ("%YAML 1.2\n---\ntitle: Talk", "1:1 yaml-syntax/feature"),
        ("%TAG ! tag:x,2000:\n---\ntitle: Talk", "1:1 yaml-syntax/feature"),
        ("title: Talk\n---\ntitle: Other", "2:1 yaml-syntax"),
        ("title: Talk\n...\nstatus: idea", "2:1 yaml-syntax"),
        ("{title: Talk}\nstatus:", "2:1 yaml-syntax"),
        ("? [a, b]\n: c", "1:3 yaml-syntax"),
        ("title: {{ title }}", "1:9 yaml-syntax"),
        (": Talk", "1:1 yaml-syntax"),
        ("title: Talk #2", "1:13 yaml-syntax/comment"),
        ("topics:\n  - Talk #2", "2:10 yaml-syntax/comment"),
        ("team: #backend", "1:7 yaml-syntax/comment"),
        ("title: Talk\nstatus: idea\ntitle: Other", "3:1 duplicate-key"),
        ("wishes: {topics: [a], topics: [b]}", "1:23 duplicate-key"),
        ("title: Ta\x07lk", "1:10 file-unreadable/control"),
        ("title: Talk\u2028status: idea", "1:12 file-unreadable/control"),
        ("title: Talk\x85status: idea", "1:12 file-unreadable/control"),
        ("a: {b: {c: {d: {e: {f: {g: {h: {}}}}}}}}", "1:32 yaml-syntax/depth"),
    ],
)
def test_a_slip_is_found_where_it_is(text, expected):
    assert findings(text) == [expected]


@pytest.mark.parametrize(
    "line",
    [
        "why: C# is fun",
        "status: active # idea | active",
        "status: active  #idea",
        "started: 2026-02-01 #or later",
        "started: #2026-02-01",
        "title: 'Talk #2'",
        "skills: [leading] # later more",
        "languages: [de, en]            # the first is the default",
        "cadence: {every: 1 month, grace: 10 days}",
        "why: |\n  Talk #2\n  and: more",
        "where: https://meet.example/mara",
        "time: 14:00",
    ],
)
def test_what_people_mean_as_it_stands_is_no_slip(line):
    assert findings(line) == []


def test_several_slips_show_in_one_run_and_intact_keys_are_read():
    head, found = read_yaml(
        dedent(
            """\
            title: Talk: how I do it
            status: active
            skills: [leading
            earlier:
            - {until: 2026-04-30, title: Speak}
            why: "because
            status: done
            """
        ),
        "talk.md",
        first_line=2,
    )
    assert [(finding.line, finding.column, finding.message) for finding in found] == [
        (2, 12, "yaml-syntax/colon"),
        (4, 9, "yaml-syntax/bracket"),
        (7, 6, "yaml-syntax/quote"),
        (8, 1, "duplicate-key"),
    ]
    assert head.values == {"status": "active", "earlier": [{"until": "2026-04-30", "title": "Speak"}]}
    assert head.places[("earlier", 0, "title")] == Place(6, 30)
    assert head.broken == {"title", "skills", "why"}


def test_the_missing_quotation_mark_is_found_even_where_the_next_one_closes_it():
    assert findings('title: "Talk\nwhy: to be "heard\n') == ["1:8 yaml-syntax/quote"]


def test_a_quotation_may_go_on_in_an_indented_line():
    assert values('title: "Talk\n  about ducks"\n') == {"title": "Talk about ducks"}


def test_a_key_with_a_refused_value_is_not_missing():
    head, _ = read_yaml("title: *talk\nstatus: idea", "talk.md")
    assert (head.values, head.broken) == ({"status": "idea"}, {"title"})


def test_a_duplicate_names_the_line_of_the_first():
    _, (found,) = read_yaml("title: Talk\ntitle: Other\n", "talk.md", first_line=2)
    assert found.values == (("first", "2"),)


def test_no_finding_quotes_what_somebody_wrote():
    _, found = read_yaml('secret1: "secret2\nsecret3: secret4: secret5\nsecret6 #secret7\n', "talk.md")
    assert found
    assert "secret" not in repr(found)


def test_a_head_that_is_too_long_is_refused_as_a_whole():
    _, found = read_yaml("a: " + "x" * 70_000, "talk.md", first_line=2)
    assert [(finding.line, finding.message) for finding in found] == [(2, "yaml-syntax/depth")]


def test_too_many_values_are_refused_as_a_whole():
    head, (found,) = read_yaml("a: [" + "b," * 6_000 + "]", "talk.md")
    assert (head.values, found.message) == ({}, "yaml-syntax/depth")


def test_a_roster_may_be_longer():
    roster = "".join(f"person-{number}: {{name: Ada, team: Web, office: Wien}}\n" for number in range(2_000))
    head, found = read_yaml(roster, "people.yaml", limits=Limits(nodes=50_000, size=1_000_000))
    assert (len(head.values), found) == (2_000, ())


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * 60_000,
        "a: " + "{a: " * 15_000,
        "- " * 30_000,
        "? " * 30_000,
        "[" * 60_000 + ": b",
        "\n".join("[" for _ in range(30_000)),
        "a: b\n" * 13_000,
        "a: b: c\n" * 8_000,
        "!" * 60_000,
        "&a " * 20_000,
        '"' * 60_000,
        "a: |\n" + " " * 60_000,
        "#" * 60_000,
        "x\n" * 30_000,
    ],
)
def test_hostile_heads_are_answered_quickly(text):
    start = time.process_time()
    read_yaml(text, "talk.md")
    assert time.process_time() - start < 3


def assert_places_lie_inside(text, head, found, first_line):
    lines = text.split("\n")
    places = [*head.places.values(), *head.keys.values(), *(Place(f.line, f.column) for f in found)]
    assert all(first_line <= place.line < first_line + len(lines) for place in places)
    assert all(1 <= place.column <= len(lines[place.line - first_line]) + 1 for place in places)


@given(st.text(st.characters()), st.integers(1, 9))
def test_any_text_can_be_read(text, first_line):
    assert_places_lie_inside(text, *read_yaml(text, "talk.md", first_line), first_line)


@given(st.text(st.sampled_from("ab:-?[]{}#&*!|>'\"%@` \n\t,.~<=ä🐄\x85\u2028\r\x00\ud800")))
def test_any_text_of_signs_that_matter_to_yaml_can_be_read(text):
    assert_places_lie_inside(text, *read_yaml(text, "talk.md"), 1)


@given(st.lists(st.tuples(st.integers(0, len(GOAL)), st.integers(0, 3), st.text(max_size=3)), min_size=1, max_size=4))
def test_a_goal_with_any_slips_can_be_read(slips):
    text = GOAL
    for at, gone, instead in slips:
        text = text[:at] + instead + text[at + gone :]
    assert_places_lie_inside(text, *read_yaml(text, "talk.md"), 1)


@given(
    st.dictionaries(
        st.from_regex("[a-z][a-z_]*", fullmatch=True), st.text(st.characters(min_codepoint=32, max_codepoint=126))
    )
)
def test_quoted_values_come_back_as_they_were_written(facts):
    text = "".join(f"{key}: '{value.replace(chr(39), chr(39) * 2)}'\n" for key, value in facts.items())
    head, found = read_yaml(text, "talk.md")
    assert (head.values, found) == (facts, ())


@given(st.integers(0, 4), st.sampled_from(['x: "open', "x: a: b", "x: [open", "prose", "x: @y", "x: 'a' b"]))
def test_a_slip_leaves_the_other_keys_as_they_are(position, slip):
    lines = ["title: Talk", "status: idea", "skills: [a]", "pair: {mentor: b}"]
    lines.insert(position, slip)
    head, found = read_yaml("\n".join(lines), "talk.md")
    assert head.values == {"title": "Talk", "status": "idea", "skills": ["a"], "pair": {"mentor": "b"}}
    assert [finding.line for finding in found] == [position + 1]


def test_without_libyaml_nothing_is_read_at_all():
    code = "import sys; sys.modules['yaml._yaml'] = None; import mentorsite.content.frontmatter"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert run.stderr.splitlines()[-1].startswith("ImportError: PyYAML is installed without libyaml.")
