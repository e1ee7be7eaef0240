"""The commands. Everything heavy is imported inside them, so that `--help` answers at once."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import UTC, date, datetime, tzinfo
from pathlib import Path
from typing import Any, NoReturn

import click

from mentorsite import __version__

MANY_FILES = 300
"""From so many files on, several processes work on a build."""

FAULT_OF_OURS = 70
BUSY = 75


class Day(click.ParamType):
    """A day on the command line."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read the day, or end with what is expected."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no day such as 2026-03-15", param, ctx)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="mentorsite")
def commands() -> None:
    """Keep a mentoring programme as Markdown in git; build each reader's own private site.

    Runs in the folder that holds content/.
    """


lang_option = click.option("--lang", type=click.Choice(["de", "en"]), help="Language of what is said here.")
today_option = click.option("--today", type=Day(), help="Take this day for today.")


@commands.command()
@click.argument("paths", nargs=-1, type=click.Path())
@click.option("--strict", is_flag=True, help="Warnings end with exit code 1, too.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@lang_option
@today_option
def check(paths: tuple[str, ...], strict: bool, form: str, lang: str | None, today: date | None) -> None:
    """Find every mistake, or those in some files or folders."""
    from mentorsite import build as builds
    from mentorsite import report
    from mentorsite.diagnostics import Severity

    root = _root()
    content = builds.read_content(root, today, _clock)
    findings = [finding for finding in builds.check(root, today, _clock) if _is_below(finding.path, paths, root)]
    language = _language(content.common, lang)
    on_terminal = sys.stdout.isatty()
    if form == "json":
        click.echo(report.json(findings, language))
    else:
        click.echo(report.text(findings, language, root, frames=on_terminal, color=on_terminal))
    worst = min((finding.severity for finding in findings), default=Severity.HINT)
    sys.exit(worst is Severity.ERROR or (strict and worst is Severity.WARNING))


@commands.command()
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("site"), show_default=True, help="Where the site goes."
)
@click.option(
    "--as", "reader", metavar="PERSON", help="One plain tree for one reader; pair:MENTEE for a repository's members."
)
@click.option("--strict", is_flag=True, help="Publish nothing if there is a warning.")
@lang_option
@today_option
def build(out: Path, reader: str | None, strict: bool, lang: str | None, today: date | None) -> None:
    """Build the site: everyone/ and readers/<id>/, or one reader's plain tree."""
    from mentorsite import build as builds
    from mentorsite import report

    root = _root()
    content = builds.read_content(root, today, _clock)
    reader = _reader(content, reader)
    many = len(content.tree.entries) >= MANY_FILES and (os.cpu_count() or 1) > 1
    with _workers() if many else nullcontext() as executor, _environment_faults():
        wish = builds.Wish(root, root / out, today, _clock, reader, strict, executor)
        outcome = builds.build(wish)
    language = _language(content.common, lang)
    on_terminal = sys.stderr.isatty()
    click.echo(report.text(outcome.findings, language, root, frames=on_terminal, color=on_terminal), err=True)
    for line in _published(outcome.published, language, out, reader):
        click.echo(line)
    sys.exit(outcome.published is None)


@commands.command()
@click.option("--as", "reader", metavar="PERSON", help="Open on this reader's site.")
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option("--no-watch", is_flag=True, help="Do not reload when a file changes.")
@today_option
def serve(reader: str | None, host: str, port: int, no_watch: bool, today: date | None) -> None:
    """Show the site on this machine, as any reader sees it, and reload it while files change."""
    from mentorsite import build as builds
    from mentorsite.serve import serve as serve_site

    root = _root()
    reader = _reader(builds.read_content(root, today, _clock), reader)
    with _environment_faults():
        serve_site(root, host=host, port=port, reader=reader, today=today, watch=not no_watch, announce=click.echo)


def _published(published: Any, language: Any, out: Path, reader: str | None) -> Iterator[str]:
    """Say what a build has done; the last line says what to open."""
    from mentorsite.language import say
    from mentorsite.rules import N_

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


def _root() -> Path:
    root = Path.cwd()
    if not (root / "content").is_dir():
        _end("There is no content/ here. Go to the folder that holds it, or begin one with: mentorsite init DIR")
    return root


def _reader(content: Any, wish: str | None) -> str | None:
    """Understand whom a tree is for; end with similar ids for somebody unknown."""
    from mentorsite.content.tree import mentees
    from mentorsite.spelling import similar
    from mentorsite.urls import slug

    if wish is None or content.common is None:
        return wish
    pair, _, name = wish.rpartition(":")
    known = list(mentees(content.tree)) if pair == "pair" else list(content.common.active)
    person = slug(name)
    if pair not in ("", "pair") or person not in known:
        near = similar(person, known)
        _end(f"Nobody with this id has pages here: {wish!r}." + (f" Similar: {', '.join(near)}." if near else ""))
    return f"pair:{person}" if pair else person


def _language(common: Any, code: str | None) -> Any:
    from mentorsite.language import spoken

    zone = str(common.programme.time_zone) if common else None
    return spoken(code or (common.languages[0] if common else "en"), zone)


def _clock(zone: tzinfo) -> date:
    """Read the clock, once; SOURCE_DATE_EPOCH stands still."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdecimal() else datetime.now(UTC)
    return moment.astimezone(zone).date()


def _is_below(path: str, wanted: tuple[str, ...], root: Path) -> bool:
    """Tell whether a finding's file is one of those asked for, or lies in one of the folders."""
    if not wanted:
        return True
    file = root / "content" / path
    folders = [Path(os.path.abspath(name)) for name in wanted]  # noqa: PTH100 (resolve would follow links)
    return any(file == folder or folder in file.parents for folder in folders)


@contextmanager
def _workers() -> Iterator[Any]:
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(os.cpu_count()) as executor:
        yield executor


@contextmanager
def _environment_faults() -> Iterator[None]:
    """Turn what is wrong around us into a sentence and an exit code."""
    from mentorsite.publish.lock import Busy
    from mentorsite.publish.place import Refused

    try:
        yield
    except Busy as busy:
        _end(str(busy), BUSY)
    except (Refused, OSError) as refused:
        _end(str(refused))


def _end(message: str, code: int = 2) -> NoReturn:
    click.echo(f"mentorsite: {message}", err=True)
    sys.exit(code)


def _on_termination(number: int, _frame: object) -> NoReturn:
    sys.exit(128 + number)


def main() -> None:
    """Run a command; no mistake of a user ends in a traceback."""
    signal.signal(signal.SIGTERM, _on_termination)
    try:
        commands(standalone_mode=False)
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except click.Abort:
        sys.exit(130)
    except KeyboardInterrupt:
        sys.exit(130)
    except click.ClickException as wrong:
        wrong.show()
        sys.exit(wrong.exit_code)
    except BrokenPipeError:
        sys.exit(141)
    except Exception as fault:
        if os.environ.get("MENTORSITE_DEBUG"):
            raise
        _end(
            f"a fault of ours ({type(fault).__name__}). MENTORSITE_DEBUG=1 shows where; please tell us.", FAULT_OF_OURS
        )


if __name__ == "__main__":
    main()
