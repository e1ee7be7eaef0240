"""The parser of Markdown: what we read otherwise than it does, and what it need not try.

It tries each of its rules at every line and at every letter. Here only those are tried that fit the
sign that stands there; what comes out is the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import TypeVar

from markdown_it import MarkdownIt
from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline, autolink, image, link

from mentorsite.content.conversion import Note
from mentorsite.content.task_lines import marker

_FEW, _INSIDE = 6, 4
_MARK = re.compile(r"[*_~`\\\[<&](?!(?<=[^\W_]\*)[^\W_])")
"""Without any of these a text is nothing but text; a star in a word is no mark."""
_MARGIN = re.compile(r" \n|\n[ \t]")
_BRACKET = re.compile(r"\\.|`[^`]*`|[\[\]]", re.DOTALL)
_LINE_SIGNS = {
    "fence": "`~",
    "blockquote": ">",
    "hr": "*-_",
    "list": "*+-0123456789",
    "reference": "[",
    "heading": "#",
}
"""The signs with which a line begins where a rule may fit; other rules may fit every line."""
_LETTER_SIGNS = {
    "newline": "\n",
    "escape": "\\",
    "backticks": "`",
    "strikethrough": "~",
    "star_in_word": "*",
    "emphasis": "*_",
    "link": "[",
    "image": "!",
    "autolink": "<",
    "entity": "&",
}
"""The same for a place within a text."""

_CHAINS = ("", "paragraph", "reference", "blockquote", "list")
"""What rules are asked for: all that may begin something, or those that may end one of these blocks."""

Rule = TypeVar("Rule")
_OfLines = Callable[[StateBlock, int, int, bool], bool]
_OfLetters = Callable[[StateInline, bool], bool]


class _Parser(MarkdownIt):
    """Hands targets on as written: `targets.allowed` judges them, and a refused link is a finding."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802 (the parser's name)
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802 (the parser's name)
        return link

    def validateLink(self, url: str) -> bool:  # noqa: N802 (the parser's name)
        return True


def _replace_null(state: StateCore) -> None:
    """Leave no NUL in a text; all its lines end with LF already."""
    state.src = state.src.replace("\0", "\N{REPLACEMENT CHARACTER}")


def _take_markers(state: StateCore) -> None:
    """Take the mark off every item that is a task, before `[x]` could be read as a link."""
    for item, paragraph, inline in zip(state.tokens, state.tokens[1:], state.tokens[2:], strict=False):
        if item.type != "list_item_open" or paragraph.type != "paragraph_open":
            continue
        found = marker(inline.content)
        if found and inline.map:
            mark, length = found
            item.meta = inline.meta = {"note": Note(mark, inline.content, length, inline.map[0])}
            inline.content = inline.content[length:]


def _read_marked(state: StateCore) -> None:
    """Take the pieces of each text that has a mark; all others are left without pieces."""
    for token in state.tokens:
        if token.type == "inline" and _is_marked(token.content):
            token.children = state.md.inline.parse(token.content, state.md, state.env, [])


def _is_marked(text: str) -> bool:
    return _MARK.search(text) is not None or ("\n" in text and _MARGIN.search(text) is not None)


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


def _placed(rule: _OfLetters) -> _OfLetters:
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


def _by_sign(ruler: Ruler[Rule], signs: Mapping[str, str], chain: str = "") -> Callable[[str], list[Rule]]:
    """Sort the rules of a chain by the signs at which they may fit; their order stays the parser's."""
    names = dict(zip(ruler.getRules(), ruler.get_active_rules(), strict=True))
    rules = [(rule, signs.get(names[rule])) for rule in ruler.getRules(chain)]
    others = [rule for rule, fits in rules if fits is None]
    fitting = {sign: [rule for rule, fits in rules if fits is None or sign in fits] for sign in "".join(signs.values())}
    return lambda sign: fitting.get(sign, others)


def _sort_lines(ruler: Ruler[_OfLines]) -> None:
    """Let one rule stand for all, in a text itself and in each kind of block that they may end."""
    chains = {chain: _by_sign(ruler, _LINE_SIGNS, chain) for chain in _CHAINS}
    ruler.disable(ruler.get_active_rules())
    for chain, fitting in chains.items():
        # The parser takes indented lines for code only where an active rule is called so.
        ruler.push(chain or "code", _at_line(fitting), {"alt": [chain] if chain else []})


def _at_line(fitting: Callable[[str], list[_OfLines]]) -> _OfLines:
    def run(state: StateBlock, line: int, end: int, silent: bool) -> bool:
        start = state.bMarks[line] + state.tShift[line]
        for rule in fitting(state.src[start : start + 1]):  # noqa: SIM110 (this is where time goes)
            if rule(state, line, end, silent):
                return True
        return False

    return run


def _sort_letters(ruler: Ruler[_OfLetters]) -> None:
    """Let one rule stand for all at every letter of a text."""
    fitting = _by_sign(ruler, _LETTER_SIGNS)
    ruler.disable(ruler.get_active_rules())
    ruler.push("by_sign", _at_letter(fitting))


def _at_letter(fitting: Callable[[str], list[_OfLetters]]) -> _OfLetters:
    def run(state: StateInline, silent: bool) -> bool:
        for rule in fitting(state.src[state.pos]):  # noqa: SIM110 (this is where time goes)
            if rule(state, silent):
                return True
        return False

    return run


def thorough_parser() -> MarkdownIt:
    """The parser with our rules, which tries each rule everywhere."""
    options = {"html": False, "linkify": False, "typographer": False, "maxNesting": 50}
    parser = _Parser("js-default", options)
    parser.enable(["table", "strikethrough"])
    parser.core.ruler.after("block", "task_markers", _take_markers)
    parser.inline.ruler.before("emphasis", "star_in_word", _star_in_word)
    for name, rule in {"link": link, "image": image, "autolink": autolink}.items():
        parser.inline.ruler.at(name, _placed(rule))
    return parser


def _quick_parser() -> MarkdownIt:
    """The same without what would come to nothing."""
    parser = thorough_parser()
    # The options have switched these off.
    parser.disable(["html_block", "html_inline", "linkify", "replacements", "smartquotes"])
    parser.core.ruler.at("normalize", _replace_null)
    parser.core.ruler.at("inline", _read_marked)
    _sort_lines(parser.block.ruler)
    _sort_letters(parser.inline.ruler)
    return parser


PARSER = _quick_parser()
