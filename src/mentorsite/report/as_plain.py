"""Findings in sentences, one to a fact, with signs as words: to be listened to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from mentorsite.diagnostics import Diagnostic, Severity
from mentorsite.language import Language, say, translated
from mentorsite.report.order import ordered
from mentorsite.report.words import message, path_of, summed_up
from mentorsite.rules import N_

_KINDS = {
    Severity.ERROR: N_("Number {number} of {count} is an error."),
    Severity.WARNING: N_("Number {number} of {count} is a warning."),
    Severity.HINT: N_("Number {number} of {count} is a hint."),
}
_QUOTED = re.compile("“[^“”]*”|„[^„“]*“")
_COLON = N_("colon")
_AFTER_A_KEY = re.compile(r"(?<=[^\W\d]):(?=[\s”“]|$)")
"""Only within quotation marks: elsewhere a colon is a pause."""
_SIGNS = (
    (re.compile(r"- \[ \]"), N_("hyphen, opening bracket, blank, closing bracket,")),
    (re.compile(r"-->"), N_("two hyphens and a greater-than sign")),
    (re.compile(r"---"), N_("three hyphens")),
    (re.compile(r"--(?=\w)"), N_("two hyphens")),
    (re.compile(r":::"), N_("three colons")),
    (re.compile(r"(?<=[^\W\d]):(?=\d)"), _COLON),
    (re.compile(r"#"), N_("number sign")),
    (re.compile(r"\["), N_("opening bracket")),
    (re.compile(r"\]"), N_("closing bracket")),
    (re.compile(r"\{"), N_("opening brace")),
    (re.compile(r"\}"), N_("closing brace")),
)
_SILENT = re.compile("[“”„…]")
_BEFORE_A_STOP = re.compile(r"[\s,]+(?=[,.;?](?:\s|$))")


def plain(findings: Iterable[Diagnostic], language: Language) -> str:
    """Write a few sentences to each finding: what it is, where it stands, what can be done, the rule's name."""
    found = ordered(findings)
    lines = [line for number, finding in enumerate(found, 1) for line in _told(finding, number, len(found), language)]
    return "\n".join([*lines, summed_up(found, language).rstrip(".") + "."])


def _told(finding: Diagnostic, number: int, count: int, language: Language) -> Iterator[str]:
    yield say(language, _KINDS[finding.severity], number=number, count=count)
    # Its own words may begin with somebody's name, and no line of ours does.
    yield say(language, N_("The message: {words}"), words=read_aloud(message(finding, language), language))
    place = N_("The place: line {line}, column {column} in the file {file}")
    yield say(language, place, line=finding.line, column=finding.column, file=path_of(finding))
    yield say(language, N_("The rule is called {rule}."), rule=finding.rule)


def read_aloud(words: str, language: Language) -> str:
    """Say signs in words where they matter, and leave out those that are only seen."""
    named = f" {translated(language, _COLON)} "
    words = _QUOTED.sub(lambda quoted: _AFTER_A_KEY.sub(named, quoted[0]), words)
    for sign, name in _SIGNS:
        words = sign.sub(f" {translated(language, name)} ", words)
    return _BEFORE_A_STOP.sub("", " ".join(_SILENT.sub(" ", words).split()))
