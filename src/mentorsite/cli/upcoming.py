"""`upcoming`: which conversations are arranged for the next days."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import click

from mentorsite.cli.around import clock, end, lang_option, language, root, today_option
from mentorsite.rules import N_

if TYPE_CHECKING:
    from mentorsite.inventory import Content
    from mentorsite.programme.arranged import Arranged
    from mentorsite.programme.common import Common
    from mentorsite.site.frame import Site

VERSION = 1
"""Of the JSON: it changes when a key changes its meaning or goes."""
AT_FAULT = 1
"""The exit code where a mistake in the programme's own files stands in the way."""


class Stretch(click.ParamType[int]):
    """A number of days on the command line."""

    name = "7d"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Read the days, or end with what is expected."""
        if isinstance(value, int):
            return value
        if not (match := re.fullmatch(r"(\d{1,3})([dw]?)", value.strip())):
            self.fail(f"{value!r} is no stretch such as 7d or 2w", param, ctx)
        return int(match[1]) * (7 if match[2] == "w" else 1)


@click.command()
@click.option("--within", type=Stretch(), default="7d", show_default=True, help="How far to look ahead: 7d, 2w.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@lang_option
@today_option
def upcoming(within: int, form: str, lang: str | None, today: date | None) -> None:
    """List the conversations that are arranged from today on: day, time and who meets."""
    from mentorsite.inventory import read_content
    from mentorsite.language import say
    from mentorsite.report import visible
    from mentorsite.site.frame import Site

    content = read_content(root(), today, clock)
    spoken = language(content.common, lang)
    if content.common is None:
        end(say(spoken, N_("There is a mistake in the programme's own files. See: mentorsite check")), AT_FAULT)
    last, site = content.today + timedelta(days=within), Site(content.common, content.today)
    found = sorted(_found(content, content.common, last))
    if form == "json":
        click.echo(as_json(site, found, last))
    for line in as_text(site, spoken, found, last) if form == "text" else ():
        click.echo(visible(line))


def _found(content: Content, common: Common, last: date) -> Iterator[Arranged]:
    """Look through every mentee's files; one with an error counts as little as on the site."""
    from mentorsite.inventory import jobs
    from mentorsite.job import examine, without_broken
    from mentorsite.programme.arranged import arranged

    for job in jobs(content, common):
        reading, findings = examine(job)
        yield from arranged(common, without_broken(reading.journey, findings), content.today, last)


def as_text(site: Site, spoken: Any, found: Iterable[Arranged], last: date) -> list[str]:
    """Write a line to each conversation."""
    from mentorsite.language import day, say

    lines = [_line(site, spoken, each) for each in found]
    return lines or [say(spoken, N_("No conversation is arranged until {day}."), day=day(spoken, last, "year"))]


def _line(site: Site, spoken: Any, each: Arranged) -> str:
    from mentorsite.language import clock, day, say

    when = [day(spoken, each.day, "weekday")]
    if each.timed:
        # In whose time it is only matters where the two could mean different ones.
        elsewhere = each.zone != site.common.programme.time_zone.key
        when.append(clock(spoken, each.at) + (f" ({each.zone})" if elsewhere else ""))
    names = {"mentee": site.name(each.mentee), "mentor": site.name(each.mentor)}
    return say(spoken, N_("{when}: {mentee} with {mentor}"), when=", ".join(when), **names)


def as_json(site: Site, found: Iterable[Arranged], last: date) -> str:
    """Write the conversations for a machine; ids beside names, times as the mentee wrote them."""
    shape = {
        "version": VERSION,
        "from": site.today.isoformat(),
        "until": last.isoformat(),
        "conversations": [_facts(site, each) for each in found],
    }
    return json.dumps(shape, ensure_ascii=False, indent=2)


def _facts(site: Site, each: Arranged) -> dict[str, Any]:
    return {
        "day": each.day.isoformat(),
        "time": f"{each.at:%H:%M}" if each.timed else None,
        "time_zone": each.zone,
        "mentee": {"id": each.mentee, "name": site.name(each.mentee)},
        "mentor": {"id": each.mentor, "name": site.name(each.mentor)},
    }
