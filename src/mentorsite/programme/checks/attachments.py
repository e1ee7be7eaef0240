"""Rules about pictures and other files: what they tell about their making, and whether anybody sees them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from mentorsite.content.metadata import tells_maker, tells_place
from mentorsite.content.passages import Passage
from mentorsite.content.reading import Attachment
from mentorsite.diagnostics import Diagnostic, Place, fault
from mentorsite.programme.audiences import within
from mentorsite.programme.checks.case import Case
from mentorsite.programme.checks.unknown import shared_records
from mentorsite.programme.common import Common
from mentorsite.urls import is_outside

_HIDING = frozenset({"file-unreadable", "merge-conflict", "front-matter-unclosed", "too-long", "yaml-syntax"})
"""After these nobody can tell what a text links to."""


def metadata(case: Case) -> Iterator[Diagnostic]:
    """A mentee's picture tells no more than what it shows."""
    yield from _telling(case.journey.attachments)


def metadata_in_common(common: Common) -> Iterator[Diagnostic]:
    """A picture in the handbook tells no more than what it shows."""
    yield from _telling(common.attachments)


def _telling(attachments: Iterable[Attachment]) -> Iterator[Diagnostic]:
    for attachment in attachments:
        if tells_place(attachment.data, attachment.kind):
            yield fault(attachment.path, Place(), "picture-metadata/place")
        elif tells_maker(attachment.data, attachment.kind):
            yield fault(attachment.path, Place(), "picture-metadata")


def unshown(case: Case) -> Iterator[Diagnostic]:
    """A mentee's files are shown by some text, unless a text cannot be read, or a link is at fault."""
    if not any(finding.rule in _HIDING for finding in case.reading.findings):
        texts = [(record.path, record.passages) for record in case.written]
        known = case.reading.paths | case.common.paths
        yield from _alone(case.journey.attachments, texts, known)


def _alone(
    attachments: Iterable[Attachment], texts: Iterable[tuple[str, Iterable[Passage]]], known: Collection[str]
) -> Iterator[Diagnostic]:
    files = list(attachments)
    if not files:
        return
    targets = {
        within(path, link.target)
        for path, passages in texts
        for passage in passages
        for link in passage.prose.links
        if not is_outside(link.target)
    }
    if targets <= set(known):
        yield from (fault(file.path, Place(), "attachment-unshown") for file in files if file.path not in targets)


def unshown_in_common(common: Common) -> Iterator[Diagnostic]:
    """The files of the handbook are shown by a page that is for everybody, unless one cannot be read."""
    if common.broken:
        return
    texts = [(record.path, record.passages) for record in shared_records(common)]
    yield from _alone(common.attachments, texts, common.paths)
