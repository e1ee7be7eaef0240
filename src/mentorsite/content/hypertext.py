"""The HTML of a body: only the elements below, every text and attribute escaped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from html import escape

from mentorsite.content.nodes import Node, words
from mentorsite.urls import is_outside, slug

Resolve = Callable[[str], str | None]
"""The final address for a relative target, or None where this reader cannot follow it."""

_STATES = {" ": "open", "/": "in-hand", "x": "done", "-": "dropped"}
_SIMPLE = {
    "paragraph": ("<p>", "</p>\n"),
    "line": ("", ""),
    "list": ("<ul>\n", "</ul>\n"),
    "quote": ("<blockquote>\n", "</blockquote>\n"),
    "row": ("<tr>", "</tr>\n"),
    "strong": ("<strong>", "</strong>"),
    "emphasis": ("<em>", "</em>"),
    "deleted": ("<s>", "</s>"),
}


@dataclass(frozen=True, slots=True)
class Manner:
    """How a body is to be written on a page."""

    resolve: Resolve = lambda target: None
    heading_prefix: str = ""
    """Begins every heading's id; without it headings have none."""
    shift: int = 0
    """Added to the level of every heading; none becomes larger than h2."""
    table_label: str = ""
    """What a screen reader calls the frame in which a wide table is moved."""
    marks: Mapping[str, str] = field(default_factory=dict)
    """The word for each mark of a task, in the page's language; otherwise the mark stands as typed."""
    flat: bool = False
    """Links become plain text, for places that lie in a link themselves."""
    ids: Counter[str] = field(default_factory=Counter)
    """How often each heading's id has been wanted so far; a second one gets `--2`, which no slug contains."""


def write(nodes: Iterable[Node], manner: Manner) -> str:
    """The HTML of some nodes, one after the other."""
    return "".join(_write(node, manner) for node in nodes)


def without_tasks(nodes: Iterable[Node], is_listed: Callable[[Node], bool]) -> tuple[Node, ...]:
    """The nodes without the tasks that stand in a list elsewhere; a list of such tasks alone disappears."""
    return tuple(kept for node in nodes for kept in _without_tasks(node, is_listed))


def _without_tasks(node: Node, is_listed: Callable[[Node], bool]) -> tuple[Node, ...]:
    if node.kind not in ("list", "numbered"):
        return (node,)
    kept = tuple(item for item in node.children if item.mark is None or not is_listed(item))
    if len(kept) == len(node.children):
        return (node,)
    return (node._replace(children=kept),) if kept else ()


def _write(node: Node, manner: Manner) -> str:
    if node.kind in _SIMPLE:
        before, after = _SIMPLE[node.kind]
        return before + write(node.children, manner) + after
    return _WRITERS[node.kind](node, manner)


def _heading(node: Node, manner: Manner) -> str:
    level = min(6, max(2, node.number + manner.shift))
    id_ = _new_id(words(node.children), manner)
    return f"<h{level}{id_}>{write(node.children, manner)}</h{level}>\n"


def _new_id(heading: str, manner: Manner) -> str:
    if not manner.heading_prefix:
        return ""
    id_ = f"{manner.heading_prefix}-{slug(heading)}"
    manner.ids[id_] += 1
    return f' id="{escape(id_)}"' if manner.ids[id_] == 1 else f' id="{escape(id_)}--{manner.ids[id_]}"'


def _numbered(node: Node, manner: Manner) -> str:
    start = f' start="{node.number}"' if node.number != 1 else ""
    return f"<ol{start}>\n{write(node.children, manner)}</ol>\n"


def _item(node: Node, manner: Manner) -> str:
    if node.mark is None:
        return f"<li>{write(node.children, manner)}</li>\n"
    mark = escape(manner.marks.get(node.mark, f"[{node.mark}]"))
    start = f'<li class="task task-{_STATES[node.mark]}"><span class="mark">{mark}</span> '
    return f"{start}{write(node.children, manner)}</li>\n"


def _table(node: Node, manner: Manner) -> str:
    head, body = write(node.children[:1], manner), write(node.children[1:], manner)
    rows = f"<thead>\n{head}</thead>\n" + (f"<tbody>\n{body}</tbody>\n" if body else "")
    label = f' role="region" aria-label="{escape(manner.table_label)}"' if manner.table_label else ""
    return f'<div class="scroll" tabindex="0"{label}>\n<table>\n{rows}</table>\n</div>\n'


def _cell(node: Node, manner: Manner) -> str:
    name = '<th scope="col"' if node.kind == "head" else "<td"
    side = f' class="{node.text}"' if node.text in ("left", "right", "center") else ""
    return f"{name}{side}>{write(node.children, manner)}</{name[1:3]}>"


def _link(node: Node, manner: Manner) -> str:
    text = write(node.children, manner)
    outside = is_outside(node.target)
    href = None if manner.flat else node.target if outside else manner.resolve(node.target)
    if href is None:
        return text
    rel = ' rel="noreferrer"' if outside else ""
    return f'<a href="{escape(href)}"{_title(node)}{rel}>{text}</a>'


def _picture(node: Node, manner: Manner) -> str:
    source = None if manner.flat else manner.resolve(node.target)
    return (
        escape(node.text) if source is None else f'<img src="{escape(source)}" alt="{escape(node.text)}"{_title(node)}>'
    )


def _title(node: Node) -> str:
    return f' title="{escape(node.title)}"' if node.title else ""


_WRITERS: Mapping[str, Callable[[Node, Manner], str]] = {
    "heading": _heading,
    "numbered": _numbered,
    "item": _item,
    "table": _table,
    "head": _cell,
    "cell": _cell,
    "code": lambda node, _: f'<pre tabindex="0"><code>{escape(node.text)}</code></pre>\n',
    "rule": lambda node, _: "<hr>\n",
    "text": lambda node, _: escape(node.text),
    "softbreak": lambda node, _: "\n",
    "break": lambda node, _: "<br>\n",
    "typed": lambda node, _: f"<code>{escape(node.text)}</code>",
    "link": _link,
    "picture": _picture,
}
