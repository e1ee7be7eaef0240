"""Skills in the framework's words: the only place in which a level becomes something to read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from mentorsite.content.records.skills import LEVELS, Framework
from mentorsite.language import Language, chosen, month, say, together
from mentorsite.programme import skills
from mentorsite.programme.frameworks import names_of
from mentorsite.programme.skill_lines import Line, Point
from mentorsite.programme.skills import Move
from mentorsite.rules import N_
from mentorsite.site.skill_charts import Stop, dumbbell, ends

Called = Callable[[str], str]
"""Names a person by id."""

FEW = 3
"""How many skills stand on a path, for a first glance."""


@dataclass(frozen=True, slots=True)
class Strip:
    """One skill, ready to be shown: its drawing, and the same in words."""

    skill: str
    name: str
    then: str
    now: str
    wanted: str
    seen: str
    mentor: str | None
    """Whose view `seen` is."""
    converted: bool
    drawing: Markup


def framework_title(language: Language, framework: Framework) -> str:
    """Name the framework as it does itself."""
    return chosen(language, framework.title) or say(language, N_("Skills"))


def skill_name(language: Language, skill: str, framework: Framework) -> str:
    """Name a skill, also one that is listed no more."""
    return chosen(language, names_of(framework, skill))


def level_word(language: Language, level: int | None, framework: Framework) -> str:
    """Say a level in the framework's word; nothing for what was not looked at."""
    return next((chosen(language, each.name) for each in framework.levels if each.n == level), "")


def anchor_of(language: Language, level: int, framework: Framework) -> str:
    """Say the sentence by which somebody recognises a level."""
    return next((chosen(language, each.anchor) for each in framework.levels if each.n == level), "")


def interest_word(language: Language, interest: int | None, framework: Framework) -> str:
    """Say how much something matters in the framework's words."""
    return next((chosen(language, each.name) for each in framework.interest if each.n == interest), "")


def rail_words(language: Language, framework: Framework, few: bool = False) -> Markup:
    """Write the words of the levels below the rails; of few only the ends and the middle."""
    words = [level_word(language, level, framework) for level in LEVELS]
    return ends([word if not few or at % 2 == 0 else "" for at, word in enumerate(words)])


def strips(language: Language, lines: Iterable[Line], framework: Framework, called: Called) -> list[Strip]:
    """Make the strips of the skills that somebody has looked at and that go on; `called` names people."""
    return [_strip(language, line, framework, called) for line in lines if line.end is None and (line.now or line.view)]


def first_strips(language: Language, lines: Sequence[Line], framework: Framework, called: Called) -> list[Strip]:
    """Make the strips of a few skills, for a first glance; a mentor's view stands on the page of them all."""
    return strips(language, [replace(line, seen=()) for line in skills.latest(lines, FEW)], framework, called)


def _strip(language: Language, line: Line, framework: Framework, called: Called) -> Strip:
    then, now, view = line.then, line.now, line.view
    words = {
        "then": level_word(language, then.level if then else None, framework),
        "now": level_word(language, now.level if now else None, framework),
        "wanted": level_word(language, line.wanted, framework),
        "seen": level_word(language, view.level if view else None, framework),
    }
    name, mentor = skill_name(language, line.skill, framework), view.mentor if view else None
    return Strip(
        skill=line.skill,
        name=name,
        **words,
        mentor=mentor,
        converted=any(each.converted for each in (then, now, view) if each),
        drawing=_drawing(line, _title(language, name, words, called(mentor) if mentor else "")),
    )


def _drawing(line: Line, title: str) -> Markup:
    then, now = (
        Stop(point.level, point.converted) if point and point.level is not None else None
        for point in (line.then, line.now)
    )
    wanted = Stop(line.wanted) if line.wanted is not None else None
    seen = Stop(line.view.level, line.view.converted) if line.view else None
    return dumbbell(len(LEVELS), title, then, now, wanted, seen)


SAID = {"then": N_("then {level}"), "now": N_("now {level}"), "wanted": N_("wanted {level}")}


def _title(language: Language, name: str, words: Mapping[str, str], mentor: str) -> str:
    said = [say(language, SAID[when], level=words[when]) for when in SAID if words[when]]
    if words["seen"]:
        said.append(say(language, N_("{name} sees {level}"), name=mentor, level=words["seen"]))
    return f"{name}: {', '.join(said)}"


def message(language: Language, lines: Iterable[Line], framework: Framework) -> str:
    """Say in one sentence what has moved; what happened, without praise."""
    moved = [line for line in skills.moved(lines) if line.end is None]
    named = [say(language, N_("“{words}”"), words=skill_name(language, line.skill, framework)) for line in moved]
    if not named:
        return ""
    if len(named) > 3:
        return say(language, N_("Among others, {skills} have moved."), skills=together(language, named[:3]))
    text = N_("{skills} has moved.") if len(named) == 1 else N_("{skills} have moved.")
    return say(language, text, skills=together(language, named))


def looked_at(language: Language, lines: Iterable[Line]) -> str:
    """Say in which months somebody looked at themselves."""
    days = [point.day for line in lines for point in line.points]
    if not days:
        return ""
    first, last = min(days), max(days)
    until = month(language, last, "year")
    if (first.year, first.month) == (last.year, last.month):
        return say(language, N_("Self-assessment in {month}."), month=until)
    since = month(language, first, "long" if first.year == last.year else "year")
    return say(language, N_("Self-assessments from {first} to {last}."), first=since, last=until)


def said(language: Language, point: Point, move: Move, framework: Framework) -> str:
    """Say what somebody found in one skill, and what is different from the last time."""
    parts = (*_of_level(language, point, move, framework), *_of_wish(language, point, move, framework))
    return "; ".join(part for part in parts if part)


def _of_level(language: Language, point: Point, move: Move, framework: Framework) -> Iterator[str]:
    word = level_word(language, point.level, framework)
    if move.level:
        before = level_word(language, move.level[0], framework)
        yield say(language, N_("from “{before}” to “{now}”"), before=before, now=word)
    elif word:
        yield word if move.first else say(language, N_("“{level}”, as before"), level=word)
    if word and point.converted:
        yield say(language, N_("converted"))


def _of_wish(language: Language, point: Point, move: Move, framework: Framework) -> Iterator[str]:
    if move.interest:
        before, now = (interest_word(language, interest, framework) for interest in move.interest)
        yield say(language, N_("once “{before}”, now “{now}”"), before=before, now=now)
    elif move.first:
        yield interest_word(language, point.interest, framework)
    if move.target is not None:
        yield say(language, SAID["wanted"], level=level_word(language, move.target, framework))
