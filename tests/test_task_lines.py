"""One line of a task: who, what, by when."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorsite.content.markup import read
from mentorsite.content.task_lines import left_over, marker, nearly


def said(text):
    (task,) = read(f"- [ ] {text}", "a.md", 1).tasks
    return task


@pytest.mark.parametrize(
    ("text", "owners", "rest"),
    [
        ("@tomasz lends the book", ("tomasz",), "lends the book"),
        ("@Tomasz: lends the book", ("tomasz",), "lends the book"),
        ("@tomasz und @mara: üben", ("tomasz", "mara"), "üben"),
        ("@tomasz and @mara rehearse", ("tomasz", "mara"), "rehearse"),
        ("@tomasz, @mara – üben", ("tomasz", "mara"), "üben"),
        ("@tomasz/@mara - üben", ("tomasz", "mara"), "üben"),
        ("**@tomasz:** üben", ("tomasz",), "üben"),
        ("@Jörg.Weiß übt", ("joerg-weiss",), "übt"),
        ("@mara @mara übt", ("mara",), "übt"),
        ("by:2026-04 @mara übt", ("mara",), "übt"),
        ("ask @ruth about slides", (), "ask @ruth about slides"),
        ("@mara's talk again", (), "@mara's talk again"),
        ("mail to mara@seekuh.example", (), "mail to mara@seekuh.example"),
    ],
)
def test_owners_are_named_at_the_beginning(text, owners, rest):
    assert (said(text).owners, said(text).text) == (owners, rest)


@pytest.mark.parametrize(
    ("text", "by", "done", "rest"),
    [
        ("üben by:2026-03-15", "2026-03-15", None, "üben"),
        ("üben by: 2026-03-15", "2026-03-15", None, "üben"),
        ("üben bis:2026-04.", "2026-04", None, "üben."),
        ("üben erledigt:2026-02-20 bis:2026-03", "2026-03", "2026-02-20", "üben"),
        ("üben Done:2026-02-20", None, "2026-02-20", "üben"),
        ("üben by:2026-03, dann ruhen", "2026-03", None, "üben, dann ruhen"),
        ("üben by:2026-03 by:2026-04", "2026-03", None, "üben"),
        ("`by:2026-03` eintragen", None, None, "by:2026-03 eintragen"),
        ("üben by:2026-99", "2026-99", None, "üben"),
        ("üben by: the sea", None, None, "üben by: the sea"),
    ],
)
def test_dates_are_taken_from_the_text(text, by, done, rest):
    task = said(text)
    assert (task.by, task.done, task.text) == (by, done, rest)


def test_punctuation_at_the_end_is_part_of_the_text():
    assert said("@mara: Was will ich?! by:2026-03").text == "Was will ich?!"


@pytest.mark.parametrize(
    "text",
    [
        "Gliederung bis 15.3.",
        "Gliederung bis zum 15. März",
        "Gliederung bis März",
        "outline by 15 March",
        "outline by March 15.",
        "outline until 2026-03-15",
        "outline by:15.3.",
        "outline by: March",
        "outline by:2026-3-15 with Ruth",
    ],
)
def test_an_intention_with_another_date_gets_the_form_of_a_day(text):
    assert left_over(text) == "by:2026-03-15"


def test_a_day_of_completion_gets_its_own_form():
    assert left_over("Gliederung erledigt: 15.3.") == "done:2026-03-15"


@pytest.mark.parametrize(
    "text",
    [
        "learn by marking",
        "grow by deciding",
        "lernen bis 15.30",
        "zählen bis 12.345",
        "from March 15 on I rest",
        "Erledigt: 3 Gespräche",
        "Der Vortrag am 15.3.",
        "step by step",
    ],
)
def test_other_words_and_numbers_are_no_left_over_dates(text):
    assert left_over(text) is None


@given(st.text("[]xX/- \t\u00a0☐–*+.1(:\nv", max_size=12))
def test_where_a_task_is_out_of_place_it_still_looks_like_one(line):
    assert nearly(line) or marker(line) is None
