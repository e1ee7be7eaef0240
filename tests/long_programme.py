"""A programme in its long state: five years of conversations, 30 goals, 40 steps, words of 60 letters.

`python tests/long_programme.py FOLDER` writes it there, to look at.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from programme_text import write_programme

TODAY = date(2026, 4, 20)
WORD = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz"
NAME = "Wolfeschlegelsteinhausenbergerdorffvoralternwaren"
SKILLS = ("listening", "feedback", "facilitation", "talking", "writing", "testing", "planning", "leading")
TALKS, GOALS, STEPS = 60, 30, 40

_SETTINGS = f"""\
=== programme.md
---
title: Mentoring bei den Vereinigten Gesundheitsversorgungsunternehmen
languages: [de, en]
coordinators: [nadja]
contact: mentoring@{"a" * 50}.example
edit_url: "https://git.example/mentoring/-/edit/main/{{path}}"
links: [{{title: Personalinformationssystemzugang, url: "https://hr.example/{"x" * 90}"}}]
---
=== people.yaml
nadja: {{name: Nadja Berger, language: de}}
ada: {{name: Ada {NAME}, language: de}}
ben: {{name: Ben {NAME}, language: de}}
=== mentors/ben.md
---
stage: mentor
places: 12
offers: [listening, feedback, facilitation, talking, writing, testing, planning, leading]
---
{WORD}. {"Ich höre lieber zu, als dass ich rede. " * 40}
"""


def long_text() -> str:
    """Write the whole programme as one text."""
    return "".join((_SETTINGS, _beginning(), *_goals(), *_talks(), *_looks(), *_thoughts(), *_trainings(), _log()))


def _beginning() -> str:
    perspective = f"In drei Jahren kenne ich das {WORD} auswendig, und {'noch manches andere, ' * 20}und lache darüber."
    head = "towards: 2029\npairs: [{mentor: ben, from: 2021-01-01}]"
    return f"=== mentees/ada/mentee.md\n---\n{head}\n---\n{perspective}\n"


def _goals() -> Iterator[str]:
    yield _goal(0, "active", "\n".join(_step(number) for number in range(STEPS)))
    statuses = ("active", "paused", "done", "reshaped", "let-go", "idea")
    for number in range(1, GOALS):
        yield _goal(number, statuses[number % len(statuses)], "\n".join(_step(step) for step in range(number % 12)))


def _goal(number: int, status: str, steps: str) -> str:
    title = f"Ziel {number}: das {WORD} verstehen, ohne dabei die Datenschutzgrundverordnungsbeauftragte zu verlieren"
    about = f"Wenn ich dort bin, {'ist alles ein wenig leichter, und ' * 12}ich weiß es."
    head = f"title: '{title}'\nstatus: {status}"
    return f"=== mentees/ada/goals/ziel-{number:02}.md\n---\n{head}\n---\n{about}\n\n## Schritte\n{steps}\n"


def _step(number: int) -> str:
    mark = "x" if number < 18 else "/" if number == 18 else "-" if number % 7 == 0 else " "
    done = f" done:2026-0{number % 4 + 1}-10" if number > 9 and mark == "x" else ""
    words = WORD if number % 5 == 0 else "eine Seite lesen und sie jemandem erzählen"
    return f"- [{mark}] Schritt {number}: {words}{done}"


def _talks() -> Iterator[str]:
    for number in range(TALKS):
        day = date(2021 + number // 12, number % 12 + 1, 15)
        yield _talk(day, number)
    yield "=== mentees/ada/sessions/2026-05-07.md\n---\ntime: 14:00\n---\n## Themen\n" + _lines(
        f"- [ ] Thema {number}: {WORD if number == 1 else 'Was lasse ich weg?'}" for number in range(8)
    )


def _talk(day: date, number: int) -> str:
    ticked = " " if number > TALKS - 3 else "x"
    agreed = _lines(f"- [{ticked}] @{who} liest das {WORD} by:{day}" for who in ("ada", "ben", "ada"))
    notes = f"Wir haben über {WORD} geredet, {'und noch ein wenig länger, ' * 30}und dann war es gut."
    answer = f"::: feedback from ada\n**Das hat mir geholfen:** {'dass du gefragt hast, ' * 12}danke.\n:::\n"
    return (
        f"=== mentees/ada/sessions/{day}.md\n---\ngoals: [ziel-00, ziel-01]\n---\n"
        f"## Notizen\n{notes}\n\n## Vereinbart\n{agreed}\n"
        f"## Was ich mitnehme\n{WORD}, und das ist in Ordnung.\n\n{answer}"
    )


def _looks() -> Iterator[str]:
    for year in range(2021, 2027):
        levels = _lines(
            f"  {skill}: {{level: {min(year - 2021 + at % 2, 4)}, interest: {at % 4}, target: {3 + at % 2}}}"
            for at, skill in enumerate(SKILLS)
        )
        note = f"## feedback\n{WORD}. {'Das ging diesmal leichter. ' * 6}\n"
        yield f"=== mentees/ada/skills/{year}-01-20.md\n---\nframework: 1.0.0\nskills:\n{levels}---\n{note}"


def _thoughts() -> Iterator[str]:
    for number in range(30):
        text = f"{WORD}. {'Manches wird von allein kleiner. ' * 20}"
        day = f"2025-{number % 12 + 1:02}-03"
        yield f"=== mentees/ada/reflections/gedanke-{number:02}.md\n---\ndate: {day}\n---\n{text}\n"


def _trainings() -> Iterator[str]:
    for number in range(20):
        head = (
            f"title: 'Kurs {number}: {WORD}'\nformat: online\nteaches: {{listening: [0, 4]}}\nlanguages: [de]\nhours: 6"
        )
        yield f"=== trainings/kurs-{number:02}.md\n---\n{head}\n---\nWorum es geht.\n"


def _log() -> str:
    entries = _lines(f"  - {{training: kurs-{number:02}, done: 2025-{number % 12 + 1:02}-11}}" for number in range(20))
    return f"=== mentees/ada/training.md\n---\nentries:\n{entries}---\n"


def _lines(lines: Iterator[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


if __name__ == "__main__":
    write_programme(Path(sys.argv[1]), long_text())
