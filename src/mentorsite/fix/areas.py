"""Files in memory that are checked together: what is for everybody, or one mentee's folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from mentorsite.content.forms import forms_of, raw_text
from mentorsite.content.tree import Folder, Source
from mentorsite.diagnostics import Diagnostic, adjusted
from mentorsite.fix.settling import Texts
from mentorsite.fix.sheets import as_read
from mentorsite.job import Job, examine
from mentorsite.programme.checks.shared import check_common
from mentorsite.programme.common import Common, read_common, read_rest


@dataclass(frozen=True, slots=True)
class Area:
    """A folder as it was read, and its texts exactly as they stand on disk."""

    folder: Folder
    texts: Texts
    files: Mapping[str, Path]


def area_of(folder: Folder, files: Mapping[str, Path]) -> Area:
    """Read the texts of a folder, whose `files` lie on disk; one that has changed since it was read is left out."""
    raw = {source.path: raw_text(files[source.path]) for source in folder.sources}
    texts = {source.path: text for source in folder.sources if (text := raw[source.path]) and _is_same(source, text)}
    return Area(folder, texts, {path: files[path] for path in texts})


def _is_same(source: Source, text: str) -> bool:
    return as_read(text) == source.text


def with_texts(folder: Folder, texts: Texts) -> Folder:
    """Put other texts in the place of those that were read."""
    sources = (
        replace(source, text=as_read(texts[source.path])) if source.path in texts else source
        for source in folder.sources
    )
    return replace(folder, sources=tuple(sources))


def common_in(folder: Folder) -> Common:
    """Read what is common to everybody, as far as it can be read."""
    common, _ = read_common(folder)
    return common or read_rest(folder)


def found_in_common(folder: Folder, texts: Texts) -> tuple[Diagnostic, ...]:
    """Check the files that are for everybody, as `build.check` does."""
    current = with_texts(folder, texts)
    common, found = read_common(current)
    known = common or read_rest(current)
    return adjusted((*found, *check_common(known), *_forms(texts)), known.programme.checks)


def found_in_folder(folder: Folder, mentee: str, texts: Texts, common: Common, today: date) -> tuple[Diagnostic, ...]:
    """Check one mentee's files, as `build.check` does."""
    _, found = examine(Job(mentee, with_texts(folder, texts), common, today))
    return adjusted((*found, *_forms(texts)), common.programme.checks)


def _forms(texts: Texts) -> list[Diagnostic]:
    return [finding for path, text in texts.items() for finding in forms_of(path, text)]
