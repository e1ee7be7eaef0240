"""What everybody in a made-up programme shares: settings, roster, skills, trainings, handbook, offers, the pulse."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from random import Random

from english import ENGLISH
from files import File
from journey import BEGAN, SKILLS, TODAY, TRAININGS
from roster import COORDINATORS, People, roster

_LEVELS = (
    ("not yet", "It is new to me."),
    ("with guidance", "I manage simple cases with help."),
    ("on my own", "I handle the usual cases."),
    ("versatile", "I handle difficult cases as well."),
    ("shaping", "I pass it on to others."),
)
FEWEST = 5
_INTEREST = ("not now", "open to it", "would like to learn it", "matters to me now")
_MODULES = ["role", "listening", "conversation", "feedback", "boundaries", "fairness"]
_PULSE = ["own-topics", "open-talk", "next-step", "both-ways", "worth-it"]
_HANDBOOK = {
    "how-it-works": "How it works",
    "first-conversation": "The first conversation",
    "giving-feedback": "Giving feedback",
    "small-steps": "Small steps",
    "when-it-does-not-fit": "When it does not fit",
    "who-reads-what": "Who reads what",
    "questions": "Questions",
}


def shared_files(known: People, languages: tuple[str, ...], seed: int) -> Iterator[File]:
    """Make every file that is not below mentees/."""
    dice = Random(f"{seed} shared")
    yield _programme(languages)
    yield File("people.yaml", "", roster(known), "", BEGAN, COORDINATORS[0])
    yield _skills()
    yield from (_training(number, dice) for number in range(len(TRAININGS)))
    yield from (_page(name, title, dice) for name, title in _HANDBOOK.items())
    yield from (_offer(mentor, dice) for mentor in known.mentors)
    # Totals of fewer people would tell of single ones; mentorsite refuses them.
    if len(known.mentees) >= FEWEST:
        yield _pulse(len(known.mentees))


def _shared(path: str, facts: str, body: str, title: str, day: date = BEGAN, author: str = COORDINATORS[0]) -> File:
    return File(path, facts, body, title, day, author)


def _programme(languages: tuple[str, ...]) -> File:
    facts = (
        f"title: Mentoring at the harbour office\nlanguages: [{', '.join(languages)}]\ntime_zone: Europe/Vienna\n"
        f"cadence: {{every: 3 weeks, grace: 10 days}}\nas_of: {TODAY}\ncoordinators: [{', '.join(COORDINATORS)}]\n"
        "contact: mentoring@bench.example\n"
    )
    body = (
        "You set your goals yourself. Nothing hangs on them, and nobody adds them up.\n\n"
        "How it goes from week to week stands in [the handbook](handbook/how-it-works.md).\n"
    )
    return _shared("programme.md", facts, body, "Mentoring at the harbour office")


def _skills() -> File:
    levels = "".join(f"  - {{n: {n}, name: {name}, anchor: {anchor}}}\n" for n, (name, anchor) in enumerate(_LEVELS))
    interest = "".join(f"  - {{n: {n}, name: {name}}}\n" for n, name in enumerate(_INTEREST))
    skills = "".join(f"      - {{id: {skill}, name: {skill.replace('-', ' ').capitalize()}}}\n" for skill in SKILLS)
    facts = (
        f"version: 1.0.0\nvalid_from: 2025-01-01\nlevels:\n{levels}interest:\n{interest}"
        f"areas:\n  - id: together\n    name: Working together\n    skills:\n{skills}"
    )
    return _shared(
        "skills.md", facts, "Take only what concerns you at the moment; blank means not looked at.\n", "Skills"
    )


def _training(number: int, dice: Random) -> File:
    name = TRAININGS[number]
    title = name.replace("-", " ").capitalize()
    facts = (
        f"title: {title}\nprovider: in-house\nurl: https://learn.bench.example/{name}\nformat: online\n"
        f"languages: [en]\nhours: {2 + number}\ncost: free\nfor: everyone\nteaches: {{{SKILLS[number]}: [1, 3]}}\n"
        f"dates: [2026-03-12, 2026-10-12]\nstatus: open\nchecked: 2026-08-24\n"
    )
    return _shared(f"trainings/{name}.md", facts, " ".join(dice.sample(ENGLISH.thoughts, 3)) + "\n", title)


def _page(name: str, title: str, dice: Random) -> File:
    paragraphs = (" ".join(dice.sample(ENGLISH.notes, 4)) for _ in range(5))
    body = "".join(
        f"{paragraph}\n\n## {sign[:-1]}\n\n" for paragraph, sign in zip(paragraphs, ENGLISH.signs, strict=False)
    )
    body += f"{dice.choice(ENGLISH.notes)} More of it in [Questions](questions.md).\n"
    return _shared(f"handbook/{name}.md", f"title: {title}\n", body, title)


def _offer(mentor: str, dice: Random) -> File:
    modules = ", ".join(f"{module}: 2025-0{number + 2}-10" for number, module in enumerate(_MODULES))
    facts = (
        f"stage: mentor\nsince: 2025-10-06\nmodules: {{{modules}}}\nsat_in: 2\nclosing_talk: 2025-09-22\n"
        f"offers: [{', '.join(dice.sample(SKILLS, 3))}]\nplaces: 5\nlanguages: [en]\nformats: [remote, walk]\n"
        'hours: "08:00-16:00"\n'
    )
    body = f"{' '.join(dice.sample(ENGLISH.learned, 3))}\n\n{' '.join(dice.sample(ENGLISH.notes, 3))}\n"
    return _shared(f"mentors/{mentor}.md", facts, body, f"What {mentor} offers", author=mentor)


def _pulse(mentees: int) -> File:
    quarter = mentees // 4
    counts = [0, 0, quarter, quarter, mentees - 2 * quarter]
    answers = "".join(f"      {item}: {counts}\n" for item in _PULSE)
    facts = (
        f"wave: 2026-05\nform: pulse@1\ngroups:\n  mentees:\n    invited: {mentees}\n    answered: {mentees}\n"
        f"    answers:\n{answers}"
    )
    return _shared("pulse/2026-05.md", facts, "", "Pulse of May 2026", date(2026, 6, 1))
