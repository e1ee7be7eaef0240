"""`build`: from files to pages that can be published."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mentorsite.cli.around import clock, environment_faults, lang_option, language, reader_called, root, today_option

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from mentorsite.unchanged import Said


@click.command()
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("site"), show_default=True, help="Where the site goes."
)
@click.option(
    "--as", "reader", metavar="PERSON", help="One plain tree for one reader; pair:MENTEE for a repository's members."
)
@click.option("--strict", is_flag=True, help="Publish nothing if there is a warning.")
@click.option("--fsync", "durable", is_flag=True, help="Outlast a power cut, not only a kill; slower.")
@click.option("--timings", is_flag=True, help="Say how long each stage took.")
@lang_option
@today_option
def build(out: Path, reader: str | None, lang: str | None, today: date | None, timings: bool, **asked: bool) -> None:
    """Build the site: everyone/ and readers/<id>/, or one reader's plain tree."""
    from mentorsite.unchanged import compared, remember

    here, begun, over = root(), time.time_ns(), _stopwatch(timings)
    wishes = (reader, lang, today, *sorted(asked.items()))
    look, said = compared(here, here / out, wishes, clock)
    over("looking for changes")
    # What is found is framed by its lines on a terminal, and those are remembered nowhere.
    if said and not (said.report and sys.stderr.isatty()):
        click.echo(said.report, err=True)
        click.echo("\n".join(said.lines))
        return
    built = _built(here, out, reader, lang, today, begun=begun, over=over, **asked)
    if built:
        remember(here, here / out, wishes, *built, look, begun)
    sys.exit(built is None)


def _stopwatch(speaks: bool) -> Callable[[str], None]:
    """Make what is told the name of each stage when it is over, and says how long it took."""
    last = time.perf_counter()

    def over(stage: str) -> None:
        nonlocal last
        now = time.perf_counter()
        if speaks:
            click.echo(f"{now - last:8.2f} s  {stage}", err=True)
        last = now

    return over


def _built(
    here: Path,
    out: Path,
    reader: str | None,
    lang: str | None,
    today: date | None,
    *,
    begun: int,
    over: Callable[[str], None],
    **asked: bool,
) -> tuple[Said, Mapping[str, int]] | None:
    """Build, say what was found and done; return what is to be said as long as nothing changes, and the files made."""
    from mentorsite import build as builds
    from mentorsite import report
    from mentorsite.inventory import read_settings
    from mentorsite.unchanged import Said

    # Where another build is at work, nothing has been read yet that tells the language.
    def speaks() -> Any:
        return language(read_settings(here, today, clock).common, lang)

    with environment_faults(speaks, out), _workers(here) as executor, builds.opened(here, today, clock) as content:
        reader, spoken = reader_called(content, reader), language(content.common, lang)
        over("starting")
        wish = builds.Wish(here, here / out, today, clock, reader, executor=executor, begun=begun, over=over, **asked)
        outcome = builds.build_from(content, wish)
    plain = report.text(outcome.findings, spoken, here, frames=False, color=False)
    framed = report.text(outcome.findings, spoken, here, frames=True, color=True) if sys.stderr.isatty() else plain
    click.echo(framed, err=True)
    click.echo("\n".join(_published(outcome.published, spoken, out, reader)))
    if outcome.published is None or outcome.common is None:
        return None
    programme, done = outcome.common.programme, outcome.published
    unchanged = replace(done, written=0, removed=0, unlisted=0, kept=done.kept + done.written)
    said = Said(
        report=plain,
        lines=tuple(_published(unchanged, spoken, out, reader)),
        day=content.today.isoformat(),
        zone="" if today or programme.as_of else programme.time_zone.key,
    )
    return said, done.files


def _workers(here: Path) -> AbstractContextManager[Executor | None]:
    """Let several processes work on a build, if it can be worth their while.

    A first build needs them in any case: they begin before anything has been read, for each would keep a
    copy of it.
    """
    from mentorsite.publish.place import STATE
    from mentorsite.workers import FEW, cores, processes

    mentees = 0
    with suppress(OSError):
        mentees = len(list((here / "content" / "mentees").iterdir()))
    if cores() == 1 or mentees <= FEW:
        return nullcontext()
    return processes(cores(), at_once=not (here / STATE / "mentees").is_dir())


def _published(published: Any, language: Any, out: Path, reader: str | None) -> Iterator[str]:
    """Say what a build has done; the last line says what to open."""
    from mentorsite.language import say
    from mentorsite.rules import N_

    if published and published.unlisted:
        text = N_(
            "{count} files in {folder} are not of this build, and nothing is known of the last one. Look at them."
        )
        yield say(language, text, count=published.unlisted, folder=out)
    if published is None:
        yield say(language, N_("Nothing was published; the last pages stand."))
        return
    counts = {"written": published.written, "removed": published.removed, "kept": published.kept}
    yield say(language, N_("{written} files written, {removed} removed, {kept} left as they were."), **counts)
    if reader:
        yield say(language, N_("Open {file}"), file=out / "index.html")
    else:
        yield say(
            language,
            N_("In {folder}: everyone/ and one folder per reader. To look at it here: mentorsite serve"),
            folder=out,
        )
