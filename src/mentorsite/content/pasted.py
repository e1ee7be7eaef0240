"""Secrets that came along by accident: private keys and access tokens, found by their shape and never repeated."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate, pairwise
from typing import Final

from mentorsite.diagnostics import Diagnostic, Place, fault

_MASK: Final = "•"
_KEY: Final = re.compile(
    # Prose that only speaks of such a line goes on behind it, or has it in quotation marks.
    r"-----BEGIN (?:[A-Z0-9]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----(?=[ \t]*(?:\n|\Z|\\[rn]|[A-Za-z0-9+/=]{16}))"
)
_KEY_ENDS: Final = "-----END "


def _shape(pattern: str) -> re.Pattern[str]:
    """Make the pattern of a token that is no part of a longer word."""
    return re.compile(rf"(?<![A-Za-z0-9]){pattern}(?![A-Za-z0-9])")


_GITHUB: Final = ("ghp_", "gho_", "ghu_", "ghs_", "ghr_")
_GITLAB: Final = ("glpat-", "glptt-", "gldt-", "glrt-", "glcbt-", "glft-", "glsoat-", "glagent-")
_TOKENS: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    *((sign, _shape(sign + "[A-Za-z0-9]{36,255}+")) for sign in _GITHUB),
    *((sign, _shape(sign + "[A-Za-z0-9_.-]{20,300}+")) for sign in _GITLAB),
    ("github_pat_", _shape("github_pat_[A-Za-z0-9_]{50,255}+")),
    ("AKIA", _shape("AKIA[A-Z0-9]{16}")),
    ("ASIA", _shape("ASIA[A-Z0-9]{16}")),
    ("xox", _shape("xox[abeoprs]-[A-Za-z0-9-]{10,250}+")),
    ("xapp-", _shape("xapp-[A-Za-z0-9-]{20,250}+")),
    ("hooks.slack.com/", re.compile(r"hooks\.slack\.com/services/[A-Z0-9]+/[A-Z0-9]+/[A-Za-z0-9]{16,}")),
    ("AIza", _shape("AIza[A-Za-z0-9_-]{35}")),
    ("npm_", _shape("npm_[A-Za-z0-9]{36}")),
    ("pypi-AgE", _shape("pypi-AgE[A-Za-z0-9_-]{40,500}+")),
    ("eyJ", _shape(r"eyJ[A-Za-z0-9_-]{10,2000}+\.eyJ[A-Za-z0-9_-]{10,8000}+\.[A-Za-z0-9_-]{10,2000}+")),
)
"""A sign that every token of a kind holds, so that few texts are looked at twice, and how the whole of it looks."""


def secrets_in(text: str) -> list[range]:
    """Find the stretches of a text that look like a secret, in their order; none lies in another."""
    tokens = (range(*match.span()) for sign, shape in _TOKENS if sign in text for match in shape.finditer(text))
    keys = _keys(text) if "PRIVATE KEY" in text else ()
    return list(_apart(sorted([*tokens, *keys], key=lambda stretch: stretch.start)))


def _keys(text: str) -> Iterator[range]:
    """Yield each private key, from its first line to its last; without one, up to the next empty line."""
    headers = [match.start() for match in _KEY.finditer(text)]
    for start, limit in pairwise([*headers, len(text)]):
        end = text.find(_KEY_ENDS, start, limit)
        stop = text.find("\n" if end >= 0 else "\n\n", max(start, end), limit)
        yield range(start, stop if stop >= 0 else limit)


def _apart(stretches: Iterable[range]) -> Iterator[range]:
    end = 0
    for stretch in stretches:
        if stretch.start >= end:
            yield stretch
            end = stretch.stop


def findings_in(text: str, path: str) -> Iterator[Diagnostic]:
    """Find the secrets of a file, each where it begins."""
    found = secrets_in(text)
    starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))] if found else []
    for stretch in found:
        line = bisect_right(starts, stretch.start)
        yield fault(path, Place(line, stretch.start - starts[line - 1] + 1), "secret-pasted")


def without_secrets(text: str) -> str:
    """Put dots in the place of secrets; everything else stays where it is, line by line and column by column."""
    pieces, end = [], 0
    for stretch in secrets_in(text):
        pieces += [text[end : stretch.start], re.sub(r"[^\n]", _MASK, text[stretch.start : stretch.stop])]
        end = stretch.stop
    return "".join([*pieces, text[end:]])
