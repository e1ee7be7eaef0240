"""A mentee's skills: then, now and wanted, all looks as a matrix, what one can and wants, and what leads on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from mentorsite.content.records.skills import LEVELS, Framework
from mentorsite.language import Language, say
from mentorsite.programme import skills
from mentorsite.programme.skill_lines import Line, Point
from mentorsite.rules import N_
from mentorsite.site.frame import Draft, draft
from mentorsite.site.pages.skill_looks import looks_of
from mentorsite.site.search import Words
from mentorsite.site.skill_charts import place
from mentorsite.site.skill_words import anchor_of, interest_word, level_word, skill_name, strips
from mentorsite.site.variant import Variant, frame_for, language_of_record

FIELDS: tuple[tuple[skills.Field, str, str], ...] = (
    ("gladly", N_("I can, and I like to"), N_("Good to lean on, and to pass on.")),
    ("learning", N_("I want to, and am still learning"), N_("Small steps grow here.")),
    ("resting", N_("I can, and not now"), N_("It does not have to be used, just because it is there.")),
    ("later", N_("Not now"), N_("May wait, for as long as it likes.")),
)
"""What two questions that stay apart give together: a name for each answer, and a word on it."""

NAMED = 12
"""How many of those who offer a skill are named."""
ENDS = {
    "split": N_("has become several skills: {skills}"),
    "merge": N_("has become part of: {skills}"),
    "retire": N_("is not among the skills any more"),
    "levels": N_("its words mean something else now, so it begins anew"),
}


@dataclass(frozen=True, slots=True)
class Cell:
    """A level in the matrix: its word, and its place among all."""

    word: str
    drawing: Markup
    converted: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One skill in the matrix."""

    name: str
    note: str
    """What became of it, where it goes on no more."""
    cells: tuple[Cell | None, ...]
    wanted: Cell | None


@dataclass(frozen=True, slots=True)
class Matrix:
    """All looks side by side: a column for each day, the skills by area."""

    days: tuple[date, ...]
    groups: tuple[tuple[str, tuple[Row, ...]], ...]
    has_wishes: bool


@dataclass(frozen=True, slots=True)
class Quarter:
    """One of the four fields."""

    title: str
    about: str
    skills: tuple[tuple[str, str, str], ...]
    """Each skill's name, level and interest in words."""


@dataclass(frozen=True, slots=True)
class WayOn:
    """A wish and what leads on from it, ready for the page."""

    name: str
    now: str
    wanted: str
    interest: str
    goals: tuple[tuple[str, str], ...]
    """Id and title."""
    trainings: tuple[tuple[str, str | None], ...]
    """Title, and the bare address of a page about it."""
    people: tuple[str, ...]
    more: int
    """Those who offer it as well, beyond the first ones."""


def skills_page(variant: Variant, language: Language) -> Iterator[Draft]:
    """Make the page of skills: the pair's from the first day on, others' where they may see a self-assessment."""
    framework, lines = variant.site.common.framework, variant.progress.skills
    if framework is None:
        return
    frame = frame_for(variant, language, "skills/", say(language, N_("Skills")), variant.circle)
    looks = looks_of(variant, framework, frame)
    if not (variant.in_pair or looks):
        return
    yield draft(
        frame,
        "skills",
        variant.view.audience.readers,
        [Words("\n".join(look.text for look in looks), language_of_record(variant, variant.view.journey.record))],
        mentee=variant.mentee,
        owner=variant.view.audience.owner,
        base=variant.base,
        lines=lines,
        strips=strips(language, lines, framework, variant.site.first_name),
        matrix=_matrix(variant, language, framework),
        fields=_fields(variant, language, framework),
        ways=_ways(variant, language, framework),
        looks=looks,
        levels=[(level_word(language, n, framework), anchor_of(language, n, framework)) for n in LEVELS],
        lang=language_of_record(variant, variant.view.journey.record),
    )


def _matrix(variant: Variant, language: Language, framework: Framework) -> Matrix:
    lines = [line for line in variant.progress.skills if line.points]
    days = tuple(sorted({point.day for line in lines for point in line.points}))
    areas = {skill.id: variant.site.text(area.name, language) for area in framework.areas for skill in area.skills}
    groups: dict[str, list[Row]] = {}
    for line in lines:
        title = areas[line.skill] if line.end is None and line.skill in areas else say(language, N_("Earlier"))
        groups.setdefault(title, []).append(_row(language, line, days, framework))
    return Matrix(
        days=days,
        groups=tuple((title, tuple(rows)) for title, rows in groups.items()),
        has_wishes=any(line.wanted is not None for line in lines),
    )


def _row(language: Language, line: Line, days: Iterable[date], framework: Framework) -> Row:
    by_day = {point.day: point for point in line.points}
    wanted = line.wanted
    return Row(
        name=skill_name(language, line.skill, framework),
        note=_end(language, line, framework),
        cells=tuple(_cell(language, by_day.get(day), framework) for day in days),
        wanted=None if wanted is None else Cell(level_word(language, wanted, framework), _place(wanted, "wanted")),
    )


def _end(language: Language, line: Line, framework: Framework) -> str:
    names = ", ".join(skill_name(language, skill, framework) for skill in line.became)
    return say(language, ENDS[line.end], skills=names) if line.end else ""


def _cell(language: Language, point: Point | None, framework: Framework) -> Cell | None:
    if point is None or point.level is None:
        return None
    word = level_word(language, point.level, framework)
    return Cell(word, _place(point.level, "now", point.converted), point.converted)


def _place(level: int, kind: str, converted: bool = False) -> Markup:
    return place(len(LEVELS), level, kind, converted)


def _fields(variant: Variant, language: Language, framework: Framework) -> list[Quarter]:
    found = skills.four_fields(variant.progress.skills)
    if not any(found.values()):
        return []
    words = {field: tuple(_in_words(language, line, framework) for line in lines) for field, lines in found.items()}
    return [Quarter(say(language, title), say(language, about), words[field]) for field, title, about in FIELDS]


def _in_words(language: Language, line: Line, framework: Framework) -> tuple[str, str, str]:
    level = line.now.level if line.now else None
    return (
        skill_name(language, line.skill, framework),
        level_word(language, level, framework),
        interest_word(language, line.interest, framework),
    )


def _ways(variant: Variant, language: Language, framework: Framework) -> list[WayOn]:
    site, journey = variant.site, variant.view.journey
    found = skills.ways(site.common, journey, variant.progress.skills, site.today)
    titles = {goal.id: goal.title for goal in journey.goals}
    return [
        WayOn(
            *_in_words(language, way.line, framework)[:2],
            wanted=level_word(language, way.line.wanted, framework),
            interest=interest_word(language, way.line.interest, framework),
            goals=tuple((goal, titles[goal]) for goal in way.goals),
            trainings=tuple(_training(variant, language, training) for training in way.trainings),
            people=way.people[:NAMED],
            more=len(way.people[NAMED:]),
        )
        for way in found
    ]


def _training(variant: Variant, language: Language, training: str) -> tuple[str, str | None]:
    title = variant.site.text(variant.site.common.trainings.get(training, {"": training}), language)
    return title, variant.addresses.get(f"trainings/{training}.md")
