"""`people sync`: the roster brought up to date with an HR tool, which is only ever read."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mentorsite.cli.around import clock, end, lang_option, language, root, today_option
from mentorsite.rules import N_

if TYPE_CHECKING:
    from mentorsite.connect.records import PeopleSource
    from mentorsite.connect.sync import Proposal, Wish

_OPTIONS = (
    click.option("--add", multiple=True, metavar="EMAIL…", help="Add these people, too."),
    click.option("--all", "everybody", is_flag=True, help="Add all who work here: any of them may become a mentor."),
    click.option("--dry-run", is_flag=True, help="Show what would change, and write nothing."),
    click.option("--check", is_flag=True, help="Write nothing; end with exit code 1 if something would change."),
    click.option("--allow-shrink", is_flag=True, help="More than a fifth of the people may have left."),
    lang_option,
)


def _options(command: Callable[..., None]) -> Callable[..., None]:
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


@click.group()
def people() -> None:
    """Keep the roster, content/people.yaml."""


@people.group()
def sync() -> None:
    """Bring the roster up to date with an HR tool. The tool is only read; nothing is written back.

    Those who are in the roster stay in it: whoever has left the company becomes `active: false`. Other
    people are added with --add or --all. docs/people.md says what is asked for, and what never is.
    """


@sync.command()
@click.argument("more", nargs=-1, metavar="")
@click.option(
    "--url", envvar="MENTORSITE_PERSONIO_URL", metavar="URL", help="Where Personio answers, if not at api.personio.de."
)
@_options
def personio(more: tuple[str, ...], url: str | None, **asked: Any) -> None:
    """Read Personio.

    The credentials come from MENTORSITE_PERSONIO_CLIENT_ID and MENTORSITE_PERSONIO_CLIENT_SECRET.
    """
    wish, spoken = _wish(asked, more), _spoken(asked["lang"], None)
    with _needed_package(spoken):
        from mentorsite.connect.asking import Patience
        from mentorsite.connect.personio import ADDRESS, TOOL, Personio, credentials_in
    with _refusals(spoken):
        patience = Patience(sleep=lambda seconds: _wait(spoken, seconds))
        _sync(Personio(credentials_in(os.environ), url or ADDRESS, patience), TOOL, wish, spoken)


@sync.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("more", nargs=-1, metavar="")
@_options
@today_option
def csv(file: Path, more: tuple[str, ...], today: date | None, **asked: Any) -> None:
    """Read a table of employees that was exported as CSV, with German or English headers."""
    from mentorsite.connect.csv_file import TOOL, CsvFile
    from mentorsite.inventory import read_content

    wish, spoken = _wish(asked, more), _spoken(asked["lang"], today)
    with _refusals(spoken):
        _sync(CsvFile(file, read_content(root(), today, clock).today), TOOL, wish, spoken)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What somebody wants, and how far to go."""

    wish: Wish
    writes: bool
    check: bool


def _wish(asked: dict[str, Any], more: tuple[str, ...]) -> _Asked:
    """Read the options; addresses may follow each other after one --add."""
    from mentorsite.connect.sync import Wish

    if more and not asked["add"]:
        raise click.UsageError(f"{len(more)} more than expected here. Put --add before e-mail addresses.")
    add = frozenset(address.strip().casefold() for address in (*asked["add"], *more))
    wish = Wish(add, asked["everybody"], asked["allow_shrink"])
    return _Asked(wish, not (asked["dry_run"] or asked["check"]), asked["check"])


def _sync(source: PeopleSource, tool: str, asked: _Asked, spoken: Any) -> None:
    from mentorsite.connect.roster import write
    from mentorsite.connect.sync import propose

    proposal = propose(root() / "content", source, tool, asked.wish)
    if proposal.changes and asked.writes:
        write(proposal.roster, proposal.text)
    for line in _told(proposal, spoken, written=asked.writes):
        click.echo(line)
    for line in _notes(proposal, spoken):
        click.echo(line, err=True)
    sys.exit(asked.check and bool(proposal.changes))


def _told(proposal: Proposal, spoken: Any, *, written: bool) -> Iterator[str]:
    """Show the changes and count them; addresses and reporting lines are for a terminal only."""
    from mentorsite.connect.changes import lines
    from mentorsite.language import say
    from mentorsite.report import visible

    changes = proposal.changes
    if not changes:
        yield say(spoken, N_("Nothing to change: people.yaml says what the HR tool says."))
        return
    yield from map(visible, lines(changes, in_full=sys.stdout.isatty()))
    new, gone = sum(change.is_new for change in changes), sum(change.leaves for change in changes)
    counts = {"new": new, "changed": len(changes) - new - gone, "gone": gone}
    if written:
        yield say(spoken, N_("{new} new, {changed} changed, {gone} left. people.yaml is written."), **counts)
    else:
        yield say(spoken, N_("{new} new, {changed} changed, {gone} left. Nothing was written."), **counts)


def _notes(proposal: Proposal, spoken: Any) -> Iterator[str]:
    """Say what a person should look at."""
    from mentorsite.language import say

    notes = (
        (N_("Not known to the HR tool, and left as they are: {people}"), proposal.unknown),
        (N_("They work here, and stay out as long as “active: false” stands there: {people}"), proposal.back),
        (
            N_(
                "Their e-mail address is somebody else's now, who was not added: {people}. If it is the same person, "
                "write the new id behind “hr:”."
            ),
            proposal.reused,
        ),
    )
    return (say(spoken, text, people=", ".join(people)) for text, people in notes if people)


def _spoken(lang: str | None, today: date | None) -> Any:
    from mentorsite.inventory import read_content

    return language(read_content(root(), today, clock).common, lang)


def _wait(spoken: Any, seconds: float) -> None:
    from mentorsite.language import say

    click.echo(say(spoken, N_("The HR tool is busy. Going on in {seconds} seconds."), seconds=round(seconds)), err=True)
    time.sleep(seconds)


@contextmanager
def _needed_package(spoken: Any) -> Iterator[None]:
    """Name the package that Personio needs, where it is not installed."""
    from mentorsite.language import say

    try:
        yield
    except ModuleNotFoundError as missing:
        if missing.name != "httpx2":
            raise
        end(say(spoken, N_("Reading Personio needs one more package: pip install 'mentorsite[hr]'")))


@contextmanager
def _refusals(spoken: Any) -> Iterator[None]:
    """Turn a roster that stays as it is into a sentence and exit code 2."""
    from mentorsite.connect.refusals import CannotSync, worded
    from mentorsite.report import visible

    try:
        yield
    except CannotSync as refusal:
        end(visible(worded(refusal, spoken)))
    except OSError as fault:
        end(visible(f"{fault.filename}: {fault.strerror}"))
