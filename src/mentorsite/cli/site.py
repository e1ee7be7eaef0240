"""`check`, `build`, `serve`: from files to pages."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import click

from mentorsite.cli.around import clock, environment_faults, lang_option, language, reader_called, root, today_option
from mentorsite.cli.mending import mend
from mentorsite.unchanged import Said, remember, said_again

FORMS = ("text", "json", "github", "gitlab", "sarif", "plain")
ENVIRONMENT = 2
"""The exit code where the system would not let us write."""
MANY_FILES = 100
"""From so many files on, several processes work on a build."""


@click.command()
@click.argument("paths", nargs=-1, type=click.Path())
@click.option("--strict", is_flag=True, help="Warnings end with exit code 1, too.")
@click.option("--format", "form", type=click.Choice(FORMS), default="text", show_default=True)
@click.option("--fix", "mends", is_flag=True, help="Mend what is safe; shows what would change and asks first.")
@click.option("--yes", "agreed", is_flag=True, help="With --fix: write without asking.")
@lang_option
@today_option
def check(paths: tuple[str, ...], form: str, lang: str | None, today: date | None, **asked: bool) -> None:
    """Find every mistake, or those in some files or folders."""
    from mentorsite.diagnostics import Severity

    if asked["agreed"] and not asked["mends"]:
        raise click.UsageError("--yes goes with --fix.")
    here = root()
    wanted = partial(_is_below, wanted=paths, root=here)
    spoken, findings = _checked(here, today, lang, wanted)
    unwritten = False
    if asked["mends"]:
        aside = form not in ("text", "plain")
        written = mend(here, today, findings, wanted, spoken=spoken, agreed=asked["agreed"], aside=aside)
        spoken, findings = _checked(here, today, lang, wanted) if written.done else (spoken, findings)
        unwritten = bool(written.refused)
    click.echo(_reported(findings, form, spoken, here))
    worst = min((finding.severity for finding in findings), default=Severity.HINT)
    is_wrong = worst is Severity.ERROR or (asked["strict"] and worst is Severity.WARNING)
    sys.exit(ENVIRONMENT if unwritten else is_wrong)


def _checked(here: Path, today: date | None, lang: str | None, wanted: Callable[[str], bool]) -> tuple[Any, list[Any]]:
    """Find the language to speak, and every mistake in the files that are wanted."""
    from mentorsite import build as builds
    from mentorsite.content.forms import forms_in
    from mentorsite.diagnostics import adjusted
    from mentorsite.programme.requirement import is_unmet

    content = builds.read_content(here, today, clock)
    found = builds.check(here, today, clock)
    if is_unmet(found):
        return language(content.common, lang), list(found)
    unread = {finding.path for finding in found if finding.rule in ("file-unreadable", "merge-conflict")}
    forms = [finding for finding in forms_in(content.tree) if finding.path not in unread]
    severities = content.common.programme.checks if content.common else {}
    every = (*found, *adjusted(forms, severities))
    return language(content.common, lang), [finding for finding in every if wanted(finding.path)]


def _reported(findings: list[Any], form: str, spoken: Any, here: Path) -> str:
    from mentorsite import report

    if form != "text":
        return report.FORMATS[form](findings, spoken)
    on_terminal = sys.stdout.isatty()
    return report.text(findings, spoken, here, frames=on_terminal, color=on_terminal)


@click.command()
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("site"), show_default=True, help="Where the site goes."
)
@click.option(
    "--as", "reader", metavar="PERSON", help="One plain tree for one reader; pair:MENTEE for a repository's members."
)
@click.option("--strict", is_flag=True, help="Publish nothing if there is a warning.")
@click.option("--fsync", "durable", is_flag=True, help="Outlast a power cut, not only a kill; slower.")
@lang_option
@today_option
def build(out: Path, reader: str | None, lang: str | None, today: date | None, **asked: bool) -> None:
    """Build the site: everyone/ and readers/<id>/, or one reader's plain tree."""
    here, begun = root(), time.time_ns()
    wishes = (reader, lang, today, *sorted(asked.items()))
    said = said_again(here, here / out, wishes, clock)
    # What is found is framed by its lines on a terminal, and those are remembered nowhere.
    if said is None or (said.report and sys.stderr.isatty()):
        said = _built(here, out, reader, lang, today, **asked)
        if said:
            remember(here, here / out, wishes, said, begun)
    else:
        click.echo(said.report, err=True)
        click.echo("\n".join(said.lines))
    sys.exit(said is None)


def _built(
    here: Path, out: Path, reader: str | None, lang: str | None, today: date | None, *, strict: bool, durable: bool
) -> Said | None:
    """Build, say what was found and done, and return what is to be said as long as nothing changes."""
    from mentorsite import build as builds
    from mentorsite import report
    from mentorsite.workers import cores, processes

    content = builds.read_settings(here, today, clock)
    reader = reader_called(content, reader)
    spoken = language(content.common, lang)
    many = len(content.tree.entries) >= MANY_FILES and cores() > 1
    with processes(cores()) if many else nullcontext() as executor, environment_faults(spoken, out):
        wish = builds.Wish(here, here / out, today, clock, reader, strict, executor, durable=durable)
        outcome = builds.build(wish)
    on_terminal = sys.stderr.isatty()
    click.echo(report.text(outcome.findings, spoken, here, frames=on_terminal, color=on_terminal), err=True)
    click.echo("\n".join(_published(outcome.published, spoken, out, reader)))
    if outcome.published is None or outcome.common is None:
        return None
    programme, again = outcome.common.programme, replace(outcome.published, written=0, removed=0, unlisted=0)
    lines = _published(replace(again, kept=outcome.published.kept + outcome.published.written), spoken, out, reader)
    return Said(
        report=report.text(outcome.findings, spoken, here, frames=False, color=False),
        lines=tuple(lines),
        day=content.today.isoformat(),
        zone="" if today or programme.as_of else programme.time_zone.key,
    )


@click.command()
@click.option("--as", "reader", metavar="PERSON", help="Open on this reader's site.")
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option("--no-watch", is_flag=True, help="Do not reload when a file changes.")
@today_option
def serve(reader: str | None, host: str, port: int, no_watch: bool, today: date | None) -> None:
    """Show the site on this machine, as any reader sees it, and reload it while files change."""
    from mentorsite import build as builds
    from mentorsite.serve import serve as serve_site

    here = root()
    content = builds.read_settings(here, today, clock)
    reader = reader_called(content, reader)
    with environment_faults(language(content.common, None)):
        serve_site(here, host=host, port=port, reader=reader, today=today, watch=not no_watch, announce=click.echo)


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


def _is_below(path: str, wanted: tuple[str, ...], root: Path) -> bool:
    """Tell whether a finding's file is one of those asked for, or lies in one of the folders."""
    if not wanted:
        return True
    file = root / "content" / path
    folders = [Path(os.path.abspath(name)) for name in wanted]  # noqa: PTH100 (resolve would follow links)
    return any(file == folder or folder in file.parents for folder in folders)
