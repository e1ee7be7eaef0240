"""`check --fix`: what would change is shown first; writing needs a yes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mentorsite.cli.around import clock

if TYPE_CHECKING:
    from mentorsite.diagnostics import Diagnostic
    from mentorsite.fix import Change, Written


def mend(
    here: Path,
    today: date | None,
    findings: Iterable[Diagnostic],
    wanted: Callable[[str], bool],
    *,
    spoken: Any,
    agreed: bool,
    aside: bool,
) -> Written:
    """Show what can be mended, and write it if somebody agrees.

    `aside` keeps all of it out of the standard output, where a machine reads the findings.
    """
    from mentorsite import fix

    changes = fix.proposed(here, today, clock, findings, wanted)
    for line in _shown(changes, spoken, in_full=(sys.stderr if aside else sys.stdout).isatty()):
        click.echo(line, err=aside)
    if not changes or not (agreed or _asked(len(changes), spoken)):
        return fix.Written()
    written = fix.write(changes)
    for line in _told(written, spoken):
        click.echo(line, err=True)
    return written


def _shown(changes: tuple[Change, ...], spoken: Any, *, in_full: bool) -> Iterator[str]:
    from mentorsite.fix import diff, new_line_ends
    from mentorsite.language import say, translated
    from mentorsite.report import visible
    from mentorsite.rules import N_

    for change in changes:
        yield from diff(change, in_full=in_full)
        if new_line_ends(change):
            yield say(spoken, N_("All lines end as on Linux and macOS: {file}"), file=visible(f"content/{change.path}"))
    if not changes:
        yield translated(spoken, N_("Nothing here can be mended without asking you what you meant."))
    elif not in_full:
        yield translated(spoken, N_("Your own words stand as … here; a terminal shows them."))


def _asked(count: int, spoken: Any) -> bool:
    """Ask whether to write; nobody is asked without a terminal, and then nothing is written."""
    from mentorsite.language import counted, translated
    from mentorsite.rules import N_

    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        click.echo(translated(spoken, N_("Nothing was written. To write it: mentorsite check --fix --yes")), err=True)
        return False
    question = counted(spoken, "Write this file? [y/N]", "Write these {count} files? [y/N]", count)
    answer = click.prompt(question.format(count=count), default="", show_default=False, prompt_suffix=" ")
    if answer.strip().casefold() in ("y", "yes", "j", "ja"):
        return True
    click.echo(translated(spoken, N_("Nothing was written.")), err=True)
    return False


def _told(written: Written, spoken: Any) -> Iterator[str]:
    """Say what was written, and what was left alone."""
    from mentorsite.language import counted, say
    from mentorsite.report import visible
    from mentorsite.rules import N_

    done = len(written.done)
    yield counted(spoken, "{count} file mended.", "{count} files mended.", done).format(count=done)
    for path in written.changed:
        text = N_("Left alone, somebody has changed it meanwhile: {file}")
        yield say(spoken, text, file=visible(f"content/{path}"))
    for path, reason in written.refused.items():
        text = N_("Could not be written: {file} ({reason})")
        yield say(spoken, text, file=visible(f"content/{path}"), reason=reason)
