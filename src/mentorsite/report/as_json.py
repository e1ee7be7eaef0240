"""Findings as JSON, in a shape of our own that docs/checks.md describes."""

from __future__ import annotations

import json as standard
from collections import Counter
from collections.abc import Iterable

from mentorsite.diagnostics import Diagnostic, Severity
from mentorsite.language import Language
from mentorsite.report.order import ordered
from mentorsite.report.words import message, path_of

VERSION = 1
"""Of the JSON: it changes when a key changes its meaning or goes."""


def json(findings: Iterable[Diagnostic], language: Language) -> str:
    """Write the findings for a machine; docs/checks.md describes the shape."""
    found = ordered(findings)
    counts = Counter(finding.severity for finding in found)
    shape = {
        "version": VERSION,
        "findings": [_facts(finding, language) for finding in found],
        "counts": {severity.name.lower(): counts[severity] for severity in Severity},
    }
    return standard.dumps(shape, ensure_ascii=False, indent=2)


def _facts(finding: Diagnostic, language: Language) -> dict[str, str | int]:
    return {
        "path": path_of(finding),
        "line": finding.line,
        "column": finding.column,
        "severity": finding.severity.name.lower(),
        "rule": finding.rule,
        "message": message(finding, language),
    }
