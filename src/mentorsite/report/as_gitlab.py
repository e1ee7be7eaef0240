"""Findings as GitLab's code quality report.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from mentorsite.diagnostics import Diagnostic, Severity
from mentorsite.language import Language
from mentorsite.report.order import fingerprints
from mentorsite.report.words import message, path_of

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.HINT: "info"}


def gitlab(findings: Iterable[Diagnostic], language: Language) -> str:
    """Write the findings for a merge request; GitLab tells old from new ones by their fingerprints."""
    issues = [_issue(finding, mark, language) for finding, mark in fingerprints(findings)]
    return json.dumps(issues, ensure_ascii=False, indent=2)


def _issue(finding: Diagnostic, fingerprint: str, language: Language) -> dict[str, object]:
    return {
        "description": message(finding, language),
        "check_name": finding.rule,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": path_of(finding), "lines": {"begin": finding.line}},
    }
