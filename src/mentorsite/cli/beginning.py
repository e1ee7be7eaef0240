"""`init` and `new`: a programme to begin with, and files from skeletons."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mentorsite.cli.around import end, lang_option, today_option

if TYPE_CHECKING:
    from mentorsite.scaffold import NewFile


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--demo", is_flag=True, help="Copy Seekuh Systems, the demo programme.")
@lang_option
@today_option
def init(folder: Path, demo: bool, lang: str | None, today: date | None) -> None:
    """Begin a programme in an empty folder."""
    from mentorsite import scaffold

    with _refusals(lang):
        for file in scaffold.init(folder, demo=demo, language=lang or "de", today=today or _day()):
            click.echo(file)
    _say(lang or "de", scaffold.NEXT_STEPS, folder=folder)


@click.group()
def new() -> None:
    """Begin a file from a skeleton; nothing is ever written over."""


@new.command()
@click.argument("person")
@click.option("--ask/--no-ask", default=None, help="Ask the three questions of the programme.")
@lang_option
@today_option
def mentee(person: str, ask: bool | None, lang: str | None, today: date | None) -> None:
    """Begin a mentee's folder, with the three questions of the programme."""
    from mentorsite import scaffold

    asked = sys.stdin.isatty() if ask is None else ask
    with _refusals(lang):
        answers = _answers(_spoken(lang, person)) if asked else {}
        _write(scaffold.new_mentee(_content(), person, _today(today), lang, answers))


@new.command()
@click.argument("mentee")
@click.argument("title")
@click.option("--idea", is_flag=True, help="An idea that promises nothing yet.")
@lang_option
@today_option
def goal(mentee: str, title: str, idea: bool, lang: str | None, today: date | None) -> None:
    """Begin a goal in the mentee's own words."""
    from mentorsite import scaffold

    with _refusals(lang):
        _write([scaffold.new_goal(_content(), mentee, title, _today(today), lang, "idea" if idea else "active")])


@new.command()
@click.argument("mentee")
@click.argument("day", default="today")
@click.option("--mentor", help="With whom, where two pairs cover the day.")
@lang_option
@today_option
def session(mentee: str, day: str, mentor: str | None, lang: str | None, today: date | None) -> None:
    """Begin the notes on a conversation; what is still open stands there as a reminder."""
    from mentorsite import scaffold

    with _refusals(lang):
        now = _today(today)
        _write([scaffold.new_session(_content(), mentee, scaffold.read_day(day, now), now, lang, mentor)])


@new.command()
@click.argument("mentee")
@click.argument("day")
@click.argument("giver")
@lang_option
@today_option
def feedback(mentee: str, day: str, giver: str, lang: str | None, today: date | None) -> None:
    """Begin one person's feedback on a conversation, in a file of its own."""
    from mentorsite import scaffold

    with _refusals(lang):
        _write([scaffold.new_feedback(_content(), mentee, scaffold.read_day(day, _today(today)), giver, lang)])


@new.command()
@click.argument("person")
@click.argument("day", default="today")
@lang_option
@today_option
def skills(person: str, day: str, lang: str | None, today: date | None) -> None:
    """Begin a look at one's skills, in the framework's words."""
    from mentorsite import scaffold

    with _refusals(lang):
        _write([scaffold.new_skills(_content(), person, scaffold.read_day(day, _today(today)), lang)])


@new.command()
@click.argument("mentee")
@click.argument("day")
@click.argument("mentor")
@lang_option
@today_option
def view(mentee: str, day: str, mentor: str, lang: str | None, today: date | None) -> None:
    """Begin a mentor's view of a self-assessment, where its owner has asked for it."""
    from mentorsite import scaffold

    with _refusals(lang):
        _write([scaffold.new_view(_content(), mentee, scaffold.read_day(day, _today(today)), mentor, lang)])


@new.command()
@click.argument("person")
@lang_option
@today_option
def mentor(person: str, lang: str | None, today: date | None) -> None:
    """Begin a person's offer as mentor."""
    from mentorsite import scaffold

    with _refusals(lang):
        _write([scaffold.new_mentor(_content(), person, _today(today), lang)])


@new.command()
@click.argument("title")
@lang_option
def handbook(title: str, lang: str | None) -> None:
    """Begin a page for everybody."""
    from mentorsite import scaffold

    with _refusals(lang):
        _write([scaffold.new_handbook(_content(), title, lang)])


def _content() -> Path:
    return Path.cwd() / "content"


def _today(today: date | None) -> date:
    """Take the day given, or the programme's own, or the clock's."""
    from mentorsite.cli.around import clock
    from mentorsite.inventory import read_content

    return read_content(Path.cwd(), today, clock).today if _content().is_dir() else today or _day()


def _day() -> date:
    from datetime import UTC

    from mentorsite.cli.around import clock

    return clock(UTC)


def _spoken(lang: str | None, person: str) -> str:
    """Find the language to ask a person in: as wished, their own, the programme's first."""
    from mentorsite.inventory import read_content
    from mentorsite.programme.common import language_of
    from mentorsite.urls import slug

    common = read_content(Path.cwd()).common if _content().is_dir() else None
    return lang or (language_of(common, slug(person)) if common else "en")


def _answers(code: str) -> dict[str, str]:
    from mentorsite import scaffold
    from mentorsite.language import say, spoken

    questions = {key: say(spoken(code), text) for key, text in scaffold.QUESTIONS.items()}
    return {key: click.prompt(question, default="", show_default=False) for key, question in questions.items()}


def _write(files: list[NewFile]) -> None:
    from mentorsite import scaffold

    scaffold.write(files)
    for file in files:
        click.echo(file.path.relative_to(Path.cwd()) if file.path.is_relative_to(Path.cwd()) else file.path)


def _say(code: str, text: str, **values: Any) -> None:
    from mentorsite.language import say, spoken

    click.echo(say(spoken(code), text, **values))


@contextmanager
def _refusals(lang: str | None) -> Iterator[None]:
    """Turn a file that cannot be made into a sentence and exit code 2."""
    from mentorsite import scaffold
    from mentorsite.language import spoken

    try:
        yield
    except scaffold.CannotCreate as refusal:
        end(scaffold.worded(refusal, spoken(lang or _programme_language())))


def _programme_language() -> str:
    from mentorsite.inventory import read_content

    common = read_content(Path.cwd()).common if _content().is_dir() else None
    return common.languages[0] if common else "en"
