"""docs/checks.md, executed: every example gives what it says, and every rule has one."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from mentorsite.language import spoken
from mentorsite.report import json as reported_as_json
from mentorsite.rules import MESSAGES
from pictures import exif, jpeg
from programme_text import diagnosed, lines, write_programme

DOC = (Path(__file__).parent.parent / "docs" / "checks.md").read_text(encoding="utf-8")
BLOCK = re.compile(
    r"^(Not like this|The report|Like this|Described)\b[^\n]*:\n\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL
)
LINE = re.compile(r"(?P<path>content/.+?):\d+:\d+: (?P<severity>\w+): (?P<rule>[\w-]+): (?P<words>.+)")


@dataclass(frozen=True)
class Example:
    """A text that gives a report, and how it should have been written."""

    rule: str
    bad: str
    report: list[str]
    good: str


def _sections() -> dict[str, list[tuple[str, str]]]:
    """The blocks below each rule's heading, with the label before each."""
    _, *parts = re.split(r"^### `([\w-]+)`$", DOC, flags=re.MULTILINE)
    return {rule: BLOCK.findall(body) for rule, body in zip(parts[::2], parts[1::2], strict=True)}


def _examples(rule: str, blocks: list[tuple[str, str]]) -> list[Example]:
    written = [(label, text) for label, text in blocks if label != "Described"]
    assert [label for label, _ in written] == ["Not like this", "The report", "Like this"] * (len(written) // 3), rule
    texts = [text for _, text in written]
    triples = zip(texts[::3], texts[1::3], texts[2::3], strict=True)
    return [Example(rule, bad, report.splitlines(), good) for bad, report, good in triples]


SECTIONS = _sections()
EXAMPLES = [example for rule, blocks in SECTIONS.items() for example in _examples(rule, blocks)]
DESCRIBED = [text.strip() for blocks in SECTIONS.values() for label, text in blocks if label == "Described"]


def message_of(line: str) -> str:
    """The key of the message whose words stand in a line of a report."""
    match = LINE.fullmatch(line)
    assert match, line
    fitting = [key for key in MESSAGES if key.partition("/")[0] == match["rule"] and _fits(key, match["words"])]
    assert len(fitting) == 1, line
    assert MESSAGES[fitting[0]].severity == match["severity"], line
    return fitting[0]


def _fits(message: str, words: str) -> bool:
    pieces = re.split(r"\{\w+\}", MESSAGES[message].text)
    return re.fullmatch(".+?".join(map(re.escape, pieces)), words) is not None


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.rule)
def test_what_is_wrong_gives_exactly_the_report(findings, example):
    assert findings(example.bad) == example.report


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.rule)
def test_the_report_is_about_the_rule_of_its_section(example):
    assert example.rule in {LINE.fullmatch(line)["rule"] for line in example.report}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.rule)
def test_what_is_right_gives_nothing(findings, example):
    assert findings(example.good) == []


def test_every_rule_has_its_section_and_every_section_its_rule():
    assert sorted(SECTIONS) == sorted({message.partition("/")[0] for message in MESSAGES})


def test_every_message_is_shown_once_at_least():
    shown = {message_of(line) for line in (*DESCRIBED, *(line for example in EXAMPLES for line in example.report))}
    assert sorted(MESSAGES.keys() - shown) == []


TALK = "mentees/ada/goals/talk.md"
TRAIN = "mentees/ada/reflections/train.md"


def _bytes(path: str, data: bytes) -> Callable[[Path], None]:
    def write(content: Path) -> None:
        (content / path).parent.mkdir(parents=True, exist_ok=True)
        (content / path).write_bytes(data)

    return write


def _link(content: Path) -> None:
    (content / TALK).parent.mkdir(parents=True)
    (content / TALK).symlink_to(content / "programme.md")


def _photo(**telling: bool) -> Callable[[Path], None]:
    def write(content: Path) -> None:
        _bytes("mentees/ada/files/desk.jpg", jpeg(exif(**telling)))(content)
        _bytes(TRAIN, b"![My desk](../files/desk.jpg)\n")(content)

    return write


def _named_in_bytes(content: Path) -> None:
    folder = content / "mentees/ada/goals"
    folder.mkdir(parents=True)
    Path(os.fsdecode(os.fsencode(folder) + b"/b\xfccher.md")).write_text("x")


def _without_framework(content: Path) -> None:
    (content / "skills.md").unlink()
    look = b"---\nframework: 1.0.0\nskills: {listening: {level: 2}}\n---\n"
    _bytes("mentees/ada/skills/2026-03-01.md", look)(content)


WRITERS = {
    "text-direction": _bytes(TALK, "---\ntitle: x\n---\n- [ ] Read \u202eit".encode()),
    "picture-metadata": _photo(maker=True),
    "picture-metadata/place": _photo(place=True),
    "attachment-unshown": _bytes("mentees/ada/files/desk.jpg", b"\xff\xd8\xff\xd9"),
    "file-unreadable/encoding": _bytes(TALK, "---\ntitle: Vor vü Leuten\n---\n".encode("latin-1")),
    "file-unreadable/control": _bytes(TALK, b"---\ntitle: Vor v\x1b[1m\n---\n"),
    "file-unreadable/size": _bytes(TALK, b"word " * 60_000),
    "file-unreadable/kind": _link,
    "file-unreadable/name": _named_in_bytes,
    "file-unexpected/character": _bytes("mentees/ada/goals/talk\u200b.md", b"x"),
    "unknown-framework/none": _without_framework,
    "too-long/nesting": _bytes(TRAIN, "\n".join("  " * deep + "- x" for deep in range(30)).encode()),
    "too-long/line": _bytes(TRAIN, b"x" * 20_001),
    "too-long/cells": _bytes(TRAIN, b"| a | b |\n|---|---|\n" + b"| 1 | 2 |\n" * 6_000),
    "too-long/links": _bytes(TRAIN, b"[x](#x)\n" * 2_001),
}
"""How each of the files comes about that cannot stand in a text."""


ELSEWHERE = {
    "file-unreadable/permission",
    "file-unexpected/mounted",
    "file-unexpected/long",
    "file-form/mark",
    "file-form/ends",
    "history-shallow",
    "history-unreadable",
    "history-unreadable/owner",
    "history-unreadable/slow",
}
"""What needs somebody without rights, a repository, or a path too long to be printed, and what only the command says:

see test_tree, test_history, test_fix.
"""


def test_nothing_is_described_without_being_tested():
    assert {message_of(line) for line in DESCRIBED} == WRITERS.keys() | ELSEWHERE


@pytest.mark.parametrize("line", [line for line in DESCRIBED if message_of(line) in WRITERS], ids=message_of)
def test_what_is_described_is_said_in_these_words(tmp_path, line):
    root = write_programme(tmp_path, "")
    WRITERS[message_of(line)](root / "content")
    assert lines(diagnosed(root), root) == [line]


def test_every_section_says_why_before_it_shows_how():
    for rule, blocks in SECTIONS.items():
        body = DOC.partition(f"### `{rule}`\n")[2]
        assert len(body.partition(blocks[0][0])[0].split()) > 3, rule


def test_the_shape_for_machines_is_the_one_described(tmp_path):
    example = next(example for example in EXAMPLES if example.rule == "no-next-step")
    found = diagnosed(write_programme(tmp_path, example.bad))
    described = re.search(r"^```json\n(.*?)^```$", DOC, re.MULTILINE | re.DOTALL)
    assert json.loads(described[1]) == json.loads(reported_as_json(found, spoken("en")))
