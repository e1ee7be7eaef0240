"""The skill framework for everybody: what the words mean, and which skills there are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mentorsite.content import markup
from mentorsite.content.records.skills import INTERESTS, LEVELS, Area, Framework, Skill
from mentorsite.language import Language, chosen, say
from mentorsite.programme.audiences import EVERYONE
from mentorsite.rules import N_
from mentorsite.site.frame import Draft, Frame, Site, draft, in_each_language
from mentorsite.site.pages.common import body
from mentorsite.site.search import Words
from mentorsite.site.skill_words import anchor_of, framework_title, interest_word, level_word


@dataclass(frozen=True, slots=True)
class Described:
    """One skill with the sentences it has of its own."""

    id: str
    name: str
    anchors: tuple[tuple[str, str], ...]
    """The word of a level, and the sentence by which somebody recognises it."""


def framework_pages(site: Site) -> Iterator[Draft]:
    """Make the page about the framework, where there is one."""
    framework = site.common.framework
    if framework:
        yield from in_each_language(site, lambda language: [_page(site, language, framework)])


def _page(site: Site, language: Language, framework: Framework) -> Draft:
    title = framework_title(language, framework)
    frame = Frame(
        site=site,
        language=language,
        bare="skills/",
        title=title,
        section="handbook",
        readers_line=say(language, N_("Visible to all colleagues")),
        crumbs=((say(language, N_("Handbook")), "handbook/"),),
        written=framework.path,
    )
    lang = framework.lang or site.common.languages[0]
    text = "\n".join(markup.plain(passage.prose) for passage in framework.passages if passage.kind == "shared")
    return draft(
        frame,
        "framework",
        EVERYONE,
        [Words(text, lang)],
        body=body(site, frame, framework),
        lang=lang,
        levels=[(level_word(language, n, framework), anchor_of(language, n, framework)) for n in LEVELS],
        interests=[interest_word(language, n, framework) for n in INTERESTS],
        areas=[(chosen(language, area.name), _skills(language, area, framework)) for area in framework.areas],
        licence=framework.licence,
        valid_from=framework.valid_from,
    )


def _skills(language: Language, area: Area, framework: Framework) -> list[Described]:
    return [
        Described(skill.id, chosen(language, skill.name), _anchors(language, skill, framework)) for skill in area.skills
    ]


def _anchors(language: Language, skill: Skill, framework: Framework) -> tuple[tuple[str, str], ...]:
    own = ((n, chosen(language, skill.anchors[n])) for n in LEVELS if n in skill.anchors)
    return tuple((level_word(language, n, framework), sentence) for n, sentence in own)
