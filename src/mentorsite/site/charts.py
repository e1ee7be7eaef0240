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
        return _track(_row(marks, 0), 32 * len(marks) - 11, title)
    between = Markup('<text class="middle" x="108" y="15">+{}</text>').format(len(marks) - 6)
    return _track(_row(marks[:3], 0) + between + _row(marks[-3:], 4), 213, title)


def _track(content: Markup, width: int, title: str) -> Markup:
    return Markup(
        '<svg class="chart step-track" width="{}" height="21" role="img"><title>{}</title>{}</svg>'
    ).format(max(width, 1), title, content)


def _row(marks: Sequence[str], slot: int) -> Markup:
    joins = (_join(slot + at, pair) for at, pair in enumerate(zip(marks, marks[1:], strict=False)))
    return _all(joins) + _all(_step(slot + at, mark) for at, mark in enumerate(marks))


def _join(slot: int, pair: tuple[str, str]) -> Markup:
    kind = "join join-taken" if pair[0] == "taken" and pair[1] in ("taken", "doing") else "join"
    left = 32 * slot + 19
    return Markup('<line class="{}" x1="{}" x2="{}" y1="10.5" y2="10.5"/>').format(kind, left, left + 15)


def _step(slot: int, mark: str) -> Markup:
    return Markup('<svg x="{}" y="10.5" overflow="visible"><circle class="mark mark-{}" r="8"/>{}</svg>').format(
        32 * slot + 10.5, mark, _INSIDE.get(mark, _NOTHING)
    )


def rhythm_strip(months: Sequence[tuple[str, int, str, str]], title: str) -> Markup:
    """Draw months as cells: state (held, pause, planned, open), number of conversations, label, title of the cell.

    A pause is a state of its own, not a hole; an open month is only an outline.
    """
    wide = 100 / max(len(months), 1)
    cells = _all(_month(at * wide, wide, *month) for at, month in enumerate(months))
    return Markup('<svg class="chart wide rhythm" height="50" role="img"><title>{}</title>{}</svg>').format(title, cells)


def _month(left: float, wide: float, state: str, held: int, label: str, title: str) -> Markup:
    return Markup(
        '<g><title>{}</title><rect class="month month-{}" x="{}%" y="1" width="{}%" height="26" rx="6"/>{}'
        '<text class="middle" x="{}%" y="46">{}</text></g>'
    ).format(
        title, state, _short(left + wide * 0.06), _short(wide * 0.88), _inside(left + wide / 2, state, held),
        _short(left + wide / 2), label,
    )  # fmt: skip


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
    """Draw who gave feedback in the last conversations: a row per direction (name, class, given or not), labels below."""
    drawn = _all(_direction(at * 48, *row) for at, row in enumerate(rows))
    wide = 100 / max(len(labels), 1)
    below = _all(
        Markup('<text class="middle" x="{}%" y="{}">{}</text>').format(_short((at + 0.5) * wide), len(rows) * 48 + 14, label)
        for at, label in enumerate(labels)
    )
    return Markup(
        '<svg class="chart wide feedback-strip" height="{}" role="img"><title>{}</title>{}{}</svg>'
    ).format(len(rows) * 48 + 20, title, drawn, below)  # fmt: skip


def _direction(top: int, name: str, css_class: str, given: Sequence[bool]) -> Markup:
    wide = 100 / max(len(given), 1)
    cells = _all(_given(at * wide, wide, top + 23, yes) for at, yes in enumerate(given))
    return Markup('<g class="{}"><text class="name" y="{}">{}</text>{}</g>').format(css_class, top + 16, name, cells)


def _given(left: float, wide: float, top: int, yes: bool) -> Markup:
    cell = Markup('<rect class="{}" x="{}%" y="{}" width="{}%" height="18" rx="5"/>').format(
        "given" if yes else "not-given", _short(left + wide * 0.03), top, _short(wide * 0.94)
    )
    return cell + (_at(left + wide / 2, top + 9, _TICK) if yes else _NOTHING)


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
        sea=_SEA, title=title, desc=desc,
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
        '<g class="{}"><line class="way-trail" x1="0" x2="95%" y1="68" y2="68"/>{}{}{}'
        '<text y="118">{}</text><text class="middle" x="{}%" y="118">{}</text><text class="end" x="100%" y="118">{}</text></g>'
    ).format(css_class, _SUN, marks, _at(x, 68, swimmer), words[0], _short(x), words[1], words[2])


def _at(x: float, y: int, content: Markup) -> Markup:
    """Place paths, which know no percentages, at a percentage."""
    return Markup('<svg x="{}%" y="{}" overflow="visible">{}</svg>').format(_short(x), y, content)


def _all(parts: Iterable[Markup]) -> Markup:
    return Markup("").join(parts)


def _short(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")


_SUN: Final = Markup('<svg x="96%" y="38" overflow="visible"><path class="way-sun" d="M-34 0a34 34 0 0 1 68 0z"/></svg>')
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
