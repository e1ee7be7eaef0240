"""Findings as annotations on GitHub: a workflow command to each.

https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from collections.abc import Iterable

from mentorsite.diagnostics import Diagnostic, Severity
from mentorsite.language import Language
from mentorsite.report.order import errors_first
from mentorsite.report.words import message, path_of, summed_up

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}
_IN_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTIES = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def github(findings: Iterable[Diagnostic], language: Language) -> str:
    """Write a command to each finding and a last line that counts.

    The most serious come first: GitHub shows ten of each severity and leaves the others in the log.
    """
    found = errors_first(findings)
    return "\n".join([*(_command(finding, language) for finding in found), summed_up(found, language)])


def _command(finding: Diagnostic, language: Language) -> str:
    facts = {"file": path_of(finding), "line": finding.line, "col": finding.column, "title": finding.rule}
    properties = ",".join(f"{name}={str(value).translate(_IN_PROPERTIES)}" for name, value in facts.items())
    return f"::{_COMMANDS[finding.severity]} {properties}::{message(finding, language).translate(_IN_DATA)}"
