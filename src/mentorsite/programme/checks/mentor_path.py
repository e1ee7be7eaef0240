"""Rules about the way to becoming a mentor: each stage after the one before it, and modules that there are.

Whoever was a mentor before anything was written down about the way is asked for nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from mentorsite.content.records.common import Mentor
from mentorsite.diagnostics import Diagnostic, fault
from mentorsite.programme.checks.unknown import place_in
from mentorsite.programme.common import Common
from mentorsite.programme.mentor_path import SAT_IN, missing, modules, required
from mentorsite.spelling import similar

_OF_THE_WAY = {"modules", "sat_in", "closing_talk"}


def known_modules(common: Common) -> Iterator[Diagnostic]:
    """Every module with a day is one of the path."""
    known = [module.id for module in modules()]
    for mentor in common.mentors.values():
        for way, place in common.heads[mentor.path].keys.items():
            if len(way) != 2 or way[0] != "modules" or way[1] in known or str(way[1]).startswith("x-"):
                continue
            if near := similar(str(way[1]), known):
                yield fault(mentor.path, place, "unknown-module", similar=", ".join(near))
            else:
                yield fault(mentor.path, place, "unknown-module/none", known=", ".join(known))


def stages(common: Common) -> Iterator[Diagnostic]:
    """Sitting in begins after the modules; accompanying people after sitting in and the closing talk."""
    for mentor in common.mentors.values():
        place = place_in(common.heads, mentor.path, "stage")
        left = missing(mentor.modules)
        if _is_past(mentor, "training") and left:
            yield fault(mentor.path, place, "mentor-stage/modules", missing=", ".join(left))
        if _is_past(mentor, "shadowing") and mentor.sat_in < SAT_IN:
            yield fault(mentor.path, place, "mentor-stage/sat-in", count=SAT_IN)
        if _is_past(mentor, "shadowing") and mentor.closing_talk is None:
            yield fault(mentor.path, place, "mentor-stage/closing-talk")


def _is_past(mentor: Mentor, stage: str) -> bool:
    if mentor.stage == "shadowing":
        return stage == "training"
    return mentor.stage in ("mentor", "resting") and bool(_OF_THE_WAY & mentor.model_fields_set)


def dates_in_order(common: Common) -> Iterator[Diagnostic]:
    """The closing talk comes after the required modules."""
    for mentor in common.mentors.values():
        days = {mentor.modules[module]: module for module in required() if module in mentor.modules}
        if mentor.closing_talk and days and mentor.closing_talk < max(days):
            place = place_in(common.heads, mentor.path, "closing_talk")
            yield fault(mentor.path, place, "date-order/before", earlier=days[max(days)])
