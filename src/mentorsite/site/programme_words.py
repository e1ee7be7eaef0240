"""Words for counts and shares about many, and the drawing of months."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from mentorsite.language import Language, say, translated
from mentorsite.programme.demand import Range
from mentorsite.programme.pulse import Told
from mentorsite.programme.suppression import SMALLEST, Shown
from mentorsite.rules import N_
from mentorsite.site.charts import joined

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


def sparkline(values: Sequence[int], title: str) -> Markup:
    """Draw how a number went, its last value marked; nothing where fewer than six are known."""
    if len(values) < 6:
        return Markup("")
    least, most = min(values), max(values)
    heights = [24 - 20 * (value - least) / max(most - least, 1) if most > least else 14 for value in values]
    places = [4 + at * 88 / (len(values) - 1) for at in range(len(values))]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in zip(places, heights, strict=True))
    return Markup(
        '<svg class="chart sparkline" width="96" height="28" role="img"><title>{}</title>'
        '<polyline points="{}"/><circle cx="{:.1f}" cy="{:.1f}" r="3"/></svg>'
    ).format(title, path, places[-1], heights[-1])


def bars(months: Sequence[tuple[str, Shown, str]], title: str) -> Markup:
    """Draw a count for each month: its label, the count, the count in words.

    What is not told is an outline; a floor is one that goes on, as far as the count may lie above it.
    """
    most = max((shown.count + (SMALLEST if shown.how == "at-least" else 0) for _, shown, _ in months), default=1) or 1
    wide = 100 / max(len(months), 1)
    drawn = [_bar(at * wide, wide, most, *month) for at, month in enumerate(months)]
    return Markup('<svg class="chart wide bars" height="206" role="img"><title>{}</title>{}</svg>').format(
        title, joined(drawn)
    )


def _bar(left: float, wide: float, most: int, label: str, shown: Shown, words: str) -> Markup:
    height = round(156 * shown.count / most)
    above = round(156 * SMALLEST / most) if shown.how == "at-least" else 0
    told = shown.how != "under"
    number = {"exactly": str(shown.count), "at-least": f"≥ {shown.count}", "under": f"< {shown.count}"}[shown.how]
    place, middle = (left + wide * 0.14, wide * 0.72), left + wide / 2
    return Markup(
        '<g><title>{}</title>{}{}<text class="middle" x="{:.2f}%" y="{}">{}</text>'
        '<text class="middle" x="{:.2f}%" y="202">{}</text></g>'
    ).format(
        f"{label}: {words}",
        _column("bar-untold", place, height + above, height) if above else "",
        _column("bar" if told else "bar-untold", place, height),
        middle,
        172 - height - above,
        number,
        middle,
        label,
    )


def _column(kind: str, place: tuple[float, float], height: int, above: int = 0) -> Markup:
    """Draw a column of a height, or its part above another."""
    return Markup('<rect class="{}" x="{:.2f}%" y="{}" width="{:.2f}%" height="{}" rx="3"/>').format(
        kind, place[0], 178 - height, place[1], height - above
    )
