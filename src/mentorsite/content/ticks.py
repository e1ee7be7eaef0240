"""A goal as git tells it: when its steps were taken, and the words that its title had before.

A step is its text without mark and dates. A day counts only where a commit turned that step, as it
was known to stand, to `[x]`; a step that came with its mark, and whatever two branches contradict,
was taken on an unknown day.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import Final

from mentorsite.content.authorship import not_before
from mentorsite.content.commits import Change, Commit, Line
from mentorsite.content.frontmatter import read_yaml
from mentorsite.content.markup import read
from mentorsite.content.nodes import Mark, Node
from mentorsite.content.task_lines import marker, say

_ITEM = re.compile(r" {0,3}(?:[-*+]|\d{1,9}[.)])(?: {1,4}|\t)(?=\[)")
_GOAL = re.compile(r"(?:^|/)goals/[^/]+\.md$", re.DOTALL)
_TITLE: Final = "title:"
_LONGEST: Final = 1_000
"""Characters of a line that is still taken for a step or a title."""

# Letters, digits and signs that mean nothing to Markdown, nor to YAML between letters: most lines need no parser.
_WORDS = re.compile(r"(?:[^\W_]|[ ,.;:?()'\"„“”‚‘’«»–—…/+=%@-])+")
_PLAIN_TITLE = re.compile(r"title: +([^\W\d_](?:[^\W_]|[ ,.;?()„“”‚‘’«»–—…/+=%-])*)")


@dataclass(frozen=True, slots=True)
class Wording:
    """A title that a goal has or had."""

    title: str
    since: date | None
    """The day on which it was written; None where that is unknown."""
    until: date | None
    """The day on which another one took its place; None where that is unknown, or has not come."""
    by: str | None
    """Who wrote it, as an id of the roster; None where that is unknown, or nobody of the roster."""


@dataclass(frozen=True, slots=True)
class GoalHistory:
    """What git knows of one goal."""

    title: Wording | None = None
    earlier: tuple[Wording, ...] = ()
    """The oldest first."""
    steps: Mapping[str, tuple[Mark, date | None]] = field(default_factory=dict)
    """The mark of each step, and the day on which it came to be taken."""
    begun: date | None = None


def is_goal(path: str) -> bool:
    """Tell whether the file at a path is a goal, wherever in the repository the programme lies."""
    return _GOAL.search(path) is not None


def told(known: GoalHistory | None, change: Change, commit: Commit, lost: Container[str] = ()) -> GoalHistory:
    """Take a change into what is known of its goal; a title that the commit took from another one is `lost` there."""
    if change.lines is None:
        return known if known and change.new in change.old else GoalHistory()
    if commit.is_cut_off:
        return _begun(change.lines, commit._replace(author=None, day=None), lost)
    if change.is_arrival and known is None:
        return _begun(change.lines, commit, lost)
    if change.is_arrival and known:
        known = _agreed(known, _begun(change.lines, commit, lost))
    return _changed(known or GoalHistory(), change, commit, lost)


def lost_titles(commit: Commit) -> frozenset[str]:
    """The titles that a commit takes away: where one turns up in another goal, who wrote it is unknown."""
    lines = (line for change in commit.changes for line in change.lines or () if "-" in line.signs)
    return frozenset(title for line in lines if (title := _title_in(line.text)))


def _changed(known: GoalHistory, change: Change, commit: Commit, lost: Container[str]) -> GoalHistory:
    taken, brought = _both(change, "-"), _both(change, "+")
    steps = _marked(known, [_steps(lines) for lines in taken], [_steps(lines) for lines in brought], commit)
    return _retitled(replace(known, steps=steps), _titles(taken), _titles(brought), commit, lost)


def _agreed(one: GoalHistory, other: GoalHistory) -> GoalHistory:
    """Two branches began the goal: unless they agree, nobody knows whose title it is, and since when."""
    title = one.title if one.title == other.title else one.title and replace(one.title, since=None, by=None)
    return replace(one, title=title, begun=one.begun if one.begun == other.begun else None)


def _both(change: Change, sign: str) -> list[list[str]]:
    """The lines taken away or brought, against each parent."""
    lines = change.lines or ()
    return [[line.text for line in lines if line.signs[n : n + 1] == sign] for n in range(len(change.status))]


def _begun(lines: Iterable[Line], commit: Commit, lost: Container[str]) -> GoalHistory:
    """A new goal: steps that come with their mark were taken on a day that nobody knows."""
    text = [line.text for line in lines]
    title = _title_in_head(text)
    steps = {step: (mark, None) for (step, mark), count in _steps(text).items() if count == 1}
    wording = _worded(title, commit.day, commit.author, lost) if title else None
    return GoalHistory(wording, steps=steps, begun=commit.day)


def _marked(
    known: GoalHistory, taken: list[Counter[tuple[str, Mark]]], brought: list[Counter[tuple[str, Mark]]], commit: Commit
) -> dict[str, tuple[Mark, date | None]]:
    """The steps after a change, which is what differs from every parent."""
    steps = dict(known.steps)
    gone = [old - new for old, new in zip(taken, brought, strict=True)]
    come = [new - old for old, new in zip(taken, brought, strict=True)]
    for text in sorted({text for text, _ in gone[0]} | {text for text, _ in come[0]}):
        before = [_marks(text, counter) for counter in gone]
        after = [_marks(text, counter) for counter in come]
        if all(b or a for b, a in zip(before, after, strict=True)):
            _mark(steps, text, before, after, not_before(commit.day, known.begun))
    return steps


def _mark(
    steps: dict[str, tuple[Mark, date | None]],
    text: str,
    before: list[list[Mark]],
    after: list[list[Mark]],
    day: date | None,
) -> None:
    """Give a step its new mark, with a day only if it changed from the mark that it was known to have."""
    known = steps.pop(text, None)
    marks = {mark for marks in after for mark in marks}
    if len(marks) != 1:
        return
    mark = marks.pop()
    changed = all(len(b) == len(a) == 1 for b, a in zip(before, after, strict=True))
    as_known = known is not None and any(known[0] in marks for marks in before)
    if known and changed and known == (mark, day):
        steps[text] = known  # The same tick came by two branches.
    else:
        steps[text] = (mark, day if changed and as_known and mark == "x" else None)


def _marks(text: str, counter: Counter[tuple[str, Mark]]) -> list[Mark]:
    return [mark for (step, mark), count in counter.items() if step == text for _ in range(count)]


def _steps(lines: Iterable[str]) -> Counter[tuple[str, Mark]]:
    return Counter(step for line in lines if (step := step_in(line)))


def step_in(line: str) -> tuple[str, Mark] | None:
    """The step that a line of Markdown holds, as `Task` has its text and mark; None if it holds none."""
    item = _ITEM.match(line)
    return _step(line[item.end() :].strip()) if item and len(line) <= _LONGEST else None


@lru_cache(maxsize=65_536)
def _step(content: str) -> tuple[str, Mark] | None:
    found = marker(content)
    if found is None:
        return None
    mark, length = found
    if _WORDS.fullmatch(content, length):
        text = say((Node("text", text=content[length:]),)).text
    else:
        text = next((task.text for task in read(f"- {content}", "", 1).tasks), "")
    return (text, mark) if text else None


def _retitled(
    known: GoalHistory, taken: list[set[str]], brought: list[set[str]], commit: Commit, lost: Container[str]
) -> GoalHistory:
    """The goal with a new title, if every parent had another one."""
    new = set.intersection(*brought)
    current = known.title
    if len(new) != 1 or not all(new.isdisjoint(titles) for titles in taken):
        return known
    day = not_before(commit.day, known.begun, current.since if current else None)
    title = _worded(new.pop(), day, commit.author, lost)
    if current is None:
        return replace(known, title=title)
    if not any(current.title in titles for titles in taken):
        return known
    return replace(known, title=title, earlier=(*known.earlier, replace(current, until=day)))


def _worded(title: str, day: date | None, author: str | None, lost: Container[str]) -> Wording:
    return Wording(title, None, None, None) if title in lost else Wording(title, day, None, author)


def _titles(sides: list[list[str]]) -> list[set[str]]:
    """The titles in the lines taken away or brought, against each parent."""
    return [{title for line in lines if (title := _title_in(line))} for lines in sides]


def _title_in_head(lines: list[str]) -> str | None:
    """The title in the front matter of a whole text."""
    if not lines or lines[0].removeprefix("\ufeff").rstrip(" \t") != "---":
        return None
    for line in lines[1:]:
        if line.rstrip(" \t") == "---":
            return None
        if title := _title_in(line):
            return title
    return None


def _title_in(line: str) -> str | None:
    return _title(line.rstrip()) if line.startswith(_TITLE) and len(line) <= _LONGEST else None


@lru_cache(maxsize=65_536)
def _title(line: str) -> str | None:
    """The title in a line of front matter, as a goal has it."""
    if plain := _PLAIN_TITLE.fullmatch(line):
        return " ".join(plain[1].split())
    head, findings = read_yaml(line, "")
    value = head.values.get("title")
    return (" ".join(value.split()) or None) if isinstance(value, str) and not findings else None
