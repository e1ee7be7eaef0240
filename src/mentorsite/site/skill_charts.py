"""Drawings of skills: then, now and wanted on a rail, and the place of one level in a table.

The rail has one stop for each level; words say which, at its ends and beside it. Shape and stroke carry the
meaning, so that it reads without colour: a ring, a filled disc, a diamond, and a square for the mentor.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from markupsafe import Markup

from mentorsite.site.charts import DRAWN, NOTHING, joined

_FIRST: Final = 2.0
"""Percent of the width at which the rail begins; it ends as far from the other edge."""
_RAIL: Final = 13
_BELOW: Final = 33
_SHAPES: Final = {
    "then": Markup('<circle class="{}" r="5"/>'),
    "now": Markup('<circle class="{}" r="6"/>'),
    "wanted": Markup('<path class="{}" d="M0-9.5l9.5 9.5-9.5 9.5-9.5-9.5z"/>'),
    "seen": Markup('<rect class="{}" x="-5.5" y="-5.5" width="11" height="11" rx="3"/>'),
}


@dataclass(frozen=True, slots=True)
class Stop:
    """A mark on the rail."""

    level: int
    converted: bool = False
    """Said in words that have changed since: the mark is hollow and dashed."""


def dumbbell(
    count: int, title: str, then: Stop | None, now: Stop | None, wanted: Stop | None, seen: Stop | None = None
) -> Markup:
    """Draw one skill on a rail with `count` stops; the mentor's view has a line of its own below."""
    height = _RAIL * 2 if seen is None else _BELOW + _RAIL
    drawn = [_rail(count, _RAIL), _between(count, then, now, "moved"), _between(count, now, wanted, "ahead")]
    # Where marks meet, the earlier one lies below; a diamond goes around whatever is inside it.
    drawn += [_mark(count, stop, kind) for kind, stop in (("wanted", wanted), ("then", then), ("now", now))]
    drawn += [_rail(count, _BELOW), _mark(count, seen, "seen", _BELOW)] if seen else []
    return Markup('<svg class="chart wide dumbbell" height="{}" role="img"><title>{}</title>{}</svg>').format(
        height, title, joined(drawn)
    )


@lru_cache(DRAWN)
def _rail(count: int, y: int) -> Markup:
    line = Markup('<line class="skill-rail" x1="{}" x2="{}" y1="{}" y2="{}"/>').format(
        _at(count, 0), _at(count, count - 1), y, y
    )
    stops = (
        Markup('<line class="skill-rail" x1="{0}" x2="{0}" y1="{1}" y2="{2}"/>').format(_at(count, stop), y - 4, y + 4)
        for stop in range(count)
    )
    return line + joined(stops)


@lru_cache(DRAWN)
def _between(count: int, start: Stop | None, end: Stop | None, kind: str) -> Markup:
    if start is None or end is None or start.level == end.level:
        return NOTHING
    return Markup('<line class="skill-{}" x1="{}" x2="{}" y1="{}" y2="{}"/>').format(
        kind, _at(count, start.level), _at(count, end.level), _RAIL, _RAIL
    )


@lru_cache(DRAWN)
def _mark(count: int, stop: Stop | None, kind: str, y: int = _RAIL) -> Markup:
    if stop is None:
        return NOTHING
    return Markup('<svg x="{}" y="{}" overflow="visible">{}</svg>').format(
        _at(count, stop.level), y, shape(kind, stop.converted)
    )


@lru_cache(DRAWN)
def shape(kind: str, converted: bool = False) -> Markup:
    """Draw the mark for then, now, wanted or seen around the origin."""
    return _SHAPES[kind].format(f"skill-{kind} skill-converted" if converted else f"skill-{kind}")


@lru_cache(DRAWN)
def key_mark(kind: str, converted: bool = False) -> Markup:
    """Draw a mark for the words that explain it; those stand beside it."""
    return Markup(
        '<svg class="chart key-mark" width="20" height="20" aria-hidden="true">'
        '<svg x="10" y="10" overflow="visible">{}</svg></svg>'
    ).format(shape(kind, converted))


def ends(words: Sequence[str]) -> Markup:
    """Write words below rails: the first at the left, the last at the right, the others at their stops.

    Hidden from assistive technology, which reads the words with each drawing. The second and the last but one give
    way on narrow screens.
    """
    last = len(words) - 1
    written = (_word(len(words), stop, word, last) for stop, word in enumerate(words) if word)
    return Markup('<svg class="chart wide rail-words" height="20" aria-hidden="true">{}</svg>').format(joined(written))


@lru_cache(DRAWN)
def _word(count: int, stop: int, word: str, last: int) -> Markup:
    if stop in (0, last):
        return Markup('<text class="{}" x="{}" y="15">{}</text>').format(
            "end" if stop else "start", "100%" if stop else "0", word
        )
    near = "" if count % 2 and stop == last // 2 else " between"
    return Markup('<text class="middle{}" x="{}" y="15">{}</text>').format(near, _at(count, stop), word)


@lru_cache(DRAWN)
def place(count: int, level: int, kind: str = "now", converted: bool = False) -> Markup:
    """Draw the place of one level among all, for a cell of a table whose words say which it is."""
    stops = (
        Markup('<circle class="stop" cx="{}" cy="8" r="2"/>').format(8 + 16 * stop)
        for stop in range(count)
        if stop != level
    )
    mark = Markup('<svg x="{}" y="8" overflow="visible">{}</svg>').format(8 + 16 * level, shape(kind, converted))
    return Markup(
        '<svg class="chart skill-place skill-place-{}" width="{}" height="16" aria-hidden="true">{}</svg>'
    ).format(kind, 16 * count, joined(stops) + mark)


def _at(count: int, stop: int) -> str:
    number = _FIRST + (100 - 2 * _FIRST) * stop / max(count - 1, 1)
    return f"{number:.2f}".rstrip("0").rstrip(".") + "%"
