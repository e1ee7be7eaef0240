"""The least version that a programme asks for: one written for a newer mentorsite must not be misread."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pydantic_core import PydanticCustomError

from mentorsite import __version__
from mentorsite.content.documents import Document
from mentorsite.content.records.fields import Three, as_release
from mentorsite.diagnostics import Diagnostic, Place, fault

RULE = "requires-newer"


def unmet(settings: Document, version: str = __version__) -> Diagnostic | None:
    """Find that a programme needs a newer version than ours; what cannot be read as one is a fault of its own."""
    try:
        needed = as_release(settings.head.values.get("requires"))
    except PydanticCustomError:
        return None
    if needed <= _release(version):
        return None
    place = settings.head.places.get(("requires",), Place())
    return fault(settings.path, place, RULE, needed=needed, version=version)


def _release(version: str) -> Three:
    """Read our own version without what stands behind it, as in 1.2.0rc1."""
    numbers = [int(number) for number in re.findall(r"\d+", version)[:3]]
    return Three(*numbers, *[0] * (3 - len(numbers)))


def is_unmet(findings: Iterable[Diagnostic]) -> bool:
    """Tell whether nothing but that may be said of a programme."""
    return any(finding.rule == RULE for finding in findings)
