"""From the parser's tokens to nodes, noting links and findings at their places on the way."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import pairwise
from typing import Literal, Protocol

from mentorsite.content.limits import NESTING
from mentorsite.content.nodes import Kind, Link, Mark, Node
from mentorsite.content.targets import allowed
from mentorsite.content.task_lines import nearly
from mentorsite.diagnostics import Diagnostic, Place, fault

_BLOCKS: dict[str, Kind] = {
    "heading_open": "heading",
    "bullet_list_open": "list",
    "ordered_list_open": "numbered",
    "list_item_open": "item",
    "blockquote_open": "quote",
    "table_open": "table",
    "tr_open": "row",
    "th_open": "head",
    "td_open": "cell",
}
_LEAVES: dict[str, Kind] = {
    "fence": "code",
    "code_block": "code",
    "hr": "rule",
    "text": "text",
    "softbreak": "softbreak",
    "hardbreak": "break",
    "code_inline": "typed",
}
_WRAPS: dict[str, Kind] = {"strong_open": "strong", "em_open": "emphasis", "s_open": "deleted"}
_SOFT_BREAK = Node("softbreak")
_CONTAINERS = ("bullet_list", "ordered_list", "blockquote")
_DEEPER = {f"{name}_open": 1 for name in _CONTAINERS} | {f"{name}_close": -1 for name in _CONTAINERS}


@dataclass(frozen=True, slots=True)
class Note:
    """What our own rules noted about one of the parser's tokens."""

    mark: Mark | None = None
    """Of a list item that is a task, and of the text token that follows it."""
    typed: str = ""
    """That text with its marker."""
    cut: int = 0
    """The length of the marker, which the token's content has lost."""
    line: int = 0
    """The segment's line, from 0, on which the text begins."""
    at: int = 0
    """Where in its text a link or picture begins."""


class Token(Protocol):
    """What is needed of the parser's tokens: a flat row of openings, closings and leaves."""

    type: str
    tag: str
    nesting: Literal[-1, 0, 1]
    content: str
    level: int
    hidden: bool

    @property
    def attrs(self) -> Mapping[str, str | int | float]: ...  # noqa: D102 (the parser's)
    @property
    def map(self) -> Sequence[int] | None: ...  # noqa: D102
    @property
    def children(self) -> Sequence[Token] | None: ...  # noqa: D102
    @property
    def meta(self) -> Mapping[str, Note]: ...  # noqa: D102


@dataclass(slots=True)
class Reading:
    """One segment while it is read: what is known, and what has been found so far."""

    path: str
    first_line: int
    lines: Sequence[str]
    links: list[Link] = field(default_factory=list)
    findings: list[Diagnostic] = field(default_factory=list)
    items: dict[Place, Written] = field(default_factory=dict)
    """The texts of task items, by the place of their bracket."""


@dataclass(frozen=True)
class Written:
    """The text of a paragraph, heading or cell as typed."""

    content: str
    cut: int
    """How many characters of the content are a task's marker."""
    line: int
    """The segment's line, from 0, on which it begins."""
    reading: Reading

    @cached_property
    def lines(self) -> tuple[list[int], list[Place]]:
        """Where each line's first letter stands, counted in the content, and in the file.

        The parser has taken the margins off. Few texts are asked, so that nothing is looked up before.
        """
        starts, places, offset = [], [], 0
        for number, line in enumerate(self.content.split("\n"), self.line):
            starts.append(offset + len(line) - len(line.lstrip()))
            column = _column(self.reading.lines[number], line.strip())
            places.append(Place(self.reading.first_line + number, column))
            offset += len(line) + 1
        return starts, places


def convert(tokens: Sequence[Token], reading: Reading) -> tuple[Node, ...]:
    """The nodes of a text; links, findings and the texts of tasks are added to `reading`."""
    _report_depth(tokens, reading)
    _report_near_tasks(tokens, reading)
    return _tree(tokens, partial(_leaf, reading), partial(_block, reading))


def place_at(written: Written, offset: int) -> Place:
    """Where in the file the character at an offset of a text stands."""
    starts, places = written.lines
    index = max(0, bisect_right(starts, offset) - 1)
    return Place(places[index].line, places[index].column + max(0, offset - starts[index]))


def _tree(
    tokens: Iterable[Token],
    leaf: Callable[[Token], Iterable[Node]],
    whole: Callable[[Token, tuple[Node, ...]], Iterable[Node]],
) -> tuple[Node, ...]:
    """Nest a flat row of tokens, without recursion: the depth is the author's."""
    openers: list[Token] = []
    rows: list[list[Node]] = [[]]
    for token in tokens:
        if token.nesting == 1:
            openers.append(token)
            rows.append([])
        elif token.nesting == -1:
            below = tuple(rows.pop())
            rows[-1].extend(whole(openers.pop(), below))
        else:
            rows[-1].extend(leaf(token))
    return tuple(rows[0])


def _block(reading: Reading, token: Token, below: tuple[Node, ...]) -> tuple[Node, ...]:
    place = _start(token, reading)
    if token.type == "paragraph_open":
        return (Node("line" if token.hidden else "paragraph", below, place=place),)
    if token.type == "list_item_open" and "note" in token.meta:
        return (_task_item(reading, token.meta["note"], below),)
    if token.type not in _BLOCKS:
        return below
    side = _side(token) if token.attrs else ""
    return (Node(_BLOCKS[token.type], below, side, number=_number(token), place=place),)


def _task_item(reading: Reading, note: Note, below: tuple[Node, ...]) -> Node:
    written = _written(note, reading)
    place = place_at(written, 0)
    reading.items[place] = written
    return Node("item", below, mark=note.mark, place=place)


def _leaf(reading: Reading, token: Token) -> tuple[Node, ...]:
    if token.type != "inline":
        return (Node(_LEAVES[token.type], text=token.content, place=_start(token, reading)),)
    if not token.children:
        return _bare(token.content)
    written = _written(_note(token), reading)
    return _tree(token.children, partial(_piece, reading, written), partial(_wrap, reading, written))


def _bare(content: str) -> tuple[Node, ...]:
    """The nodes of a text without marks: its lines."""
    if "\n" not in content:
        return (Node("text", text=content),) if content else ()
    first, *others = (Node("text", text=line) for line in content.split("\n"))
    between = (node for other in others for node in (_SOFT_BREAK, other))
    return tuple(node for node in (first, *between) if node.kind != "text" or node.text)


def _piece(reading: Reading, written: Written, token: Token) -> tuple[Node, ...]:
    if token.type == "text" and not token.content:
        return ()
    if token.type == "text" and "<!--" in token.content:
        place = place_at(written, max(written.content.find("<!--", written.cut), 0))
        reading.findings.append(fault(reading.path, place, "comment-shown"))
    if token.type != "image":
        return (Node(_LEAVES[token.type], text=token.content),)
    words = "".join(child.content or " " for child in token.children or ())
    picture = Node("picture", text=words, title=str(token.attrs.get("title", "")))
    return _aimed(reading, written, token, picture, (Node("text", text=words),))


def _wrap(reading: Reading, written: Written, token: Token, below: tuple[Node, ...]) -> tuple[Node, ...]:
    if token.level >= NESTING:
        reading.findings.append(fault(reading.path, place_at(written, 0), "too-long/nesting"))
        return below
    if token.type == "link_open":
        link = Node("link", below, title=str(token.attrs.get("title", "")))
        return _aimed(reading, written, token, link, below)
    return (Node(_WRAPS[token.type], below),)


def _aimed(reading: Reading, written: Written, token: Token, node: Node, refused: tuple[Node, ...]) -> tuple[Node, ...]:
    """A link or picture with its target, or what stands for it where the target is refused."""
    picture = node.kind == "picture"
    target = allowed(str(token.attrs["src" if picture else "href"]), picture)
    place = place_at(written, written.cut + token.meta["note"].at)
    if target is None:
        reading.findings.append(fault(reading.path, place, "picture-refused" if picture else "link-refused"))
        return refused
    reading.links.append(Link(target, place, picture))
    return (Node(node.kind, node.children, node.text, target, node.title, place=place),)


def _note(token: Token) -> Note:
    """What is known of a text token, also where our rules noted nothing."""
    return token.meta.get("note") or Note(typed=token.content, line=_line(token))


def _written(note: Note, reading: Reading) -> Written:
    return Written(note.typed, note.cut, note.line, reading)


def _column(line: str, inner: str) -> int:
    """The column of a text in its line; the line's first letter if it cannot be found."""
    start = line.rfind(inner)
    return (start if start >= 0 else len(line) - len(line.lstrip())) + 1


def _start(token: Token, reading: Reading) -> Place:
    number = _line(token)
    line = reading.lines[number]
    return Place(reading.first_line + number, len(line) - len(line.lstrip()) + 1)


def _line(token: Token) -> int:
    return token.map[0] if token.map else 0


def _side(token: Token) -> str:
    return str(token.attrs.get("style", "")).removeprefix("text-align:")


def _number(token: Token) -> int:
    return int(token.tag[1]) if token.type == "heading_open" else int(token.attrs.get("start", 1))


def _report_depth(tokens: Iterable[Token], reading: Reading) -> None:
    """Report lists and quotes that are nested too deeply; far below, the parser loses text silently."""
    depth = 0
    for token in tokens:
        depth += _DEEPER.get(token.type, 0)
        if depth > NESTING:
            reading.findings.append(fault(reading.path, _start(token, reading), "too-long/nesting"))
            return


def _report_near_tasks(tokens: Sequence[Token], reading: Reading) -> None:
    """Report the lines of paragraphs and items that look like tasks and are none."""
    for opener, token in pairwise(tokens):
        if opener.type != "paragraph_open" or not any(map(nearly, token.content.split("\n"))):
            continue
        written = _written(_note(token), reading)
        offset = written.cut
        for line in token.content.split("\n"):
            if nearly(line):
                reading.findings.append(fault(reading.path, place_at(written, offset), "near-task"))
            offset += len(line) + 1
