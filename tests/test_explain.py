"""`mentorsite explain`: the text of docs/checks.md for a rule, in the terminal."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from mentorsite.cli import commands
from mentorsite.explain import explained, in_short, listed, rules, section, similar_rules, usual_severity
from mentorsite.language import spoken
from mentorsite.rules import MESSAGES
from programme_text import write_programme

ENGLISH, GERMAN = spoken("en"), spoken("de")
DOC = (Path(__file__).parent.parent / "docs" / "checks.md").read_text(encoding="utf-8")
DOCUMENTED = sorted(set(re.findall(r"^### `([\w-]+)`$", DOC, re.MULTILINE)) & set(rules()))


def explain(*arguments, folder, monkeypatch):
    monkeypatch.chdir(folder)
    return CliRunner().invoke(commands, ["explain", *arguments], catch_exceptions=False)


def test_a_rule_is_explained_with_its_reason_and_both_examples():
    assert explained("mentor-is-mentee", ENGLISH).split("\n") == [
        "mentor-is-mentee (error)",
        "Nobody can mentor themselves.",
        "",
        "It takes two to think aloud.",
        "",
        "Not like this:",
        "",
        "    === mentees/ada/mentee.md",
        "    ---",
        "    pairs: [{mentor: ada, from: 2026-02-01}]",
        "    ---",
        "",
        "The report:",
        "",
        "    content/mentees/ada/mentee.md:2:18: error: mentor-is-mentee: Nobody can mentor themselves. Name another "
        "mentor.",
        "",
        "Like this:",
        "",
        "    === mentees/ada/mentee.md",
        "    ---",
        "    pairs: [{mentor: ben, from: 2026-02-01}]",
        "    ---",
    ]


def test_in_german_the_rule_speaks_german_and_the_examples_stay():
    words = explained("unknown-person", GERMAN)
    assert words.startswith("unknown-person (Fehler)\nDiese Kennung hat in people.yaml niemand.\n")
    assert ":2:7: Fehler: unknown-person: Diese Kennung hat in people.yaml niemand. Ähnlich: ben." in words
    assert "    - [ ] @bne lends me the book" in words


def test_headings_in_examples_end_no_section():
    assert "    ## Agreed" in explained("unknown-person", ENGLISH)
    assert "    ## Steps" in explained("near-task", ENGLISH)


def test_the_last_section_ends_where_the_text_for_machines_begins():
    assert "--format" not in section("no-next-step")


@pytest.mark.parametrize("rule", DOCUMENTED)
def test_every_section_stands_in_the_document_as_it_is_explained(rule):
    assert f"### `{rule}`\n\n{section(rule)}\n" in DOC
    assert "```" not in explained(rule, ENGLISH)


@pytest.mark.parametrize("rule", DOCUMENTED)
def test_every_report_of_the_document_is_said_again_in_german(rule):
    reports = re.findall(r"^ {4}content/.+?:\d+:\d+: (\w+): ([\w-]+): (.+)$", explained(rule, GERMAN), re.MULTILINE)
    english = re.findall(r"^content/.+?:\d+:\d+: (\w+): ([\w-]+): (.+)$", section(rule), re.MULTILINE)
    assert len(reports) == len(english)
    assert {severity for severity, _, _ in reports} <= {"Fehler", "Warnung", "Hinweis"}


def test_every_rule_is_listed_once_with_a_sentence():
    lines = listed(ENGLISH).split("\n")
    assert [line.split()[0] for line in lines] == list(rules())
    assert all(re.fullmatch(r"[\w-]+ {2,}\S.*[.?]", line) for line in lines)


def test_the_list_speaks_the_language_of_its_reader():
    assert in_short("impossible-date", GERMAN) == "Diesen Tag gibt es im Kalender nicht."
    assert "Diesen Tag gibt es im Kalender nicht." in listed(GERMAN)


def test_in_short_is_one_sentence_without_values():
    assert in_short("missing-field", ENGLISH) == "“…” is missing here."
    assert in_short("no-next-step", ENGLISH) == "What would be a small step for the next weeks?"
    assert not any("{" in in_short(rule, language) for rule in rules() for language in (ENGLISH, GERMAN))


def test_a_rule_matters_as_its_first_message_does():
    assert [usual_severity(rule) for rule in ("impossible-date", "near-task", "no-next-step")] == [
        "error",
        "warning",
        "hint",
    ]
    assert {usual_severity(rule) for rule in rules()} == {message.severity for message in MESSAGES.values()}


# --- the command


def test_the_command_explains(tmp_path, monkeypatch):
    result = explain("near-task", folder=tmp_path, monkeypatch=monkeypatch)
    assert (result.exit_code, result.stdout) == (0, explained("near-task", ENGLISH) + "\n")


@pytest.mark.parametrize("word", ["Near-Task", "near-task/bullet", " near-task: "])
def test_what_was_copied_from_a_report_is_understood(tmp_path, monkeypatch, word):
    assert explain(word, folder=tmp_path, monkeypatch=monkeypatch).stdout.startswith("near-task (warning)\n")


def test_without_a_rule_it_lists_all(tmp_path, monkeypatch):
    assert explain(folder=tmp_path, monkeypatch=monkeypatch).stdout == listed(ENGLISH) + "\n"


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("unknwon-person", "mentorsite: There is no rule with this name. Similar: unknown-person.\n"),
        ("gardening", "mentorsite: There is no rule with this name. mentorsite explain lists all of them.\n"),
    ],
)
def test_an_unknown_rule_gets_similar_names(tmp_path, monkeypatch, word, said):
    result = explain(word, folder=tmp_path, monkeypatch=monkeypatch)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", said)


def test_similar_rules_are_the_nearest_first():
    assert similar_rules("unknown-gaol")[0] == "unknown-goal"


def test_it_speaks_the_language_of_the_programme_or_the_one_asked_for(tmp_path, monkeypatch):
    write_programme(tmp_path, "=== programme.md\n---\ntitle: Mentoring\nlanguages: [de]\n---\n")
    said = explain("near-task", folder=tmp_path, monkeypatch=monkeypatch).stdout
    assert said.startswith("near-task (Warnung)")
    asked = explain("near-task", "--lang", "en", folder=tmp_path, monkeypatch=monkeypatch).stdout
    assert asked.startswith("near-task (warning)")
