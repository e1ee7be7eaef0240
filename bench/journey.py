"""One made-up mentee's files: perspective, goals, conversations, feedback, skills, training, reflections."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from files import File
from roster import Mentee
from voice import Aim, Voice
from voices import VOICES

TODAY = date(2026, 9, 17)
BEGAN = date(2025, 11, 3)
EVERY = timedelta(days=21)
TALKS = 15
"""Conversations that were held; one more is planned."""
FEEDBACK_FILES = 4
GOALS_AND_REFLECTIONS = 8
SKILLS = ("listening", "feedback", "explaining", "writing", "leading", "saying-no", "testing", "planning")
TRAININGS = ("talk-lab", "writing-circle", "open-questions", "small-tests", "saying-no-day", "leading-one-thing")


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal as far as other files need it."""

    id: str
    title: str
    skill: str


@dataclass(frozen=True, slots=True)
class Way:
    """What all files of one mentee share."""

    mentee: Mentee
    voice: Voice
    dice: Random
    """Of this mentee alone, so that their files are the same in a programme of any size."""
    start: date
    change: date
    """The last day with the first mentor, where there are two."""

    def mentor(self, day: date) -> str:
        """Name the mentor of a day."""
        return self.mentee.mentors[0 if day <= self.change else -1]

    def lines(self, texts: Sequence[str], count: int) -> list[str]:
        """Draw different sentences."""
        return self.dice.sample(texts, count)

    def paragraphs(self, texts: Sequence[str], *lengths: int) -> str:
        """Draw paragraphs of so many sentences each."""
        drawn = iter(self.dice.sample(texts, sum(lengths)))
        return "\n\n".join(" ".join(next(drawn) for _ in range(length)) for length in lengths) + "\n"


def journey(mentee: Mentee, seed: int) -> Iterator[File]:
    """Make all files of one mentee."""
    dice = Random(f"{seed} {mentee.number}")
    start = BEGAN + timedelta(days=dice.randrange(5))
    way = Way(mentee, VOICES[mentee.language], dice, start, start + EVERY * (TALKS // 4))
    count = dice.choice((3, 4, 5))
    files = list(_goals(way, dice.sample(way.voice.aims, min(count, len(way.voice.aims)))))
    goals = [goal for goal, _ in files]
    yield _perspective(way)
    yield from (file for _, file in files)
    yield from _talks(way, goals)
    yield from _looks(way, goals)
    yield _training(way, goals)
    yield from _reflections(way, GOALS_AND_REFLECTIONS - len(goals))


def _file(way: Way, name: str, facts: Iterable[str], body: str, title: str, day: date) -> File:
    spoken = ["lang: de"] if way.voice is VOICES["de"] else []
    written = "".join(f"{fact}\n" for fact in (*spoken, *facts))
    return File(f"mentees/{way.mentee.id}/{name}", written, body, title, day, way.mentee.id)


def _perspective(way: Way) -> File:
    first, last = way.mentee.mentors[0], way.mentee.mentors[-1]
    pairs = [f"  - {{mentor: {first}, from: {way.start}}}"]
    if first != last:
        pairs = [
            f"  - {{mentor: {first}, from: {way.start}, until: {way.change}, ended: time}}",
            f"  - {{mentor: {last}, from: {way.change + timedelta(days=1)}}}",
        ]
    topics = ", ".join(way.lines(SKILLS, 2))
    facts = ["towards: 2029", "pairs:", *pairs, f"wishes: {{topics: [{topics}], formats: [remote]}}", "languages: [en]"]
    body = f"{way.dice.choice(way.voice.perspectives)}\n\n{way.paragraphs(way.voice.reasons, 2)}"
    return _file(way, "mentee.md", facts, body, way.mentee.id, way.start)


# --- goals


def _goals(way: Way, aims: Sequence[Aim]) -> Iterator[tuple[Goal, File]]:
    endings = ("active", "done", "idea", "paused", "active")
    for aim, status in zip(aims, endings, strict=False):
        goal = Goal(aim.id, aim.title.format(topic=way.dice.choice(way.voice.topics)), aim.skill)
        yield goal, _goal(way, goal, aim, status)


def _goal(way: Way, goal: Goal, aim: Aim, status: str) -> File:
    days = [way.start + timedelta(days=7 + 30 * number + way.dice.randrange(9)) for number in range(len(aim.steps))]
    taken = {"idea": 0, "done": len(days), "paused": 1, "active": max(1, len(days) // 2)}[status]
    before, after = _goal_text(way, goal, aim, days)
    head = [f"title: {goal.title}", f"skills: [{goal.skill}]", f"trainings: [{way.dice.choice(TRAININGS)}]"]
    started = [] if status == "idea" else [f"started: {way.start}"]
    ended = [f"ended: {days[-1] + timedelta(days=3)}"] if status == "done" else []
    rests = ["rests_until: 2026-11"] if status == "paused" else []
    begun = ["status: active"] if started else ["status: idea"]
    last = days[taken - 1] if taken else way.start
    file = _file(
        way, f"goals/{goal.id}.md", [*head, f"status: {status}", *started, *ended, *rests], "", goal.title, last
    )
    bodies = [f"{before}{_steps(aim, days, number)}{after}" for number in range(taken + 1)]
    first = _file(way, "", [*head, *begun, *started], "", "", last).facts
    earlier = tuple((day, first, body) for day, body in zip([way.start, *days[: taken - 1]], bodies[:-1], strict=False))
    return File(file.path, file.facts, bodies[-1], file.title, file.day, file.author, earlier)


def _goal_text(way: Way, goal: Goal, aim: Aim, days: Sequence[date]) -> tuple[str, str]:
    words = way.voice.headings
    signs = "".join(f"- {sign}\n" for sign in way.lines(way.voice.signs, 2))
    before = (
        f"{way.dice.choice(way.voice.perspectives)}\n\n## {words['why']}\n\n{way.paragraphs(way.voice.reasons, 2)}\n"
        f"## {words['notice']}\n\n{signs}\n## {words['steps']}\n\n"
    )
    return before, f"\n## {words['take']}\n\n{way.paragraphs(way.voice.learned, 2)}"


def _steps(aim: Aim, days: Sequence[date], taken: int) -> str:
    """Write the steps; every second one that was taken has its day from git alone."""
    lines = []
    for number, (step, day) in enumerate(zip(aim.steps, days, strict=True)):
        if number < taken:
            lines.append(f"- [x] {step}{f' done:{day}' if number % 2 else ''}\n")
        else:
            lines.append(
                f"- [{'/' if number == taken and taken else ' '}] {step}{' by:2026-10-15' if number == taken else ''}\n"
            )
    return "".join(lines)


# --- conversations


def _talks(way: Way, goals: Sequence[Goal]) -> Iterator[File]:
    alone = set(way.dice.sample(range(TALKS), FEEDBACK_FILES))
    for number in range(TALKS):
        day = way.start + EVERY * number
        yield _talk(way, goals, day, feedback_inside=number not in alone)
        if number in alone:
            yield _feedback(way, day + timedelta(days=1), day)
    yield _planned(way, goals, TODAY + timedelta(days=8))


def _talk(way: Way, goals: Sequence[Goal], day: date, *, feedback_inside: bool) -> File:
    words, voice, mentor, goal = way.voice.headings, way.voice, way.mentor(day), way.dice.choice(goals)
    facts = ["time: 14:00", "minutes: 45", f"format: {way.dice.choice(('remote', 'walk', 'onsite'))}"]
    topics = "".join(f"- [x] {topic}\n" for topic in way.lines(voice.agenda, 2))
    asked = way.lines(voice.agreed, 2)
    mark = "x" if day + EVERY * 2 < TODAY else " "
    agreed = f"- [x] @{mentor} {asked[0]}\n- [{mark}] @{way.mentee.id} {asked[1]} by:{day + EVERY}\n"
    linked = voice.linked.format(link=f"[{goal.title}](../goals/{goal.id}.md)")
    body = (
        f"## {words['topics']}\n\n{topics}\n## {words['notes']}\n\n{way.paragraphs(voice.notes, 3, 3)}\n{linked}\n\n"
        f"## {words['agreed']}\n\n{agreed}\n## {words['take']}\n\n{way.dice.choice(voice.learned)}\n"
    )
    if way.dice.random() < 0.2:
        body += f"\n::: only {way.mentee.id}\n{way.dice.choice(voice.thoughts)}\n:::\n"
    if feedback_inside:
        body += f"\n::: feedback from {way.mentee.id}\n{_praise(way)}\n:::\n"
        body += f"\n::: feedback from {mentor}\n**{words['noticed']}** {way.dice.choice(voice.noticed)}\n:::\n"
    return _file(way, f"sessions/{day}.md", [*facts, f"goals: [{goal.id}]"], body, f"{words['session']} {day}", day)


def _praise(way: Way) -> str:
    words, voice = way.voice.headings, way.voice
    return (
        f"**{words['helped']}** {way.dice.choice(voice.helped)} **{words['wished']}** {way.dice.choice(voice.wished)}"
    )


def _feedback(way: Way, written: date, day: date) -> File:
    words, voice, mentor = way.voice.headings, way.voice, way.mentor(day)
    body = f"**{words['noticed']}** {way.dice.choice(voice.noticed)}\n\n{way.paragraphs(voice.notes, 2)}"
    file = _file(way, f"sessions/{day}-from-{mentor}.md", [], body, f"{words['feedback']} {mentor}, {day}", written)
    return File(file.path, file.facts, file.body, file.title, file.day, mentor)


def _planned(way: Way, goals: Sequence[Goal], day: date) -> File:
    words = way.voice.headings
    topics = "".join(f"- [ ] {topic}\n" for topic in way.lines(way.voice.agenda, 2))
    body = f"## {words['topics']}\n\n{topics}"
    facts = ["time: 14:00", f"goals: [{goals[0].id}]"]
    return _file(way, f"sessions/{day}.md", facts, body, f"{words['session']} {day}", TODAY)


# --- skills, training, reflections


def _looks(way: Way, goals: Sequence[Goal]) -> Iterator[File]:
    words, days = way.voice.headings, (way.start + timedelta(days=12), TODAY - timedelta(days=40))
    for number, day in enumerate(days):
        chosen = way.lines(SKILLS, 5)
        levels = "".join(
            f"  {skill}: {{level: {way.dice.randrange(4)}, interest: {1 + way.dice.randrange(3)}}}\n"
            for skill in chosen
        )
        invited = [f"invited: [{way.mentor(day)}]"] if number else []
        facts = ["framework: 1.0.0", *invited, "team_view: true", f"skills:\n{levels}".rstrip("\n")]
        body = f"{way.paragraphs(way.voice.looked, 1)}\n## {chosen[0]}\n\n{way.paragraphs(way.voice.looked, 2)}"
        yield _file(way, f"skills/{day}.md", facts, body, f"{words['look']} {day}", day)
    mentor, own = way.mentor(days[-1]), f"skills:\n  {chosen[0]}: {{level: 2}}\n  {chosen[1]}: {{level: 1}}"
    file = _file(way, f"skills/{days[-1]}-from-{mentor}.md", [own], "", f"{words['look']} {day}, {mentor}", days[-1])
    body = f"{way.paragraphs(way.voice.looked, 2)}"
    yield File(file.path, file.facts, body, file.title, file.day, mentor)


def _training(way: Way, goals: Sequence[Goal]) -> File:
    first, second, third = way.lines(TRAININGS, 3)
    day = way.start + timedelta(days=60)
    facts = [
        "entries:",
        f"  - {{training: {first}, goal: {goals[0].id}, interested: {way.start}, done: {day}, recommend: yes}}",
        f"  - {{training: {second}, goal: {goals[1].id}, interested: {day}, planned: 2026-10-12}}",
        f"  - {{training: {third}, interested: {day}}}",
    ]
    body = f"## {first}\n\n{way.paragraphs(way.voice.learned, 3)}"
    return _file(way, "training.md", facts, body, way.voice.headings["log"], day)


def _reflections(way: Way, count: int) -> Iterator[File]:
    for number, title in enumerate(way.lines(way.voice.titles, count)):
        day = way.start + timedelta(days=50 * number + way.dice.randrange(20))
        body = way.paragraphs(way.voice.thoughts, 3, 2)
        yield _file(way, f"reflections/{day}-{number}.md", [f"title: {title}"], body, title, day)
