"""The rules of a programme, by what people write; docs/checks.md has an example of each."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorsite.content.records.words import FORBIDDEN
from programme_text import DEFAULT, diagnosed, files_of, lines, write_programme


@pytest.fixture
def places(findings):
    """The findings without their words, and without the folder of Ada's files."""

    def found(*args, **manner):
        parts = (line.removeprefix("content/").split(": ") for line in findings(*args, **manner))
        return [f"{place.removeprefix('mentees/ada/')} {rule}" for place, _, rule, *_ in parts]

    return found


def goal(head: str, body: str = "- [ ] Pick a topic") -> str:
    return f"=== mentees/ada/goals/talk.md\n---\n{head}\n---\n{body}\n"


# --- words that have no place here


@pytest.mark.parametrize("word", FORBIDDEN)
def test_no_word_of_appraisal_is_a_key(findings, word):
    assert findings(goal(f"title: Give a talk\n{word}: 4")) == [
        f"content/mentees/ada/goals/talk.md:3:1: error: forbidden-word: “{word}” has no place in a mentoring "
        "programme: nothing here is tied to pay or appraisal. Leave it out."
    ]


@pytest.mark.parametrize(
    ("key", "word"),
    [
        ("Bonus", "bonus"),
        ("ratings", "rating"),
        ("salaryBand", "salary"),
        ("performance_review", "performance"),
        ("pay-grade", "pay"),
        ("Gehalt", "gehalt"),
        ("Gehaltsband", "gehalt"),
        ("Leistungsbeurteilung", "leistung"),
        ("Prämien", "prämie"),
        ("praemie", "prämie"),
    ],
)
def test_nor_under_another_name(findings, key, word):
    assert f"forbidden-word: “{word}”" in findings(goal(f"title: Give a talk\n{key}: 4"))[0]


@pytest.mark.parametrize("key", ["payload", "scoreless", "note", "notes", "Notiz"])
def test_a_harmless_word_is_merely_unknown(places, key):
    assert places(goal(f"title: Give a talk\n{key}: 4")) == ["goals/talk.md:3:1 unknown-key"]


def test_no_word_of_appraisal_in_any_file(places):
    assert places(
        """
        === programme.md
        ---
        title: Mentoring
        bonus: 3
        ---
        === people.yaml
        nadja: {name: Nadja Berger, salary: 1}
        ada: {name: Ada Lind}
        ben: {name: Ben Okoro}
        === mentees/ada/mentee.md
        ---
        pairs: [{mentor: ben, from: 2026-02-01, rating: 5}]
        ---
        === mentors/ben.md
        ---
        score: 5
        ---
        === handbook/how.md
        ---
        rank: 1
        ---
        """
    ) == [
        "handbook/how.md:2:1 forbidden-word",
        "mentee.md:2:41 forbidden-word",
        "mentors/ben.md:2:1 forbidden-word",
        "people.yaml:1:29 forbidden-word",
        "programme.md:3:1 forbidden-word",
    ]


# --- keys and values in German, and slips


@pytest.mark.parametrize(
    ("line", "similar"),
    [
        ("Status: idea", "status"),
        ("Stand: idea", "status"),
        ("Fähigkeiten: [talking]", "skills"),
        ("faehigkeiten: [talking]", "skills"),
        ("Begonnen: 2026-02-01", "started"),
        ("vorgeschlagen von: ben", "suggested_by"),
        ("vorgeschlagen_von: ben", "suggested_by"),
        ("ruht-bis: 2026-08", "rests_until"),
        ("Bis: 2026-08", "horizon"),
        ("Sprache: de", "lang"),
        ("Sichtbarkeit: me", "visibility"),
        ("suggestedby: ben", "suggested_by"),
        ("horizn: 2026-08", "horizon"),
    ],
)
def test_a_german_key_or_a_slip_gets_the_right_one_told(findings, line, similar):
    assert findings(goal(f"title: Give a talk\n{line}")) == [
        f"content/mentees/ada/goals/talk.md:3:1: error: unknown-key: This key is not known here. Similar: {similar}."
    ]


@pytest.mark.parametrize(
    ("line", "similar"),
    [
        ("status: läuft", "active"),
        ("status: Erreicht", "done"),
        ("status: losgelassen", "let-go"),
        ("status: ruht", "paused"),
        ("status: in progress", "active"),
        ("status: pausd", "paused"),
        ("visibility: Kolleg*innen", "colleagues"),
        ("visibility: nur ich", "me"),
        ("lang: deutsch", "de"),
    ],
)
def test_a_german_value_or_a_slip_gets_the_right_one_told(findings, line, similar):
    column = line.index(" ") + 2
    assert findings(goal(f"title: Give a talk\n{line}")) == [
        f"content/mentees/ada/goals/talk.md:3:{column}: error: wrong-value: This value is not one of those known. "
        f"Similar: {similar}."
    ]


def test_one_word_can_mean_two_keys_and_the_file_decides(findings):
    found = findings(
        """
        === people.yaml
        nadja: {name: Nadja Berger, Sprache: de}
        ada: {name: Ada Lind}
        ben: {name: Ben Okoro}
        === mentees/ada/mentee.md
        ---
        Sprache: de
        pairs: [{Mentorin: ben, ab: 2026-02-01, bis: 2026-12-31}]
        ---
        """
    )
    assert [line.rpartition(": ")[2] for line in found] == ["lang.", "mentor.", "from.", "until.", "language."]


def test_behind_a_wrong_key_the_value_is_looked_at_too(places):
    assert places(goal("Titel: Give a talk\nStatus: läuft\nbegonnen: 2026-02-30")) == [
        "goals/talk.md:2:1 unknown-key",
        "goals/talk.md:3:1 unknown-key",
        "goals/talk.md:3:9 wrong-value",
        "goals/talk.md:4:1 unknown-key",
        "goals/talk.md:4:11 impossible-date",
    ]


def test_a_wrong_key_beside_the_right_one_is_just_unknown(places):
    assert places(goal("title: Give a talk\nTitel: [x]")) == ["goals/talk.md:3:1 unknown-key"]


def test_a_key_without_a_value_is_missed_where_it_stands(places):
    assert places(goal("status: idea\ntitle:")) == ["goals/talk.md:3:1 missing-field"]


def test_in_a_list_the_entry_that_lacks_something_is_shown(places):
    assert places(
        """
        === mentees/ada/mentee.md
        ---
        pairs:
          - mentor: cem
            from: 2025-02-01
            until: 2026-01-31
          - mentor: ben
        ---
        """
    ) == ["mentee.md:6:5 missing-field"]


def test_keys_of_ones_own_are_left_alone(findings):
    assert findings(goal("title: Give a talk\nx-mood: [1, {a: b}]")) == []


# --- every slip at once, each at its place


def test_one_run_finds_every_slip_of_a_file(places):
    assert places(
        goal(
            "title: Give a talk\nstatus: actve\ngrew_from: gardn\nskills: talking\nstarted: 3.2.2026",
            "- [ ] @bne Ask [Ruth](ruth.md) by:2026-02-30\n- [] Pick a topic",
        )
        + "=== mentees/ada/goals/garden.md\n---\ntitle: Garden\n---\n- [ ] Dig\n"
    ) == [
        "goals/talk.md:3:9 wrong-value",
        "goals/talk.md:4:12 unknown-goal",
        "goals/talk.md:6:10 wrong-value",
        "goals/talk.md:8:7 unknown-person",
        "goals/talk.md:8:16 broken-link",
        "goals/talk.md:8:35 impossible-date",
        "goals/talk.md:9:3 near-task",
    ]


@pytest.mark.parametrize(
    ("ending", "mark"), [("\n", ""), ("\r\n", ""), ("\n", "\ufeff"), ("\r\n", "\ufeff"), ("\r", "")]
)
def test_columns_count_characters_whatever_the_editor_wrote(places, ending, mark):
    assert places(
        goal('"x-🦭": 1\ntitle: "🦭🦭", status: x', "🦭🦭 [x](x.md)\n\n- [ ] 👩‍👧 Pick by:2026-02-30"),
        ending=ending,
        mark=mark,
    ) == ["goals/talk.md:3:12 yaml-syntax", "goals/talk.md:5:4 broken-link", "goals/talk.md:7:19 impossible-date"]


RICH = (
    DEFAULT
    + """\
=== mentors/ben.md
---
places: 2
offers: [listening]
---
=== skills.md
---
areas: [{id: together, skills: [{id: listening, name: {de: Zuhören}}]}]
---
=== mentees/ada/goals/talk.md
---
title: "Give a talk: 🦭"
status: active
earlier: [{until: 2026-02-01, title: Talk}]
skills:
  - listening
---
Über 🦭 [how](../mentee.md)

- [x] **@ada** Pick a topic done:2026-02-20
=== mentees/ada/sessions/2026-03-12.md
---
goals: [talk]
time: 14:00
---
## Agreed
- [ ] @ben, @ada: read by:2026-04
::: only ada
Nervous.
:::
"""
)


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_every_place_lies_inside_its_file(data):
    path, text = data.draw(st.sampled_from(sorted(files_of(RICH).items())))
    at = data.draw(st.integers(0, len(text)))
    slip = data.draw(st.sampled_from([*"\t\":[{}]-#&*@|>%`':\r🦭\u202e", "\n---\n", "\n::: ", ""]))
    with TemporaryDirectory() as folder:
        root = write_programme(Path(folder), RICH)
        (root / "content" / path).write_bytes((text[:at] + slip + text[at + data.draw(st.integers(0, 3)) :]).encode())
        for finding in diagnosed(root):
            file = root / "content" / finding.path
            written = file.read_bytes().decode().replace("\r\n", "\n").replace("\r", "\n") if file.is_file() else ""
            line = written.split("\n")[finding.line - 1]
            assert 1 <= finding.column <= len(line) + 1, lines((finding,), root)


# --- one slip is one finding


def test_with_a_broken_mentee_file_no_conversation_is_outside(places):
    assert places(
        """
        === mentees/ada/mentee.md
        ---
        pairs: [{mentor: ben, from: 2026-02-31}]
        ---
        === mentees/ada/sessions/2026-03-12.md
        We talked about slides.
        === mentees/ada/sessions/2026-03-12-b.md
        We talked about slides again.
        """
    ) == ["mentee.md:2:29 impossible-date"]


def test_nor_with_one_that_is_only_a_link(tmp_path):
    root = write_programme(tmp_path, "=== mentees/ada/sessions/2026-03-12.md\nWe talked about slides.\n")
    file = root / "content" / "mentees" / "ada" / "mentee.md"
    file.unlink()
    file.symlink_to(root / "content" / "programme.md")
    assert [finding.message for finding in diagnosed(root)] == ["file-unreadable/kind"]


@pytest.mark.parametrize("title", ['"Give a talk', "[Give a talk]", "", "Talk: one"])
def test_a_broken_goal_is_not_unknown(places, title):
    found = places(
        goal(f"title: {title}") + "=== mentees/ada/sessions/2026-03-12.md\n---\ngoals: [talk]\n---\nSlides.\n"
    )
    assert len(found) == 1
    assert found[0].startswith("goals/talk.md:2:")


def test_goals_whose_names_collide_are_not_unknown(places):
    text = "=== mentees/ada/goals/my talk.md\n---\ntitle: One\n---\n- [ ] x\n"
    text += "=== mentees/ada/goals/my-talk.md\n---\ntitle: Two\n---\n- [ ] x\n"
    text += "=== mentees/ada/sessions/2026-03-12.md\n---\ngoals: [my-talk]\n---\n[It](../goals/my-talk.md)\n"
    assert places(text) == ["goals/my talk.md:1:1 name-collision", "goals/my-talk.md:1:1 name-collision"]


@pytest.mark.parametrize(
    ("entry", "found"),
    [
        ('ben: {name: "Ben}', "people.yaml:3:13 yaml-syntax"),
        ("ben: {nmae: Ben, name: Ben}", "people.yaml:3:7 unknown-key"),
        ("ben: {email: ben@x.example}", "people.yaml:3:6 missing-field"),
        ("ben: Ben", "people.yaml:3:6 wrong-value"),
        ("ben:", "people.yaml:3:1 missing-field"),
        ("ben: {name: Ben, language: fr}", "people.yaml:3:28 wrong-value"),
    ],
)
def test_somebody_with_a_broken_entry_is_known_all_the_same(places, entry, found):
    roster = f"=== people.yaml\nnadja: {{name: Nadja}}\nada: {{name: Ada}}\n{entry}\n"
    talk = "=== mentees/ada/sessions/2026-03-12.md\n## Agreed\n- [ ] @ben lends me the book\n"
    assert places(roster + talk) == [found]


def test_an_id_twice_in_the_roster_keeps_its_first_entry(findings):
    text = "=== people.yaml\nnadja: {name: Nadja}\nada: {name: Ada}\nben: {name: Ben}\nBen: {name: Benjamin}\n"
    assert findings(text) == [
        "content/people.yaml:4:1: error: duplicate-key: This key stands here twice; the first is in line 3. "
        "Keep one of them."
    ]


def test_without_a_roster_that_is_all_there_is_to_say(tmp_path):
    root = write_programme(tmp_path, "")
    (root / "content" / "people.yaml").unlink()
    assert lines(diagnosed(root), root) == [
        "content/people.yaml:1:1: error: missing-field: “people.yaml” is missing here. Add it as “content/people.yaml”."
    ]


def test_settings_at_fault_hide_no_other_fault(places):
    broken = "=== programme.md\n---\ncoordinators: [nadia]\nchecks: {no-next-step: off}\n---\n[How](handbook/how.md)\n"
    assert places(
        broken + goal("title: Give a talk\nstatus: actve") + goal("title: x", "").replace("talk.md", "b.md")
    ) == [
        "goals/talk.md:3:9 wrong-value",
        "programme.md:2:1 missing-field",
        "programme.md:2:16 unknown-person",
        "programme.md:5:1 broken-link",
    ]


@pytest.mark.parametrize("name", ["people.yaml", "programme.md"])
def test_a_roster_or_settings_in_another_encoding_are_one_finding(tmp_path, name):
    root = write_programme(tmp_path, "")
    (root / "content" / name).write_bytes("ada: {name: Müller}".encode("latin-1"))
    assert [finding.message for finding in diagnosed(root)] == ["file-unreadable/encoding"]


def test_front_matter_that_never_ends_is_missing_nothing(places):
    assert places("=== mentees/ada/goals/talk.md\n---\ntitle: Give a talk\n") == [
        "goals/talk.md:1:1 front-matter-unclosed"
    ]


def test_a_title_without_its_colon_is_not_missing(places):
    assert places(goal("title Give a talk")) == ["goals/talk.md:2:1 yaml-syntax"]


@pytest.mark.parametrize(
    "line", ["Titel: Talk: one", 'titel: "Talk', "Überschrift: [Talk", "titel: @home", "titl: a: b"]
)
def test_nor_is_one_under_a_german_key_or_a_slip_whose_value_cannot_be_read(places, line):
    (found,) = places(goal(line))
    assert found.startswith("goals/talk.md:2:")
    assert found.endswith(" yaml-syntax")


def test_a_broken_key_that_means_something_else_hides_nothing(places):
    assert places(goal("Sprache: a: b")) == ["goals/talk.md:2:1 missing-field", "goals/talk.md:2:11 yaml-syntax"]


def test_nobody_asks_for_the_next_step_where_it_has_a_slip(places):
    assert places(goal("title: Give a talk", "- [] Pick a topic")) == ["goals/talk.md:4:3 near-task"]


def test_with_a_broken_framework_no_skill_is_unknown(places):
    framework = "=== skills.md\n---\nversion: 1.0.0\nvalid_from: 2026-01-01\nlevels: []\ninterest: []\nareas: [\n---\n"
    assert places(framework + goal("title: Give a talk\nskills: [juggling]")) == ["skills.md:6:8 yaml-syntax"]


def test_a_training_that_cannot_be_read_is_not_unknown(tmp_path):
    root = write_programme(tmp_path, goal("title: Give a talk\ntrainings: [talk-lab]"))
    (root / "content" / "trainings").mkdir()
    (root / "content" / "trainings" / "talk-lab.md").write_bytes(b"\xff")
    assert [finding.message for finding in diagnosed(root)] == ["file-unreadable/encoding"]


def test_an_unknown_mentor_of_a_conversation_is_not_outside_as_well(places):
    assert places("=== mentees/ada/sessions/2026-03-12.md\n---\nmentor: bne\n---\nSlides.\n") == [
        "sessions/2026-03-12.md:2:9 unknown-person"
    ]


# --- people


def test_everybody_whom_the_settings_name_is_known(places):
    assert places(
        """
        === programme.md
        ---
        title: Mentoring
        coordinators: [nadja, nadia]
        doormat: [{person: adda, sentence: Look}]
        sources:
          cemm: {git: "git@x.example:cem.git", readers: [cem, bne]}
        ---
        """
    ) == [
        "programme.md:3:23 unknown-person",
        "programme.md:4:20 unknown-person",
        "programme.md:6:3 unknown-person",
        "programme.md:6:55 unknown-person",
    ]


def test_an_unknown_manager_is_a_warning_of_its_own_that_can_be_switched_off(places):
    people = "=== people.yaml\nnadja: {name: Nadja, manager: boss}\nada: {name: Ada}\nben: {name: Ben}\n"
    off = "=== programme.md\n---\ntitle: Mentoring\nchecks: {unknown-manager: off}\n---\n"
    assert places(people) == ["people.yaml:1:31 unknown-manager"]
    assert places(people + off) == []


def test_a_folder_is_named_after_somebody(findings):
    assert findings("=== mentees/adda/reflections/train.md\nThoughts.\n") == [
        "content/mentees/adda/mentee.md:1:1: error: unknown-person: Nobody in people.yaml has the id that stands in "
        "this name. Similar: ada."
    ]


@pytest.mark.parametrize(
    "text",
    [
        "=== mentees/ada/mentee.md\n---\nrather_not: [bne]\n---\n",
        "=== mentees/ada/reflections/train.md\n- [ ] @bne ask\n",
        "=== mentees/ada/me/train.md\n- [ ] @bne ask\n",
        "=== mentees/ada/sessions/2026-03-12.md\nSlides.\n::: only ada\n- [ ] @bne ask\n:::\n",
    ],
)
def test_a_report_never_guesses_whom_somebody_meant_in_private(findings, text):
    unknown = [line for line in findings(text) if "unknown-person" in line]
    assert len(unknown) == 1
    assert "ben" not in unknown[0]


def test_names_are_understood_however_they_are_written(findings):
    assert (
        findings(
            """
        === mentees/ada/mentee.md
        ---
        pairs: [{mentor: "@Ben", from: 2026-02-01}]
        ---
        === mentees/ada/sessions/2026-03-12.md
        ## Agreed
        - [ ] @Ben lends me the book

        ::: feedback from BEN
        You brought the outline.
        :::
        """
        )
        == []
    )


# --- pairs


def mentored_by(mentor: str, people: str, more: str = "") -> str:
    roster = f"=== people.yaml\nnadja: {{name: Nadja}}\n{people}\n"
    return roster + f"=== mentees/ada/mentee.md\n---\npairs: [{{mentor: {mentor}, from: 2026-02-01{more}}}]\n---\n"


CHAIN = "ada: {name: Ada, manager: ben}\nben: {name: Ben, manager: cem}\ncem: {name: Cem}"


def test_a_superior_is_no_mentor_at_any_distance(places):
    assert places(mentored_by("ben", CHAIN)) == ["mentee.md:2:18 mentor-in-line"]
    assert places(mentored_by("cem", CHAIN)) == ["mentee.md:2:18 mentor-in-line"]


def test_nor_the_other_way_round(places):
    assert places(mentored_by("ben", "ada: {name: Ada}\nben: {name: Ben, manager: ada}")) == [
        "mentee.md:2:18 mentor-in-line"
    ]


def test_a_pair_that_is_over_is_left_alone(places):
    assert places(mentored_by("ben", CHAIN, ", until: 2026-04-19")) == []
    assert places(mentored_by("ben", CHAIN, ", until: 2026-04-20")) == ["mentee.md:2:18 mentor-in-line"]


def test_a_circle_of_managers_ends(places):
    people = "ada: {name: Ada, manager: ben}\nben: {name: Ben, manager: ada}\ncem: {name: Cem, manager: cem}"
    assert places(mentored_by("cem", people)) == []


def test_somebody_who_mentors_themselves_gets_one_finding(places):
    assert places(mentored_by("ada", "ada: {name: Ada, manager: ben}\nben: {name: Ben, manager: ada}")) == [
        "mentee.md:2:18 mentor-is-mentee"
    ]


def test_who_offers_no_number_of_places_is_not_over_it(findings):
    assert findings("=== mentors/ben.md\n---\nstage: mentor\n---\n") == []


def test_a_pair_that_begins_later_takes_a_place_and_one_that_is_over_does_not(places):
    offer = "=== mentors/ben.md\n---\nplaces: 1\n---\n=== mentees/cem/mentee.md\n---\npairs: [{mentor: ben, "
    assert places(offer + "from: 2026-05-01}]\n---\n") == ["mentors/ben.md:2:9 mentor-over-places"]
    assert places(offer + "from: 2026-01-01, until: 2026-04-19}]\n---\n") == []


def test_what_ends_ends_after_it_begins(places):
    assert places(
        """
        === programme.md
        ---
        title: Mentoring
        period: {from: 2026-09-30, until: 2026-02-01}
        ---
        === mentees/ada/mentee.md
        ---
        pairs: [{mentor: ben, from: 2026-02-01, until: 2026-01-31}, {mentor: cem, from: 2026-02-01, until: 2026-02-01}]
        ---
        === mentees/ada/goals/talk.md
        ---
        title: Give a talk
        status: done
        started: 2026-03-02
        ended: 2026-03-01
        ---
        """
    ) == ["goals/talk.md:5:8 date-order", "mentee.md:2:48 date-order", "programme.md:3:35 date-order"]


# --- conversations


def test_the_day_in_the_front_matter_wins_over_the_one_in_the_name(places):
    held = "=== mentees/ada/sessions/2026-03-12.md\n---\ndate: 2026-05-12\nstatus: held\n---\nSlides.\n"
    assert places(held) == ["sessions/2026-03-12.md:3:9 held-in-future"]
    outside = "=== mentees/ada/sessions/2026-03-12.md\n---\ndate: 2026-01-12\n---\nSlides.\n"
    assert places(outside) == ["sessions/2026-03-12.md:2:7 session-outside-pair"]


def test_today_is_neither_future_nor_past(findings):
    assert findings("=== mentees/ada/sessions/2026-04-20.md\n---\nstatus: held\n---\nSlides.\n") == []
    assert findings("=== mentees/ada/sessions/2026-04-20.md\n## Topics\n- [ ] Slides\n") == []


def test_the_first_and_the_last_day_belong_to_the_pair(findings):
    mentee = "=== mentees/ada/mentee.md\n---\npairs: [{mentor: ben, from: 2026-02-01, until: 2026-03-31}]\n---\n"
    talks = "=== mentees/ada/sessions/2026-02-01.md\nSlides.\n=== mentees/ada/sessions/2026-03-31.md\nSlides.\n"
    assert findings(mentee + talks) == []


def test_two_talks_a_day_with_two_mentors_are_two_talks(findings):
    pairs = "pairs: [{mentor: ben, from: 2026-02-01}, {mentor: cem, from: 2026-02-01}]"
    mentee = f"=== mentees/ada/mentee.md\n---\n{pairs}\n---\n"
    first = "=== mentees/ada/sessions/2026-03-12.md\n---\nmentor: ben\n---\nSlides.\n"
    second = "=== mentees/ada/sessions/2026-03-12-b.md\n---\nmentor: cem\n---\nSlides.\n"
    assert findings(mentee + first + second) == []


def test_one_that_was_skipped_may_have_been_made_up_for_on_the_same_day(findings):
    skipped = "=== mentees/ada/sessions/2026-03-12.md\n---\nstatus: skipped\n---\n"
    assert findings(skipped + "=== mentees/ada/sessions/2026-03-12-evening.md\nSlides.\n") == []


def test_feedback_beside_a_broken_conversation_is_not_alone(places):
    text = "=== mentees/ada/sessions/2026-03-12.md\n---\nminutes: long\n---\nSlides.\n"
    assert places(text + "=== mentees/ada/sessions/2026-03-12-from-ben.md\nThank you.\n") == [
        "sessions/2026-03-12.md:2:10 wrong-value"
    ]


def test_feedback_beside_feedback_is_alone(places):
    text = "=== mentees/ada/sessions/2026-03-12-from-ben.md\nx\n=== mentees/ada/sessions/2026-03-12-from-ada.md\nx\n"
    assert places(text) == [
        "sessions/2026-03-12-from-ada.md:1:1 feedback-alone",
        "sessions/2026-03-12-from-ben.md:1:1 feedback-alone",
    ]


@pytest.mark.parametrize(
    ("task", "found"),
    [
        ("- [x] Pick done:2026-02-30", ["goals/talk.md:4:17 impossible-date"]),
        ("- [ ] Pick by:2026-13", ["goals/talk.md:4:15 impossible-date"]),
        (
            "- [x] Pick by: 2026-02-30 done:2026-02-31",
            ["goals/talk.md:4:16 impossible-date", "goals/talk.md:4:32 impossible-date"],
        ),
        ("- [x] Pick done:2026-02", ["goals/talk.md:4:17 wrong-value"]),
        ("- [x] Pick by:2026-02 done:2026-02-28", []),
    ],
)
def test_the_dates_of_steps_stand_in_the_calendar(places, task, found):
    assert places(goal("title: Give a talk", f"{task}\n- [ ] Write")) == found


# --- links


def test_what_is_for_everybody_has_no_broken_links_either(places):
    text = "=== programme.md\n---\ntitle: Mentoring\n---\nSee [how](handbook/hwo.md), [me](mentees/ada/mentee.md).\n"
    text += "=== handbook/how.md\n[us](../programme.md) [top](#top) [you](people.yaml)\n"
    text += "=== mentors/ben.md\n[how](../handbook/how.md) [web](https://x.example) [goal](../mentees/ada/mentee.md)\n"
    assert places(text) == [
        "handbook/how.md:1:35 broken-link",
        "mentors/ben.md:1:52 broken-link",
        "programme.md:4:5 broken-link",
        "programme.md:4:29 broken-link",
    ]


@pytest.mark.parametrize(
    ("link", "similar"),
    [
        ("tlak.md", "talk.md"),
        ("talk", "talk.md"),
        ("talk.markdown", "talk.md"),
        ("../talk.md", "talk.md"),
        ("../../handbook/how.md", "../../../handbook/how.md"),
        ("handbook/hwo.md", "../../../handbook/how.md"),
    ],
)
def test_a_broken_link_is_told_as_it_should_be_written(findings, link, similar):
    text = goal("title: Give a talk", f"- [ ] Pick\n\n[it]({link})") + "=== handbook/how.md\nLike this.\n"
    assert [line.partition("Similar: ")[2] for line in findings(text)] == [f"{similar}."]


def test_a_link_into_another_persons_folder_leads_nowhere(findings):
    text = goal("title: Give a talk", "- [ ] Pick\n\n[it](../../cem/reflections/secret.md)")
    (line,) = findings(text + "=== mentees/cem/reflections/secret.md\nMine.\n")
    assert line.endswith(
        "This link leads to no file. Links start from the folder of this file, and reach what is the same "
        "person's or for everybody."
    )


# --- steps and their days, wishes


@pytest.mark.parametrize(
    ("done", "found"),
    [
        ("2026-02-03", []),
        ("2026-02-02", ["goals/talk.md:5:25 step-before-goal"]),
        ("2026-04-20", []),
        ("2026-04-21", ["goals/talk.md:5:25 done-in-future"]),
        ("2026-02-30", ["goals/talk.md:5:25 impossible-date"]),
    ],
)
def test_a_step_is_done_after_its_goal_began_and_not_after_today(places, done, found):
    head = "title: Give a talk\nstarted: 2026-02-03"
    assert places(goal(head, f"- [x] Pick a topic done:{done}\n- [ ] Go on")) == found


def test_without_a_beginning_any_day_is_after_it(places):
    assert places(goal("title: Give a talk", "- [x] Pick a topic done:1999-02-20\n- [ ] Go on")) == []


def test_what_was_agreed_is_not_done_in_the_future_either(places):
    text = "=== mentees/ada/sessions/2026-03-12.md\n## Agreed\n- [x] @ben lends the book done:2026-05-01\n"
    assert places(text) == ["sessions/2026-03-12.md:2:32 done-in-future"]


def wishes(topics, more=""):
    head = f"pairs: [{{mentor: ben, from: 2026-02-01}}]\nwishes: {{topics: {topics}}}"
    return f"=== mentees/ada/mentee.md\n---\n{head}\n---\n{more}"


@pytest.mark.parametrize(
    ("topics", "found"),
    [
        ("[writing, Listening]", []),
        ("[writting]", ["mentee.md:3:19 unknown-topic"]),
        ("juggling", ["mentee.md:3:18 unknown-topic"]),
    ],
)
def test_a_topic_that_is_wished_for_is_a_skill(places, topics, found):
    assert places(wishes(topics)) == found


def test_or_something_that_a_mentor_offers_even_if_that_is_no_skill(places):
    offer = "=== mentors/ben.md\n---\noffers: [juggling]\n---\nI juggle.\n"
    assert places(wishes("[juggling, jugling]") + offer) == [
        "mentee.md:3:29 unknown-topic",
        "mentors/ben.md:2:10 unknown-skill",
    ]


def test_with_a_broken_framework_no_topic_is_unknown(places):
    broken = "=== skills.md\n---\nareas: [\n---\n"
    assert all(not line.endswith("unknown-topic") for line in places(wishes("[juggling]") + broken))


# --- what a picture or a file may not be, and how long a head may be


@pytest.mark.parametrize("target", ["data:image/png;base64,AAAA", "https://x.example/a.png", "//x.example/a.png"])
def test_a_picture_from_elsewhere_is_refused_in_prose_and_in_private(places, target):
    text = f"=== mentees/ada/sessions/2026-03-12.md\nSlides ![x]({target})\n::: only ada\n![x]({target})\n:::\n"
    assert places(text) == [
        "sessions/2026-03-12.md:1:8 picture-refused",
        "sessions/2026-03-12.md:3:1 picture-refused",
    ]


@pytest.mark.parametrize(
    ("value", "place"),
    [
        ("x-note: " + "word " * 14_000, "2:1"),
        (f"x-list: [{'1, ' * 5_000}1]", "2:1"),
        (f"x-deep: {'[' * 9}{']' * 9}", "3:16"),
    ],
    ids=["64 KiB", "5,000 values", "8 levels"],
)
def test_a_head_has_its_limits(places, value, place):
    assert places(goal(f"title: Give a talk\n{value}"))[0] == f"goals/talk.md:{place} yaml-syntax"


@pytest.mark.parametrize("value", [f"x-list: [{'1, ' * 4_000}1]", f"x-deep: {'[' * 7}{']' * 7}"])
def test_and_within_them_it_is_read(places, value):
    assert places(goal(f"title: Give a talk\n{value}")) == []


# --- what time alone brings about


DATED = (
    goal("title: Give a talk\nstarted: 2026-02-03", "- [x] Pick one done:2026-03-01\n- [ ] Go on by:2026-05\n")
    + "=== mentees/ada/sessions/2026-04-14.md\n## Topics\n- [ ] One\n"
    + "=== mentees/ada/sessions/2026-05-14.md\n---\nstatus: planned\n---\n"
    + "=== mentees/cem/mentee.md\n---\npairs: [{mentor: ben, from: 2026-01-01, until: 2026-05-31}]\n---\n"
    + "=== trainings/talk-lab.md\n---\ntitle: Talk lab\nchecked: 2025-06-01\ndates: [2026-05-04]\n---\n"
    + "=== mentees/ada/training.md\n---\nentries:\n  - {training: talk-lab, planned: 2026-05-04}\n---\n"
    + "=== mentors/ben.md\n---\nplaces: 2\nrests_from: 2026-06-01\n---\n"
)


def test_time_alone_brings_at_most_hints(tmp_path):
    root = write_programme(tmp_path, DATED)
    days = ["2026-04-20", "2026-05-20", "2026-06-02", "2026-11-15", "2027-06-02", "2036-01-01"]
    found = {day: diagnosed(root, day) for day in days}
    assert {finding.severity.name for day in days for finding in found[day]} == {"HINT"}
    rules = {finding.rule for day in days for finding in found[day]}
    assert rules == {"planned-in-past", "training-unchecked", "retention-ending"}


@pytest.mark.parametrize("later", ["2026-09-18", "2026-12-24", "2027-09-17", "2031-02-28"])
def test_nor_does_it_bring_more_to_the_demo(later):
    root = Path(__file__).parent.parent
    assert {finding.severity.name for finding in diagnosed(root, later)} <= {"HINT"}


# --- settings, languages, order


def test_a_programme_takes_a_rule_as_seriously_as_it_likes(findings):
    settings_ = "=== programme.md\n---\ntitle: Mentoring\nchecks: {near-task: error}\n---\n"
    (line,) = findings(settings_ + goal("title: Give a talk", "- [] Soon."))
    assert line.startswith("content/mentees/ada/goals/talk.md:4:3: error: near-task: ")


def test_a_report_reads_like_the_files_from_top_to_bottom(findings):
    found = [line.split(": ")[0].rsplit(":", 2) for line in findings(goal("b: 1\na: 2\ntitle: 3\nc: 4"))]
    assert all((a, int(x), int(y)) <= (b, int(v), int(w)) for (a, x, y), (b, v, w) in pairwise(found))
    assert len(found) == 3


def test_the_default_programme_is_without_fault(findings):
    assert findings("") == []


def test_the_demo_has_neither_errors_nor_warnings():
    root = Path(__file__).parent.parent
    assert {finding.severity.name for finding in diagnosed(root, "2026-09-17")} <= {"HINT"}


def test_a_text_must_begin_with_a_file():
    with pytest.raises(ValueError, match="=== path"):
        files_of("words\n=== a.md\n")


def test_an_address_in_the_settings_cannot_run_a_script(findings):
    text = "=== programme.md\n---\ntitle: M\nlinks:\n  - {title: HR, url: 'javascript:alert(1)'}\ncontact: me\n---\n"
    assert [line.split(": ")[:3] for line in findings(text)] == [
        ["content/programme.md:4:22", "error", "wrong-value"],
        ["content/programme.md:5:10", "error", "wrong-value"],
    ]
