"""Becoming a mentor: a page for everybody, and each person's own way, for them and the coordinators."""

from __future__ import annotations

from collections.abc import Iterator

from mentorsite.content.records.circles import Circle
from mentorsite.language import Language, chosen, say
from mentorsite.programme.audiences import EVERYONE
from mentorsite.programme.mentor_path import SAT_IN, Way, modules, stations, way_address, ways
from mentorsite.rules import N_
from mentorsite.site.frame import Draft, Frame, Site, draft, in_each_language
from mentorsite.site.pages.trainings import open_trainings, training_title, upcoming
from mentorsite.site.training_words import next_on_the_way

HANDBOOK_PAGE = "become-a-mentor"
"""The programme's own words on it, where there is a page of that name."""


def becoming_pages(site: Site) -> Iterator[Draft]:
    """Make the page about becoming a mentor, and the way of everybody who has set out on it."""
    yield from in_each_language(site, lambda language: _in_language(site, language))


def _in_language(site: Site, language: Language) -> Iterator[Draft]:
    yield _for_everybody(site, language)
    for way in ways(site.common):
        yield _own_way(site, language, way)


def _for_everybody(site: Site, language: Language) -> Draft:
    common = site.common
    frame = Frame(
        site=site,
        language=language,
        bare="become-a-mentor/",
        title=say(language, N_("Becoming a mentor")),
        section="directory",
        readers_line=say(language, N_("Visible to all colleagues")),
        crumbs=((say(language, N_("Mentors")), "directory/"),),
    )
    trainings = [training for training in open_trainings(common) if training.for_ == "mentor-path"]
    pages = [page for page in common.handbook if page.id == HANDBOOK_PAGE and page.circle is Circle.COLLEAGUES]
    return draft(
        frame,
        "become-a-mentor",
        EVERYONE,
        modules=_modules(language),
        trainings=[(training.id, training_title(language, training)) for training in trainings],
        dates=upcoming(site, language, trainings)[:3],
        sat_in=SAT_IN,
        handbook=f"handbook/{pages[0].id}/" if pages else "",
    )


def _modules(language: Language) -> list[dict[str, object]]:
    return [
        {
            "id": module.id,
            "title": chosen(language, module.title),
            "aim": chosen(language, module.aim),
            "practice": chosen(language, module.practice),
            "hours": module.hours,
            "required": module.required,
        }
        for module in modules()
    ]


def readers_of_way(site: Site, person: str) -> frozenset[str]:
    """Name who reads somebody's way: they themselves, and the coordinators."""
    readers = {person, *site.common.programme.coordinators} & site.common.readers
    # With a block at fault the whole file is for its owner.
    return frozenset({person} if site.common.mentors[person].fails_closed else readers)


def _own_way(site: Site, language: Language, way: Way) -> Draft:
    readers, trainings = readers_of_way(site, way.person), open_trainings(site.common)
    first = site.first_name(way.person)
    line = N_("Visible to {name} and the coordinators") if len(readers) > 1 else N_("Visible to {name} alone")
    frame = Frame(
        site=site,
        language=language,
        bare=way_address(way.person),
        title=say(language, N_("{name}'s way to becoming a mentor"), name=first),
        section="directory",
        readers_line=say(language, line, name=first),
        crumbs=((say(language, N_("Becoming a mentor")), "become-a-mentor/"),),
        written=f"mentors/{way.person}.md",
    )
    return draft(
        frame,
        "mentor-path",
        readers,
        way=way,
        stations=stations(way),
        modules=_modules(language),
        next=next_on_the_way(language, way),
        dates=upcoming(site, language, [t for t in trainings if t.for_ == "mentor-path"])[:2] if way.missing else [],
        sat_in=SAT_IN,
    )
