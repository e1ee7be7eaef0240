"""Skeletons: files with gaps, filled so that whatever is put into one reads back as it was."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from functools import cache
from string import Template
from typing import Final

from mentorsite.resources import TEMPLATES

SKELETONS: Final = TEMPLATES / "skeletons"

_PLAIN = re.compile(r"[^\W_](?:(?!: | #).)*(?<!:)")
_PROMPT = re.compile(r"<!--.*?-->", re.DOTALL)
_INVISIBLE: Final = frozenset({"Cc", "Cs", "Zl", "Zp"})
"""Controls, halves of characters, and separators that no editor shows as a line's end."""
_MARKS: Final = frozenset("\ufeff\ufffe\uffff")


def skeleton(language: str, name: str, values: Mapping[str, str]) -> str:
    """Fill the skeleton `name` in a language.

    Errors: KeyError if it has a gap without a value.
    """
    return Template(_empty(language, name)).substitute(values)


@cache
def _empty(language: str, name: str) -> str:
    return (SKELETONS / language / name).read_text("utf-8")


def days(today: date) -> dict[str, str]:
    """Fill the gaps for dates: today, this month, this year, and the year three years on."""
    written = today.isoformat()
    return {"day": written, "month": written[:7], "year": written[:4], "later": str(today.year + 3)}


def cleaned(text: str) -> str:
    """Drop what cannot stand in a file, such as control characters; lines stay lines."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join("".join(filter(_can_stand, line)).rstrip() for line in lines).strip()


def one_line(text: str) -> str:
    """Join a text to one line of words with single blanks."""
    return " ".join("".join(filter(_can_stand, " ".join(text.split()))).split())


def _can_stand(character: str) -> bool:
    return unicodedata.category(character) not in _INVISIBLE and character not in _MARKS


def quoted(line: str) -> str:
    """Write one line of text as a value in YAML, in quotation marks where it needs them."""
    if _PLAIN.fullmatch(line):
        return line
    escaped = line.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def with_facts(text: str, facts: Mapping[str, str]) -> str:
    """Put facts at the top of a file's front matter, which is made if there is none."""
    lines = "".join(f"{key}: {quoted(value)}\n" for key, value in facts.items())
    if text.startswith("---\n"):
        return f"---\n{lines}{text[4:]}"
    return f"---\n{lines}---\n{text}" if lines else text


def answered(text: str, answer: str) -> str:
    """Put an answer in the place of the first prompt; without an answer the prompt stays."""
    return _PROMPT.sub(lambda _: answer, text, count=1) if answer else text


def in_comment(text: str) -> str:
    """Make one line of words that cannot end the comment they stand in."""
    return one_line(text).replace("-->", "→")
