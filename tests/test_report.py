"""Findings as lines and frames for people, and as JSON for machines."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growth import steps
from mentorsite import report
from mentorsite.diagnostics import Place, fault
from mentorsite.language import spoken
from mentorsite.report import frames, visible

ENGLISH, GERMAN = spoken("en"), spoken("de")
NOWHERE = Path("nowhere")
TALK = "mentees/ada/goals/talk.md"


def plain(findings, language=ENGLISH, root=NOWHERE, **manner):
    return report.text(findings, language, root, **({"frames": False, "color": False} | manner)).split("\n")


def framed(tmp_path, text, place, width=60):
    """The two lines below a finding in a file with this text."""
    file = tmp_path / "content" / TALK
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode())
    return plain([fault(TALK, place, "impossible-date")], root=tmp_path, frames=True, width=width)[1:-1]


def columns_before_the_mark(frame):
    """The columns that a terminal leaves in front of what the mark stands under."""
    return frame[1].index("^")


# --- lines


def test_a_line_names_file_place_severity_rule_and_remedy():
    assert plain([fault(TALK, Place(4, 10), "impossible-date")]) == [
        "content/mentees/ada/goals/talk.md:4:10: error: impossible-date: There is no such day in the calendar. "
        "Look it up once more.",
        "1 error",
    ]


def test_variants_of_a_message_are_one_rule():
    (line, _) = plain([fault(TALK, Place(4, 7), "unknown-person/none")])
    assert line.startswith("content/mentees/ada/goals/talk.md:4:7: error: unknown-person: Nobody")


def test_severities_are_words_of_the_readers_language():
    found = [
        fault(TALK, Place(1), "impossible-date"),
        fault(TALK, Place(2), "near-task"),
        fault(TALK, Place(3), "no-next-step"),
    ]
    assert [line.split(": ")[1] for line in plain(found)[:-1]] == ["error", "warning", "hint"]
    assert [line.split(": ")[1] for line in plain(found, GERMAN)[:-1]] == ["Fehler", "Warnung", "Hinweis"]


def test_lines_stand_in_the_order_of_the_files():
    places = [("b.md", 1, 1), ("a.md", 10, 1), ("a.md", 9, 2), ("a.md", 9, 1)]
    found = [fault(path, Place(line, column), "impossible-date") for path, line, column in places]
    assert [line.split(": ")[0] for line in plain(found)[:-1]] == [
        "content/a.md:9:1",
        "content/a.md:9:2",
        "content/a.md:10:1",
        "content/b.md:1:1",
    ]


@pytest.mark.parametrize(
    ("messages", "english", "german"),
    [
        (["impossible-date", "impossible-date", "no-next-step"], "2 errors, 1 hint", "2 Fehler, 1 Hinweis"),
        (["near-task"], "1 warning", "1 Warnung"),
        (["near-task", "near-task", "no-next-step", "no-next-step"], "2 warnings, 2 hints", "2 Warnungen, 2 Hinweise"),
    ],
)
def test_the_last_line_counts(messages, english, german):
    found = [fault(TALK, Place(line), message) for line, message in enumerate(messages, 1)]
    assert plain(found)[-1] == english
    assert plain(found, GERMAN)[-1].replace("\N{NO-BREAK SPACE}", " ") == german


def test_without_findings_it_says_so():
    assert plain([]) == ["No findings."]


def test_colours_are_for_terminals():
    found = [fault(TALK, Place(1), "impossible-date")]
    assert "\x1b" not in report.text(found, ENGLISH, NOWHERE, frames=False, color=False)
    assert "\x1b[31;1merror\x1b[0m" in report.text(found, ENGLISH, NOWHERE, frames=False, color=True)


# --- what stands in names


def test_control_and_direction_marks_in_a_path_are_written_out():
    (line, _) = plain([fault("mentees/ada/goals/a\n\u202eb\x1b[2J\u200b.md", Place(), "file-unexpected/character")])
    assert line.startswith(r"content/mentees/ada/goals/a\n\u202eb\x1b[2J\u200b.md:1:1: error: ")


def test_so_are_those_in_other_names_and_long_names_are_cut():
    (line, _) = plain([fault(TALK, Place(), "name-collision", other="\r\n" + "x" * 300)])
    assert r"the same address as \r\nxxx" in line
    assert "x" * 57 + "…. Rename" in line
    assert "x" * 58 not in line


def test_lists_of_ours_are_never_cut():
    known = ", ".join(f"key-{number}" for number in range(40))
    assert known in plain([fault(TALK, Place(), "unknown-key/none", known=known)])[0]


def test_umlauts_and_families_are_left_as_they_are():
    assert visible("Größe 👩‍👧 日本 ü") == "Größe 👩‍👧 日本 ü"


@given(st.text())
def test_nothing_invisible_is_left(text):
    shown = visible(text)
    assert not {unicodedata.category(sign) for sign in shown if sign not in "\u200c\u200d"} & {
        "Cc",
        "Cf",
        "Cs",
        "Zl",
        "Zp",
    }
    assert "\n" not in shown


# --- frames


def test_without_frames_no_word_of_a_file_is_shown(tmp_path):
    file = tmp_path / "content" / TALK
    file.parent.mkdir(parents=True)
    file.write_text("a secret by:2026-02-30\n")
    found = [fault(TALK, Place(1, 13), "impossible-date")]
    assert "secret" not in report.text(found, ENGLISH, tmp_path, frames=False, color=True)
    assert "secret" not in report.json(found, ENGLISH)


def test_a_frame_shows_the_line_and_marks_the_column(tmp_path):
    assert framed(tmp_path, "---\ntitle: x\n---\n- [ ] Pick by:2026-02-30\n", Place(4, 15)) == [
        "    4 │ - [ ] Pick by:2026-02-30",
        "      │               ^",
    ]


@pytest.mark.parametrize(
    ("line", "before"),
    [
        ("Größe: !", 7),
        ("Gro\u0308ße: !", 7),
        ("日本: !", 6),
        ("🦭🦭 !", 5),
        ("👩‍👧 !", 3),
        ("👍🏽 !", 3),
        ("a\u202eb !", 9),
        ("\tx !", 3),
        ("❤\ufe0f !", 2),
    ],
)
def test_the_mark_stands_below_its_sign_however_wide_the_line_is(tmp_path, line, before):
    frame = framed(tmp_path, line, Place(1, line.index("!") + 1))
    assert columns_before_the_mark(frame) == len("    1 │ ") + before


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_frames_know_every_line_end_and_the_mark_at_the_beginning(tmp_path, ending):
    text = "\ufeff" + ending.join(["---", "started: 2026-02-30", "---", ""])
    assert framed(tmp_path, text, Place(2, 10)) == ["    2 │ started: 2026-02-30", "      │          ^"]


def test_the_end_of_a_line_can_be_marked(tmp_path):
    assert framed(tmp_path, "abc\n", Place(1, 4)) == ["    1 │ abc", "      │    ^"]


def test_of_a_long_line_the_part_around_the_mark_is_shown(tmp_path):
    shown, mark = framed(tmp_path, "x" * 500 + "!" + "y" * 500, Place(1, 501))
    assert len(shown) == 60
    assert shown.startswith("    1 │ …x")
    assert shown.endswith("y…")
    assert shown[mark.index("^")] == "!"


@given(before=st.text("a🦭日\u0301\t", max_size=200), after=st.text("a🦭日\u0301\t", max_size=200))
def test_a_frame_is_never_wider_than_the_terminal_and_holds_the_mark(before, after):
    window = frames.window(before + "!" + after, len(before), 52)
    wide = sum(2 if sign in "🦭日" else 0 if sign == "\u0301" else 1 for sign in window.shown)
    left = sum(2 if sign in "🦭日" else 0 if sign == "\u0301" else 1 for sign in window.shown.partition("!")[0])
    assert "!" in window.shown
    assert wide <= 52
    assert window.before == left


@pytest.mark.parametrize("index", [0, 5_000, 9_999])
def test_of_a_line_of_millions_only_what_is_near_is_looked_at(index):
    def look(line):
        return frames.window(line, index * len(line) // 10_000, 52)

    assert steps(look, "x" * 1_000_000) <= 2 * steps(look, "x" * 10_000)
    assert set(look("x" * 1_000_000).shown) == {"x", "…"}


def test_of_a_file_that_is_far_too_large_nothing_is_shown(tmp_path):
    file = tmp_path / "content" / TALK
    file.parent.mkdir(parents=True)
    with file.open("wb") as hole:
        hole.write(b"words")
        hole.truncate(1 << 32)
    assert plain([fault(TALK, Place(), "file-unreadable/size", limit=256)], root=tmp_path, frames=True)[1:] == [
        "1 error"
    ]


@pytest.mark.parametrize("line", ["---", "", "   "])
def test_where_the_whole_file_is_meant_there_is_no_frame(tmp_path, line):
    assert framed(tmp_path, f"{line}\n", Place()) == []


def test_a_place_behind_the_file_as_it_is_now_has_no_frame(tmp_path):
    assert framed(tmp_path, "short\n", Place(7, 3)) == []


def test_no_frame_follows_a_link_out_of_the_programme(tmp_path):
    (tmp_path / "secret.md").write_text("a secret")
    file = tmp_path / "content" / TALK
    file.parent.mkdir(parents=True)
    file.symlink_to(tmp_path / "secret.md")
    assert plain([fault(TALK, Place(), "file-unreadable/kind")], root=tmp_path, frames=True)[1:] == ["1 error"]


@pytest.mark.parametrize("path", ["gone.md", "folder.md", "files/picture.png"])
def test_what_is_no_text_has_no_frame(tmp_path, path):
    (tmp_path / "content" / "folder.md").mkdir(parents=True)
    (tmp_path / "content" / "files").mkdir()
    (tmp_path / "content" / "files" / "picture.png").write_bytes(b"\x89PNG")
    assert plain([fault(path, Place(), "attachment-refused", limit=4)], root=tmp_path, frames=True)[1:] == ["1 error"]


def test_bytes_that_are_no_text_are_replaced_in_a_frame(tmp_path):
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "a.md").write_bytes(b"vor v\xfc Leuten\n")
    shown = plain([fault("a.md", Place(1, 6), "file-unreadable/encoding")], root=tmp_path, frames=True)
    assert shown[1:3] == ["    1 │ vor v\ufffd Leuten", "      │      ^"]


# --- for machines


def test_the_shape_for_machines():
    found = [
        fault(TALK, Place(4, 10), "impossible-date"),
        fault("a\u202e.md", Place(), "no-next-step"),
    ]
    assert json.loads(report.json(found, GERMAN)) == {
        "version": 1,
        "findings": [
            {
                "path": r"content/a\u202e.md",
                "line": 1,
                "column": 1,
                "severity": "hint",
                "rule": "no-next-step",
                "message": report.message(found[1], GERMAN),
            },
            {
                "path": "content/mentees/ada/goals/talk.md",
                "line": 4,
                "column": 10,
                "severity": "error",
                "rule": "impossible-date",
                "message": report.message(found[0], GERMAN),
            },
        ],
        "counts": {"error": 1, "warning": 0, "hint": 1},
    }


def test_without_findings_the_shape_is_the_same():
    assert json.loads(report.json([], ENGLISH)) == {
        "version": 1,
        "findings": [],
        "counts": {"error": 0, "warning": 0, "hint": 0},
    }
