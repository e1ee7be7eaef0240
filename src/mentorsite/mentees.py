"""Each mentee's own pages: they stand where nothing that they are made from has changed, or are made anew."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from dataclasses import replace
from pathlib import Path

from mentorsite.content.history import History
from mentorsite.content.tree import Folder, Tree, look_of, mentees, read_mentee
from mentorsite.digests import digest_of, digest_of_folder, told_of
from mentorsite.inventory import Content
from mentorsite.job import Job, build_mentee
from mentorsite.memory import Made, Remembered, Seen, recall, recall_looks, remember, remember_looks
from mentorsite.programme.audiences import pair_reader
from mentorsite.programme.common import Common
from mentorsite.publish.trees import Publication
from mentorsite.workers import in_parallel


def publish_mentees(
    content: Content,
    common: Common,
    state: Path,
    publication: Publication,
    *,
    base: str,
    reader: str | None,
    begun: int,
    executor: Executor | None,
) -> Iterator[tuple[Remembered, bool]]:
    """Publish each mentee's pages, and tell what is to be known of the mentee, and whether it is new.

    Pages stand that the last build has made from the same files, whose look alone tells so where it can;
    files that were changed after `begun` (nanoseconds) are in doubt, and read. `base` is the digest of
    what all pages depend on.
    """
    standing, due, looks, seen = list[Remembered](), dict[str, Made](), recall_looks(state), dict[str, Seen]()

    def jobs_due() -> Iterator[Job]:
        for mentee in mentees(content.tree):
            history, for_pair = content.histories.pop(mentee, History()), reader == pair_reader(mentee)
            look, last = look_of(content.tree, mentee, begun), recall(state, mentee)
            files, folder = _files_of(content.tree, mentee, last, look, looks.get(mentee))
            made = Made(mentee, digest_of([base, mentee, str(for_pair), told_of(history), files]), files)
            seen[mentee] = Seen(look, files)
            if last and last.made.digest == made.digest and publication.keep(_unit(made)):
                standing.append(last)
            else:
                due[mentee] = made
                folder = folder or read_mentee(content.tree, mentee)
                yield Job(mentee, folder, common, content.today, content.templates, history, for_pair)

    for built in in_parallel(build_mentee, jobs_due(), executor, common):
        made = replace(due.pop(built.mentee), findings=built.findings, pairs=built.summary.programme.pairs)
        unit = _unit(made)
        for page in built.pages:
            publication.emit(page, unit)
        yield remember(state, made, built.summary, built.entries), True
    yield from ((last, False) for last in standing)
    if seen != looks:
        remember_looks(state, seen)


def _files_of(
    tree: Tree, mentee: str, last: Remembered | None, look: str, seen: Seen | None
) -> tuple[str, Folder | None]:
    """Digest a mentee's files; they are read, and handed on, unless they look as they did."""
    if last and look and seen == Seen(look, last.made.files):
        return last.made.files, None
    folder = read_mentee(tree, mentee)
    return digest_of_folder(folder), folder


def _unit(made: Made) -> str:
    """Name a mentee's work in the manifest of an output.

    The digest belongs to the name: pages are kept only where they were published from the same
    texts, whatever other outputs were built meanwhile, and whether or not that build ended well.
    """
    return f"mentees/{made.mentee}@{made.digest}"
