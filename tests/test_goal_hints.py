"""Questions about goals: precise rather than many, never more than hints, and switched off with one word."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentorsite.diagnostics import Severity
from mentorsite.programme.checks.goal_words import has_no_verb, sounds_imposed, sounds_paid, takes_long
from mentorsite.rules import ASKING
from programme_text import diagnosed, write_programme


@pytest.fixture
def asked(findings):
    """The rules that ask about a goal with this head and body, with line and column."""

    def found(head: str, body: str = "- [ ] Pick a topic", before: str = "", **manner: str) -> list[str]:
        text = f"{before}=== mentees/ada/goals/talk.md\n---\n{head}\n---\n{body}\n"
        parts = (
            line.removeprefix("content/mentees/ada/goals/talk.md:").split(": ") for line in findings(text, **manner)
        )
        return [f"{place} {rule}" for place, _, rule, *_ in parts]

    return found


# --- something to notice


@pytest.mark.parametrize(
    "title", ["Besser kommunizieren", "Sichtbarer werden", "Improve my English", "More confidence"]
)
def test_a_wish_for_more_of_something_is_asked_for_a_sign(asked, title):
    assert asked(f"title: {title}", "- [ ] mehr reden") == ["2:8 vague-goal"]


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Give a talk", "- [ ] mehr reden"),
        ("Besser kommunizieren", "- [ ] Pick a topic"),
        ("Besser kommunizieren", "- [x] Ruth fragen\n- [ ] mehr reden"),
        ("Besser kommunizieren", "- [ ] zwei Mal mehr reden"),
        ("Besser kommunizieren in 3 Runden", "- [ ] mehr reden"),
        ("Besser kommunizieren", "## Woran ich es merke\nJemand fragt nach.\n\n## Schritte\n- [ ] mehr reden"),
        ("Besser kommunizieren", "## SMART\nBis Mai.\n\n## Schritte\n- [ ] mehr reden"),
        ("Mehr als meine Kolleg*innen wissen, worum es geht", "- [ ] mehr reden"),
        ("„Besser spät als nie“ ist kein Zeitplan", "- [ ] mehr reden"),
    ],
)
def test_one_thing_to_notice_is_enough(asked, title, body):
    assert asked(f"title: {title}", body) == []


def test_an_empty_heading_is_no_sign(asked):
    assert asked("title: Improve my English", "## How I will notice\n\n## Steps\n- [ ] more reading") == [
        "2:8 vague-goal"
    ]


# --- steps


def test_the_step_that_is_next_fits_into_four_weeks(asked):
    assert asked("title: Give a talk", "- [/] Pick a topic by:2026-05-18") == []
    assert asked("title: Give a talk", "- [/] Pick a topic by:2026-05-19") == ["4:23 long-step"]
    assert asked("title: Give a talk", "- [ ] Pick a topic by:2026-06") == ["4:23 long-step"]


def test_what_comes_after_it_may_be_far_ahead(asked):
    assert asked("title: Give a talk", "- [ ] Pick a topic by:2026-05\n- [ ] Give it by:2026-12") == []
    assert asked("title: Give a talk", "- [ ] Give it by:2026-12\n- [/] Pick a topic by:2026-05") == []


@pytest.mark.parametrize(
    ("text", "is_long"),
    [
        ("Practise for three months", True),
        ("Drei Monate lang jeden Tag üben", True),
        ("Ein halbes Jahr lang Tagebuch führen", True),
        ("Read for 6 weeks", True),
        ("Zwei Wochen lang Stricherl machen", False),
        ("Eine Woche lang messen", False),
        ("Drei Monate später fragen, wie es angekommen ist", False),
        ("Choose a feature that fits three people and six weeks", False),
        ("Ask for a year plan", False),
        ("Look for four weeks", False),
        ("„Ein Jahr lang“ als Titel streichen", False),
    ],
)
def test_months_on_end_are_long(text, is_long):
    assert takes_long(text) is is_long


@pytest.mark.parametrize(
    "text",
    ["Vortrag", "Kommunikation", "Rhetorik-Kurs", "Mehr Selbstvertrauen", "Vortragsfolien", "Leadership skills",
     "Feedback und Konflikte", "The presentation", "Zeitmanagement", "Bessere Folien", "Zuverlässigkeit"],
)  # fmt: skip
def test_names_of_things_alone_say_nothing_to_do(text):
    assert has_no_verb(text)


@pytest.mark.parametrize(
    "text",
    ["Üben", "Thema wählen", "Thema gewählt", "Ruth fragen", "Schreib Ruth", "Ask Ruth", "Vortrag halten", "Plan it",
     "Buch den Kurs", "Book the course", "Question assumptions", "Rust", "Dig", "x", "Kaffee mit Ruth", "Talk lab",
     "[Talk lab](x.md)", "Vortrag: zwei Folien", "Feedback geben", "Folien zeigen", "Moderieren", "Retro", "", "🐄",
     "Kurs? Ja", "Workshop on Rust", "Vortrag am 3. Mai", "Gesundheitstag", "Abschied"],
)  # fmt: skip
def test_in_doubt_a_word_may_be_a_verb(text):
    assert not has_no_verb(text)


def test_a_step_that_is_taken_or_dropped_is_left_alone(asked):
    steps = "- [x] Vortrag\n- [-] Folien\n- [ ] Vortrag\n- [/] Kommunikation"
    assert asked("title: Give a talk", steps) == ["6:7 step-without-verb", "7:7 step-without-verb"]


def test_the_eighth_open_step_is_pointed_at(asked):
    seven = "".join(f"- [ ] Ask colleague {number}\n" for number in range(7))
    assert asked("title: Give a talk", seven + "- [x] Ask Ruth") == []
    assert asked("title: Give a talk", seven + "- [/] Ask Ruth") == ["11:3 many-steps"]


# --- whose goal it is


@pytest.mark.parametrize(
    "text",
    ["You must give a talk", "Du musst präsentieren", "Du sollst mehr reden", "Ruhiger werden. Du musst das können",
     "Auf Anweisung von oben moderieren", "You are expected to lead"],
)  # fmt: skip
def test_an_order_is_heard(text):
    assert sounds_imposed(text)


@pytest.mark.parametrize(
    "text",
    ["Explain what you have to do when the pager rings", "Write “You must not deploy on Friday”",
     "Was du musst und was du magst", "Dorthin, wo du sollst", "Ich muss lachen können",
     "Die Anweisung von gestern umschreiben"],
)  # fmt: skip
def test_you_can_be_anybody(text):
    assert not sounds_imposed(text)


@pytest.mark.parametrize(
    "text",
    ["Zielvereinbarung erfüllen", "Den Bonus bekommen", "Für die Gehaltserhöhung einen Vortrag halten",
     "Get a pay rise", "Meet my target agreement", "Shine in my performance review"],
)  # fmt: skip
def test_pay_and_appraisal_are_heard(text):
    assert sounds_paid(text)


@pytest.mark.parametrize(
    "text",
    ["Mein Ziel, keine Zielvereinbarung", "Ohne Bonus froh sein", "Das Wort „Bonus“ im Shop ersetzen",
     "Die Bonus-Seite neu bauen", "Do a performance review of the checkout", "Not for a bonus", "Pay attention",
     "Payment reviews", "Bonuskarten zeichnen"],
)  # fmt: skip
def test_what_denies_it_quotes_it_or_means_something_else_is_left_alone(text):
    assert not sounds_paid(text)


def test_title_first_paragraph_and_open_steps_are_listened_to_and_one_question_is_enough(asked):
    assert asked("title: Give a talk", "You must speak.\n\n- [ ] Den Bonus holen") == ["2:8 imposed-words"]
    assert asked("title: Give a talk", "Speak.\n\n- [ ] Den Bonus holen") == ["6:7 imposed-words"]
    assert asked("title: Give a talk", "Speak.\n\n- [x] Den Bonus holen\n- [ ] Go on") == []


def test_reasons_and_thoughts_are_nobodys_business(asked):
    body = "I speak.\n\n## Why\nDu musst, sagt meine Zielvereinbarung.\n\n## Steps\n- [ ] Pick a topic"
    assert asked("title: Give a talk", body) == []


# --- how one is asked


MANY = "title: Den Bonus bekommen\n"
WORDS = "- [ ] Vortrag by:2026-12\n"


def test_every_question_can_be_switched_off_for_one_goal(asked):
    assert len(asked(MANY.strip(), WORDS)) == 3
    for word in ("off", '"off"', "no", "aus", "Off"):
        assert asked(f"{MANY}x-hints: {word}", WORDS) == []
    assert asked(f"{MANY}x-hints: off", "Soon.") == []
    assert len(asked(f"{MANY}x-hints: on", WORDS)) == 3


@pytest.mark.parametrize("status", ["idea", "paused", "done", "reshaped", "let-go"])
def test_only_goals_in_motion_are_asked_about(asked, status):
    assert asked(f"{MANY}status: {status}", WORDS) == []


def test_where_a_slip_has_to_be_mended_first_the_slip_alone_is_told(asked):
    assert asked(MANY.strip(), WORDS + "- [] Pick a topic") == ["5:3 near-task"]


def test_a_programme_switches_a_question_off_and_cannot_make_it_an_order(asked):
    settings = "=== programme.md\n---\ntitle: Mentoring\nchecks: {{step-without-verb: {}}}\n---\n"
    assert asked("title: Give a talk", "- [ ] Vortrag", settings.format("off")) == []
    assert asked("title: Give a talk", "- [ ] Vortrag", settings.format("error")) == [
        "4:7 step-without-verb",
        "content/programme.md:3:29 wrong-value",
    ]


def test_they_are_hints_whatever_the_programme_says(tmp_path):
    severe = ", ".join(f"{rule}: error" for rule in sorted(ASKING))
    text = f"=== programme.md\n---\ntitle: M\nchecks: {{{severe}}}\n---\n"
    text += f"=== mentees/ada/goals/talk.md\n---\n{MANY}---\n{WORDS}=== mentees/ada/goals/b.md\n---\ntitle: B\n---\n"
    found = [finding for finding in diagnosed(write_programme(tmp_path, text)) if finding.path.startswith("mentees/")]
    assert {finding.rule for finding in found} == {"imposed-words", "long-step", "step-without-verb", "no-next-step"}
    assert {finding.severity for finding in found} == {Severity.HINT}


def test_nothing_in_the_demo_is_asked_but_for_the_two_goals_that_wait_for_a_step():
    found = diagnosed(Path(__file__).parent.parent, "2026-09-17")
    assert [(finding.path.split("/")[1], finding.rule) for finding in found] == [
        ("florian", "no-next-step"),
        ("paul", "no-next-step"),
    ]
