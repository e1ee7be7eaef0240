"""The words of a finding, in one line and with nothing in them that a terminal or a build server would obey."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from mentorsite.diagnostics import Diagnostic, Severity
from mentorsite.language import Language, counted, translated, worded
from mentorsite.rules import N_, NN_

_WORDS = {Severity.ERROR: N_("error"), Severity.WARNING: N_("warning"), Severity.HINT: N_("hint")}
_COUNTS = {
    Severity.ERROR: NN_("{count} error", "{count} errors"),
    Severity.WARNING: NN_("{count} warning", "{count} warnings"),
    Severity.HINT: NN_("{count} hint", "{count} hints"),
}
_JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
_HIDDEN = ("Cc", "Cf", "Cs", "Zl", "Zp")
_NAMES = ("folder", "mentor", "name", "other", "owner")
"""Values that somebody chose: names of files and of people."""
_LONGEST_NAME = 60
_COMMAND = re.compile(r"##(?=\w*\[)")
"""Build servers take this for the beginning of a command wherever it stands in a line."""


def severity_word(finding: Diagnostic, language: Language) -> str:
    """Say how much a finding matters."""
    return translated(language, _WORDS[finding.severity])


def summed_up(findings: Iterable[Diagnostic], language: Language) -> str:
    """Count the findings in words, the most serious first."""
    counts = Counter(finding.severity for finding in findings)
    parts = [
        counted(language, *_COUNTS[severity], counts[severity]).format(count=counts[severity])
        for severity in sorted(counts)
    ]
    return ", ".join(parts) or translated(language, N_("No findings."))


def path_of(finding: Diagnostic) -> str:
    """Name the file of a finding, from the folder that holds content/."""
    return visible(f"content/{finding.path}")


def message(finding: Diagnostic, language: Language) -> str:
    """Say a finding in one line: long names are cut, and what would steer a terminal is written out."""
    values = tuple((key, _short(value) if key in _NAMES else value) for key, value in finding.values)
    return visible(worded(replace(finding, values=values), language))


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…"


def visible(written: str) -> str:
    r"""Write out what would be invisible, or turn text around: a line break becomes `\n`, U+202E `\u202e`.

    The beginning of a build server's command (`##[…]`) is written so that it is none.
    """
    return _COMMAND.sub(r"#\\x23", "".join(map(visible_character, written)))


def visible_character(character: str) -> str:
    """Write out one character if it would be invisible."""
    if character in _JOINERS or unicodedata.category(character) not in _HIDDEN:
        return character
    return character.encode("unicode_escape").decode("ascii")
