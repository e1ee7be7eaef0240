"""Words for counts and shares about many, and the drawing of months."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from mentorsite.language import Language, say, translated
from mentorsite.programme.demand import Range
from mentorsite.programme.pulse import Told
from mentorsite.programme.suppression import Shown
from mentorsite.rules import N_

SHARES = (N_("hardly anybody"), N_("few"), N_("not quite half"), N_("a good half"), N_("most"), N_("nearly all"))
"""A share in words, by its fifths."""
GROUPS = {"mentees": N_("Mentees"), "mentors": N_("Mentors")}


def share(language: Language, fifths: int) -> str:
    """Say a share in words."""
    return translated(language, SHARES[fifths])


def voices_of(language: Language, who: str) -> str:
    """Name one of the two groups."""
    return translated(language, GROUPS[who])


def count(language: Language, told: Shown) -> str:
    """Say a count as far as it may be told."""
    text = {"under": N_("under {count}"), "at-least": N_("at least {count}")}.get(told.how)
    return say(language, text, count=told.count) if text else str(told.count)


def reach(language: Language, told: Range) -> str:
    """Say a range."""
    if told.most is None:
        return say(language, N_("{count} or more"), count=told.least)
    if told.least == 0:
        return say(language, N_("under {count}"), count=told.most + 1)
    return say(language, N_("{least} to {most}"), least=told.least, most=told.most)


def moved(language: Language, item: Told, since: str) -> str:
    """Compare the share of an item with the wave before."""
    if item.before is None:
        return ""
    text = (
        N_("as in {wave}")
        if item.before == item.fifths
        else (N_("more than in {wave}") if item.fifths > item.before else N_("fewer than in {wave}"))
    )
    return say(language, text, wave=since)


def bars(months: Sequence[tuple[str, Shown, str]], title: str) -> Markup:
    """Draw a count for each month: its label, the count, the count in words; what is not told is an outline."""
    most = max((shown.count for _, shown, _ in months), default=1) or 1
    wide = 100 / max(len(months), 1)
    drawn = [_bar(at * wide, wide, most, *month) for at, month in enumerate(months)]
    return Markup('<svg class="chart wide bars" height="150" role="img"><title>{}</title>{}</svg>').format(
        title, Markup("").join(drawn)
    )


def _bar(left: float, wide: float, most: int, label: str, shown: Shown, words: str) -> Markup:
    height = round(100 * shown.count / most)
    told = shown.how != "under"
    number = {"exactly": str(shown.count), "at-least": f"≥ {shown.count}", "under": f"< {shown.count}"}[shown.how]
    return Markup(
        '<g><title>{}</title><rect class="bar{}" x="{:.2f}%" y="{}" width="{:.2f}%" height="{}" rx="3"/>'
        '<text class="middle" x="{:.2f}%" y="{}">{}</text><text class="middle" x="{:.2f}%" y="146">{}</text></g>'
    ).format(
        f"{label}: {words}",
        "" if told else " bar-untold",
        left + wide * 0.14,
        126 - height,
        wide * 0.72,
        height,
        left + wide / 2,
        120 - height,
        number,
        left + wide / 2,
        label,
    )
