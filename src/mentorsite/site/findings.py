"""Findings on a page: the owner of a withheld file sees what is wrong with it, and where to mend it."""

from __future__ import annotations

from dataclasses import dataclass

from mentorsite.language import Language, worded
from mentorsite.site.editing import edit_url
from mentorsite.site.variant import Variant


@dataclass(frozen=True, slots=True)
class Shown:
    """One finding in words, with its place."""

    file: str
    line: int
    column: int
    words: str
    edit: str | None


def findings_for_owner(variant: Variant, language: Language) -> tuple[Shown, ...]:
    """Word the findings that keep the mentee's files from being shown; nobody but the owner has any."""
    return tuple(
        Shown(
            file=f"content/{finding.path}",
            line=finding.line,
            column=finding.column,
            words=worded(finding, language),
            edit=edit_url(variant.site.common, finding.path, finding.line),
        )
        for finding in variant.withheld
    )
