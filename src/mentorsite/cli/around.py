"""What commands share: where the programme lies, whom they speak to, how they end."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, tzinfo
from pathlib import Path
from typing import Any, NoReturn

import click

BUSY = 75
"""The exit code where another build holds the lock."""


class Day(click.ParamType[date]):
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


lang_option = click.option("--lang", type=click.Choice(["de", "en"]), help="Language of what is said here.")
today_option = click.option("--today", type=Day(), help="Take this day for today.")


def root() -> Path:
    """Find the programme here, or end with what to do."""
    here = Path.cwd()
    if not (here / "content").is_dir():
        end("There is no content/ here. Go to the folder that holds it, or begin one with: mentorsite init DIR")
    return here


def reader_called(content: Any, wish: str | None) -> str | None:
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
        end(f"Nobody with this id has pages here: {wish!r}." + (f" Similar: {', '.join(near)}." if near else ""))
    return f"pair:{person}" if pair else person


def language(common: Any, code: str | None) -> Any:
    """Choose the language to speak: as wished, else the programme's first."""
    from mentorsite.language import spoken

    zone = str(common.programme.time_zone) if common else None
    return spoken(code or (common.languages[0] if common else "en"), zone)


def clock(zone: tzinfo) -> date:
    """Read the clock, once; SOURCE_DATE_EPOCH stands still."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdecimal() else datetime.now(UTC)
    return moment.astimezone(zone).date()


@contextmanager
def environment_faults(
    speaks: Callable[[], Any] = lambda: language(None, None), out: Path | None = None
) -> Iterator[None]:
    """Turn what is wrong around us into a sentence and an exit code; `speaks` tells in which language."""
    from mentorsite.language import say, translated
    from mentorsite.publish.lock import Busy
    from mentorsite.publish.place import Refused
    from mentorsite.rules import N_

    try:
        yield
    except Busy:
        end(say(speaks(), N_("Another build is at work here. Try again when it is done.")), BUSY)
    except Refused as refused:
        text = N_("The site cannot go to {folder}: {reason}. Choose another folder with --out.")
        end(say(speaks(), text, folder=out, reason=translated(speaks(), str(refused))))
    except OSError as fault:
        reason = fault.strerror or type(fault).__name__
        end(f"{fault.filename}: {reason}" if fault.filename else reason)


def end(message: str, code: int = 2) -> NoReturn:
    """End with a sentence and an exit code."""
    click.echo(f"mentorsite: {message}", err=True)
    sys.exit(code)
