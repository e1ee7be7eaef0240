"""What an attacker would write: the lists in tests/examples, and the ways of bringing a payload into Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

LISTS = ("xss-own.txt", "xss-blns.txt", "xss-brs-kb.txt")
EXAMPLES = Path(__file__).parent / "examples"
_INVISIBLE = re.compile(
    "[^\x20-\x7e\xa0-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)


def payloads() -> list[str]:
    """All lines of the lists, each once: ours first."""
    return list(dict.fromkeys(line for name in LISTS for line in _lines(name)))


def _lines(name: str) -> list[str]:
    text = (EXAMPLES / name).read_text(encoding="utf-8")
    return [line for line in text.partition("\n=====\n")[2].split("\n") if line and not line.startswith("## ")]


def in_yaml(payload: str) -> str:
    """A payload as a quoted value; what no front matter may hold is left out of it."""
    return "'" + _INVISIBLE.sub("", payload).replace("'", "''") + "'"


def as_name(payload: str) -> str:
    """A payload as a file's name: no slash, not too long, nothing invisible."""
    return _INVISIBLE.sub("", payload).replace("/", "∕").strip(". ")[:60]


WAYS: Mapping[str, Callable[[str, int], str]] = {
    "paragraph": lambda words, _: words,
    "item": lambda words, _: f"- {words}",
    "step": lambda words, _: f"- [ ] {words} by:2026-10",
    "action": lambda words, _: f"- [ ] @tomasz {words}",
    "note on a step": lambda words, _: f"- [ ] üben\n  - {words}",
    "quotation": lambda words, _: f"> {words}",
    "heading": lambda words, _: f"### {words}",
    "typed": lambda words, _: f"`{words}`",
    "code": lambda words, _: f"````{words}\n{words}\n````",
    "cell": lambda words, _: f"| {words} | x |\n|---|---|\n| {words} | {words} |",
    "emphasis": lambda words, _: f"**{words}** *{words}* ~~{words}~~",
    "words of a link": lambda words, _: f"[{words}](https://a.example)",
    "target": lambda words, _: f"[x]({words})",
    "target in angles": lambda words, _: f"[x](<{words}>)",
    "bare target": lambda words, _: f"<{words}>",
    "title": lambda words, _: f'[x](https://a.example "{words}")',
    "other title": lambda words, _: f"[x](https://a.example '{words}')",
    "reference": lambda words, number: f"[x][r{number}]\n\n[r{number}]: {words}",
    "reference in angles": lambda words, number: f'[x][s{number}]\n\n[s{number}]: <{words}> "{words}"',
    "picture": lambda words, _: f'![{words}](files/a.png "{words}")',
    "picture's target": lambda words, _: f"![x]({words})",
    "part of an address": lambda words, _: f"<https://a.example/{words}>",
}
"""How a payload comes into a body: the words, and a number that no other piece has."""
