"""`check` and `serve`: mistakes in files, and pages that change with them."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import click

from mentorsite.cli.around import clock, environment_faults, lang_option, language, reader_called, root, today_option
from mentorsite.cli.mending import mend

FORMS = ("text", "json", "github", "gitlab", "sarif", "plain")
ENVIRONMENT = 2
"""The exit code where the system would not let us write."""


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
    from mentorsite.build import checked
    from mentorsite.content.forms import forms_in
    from mentorsite.diagnostics import adjusted
    from mentorsite.inventory import read_content
    from mentorsite.programme.requirement import is_unmet

    content = read_content(here, today, clock)
    found = checked(content)
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
@click.option("--as", "reader", metavar="PERSON", help="Open on this reader's site.")
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option("--no-watch", is_flag=True, help="Do not reload when a file changes.")
@today_option
def serve(reader: str | None, host: str, port: int, no_watch: bool, today: date | None) -> None:
    """Show the site on this machine, as any reader sees it, and reload it while files change."""
    from mentorsite.serve import Preview
    from mentorsite.serve import serve as serve_site

    # This one runs for long.
    gc.enable()
    here = root()
    with environment_faults():
        preview = Preview(here, today)
    content = preview.files.current().content
    reader = reader_called(content, reader)
    with environment_faults(lambda: language(content.common, None)):
        serve_site(preview, host=host, port=port, reader=reader, watch=not no_watch, announce=click.echo)


def _is_below(path: str, wanted: tuple[str, ...], root: Path) -> bool:
    """Tell whether a finding's file is one of those asked for, or lies in one of the folders."""
    if not wanted:
        return True
    file = root / "content" / path
    folders = [Path(os.path.abspath(name)) for name in wanted]  # noqa: PTH100 (resolve would follow links)
    return any(file == folder or folder in file.parents for folder in folders)
