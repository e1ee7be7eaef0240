"""Drawings inside a page: steps as a track, months as a strip, feedback both ways, the way to the horizon.

Every drawing is SVG without a viewBox: places along x are percentages, so it grows with its box while type and
marks keep their size. Colours come from classes alone. Words are passed in, already in the reader's language.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from markupsafe import Markup

DRAWN: Final = 1024
"""Shapes that are kept: pages draw the same ones again and again."""
NOTHING: Final = Markup("")
_TICK: Final = Markup('<path class="tick" d="M-3.5 .5l2.5 2.5 4.5-5"/>')
_CORE: Final = Markup('<circle class="mark-core" r="3.6"/>')
_DASH: Final = Markup('<path class="dash" d="M-3.5 0h7"/>')
_PAUSE: Final = Markup('<path class="pause-bar" d="M-2.5-4.5v9M2.5-4.5v9"/>')
_INSIDE: Final = {"taken": _TICK, "doing": _CORE, "dropped": _DASH}


def step_track(marks: Sequence[str], title: str) -> Markup:
    """Draw a goal's steps as a row of marks: taken, doing, open, dropped or resting, in the order of the goal.

    Nine marks fit a phone, a little closer together; of more, the first and the last three stand with the number of
    those between.
    """
    return _step_track(tuple(marks), title)


@lru_cache(DRAWN)
def _step_track(marks: tuple[str, ...], title: str) -> Markup:
    apart = 32 if len(marks) <= 7 else 27
    if len(marks) <= 9:
        return _track(_steps(marks, 9, apart), len(marks), apart, title)
    between = Markup(
        '<path class="join" d="M82 10.5h8M120 10.5h9"/><text class="middle" x="105" y="15">+{}</text>'
    ).format(len(marks) - 6)
    return _track(_steps(marks[:3], 9, 32) + between + _steps(marks[-3:], 137, 32), 7, 32, title)


def _track(content: Markup, slots: int, apart: int, title: str) -> Markup:
    return Markup('<svg class="chart step-track" width="{}" height="21" role="img"><title>{}</title>{}</svg>').format(
        max(apart * (slots - 1) + 18, 1), title, content
    )


def _steps(marks: Sequence[str], first: int, apart: int) -> Markup:
    joins = (_join(first + at * apart, apart, *pair) for at, pair in enumerate(pairwise(marks)))
    return joined(joins) + joined(_step(first + at * apart, mark) for at, mark in enumerate(marks))


@lru_cache(DRAWN)
def _join(x: int, apart: int, mark: str, following: str) -> Markup:
    walked = mark == "taken" and following in ("taken", "doing")
    return Markup('<line class="{}" x1="{}" x2="{}" y1="10.5" y2="10.5"/>').format(
        "join join-taken" if walked else "join", x + 9, x + apart - 9
    )


@lru_cache(DRAWN)
def _step(x: int, mark: str) -> Markup:
    circle = Markup('<circle class="mark mark-{}" r="8"/>').format(mark) + _INSIDE.get(mark, NOTHING)
    return _at(str(x), 10.5, circle)


def rhythm_strip(months: Sequence[tuple[str, int, str, str]], title: str) -> Markup:
    """Draw months as cells: state (held, pause, planned, open), number of conversations, label, title of the cell.

    A pause is a state of its own, not a hole; an open month is only an outline.
    """
    cells = joined(_month(cell, month) for cell, month in zip(_cells(len(months), 0.9), months, strict=True))
    return _strip("rhythm", 50, title, cells)


@lru_cache(DRAWN)
def _month(cell: tuple[float, float], month: tuple[str, int, str, str]) -> Markup:
    state, held, label, title = month
    (left, wide), middle = cell, _percent(cell[0] + cell[1] / 2)
    inside = _PAUSE if state == "pause" else _talks(held)
    return Markup(
        '<g><title>{}</title><rect class="month month-{}" x="{}" y="1" width="{}" height="26" rx="6"/>{}{}</g>'
    ).format(title, state, _percent(left), _percent(wide), _at(middle, 14, inside), _label(middle, 46, label))


def _talks(held: int) -> Markup:
    shown = min(held, 3)
    return joined(
        Markup('<circle class="talk" cx="{}" r="2"/>').format(7 * at - 3.5 * (shown - 1)) for at in range(shown)
    )


def feedback_strip(rows: Sequence[tuple[str, str, Sequence[bool]]], labels: Sequence[str], title: str) -> Markup:
    """Draw who gave feedback in the last conversations, one row for each direction.

    Args:
        rows: the direction in words, its class (from-mentee, from-mentor), and whether each conversation has it.
        labels: the words below, one for each conversation.
        title: what the drawing says, for those who do not see it.
    """
    cells = _cells(len(labels), 1.2)
    directions = joined(_direction(at * 50, cells, *row) for at, row in enumerate(rows))
    bottom = len(rows) * 50
    below = joined(
        _label(_percent(left + wide / 2), bottom + 14, label) for (left, wide), label in zip(cells, labels, strict=True)
    )
    return _strip("feedback-strip", bottom + 20, title, directions + below)


def _direction(
    top: int, cells: Sequence[tuple[float, float]], name: str, css_class: str, given: Sequence[bool]
) -> Markup:
    drawn = joined(_given(cell, top + 24, yes) for cell, yes in zip(cells, given, strict=True))
    return Markup('<g class="{}"><text class="name" y="{}">{}</text>{}</g>').format(css_class, top + 16, name, drawn)


@lru_cache(DRAWN)
def _given(cell: tuple[float, float], top: int, yes: bool) -> Markup:
    left, wide = cell
    box = Markup('<rect class="{}" x="{}" y="{}" width="{}" height="18" rx="5"/>').format(
        "given" if yes else "not-given", _percent(left), top, _percent(wide)
    )
    return box + (_at(_percent(left + wide / 2), top + 9, _TICK) if yes else NOTHING)


def discs(filled: int, total: int, title: str) -> Markup:
    """Draw a small count as discs, the first ones filled: a mentor's places, or fifths of an answer."""
    drawn = joined(
        Markup('<circle class="mark{}" cx="{}" cy="10.5" r="8"/>').format(
            " mark-taken" if at < filled else "", 27 * at + 9
        )
        for at in range(total)
    )
    return Markup('<svg class="chart discs" width="{}" height="21" role="img"><title>{}</title>{}</svg>').format(
        max(27 * total - 9, 1), title, drawn
    )


def way_scene(past: int, planned: int, ahead: int, start: str, now: str, end: str, title: str, desc: str) -> Markup:
    """Draw the way to the perspective: steps taken, the manatee at today, steps planned and ahead, the low sun.

    Not to scale: it shows the eight last and six next steps, on a phone the three nearest on either side.
    """
    coming = ["planned"] * planned + ["ahead"] * ahead
    far = _walk(min(past, 8), 39.0, 5.57) + _await(coming[:6], 61.5, 5.57)
    near = _walk(min(past, 3), 19.5, 9.0) + _await(coming[:3], 63.0, 9.0)
    scenes = _scene("way-far", far, "50%", 0.58, start, now, end) + _scene(
        "way-near", near, "41%", 0.42, start, now, end
    )
    return Markup(
        '<div class="way">{}<svg class="chart way-path" role="img"><title>{}</title><desc>{}</desc>{}</svg></div>'
    ).format(_SKY + _SEA, title, desc, scenes)


def _walk(steps: int, last: float, apart: float) -> Markup:
    return joined(_way_mark(last - at * apart, "taken") for at in reversed(range(steps)))


def _await(kinds: Sequence[str], first: float, apart: float) -> Markup:
    return joined(_way_mark(first + at * apart, kind) for at, kind in enumerate(kinds))


@lru_cache(DRAWN)
def _way_mark(x: float, kind: str) -> Markup:
    return Markup('<circle class="way-mark way-mark-{}" cx="{}" cy="68" r="6"/>').format(kind, _percent(x))


def _scene(css_class: str, marks: Markup, today: str, size: float, start: str, now: str, end: str) -> Markup:
    swimmer = Markup('<g transform="scale({}) translate(-118 -54)">{}</g>').format(size, _MANATEE)
    words = Markup('<text y="118">{}</text>{}<text class="end" x="100%" y="118">{}</text>').format(
        start, _label(today, 118, now), end
    )
    return Markup('<g class="{}"><line class="way-trail" x1="0" x2="95%" y1="68" y2="68"/>{}{}{}</g>').format(
        css_class, marks, _at(today, 68, swimmer), words
    )


def _strip(name: str, height: int, title: str, content: Markup) -> Markup:
    return Markup('<svg class="chart wide {}" height="{}" role="img"><title>{}</title>{}</svg>').format(
        name, height, title, content
    )


def _cells(count: int, gap: float) -> list[tuple[float, float]]:
    """Divide the width into equal cells with gaps between: left edge and width of each, in percent."""
    wide = (100 - gap * (count - 1)) / max(count, 1)
    return [(at * (wide + gap), wide) for at in range(count)]


def _at(x: str, y: float, content: Markup) -> Markup:
    """Place a shape that knows no percentages at one: its own drawing begins at the middle."""
    return Markup('<svg x="{}" y="{}" overflow="visible">{}</svg>').format(x, y, content) if content else NOTHING


@lru_cache(DRAWN)
def _label(x: str, y: int, words: str) -> Markup:
    return Markup('<text class="middle" x="{}" y="{}">{}</text>').format(x, y, words)


def _percent(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".") + "%"


def joined(parts: Iterable[Markup]) -> Markup:
    """Join drawings."""
    return Markup("".join(parts))  # noqa: S704 (each part is markup of ours)


# The sun stands behind the waves, so the sky is a drawing of its own below the sea.
_SKY: Final = Markup(
    '<svg class="chart way-sky" aria-hidden="true"><circle class="way-sun" cx="96%" cy="42" r="34"/></svg>'
)
_SEA: Final = Markup(
    '<svg class="way-sea" aria-hidden="true"><defs>'
    '<pattern id="way-waves" width="88" height="160" patternUnits="userSpaceOnUse">'
    '<path class="way-water" d="M0 38q22-9 44 0t44 0v122h-88z"/></pattern></defs>'
    '<rect width="100%" height="100%" fill="url(#way-waves)"/></svg>'
)
# The same strokes as assets/manatee.svg, with classes instead of colours and with two bubbles of air.
_MANATEE: Final = Markup(
    '<path class="m-back" d="M52 44C42 30 24 27 11 35 1 42-1 58 6 68c8 11 24 11 33 4 6-5 9-12 16-14z"/>'
    '<path class="m-back" d="M150 82c-8 2-11 9-8 16 3 6 10 6 13 1 3-6 4-11 6-15z"/>'
    '<path class="m-body" d="M38 52c14-16 44-40 92-45 36-4 76 4 92 22 12 13 13 34 2 42-12 9-26 8-38 12'
    '-28 9-66 10-96 2-24-6-44-18-52-33z"/>'
    '<path class="m-light" d="M74 76c34 10 80 9 112-6 10 1 20 3 26 5-8 4-18 5-26 8-28 9-66 10-96 2-6-2-11-5-16-9z"/>'
    '<path class="m-light" d="M208 32c-9 10-8 28 4 37 5 3 12 3 16-2 9-10 7-28-4-38-5-3-11-2-16 3z"/>'
    '<path class="m-back" d="M166 70c-10 4-15 14-15 24 0 8 6 13 13 12 10-2 16-16 15-28-1-7-6-11-13-8z"/>'
    '<path class="m-line" stroke-width="3" d="M190 35c3-4 8-4 11-1M212 62c5 3 10 1 13-4"/>'
    '<circle class="way-bubble" cx="246" cy="22" r="6"/><circle class="way-bubble" cx="256" cy="6" r="4"/>'
)
