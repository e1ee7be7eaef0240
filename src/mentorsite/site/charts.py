"""Drawings inside a page: steps as a track, months as a strip, feedback both ways, the way to the horizon.

Every drawing is SVG without a viewBox: places along x are percentages, so it grows with its box while type and
marks keep their size. Colours come from classes alone. Words are passed in, already in the reader's language.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from markupsafe import Markup

_NOTHING: Final = Markup("")
_TICK: Final = Markup('<path class="tick" d="M-3.5 .5l2.5 2.5 4.5-5"/>')
_INSIDE: Final = {
    "taken": _TICK,
    "doing": Markup('<circle class="mark-core" r="3.6"/>'),
    "dropped": Markup('<path class="dash" d="M-3.5 0h7"/>'),
}


def step_track(marks: Sequence[str], title: str) -> Markup:
    """Draw a goal's steps as a row of marks: taken, doing, open, dropped or resting, in the order of the goal.

    Nine marks fit a phone; of more, the first and the last three stand with the number of those between.
    """
    if len(marks) <= 9:
        return _track(_row(marks, 0), _width(len(marks)), title)
    between = Markup('<text class="middle" x="105" y="15">+{}</text>').format(len(marks) - 6)
    return _track(_row(marks[:3], 0) + between + _row(marks[-3:], 4), _width(7), title)


def _track(content: Markup, width: int, title: str) -> Markup:
    return Markup(
        '<svg class="chart step-track" width="{}" height="21" role="img"><title>{}</title>{}</svg>'
    ).format(width, title, content)


def _width(slots: int) -> int:
    return max(32 * slots - 14, 1)


def _row(marks: Sequence[str], slot: int) -> Markup:
    joins = (_join(slot + at, pair) for at, pair in enumerate(zip(marks, marks[1:], strict=False)))
    return _all(joins) + _all(_step(slot + at, mark) for at, mark in enumerate(marks))


def _join(slot: int, pair: tuple[str, str]) -> Markup:
    kind = "join join-taken" if pair[0] == "taken" and pair[1] in ("taken", "doing") else "join"
    left = 32 * slot + 18
    return Markup('<line class="{}" x1="{}" x2="{}" y1="10.5" y2="10.5"/>').format(kind, left, left + 14)


def _step(slot: int, mark: str) -> Markup:
    return Markup('<svg x="{}" y="10.5" overflow="visible"><circle class="mark mark-{}" r="8"/>{}</svg>').format(
        32 * slot + 9, mark, _INSIDE.get(mark, _NOTHING)
    )


def rhythm_strip(months: Sequence[tuple[str, int, str, str]], title: str) -> Markup:
    """Draw months as cells: state (held, pause, planned, open), number of conversations, label, title of the cell.

    A pause is a state of its own, not a hole; an open month is only an outline.
    """
    cells = _all(_month(*place, *month) for place, month in zip(_cells(len(months), 0.9), months, strict=True))
    return Markup('<svg class="chart wide rhythm" height="50" role="img"><title>{}</title>{}</svg>').format(title, cells)


def _month(left: float, wide: float, state: str, held: int, label: str, title: str) -> Markup:
    return Markup(
        '<g><title>{}</title><rect class="month month-{}" x="{}%" y="1" width="{}%" height="26" rx="6"/>{}'
        '<text class="middle" x="{}%" y="46">{}</text></g>'
    ).format(
        title, state, _short(left), _short(wide), _inside(left + wide / 2, state, held),
        _short(left + wide / 2), label,
    )  # fmt: skip


def _cells(count: int, gap: float) -> list[tuple[float, float]]:
    """Divide the width into equal cells: left edge and width of each, in percent."""
    wide = (100 - gap * (count - 1)) / max(count, 1)
    return [(at * (wide + gap), wide) for at in range(count)]


def _inside(middle: float, state: str, held: int) -> Markup:
    if state == "pause":
        bars = Markup('<path class="pause-bar" d="M-2.5-4.5v9M2.5-4.5v9"/>')
    else:
        shown = min(held, 3)
        bars = _all(
            Markup('<circle class="talk" cx="{}" r="2"/>').format(_short((at - (shown - 1) / 2) * 7)) for at in range(shown)
        )
    return _at(middle, 14, bars) if bars else _NOTHING


def feedback_strip(rows: Sequence[tuple[str, str, Sequence[bool]]], labels: Sequence[str], title: str) -> Markup:
    """Draw who gave feedback in the last conversations, one row for each direction.

    Args:
        rows: the direction in words, its class (from-mentee, from-mentor), and for each conversation whether it was given.
        labels: the words below, one for each conversation.
        title: what the drawing says, for those who do not see it.
    """
    places = _cells(len(labels), 1.2)
    directions = _all(_direction(at * 50, places, *row) for at, row in enumerate(rows))
    bottom = len(rows) * 50
    below = _all(
        Markup('<text class="middle" x="{}%" y="{}">{}</text>').format(_short(left + wide / 2), bottom + 14, label)
        for (left, wide), label in zip(places, labels, strict=True)
    )
    return Markup(
        '<svg class="chart wide feedback-strip" height="{}" role="img"><title>{}</title>{}{}</svg>'
    ).format(bottom + 20, title, directions, below)  # fmt: skip


def _direction(top: int, places: Sequence[tuple[float, float]], name: str, css_class: str, given: Sequence[bool]) -> Markup:
    cells = _all(_given(place, top + 24, yes) for place, yes in zip(places, given, strict=True))
    return Markup('<g class="{}"><text class="name" y="{}">{}</text>{}</g>').format(css_class, top + 16, name, cells)


def _given(place: tuple[float, float], top: int, yes: bool) -> Markup:
    left, wide = place
    cell = Markup('<rect class="{}" x="{}%" y="{}" width="{}%" height="18" rx="5"/>').format(
        "given" if yes else "not-given", _short(left), top, _short(wide)
    )
    return cell + (_at(left + wide / 2, top + 9, _TICK) if yes else _NOTHING)


def discs(filled: int, total: int, title: str) -> Markup:
    """Draw a small count as discs, the first ones filled: a mentor's places, or fifths of an answer."""
    drawn = _all(
        Markup('<circle class="mark{}" cx="{}" cy="10.5" r="8"/>').format(" mark-taken" if at < filled else "", 27 * at + 9)
        for at in range(total)
    )
    return Markup('<svg class="chart discs" width="{}" height="21" role="img"><title>{}</title>{}</svg>').format(
        max(27 * total - 9, 1), title, drawn
    )


def way_scene(
    past: int, planned: int, ahead: int, start: str, now: str, end: str, title: str, desc: str
) -> Markup:
    """Draw the way to the perspective: steps taken, the manatee at today, steps planned and ahead, the low sun.

    Not to scale: it shows the eight last and six next steps, on a phone the three nearest on either side.
    """
    coming = ["planned"] * planned + ["ahead"] * ahead
    words = (start, now, end)
    return Markup(
        '<div class="way">{sea}<svg class="chart way-path" role="img"><title>{title}</title><desc>{desc}</desc>{far}{near}</svg></div>'
    ).format(
        sea=_SUN + _SEA, title=title, desc=desc,
        far=_scene("way-far", _around(past, coming, 8, 6, 39.0, 61.5, 5.57), (50.0, 0.58), words),
        near=_scene("way-near", _around(past, coming, 3, 3, 19.5, 63.0, 9.0), (41.0, 0.42), words),
    )  # fmt: skip


def _around(
    past: int, coming: Sequence[str], most: int, next_most: int, last: float, first: float, apart: float
) -> Markup:
    taken = (_way_mark(last - at * apart, "taken") for at in reversed(range(min(past, most))))
    return _all(taken) + _all(_way_mark(first + at * apart, kind) for at, kind in enumerate(coming[:next_most]))


def _way_mark(x: float, kind: str) -> Markup:
    return Markup('<circle class="way-mark way-mark-{}" cx="{}%" cy="68" r="6"/>').format(kind, _short(x))


def _scene(css_class: str, marks: Markup, manatee: tuple[float, float], words: tuple[str, str, str]) -> Markup:
    x, size = manatee
    swimmer = Markup('<g transform="scale({}) translate(-118 -54)">{}</g>').format(size, _MANATEE)
    return Markup(
        '<g class="{}"><line class="way-trail" x1="0" x2="95%" y1="68" y2="68"/>{}{}'
        '<text y="118">{}</text><text class="middle" x="{}%" y="118">{}</text><text class="end" x="100%" y="118">{}</text></g>'
    ).format(css_class, marks, _at(x, 68, swimmer), words[0], _short(x), words[1], words[2])


def _at(x: float, y: int, content: Markup) -> Markup:
    """Place paths, which know no percentages, at a percentage."""
    return Markup('<svg x="{}%" y="{}" overflow="visible">{}</svg>').format(_short(x), y, content)


def _all(parts: Iterable[Markup]) -> Markup:
    return Markup("").join(parts)


def _short(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")


# The sun stands behind the waves, so the sky is a drawing of its own below the sea.
_SUN: Final = Markup('<svg class="chart way-sky" aria-hidden="true"><circle class="way-sun" cx="96%" cy="42" r="34"/></svg>')
_SEA: Final = Markup(
    '<svg class="way-sea" aria-hidden="true"><defs>'
    '<pattern id="way-waves" width="88" height="160" patternUnits="userSpaceOnUse">'
    '<path class="way-water" d="M0 38q22-9 44 0t44 0v122h-88z"/></pattern></defs>'
    '<rect width="100%" height="100%" fill="url(#way-waves)"/></svg>'
)
_MANATEE: Final = Markup(
    '<path class="m-back" d="M52 44C42 30 24 27 11 35 1 42-1 58 6 68c8 11 24 11 33 4 6-5 9-12 16-14z"/>'
    '<path class="m-back" d="M150 82c-8 2-11 9-8 16 3 6 10 6 13 1 3-6 4-11 6-15z"/>'
    '<path class="m-body" d="M38 52c14-16 44-40 92-45 36-4 76 4 92 22 12 13 13 34 2 42-12 9-26 8-38 12-28 9-66 10-96 2-24-6-44-18-52-33z"/>'
    '<path class="m-light" d="M74 76c34 10 80 9 112-6 10 1 20 3 26 5-8 4-18 5-26 8-28 9-66 10-96 2-6-2-11-5-16-9z"/>'
    '<path class="m-light" d="M208 32c-9 10-8 28 4 37 5 3 12 3 16-2 9-10 7-28-4-38-5-3-11-2-16 3z"/>'
    '<path class="m-back" d="M166 70c-10 4-15 14-15 24 0 8 6 13 13 12 10-2 16-16 15-28-1-7-6-11-13-8z"/>'
    '<path class="m-line" stroke-width="3" d="M190 35c3-4 8-4 11-1M212 62c5 3 10 1 13-4"/>'
    '<circle class="way-bubble" cx="246" cy="22" r="6"/><circle class="way-bubble" cx="256" cy="6" r="4"/>'
)
