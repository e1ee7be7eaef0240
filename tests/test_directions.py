"""Signs that turn the direction of writing are told where they stand; other scripts may need some of them."""

from __future__ import annotations

import pytest

from mentorsite.content.directions import turned_lines

OVERRIDE, EMBED, ISOLATE, POP, MARK = "\u202e", "\u202b", "\u2067", "\u2069", "\u200f"


def found(text):
    return [(finding.line, finding.column, finding.message) for finding in turned_lines(text, "handbook/how.md")]


@pytest.mark.parametrize("sign", [OVERRIDE, "\u202d", EMBED, "\u202a", "\u202c", ISOLATE, "\u2066", "\u2068", POP])
def test_every_such_sign_is_told_once_to_a_line(sign):
    assert found(f"Erste Zeile\n🐄 gut{sign}gemeint{sign}\n{sign}") == [
        (2, 6, "text-direction"),
        (3, 1, "text-direction"),
    ]


@pytest.mark.parametrize("text", [f"Sie heißt {ISOLATE}נועה{POP}.", f"Er heißt {EMBED}سمير\u202c."])
def test_beside_hebrew_and_arabic_embedding_is_writing(text):
    assert found(text) == []


def test_but_nobody_needs_to_turn_letters_around_by_force():
    assert found(f"נועה {OVERRIDE}abc") == [(1, 6, "text-direction")]


@pytest.mark.parametrize("text", ["", "Größe 🐄👩‍👧", f"נועה{MARK} 12", "Zeile\u2028Zeile", "weich\u00adtrennen"])
def test_other_invisible_signs_turn_nothing(text):
    assert found(text) == []


def test_the_front_matter_and_the_roster_are_looked_through_too(findings):
    text = (
        "=== people.yaml\nnadja: {name: Nadja}\nada: {name: Ada}\nben: {name: Be\u202en}\n"
        "=== mentees/ada/goals/talk.md\n---\ntitle: Give\u202e a talk\n---\n- [ ] Pick a topic\n"
    )
    assert [line.split(": ")[0] + " " + line.split(": ")[2] for line in findings(text)] == [
        "content/mentees/ada/goals/talk.md:2:12 text-direction",
        "content/people.yaml:3:15 text-direction",
    ]
