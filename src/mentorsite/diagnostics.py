"""Faults of authors as data: a place, a rule, and values for the words that are said later.

A diagnostic never quotes what somebody wrote. Its values are names that are public in the
programme anyway (allowed keys, ids, numbers); the author's own words appear only in the code
frame on a terminal, which reads them from the file again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import IntEnum

from mentorsite.rules import ASKING, MESSAGES


class Severity(IntEnum):
    """How much a finding matters; the number orders them, the most serious first."""

    ERROR = 0
    """The file cannot be shown as it is meant."""
    WARNING = 1
    """Probably not what the author meant; shown all the same."""
    HINT = 2
    """A question to the author, or something that time alone brought about."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A position in a file: line and column from 1, columns in code points."""

    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """One fault of an author."""

    path: str
    """Relative to the content folder, with slashes."""
    line: int
    column: int
    message: str
    """A key of `rules.MESSAGES`: the rule's word, a slash and a variant where the words differ."""
    severity: Severity
    values: tuple[tuple[str, str], ...] = ()

    @property
    def rule(self) -> str:
        """The rule's word, as in docs/checks.md."""
        return self.message.partition("/")[0]


def fault(path: str, place: Place, message: str, **values: object) -> Diagnostic:
    """Make the diagnostic for `message` at a place, with its rule's usual severity.

    Errors: KeyError if the message is not in the table.
    """
    severity = Severity[MESSAGES[message].severity.upper()]
    return Diagnostic(
        path, place.line, place.column, message, severity, tuple(sorted((k, str(v)) for k, v in values.items()))
    )


UNCHANGEABLE = frozenset({"block-fault", "visibility-too-wide", "file-unreadable", "forbidden-word", "requires-newer"})
"""Rules that keep private words private, or that make the programme what it is: no setting turns them off."""


def adjusted(findings: Iterable[Diagnostic], severities: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    """Findings with the severities that the programme chose; `off` drops a rule's findings, also questions."""
    chosen = {rule: severity for rule, severity in severities.items() if _is_open(rule, severity)}
    kept = (
        replace(finding, severity=Severity[chosen[finding.rule].upper()]) if finding.rule in chosen else finding
        for finding in findings
        if chosen.get(finding.rule) != "off"
    )
    return tuple(sorted(set(kept)))


def _is_open(rule: str, severity: str) -> bool:
    """Tell whether a programme may take a rule so seriously: a question to somebody stays one."""
    return rule not in UNCHANGEABLE and (rule not in ASKING or severity in ("hint", "off"))


def errors(findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Only the errors."""
    return [finding for finding in findings if finding.severity is Severity.ERROR]
