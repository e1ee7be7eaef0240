"""Markdown of one segment of a body → its sections, tasks, links and HTML."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline, autolink, image, link

from mentorsite.content import hypertext, limits, sections
from mentorsite.content.conversion import Note, Reading, convert
from mentorsite.content.hypertext import Manner, Resolve
from mentorsite.content.nodes import Link, Node
from mentorsite.content.nodes import plain as plain_text
from mentorsite.content.sections import Section
from mentorsite.content.task_lines import marker, say
from mentorsite.content.tasks import Task, bare_bullets, late_dates, tasks_of
from mentorsite.diagnostics import Diagnostic, Place

__all__ = ["Link", "Node", "Prose", "Section", "Task", "html", "plain", "read"]

_FEW, _INSIDE = 6, 4
_BRACKET = re.compile(r"\\.|`[^`]*`|[\[\]]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Prose:
    """What was read from one segment of a body."""

    nodes: tuple[Node, ...]
    """All of it, headings included."""
    sections: tuple[Section, ...]
    tasks: tuple[Task, ...]
    """Top-level task items in their order; nested ones belong to the notes of the item above."""
    links: tuple[Link, ...]
    """Those that may stand; what was refused is a finding."""
    findings: tuple[Diagnostic, ...]


def read(text: str, path: str, first_line: int, section: str | None = None, steps: bool = False) -> Prose:
    """Read a segment whose first line is line `first_line` of the file.

    `section` is the name of the section in which the segment begins, where it continues a shared
    text. With `steps`, plain bullets in the section of the steps are reported. A text over a limit
    is not parsed at all: no nodes, only the finding.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    reading = Reading(path, first_line, text.split("\n"))
    refused = limits.too_long(reading.lines, path, first_line)
    if refused:
        return Prose((), (), (), (), refused)
    nodes = convert(_PARSER.parse(text), reading)
    # A section's level is not known where it continues; ## is what everybody writes.
    start = Section(section, "", 2 if section else 0, Place(first_line), ())
    parts = sections.divide(nodes, start)
    found = tasks_of(parts, reading)
    findings = {*reading.findings, *late_dates(found, path), *(bare_bullets(parts, reading) if steps else ())}
    return Prose(nodes, parts, found, tuple(reading.links), tuple(sorted(findings)))


def html(
    part: Prose | Section | Sequence[Node],
    resolve: Resolve,
    heading_prefix: str = "",
    without_tasks: Literal["all", "owned"] | None = None,
    shift: int = 0,
    table_label: str = "",
    marks: Mapping[str, str] | None = None,
) -> str:
    """The safe HTML of a body, of a section without its heading, or of nodes such as `Task.below`.

    `resolve` maps a relative target to its final address; with None the link or picture becomes
    its plain text. Tasks that are listed elsewhere can be left out: all, or those with an owner.
    Headings have ids only with a `heading_prefix`. `marks` has the words for the marks of tasks
    left in prose, in the page's language.
    """
    nodes = part.nodes if isinstance(part, Prose | Section) else tuple(part)
    manner = Manner(resolve, heading_prefix, shift, table_label, marks or {})
    kept = hypertext.without_tasks(nodes, _LISTED[without_tasks]) if without_tasks else nodes
    return hypertext.write(kept, manner)


_LISTED: Mapping[str, Callable[[Node], bool]] = {
    "all": lambda item: True,
    "owned": lambda item: bool(say(item.children[0].children).owners),
}


def plain(part: Prose | Section | Sequence[Node]) -> str:
    """The bare words, a line to each paragraph, for quotations and search."""
    return plain_text(part.nodes if isinstance(part, Prose | Section) else part)


class _Parser(MarkdownIt):
    """Hands targets on as written: `targets.allowed` judges them, and a refused link is a finding."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802 (the parser's name)
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802 (the parser's name)
        return link

    def validateLink(self, url: str) -> bool:  # noqa: N802 (the parser's name)
        return True


def _take_markers(state: StateCore) -> None:
    """Take the mark off every item that is a task, before `[x]` could be read as a link."""
    for item, paragraph, inline in zip(state.tokens, state.tokens[1:], state.tokens[2:], strict=False):
        if (item.type, paragraph.type) != ("list_item_open", "paragraph_open"):
            continue
        found = marker(inline.content)
        if found and inline.map:
            mark, length = found
            item.meta = inline.meta = {"note": Note(mark, inline.content, length, inline.map[0])}
            inline.content = inline.content[length:]


def _star_in_word(state: StateInline, silent: bool) -> bool:
    """A star between letters or digits is text: Mentor*innen, Jede*r, 2*3; emphasis needs a word's edge."""
    before, after = state.pos - 1, state.pos + 1
    if state.src[state.pos] != "*" or before < 0 or after >= state.posMax:
        return False
    if not (_in_word(state.src[before]) and _in_word(state.src[after])):
        return False
    if not silent:
        state.append_pending("*")
    state.pos += 1
    return True


def _in_word(sign: str) -> bool:
    """Whether a sign is a letter, a digit or an accent of its own."""
    return unicodedata.category(sign)[0] in "LMN"


def _placed(rule: Callable[[StateInline, bool], bool]) -> Callable[[StateInline, bool], bool]:
    """The same rule, which also notes where its link or picture begins."""

    def run(state: StateInline, silent: bool) -> bool:
        start, count = state.pos, len(state.tokens)
        if not _may_open(state) or not rule(state, silent):
            return False
        for token in state.tokens[count : count + 2]:
            if token.type in ("link_open", "image"):
                token.meta = {"note": Note(at=start)}
        return True

    return run


def _may_open(state: StateInline) -> bool:
    """Whether the bracket at the position may begin a link.

    The parser looks for each bracket's end anew, which takes minutes on hostile text. Among more
    than a few brackets only those are tried that have an end and hold few others.
    """
    opening = state.src.find("[", state.pos, state.pos + 2)
    if opening < 0:
        return True
    openings = state.env.setdefault("openings", {})
    if state.src not in openings:
        openings[state.src] = _openings(state.src)
    allowed: frozenset[int] | None = openings[state.src]
    return allowed is None or opening in allowed


def _openings(text: str) -> frozenset[int] | None:
    """The opening brackets that have an end and at most `_INSIDE` levels inside; None stands for all."""
    if text.count("[") <= _FEW:
        return None
    found, open_, heights = set(), [], [0]
    for match in _BRACKET.finditer(text):
        if match[0] == "[":
            open_.append(match.start())
            heights.append(0)
        elif match[0] == "]" and open_:
            start, height = open_.pop(), heights.pop()
            heights[-1] = max(heights[-1], height + 1)
            if height <= _INSIDE:
                found.add(start)
    return frozenset(found)


def _parser() -> _Parser:
    options = {"html": False, "linkify": False, "typographer": False, "maxNesting": 50}
    parser = _Parser("js-default", options)
    parser.enable(["table", "strikethrough"])
    parser.core.ruler.after("block", "task_markers", _take_markers)
    parser.inline.ruler.before("emphasis", "star_in_word", _star_in_word)
    for name, rule in {"link": link, "image": image, "autolink": autolink}.items():
        parser.inline.ruler.at(name, _placed(rule))
    return parser


_PARSER = _parser()
