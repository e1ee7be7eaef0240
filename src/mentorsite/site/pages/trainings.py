"""The catalogue of further training: by skill, by form, what is remote and free, and what is coming up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from mentorsite.content.records.circles import Circle
from mentorsite.content.records.training import Training
from mentorsite.language import Language, chosen, say
from mentorsite.programme.audiences import Audience
from mentorsite.programme.checks.trainings import is_stale
from mentorsite.programme.common import Common
from mentorsite.rules import N_
from mentorsite.site.frame import Draft, Frame, Site, draft, in_each_language
from mentorsite.site.pages.common import EVERYBODY, body, coordinators, text_of
from mentorsite.site.search import Words
from mentorsite.site.training_words import KINDS, in_brief, kind, levels

UPCOMING = 8
"""How many dates the catalogue shows; each training has all of its own."""


@dataclass(frozen=True, slots=True)
class Row:
    """One training in a list."""

    id: str
    title: str
    brief: str
    """Form, length and price."""
    next: date | None
    for_mentors: bool
    paused: bool


@dataclass(frozen=True, slots=True)
class Taught:
    """One skill that a training leads on in."""

    name: str
    levels: str
    """From where to where, in the framework's words."""
    people: tuple[str, ...]
    """Mentors who offer it, too."""


def training_title(language: Language, training: Training) -> str:
    """Name a training; by its id where it has no title."""
    return chosen(language, training.title) or training.id


def open_trainings(common: Common) -> list[Training]:
    """List what is on offer or will be again, in the order of the files."""
    return [training for training in common.catalogue.values() if training.status != "withdrawn"]


def trainings_pages(site: Site) -> Iterator[Draft]:
    """Make the catalogue and a page for each training; they are for everybody."""
    yield from in_each_language(site, lambda language: _in_language(site, language))


def _in_language(site: Site, language: Language) -> Iterator[Draft]:
    yield catalogue_page(site, language)
    for training in site.common.catalogue.values():
        for audience in _readers(site, training):
            yield _training(site, language, training, audience)


def _readers(site: Site, training: Training) -> list[Audience]:
    """List who gets a training's page: everybody, and the coordinators where its text is for them alone."""
    return [EVERYBODY, *(coordinators(site) if training.circle is Circle.PROGRAMME else ())]


def catalogue_page(site: Site, language: Language) -> Draft:
    """Make the catalogue in one language."""
    known = open_trainings(site.common)
    rows = {training.id: row_of(site, language, training) for training in known}
    frame = Frame(
        site,
        language,
        "training/",
        say(language, N_("Further training")),
        "training",
        say(language, N_("Visible to all colleagues")),
    )
    return draft(
        frame,
        "trainings",
        EVERYBODY.readers,
        areas=_by_skill(site, language, known, rows),
        kinds=[(kind(language, form), [rows[t.id] for t in known if t.format == form]) for form in KINDS],
        remote_and_free=[rows[t.id] for t in known if t.is_remote and t.is_free and t.status == "open"],
        upcoming=upcoming(site, language, known)[:UPCOMING],
        others=[rows[t.id] for t in known if not set(t.teaches) & set(site.common.skills)],
        count=len(known),
    )


def row_of(site: Site, language: Language, training: Training) -> Row:
    """Make a training's row in a list."""
    return Row(
        id=training.id,
        title=training_title(language, training),
        brief=in_brief(language, training),
        next=next(iter(training.upcoming(site.today)), None) if training.status == "open" else None,
        for_mentors=training.for_ == "mentor-path",
        paused=training.status == "paused",
    )


def upcoming(site: Site, language: Language, trainings: Iterable[Training]) -> list[tuple[date, str, str]]:
    """List the next days with the id and title of what begins on them."""
    days = [(day, t.id, training_title(language, t)) for t in trainings for day in t.upcoming(site.today)]
    known = site.common.catalogue
    return sorted(entry for entry in days if known[entry[1]].status == "open")


def _by_skill(
    site: Site, language: Language, trainings: Iterable[Training], rows: dict[str, Row]
) -> list[tuple[str, list[tuple[str, list[Row]]]]]:
    """Sort rows by skill, and these by area, in the order of the framework; skills without a training are left out."""
    listed = list(trainings)

    def taught(skill: str) -> list[Row]:
        return [rows[training.id] for training in listed if skill in training.teaches]

    framework = site.common.framework
    if framework is None:
        skills = [(chosen(language, name), taught(skill)) for skill, name in site.common.skills.items()]
        return [("", [(name, some) for name, some in skills if some])]
    areas = [
        (chosen(language, area.name), [(chosen(language, s.name), taught(s.id)) for s in area.skills])
        for area in framework.areas
    ]
    found = [(area, [(name, some) for name, some in skills if some]) for area, skills in areas]
    return [(area, skills) for area, skills in found if skills]


def _training(site: Site, language: Language, training: Training, audience: Audience) -> Draft:
    frame = Frame(
        site=site,
        language=language,
        bare=f"training/{training.id}/",
        title=training_title(language, training),
        section="training",
        readers_line=say(language, N_("Visible to all colleagues")),
        crumbs=((say(language, N_("Further training")), "training/"),),
        written=training.path,
    )
    lang = training.lang or site.common.languages[0]
    return draft(
        frame,
        "training",
        audience.readers,
        [Words(text_of(training, audience), lang)],
        training=training,
        upcoming=training.upcoming(site.today) if training.status == "open" else (),
        taught=list(_taught(site, language, training)),
        stale=is_stale(training, site.today),
        body=body(site, frame, training, audience),
        lang=lang,
    )


def _taught(site: Site, language: Language, training: Training) -> Iterator[Taught]:
    for skill, span in training.teaches.items():
        name = chosen(language, site.common.skills[skill]) if skill in site.common.skills else skill
        offers = site.common.by_skill.get(skill, ())
        helping = tuple(person for person, offer in offers if not offer.rests(site.today))
        yield Taught(name, levels(language, span, site.common.framework), helping)
