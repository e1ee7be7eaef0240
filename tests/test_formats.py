"""Reports for machines and for ears: valid by their published schemas, and obeyed by nobody."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import pytest
from click.testing import CliRunner
from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft4Validator, Draft7Validator

from mentorsite.cli import commands
from mentorsite.diagnostics import Diagnostic, Place, fault
from mentorsite.explain import section
from mentorsite.language import spoken, translated
from mentorsite.report import FORMATS, github, gitlab, plain, sarif, text, visible
from mentorsite.report.as_plain import read_aloud
from mentorsite.resources import STARTER
from mentorsite.rules import MESSAGES
from programme_text import TODAY, diagnosed, write_programme

ENGLISH, GERMAN = spoken("en"), spoken("de")
SCHEMAS = Path(__file__).parent / "schemas"
SARIF = Draft4Validator(json.loads((SCHEMAS / "sarif-2.1.0.json").read_text()))
GITLAB = Draft7Validator(json.loads((SCHEMAS / "gitlab-code-quality.json").read_text()))

TALK = "mentees/ada/goals/talk.md"
HOSTILE = "mentees/ada/goals/a%0Ab:c,d\r\n::error::x\n ##[add-mask]y\x1b[2J\x9b31m\u202e](http://x).md"
THREE = [
    fault(TALK, Place(2, 8), "no-next-step"),
    fault(TALK, Place(5, 3), "near-task"),
    fault(TALK, Place(7, 25), "impossible-date"),
]

PRIVATE = """\
=== mentees/ada/mentee.md
---
pairs: [{mentor: ben, from: 2026-02-01}]
rather_not: [zqhiddenname]
towards: zqtowards
---
zqperspective
=== mentees/ada/goals/talk.md
---
title: zqtitle: zqsecond
status: zqstatus
zqkey: zqvalue
started: 32.13.2026
---
zqbody

## zqheading
- [] @zqowner zqstep
- [ ] zqlater bis 15.3.
[zqlink](zqtarget.md) ![zqpicture](https://zqhost.example/zq.png)
=== mentees/ada/sessions/2026-03-12.md
---
goals: [zqgoal]
where: "zqwhere
---
zqnotes

::: feedback from zqgiver
zqfeedback
:::
::: zqblock
zqprivate
=== mentees/ada/reflections/train.md
- [ ] @zqsomebody zqthought
"""


def commands_in(output: str) -> list[tuple[str, dict[str, str], str]]:
    """The commands that GitHub's runner would obey: at the beginning of a line, or in its older form anywhere."""
    found = []
    for line in output.split("\n"):
        if newer := re.match(r"\s*::(\w[\w-]*)(?: ([^\n]*?))?::(.*)", line):
            pairs = (pair.partition("=") for pair in (newer[2] or "").split(",") if pair)
            found.append((newer[1], {name: unescaped(value) for name, _, value in pairs}, unescaped(newer[3])))
        elif older := re.search(r"##\[([\w-]+)", line):
            found.append((older[1], {}, line))
    return found


def unescaped(value: str) -> str:
    for written, meant in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        value = value.replace(written, meant)
    return value


def run(root, *arguments, monkeypatch):
    monkeypatch.chdir(root)
    return CliRunner().invoke(commands, ["check", "--today", TODAY, *arguments], catch_exceptions=False)


# --- GitHub


def test_github_gets_a_command_to_each_finding_the_errors_first():
    assert github(THREE, ENGLISH).split("\n") == [
        "::error file=content/mentees/ada/goals/talk.md,line=7,col=25,title=impossible-date::"
        "There is no such day in the calendar. Look it up once more.",
        "::warning file=content/mentees/ada/goals/talk.md,line=5,col=3,title=near-task::This looks like a task but is "
        "not one. Write it as “- [ ] text”, with “x” between the brackets when it is done.",
        "::notice file=content/mentees/ada/goals/talk.md,line=2,col=8,title=no-next-step::"
        "What would be a small step for the next weeks? Write it down as “- [ ] …”.",
        "1 error, 1 warning, 1 hint",
    ]


def test_errors_stand_first_whatever_file_they_are_in():
    found = [
        fault(f"handbook/{name}.md", Place(), rule) for name, rule in (("a", "near-task"), ("b", "broken-link/none"))
    ]
    assert [name for name, _, _ in commands_in(github(found, ENGLISH))] == ["error", "warning"]


def test_what_means_something_to_github_is_escaped():
    (line, _) = github([fault("handbook/100%,a:b.md", Place(), "near-task")], ENGLISH).split("\n")
    assert line.startswith("::warning file=content/handbook/100%25%2Ca%3Ab.md,line=1,col=1,title=near-task::")
    assert commands_in(line)[0][1]["file"] == "content/handbook/100%,a:b.md"


def test_without_findings_github_gets_no_command():
    assert github([], ENGLISH) == "No findings."


# --- GitLab


def test_gitlabs_report_has_the_published_shape():
    report = json.loads(gitlab(THREE, ENGLISH))
    GITLAB.validate(report)
    assert [issue["severity"] for issue in report] == ["info", "minor", "major"]
    assert report[2] | {"fingerprint": ""} == {
        "description": "There is no such day in the calendar. Look it up once more.",
        "check_name": "impossible-date",
        "fingerprint": "",
        "severity": "major",
        "location": {"path": "content/mentees/ada/goals/talk.md", "lines": {"begin": 7}},
    }


def fingerprints(findings, language=ENGLISH):
    return [issue["fingerprint"] for issue in json.loads(gitlab(findings, language))]


def test_a_fingerprint_survives_lines_added_above_and_another_language():
    further = [fault(found.path, Place(found.line + 9, found.column + 1), found.message) for found in THREE]
    assert fingerprints(further, GERMAN) == fingerprints(THREE)


def test_the_same_words_twice_in_a_file_have_two_fingerprints():
    twice = [fault(TALK, Place(line), "near-task") for line in (5, 6)]
    assert len(set(fingerprints(twice))) == 2
    assert fingerprints(twice[:1]) == fingerprints(twice)[:1]


def test_two_files_and_two_messages_have_their_own_fingerprints():
    found = [
        fault(path, Place(), message) for path in ("a.md", "b.md") for message in ("yaml-syntax", "yaml-syntax/tab")
    ]
    assert len(set(fingerprints(found))) == 4


@given(st.lists(st.tuples(st.sampled_from(["a.md", "b.md"]), st.sampled_from(sorted(MESSAGES)[:9]), st.integers(1, 9))))
def test_fingerprints_are_unique(drawn):
    found = {replace(finding_about("x", message), path=path, line=line) for path, message, line in drawn}
    marks = fingerprints(found)
    assert len(set(marks)) == len(found)


# --- SARIF


def test_sarif_has_the_published_shape():
    report = json.loads(sarif(THREE, ENGLISH))
    SARIF.validate(report)
    (run_,) = report["runs"]
    assert [result["level"] for result in run_["results"]] == ["note", "warning", "error"]
    assert run_["columnKind"] == "unicodeCodePoints"
    assert run_["results"][2]["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "content/mentees/ada/goals/talk.md", "uriBaseId": "%SRCROOT%"},
                "region": {"startLine": 7, "startColumn": 25},
            }
        }
    ]


def test_each_result_of_sarif_leads_to_its_rule_with_the_text_of_the_documentation():
    (run_,) = json.loads(sarif(THREE, ENGLISH))["runs"]
    rules = run_["tool"]["driver"]["rules"]
    assert [rules[result["ruleIndex"]]["id"] for result in run_["results"]] == [found.rule for found in THREE]
    near_task = next(rule for rule in rules if rule["id"] == "near-task")
    assert near_task["help"]["markdown"] == section("near-task")
    assert near_task["shortDescription"]["text"] == "This looks like a task but is not one."
    assert near_task["defaultConfiguration"] == {"level": "warning"}


def test_names_of_files_are_addresses_in_sarif():
    report = json.loads(sarif([fault("handbook/Größe & 100%.md", Place(), "near-task")], ENGLISH))
    uri = report["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert re.fullmatch(r"[A-Za-z0-9/._~%-]+", uri)
    assert unquote(uri) == "content/handbook/Größe & 100%.md"


def test_no_name_makes_a_placeholder_or_a_link_in_sarif():
    found = fault(TALK, Place(), "name-collision", other="{0} [click](https://x.example)")
    (result,) = json.loads(sarif([found], ENGLISH))["runs"][0]["results"]
    assert "{{0}} [click] (https://x.example)" in result["message"]["text"]


def test_without_findings_sarif_says_that_a_check_has_run():
    report = json.loads(sarif([], ENGLISH))
    SARIF.validate(report)
    assert report["runs"][0]["results"] == []


# --- plain


def test_plain_is_a_sentence_to_each_fact():
    assert plain(THREE[2:], ENGLISH).split("\n") == [
        "Number 1 of 1 is an error.",
        "The message: There is no such day in the calendar. Look it up once more.",
        "The place: line 7, column 25 in the file content/mentees/ada/goals/talk.md",
        "The rule is called impossible-date.",
        "1 error.",
    ]


@pytest.mark.parametrize(
    ("words", "heard"),
    [
        ("Write it as “- [ ] text”.", "Write it as hyphen, opening bracket, blank, closing bracket, text."),
        ("Add it as “title: …”.", "Add it as title colon."),
        ("Put a line with just --- after it.", "Put a line with just three hyphens after it."),
        ("Write it at the end as by:2026-03-15.", "Write it at the end as by colon 2026-03-15."),
        ("Expected: 14:00.", "Expected: 14:00."),
        ("Let the name end in .md, or not.", "Let the name end in .md, or not."),
    ],
)
def test_signs_are_said_where_they_matter(words, heard):
    assert read_aloud(words, ENGLISH) == heard


@pytest.mark.parametrize("language", [ENGLISH, GERMAN], ids=lambda language: language.code)
@pytest.mark.parametrize("message", sorted(MESSAGES))
def test_no_message_is_heard_as_signs(message, language):
    words = re.sub(r"\{\w+\}", "ada", translated(language, MESSAGES[message].text))
    assert not re.search(r"[\[\]{}#<>|^…“”„]|--|::|[^\w\s]:", read_aloud(words, language))


def test_without_findings_plain_is_one_sentence():
    assert plain([], ENGLISH) == "No findings."


# --- hostile names


OURS = re.compile(r"content/|::(?:error|warning|notice) |[\[\]{} ]|Number |The |No findings|\d+ (?:error|warning|hint)")
FINDING_ABOUT = ("name-collision", "mentor-in-line", "file-unexpected/move", "feedback-alone", "unknown-person")


def finding_about(name: str, message: str) -> Diagnostic:
    values = dict.fromkeys(re.findall(r"\{(\w+)\}", MESSAGES[message].text), name)
    return fault(f"mentees/{name}.md", Place(), message, **values)


def everything(found: list[Diagnostic]) -> dict[str, str]:
    said = {name: written(found, ENGLISH) for name, written in FORMATS.items()}
    return said | {"text": text(found, ENGLISH, Path("nowhere"), frames=False, color=False)}


names = st.text(st.one_of(st.characters(), st.sampled_from("\r\n:;,%#[]()\x1b\x9b\u2028 ")), max_size=30) | st.builds(
    "{}{}{}".format,
    st.sampled_from(["", "\n", "\r", "\x85", "\u2028", " ", "%0A", "\n\n "]),
    st.sampled_from(
        ["::error::", "##[set-env name=A]", "##vso[task.x]", "::stop-commands::x", "\x1b]0;", "###[warning]"]
    ),
    st.text(max_size=5),
)


@given(names, st.sampled_from(FINDING_ABOUT))
def test_no_name_begins_a_line_or_a_command_or_steers_a_terminal(name, message):
    found = [finding_about(name, message)]
    for form, said in everything(found).items():
        assert not {sign for sign in said if sign != "\n" and visible(sign) != sign}, form
        assert all(OURS.match(line) for line in said.split("\n")), form
        obeyed = {"ERROR": "error", "WARNING": "warning"}[found[0].severity.name]
        expected = [(obeyed, visible(f"content/{found[0].path}"))] if form == "github" else []
        assert [(kind, facts["file"]) for kind, facts, _ in commands_in(said)] == expected, form
        assert "##vso[" not in said, form


@example("\ud800")
@given(names)
def test_reports_with_hostile_names_have_the_published_shape(name):
    found = [finding_about(name, message) for message in FINDING_ABOUT]
    GITLAB.validate(json.loads(gitlab(found, ENGLISH)))
    SARIF.validate(json.loads(sarif(found, ENGLISH)))


def test_a_name_that_would_be_a_command_is_written_out():
    (command, _) = github([fault(HOSTILE, Place(), "near-task")], ENGLISH).split("\n")
    ((kind, facts, _),) = commands_in(command)
    assert kind == "warning"
    assert (
        facts["file"]
        == r"content/mentees/ada/goals/a%0Ab:c,d\r\n::error::x\n #\x23[add-mask]y\x1b[2J\x9b31m\u202e](http://x).md"
    )


# --- whole programmes


@pytest.mark.parametrize("form", ["text", *FORMATS])
def test_no_private_word_stands_in_any_report(tmp_path, monkeypatch, form):
    root = write_programme(tmp_path, PRIVATE)
    assert len(diagnosed(root)) > 12
    for arguments in ([], ["--fix"]):
        result = run(root, "--format", form, *arguments, monkeypatch=monkeypatch)
        assert result.exit_code == 1
        assert re.findall(r"zq\w+", result.output) == []


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_reports_of_the_demo_have_the_published_shape(tmp_path, monkeypatch, language):
    monkeypatch.chdir(STARTER.parent)
    read = {form: CliRunner().invoke(commands, ["check", "--format", form, "--lang", language]) for form in FORMATS}
    SARIF.validate(json.loads(read["sarif"].stdout))
    GITLAB.validate(json.loads(read["gitlab"].stdout))
    count = len(json.loads(read["json"].stdout)["findings"])
    assert len(commands_in(read["github"].stdout)) == count
    assert len(json.loads(read["gitlab"].stdout)) == count
    assert {result.exit_code for result in read.values()} == {0}


def test_an_error_ends_with_exit_code_1_in_every_format(tmp_path, monkeypatch):
    root = write_programme(tmp_path, "=== mentees/ada/goals/talk.md\n---\nstatus: idea\n---\n")
    for form in ("text", *FORMATS):
        assert run(root, "--format", form, monkeypatch=monkeypatch).exit_code == 1, form


def test_every_message_can_be_said_in_every_format():
    found = [finding_about("ada", message) for message in MESSAGES if "{" in MESSAGES[message].text]
    SARIF.validate(json.loads(sarif(found, ENGLISH)))
    assert len(commands_in(github(found, ENGLISH))) == len(found)
