"""`suggest mentors` and `match`: who could accompany whom. Nothing is written; people decide."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from mentorsite.cli.around import Day, clock, end, lang_option, language, root
from mentorsite.rules import N_

if TYPE_CHECKING:
    from mentorsite.inventory import Content
    from mentorsite.programme.common import Common
    from mentorsite.programme.sides import Seeker

AT_FAULT = 1
"""The exit code where a mistake in a file stands in the way."""


def _near(_context: click.Context, _parameter: click.Parameter, value: date | None) -> date | None:
    if value and not 1900 <= value.year <= 2199:
        raise click.BadParameter("This day is too far away.")
    return value


@click.group()
def suggest() -> None:
    """Suggest what could fit somebody's wishes."""


@suggest.command()
@click.argument("person")
@click.option("--from", "day", type=Day(), callback=_near, help="When a pair would begin.  [default: today]")
@lang_option
def mentors(person: str, day: date | None, lang: str | None) -> None:
    """Suggest mentors to a mentee, with points and their reasons.

    The same, and why others are not among them, stands on the mentee's own page. docs/matching.md has the rule.
    """
    from mentorsite.cli.proposal import suggestion_lines
    from mentorsite.programme.matching import suggestions
    from mentorsite.site.frame import Site

    known = _known(day, lang)
    seeker = _asked_for(known, [person])[0]
    found = suggestions(known.common, seeker, known.free, known.day)
    _print(suggestion_lines(Site(known.common, known.day), known.spoken, seeker, found))


@click.command()
@click.argument("persons", nargs=-1, required=True, metavar="PERSON...")
@click.option("--from", "day", type=Day(), callback=_near, required=True, help="When the pairs would begin.")
@lang_option
def match(persons: tuple[str, ...], day: date, lang: str | None) -> None:
    """Propose pairs for several mentees at once, as Markdown.

    By the mentees' ranked wishes; mentors take in the order of points. docs/matching.md says how.
    """
    from mentorsite.cli.proposal import proposal_lines
    from mentorsite.programme.cohorts import propose
    from mentorsite.site.frame import Site

    known = _known(day, lang)
    proposal = propose(known.common, _asked_for(known, persons), known.free, known.day)
    _print(proposal_lines(Site(known.common, known.day), known.spoken, proposal))


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of the programme before anybody is matched."""

    common: Common
    day: date
    spoken: Any
    seekers: Mapping[str, Seeker]
    """Every mentee, from their own file alone; nothing else of theirs is looked at."""
    at_fault: frozenset[str]
    """Those whose own file has an error."""
    free: Mapping[str, int]


def _known(day: date | None, lang: str | None) -> _Known:
    from mentorsite.content.tree import mentees
    from mentorsite.diagnostics import errors
    from mentorsite.inventory import read_content
    from mentorsite.language import say
    from mentorsite.programme.matching import free_places

    content = read_content(root(), None, clock)
    common, spoken = content.common, language(content.common, lang)
    if common is None or errors(content.findings):
        end(say(spoken, N_("There is a mistake in the programme's own files. See: mentorsite check")), AT_FAULT)
    read = {mentee: _own_file(content, common, mentee) for mentee in mentees(content.tree)}
    # Pairs in a file with an error count, too: a place that is taken is taken.
    pairs = [pair for seeker, _ in read.values() for pair in seeker.pairs]
    begins = day or content.today
    return _Known(
        common=common,
        day=begins,
        spoken=spoken,
        seekers={mentee: seeker for mentee, (seeker, _) in read.items()},
        at_fault=frozenset(mentee for mentee, (_, at_fault) in read.items() if at_fault),
        free=free_places(common, pairs, begins),
    )


def _own_file(content: Content, common: Common, mentee: str) -> tuple[Seeker, bool]:
    """Read a mentee's own file, and tell whether an error in it stands in the way."""
    from mentorsite.content.records.mentee import Mentee
    from mentorsite.content.tree import read_folder
    from mentorsite.diagnostics import adjusted, errors
    from mentorsite.programme.link import read_journey
    from mentorsite.programme.sides import seeker_of

    reading = read_journey(read_folder(content.tree, f"mentees/{mentee}/mentee.md"), mentee)
    record = next((rest for rest in reading.rests if isinstance(rest, Mentee)), reading.journey.record)
    return seeker_of(mentee, record), bool(errors(adjusted(reading.findings, common.programme.checks)))


def _asked_for(known: _Known, persons: Iterable[str]) -> list[Seeker]:
    """Find the mentees that somebody asked for, each once; end where one is not there or cannot be read."""
    from mentorsite.language import say
    from mentorsite.urls import slug

    wanted = list(dict.fromkeys(slug(person) for person in persons))
    for mentee in wanted:
        if mentee not in known.seekers or mentee not in known.common.readers:
            end(_nobody(known, mentee))
        if mentee in known.at_fault:
            text = N_("There is a mistake in {file}. See: mentorsite check")
            end(say(known.spoken, text, file=f"content/mentees/{mentee}/mentee.md"), AT_FAULT)
    return [known.seekers[mentee] for mentee in wanted]


def _nobody(known: _Known, person: str) -> str:
    from mentorsite.language import say
    from mentorsite.spelling import similar

    if person in known.common.readers:
        text = N_("{person} has no folder in mentees/ yet. Begin one with: mentorsite new mentee {person}")
        return say(known.spoken, text, person=person)
    near = ", ".join(similar(person, [mentee for mentee in known.seekers if mentee in known.common.readers]))
    text = (
        N_("No mentee here has the id {person}. Similar: {similar}.")
        if near
        else N_("No mentee here has the id {person}.")
    )
    return say(known.spoken, text, person=person, similar=near)


def _print(lines: Iterable[str]) -> None:
    from mentorsite.report import visible

    for line in lines:
        click.echo(visible(line))
