"""`mentorsite pulse import`: a survey tool's export goes in, and nothing but totals comes out."""

import pytest
from click.testing import CliRunner

from mentorsite.build import check
from mentorsite.cli import commands
from mentorsite.survey.export import answer_of, totals_in
from programme_text import write_programme

TOPICS = "In unseren Gesprächen geht es um Themen, die ich selbst gewählt habe."
OPEN = "I can speak openly, about difficult things too."
FREE_TEXT = "Nur Ben hört mir zu"
ROWS = [(5, "völlig"), (4, "eher ja"), (4, "eher ja"), (5, "fully"), (3, "teils"), (2, "rather not")]


@pytest.fixture
def programme(tmp_path, monkeypatch):
    monkeypatch.chdir(write_programme(tmp_path, ""))
    return tmp_path


def export(rows=ROWS, separator=";", encoding="utf-8", head=""):
    quoted = [f'"{TOPICS}"', f'"1. {OPEN}"']
    lines = [separator.join(["Zeitstempel", *quoted, "Was noch?"])]
    lines += [
        separator.join([f"2026-09-0{i + 1} 10:00:31", str(a), b, f'"{FREE_TEXT} {i}"']) for i, (a, b) in enumerate(rows)
    ]
    return (head + "\r\n".join(lines) + "\r\n").encode(encoding)


def run(root, data, *options):
    (root / "export.csv").write_bytes(data)
    return CliRunner().invoke(
        commands, ["pulse", "import", "export.csv", "--wave", "2026-Q3", "--lang", "en", *options]
    )


def written(root):
    file = root / "content/pulse/2026-q3.md"
    return file.read_text() if file.exists() else None


EXPECTED = """\
---
wave: 2026-Q3
form: pulse@1
groups:
  mentees:
    invited: 12
    answered: 6
    answers:
      own-topics: [0, 1, 1, 2, 2]
      open-talk: [0, 1, 1, 2, 2]
---
"""
MENTEES = ("--group", "mentees", "--invited", "12")


@pytest.mark.parametrize(
    "data",
    [
        export(),
        export(separator=","),
        export(separator="\t"),
        export(encoding="utf-8-sig"),
        export(encoding="cp1252"),
        export(head="sep=;\r\n"),
    ],
    ids=["semicolon", "comma", "tab", "mark", "cp1252", "sep"],
)
def test_totals_are_written_whatever_the_tool_and_they_pass_the_check(programme, data):
    result = run(programme, data, *MENTEES)
    assert result.exit_code == 0, result.output
    assert written(programme) == EXPECTED
    assert check(programme) == ()


def test_times_and_free_text_end_here(programme):
    result = run(programme, export(), *MENTEES)
    everything = result.output + "".join(f.read_text() for f in programme.glob("content/**/*") if f.is_file())
    for word in ("Ben hört", "10:00:31", "2026-09-01", "Was noch"):
        assert word not in everything
    assert "Other columns, not kept: 2." in result.output


def test_fewer_than_five_are_not_written(programme):
    result = run(programme, export(ROWS[:4]), *MENTEES)
    assert "mentees: fewer than five have answered. Nothing of them was written." in result.output
    assert written(programme) is None
    assert "4" not in result.output.replace("2026", "")


def test_an_item_that_few_have_answered_is_left_out(programme):
    rows = [(a, b if i < 4 else "") for i, (a, b) in enumerate(ROWS)]
    result = run(programme, export(rows), *MENTEES)
    assert "open-talk" not in written(programme)
    assert "Items with fewer than five answers, left out: 1." in result.output


def test_a_column_may_say_who_is_who(programme):
    lines = ["Rolle;own-topics", *["Mentee;4"] * 6, *["Mentor*in;5"] * 4]
    result = run(programme, "\n".join(lines).encode())
    assert "mentees:" in written(programme)
    assert "mentors" not in written(programme)
    assert "mentors: fewer than five have answered." in result.output


def test_the_second_group_is_written_beside_the_first(programme):
    run(programme, export(), *MENTEES)
    assert run(programme, export(), "--group", "mentors").exit_code == 0
    assert written(programme).startswith(EXPECTED.removesuffix("---\n"))
    assert "  mentors:\n    answered: 6\n" in written(programme)


def test_nothing_is_overwritten_unless_asked_for(programme):
    run(programme, export(), *MENTEES)
    result = run(programme, export([(1, "1")] * 6), *MENTEES)
    assert result.exit_code == 2
    assert "--replace" in result.output
    assert written(programme) == EXPECTED


def test_what_the_coordinators_wrote_below_stays(programme):
    run(programme, export(), *MENTEES)
    file = programme / "content/pulse/2026-q3.md"
    file.write_text(file.read_text() + "Danke euch.\n")
    assert run(programme, export([(1, "1")] * 12), *MENTEES, "--replace").exit_code == 0
    assert file.read_text().endswith(
        "answers:\n      own-topics: [12, 0, 0, 0, 0]\n      open-talk: [12, 0, 0, 0, 0]\n---\nDanke euch.\n"
    )


@pytest.mark.parametrize("late", [1, 4])
def test_the_answers_of_few_do_not_follow_from_counting_anew(programme, late):
    run(programme, export(), *MENTEES)
    result = run(programme, export([*ROWS, *[(1, "gar nicht")] * late]), *MENTEES, "--replace")
    assert result.exit_code == 2
    assert written(programme) == EXPECTED


def test_what_cannot_be_understood_is_counted_and_not_quoted(programme):
    rows = [*ROWS, (9, "Ben nervt")]
    result = run(programme, export(rows), *MENTEES)
    assert "Cells that are none of the five answers, not counted: 2." in result.output
    assert "nervt" not in result.output
    assert written(programme) == EXPECTED


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "No column is one of the form"),
        (b"Name;Alter\nBen;30\n", "No column is one of the form"),
        (b"own-topics\n4\n", "Say it with --group"),
        (b"own-topics;own-topics;group\n4;4;mentee\n", "Two columns stand for the item own-topics"),
        (b"own-topics;group\n4;boss\n", "Some rows do not say"),
        (b"own-topics\x00\n", "neither UTF-8 nor Windows-1252"),
    ],
)
def test_a_table_that_cannot_be_counted_says_what_helps(programme, data, words):
    result = run(programme, data)
    assert result.exit_code == 2
    assert words in result.output
    assert written(programme) is None


@pytest.mark.parametrize("wave", ["soon", "2026-13", "../x"])
def test_a_wave_is_a_time(programme, wave):
    (programme / "export.csv").write_bytes(export())
    result = CliRunner().invoke(commands, ["pulse", "import", "export.csv", "--wave", wave, "--group", "mentees"])
    assert result.exit_code == 2
    assert not (programme / "content/pulse").exists()


@pytest.mark.parametrize(
    ("cell", "answer"),
    [("1", 1), ("5", 5), ("4.0", 4), ("4,0", 4), ("völlig", 5), ("Eher nicht", 2), ("fully", 5), ("4 – eher ja", 4),
     ("3 (teils)", 3), ("0", None), ("6", None), ("45", None), ("4 – völlig", None), ("", None), ("4 kids", None)],
)  # fmt: skip
def test_an_answer_is_a_number_or_its_words(cell, answer):
    assert answer_of(cell) == answer


def test_rows_that_are_shorter_are_read(tmp_path):
    file = tmp_path / "short.csv"
    file.write_text("own-topics;open-talk\n" + "4\n" * 5)
    assert totals_in(file, "mentees").groups["mentees"].answers == {"own-topics": (0, 0, 0, 5, 0)}


@pytest.mark.parametrize(("lang", "words"), [("de", "5 – völlig"), ("en", "5 – fully")])
def test_the_form_as_text_to_paste(programme, lang, words):
    result = CliRunner().invoke(commands, ["pulse", "form", "--lang", lang])
    assert result.output.count(words) == 5
