"""Pages for everybody: mentors, handbook, who sees what, the manatee, and a wrong turn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mentorsite import __version__
from mentorsite.content.records.common import HandbookPage, Mentor
from mentorsite.content.records.record import Record
from mentorsite.language import Language, say
from mentorsite.programme.audiences import EVERYONE
from mentorsite.programme.common import language_of
from mentorsite.programme.summary import Summary
from mentorsite.resources import TEMPLATES
from mentorsite.rules import N_
from mentorsite.site.frame import Draft, Frame, Site, draft, edit_url, in_each_language, rendered
from mentorsite.site.page import Page
from mentorsite.site.pages.home import Places, places_of
from mentorsite.site.policy import policy
from mentorsite.site.variant import body_html, common_addresses, common_files, file_address, resolver


def common_pages(site: Site, summaries: Sequence[Summary]) -> Iterator[Page]:
    """Make everything that is for everybody."""
    places = {entry.mentor: entry for entry in places_of(site, summaries)}
    drafts = in_each_language(site, lambda language: _in_language(site, language, places))
    yield from map(rendered, (*drafts, _not_found(site)))
    yield from (Page(file_address(a.path), a.data, EVERYONE) for a in site.common.attachments)
    yield from assets(site)


def _in_language(site: Site, language: Language, places: dict[str, Places]) -> Iterator[Draft]:
    yield _directory(site, language, places)
    yield from (_mentor(site, language, person, mentor, places.get(person)) for person, mentor in _offering(site))
    yield _handbook(site, language)
    yield from (_handbook_page(site, language, entry) for entry in site.common.handbook)
    yield draft(_frame(site, language, "privacy/", N_("Who sees what")), "privacy", EVERYONE, policy=policy())
    yield draft(_frame(site, language, "manatee/", N_("Why a manatee?")), "manatee", EVERYONE)
    yield draft(_frame(site, language, "about/", N_("About this site")), "about", EVERYONE, version=__version__)


def _frame(site: Site, language: Language, bare: str, title: str, section: str = "") -> Frame:
    line = say(language, N_("Visible to all colleagues"))
    return Frame(
        site=site, language=language, bare=bare, title=say(language, title), section=section, readers_line=line
    )


def _offering(site: Site) -> list[tuple[str, Mentor]]:
    """List who accompanies others, resting mentors included, in the order of the roster."""
    mentors = site.common.mentors
    return [(p, mentors[p]) for p in site.common.active if p in mentors and mentors[p].stage in ("mentor", "resting")]


def _directory(site: Site, language: Language, places: dict[str, Places]) -> Draft:
    topics: dict[str, list[str]] = {}
    for person, mentor in _offering(site):
        for topic in mentor.offers:
            topics.setdefault(_skill(site, language, topic), []).append(person)
    cards = [
        (p, mentor, [_skill(site, language, t) for t in mentor.offers], places[p]) for p, mentor in _offering(site)
    ]
    frame = _frame(site, language, "directory/", N_("Mentors"), "directory")
    return draft(frame, "directory", EVERYONE, cards=cards, topics=sorted(topics.items()), today=site.today)


def _skill(site: Site, language: Language, skill: str) -> str:
    return site.text(site.common.skills[skill], language) if skill in site.common.skills else skill


def _mentor(site: Site, language: Language, person: str, mentor: Mentor, places: Places | None) -> Draft:
    line = say(language, N_("Visible to all colleagues"))
    crumbs = ((say(language, N_("Mentors")), "directory/"),)
    frame = Frame(
        site,
        language,
        f"directory/{person}/",
        site.name(person),
        "directory",
        line,
        crumbs=crumbs,
        edit=edit_url(site, mentor.path),
    )
    return draft(
        frame,
        "mentor",
        EVERYONE,
        person=person,
        entry=site.common.people[person],
        mentor=mentor,
        places=places,
        topics=[_skill(site, language, topic) for topic in mentor.offers],
        body=body(site, frame, mentor),
        lang=mentor.lang or language_of(site.common, person),
        today=site.today,
    )


def body(site: Site, frame: Frame, record: Record) -> str:
    """Render the whole body of a file that is for everybody."""
    resolve = resolver(frame, record, common_addresses(site.common), common_files(site.common))
    shared = (passage for passage in record.passages if passage.kind == "shared")
    return "".join(body_html(frame, record, passage.prose, resolve, tasks=True) for passage in shared)


def _handbook(site: Site, language: Language) -> Draft:
    entries = [(f"handbook/{entry.id}/", handbook_title(site, language, entry)) for entry in site.common.handbook]
    frame = _frame(site, language, "handbook/", N_("Handbook"), "handbook")
    promise = body(site, frame, site.common.programme)
    return draft(frame, "handbook", EVERYONE, entries=entries, promise=promise, lang=_lang(site, site.common.programme))


def handbook_title(site: Site, language: Language, entry: HandbookPage) -> str:
    """Name a handbook page: its title, else its first heading, else its id."""
    headings = (s.heading for p in entry.passages for s in p.prose.sections if s.heading)
    return site.text(entry.title, language) or next(headings, entry.id)


def _handbook_page(site: Site, language: Language, entry: HandbookPage) -> Draft:
    line = say(language, N_("Visible to all colleagues"))
    crumbs = ((say(language, N_("Handbook")), "handbook/"),)
    title = handbook_title(site, language, entry)
    frame = Frame(
        site, language, f"handbook/{entry.id}/", title, "handbook", line, crumbs=crumbs, edit=edit_url(site, entry.path)
    )
    return draft(frame, "handbook-page", EVERYONE, body=body(site, frame, entry), lang=_lang(site, entry))


def _lang(site: Site, record: Record) -> str:
    return record.lang or site.common.languages[0]


def _not_found(site: Site) -> Draft:
    """Make the page for a wrong turn; it stands at the root and speaks every language of the site."""
    language = site.languages[0]
    frame = Frame(site, language, "404.html", say(language, N_("Wrong turn")), at_root=True)
    words = [
        (each.code, say(each, N_("Wrong turn. Happens to manatees too.")), say(each, N_("To the start")))
        for each in site.languages
    ]
    return draft(frame, "404", EVERYONE, words=words)


def assets(site: Site) -> Iterator[Page]:
    """Take along style, script, fonts and drawings; the project's own files go before the bundled ones."""
    folders = [TEMPLATES / "assets", *([site.templates / "assets"] if site.templates else [])]
    files = {
        f.relative_to(folder).as_posix(): f
        for folder in folders
        if folder.is_dir()
        for f in sorted(folder.rglob("*"))
        if f.is_file()
    }
    yield from (Page(f"assets/{name}", file.read_bytes(), EVERYONE) for name, file in sorted(files.items()))
