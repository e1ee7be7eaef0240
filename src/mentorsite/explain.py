"""What a rule is for, from the same text as docs/checks.md: why, how not, how instead.

The text is English; a rule's own words, in reports too, are said in the reader's language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from mentorsite.language import Language, translated
from mentorsite.resources import CHECKS
from mentorsite.rules import MESSAGES, N_, Message
from mentorsite.spelling import similar

_HEADING = re.compile(r"### `(?P<rule>[\w-]+)`")
_FENCE = "```"
_REPORT = re.compile(r"(?P<place>content/.+?:\d+:\d+): (?P<severity>\w+): (?P<rule>[\w-]+): (?P<words>.+)")
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_SENTENCE = re.compile(r".+?[.?](?=\s|$)")
_LABELS = (N_("Not like this:"), N_("The report:"), N_("Like this:"))
_SEVERITIES = (N_("error"), N_("warning"), N_("hint"))


def rules() -> tuple[str, ...]:
    """List every rule, in the order in which the table of messages has them."""
    return tuple(dict.fromkeys(message.partition("/")[0] for message in MESSAGES))


def similar_rules(word: str) -> list[str]:
    """Find the rules that somebody may have meant, the likeliest first."""
    return similar(word, rules())


def usual_severity(rule: str) -> str:
    """Tell how much a rule usually matters: error, warning or hint."""
    return _usual(rule).severity


def in_short(rule: str, language: Language) -> str:
    """Say in one sentence what a rule finds."""
    text = translated(language, _usual(rule).text)
    sentence = _SENTENCE.match(text)
    return _PLACEHOLDER.sub("…", sentence[0] if sentence else text)


def _usual(rule: str) -> Message:
    """Choose the message that stands for a rule: the one without a variant, else the first."""
    return MESSAGES.get(rule) or next(said for key, said in MESSAGES.items() if key.partition("/")[0] == rule)


def listed(language: Language) -> str:
    """Write a line to every rule."""
    width = max(map(len, rules()))
    return "\n".join(f"{rule:<{width}}  {in_short(rule, language)}" for rule in rules())


def section(rule: str) -> str:
    """Find what docs/checks.md says about a rule, as Markdown below its heading.

    Errors: KeyError if the rule is not known.
    """
    return _sections()[rule]


@cache
def _sections() -> dict[str, str]:
    found: dict[str, list[str]] = {}
    part: list[str] = []
    for line, is_typed in _lines(CHECKS.read_text(encoding="utf-8")):
        heading = None if is_typed else _HEADING.fullmatch(line)
        if heading:
            part = found.setdefault(heading["rule"], [])
        elif line.startswith("## ") and not is_typed:
            part = []
        else:
            part.append(line)
    return {rule: "\n".join(lines).strip() for rule, lines in found.items()}


def _lines(text: str) -> Iterator[tuple[str, bool]]:
    """Yield each line, and whether it is typed as an example, its fences included."""
    is_typed = False
    for line in text.split("\n"):
        is_fence = line.startswith(_FENCE)
        yield line, is_typed or is_fence
        is_typed ^= is_fence


def explained(rule: str, language: Language) -> str:
    """Explain a rule: how much it matters, what it finds, why, how not to write it and how instead.

    Errors: KeyError if the rule is not known.
    """
    lines = (_shown(line, is_typed, language) for line, is_typed in _lines(section(rule)))
    head = f"{rule} ({translated(language, usual_severity(rule))})"
    return "\n".join([head, in_short(rule, language), "", *(line for line in lines if line is not None)])


def _shown(line: str, is_typed: bool, language: Language) -> str | None:
    """Show a line of a section without Markdown's fences; None for a fence itself."""
    if not is_typed:
        return translated(language, line) if line in _LABELS else line
    return None if line.startswith(_FENCE) else f"    {_said_again(line, language)}".rstrip()


def _said_again(line: str, language: Language) -> str:
    """Say a line of a report in another language; every other line is an example and stays."""
    report = _REPORT.fullmatch(line)
    if report is None or report["severity"] not in _SEVERITIES:
        return line
    words = next(_retold(report["rule"], report["words"], language), report["words"])
    return f"{report['place']}: {translated(language, report['severity'])}: {report['rule']}: {words}"


def _retold(rule: str, words: str, language: Language) -> Iterator[str]:
    """Find the message that was said in these words, and say it in a language."""
    for key, message in MESSAGES.items():
        if key.partition("/")[0] == rule and (match := _pattern(message.text).fullmatch(words)):
            yield translated(language, message.text).format(**match.groupdict())


@cache
def _pattern(text: str) -> re.Pattern[str]:
    """Make the pattern of what a message says, whatever its values are; a value is the same wherever it stands."""
    pieces = _PLACEHOLDER.split(text)
    written = [re.escape(pieces[0])]
    for number in range(1, len(pieces), 2):
        name = pieces[number]
        written.append(f"(?P={name})" if name in pieces[1:number:2] else f"(?P<{name}>.+?)")
        written.append(re.escape(pieces[number + 1]))
    return re.compile("".join(written))
