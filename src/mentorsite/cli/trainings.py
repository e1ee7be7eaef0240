"""`suggest trainings`: which trainings fit a mentee, and why; the same as on their own page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from mentorsite.cli.around import clock, end, lang_option, language, root, today_option
from mentorsite.cli.matching import AT_FAULT, suggest
from mentorsite.rules import N_

if TYPE_CHECKING:
    from datetime import date

    from mentorsite.inventory import Content
    from mentorsite.programme.audiences import View
    from mentorsite.programme.common import Common


@suggest.command()
@click.argument("person")
@today_option
@lang_option
def trainings(person: str, today: date | None, lang: str | None) -> None:
    """Suggest further training to a mentee, with points and their reasons.

    The same stands on the mentee's own page, for nobody else to read. docs/training.md has the rule.
    """
    from mentorsite.diagnostics import errors
    from mentorsite.inventory import read_content
    from mentorsite.language import say
    from mentorsite.report import visible

    content = read_content(root(), today, clock)
    spoken = language(content.common, lang)
    if content.common is None or errors(content.findings):
        end(say(spoken, N_("There is a mistake in the programme's own files. See: mentorsite check")), AT_FAULT)
    view = _own_view(content, content.common, person, spoken)
    for line in _lines(content.common, view, content.today, spoken):
        click.echo(visible(line))


def _own_view(content: Content, common: Common, person: str, spoken: Any) -> View:
    """See what a mentee sees of their own files; end where there is nobody of that name."""
    from mentorsite.inventory import jobs
    from mentorsite.job import examine, without_broken
    from mentorsite.language import say
    from mentorsite.programme.audiences import Audience, seen_by
    from mentorsite.urls import slug

    mentee = slug(person)
    job = next((job for job in jobs(content, common) if job.mentee == mentee), None)
    if job is None or mentee not in common.readers:
        end(say(spoken, N_("No mentee here has the id {person}."), person=mentee))
    reading, findings = examine(job)
    journey = without_broken(reading.journey, findings)
    return seen_by(common, journey, Audience(frozenset({mentee}), owner=True), content.today)


def _lines(common: Common, view: View, today: date, spoken: Any) -> Iterator[str]:
    from mentorsite.language import chosen, counted, day, say
    from mentorsite.programme.recommendations import learner_of, recommendations
    from mentorsite.programme.skill_lines import lines
    from mentorsite.site.training_words import in_brief, reason_against, reasons_for

    journey, framework = view.journey, common.framework
    learner = learner_of(common, journey, lines(framework, journey))
    found = recommendations(common.catalogue, learner, common.programme.recommend)
    name, goals = common.people[journey.mentee].name, {goal.id: goal.title for goal in journey.goals}
    yield say(spoken, N_("Further training for {mentee}, as of {day}"), mentee=name, day=day(spoken, today, "year"))
    for each in found.fitting:
        training, total = common.catalogue[each.training], each.points.total
        points = counted(spoken, "one point", "{count} points", total).format(count=total)
        yield from ("", f"{chosen(spoken, training.title) or training.id} ({training.id}): {points}")
        yield f"       {in_brief(spoken, training)}"
        yield from (f"  {r.points:>3}  {r.words}" for r in reasons_for(spoken, each, goals, framework))
    if not found.fitting:
        yield from ("", say(spoken, N_("Nothing suggests itself just now.")))
    if found.excluded:
        yield from ("", say(spoken, N_("Not among them:")))
    for id_, reason in found.excluded.items():
        yield f"  {chosen(spoken, common.catalogue[id_].title) or id_}: {reason_against(spoken, reason)}"
