"""The body of a file as passages: stretches of prose that one circle reads, each parsed alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from mentorsite.content import markup
from mentorsite.content.blocks import Segment
from mentorsite.diagnostics import Diagnostic, Place


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a body: shared, for its owner only, or one person's feedback."""

    kind: Literal["shared", "only", "feedback"]
    person: str | None
    """The owner of an `only` block, or who gives the feedback."""
    place: Place
    prose: markup.Prose

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in it."""
        return not self.prose.sections


def read_passages(
    segments: tuple[Segment, ...], path: str, *, steps: bool
) -> tuple[tuple[Passage, ...], list[Diagnostic]]:
    """Parse each segment alone, so that references and headings cross no circle.

    A shared segment goes on in the section that the shared one before it ended in; what stands
    in a block never decides where the text after it belongs.
    """
    passages: list[Passage] = []
    section: str | None = None
    for segment in segments:
        prose = markup.read(
            segment.text, path, segment.line, section=section, steps=steps and segment.kind != "feedback"
        )
        passages.append(Passage(segment.kind, segment.person, segment.place, prose))
        if segment.kind == "shared" and prose.sections:
            section = prose.sections[-1].name
    return tuple(passages), [finding for passage in passages for finding in passage.prose.findings]
