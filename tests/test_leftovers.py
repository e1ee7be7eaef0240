"""What `mentorsite new` asks in its files is no prose of anybody's."""

from __future__ import annotations

import re
from datetime import date
from string import Template

import pytest

from mentorsite.content.blocks import cut
from mentorsite.content.leftovers import leftovers
from mentorsite.resources import STARTER, TEMPLATES
from programme_text import write_programme

SKELETONS = sorted((TEMPLATES / "skeletons").glob("*/*.md"))
VALUES = {
    name: f"{name} mit zwei Wörtern" for file in SKELETONS for name in re.findall(r"\$(\w+)", file.read_text("utf-8"))
}


def found(body: str) -> list[tuple[int, int]]:
    segments, _ = cut(body, "mentees/ada/goals/talk.md", 1, "ada", feedback=False)
    return [(finding.line, finding.column) for finding in leftovers(segments, "mentees/ada/goals/talk.md")]


def uncommented(text: str) -> str:
    return text.replace("<!--", "").replace("-->", "")


@pytest.mark.parametrize("file", SKELETONS, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_the_prompts_of_every_skeleton_are_known_once_they_are_no_comment_any_more(file):
    text = Template(file.read_text("utf-8")).substitute(VALUES)
    assert found(text) == []
    if file.name != "carried.md":
        assert found(uncommented(text))


@pytest.mark.parametrize("file", sorted(STARTER.rglob("*.md")), ids=lambda file: f"{file.parent.name}/{file.name}")
def test_nothing_that_people_wrote_is_taken_for_a_prompt(file):
    assert found(file.read_text("utf-8")) == []


PROMPT = "Why does it matter to you? Nobody needs a reason from you; this one is for yourself."


@pytest.mark.parametrize(
    ("line", "column"),
    [(PROMPT, 1), (f"  - {PROMPT}", 5), (f"> {PROMPT}", 3), (f"- <!-- {PROMPT} -->", 8), (f"{PROMPT} -->", 1)],
)
def test_in_a_list_a_quote_or_half_a_comment_it_is_one_too(line, column):
    assert found(f"Meines.\n\n{line}\n") == [(3, column)]


@pytest.mark.parametrize(
    "line",
    [
        f"<!-- {PROMPT} -->",
        "Three sentences are enough.",
        "**What helped me today:** you asked.",
        "What helped me today:",
        f"I read “{PROMPT}”, and had none.",
        "- [ ] @ada sends the outline by:2026-03-12",
        "- [ ] Write down the question I want to ask by:2026-03",
        "## Why",
    ],
)
def test_labels_examples_and_words_of_ones_own_are_left_alone(line):
    assert found(line) == []


def test_it_is_a_warning_at_its_line(findings):
    text = f"=== mentees/ada/goals/talk.md\n---\ntitle: x\n---\n## Warum\n{PROMPT}\n\n- [ ] Pick a topic\n"
    (line,) = findings(text, language="de")
    assert line.startswith(
        "content/mentees/ada/goals/talk.md:5:1: Warnung: leftover-prompt: Diese Zeile ist eine Frage"
    )


def test_a_fresh_goal_of_each_language_has_none(tmp_path):
    from mentorsite.programme.skeletons import days, skeleton

    values = VALUES | days(date(2026, 4, 20))
    for language in ("de", "en"):
        root = write_programme(tmp_path / language, "")
        file = root / "content" / "mentees" / "ada" / "goals" / "talk.md"
        file.parent.mkdir()
        file.write_text(skeleton(language, "goal.md", values), encoding="utf-8")
        assert found(file.read_text("utf-8")) == []
