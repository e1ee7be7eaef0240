"""A programme in which an attacker has written every field, every body, every file name and every author in git."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import cycle, islice
from pathlib import Path

from mentorsite.content.documents import parse
from mentorsite.content.markup import read
from mentorsite.content.reading import Source
from mentorsite.diagnostics import errors
from payloads import WAYS, as_name, in_yaml
from repositories import environment, stamped

GIF = b"GIF89a" + bytes.fromhex("01000100800000000000ffffff21f90401000000002c000000000100010000020144003b")
GOAL = "mentees/mara/goals/x.md"
PIECES_IN_A_BODY = 120
SHOWN_ALL_THE_SAME = ("broken-link", "link-refused", "picture-refused", "unknown-person", "near-task", "unknown-key")
"""Rules that the programme has made hints of, so that more comes through to the pages."""


@dataclass
class Pen:
    """Writes a programme; `next` takes payloads one after the other, so that each field gets others."""

    root: Path
    payloads: Sequence[str]
    each: int
    """How many payloads stand together in one field."""
    taken: Iterator[str] = field(init=False)

    def __post_init__(self) -> None:
        self.taken = cycle(self.payloads)

    def next(self) -> str:
        """Some payloads as one quoted value."""
        return in_yaml(" ".join(islice(self.taken, self.each)))

    def write(self, path: str, head: str, body: str = "") -> None:
        file = self.root / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(head if path.endswith(".yaml") else f"---\n{head.strip()}\n---\n{body}\n", encoding="utf-8")

    def picture(self, path: str) -> None:
        file = self.root / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(GIF)


def hostile_programme(root: Path, payloads: Sequence[str], *, each: int, ways: int, names: int) -> Pen:
    """Write a programme of payloads.

    `each` stand in one field; each comes into bodies in so many `ways`; so many of them are `names` of files.
    """
    pen = Pen(root, payloads, each)
    taken, refused = pieces(payloads, ways)
    bodies = cycle("\n\n".join(batch) for batch in parts(taken)) if taken else cycle([""])
    count = -(-len(taken) // PIECES_IN_A_BODY)
    _for_all(pen, bodies)
    _of_mara(pen, bodies, rounds=max(1, count // 4, len(payloads) // each // 8))
    _withheld(pen, refused)
    _names(pen, names)
    return pen


def pieces(payloads: Iterable[str], ways: int) -> tuple[list[str], list[str]]:
    """Bring each payload into Markdown in some of the ways; what can be shown, and what is refused with an error."""
    taken, refused = [], []
    every = list(WAYS.values())
    for number, payload in enumerate(payloads):
        for turn in range(ways):
            piece = every[(number + turn * 7) % len(every)](payload, number * ways + turn)
            (taken if _stands(piece) else refused).append(piece)
    return taken, refused


def parts(some: Sequence[str]) -> list[Sequence[str]]:
    """As many pieces at a time as go into one body."""
    return [some[at : at + PIECES_IN_A_BODY] for at in range(0, len(some), PIECES_IN_A_BODY)]


def _stands(piece: str) -> bool:
    """Whether a piece alone is shown, and swallows nothing after it."""
    after = f"{piece}\n\nafter"
    document = parse(Source(GOAL, after))
    proses = [read(segment.text, GOAL, segment.line) for segment in document.segments]
    found = (*document.findings, *(finding for prose in proses for finding in prose.findings))
    last = proses[-1].nodes[-1:] if proses else ()
    ends = bool(last) and last[0].kind != "code" and "after" in document.segments[-1].text
    return ends and not [fault for fault in errors(found) if fault.rule not in SHOWN_ALL_THE_SAME]


def _for_all(pen: Pen, bodies: Iterator[str]) -> None:
    """The programme's own files: settings, roster, skills, catalogue, handbook, offers, feedback."""
    n = pen.next
    pen.write(
        "programme.md",
        f"""
title: {{en: {n()}, de: {n()}}}
languages: [en]
time_zone: Europe/Vienna
as_of: 2026-09-17
coordinators: [nadja]
contact: mentoring@seekuh.example
edit_url: "https://git.example/edit/{{path}}"
reflection: {{questionnaire: "on", agreement: {n()}}}
sources: {{mara: {{git: {n()}, readers: [mara, tomasz]}}}}
links:
  - {{title: {n()}, url: "https://hr.example/?a=%22%3E%3Cscript%3E"}}
  - {{title: {n()}, url: "https://a.example/\\"onclick=alert(1)"}}
checks: {{{", ".join(f"{rule}: hint" for rule in SHOWN_ALL_THE_SAME)}}}
doormat: [{{person: mara, sentence: {n()}}}, {{person: nadja, sentence: {{en: {n()}, de: {n()}}}}}]
""",
        next(bodies),
    )
    roster = "\n".join(
        f"{person}: {{name: {n()}, email: {n()}, team: {n()}, office: {n()}, git: [{n()}], hr: {n()}}}"
        for person in ("nadja", "mara", "tomasz", "ruth", "paul")
    )
    pen.write("people.yaml", roster)
    _skills(pen, next(bodies))
    for number in range(3):
        pen.write(
            f"trainings/training-{number}.md",
            f'title: {{en: {n()}, de: {n()}}}\nprovider: {n()}\nurl: "https://learn.example/?q=\'onclick=alert(1)"\n'
            f"languages: [{n()}, en]\ncost: {{amount: 250, currency: EUR}}\nhours: 6\nteaches: {{skill-0: [1, 3]}}\n"
            f"status: open\ndates: [2026-10-20]\nchecked: 2026-09-01",
            next(bodies),
        )
        pen.write(f"handbook/page-{number}.md", f"title: {n()}", next(bodies))
    for person in ("tomasz", "ruth"):
        pen.write(
            f"mentors/{person}.md",
            f"stage: mentor\nsince: 2025-01-10\nplaces: 3\noffers: [skill-0]\nlanguages: [{n()}, en]",
            next(bodies),
        )
    pen.write("pulse/2026-q2.md", "wave: 2026-Q2\nform: pulse@1", next(bodies))
    pen.picture("handbook/files/a.gif")


def _skills(pen: Pen, body: str) -> None:
    n = pen.next
    levels = "\n".join(f"  - {{n: {level}, name: {n()}, anchor: {n()}}}" for level in range(5))
    interest = "\n".join(f"  - {{n: {degree}, name: {n()}}}" for degree in range(4))
    areas = "\n".join(
        f"  - id: area-{area}\n    name: {n()}\n    skills:\n"
        + "\n".join(
            f"      - {{id: skill-{number}, name: {n()}, anchors: {{1: {n()}}}}}"
            for number in range(area * 4, area * 4 + 4)
        )
        for area in range(2)
    )
    head = f"version: 1.0.0\nvalid_from: 2026-01-01\ntitle: {n()}\nlicence: {n()}\n"
    pen.write("skills.md", f"{head}levels:\n{levels}\ninterest:\n{interest}\nareas:\n{areas}", body)


def _of_mara(pen: Pen, bodies: Iterator[str], rounds: int) -> None:
    """One mentee's folder with everything that it may hold."""
    n = pen.next
    pen.write(
        "mentees/mara/mentee.md",
        f"towards: 2029\npairs: [{{mentor: tomasz, from: 2026-02-01}}]\nlanguages: [{n()}, en]\n"
        f"wishes: {{topics: [skill-0], mentors: [ruth]}}",
        next(bodies),
    )
    for number in range(rounds):
        wide = ("pair", "programme", "colleagues", "me")[number % 4]
        earlier = f"[{{until: 2026-04-30, title: {n()}}}, {{until: 2026-05-30, title: {n()}}}]"
        pen.write(
            f"mentees/mara/goals/goal-{number}.md",
            f"title: {n()}\nstatus: active\nstarted: 2026-03-01\nhorizon: 2026-12\nvisibility: {wide}\n"
            f"skills: [skill-1]\ntrainings: [training-0]\nsuggested_by: tomasz\nearlier: {earlier}",
            f"{next(bodies)}\n\n## Why\n{next(bodies)}\n\n## How I will notice\n{next(bodies)}\n\n"
            f"## Steps\n{next(bodies)}",
        )
    for number in range(max(2, rounds // 4)):
        day = f"2026-{3 + number % 6:02}-{1 + number // 6 % 28:02}"
        pen.write(
            f"mentees/mara/sessions/{day}.md",
            f"time: 14:00\nwhere: {n()}\nformat: remote\ngoals: [goal-0]",
            f"## Topics\n{next(bodies)}\n\n## Notes\n{next(bodies)}\n\n## Agreed\n{next(bodies)}\n\n"
            f"## What I take with me\n{next(bodies)}\n\n::: feedback from tomasz\n{next(bodies)}\n:::\n\n"
            f"::: only mara\n{next(bodies)}\n:::",
        )
        pen.write(f"mentees/mara/reflections/thought-{number}.md", f"title: {n()}\nvisibility: pair", next(bodies))
    pen.write("mentees/mara/sessions/2026-10-08.md", f"where: {n()}", f"## Topics\n{next(bodies)}")
    _looks(pen, bodies)


def _looks(pen: Pen, bodies: Iterator[str]) -> None:
    estimates = "\n".join(f"  skill-{number}: {{level: 1, interest: 3, target: 3}}" for number in range(8))
    words = "\n\n".join(f"## skill-{number}\n{next(bodies)}" for number in range(2))
    pen.write("mentees/mara/skills/2026-08-01.md", f"framework: 1.0.0\ninvited: [tomasz]\nskills:\n{estimates}", words)
    seen = "\n".join(f"  skill-{number}: {{level: 2}}" for number in range(8))
    pen.write("mentees/mara/skills/2026-08-01-from-tomasz.md", f"framework: 1.0.0\nskills:\n{seen}", words)
    entries = (
        "entries:\n  - {training: training-0, interested: 2026-02-01}\n  - {training: training-1, done: 2026-03-01}"
    )
    pen.write("mentees/mara/training.md", entries, f"## training-0\n{next(bodies)}")


def _withheld(pen: Pen, refused: Sequence[str]) -> None:
    """Goals and thoughts with what is refused: their owner sees findings in the place of the pages."""
    for number, batch in enumerate(parts(refused)):
        pen.write(f"mentees/mara/goals/refused-{number}.md", f"title: {pen.next()}", "\n\n".join(batch))
    for number in range(4):
        words = pen.next()
        pen.write(f"mentees/mara/goals/broken-{number}.md", f"title: {words}\n{words}: {words}\nstatus: {words}", words)
        pen.write(f"mentees/mara/reflections/open-{number}.md", f"title: {words}\nlang: {words}", f"::: only {words}")


def _names(pen: Pen, count: int) -> None:
    """Files whose names are payloads; those that get the same address as another stay out."""
    names = dict.fromkeys(as_name(payload) for payload in islice(pen.taken, count))
    for number, name in enumerate(filter(None, names)):
        # The number keeps addresses apart.
        pen.write(
            f"mentees/mara/goals/{name} {number}.md", f"title: {pen.next()}\nhorizon: {2026 if number % 4 else 'x'}"
        )
        if number % 3 == 0:
            pen.write(f"mentees/mara/reflections/{name} {number}.md", "", pen.next())
            pen.write(f"handbook/{name} {number}.md", "order: 3", "x")
            pen.write(f"trainings/{name} {number}.md", "format: book", "x")
            pen.picture(f"mentees/mara/files/{name} {number}.gif")
            pen.picture(f"handbook/files/{name} {number}.gif")
        if number % 10 == 0:
            pen.write(f"mentees/{name} {number}/mentee.md", "", "x")
            pen.write(f"mentees/mara/strange/{name} {number}.txt", "", "x")


def committed(pen: Pen) -> None:
    """Put all of it into git, each commit by an author whose name, and whose words, are payloads; titles change."""
    git(pen.root, "init", "-q", "-b", "main")
    goals = sorted((pen.root / "content/mentees/mara/goals").glob("goal-*.md"))
    for number in range(6):
        for goal in goals[number : number + 2]:
            text = goal.read_text(encoding="utf-8")
            start = text.index("title: ")
            goal.write_text(text[:start] + f"title: {pen.next()}" + text[text.index("\n", start) :], encoding="utf-8")
        name = pen.next()
        author = {"GIT_AUTHOR_NAME": name, "GIT_COMMITTER_NAME": name}
        git(pen.root, "add", "--all")
        when = stamped(f"2026-0{number + 2}-10", "mara@seekuh.example", "")
        git(pen.root, "commit", "-q", "--allow-empty", "-m", pen.next(), **{**when, **author})
    (pen.root / ".mailmap").write_text(f"{pen.next()} <mara@seekuh.example>\n", encoding="utf-8")


def git(root: Path, *arguments: str, **variables: str) -> None:
    subprocess.run(
        ["git", *arguments], cwd=root, env={**os.environ, **environment(**variables)}, capture_output=True, check=True
    )
