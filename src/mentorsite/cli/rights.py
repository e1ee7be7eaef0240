"""`export` and `forget`: what a person can ask for about themselves."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mentorsite.cli.around import clock, end, environment_faults, lang_option, language, root, today_option
from mentorsite.rules import N_

if TYPE_CHECKING:
    from mentorsite.inventory import Content
    from mentorsite.programme.common import Common
    from mentorsite.rights.forget import Plan

AT_FAULT = 1
"""The exit code where a mistake in the programme's own files stands in the way, or somebody said no."""


@click.command()
@click.argument("person")
@click.option("--out", type=click.Path(path_type=Path), help="Where the copy goes; export-PERSON.zip otherwise.")
@lang_option
@today_option
def export(person: str, out: Path | None, lang: str | None, today: date | None) -> None:
    """Make a copy of everything about PERSON: files, facts, pages, and who can read what."""
    from mentorsite.language import say
    from mentorsite.report import visible
    from mentorsite.rights.export import copy_of
    from mentorsite.rights.zipped import InTheWay, NoPlace, place_for, write_private, zipped

    here = root()
    content, common, known, spoken = _read(here, person, lang, today)
    shown = visible(str(out or f"export-{known}.zip"))
    try:
        with environment_faults(lambda: spoken):
            place = place_for(here, out or Path(f"export-{known}.zip"))
            files = copy_of(content, common, here, known)
            write_private(place, zipped(files))
    except InTheWay:
        end(say(spoken, N_("{file} is there already. Choose another name with --out."), file=shown))
    except NoPlace:
        end(say(spoken, N_("{file} would lie in content/, in a site or in the state folder."), file=shown))
    click.echo(say(spoken, N_("{count} files in {file}, for your eyes only."), count=len(files), file=shown))
    click.echo(say(spoken, N_("Hand it over in person, leave it out of git, and delete it afterwards.")), err=True)


@click.command()
@click.argument("person")
@click.option("--yes", "agreed", is_flag=True, help="Do it without asking.")
@lang_option
@today_option
def forget(person: str, agreed: bool, lang: str | None, today: date | None) -> None:
    """Remove what is here about PERSON, and list what no program can remove."""
    from mentorsite.language import say
    from mentorsite.rights.forget import carry_out, planned
    from mentorsite.rights.remains import checklist

    here = root()
    content, common, known, spoken = _read(here, person, lang, today)
    with environment_faults(lambda: spoken):
        plan = planned(content, common, here, known)
        _show(plan, spoken)
        if not (agreed or _asked(plan, spoken)):
            return
        carry_out(plan, here)
    click.echo(say(spoken, N_("Done. What remains, to be ticked off by hand:")))
    for line in checklist(plan, common, spoken):
        click.echo(line)


def _read(here: Path, person: str, lang: str | None, today: date | None) -> tuple[Content, Common, str, Any]:
    """Read the programme and find a person in it, or end with what to do."""
    from mentorsite.inventory import read_content
    from mentorsite.language import say
    from mentorsite.report import visible
    from mentorsite.rights.export import is_known
    from mentorsite.spelling import similar
    from mentorsite.urls import slug

    content = read_content(here, today, clock)
    spoken, common = language(content.common, lang), content.common
    if common is None:
        end(say(spoken, N_("There is a mistake in the programme's own files. See: mentorsite check")), AT_FAULT)
    known = slug(person)
    if not is_known(content, here, known):
        near = similar(known, common.ids)
        message = say(spoken, N_("Nobody here has this id: {person}."), person=visible(person))
        end(message + (" " + say(spoken, N_("Similar: {similar}."), similar=", ".join(near)) if near else ""))
    return content, common, known, spoken


def _show(plan: Plan, spoken: Any) -> None:
    from mentorsite.rights.remains import intentions

    for line in intentions(plan, spoken):
        click.echo(line)


def _asked(plan: Plan, spoken: Any) -> bool:
    """Ask whether to go on; without a terminal nothing happens, and that ends with exit code 2."""
    from mentorsite.language import say, translated

    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        command = f"mentorsite forget {plan.person} --yes"
        end(say(spoken, N_("Nothing was removed. To do it: {command}"), command=command))
    question = translated(spoken, N_("It cannot be undone here. Remove it? [y/N]"))
    answer = click.prompt(question, default="", show_default=False, prompt_suffix=" ")
    if answer.strip().casefold() in ("y", "yes", "j", "ja"):
        return True
    click.echo(translated(spoken, N_("Nothing was removed.")), err=True)
    sys.exit(AT_FAULT)
