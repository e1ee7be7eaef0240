"""`pulse form` and `pulse import`: programme feedback asked elsewhere, and only its totals kept here."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mentorsite.cli.around import clock, end, lang_option, language, root
from mentorsite.rules import N_

if TYPE_CHECKING:
    from mentorsite.content.records.fields import Span
    from mentorsite.survey.export import Counted

_GROUP_WORDS = {"mentees": N_("mentees"), "mentors": N_("mentors")}


@click.group()
def pulse() -> None:
    """Ask how the programme is doing, and keep nothing but totals."""


def _as_wave(_context: click.Context, _parameter: click.Parameter, value: str) -> Span:
    from mentorsite.content.records.fields import read_span

    return read_span(value) or _no_wave()


def _no_wave() -> Any:
    raise click.BadParameter("A wave is a quarter or a month such as 2026-Q3 or 2026-09.")


@pulse.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--wave", callback=_as_wave, required=True, metavar="2026-Q3", help="When this was asked.")
@click.option("--group", type=click.Choice(["mentees", "mentors"]), help="Who has answered, if no column says it.")
@click.option("--invited", type=click.IntRange(0, 9999), help="How many of the group were asked.")
@click.option("--replace", is_flag=True, help="Count a group anew that stands in the file.")
@lang_option
def import_(file: Path, wave: Span, lang: str | None, replace: bool, **asked: Any) -> None:
    """Count an export of a survey tool (CSV). Rows, times and free text are dropped.

    Columns are found by the form's sentences or ids. What fewer than five people have answered is not written.
    """
    from mentorsite.language import say
    from mentorsite.survey.export import CannotImport, totals_in
    from mentorsite.survey.pulse_file import known, path_of, together, write

    content = root() / "content"
    spoken = _spoken(lang)
    if asked["invited"] is not None and asked["group"] is None:
        raise click.UsageError("--invited needs --group: it is the number of one group.")
    try:
        found = totals_in(file, asked["group"], asked["invited"])
        if found.groups:
            before = known(content, wave)
            groups = together(path_of(wave), before, found.groups, replace=replace)
            write(content, wave, groups, before.body if before else "")
    except CannotImport as refused:
        end(say(spoken, refused.text, **refused.values))
    except OSError as fault:
        end(f"content/pulse/: {fault.strerror}")
    for line in _told(found, path_of(wave), spoken):
        click.echo(line)


def _told(found: Counted, path: str, spoken: Any) -> Iterator[str]:
    """Say what was written and what was left behind; nothing of it is quoted."""
    from mentorsite.language import say, translated

    for who, group in found.groups.items():
        text = N_("{group}: {count} have answered. Their totals stand in content/{file}.")
        yield say(spoken, text, group=translated(spoken, _GROUP_WORDS[who]), count=group.answered, file=path)
    for who in found.left_out:
        text = N_("{group}: fewer than five have answered. Nothing of them was written.")
        yield say(spoken, text, group=translated(spoken, _GROUP_WORDS[who]))
    if not found.groups and not found.left_out:
        yield say(spoken, N_("No answer was found. Nothing was written."))
    counts = (
        (N_("Items with fewer than five answers, left out: {count}."), found.items_left_out),
        (N_("Cells that are none of the five answers, not counted: {count}."), found.not_understood),
        (N_("Other columns, not kept: {count}."), found.other_columns),
    )
    yield from (say(spoken, text, count=count) for text, count in counts if count)


@pulse.command("form")
@click.option("--group", type=click.Choice(["mentees", "mentors"]), default="mentees", show_default=True)
@lang_option
def form_(group: Any, lang: str | None) -> None:
    """Print the form as text, to paste into a survey tool."""
    from mentorsite.language import chosen, say
    from mentorsite.programme.pulse import form

    spoken, asked = _spoken(lang), form()
    labels = asked.answers[spoken.code]
    click.echo(say(spoken, N_("Five sentences, without your name. Only totals are kept, from five answers on.")))
    for number, item in enumerate(asked.items, start=1):
        click.echo(f"\n{number}. {chosen(spoken, item.words(group))}")
        click.echo("   " + "   ".join(f"{n} – {word}" for n, word in enumerate(labels, start=1)))


def _spoken(lang: str | None) -> Any:
    from mentorsite.inventory import read_content

    return language(read_content(root(), None, clock).common, lang)
