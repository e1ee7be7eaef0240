"""A body as a small tree of our own: what was written, without anything of the parser's.

A text, a link or a list is a node; kinds are few and closed, so that the HTML has no place where
something unforeseen could come through. Trees hold strings and places only and can be pickled.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from mentorsite.diagnostics import Place

Kind = Literal[
    "paragraph", "line", "heading", "list", "numbered", "item", "quote", "code", "rule",
    "table", "row", "head", "cell",
    "text", "softbreak", "break", "typed", "strong", "emphasis", "deleted", "link", "picture",
]  # fmt: skip
"""Blocks, parts of tables, and pieces of a line; `line` is the paragraph of a tight list, `typed` is code in a line."""
Mark = Literal[" ", "/", "x", "-"]
"""What stands between a task's brackets: open, in hand, taken, dropped."""

_INLINE = {"text", "softbreak", "break", "typed", "strong", "emphasis", "deleted", "link", "picture"}
_JOINED = {"paragraph", "line", "heading", "code", "row"}
_NOWHERE = Place()


class Node(NamedTuple):
    """One piece of a body; a text has many, so that they have to be cheap."""

    kind: Kind
    children: tuple[Node, ...] = ()
    text: str = ""
    """The characters of `text`, `typed` and `code`; a picture's description; a cell's side (left, right, center)."""
    target: str = ""
    """Where a link leads or a picture lies: an outside address, or a decoded path relative to the file."""
    title: str = ""
    number: int = 0
    """A heading's level from 1, or the first number of a numbered list."""
    mark: Mark | None = None
    """The mark of an item that is a task."""
    place: Place = _NOWHERE


@dataclass(frozen=True, slots=True)
class Link:
    """A link or picture that may stand, so that it can be checked."""

    target: str
    """An outside address as it will be written, or a relative path, decoded."""
    place: Place
    picture: bool


def plain(nodes: Iterable[Node]) -> str:
    """The bare words, a line to each paragraph, heading and table row; without marks of tasks."""
    return "\n".join(line for node in nodes for line in _lines(node) if line)


def words(nodes: Iterable[Node]) -> str:
    """The bare words of a line's pieces in one line, blanks collapsed."""
    return " ".join("".join(map(_letters, nodes)).split())


def kinds(nodes: Iterable[Node]) -> Iterator[Kind]:
    """The kinds of some nodes and of all below them."""
    for node in nodes:
        yield node.kind
        yield from kinds(node.children)


def _lines(node: Node) -> list[str]:
    if node.kind in _INLINE:
        return [words([node])]
    if node.kind == "row":
        return [" ".join(words(cell.children) for cell in node.children)]
    if node.kind in _JOINED:
        return [node.text.strip() or words(node.children)]
    return [line for child in node.children for line in _lines(child)]


def _letters(node: Node) -> str:
    if node.kind in ("softbreak", "break"):
        return " "
    return node.text + "".join(map(_letters, node.children))
