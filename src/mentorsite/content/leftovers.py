"""Prompts of the skeletons that are left over in a text: once they are no comment any more, they are shown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from mentorsite.content.blocks import Segment
from mentorsite.diagnostics import Diagnostic, Place, fault
from mentorsite.resources import TEMPLATES

_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_GAP = re.compile(r"\$\w+")
_MARKS = re.compile(r"(?:[\s>*+-]|\d+[.)]|<!--)*")
"""Before a line's words: blanks, the marks of lists and quotes, and half a comment."""
_FEWEST = 4
"""Words of a prompt; a shorter line may well be somebody's own."""


def leftovers(segments: Iterable[Segment], path: str) -> Iterator[Diagnostic]:
    """Find the lines of a body that stand in a skeleton word for word."""
    for segment in segments:
        for number, line in enumerate(segment.text.split("\n"), segment.line):
            if line.count(" ") >= _FEWEST - 1 and _is_prompt(bare := _bare(line)):
                yield fault(path, Place(number, line.index(bare) + 1), "leftover-prompt")


def _bare(line: str) -> str:
    """Take the marks of lists, quotes and comments off a line."""
    marks = _MARKS.match(line)
    return line[marks.end() if marks else 0 :].rstrip().removesuffix("-->").rstrip()


def _is_prompt(words: str) -> bool:
    known, with_gaps = _prompts()
    return words in known or with_gaps.fullmatch(words) is not None


@cache
def _prompts() -> tuple[frozenset[str], re.Pattern[str]]:
    """List the lines of all skeletons that ask or explain something; those with gaps are one pattern."""
    texts = [file.read_text(encoding="utf-8") for file in sorted((TEMPLATES / "skeletons").glob("*/*.md"))]
    lines = (line for text in texts for comment in _COMMENT.findall(text) for line in comment.split("\n"))
    asking = sorted({_bare(line) for line in lines if _asks(line.strip())})
    gaps = [".+?".join(map(re.escape, _GAP.split(line))) for line in asking if _GAP.search(line)]
    return frozenset(line for line in asking if not _GAP.search(line)), re.compile("|".join(gaps))


def _asks(line: str) -> bool:
    """Tell whether a line of a prompt is a sentence: what ends in a colon may stay as a label, an example is a task."""
    is_example = line.startswith(("- [", "#", ":")) or line.endswith(":")
    return not is_example and len(_GAP.sub("", line).split()) >= _FEWEST
