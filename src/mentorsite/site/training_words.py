"""Further training in words: how, how long, for how much, and why one fits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from babel.numbers import format_decimal, get_currency_symbol

from mentorsite.content.records.skills import Framework
from mentorsite.content.records.training import Kind, Price, Training
from mentorsite.language import NO_BREAK, Language, chosen, counted, say, together
from mentorsite.programme.demand import Range
from mentorsite.programme.mentor_path import SAT_IN, Way, modules
from mentorsite.programme.recommendations import Fitting, Reason
from mentorsite.rules import N_
from mentorsite.site.skill_words import interest_word, level_word

KINDS: Mapping[Kind, str] = {
    "online": N_("online"),
    "onsite": N_("on site"),
    "blended": N_("partly online, partly on site"),
    "book": N_("to read"),
    "on-the-job": N_("in everyday work"),
}

STATES = {
    "interested": N_("interests me"),
    "planned": N_("planned"),
    "underway": N_("under way"),
    "done": N_("taken"),
    "dropped": N_("let go"),
}

RECOMMENDED = {
    "yes": N_("to be recommended"),
    "partly": N_("to be recommended in part"),
    "no": N_("not for everybody"),
}

AGAINST: Mapping[Reason, str] = {
    "done": N_("taken already"),
    "dropped": N_("let go"),
    "booked": N_("booked already"),
    "not-offered": N_("not on offer just now"),
    "other-audience": N_("for those on the way to becoming a mentor"),
    "language": N_("in another language"),
    "level": N_("begins or ends at another level"),
    "no-wish": N_("about nothing that is wished for"),
}
"""Why a training is left out, in few words."""


@dataclass(frozen=True, slots=True)
class Line:
    """One reason in words, with its points."""

    words: str
    points: int
    part: str


def kind(language: Language, word: str) -> str:
    """Say in which form a training takes place."""
    return say(language, KINDS[word])  # type: ignore[index]


def state(language: Language, word: str) -> str:
    """Say where somebody stands with a training."""
    return say(language, STATES[word])


def recommended(language: Language, word: str) -> str:
    """Say whether somebody would recommend a training."""
    return say(language, RECOMMENDED[word])


def length(language: Language, hours: Decimal) -> str:
    """Say how many hours something takes."""
    # By the language alone: English as it is written in Austria would have 1,5 hours.
    count = format_decimal(hours, locale=language.code)
    return counted(language, "{hours} hour", "{hours} hours", 1 if hours == 1 else 2).format(hours=count)


def cost(language: Language, price: Price | None) -> str:
    """Say what a training costs."""
    if price is None:
        return say(language, N_("price on request"))
    if price.is_free:
        return say(language, N_("free"))
    whole = price.amount == price.amount.to_integral()
    number = format_decimal(price.amount, format="#,##0" if whole else "#,##0.00", locale=language.code)
    symbol = get_currency_symbol(price.currency, locale=language.code)
    if language.code == "de":
        return f"{number}{NO_BREAK}{symbol}"
    return f"{symbol}{NO_BREAK if symbol.isalpha() else ''}{number}"


def in_brief(language: Language, training: Training) -> str:
    """Say form, length and price in one line."""
    parts = [
        kind(language, training.format) if training.format else "",
        length(language, training.hours) if training.hours else "",
        cost(language, training.cost),
    ]
    return " · ".join(part for part in parts if part)


def people(language: Language, count: Range) -> str:
    """Say a range of people."""
    if count.most is None:
        return say(language, N_("{least} people or more"), least=count.least)
    return say(language, N_("{least} to {most} people"), least=count.least, most=count.most)


def levels(language: Language, span: tuple[int, int], framework: Framework | None) -> str:
    """Say from where to where a training leads, in the framework's words."""
    if framework is None:
        return ""
    first, last = (level_word(language, level, framework) for level in span)
    return say(language, N_("from “{first}” to “{last}”"), first=first, last=last)


def reasons_for(
    language: Language, found: Fitting, goals: Mapping[str, str], framework: Framework | None
) -> tuple[Line, ...]:
    """Say what speaks for a training, part by part; `goals` are the titles by id."""
    return (
        Line(_goal(language, found, goals), found.points.goal, "goal"),
        Line(_gap(language, found, framework), found.points.gap, "gap"),
        Line(_interest(language, found, framework), found.points.interest, "interest"),
        Line(_format(language, found), found.points.format, "format"),
    )


def reason_against(language: Language, reason: Reason) -> str:
    """Say why a training is left out."""
    return say(language, AGAINST[reason])


def _goal(language: Language, found: Fitting, goals: Mapping[str, str]) -> str:
    titles = [say(language, N_("“{words}”"), words=goals[goal]) for goal in found.goals if goal in goals]
    if not titles:
        return say(language, N_("no goal is about it")) if not found.goals else say(language, N_("for a goal"))
    return say(language, N_("for the goal {goals}"), goals=together(language, titles))


def _gap(language: Language, found: Fitting, framework: Framework | None) -> str:
    wish = found.wish
    if framework is None or wish.level is None:
        return say(language, N_("not looked at as a skill yet"))
    if wish.target is None or not wish.gap:
        return say(language, N_("no further level is wished for"))
    now, wanted = level_word(language, wish.level, framework), level_word(language, wish.target, framework)
    return say(language, N_("now “{now}”, wanted “{wanted}”"), now=now, wanted=wanted)


def _interest(language: Language, found: Fitting, framework: Framework | None) -> str:
    word = interest_word(language, found.wish.interest, framework) if framework and found.wish.interest else ""
    return say(language, N_("“{words}”"), words=word) if word else say(language, N_("no interest is noted"))


def _format(language: Language, found: Fitting) -> str:
    if found.format is None:
        return say(language, N_("the form is not known"))
    word = kind(language, found.format)
    return say(language, N_("{format}, as wished for first"), format=word) if found.points.format else word


# --- the way to becoming a mentor

STAGES = {
    "interested": N_("interested"),
    "training": N_("in training"),
    "shadowing": N_("sitting in"),
    "mentor": N_("mentor"),
    "resting": N_("taking a break"),
}


def stage(language: Language, word: str) -> str:
    """Say where somebody stands on the way to becoming a mentor."""
    return say(language, STAGES[word])


def next_on_the_way(language: Language, way: Way) -> str:
    """Say what comes next on the way, in one sentence; nothing for those who have arrived."""
    match way.next:
        case "begin":
            return say(language, N_("Next: the first module, “{title}”."), title=_titles(language, way.missing[:1])[0])
        case "modules":
            text = counted(
                language,
                "One module is still ahead: {titles}.",
                "{count} modules are still ahead: {titles}.",
                len(way.missing),
            )
            return text.format(count=len(way.missing), titles=together(language, _titles(language, way.missing)))
        case "sit-in":
            first = say(language, N_("Next: sit in on a first conversation, with the mentee's consent."))
            more = say(language, N_("Next: sit in once more, with the mentee's consent."))
            return first if way.sat_in < SAT_IN - 1 else more
        case "closing-talk":
            return say(language, N_("Next: the closing talk with somebody who has done it for longer."))
        case "first-pair":
            return say(language, N_("All of it is done. Next: say how many places there are."))
        case _:
            return ""


def _titles(language: Language, ids: Iterable[str]) -> list[str]:
    known = {module.id: chosen(language, module.title) for module in modules()}
    return [known[each] for each in ids]
