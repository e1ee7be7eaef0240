"""Findings as SARIF 2.1.0, the format that editors and code hosts share.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from urllib.parse import quote

from mentorsite import __version__
from mentorsite.diagnostics import Diagnostic, Severity
from mentorsite.explain import explained, in_short, section, usual_severity
from mentorsite.language import Language
from mentorsite.report.order import fingerprints
from mentorsite.report.words import message

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}


def sarif(findings: Iterable[Diagnostic], language: Language) -> str:
    """Write the findings as one run, with the help for each rule that has found something."""
    marked = list(fingerprints(findings))
    rules = sorted({finding.rule for finding, _ in marked})
    run = {
        "tool": {"driver": _driver(rules, language)},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, mark, rules, language) for finding, mark in marked],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _driver(rules: Sequence[str], language: Language) -> dict[str, object]:
    return {
        "name": "mentorsite",
        "semanticVersion": __version__,
        "language": language.code,
        "rules": [_rule(rule, language) for rule in rules],
    }


def _rule(rule: str, language: Language) -> dict[str, object]:
    return {
        "id": rule,
        "shortDescription": {"text": _literally(in_short(rule, language))},
        "help": {"text": explained(rule, language), "markdown": section(rule)},
        "defaultConfiguration": {"level": _LEVELS[Severity[usual_severity(rule).upper()]]},
    }


def _result(finding: Diagnostic, mark: str, rules: Sequence[str], language: Language) -> dict[str, object]:
    return {
        "ruleId": finding.rule,
        "ruleIndex": rules.index(finding.rule),
        "level": _LEVELS[finding.severity],
        "message": {"text": _literally(message(finding, language))},
        "locations": [{"physicalLocation": _location(finding)}],
        "partialFingerprints": {"mentorsite/v1": mark},
    }


def _location(finding: Diagnostic) -> dict[str, object]:
    uri = quote(f"content/{finding.path}", safe="/", errors="surrogatepass")
    return {
        "artifactLocation": {"uri": uri, "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": finding.line, "startColumn": finding.column},
    }


def _literally(words: str) -> str:
    """Write what would be a placeholder or a link in a message so that it is none."""
    return words.replace("{", "{{").replace("}", "}}").replace("](", "] (")
