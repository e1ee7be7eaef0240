"""The order of findings, and marks by which each is known again in the next report."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator

from mentorsite.diagnostics import Diagnostic


def ordered(findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Sort findings as a reader goes through the files: by path, line and column."""
    return sorted(findings)


def errors_first(findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Sort findings by severity, then by place: some hosts show only the first few."""
    return sorted(findings, key=lambda finding: (finding.severity, finding))


def fingerprints(findings: Iterable[Diagnostic]) -> Iterator[tuple[Diagnostic, str]]:
    """Mark each finding, in the order of the files; a line added above, or another language, changes no mark.

    Of several findings with the same words in one file the first is told from the second by its
    turn. The line's own text stays out of it: a short private word could be guessed from its digest.
    """
    turns: Counter[tuple[str, str]] = Counter()
    for finding in ordered(findings):
        turns[finding.path, finding.message] += 1
        known = (finding.path, finding.message, str(turns[finding.path, finding.message]))
        yield finding, hashlib.sha256("\0".join(known).encode(errors="surrogatepass")).hexdigest()[:32]
