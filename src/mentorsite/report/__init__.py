"""Findings as output: for people, for screen readers, and for the machines that run checks.

Nothing an author wrote stands in the output but names, and the code frames that a terminal shows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from mentorsite.diagnostics import Diagnostic
from mentorsite.language import Language
from mentorsite.report.as_github import github
from mentorsite.report.as_gitlab import gitlab
from mentorsite.report.as_json import json
from mentorsite.report.as_plain import plain
from mentorsite.report.as_sarif import sarif
from mentorsite.report.as_text import text
from mentorsite.report.order import errors_first, ordered
from mentorsite.report.words import message, summed_up, visible

__all__ = [
    "FORMATS",
    "errors_first",
    "github",
    "gitlab",
    "json",
    "message",
    "ordered",
    "plain",
    "sarif",
    "summed_up",
    "text",
    "visible",
]

FORMATS: Mapping[str, Callable[[Iterable[Diagnostic], Language], str]] = {
    "json": json,
    "github": github,
    "gitlab": gitlab,
    "sarif": sarif,
    "plain": plain,
}
"""What stands in no file but the findings; `text` may also show lines of the files."""
