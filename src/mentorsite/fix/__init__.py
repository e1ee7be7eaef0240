"""`check --fix`: what can be mended without asking what was meant, thought out first and written afterwards.

    findings → remedies → tried out in memory, checked again → changes → a diff → files

Everything but reading and writing is a pure function. A remedy stays only if checking no longer
finds what it was for; nothing else in the file is touched, and settled files stay as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, tzinfo
from functools import partial
from itertools import chain
from pathlib import Path

from mentorsite.content.tree import Mount, mentees, read_common, read_folder, read_tree
from mentorsite.diagnostics import Diagnostic
from mentorsite.fix.areas import Area, area_of, common_in, found_in_common, found_in_folder, with_texts
from mentorsite.fix.diff import diff, new_line_ends
from mentorsite.fix.files import Change, Written, write
from mentorsite.fix.remedies import REMEDIES
from mentorsite.fix.settling import Texts, settled
from mentorsite.programme.common import Common
from mentorsite.programme.requirement import is_unmet

__all__ = ["Change", "Written", "diff", "new_line_ends", "proposed", "write"]


def everything(_path: str) -> bool:
    """Want every file."""
    return True


def proposed(
    root: Path,
    today: date | None,
    clock: Callable[[tzinfo], date],
    findings: Iterable[Diagnostic],
    wanted: Callable[[str], bool] = everything,
) -> tuple[Change, ...]:
    """Think out the changes that mend what was found, without writing anything.

    `wanted` tells by its path below content/ whether a file may be changed.
    """
    known = tuple(findings)
    if is_unmet(known):
        # What we take for a slip may be right in a newer version.
        return ()
    tree = read_tree([Mount(root / "content")])
    files = {entry.path: entry.file for entry in tree.entries}
    shared = area_of(read_common(tree), files)
    texts = settled(shared.texts, partial(found_in_common, shared.folder), wanted)
    common = common_in(with_texts(shared.folder, texts))
    examine = partial(found_in_folder, common=common, today=today or common.programme.as_of or clock(_zone(common)))
    # A mended roster may bring to light what is wrong elsewhere.
    concerned = mentees(tree) if texts != shared.texts else _mentees_in(known)
    areas = ((mentee, area_of(read_folder(tree, f"mentees/{mentee}/"), files)) for mentee in concerned)
    in_folders = (
        _changes(area, settled(area.texts, partial(examine, area.folder, mentee), wanted)) for mentee, area in areas
    )
    return (*_changes(shared, texts), *chain.from_iterable(in_folders))


def _zone(common: Common) -> tzinfo:
    return common.programme.time_zone


def _mentees_in(findings: Iterable[Diagnostic]) -> list[str]:
    """List the mentees in whose folders something can be mended."""
    paths = (finding.path for finding in findings if finding.message in REMEDIES)
    return sorted({path.split("/")[1] for path in paths if path.startswith("mentees/")})


def _changes(area: Area, texts: Texts) -> Iterator[Change]:
    for path, before in area.texts.items():
        if texts[path] != before:
            yield Change(path, area.files[path], before, texts[path])
